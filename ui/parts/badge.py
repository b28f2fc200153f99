"""States as small badges: a shape and a word beside the colour, so that nobody needs the colour to read them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import tokens
from ui.parts.steady import steady

_HEIGHT, _SHAPE, _PAD, _GAP = 22, 8, 8, 6


@dataclass(frozen=True)
class Badge:
    """A state in a word or two; `tone` is good, info, warning, refused, or neutral."""

    text: str
    tone: str = "neutral"


class BadgeLabel(QWidget):
    """A badge standing in a layout."""

    def __init__(self, badge: Badge | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.badge = badge or Badge("")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_badge(self.badge)

    def show_badge(self, badge: Badge) -> None:
        """Show this state from now on."""
        self.badge = badge
        self.setAccessibleName(badge.text)
        if self.parent() or not badge.text:  # what stands nowhere yet would open a window of its own
            self.setVisible(bool(badge.text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return badge_size(self.badge, self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        paint_badge(painter, self.rect(), self.badge, self)
        painter.end()


def badge_size(badge: Badge, widget: QWidget) -> QSize:
    """How much room a badge takes."""
    return _size(badge, widget, _font(widget))


def paint_badge(painter: QPainter, area: QRect, badge: Badge, widget: QWidget) -> None:
    """Paint a badge at the left of the area, in its middle."""
    font = _font(widget)
    size = _size(badge, widget, font)
    width = min(size.width(), area.width())
    box = QRectF(area.left(), area.center().y() - size.height() / 2 + 0.5, width, size.height())
    ink = tokens.colour(widget, badge.tone)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.colour(widget, f"{badge.tone}_ground"))
    painter.drawRoundedRect(box, 5, 5)
    _paint_shape(painter, QPointF(box.left() + _PAD + _SHAPE / 2, box.center().y()), badge.tone, ink)
    painter.setPen(ink)
    painter.setFont(font)
    text = box.adjusted(_PAD + _SHAPE + _GAP, 0, -2, 0)
    shown = painter.fontMetrics().elidedText(steady(badge.text), Qt.TextElideMode.ElideRight, int(text.width()))
    painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


def _paint_shape(painter: QPainter, middle: QPointF, tone: str, ink: QColor) -> None:
    half = _SHAPE / 2
    painter.setBrush(ink)
    if tone == "good":
        painter.drawEllipse(middle, half, half)
    elif tone == "warning":
        points = [QPointF(0, -half), QPointF(half, half), QPointF(-half, half)]
        painter.drawPolygon(QPolygonF([middle + point for point in points]))
    elif tone == "refused":
        painter.drawRect(QRectF(middle.x() - half + 0.5, middle.y() - half + 0.5, _SHAPE - 1, _SHAPE - 1))
    elif tone == "info":
        points = [QPointF(0, -half), QPointF(half, 0), QPointF(0, half), QPointF(-half, 0)]
        painter.drawPolygon(QPolygonF([middle + point for point in points]))
    else:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(ink)
        painter.drawEllipse(middle, half - 1, half - 1)
        painter.setPen(Qt.PenStyle.NoPen)


def _size(badge: Badge, widget: QWidget, font: QFont) -> QSize:
    height = max(_HEIGHT, widget.fontMetrics().height() + 6)
    return QSize(QFontMetrics(font).horizontalAdvance(badge.text) + 2 * _PAD + _SHAPE + _GAP + 2, height)


def _font(widget: QWidget) -> QFont:
    font = QFont(widget.font())
    font.setPixelSize(max(11, font.pixelSize() - 1))
    font.setWeight(QFont.Weight.Medium)
    return font
