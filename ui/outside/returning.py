"""What comes back: lines ticked by scanning, who brings them, and the button that records it."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lims_desktop.custody import Scanned
from lims_desktop.errors import LimsError, Refused
from lims_desktop.people import Known
from ui.custody.wording import items_words
from ui.outside.bearer import call_second, inked
from ui.outside.gathering import Wish
from ui.outside.inspection import InspectionBoard
from ui.page import Page
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.parts.words import words
from ui.wishes import wish_of


class Returning(QWidget):
    """What court and release have in common when items come back; `done` with the number of the paper."""

    done = Signal(int)
    paper = Signal(int)

    def __init__(self, page: Page, invitation: str) -> None:
        super().__init__(page)
        self._page = page
        self.board = InspectionBoard(page, invitation)
        self.total = words("", "title")
        self.receive_button = button(self.tr("&Receive"), self.receive, icon="receive", primary=True)
        self.buttons = Card()
        self.buttons.content.addWidget(self.total)
        self.buttons.content.addWidget(self.receive_button)
        self.board.below(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self.board.scanned.connect(self._scanned)
        self.board.changed.connect(self.count)

    @property
    def many(self) -> int:
        """How many scans would be lost."""
        return len(self.board.came)

    def receive(self) -> None:
        """Record what came."""

    def take(self, found: Scanned) -> None:
        """A scanned item."""

    def clear(self) -> None:
        """For the next."""

    def is_ready(self) -> bool:
        """Whether something was scanned, and nothing is under way."""
        if self._page.desk.work.acting:
            return False
        if not self.many:
            self.board.last.refuse("", "", self._page.desk.sentence(Refused("custody.nothing")))
        return bool(self.many)

    def send(self, wish: Wish, only: Known | None = None) -> None:
        """Do it; a colleague who carried confirms first."""
        number = self._page.desk.wishes.number(wish_of(inked, wish.args, wish.kw), uuid4())
        if only is None:
            self._act(wish, number)
            return
        said = self.tr("{name} hands over {items} and confirms it with their own password.")
        purpose = said.format(name=only.name, items=items_words(self.many))
        call_second(self._page, purpose, wish.name, number, partial(self._act, wish, number), only, **wish.told)

    def count(self) -> None:
        """Say how much was scanned."""
        self.total.setText(self.tr("{items} scanned").format(items=items_words(self.many)))
        self.receive_button.setEnabled(bool(self.many))

    # -- own ---------------------------------------------------------------------------------------------------

    def _act(self, wish: Wish, number: UUID) -> None:
        self._page.act(inked, *wish.args, then=self._received, refused=self._refused, act=number, **wish.kw)

    def _refused(self, error: LimsError) -> None:
        self.board.refuse(error)

    def _received(self, answer: Any) -> None:
        said = self.tr("Received: {items}.").format(items=items_words(len(answer.items)))
        self._page.desk.messages.good(said)
        if answer.discrepancies:
            many = self.tr("Discrepancies raised: {count}.").format(count=len(answer.discrepancies))
            self._page.desk.messages.warn(many)
        self.board.settle()
        self.board.last.good(said)
        self.clear()
        self.done.emit(answer.document)

    @Slot(object)
    def _scanned(self, found: Scanned) -> None:
        self.take(found)
