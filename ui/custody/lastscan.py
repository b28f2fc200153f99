"""The last scan, large enough to be read from where one scans: a shape, the number, the description, a sentence."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui import tokens
from ui.parts.elided import Elided
from ui.parts.words import paragraph, restyle

_SIDE = 56


class Mark(QWidget):
    """Good is a tick in a circle, refused a cross in a square, a warning a triangle; at rest, an empty frame."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tone = ""
        self.setFixedSize(QSize(_SIDE, _SIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the shape."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect()).adjusted(3, 3, -3, -3)
        if self.tone:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour(self, self.tone))
            self._ground(painter, area)
            self._sign(painter, area.center())
        else:
            painter.setPen(QPen(tokens.colour(self, "edge"), 2, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(area, 8, 8)
        painter.end()

    def _ground(self, painter: QPainter, area: QRectF) -> None:
        if self.tone == "refused":
            painter.drawRoundedRect(area, 8, 8)
        elif self.tone == "warning":
            points = [QPointF(area.center().x(), area.top()), area.bottomRight(), area.bottomLeft()]
            painter.drawPolygon(QPolygonF(points))
        else:
            painter.drawEllipse(area)

    def _sign(self, painter: QPainter, middle: QPointF) -> None:
        painter.setPen(QPen(tokens.colour(self, "surface"), 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if self.tone == "refused":
            lines = [[(-10, -10), (10, 10)], [(10, -10), (-10, 10)]]
        elif self.tone == "warning":
            lines = [[(0, -4), (0, 8)], [(0, 17), (0, 17)]]
        else:
            lines = [[(-11, 1), (-3, 9), (12, -8)]]
        for line in lines:
            painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in line]))


class LastScan(QFrame):
    """What the last scan was and what became of it."""

    def __init__(self, invitation: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._invitation = invitation
        self.setProperty("card", True)
        self.mark = Mark()
        self.title = Elided("", "scan")
        self.about = Elided("", "large")
        self.sentence = paragraph("")
        texts = QVBoxLayout()
        texts.setSpacing(4)
        for part in (self.title, self.about, self.sentence):
            texts.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 14, 18, 14)
        row.setSpacing(18)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(texts, 1)
        self.setMinimumHeight(112)
        self.rest()

    @property
    def tone(self) -> str:
        """`good`, `warning`, `refused`, or nothing when nothing was scanned yet."""
        return self.mark.tone

    def rest(self) -> None:
        """Invite to scan."""
        self._show("", "", "", self._invitation)

    def invite(self, invitation: str) -> None:
        """Invite to something else from now on."""
        self._invitation = invitation
        self.rest()

    def good(self, title: str, about: str = "", sentence: str = "") -> None:
        """It was taken."""
        self._show("good", title, about, sentence)

    def warn(self, title: str, about: str, sentence: str) -> None:
        """It was taken, but something is to be noticed."""
        self._show("warning", title, about, sentence)

    def refuse(self, title: str, about: str, sentence: str) -> None:
        """It was not taken."""
        QApplication.beep()
        self._show("refused", title, about, sentence)

    def _show(self, tone: str, title: str, about: str, sentence: str) -> None:
        self.mark.tone = tone
        self.mark.update()
        is_code = " " not in title and any(character.isdigit() for character in title)
        _look_as(self.title, "role", "scan" if is_code else "title")
        for label, text in ((self.title, title), (self.about, about), (self.sentence, sentence)):
            label.setText(text)
            label.setVisible(bool(text))
        _look_as(self, "tone", tone or None)
        self.setAccessibleName(" ".join(part for part in (title, about, sentence) if part))
        if tone:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))


def _look_as(widget: QWidget, name: str, value: str | None) -> None:
    """Another look, where it is another one: the style sheet takes its time, and most scans look alike."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        restyle(widget)
