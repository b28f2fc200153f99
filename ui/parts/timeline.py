"""The custody of a thing as a line of events, newest first; each says when, what, who, and what was said with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import icons, tokens
from ui.parts.badge import Badge, badge_size, paint_badge
from ui.parts.steady import steady

_WRAPPED = Qt.TextFlag.TextWordWrap
_ABOVE, _LEFT, _TEXT, _GAP, _NODE = 4, 14, 40, 16, 24


@dataclass(frozen=True)
class Event:
    """One event: its time (the server's), what happened, who from and to, a remark, and marks such as "late entry"."""

    at: datetime
    title: str
    who: str = ""
    remark: str = ""
    icon: str = "dot"
    badges: tuple[Badge, ...] = ()
    key: object = None


class Timeline(QWidget):
    """Painted, so that a thousand events cost what is seen of them. Up and down choose, Enter opens."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.events: list[Event] = []
        self.current = -1
        self._tops: list[int] = []
        self._height = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Custody"))

    def show_events(self, events: Sequence[Event]) -> None:
        """Show these, in this order."""
        self.events = list(events)
        self.current = min(self.current, len(self.events) - 1)
        self.setAccessibleDescription("\n".join(spoken(event) for event in self.events[:50]))
        self._measure(self.width())
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Remarks break into lines."""
        return self._measure(width)

    def sizeHint(self) -> QSize:
        """All events."""
        return QSize(360, self._measure(max(360, self.width())))

    def minimumSizeHint(self) -> QSize:
        """A few words."""
        return QSize(220, self._measure(max(220, self.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is seen."""
        self._measure(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, top in enumerate(self._tops):
            if top < event.rect().bottom() and self._bottom(number) > event.rect().top():
                self._paint_event(painter, number, top)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose, Enter opens."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and self.events:
            self.current = max(0, min(len(self.events) - 1, self.current + step))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current >= 0:
            self.opened.emit(self.events[self.current])
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose with the mouse or the finger."""
        at = event.position().y()
        self.current = next((n for n, top in enumerate(self._tops) if top <= at < self._bottom(n)), -1)
        self.update()

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open."""
        if self.current >= 0:
            self.opened.emit(self.events[self.current])

    # -- own ---------------------------------------------------------------------------------------------------

    def _measure(self, width: int) -> int:
        top, self._tops = _ABOVE, []
        for event in self.events:
            self._tops.append(top)
            top += self._event_height(event, width) + _GAP
        self._height = top
        return max(top, 24)

    def _event_height(self, event: Event, width: int) -> int:
        height = self._title_height(event, width) + 2 + self._box(_when_and_who(event), width, self._small())
        if event.remark:
            height += 4 + self._box(event.remark, width, self._small())
        return max(height, _NODE)

    def _title_height(self, event: Event, width: int) -> int:
        return self._box(event.title, width - self._badges_width(event), self._strong())

    @staticmethod
    def _box(text: str, width: int, font: QFont) -> int:
        """How high this text is, broken into lines of the room beside the chain."""
        room = max(80, width - _TEXT - 8)
        return QFontMetrics(font).boundingRect(0, 0, room, 10_000, _WRAPPED, steady(text)).height()

    def _badges_width(self, event: Event) -> int:
        return sum(badge_size(badge, self).width() + 6 for badge in event.badges)

    def _bottom(self, number: int) -> int:
        return self._tops[number + 1] if number + 1 < len(self._tops) else self._height

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(11, font.pixelSize() - 1))
        return font

    def _strong(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _paint_event(self, painter: QPainter, number: int, top: int) -> None:
        event = self.events[number]
        if number == self.current and self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour(self, "accent_ground"))
            area = QRectF(_TEXT - 8, top - 4, self.width() - _TEXT + 8, self._bottom(number) - top - _GAP + 8)
            painter.drawRoundedRect(area, 6, 6)
        self._paint_node(painter, number, top)
        self._paint_words(painter, event, top)

    def _paint_node(self, painter: QPainter, number: int, top: int) -> None:
        middle = QPointF(_LEFT, top + _NODE / 2)
        painter.setPen(QPen(tokens.colour(self, "line"), 2))
        if number + 1 < len(self.events):
            painter.drawLine(QPointF(_LEFT, top + _NODE + 2), QPointF(_LEFT, self._bottom(number) - 2))
        newest = number == 0
        painter.setPen(QPen(tokens.colour(self, "accent" if newest else "edge"), 1.5))
        painter.setBrush(tokens.colour(self, "accent_ground" if newest else "surface"))
        painter.drawEllipse(middle, _NODE / 2, _NODE / 2)
        ink = tokens.colour(self, "on_accent_ground" if newest else "quiet")
        drawn = icons.pixmap(self.events[number].icon, ink, 14, self.devicePixelRatioF())
        painter.drawPixmap(QPointF(_LEFT - 7, middle.y() - 7), drawn)

    def _paint_words(self, painter: QPainter, event: Event, top: int) -> None:
        self._paint_badges(painter, event, top)
        room, width = self.width() - _TEXT - 8, self.width()
        title = QRectF(_TEXT, top, room - self._badges_width(event), self._title_height(event, width))
        painter.setFont(self._strong())
        painter.setPen(tokens.colour(self, "text"))
        painter.drawText(title, _WRAPPED, steady(event.title))
        said = _when_and_who(event)
        below = QRectF(_TEXT, title.bottom() + 2, room, self._box(said, width, self._small()))
        painter.setFont(self._small())
        painter.setPen(tokens.colour(self, "quiet"))
        painter.drawText(below, _WRAPPED, steady(said))
        if event.remark:
            painter.setPen(tokens.colour(self, "text"))
            box = QRectF(_TEXT, below.bottom() + 4, room, self._box(event.remark, width, self._small()))
            painter.drawText(box, _WRAPPED, steady(event.remark))

    def _paint_badges(self, painter: QPainter, event: Event, top: int) -> None:
        right = self.width() - 8
        for badge in reversed(event.badges):
            size = badge_size(badge, self)
            paint_badge(painter, QRect(right - size.width(), top - 3, size.width(), size.height()), badge, self)
            right -= size.width() + 6


def _when_and_who(event: Event) -> str:
    return "  ·  ".join(part for part in (moment(event.at), event.who) if part)


def moment(at: datetime) -> str:
    """A moment as it is written everywhere on the screen: the place's own time, with seconds, unmistakable."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M:%S")


def spoken(event: Event) -> str:
    """The event as a screen reader says it."""
    return ", ".join(part for part in (moment(event.at), event.title, event.who, event.remark) if part)
