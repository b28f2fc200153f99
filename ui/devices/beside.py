"""The simulators in a window of their own, beside the work: a person without hardware scans into any page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

_WIDTH, _HEIGHT = 600, 780


class Beside(QWidget):
    """Every simulator's panel, one below the other, over the main window."""

    def __init__(self, panels: Sequence[QWidget], over: QWidget | None) -> None:
        super().__init__(over, Qt.WindowType.Tool)
        self.setObjectName("window")
        self.setWindowTitle(self.tr("Simulators"))
        self.panels = list(panels)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(12)
        for panel in self.panels:
            column.addWidget(panel)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.resize(_WIDTH, _HEIGHT)
