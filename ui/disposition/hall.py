"""Large type for a room: text as large as its place allows, and tiles that are read from five metres."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import tokens
from ui.parts.steady import steady
from ui.theme import Theme

LEAST = 14


class HallText(QWidget):
    """One line, drawn as large as fits; `share` is the height it asks for, in pixels."""

    def __init__(self, theme: Theme, high: int, *, mono: bool = False, colour: str = "text") -> None:
        super().__init__()
        self._theme, self._mono, self._high = theme, mono, high
        self.text, self.colour = "", colour
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(max(LEAST * 2, high // 2))

    def say(self, text: str, colour: str = "text") -> None:
        """Show this."""
        self.text, self.colour = steady(text), colour
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self) -> QSize:
        """As high as asked for."""
        return QSize(300, self._high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it as large as it fits."""
        painter = QPainter(self)
        painter.setPen(tokens.colour(self, self.colour))
        draw_fitted(painter, QRectF(self.rect()), self.text, _font(self._theme, self._mono))
        painter.end()


class Tile(QAbstractButton):
    """A step of the parcel: what it is, what came of it; one that is `checkable` is confirmed by pressing it."""

    def __init__(self, theme: Theme, title: str, *, confirms: bool = False) -> None:
        super().__init__()
        self._theme, self._title = theme, title
        self.value, self.tone = "", "neutral"
        self.setCheckable(confirms)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if confirms else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(150, 78)
        self.toggled.connect(lambda on: self.say(self.value, "good" if on else "neutral"))
        self.say("")

    def say(self, value: str, tone: str = "neutral") -> None:
        """Show what came of this step."""
        self.value, self.tone = steady(value), tone
        self.setAccessibleName(f"{self._title} {value}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a title and a value."""
        return QSize(220, 130)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A card in the colour of its tone, with a mark, a title, and the value as large as fits."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        edge = "focus" if self.hasFocus() else self.tone
        painter.setPen(QPen(tokens.colour(self, edge), 3 if self.hasFocus() else 2))
        painter.setBrush(tokens.colour(self, f"{self.tone}_ground"))
        painter.drawRoundedRect(area, 8, 8)
        side = min(34.0, area.height() * 0.28)
        self._mark(painter, QRectF(area.left() + 12, area.top() + 10, side, side))
        painter.setPen(tokens.colour(self, self.tone))
        title = QRectF(area.left() + 20 + side, area.top() + 8, area.width() - 30 - side, side + 4)
        draw_fitted(painter, title, self._title, _font(self._theme, mono=False), most=24)
        value = QRectF(area.left() + 12, title.bottom() + 2, area.width() - 24, area.bottom() - title.bottom() - 8)
        painter.setPen(tokens.colour(self, "text"))
        draw_fitted(painter, value, self.value, _font(self._theme, mono=False))
        painter.end()

    def _mark(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(tokens.colour(self, self.tone), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle, unit = area.center(), area.width() / 10
        if self.tone == "good":
            painter.drawEllipse(area)
            points = [(-2.4, 0.2), (-0.6, 2), (2.6, -1.8)]
            painter.drawPolyline(QPolygonF([middle + QPointF(x * unit, y * unit) for x, y in points]))
        elif self.tone == "refused":
            painter.drawRect(area)
            painter.drawLine(middle + QPointF(-2, -2) * unit, middle + QPointF(2, 2) * unit)
            painter.drawLine(middle + QPointF(2, -2) * unit, middle + QPointF(-2, 2) * unit)
        else:
            painter.drawEllipse(area)


def draw_fitted(painter: QPainter, area: QRectF, text: str, font: QFont, most: int = 400) -> None:
    """Draw one line into the area, as large as it fits; what does not fit at the least size is cut with an ellipsis."""
    size = max(LEAST, min(most, int(area.height() * 0.78)))
    font.setPixelSize(size)
    wide = QFontMetricsF(font).horizontalAdvance(text)
    if wide > area.width():
        font.setPixelSize(max(LEAST, int(size * area.width() / wide)))
    painter.setFont(font)
    fitting = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitting)


def _font(theme: Theme, mono: bool) -> QFont:
    font = QFont(theme.font(mono=mono))
    font.setWeight(QFont.Weight.DemiBold)
    return font
