"""One line of text that gives way: an ellipsis stands for what does not fit, and the whole of it is the tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.parts.steady import tip
from ui.parts.words import Words

_NARROWEST = 60


class Elided(Words):
    """A label that never makes its window wider, whatever somebody wrote; `middle` keeps its end in sight as well."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None, *, middle: bool = False) -> None:
        super().__init__(text, parent)
        self._mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        if role:
            self.setProperty("role", role)

    def setText(self, text: str) -> None:
        """Show this; a line break is a space here."""
        super().setText(" ".join(text.split()))
        self.setToolTip(tip(text))

    def minimumSizeHint(self) -> QSize:
        """A few characters."""
        return QSize(min(_NARROWEST, super().minimumSizeHint().width()), super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much as fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        area = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), self._mode, area.width())
        painter.drawText(area, self.alignment() | Qt.TextFlag.TextSingleLine, shown)
        painter.end()
