"""Room on small screens: what does not fit is scrolled to, never cut off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget

from ui.parts.words import paragraph

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


class LongText(Scrolled):
    """A quiet text that takes no more than so many pixels from what is beside it; the rest of it is scrolled to."""

    def __init__(self, most: int) -> None:
        self._most, self._text = most, paragraph("", "quiet")
        super().__init__(self._text, fills=False)
        self.setText("")

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def setText(self, text: str) -> None:
        """Say this, from its beginning."""
        self._text.setText(text)
        self.verticalScrollBar().setValue(0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs other lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setVisible(bool(self._text.text()))
        height = self._text.heightForWidth(max(1, self.viewport().width()))
        self.setFixedHeight(min(self._most, max(0, height)))
