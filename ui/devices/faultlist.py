"""What went wrong with the devices lately, newest first, each as a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from devices.bench import Fault
from lims_desktop.errors import Refused
from ui.desk import Desk
from ui.parts.headings import Card
from ui.parts.words import paragraph, words

_SHOWN = 20


class FaultList(Card):
    """A quiet column; empty when all went well."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("What went wrong"))
        self._desk = desk
        self.faults: list[Fault] = []
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(10)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        self.content.addWidget(area, 1)
        self.show_faults(())

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Show these, the newest first."""
        self.faults = list(faults)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for fault in self.faults[:_SHOWN]:
            self._column.addWidget(self._one(fault))
        if not self.faults:
            self._column.addWidget(paragraph(self.tr("Nothing since you signed in."), "quiet"))
        self._column.addStretch(1)

    def said(self, fault: Fault) -> str:
        """The fault as a sentence."""
        return self._desk.sentence(Refused(fault.code, device=fault.device, trouble=fault.detail))

    def _one(self, fault: Fault) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(words(f"{fault.at:%H:%M:%S}  ·  {fault.device}", "small"))
        column.addWidget(paragraph(self.said(fault)))
        return whole
