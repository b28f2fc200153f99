"""Room on small screens: what does not fit is scrolled to, never cut off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Slot
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

LEAST = 120


class Scrolled(QScrollArea):
    """Asks for the height of what is in it, and gives it a bar when there is less; it never scrolls sideways."""

    def __init__(self, inside: QWidget, *, fills: bool = True) -> None:
        super().__init__()
        self._inside = inside
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        height = QSizePolicy.Policy.Preferred if fills else QSizePolicy.Policy.Maximum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        self.setWidget(inside)
        inside.installEventFilter(self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def sizeHint(self) -> QSize:
        """All of it."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as it must be, and a little of its height."""
        bar = self.verticalScrollBar().sizeHint().width()
        inner = self._inside.minimumSizeHint()
        return QSize(inner.width() + bar, min(LEAST, inner.height()))

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """The field where the cursor is can be seen."""
        if now is not None and self._inside.isAncestorOf(now):
            self.ensureWidgetVisible(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is inside grew, shrank, or was hidden."""
        if watched is self._inside and event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.ShowToParent):
            self.updateGeometry()
        return super().eventFilter(watched, event)
