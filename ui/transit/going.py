"""A dispatch: the items, the office they go to, the courier, and when they are due."""

from __future__ import annotations

from hashlib import sha256

from lims_desktop import transit
from lims_desktop.custody import Scanned
from lims_desktop.people import Known
from lims_desktop.places import Office
from lims_desktop.transit import Dispatched, Packing
from ui.custody.wording import items_words
from ui.intake.entry import CleanLine
from ui.intake.typed import SHORT
from ui.outside.bearer import BearerCard
from ui.outside.gathering import Gathering, Wish, missing
from ui.outside.moments import MomentEdit
from ui.page import Page
from ui.parts.choice import Choice
from ui.parts.field import Field
from ui.parts.headings import Card
from ui.parts.signature import SignaturePad
from ui.parts.terms import Terms


class Going(Gathering):
    """Items I hold, to another office."""

    def __init__(self, page: Page) -> None:
        invitation = self.tr("Scan an item you hold, then the next. A colleague's badge makes them the courier.")
        super().__init__(page, invitation, self.tr("&Dispatch"), "transit")
        self.office = Choice((), self.tr("Type its name"))
        self.office_field = Field(self.tr("To which &office"), self.office)
        self.hours = int(page.desk.lab.laboratory.policies.get("transit_overdue_hours", 24))
        self.due = MomentEdit(self.hours)
        self.bag = CleanLine(SHORT)
        self.bearer = BearerCard(page, self.tr("Courier"), self.tr("Na&me of the courier"))
        self.pad = SignaturePad()
        whereto = Card(self.tr("Where to"))
        for part in (
            self.forgiving(self.office_field),
            Field(self.tr("D&ue there"), self.due),
            Field(self.tr("&Bag, when all of it is sealed in one"), self.bag),
        ):
            whereto.content.addWidget(part)
        mine = Card(self.tr("Your signature"))
        mine.content.addWidget(Field(self.tr("On the manifest, when it is asked for"), self.pad))
        self.lay_cards(whereto, self.bearer, mine)

    def offer(self, offices: list[Office], people: list[Known], terms: Terms, mine: int | None) -> None:
        """Where to and with whom it may go."""
        self.office.set_terms((one.id, one.name) for one in offices if one.id != mine)
        self.bearer.offer(people, terms)

    def person_scanned(self, found: Scanned) -> bool:
        """The courier's badge."""
        person = found.person
        if person is None or not self.bearer.choose(person.id):
            return False
        self.board.last.good(person.name, person.title or "", self.tr("carries the items."))
        return True

    def go(self) -> None:
        """Dispatch; a colleague who carries confirms first."""
        if not self.is_ready() or missing(self._page, self.office_field, self.office.value):
            return
        bearer = self.bearer.bearer()
        if bearer is None:
            return
        drawn = self.pad.png()
        more = Packing(self.bag.text().strip() or None, sha256(drawn).hexdigest() if drawn else None)
        items, to, due = self.board.table.ids, self.office.value, self.due.moment
        told = {"items": items, "to_office": to, "bearer": bearer[0], "due": due, "more": more}
        args = (transit.dispatch, (bearer[1], drawn), items, to, bearer[0])
        self.send(Wish("dispatch", told, args, {"due": due, "more": more}), self.bearer.person)

    def clear(self) -> None:
        """For the next leg."""
        self.office.choose(None)
        self.bag.clear()
        self.bearer.clear()
        self.pad.clear()
        self.due.in_hours(self.hours)

    def finished(self, answer: Dispatched) -> str:
        """What is on its way."""
        return self.tr("On the way: {items}. {place}").format(items=items_words(len(answer.items)), place=answer.place)
