"""A place to sign by hand: with the mouse, a finger, or a pen."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTabletEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, tokens
from ui.parts.buttons import tool

PICTURE = QSize(1200, 400)
SHORTEST_STROKE = 40.0
_MARGIN = 40


class SignaturePad(QWidget):
    """Keeps the strokes as drawn; the picture is black on white whatever the theme."""

    signed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strokes: list[list[QPointF]] = []
        self._drawing = False
        self.setMinimumSize(280, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Signature"))
        self._again = tool("refresh", self.tr("Sign again"), self.clear, self)
        icons.put(self._again, "refresh", "pencil")
        self._again.hide()

    @property
    def is_empty(self) -> bool:
        """Whether nobody has signed: a dot or a slip of the hand is not a signature."""
        return sum(_length(stroke) for stroke in self._strokes) < SHORTEST_STROKE

    def clear(self) -> None:
        """Forget the strokes."""
        self._strokes = []
        self._changed()

    def png(self) -> bytes:
        """The signature as a PNG picture of 1200 x 400 pixels, black on white; empty bytes when nobody signed."""
        if self.is_empty:
            return b""
        picture = QImage(PICTURE, QImage.Format.Format_Grayscale8)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._scale_into(painter)
        self._paint_strokes(painter, QColor("black"))
        painter.end()
        kept = QByteArray()
        buffer = QBuffer(kept)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        picture.save(buffer, "PNG")  # type: ignore[call-overload]
        return bytes(kept.data())

    # -- Qt ----------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Three times as wide as high."""
        return QSize(420, 140)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A stroke begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._begin(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A stroke goes on."""
        self._go_on(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A stroke ends."""
        self._end(event.position())

    def tabletEvent(self, event: QTabletEvent) -> None:
        """The same with a pen."""
        kinds = {
            QEvent.Type.TabletPress: self._begin,
            QEvent.Type.TabletMove: self._go_on,
            QEvent.Type.TabletRelease: self._end,
        }
        if move := kinds.get(event.type()):
            move(event.position())
        event.accept()

    def resizeEvent(self, _event: object) -> None:
        """The button stays in its corner."""
        self._again.move(self.width() - self._again.sizeHint().width() - 4, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paper, a line to sign on, and the strokes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.hasFocus()
        painter.setPen(QPen(tokens.colour(self, "focus" if focused else "edge"), 2 if focused else 1))
        painter.setBrush(QColor("white"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(QPen(tokens.colour(self, "pencil"), 1, Qt.PenStyle.DashLine))
        foot = self.height() - 34.0
        painter.drawLine(QPointF(20, foot), QPointF(self.width() - 20, foot))
        painter.setPen(tokens.colour(self, "pencil"))
        painter.drawText(QRectF(20, foot + 4, self.width() - 40, 24), Qt.AlignmentFlag.AlignLeft, self.tr("Sign here"))
        self._paint_strokes(painter, QColor("#10202C"))
        painter.end()

    # -- own ---------------------------------------------------------------------------------------------------

    def _begin(self, at: QPointF) -> None:
        self._drawing = True
        self._strokes.append([at])
        self.update()

    def _go_on(self, at: QPointF) -> None:
        if self._drawing:
            self._strokes[-1].append(at)
            self.update()

    def _end(self, at: QPointF) -> None:
        self._go_on(at)
        self._drawing = False
        self._changed()

    def _changed(self) -> None:
        self._again.setVisible(bool(self._strokes))
        self.signed.emit(not self.is_empty)
        self.update()

    def _paint_strokes(self, painter: QPainter, ink: QColor) -> None:
        pen = QPen(ink, 2.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            painter.drawPath(_smooth(stroke))

    def _scale_into(self, painter: QPainter) -> None:
        points = [point for stroke in self._strokes for point in stroke]
        left, right = min(p.x() for p in points), max(p.x() for p in points)
        top, bottom = min(p.y() for p in points), max(p.y() for p in points)
        width, height = max(right - left, 1.0), max(bottom - top, 1.0)
        room = QSize(PICTURE.width() - 2 * _MARGIN, PICTURE.height() - 2 * _MARGIN)
        scale = min(room.width() / width, room.height() / height, 4.0)
        painter.translate((PICTURE.width() - width * scale) / 2, (PICTURE.height() - height * scale) / 2)
        painter.scale(scale, scale)
        painter.translate(-left, -top)


def _smooth(stroke: list[QPointF]) -> QPainterPath:
    path = QPainterPath(stroke[0])
    for before, after in pairwise(stroke[1:]):
        path.quadTo(before, (before + after) / 2)
    path.lineTo(stroke[-1])
    return path


def _length(stroke: list[QPointF]) -> float:
    steps = ((b - a) for a, b in pairwise(stroke))
    return sum(abs(step.x()) + abs(step.y()) for step in steps)
