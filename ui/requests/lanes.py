"""The lanes of the planning board: what waits, and what each analyst has in hand; requests are dragged between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QVBoxLayout

from lims_desktop.requests import RequestLine
from ui.parts.steady import steady, tip
from ui.parts.terms import Terms
from ui.parts.words import paragraph, words
from ui.requests import wording

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINE = Qt.ItemDataRole.UserRole
WIDTH = 250


@dataclass(frozen=True)
class Lane:
    """One lane's content: whose it is (nobody's: what waits), a remark under the name, the requests from the top."""

    person: int | None
    name: str
    remark: str
    lines: Sequence[RequestLine]


class LaneList(QListWidget):
    """The requests of one lane. `dropped` says which one was let go here, `opened` which was opened with Enter."""

    dropped = Signal(object)
    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, accepts: bool) -> None:
        super().__init__()
        self.setObjectName("lane")
        self.setWordWrap(True)
        self.setSpacing(4)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.DragDrop if accepts else mode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.itemDoubleClicked.connect(self._open)
        self.currentItemChanged.connect(self._choose)

    @property
    def current(self) -> RequestLine | None:
        """The request one stands on."""
        return line_of(self.currentItem())

    def show_lines(self, lines: Sequence[RequestLine], terms: Terms) -> None:
        """Show these."""
        self.clear()
        for line in lines:
            item = QListWidgetItem(steady(card_words(line, terms)))
            item.setData(_LINE, line)
            item.setToolTip(tip(wording.urgency_words(line.urgency)))
            self.addItem(item)

    def let_go(self, line: RequestLine | None) -> None:
        """A request was let go over this lane."""
        if line is not None:
            self.dropped.emit(line)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Only a request of another lane is taken."""
        self._welcome(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """So while it moves."""
        self._welcome(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which one; it moves when the laboratory has agreed."""
        source = event.source()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if isinstance(source, LaneList) and source is not self:
            self.let_go(source.current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in _ENTER and self.current is not None:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _welcome(self, event: QDragMoveEvent) -> None:
        if isinstance(event.source(), LaneList) and event.source() is not self:
            event.accept()
        else:
            event.ignore()

    @Slot()
    def _open(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current)

    @Slot()
    def _choose(self) -> None:
        if self.current is not None:
            self.chosen.emit(self.current)


class LaneCard(QFrame):
    """A lane with its heading."""

    def __init__(self, lane: Lane, terms: Terms, *, accepts: bool) -> None:
        super().__init__()
        self.lane = lane
        self.setProperty("card", True)
        self.setFixedWidth(WIDTH)
        self.list = LaneList(accepts)
        self.list.setAccessibleName(lane.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(6)
        column.addWidget(words(f"{lane.name}  {len(lane.lines)}", "strong"))
        column.addWidget(paragraph(lane.remark, "quiet"))
        column.addWidget(self.list, 1)
        self.list.show_lines(lane.lines, terms)


def line_of(item: QListWidgetItem | None) -> RequestLine | None:
    """The request of a card."""
    found = item.data(_LINE) if item is not None else None
    return found if isinstance(found, RequestLine) else None


def card_words(line: RequestLine, terms: Terms) -> str:
    """What a card says: urgency with its shape, examination, case, the day that matters."""
    shape = "■" if line.urgency.points >= wording.VERY_URGENT else "▲" if line.urgency.points >= wording.URGENT else "○"
    state = (wording.conflict_badge() if line.conflicted else wording.state_badge(line.state)).text
    rows = (
        f"{shape} {line.urgency.points}  {terms.word('examination', line.examination)}",
        f"{line.case_number} · {state}",
        wording.deadline(line),
        f"✋ {line.stop_work}" if line.stop_work else "",
    )
    return "\n".join(row for row in rows if row)
