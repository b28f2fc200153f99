"""The quiet picture beside the sign-in: a chain of hands, drawn as a laboratory would, with the product's name."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QLinearGradient, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui import icons, tokens

_DEEP, _DEEPER, _INK = "#0B5562", "#073840", "#E9F7F9"
_BARS = (3, 1, 2, 1, 1, 3, 2, 1, 1, 2, 3, 1, 2, 2, 1, 3, 1, 1, 2, 1, 3, 2, 1, 1, 2, 1, 3, 1)
_LINKS = 6


def brand() -> QIcon:
    """The program's own icon, as the desktop shows it."""
    icon = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_DEEP))
        painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.22, side * 0.22)
        inner = round(side * 0.72)
        painter.drawPixmap(
            QPointF((side - inner) / 2, (side - inner) / 2), icons.pixmap("verify", QColor(_INK), inner, 1)
        )
        painter.end()
        icon.addPixmap(picture)
    return icon


class Cover(QWidget):
    """Painted, not a picture file: sharp at any size, and the same in light and dark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumWidth(300)
        self.setAccessibleName("LIMS Desktop")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ground, bars, chain, name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QLinearGradient(0, 0, self.width() * 0.4, self.height())
        ground.setColorAt(0, QColor(_DEEP))
        ground.setColorAt(1, QColor(_DEEPER))
        painter.fillRect(self.rect(), ground)
        self._paint_bars(painter)
        self._paint_chain(painter)
        self._paint_name(painter)
        painter.end()

    def _paint_bars(self, painter: QPainter) -> None:
        ink = QColor(_INK)
        ink.setAlpha(13)
        x = self.width() * 0.18
        for number, width in enumerate(_BARS):
            if number % 2 == 0:
                painter.fillRect(QRectF(x, 0, width * 6, self.height()), ink)
            x += width * 6

    def _paint_chain(self, painter: QPainter) -> None:
        ink = QColor(_INK)
        left, top = 40.0, self.height() * 0.30
        step = min(46.0, self.height() * 0.075)
        painter.setPen(QPen(tokens.blend(QColor(_DEEP), ink, 0.5), 1.5))
        painter.drawLine(QPointF(left, top), QPointF(left, top + step * (_LINKS - 1)))
        for link in range(_LINKS):
            middle = QPointF(left, top + step * link)
            newest = link == _LINKS - 1
            painter.setBrush(ink if newest else QColor(_DEEP))
            painter.setPen(QPen(ink, 1.5))
            painter.drawEllipse(middle, 6 if newest else 5, 6 if newest else 5)
            faint = tokens.blend(QColor(_DEEP), ink, 0.55 if newest else 0.30)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(faint)
            painter.drawRoundedRect(QRectF(left + 22, middle.y() - 3, (150, 96, 128, 84, 116, 160)[link], 6), 3, 3)

    def _paint_name(self, painter: QPainter) -> None:
        painter.drawPixmap(QPointF(36, 40), icons.pixmap("verify", QColor(_INK), 40))
        painter.setPen(QColor(_INK))
        name = QFont(self.font())
        name.setPixelSize(24)
        name.setWeight(QFont.Weight.DemiBold)
        painter.setFont(name)
        painter.drawText(QPointF(88, 70), "LIMS Desktop")
        line = QFont(self.font())
        line.setPixelSize(15)
        painter.setFont(line)
        area = QRectF(36, self.height() - 130, self.width() - 72, 100)
        painter.drawText(area, Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap, self.motto())

    def motto(self) -> str:
        """What the product promises."""
        return self.tr("Every item, every hand, every minute — and the proof.")
