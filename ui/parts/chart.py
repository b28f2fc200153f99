"""A chart on the screen: drawn in the colours of the theme, walked through with keys, read aloud.

    chart = Chart(self)
    chart.setAccessibleName(self.tr("Items by place"))
    chart.empty_text = self.tr("No items are stored.")
    chart.show_plot(Bars(("Vault",), (Series("Items", (412,)),), unit="items", horizontal=True, keys=(12,)))
    chart.opened.connect(lambda key: self.desk.open("place", key))

Where everything is drawn is computed in `lims_desktop/charts`; the same scene is drawn on paper.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from lims_desktop import charts
from lims_desktop.charts import Bars, Box, Dot, Mark, Plot, Scene, Size, Spot, Stroke, Words
from ui import tokens
from ui.parts.steady import steady

_MARGIN = 6
_SAID_AT_ONCE = 50
_FEW = 20
"""Page up and page down go a twentieth of the chart."""

_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True)
class FontRuler:
    """How large words are in a font of the screen or of a printer."""

    font: QFont

    @property
    def line(self) -> float:
        """The height of a line."""
        return QFontMetricsF(self.font).height()

    def width(self, text: str, *, strong: bool = False) -> float:
        """The width of a text."""
        return QFontMetricsF(strengthened(self.font) if strong else self.font).horizontalAdvance(text)


class Chart(QWidget):
    """Bars or lines. Arrows walk along them and from one series to the next, Home and End to the ends, Enter opens."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.plot: Plot | None = None
        self.empty_text = self.tr("There is nothing to show.")
        self.current: tuple[int, int] | None = None
        self._scene: Scene | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_plot(self, plot: Plot | None) -> None:
        """Draw this from now on; what was chosen is forgotten when it is no longer there."""
        self.plot, self._scene = plot, None
        if self.current and not self._is_there(self.current):
            self.current = None
        self.setAccessibleDescription(self._summary())
        self.updateGeometry()
        self.update()

    @property
    def spot(self) -> Spot | None:
        """What is chosen."""
        return self.scene.spot(self.current) if self.current else None

    @property
    def scene(self) -> Scene:
        """Everything that is drawn, in this size."""
        size = Size(max(1, self.width() - 2 * _MARGIN), max(1, self.height() - 2 * _MARGIN))
        if self._scene is None or self._scene.size != size:
            self._scene = charts.draw(self.plot, size, FontRuler(self._font())) if self.plot else Scene(size)
        return self._scene

    # -- what Qt asks --------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As high as the plot wants to be."""
        return QSize(420, self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Lying bars have a row each; anything else can be half as high."""
        lying = isinstance(self.plot, Bars) and self.plot.horizontal
        return QSize(200, self._wanted_height() if lying else self._wanted_height() // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it, and say what is chosen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_empty:
            self._paint_empty(painter)
        else:
            painter.translate(_MARGIN, _MARGIN)
            paint(painter, self.scene.marks, lambda name: tokens.colour(self, name), self._font())
            self._paint_chosen(painter)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, or leave the key to the page."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.spot:
            self._open()
        elif self._is_empty or not self._walk(key):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Stop at the first spot."""
        super().focusInEvent(event)
        if self.current is None and not self._is_empty and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.choose((0, 0))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame goes with the focus."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Other sizes of letters, another drawing."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._scene = None
            self.updateGeometry()

    def leaveEvent(self, event: QEvent) -> None:
        """What only the mouse chose is left with it."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.choose(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say what is under the mouse."""
        place = self._place_under(event)
        if place != self.current and (place or not self.hasFocus()):
            self.choose(place)
        key = self.spot.key if self.spot and place else None
        self.setCursor(Qt.CursorShape.ArrowCursor if key is None else Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open what stands for something."""
        place = self._place_under(event)
        if place and event.button() == Qt.MouseButton.LeftButton:
            self.choose(place)
            self._open()

    def choose(self, place: tuple[int, int] | None) -> None:
        """Stop at this spot, and say it."""
        self.current = place
        self.update()
        if spot := self.spot:
            self.setAccessibleDescription(spot.spoken)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, spot.spoken))
            self.chosen.emit(spot.key)

    # -- own -----------------------------------------------------------------------------------------------------

    @property
    def _is_empty(self) -> bool:
        return self.plot is None or self.plot.is_empty

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(11, font.pixelSize() - 1))
        return font

    def _wanted_height(self) -> int:
        ruler = FontRuler(self._font())
        height = charts.height_of(self.plot, ruler) if self.plot and not self._is_empty else 4 * ruler.line
        return round(height) + 2 * _MARGIN

    def _is_there(self, place: tuple[int, int]) -> bool:
        groups = self.scene.groups
        return place[0] < len(groups) and place[1] < len(groups[place[0]])

    def _summary(self) -> str:
        if self._is_empty:
            return self.empty_text
        spots = [self.scene.spot((group, n)) for group, row in enumerate(self.scene.groups) for n in _first(len(row))]
        return "\n".join(spot.spoken for spot in spots[:_SAID_AT_ONCE])

    def _place_under(self, event: QMouseEvent) -> tuple[int, int] | None:
        at = event.position()
        return self.scene.place_at(at.x() - _MARGIN, at.y() - _MARGIN)

    def _open(self) -> None:
        if self.spot and self.spot.key is not None:
            self.opened.emit(self.spot.key)

    def _walk(self, key: Qt.Key) -> bool:
        """Go where the key says; False when it is no key of ours."""
        groups = self.scene.groups
        group, number = self.current or (0, 0)
        many = len(groups[group])
        step = _steps(many, lying=isinstance(self.plot, Bars) and self.plot.horizontal).get(key)
        if step is None:
            return False
        group = (group + step[0]) % len(groups)
        here = number + step[1] if self.current else 0
        self.choose((group, max(0, min(len(groups[group]) - 1, here))))
        return True

    def _paint_empty(self, painter: QPainter) -> None:
        painter.setPen(tokens.colour(self, "quiet"))
        area = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, steady(self.empty_text))

    def _paint_chosen(self, painter: QPainter) -> None:
        if not (spot := self.spot):
            return
        box = spot.box
        painter.setPen(QPen(tokens.colour(self, "focus" if self.hasFocus() else "edge"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box.x, box.y, box.width, box.height).adjusted(-2, -2, 2, 2), 3, 3)
        self._paint_said(painter, spot)

    def _paint_said(self, painter: QPainter, spot: Spot) -> None:
        """What is chosen, in words beside it; never out of the chart."""
        ruler, size = FontRuler(self._font()), self.scene.size
        said = charts.shortened(steady(spot.spoken), size.width - 20, ruler)
        width, height = ruler.width(said) + 16, ruler.line + 8
        x, y = self._beside(spot.box, width, height)
        x, y = max(0.0, min(size.width - width, x)), max(0.0, min(size.height - height, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour(self, "tooltip"))
        painter.drawRoundedRect(QRectF(x, y, width, height), 4, 4)
        painter.setPen(tokens.colour(self, "on_tooltip"))
        painter.setFont(self._font())
        painter.drawText(QRectF(x, y, width, height), Qt.AlignmentFlag.AlignCenter, said)

    def _beside(self, box: Box, width: float, height: float) -> tuple[float, float]:
        """Where there is most room for words: in the row of a lying bar, else above."""
        if isinstance(self.plot, Bars) and self.plot.horizontal:
            right = box.x + box.width + 8
            fits = right + width <= self.scene.size.width
            return right if fits else box.x - width - 8, box.y + box.height / 2 - height / 2
        above = box.y - height - 6
        return box.x + box.width / 2 - width / 2, above if above >= 0 else box.y + box.height + 6


def paint(painter: QPainter, marks: list[Mark], colour: Callable[[str], QColor], font: QFont) -> None:
    """Draw the marks on whatever the painter paints on: a screen, a picture, a printer."""
    for mark in marks:
        match mark:
            case Box():
                painter.fillRect(QRectF(mark.x, mark.y, mark.width, mark.height), colour(mark.tone))
            case Stroke():
                _paint_stroke(painter, mark, colour(mark.tone))
            case Dot() if mark.shape != "circle":
                _paint_sign(painter, mark, colour(mark.tone))
            case Dot():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour(mark.tone))
                painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)
            case Words():
                _paint_words(painter, mark, colour(mark.tone), font)


def strengthened(font: QFont) -> QFont:
    """The font for what matters more."""
    strong = QFont(font)
    strong.setWeight(QFont.Weight.DemiBold)
    return strong


def _paint_stroke(painter: QPainter, stroke: Stroke, ink: QColor) -> None:
    style = Qt.PenStyle.DashLine if stroke.dashed else Qt.PenStyle.SolidLine
    painter.setPen(QPen(ink, stroke.width, style, Qt.PenCapStyle.FlatCap, Qt.PenJoinStyle.BevelJoin))
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in stroke.points]))


def _paint_sign(painter: QPainter, dot: Dot, ink: QColor) -> None:
    for corners in dot.outline:
        shape = QPolygonF([QPointF(x, y) for x, y in corners])
        if dot.shape == "cross":
            painter.setPen(QPen(ink, 2))
            painter.drawPolyline(shape)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawPolygon(shape)


def _paint_words(painter: QPainter, words: Words, ink: QColor, font: QFont) -> None:
    used = strengthened(font) if words.strong else font
    metrics = QFontMetricsF(used)
    text = steady(words.text)
    x = words.x - metrics.horizontalAdvance(text) * _ANCHORS[words.anchor]
    painter.setFont(used)
    painter.setPen(ink)
    painter.drawText(QPointF(x, words.y + (metrics.ascent() - metrics.descent()) / 2), text)


def _first(many: int) -> range:
    return range(min(many, _SAID_AT_ONCE))


def _steps(many: int, *, lying: bool) -> dict[Qt.Key, tuple[int, int]]:
    """How each key moves: from series to series, and along them."""
    along = (Qt.Key.Key_Up, Qt.Key.Key_Down) if lying else (Qt.Key.Key_Left, Qt.Key.Key_Right)
    across = (Qt.Key.Key_Left, Qt.Key.Key_Right) if lying else (Qt.Key.Key_Up, Qt.Key.Key_Down)
    page = max(1, many // _FEW)
    return {
        along[0]: (0, -1),
        along[1]: (0, 1),
        across[0]: (-1, 0),
        across[1]: (1, 0),
        Qt.Key.Key_PageUp: (0, -page),
        Qt.Key.Key_PageDown: (0, page),
        Qt.Key.Key_Home: (0, -many),
        Qt.Key.Key_End: (0, many),
    }
