"""Store and retrieve: the scans say which. Items of mine and a place: store; a place and items there: retrieve."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Slot

from lims_desktop import custody, places
from lims_desktop.custody import Moved, Scanned, Unfit
from lims_desktop.errors import LimsError, Refused
from lims_desktop.items import ItemLine
from lims_desktop.places import Place
from ui import pages
from ui.custody import board
from ui.custody.arrivals import Arrival
from ui.custody.earlier import Earlier
from ui.custody.gathered import Gathered
from ui.custody.signing import someone_else
from ui.custody.target import Target
from ui.custody.wording import items_words
from ui.page import Page
from ui.parts.buttons import rename
from ui.scan import Repeats
from ui.wishes import wish_of

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab

STORE, RETRIEVE = "store", "retrieve"


@pages.register
class StoragePage(Page):
    """Put items away, or take them out; a controlled place needs a witness."""

    name = "storage"
    icon = "store"
    order = 40
    title = QT_TRANSLATE_NOOP("pages", "Store and retrieve")
    duties = board.HOLDERS

    def build(self) -> None:
        """Scans and their list at the left; the place and the button at the right."""
        self.mode = ""
        self._nervous = Repeats()
        invitation = self.tr("To store, scan items you hold, then a place. To retrieve, scan the place first.")
        self.board = board.Board(self, invitation)
        self.target = Target()
        self.counts = board.Counts(self.board.table)
        self.go_button = self.counts.add(self.tr("&Store"), self.go, icon="store", primary=True)
        self.earlier = Earlier()
        self.counts.place(self.earlier)
        self.board.beside(self.target, self.counts)
        self.content.addWidget(self.board)
        self.key("Ctrl+Return", self.tr("Store or retrieve"), self.go)
        self.board.arrivals.came.connect(self._came)
        self.board.table.counted.connect(self._counted)
        self.counts.cleared.connect(self.target.clear)
        self.counts.cleared.connect(self.board.last.rest)
        self.target.changed.connect(self._targeted)
        self._show_mode()

    def load(self, lab: Lab) -> list[Place]:
        """The places there are."""
        return places.locations(lab)

    def fill(self, locations: list[Place]) -> None:
        """Offer the places, and put what another page chose on the list."""
        self.target.offer(locations)
        if self.argument:
            lines, self.argument = board.chosen(self.argument), None
            self._gather(lines)

    def leave(self) -> str | None:
        """What was scanned and not moved yet."""
        many = len(self.board.table.lines)
        return self.tr("Scanned and not moved yet: {items}.").format(items=items_words(many)) if many else None

    def wants(self, _scan: Scan) -> bool:
        """Every scan belongs to the session, the wrong ones too."""
        return True

    def scanned(self, scan: Scan) -> None:
        """Take it in its turn; the place's label once more does it."""
        place = self.target.place
        again = self._nervous.again(scan.text)
        if place is not None and scan.text == place.code and self.board.table.lines and not again:
            self.go()
        else:
            self.board.arrivals.take(scan)

    def go(self) -> None:
        """Do it: store or retrieve what is on the list, with a witness where the place needs one."""
        place, items = self.target.place, self.board.table.ids
        if self.desk.work.acting:
            return
        if not items:
            self.board.last.refuse("", "", self.desk.sentence(Refused("custody.nothing")))
        elif place is None:
            self.board.last.refuse("", "", self.tr("Scan the label of the place."))
        elif place.controlled:
            move = self._moving(self.earlier.claimed)
            self._call_witness(self.desk.wishes.number(wish_of(move, (items, place.id), {}), uuid4()), items, place)
        else:
            self._move(uuid4(), items, place, self.earlier.claimed)

    # -- own ---------------------------------------------------------------------------------------------------

    def _gather(self, lines: Sequence[Gathered]) -> None:
        """Items that lie in one place are to be taken out of it; others are to be put away."""
        lying = {line.item.place if line.item.where_kind == "location" else None for line in lines}
        out_of = lying.pop() if len(lying) == 1 else None
        mode = STORE if out_of is None else RETRIEVE
        begun = bool(self.board.table.lines)
        if begun and (mode != self.mode or (mode == RETRIEVE and out_of != self._place_id())):
            self.desk.messages.warn(QCoreApplication.translate("HandoverPage", "Finish or clear the list first."))
            return
        if out_of is not None and not self.target.choose(out_of):
            self.board.last.refuse("", "", self.desk.sentence(Refused("place.closed", place=lines[0].item.where)))
            return
        self.mode = mode
        self.board.table.gather(lines)
        self._show_mode()

    @Slot(object)
    def _came(self, arrival: Arrival) -> None:
        found = arrival.found
        if found is not None and found.place is not None:
            self._place(found)
        elif found is not None and found.item is not None:
            self._item(found, found.item)
        else:
            self.board.turn_away(arrival)

    def _place(self, found: Scanned) -> None:
        place = found.place
        assert place is not None
        if self.mode == RETRIEVE and self.board.table.lines and place.id != self._place_id():
            sentence = self.tr("The list is of items in {place}. Retrieve them, or clear the list first.")
            here = self.target.place.path if self.target.place else ""
            self.board.last.refuse(place.name, place.path, sentence.format(place=here))
        elif self.target.choose(place.id):
            self.board.last.good(place.name, place.path, self._next_step())
        else:
            self.board.last.refuse(place.name, "", self.desk.sentence(Refused("place.closed", place=place.path)))

    def _item(self, found: Scanned, item: ItemLine) -> None:
        mode = self.mode if self.board.table.lines else (STORE if found.mine else RETRIEVE)
        objection = self._not_mine(found, item) if mode == STORE else self._not_there(item)
        self.board.take(found, objection)
        if self.board.table.lines:
            self.mode = mode
            self._check()
        self._show_mode()

    def _not_mine(self, found: Scanned, item: ItemLine) -> Refused | None:
        return None if found.mine else board.not_holder(item)

    def _not_there(self, item: ItemLine) -> Refused | None:
        place = self.target.place
        if place is None:
            in_a_place = item.where_kind == "location"
            return (
                Refused("custody.place_first", item=item.number, holder=item.where)
                if in_a_place
                else board.not_holder(item)
            )
        if item.place == place.id:
            return None
        since = item.placed_at.isoformat(timespec="seconds") if item.placed_at else None
        return Refused("custody.not_here", item=item.number, place=place.path, holder=item.where, since=since)

    def _check(self) -> None:
        """What does not fit is said before anybody is troubled; the act itself decides."""
        place = self.target.place
        self.board.table.forgive()
        if self.mode == STORE and place is not None and self.board.table.lines:
            self.ask(custody.unfit, self.board.table.ids, place.id, then=self._unfit, refused=self.board.refuse)

    def _unfit(self, unfit: list[Unfit]) -> None:
        for one in unfit:
            sentence = self.desk.sentence(Refused(one.code, **one.detail))
            self.board.table.say(one.item, sentence)
            self.board.last.refuse(str(one.detail.get("item", "")), "", sentence)

    def _call_witness(self, act: UUID, items: Sequence[int], place: Place) -> None:
        doing = self.tr("Into {place}: {items}.") if self.mode == STORE else self.tr("Out of {place}: {items}.")
        purpose = doing.format(items=items_words(len(items)), place=place.path)
        purpose += " " + self.tr(
            "It is a controlled place: a witness who is someone else confirms with their own password."
        )
        claimed = self.earlier.claimed
        word = partial(someone_else, self.desk.lab.me.person, partial(custody.witness, claimed=claimed))
        then = partial(self._witnessed, act, items, place, claimed)
        self.desk.ask_password(purpose, word, act, self.mode, items, place.id, then=then)

    def _witnessed(
        self, act: UUID, items: Sequence[int], place: Place, claimed: datetime | None, _word: object
    ) -> None:
        self._move(act, items, place, claimed)

    def _move(self, act: UUID, items: Sequence[int], place: Place, claimed: datetime | None) -> None:
        self.board.table.send(items)
        self.act(self._moving(claimed), items, place.id, act=act, then=partial(self._moved, place), refused=self._kept)

    def _moving(self, claimed: datetime | None) -> Callable[..., Moved]:
        return partial(custody.store if self.mode == STORE else custody.retrieve, claimed=claimed)

    def _kept(self, error: LimsError) -> None:
        self.board.refuse(error)

    def _moved(self, place: Place, moved: Moved) -> None:
        stored = self.mode == STORE
        sentence = self.tr("In {place}: {items}.") if stored else self.tr("In your hands, from {place}: {items}.")
        self.board.finish(sentence.format(items=items_words(len(moved.items)), place=place.path))
        self.target.clear()
        self.earlier.reset()

    def _next_step(self) -> str:
        if self.board.table.lines:
            return self.tr("Scan the place once more, or press Ctrl+Enter, to store.")
        return self.tr("Now scan items that are here, to retrieve them, or items you hold, to store them.")

    def _place_id(self) -> int | None:
        return self.target.place.id if self.target.place else None

    @Slot()
    def _counted(self) -> None:
        if not self.board.table.lines:
            self.mode = ""
        self._show_mode()

    @Slot()
    def _targeted(self) -> None:
        self._check()
        self._show_mode()

    def _show_mode(self) -> None:
        retrieving = self.mode == RETRIEVE or (not self.mode and self.target.place is not None)
        rename(self.go_button, self.tr("&Retrieve") if retrieving else self.tr("&Store"))
        fit = any(not line.wrong for line in self.board.table.lines)
        self.go_button.setEnabled(fit and self.target.place is not None)
        titles = {STORE: self.tr("Store"), RETRIEVE: self.tr("Retrieve")}
        self.set_title(
            titles.get(self.mode, self.words()),
            self.tr("Items you hold, then a place: store. A place, then items: retrieve."),
        )
