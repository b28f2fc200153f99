"""Items that go out: scan, scan, scan at the left; whereto, with whom and the button at the right."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lims_desktop.custody import Scanned
from lims_desktop.errors import LimsError, Refused
from lims_desktop.people import Known
from ui.custody import board
from ui.custody.arrivals import Arrival
from ui.custody.board import Board, Counts
from ui.custody.gathered import Gathered
from ui.custody.wording import items_words
from ui.forms import on_edit
from ui.outside.bearer import call_second, inked
from ui.outside.inspection import SIDE
from ui.page import Page
from ui.parts.field import Field
from ui.parts.scrolled import Scrolled
from ui.wishes import wish_of


@dataclass(frozen=True)
class Wish:
    """What is to be done: the act's name, what a second person gives their word for, and how it is called.

    `args` begins with the function and the pictures of the signatures to keep first.
    """

    name: str
    told: dict[str, Any]
    args: tuple[Any, ...]
    kw: dict[str, Any] = field(default_factory=dict)


class Gathering(QWidget):
    """What the three ways out have in common; a way says its cards, who is scanned, and what is done."""

    done = Signal(object)

    def __init__(self, page: Page, invitation: str, go_on: str, icon: str) -> None:
        super().__init__(page)
        self._page = page
        self.board = Board(page, invitation)
        self.counts = Counts(self.board.table)
        self.go_button = self.counts.add(go_on, self.go, icon=icon, primary=True)
        self.inside = QWidget()
        self.cards = QVBoxLayout(self.inside)
        self.cards.setContentsMargins(0, 0, 0, 0)
        self.cards.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.board)
        self.board.arrivals.came.connect(self._came)
        self.board.table.counted.connect(self._counted)
        self.counts.cleared.connect(self.board.last.rest)
        self._counted()

    @staticmethod
    def forgiving(field: Field) -> Field:
        """A field whose complaint goes as soon as something is written in it."""
        on_edit(field.input, field.complain)
        return field

    def lay_cards(self, *cards: QWidget) -> None:
        """The cards at the right, scrolled when the screen is small; the button below stays in sight."""
        for card in cards:
            self.cards.addWidget(card)
        self.cards.addStretch(1)
        room = Scrolled(self.inside)
        self.board.beside(room, self.counts)
        for one in (room, self.counts):
            one.setFixedWidth(SIDE)

    def gather(self, lines: list[Gathered]) -> None:
        """Items that another page chose."""
        self.board.table.gather(lines)

    @property
    def many(self) -> int:
        """How many lines would be lost."""
        return len(self.board.table.lines)

    def person_scanned(self, found: Scanned) -> bool:
        """Whether somebody's badge means something here."""
        del found
        return False

    def go(self) -> None:
        """Do it."""

    def is_ready(self) -> bool:
        """Whether there is something to move, and nothing under way."""
        if self._page.desk.work.acting:
            return False
        if not self.many:
            self.board.last.refuse("", "", self._page.desk.sentence(Refused("custody.nothing")))
        return bool(self.many)

    def send(self, wish: Wish, only: Known | None = None) -> None:
        """Do it; a colleague who carries (`only`) confirms first, a witness when the laboratory asks for one."""
        number = self._page.desk.wishes.number(wish_of(inked, wish.args, wish.kw), uuid4())
        if only is not None:
            purpose = self.tr("{name} carries {items} and confirms it with their own password.")
            said = purpose.format(name=only.name, items=items_words(self.many))
            self._call(said, wish, number, only)
        else:
            self._act(wish, number)

    def refused(self, error: LimsError) -> None:
        """Nothing was moved; the list and everything typed stay."""
        self.board.refuse(error)

    def clear(self) -> None:
        """For the next."""

    def finished(self, answer: Any) -> str:
        """The sentence that says what was done."""
        return str(answer)

    def _act(self, wish: Wish, number: UUID) -> None:
        self.board.table.send(wish.told["items"])
        refused = partial(self._refused, wish, number)
        self._page.act(inked, *wish.args, then=self._done, refused=refused, act=number, **wish.kw)

    def _refused(self, wish: Wish, number: UUID, error: LimsError) -> None:
        if error.code == "vouch.missing":
            purpose = self.tr("{items} leave, some of them controlled: a witness who is someone else confirms.")
            self._call(purpose.format(items=items_words(self.many)), wish, number, None)
        else:
            self.refused(error)

    def _call(self, purpose: str, wish: Wish, number: UUID, only: Known | None) -> None:
        call_second(self._page, purpose, wish.name, number, partial(self._act, wish, number), only, **wish.told)

    def _done(self, answer: Any) -> None:
        self.board.finish(self.finished(answer))
        self.clear()
        self.done.emit(answer)

    @Slot(object)
    def _came(self, arrival: Arrival) -> None:
        found = arrival.found
        if found is not None and found.item is not None:
            self.board.take(found, None if found.mine else board.not_holder(found.item))
        elif found is None or found.person is None or not self.person_scanned(found):
            self.board.turn_away(arrival)

    @Slot()
    def _counted(self) -> None:
        self.go_button.setEnabled(bool(self.many))


def missing(page: Page, field: Field, value: object) -> bool:
    """Say at a field that it is needed, and go there, when it is empty."""
    lacks = value in (None, "")
    field.complain(page.desk.sentence(Refused("intake.field_missing")) if lacks else "")
    if lacks:
        field.input.setFocus()
    return lacks
