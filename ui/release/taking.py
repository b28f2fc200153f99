"""What comes back from outside: the same items, suffixed R1, R2; each is looked at, and who brings them signs."""

from __future__ import annotations

from functools import partial

from lims_desktop import outside, release
from lims_desktop.custody import Scanned
from lims_desktop.errors import Refused
from lims_desktop.outside import Known
from ui.outside.gathering import Wish
from ui.outside.identity import Identity
from ui.outside.inspection import Seen
from ui.outside.returning import Returning
from ui.page import Page
from ui.parts.headings import Card
from ui.parts.terms import Terms


class Taking(Returning):
    """Items from one holder outside."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, self.tr("Scan what comes back. All of it from one holder."))
        self.identity = Identity(page, self.tr("Na&me of the person who brings them"))
        person = Card(self.tr("Brought by"))
        person.content.addWidget(self.identity)
        self.board.beside(person)
        self.count()

    def offer(self, terms: Terms) -> None:
        """The words for identity documents, seals and conditions."""
        self.identity.offer(terms)
        self.board.offer(terms)

    def take(self, found: Scanned) -> None:
        """Put it on the list, when it is outside; how it was last known to be is asked for."""
        item = found.item
        assert item is not None
        row = self.board.row_of(item.id)
        if row is not None:
            self.board.welcome(found, row)
        elif item.where_kind != "external":
            refusal = Refused("release.not_outside", item=item.number, holder=item.where)
            self.board.last.refuse(item.shown_number, item.description, self._page.desk.sentence(refusal))
        else:
            self._page.ask(outside.known_state, item.id, then=partial(self._known, found), key=("known", item.id))

    def receive(self) -> None:
        """Record what came back."""
        shown = self.identity.shown() if self.is_ready() else None
        if shown is None:
            return
        lines = self.board.send()
        told = {"lines": lines, "hands": shown.outsider}
        self.send(Wish("take_back", told, (release.take_back, (shown.picture,), lines, shown.outsider)))

    def clear(self) -> None:
        """For the next."""
        self.identity.clear()

    def _known(self, found: Scanned, known: Known) -> None:
        item = found.item
        assert item is not None
        if self.board.row_of(item.id) is None:
            self.board.add(Seen(item.id, item, found.case_number or "", known))
            self.board.last.good(
                item.shown_number, item.description, self.tr("F4: how its seal and condition are found")
            )
