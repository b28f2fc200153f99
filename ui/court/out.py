"""Out to court: exhibits of one case, the court, the hearing, and the witness who carries them."""

from __future__ import annotations

from collections.abc import Sequence

from lims_desktop import court
from lims_desktop.agencies import Agency
from lims_desktop.court import Hearing, WentToCourt
from lims_desktop.custody import Scanned
from lims_desktop.people import Known
from ui.custody.wording import items_words
from ui.intake.entry import CleanLine
from ui.intake.typed import LINE
from ui.outside.bearer import BearerCard
from ui.outside.gathering import Gathering, Wish, missing
from ui.outside.moments import MomentEdit
from ui.page import Page
from ui.parts.choice import Choice
from ui.parts.field import Field
from ui.parts.headings import Card
from ui.parts.terms import Terms

_TOMORROW, _BACK = 24, 24 * 3


class Out(Gathering):
    """Exhibits I hold, to a court."""

    def __init__(self, page: Page) -> None:
        invitation = self.tr("Scan exhibits of one case. A colleague's badge makes them the witness who carries.")
        super().__init__(page, invitation, self.tr("&Give out to court"), "court")
        self.court = Choice((), self.tr("Type its name"))
        self.court_field = Field(self.tr("&Court"), self.court)
        self.hearing, self.due = MomentEdit(_TOMORROW), MomentEdit(_BACK)
        self.note = CleanLine(LINE)
        self.bearer = BearerCard(page, self.tr("Witness who carries"), self.tr("Na&me of the officer"))
        hearing = Card(self.tr("Hearing"))
        for part in (
            self.forgiving(self.court_field),
            Field(self.tr("&Hearing"), self.hearing),
            Field(self.tr("D&ue back"), self.due),
            Field(self.tr("No&te, such as the room"), self.note),
        ):
            hearing.content.addWidget(part)
        self.lay_cards(hearing, self.bearer)

    def offer(self, courts: Sequence[Agency], people: Sequence[Known], terms: Terms) -> None:
        """Which courts there are, and who may carry."""
        self.court.set_terms((one.id, one.name) for one in courts)
        self.bearer.offer(people, terms)

    def person_scanned(self, found: Scanned) -> bool:
        """The badge of the witness."""
        person = found.person
        if person is None or not self.bearer.choose(person.id):
            return False
        self.board.last.good(person.name, person.title or "", self.tr("carries the exhibits."))
        return True

    def go(self) -> None:
        """Give out; a colleague who carries confirms first."""
        if not self.is_ready() or missing(self._page, self.court_field, self.court.value):
            return
        bearer = self.bearer.bearer()
        if bearer is None:
            return
        visit = Hearing(self.hearing.moment, self.due.moment, self.note.text().strip() or None)
        items, house = self.board.table.ids, self.court.value
        told = {"items": items, "court": house, "bearer": bearer[0], "visit": visit}
        wish = Wish("court_out", told, (court.court_out, (bearer[1],), items, house, bearer[0], visit))
        person = self.bearer.person
        self.send(wish, None if person is None or person.id == self._page.desk.lab.me.person else person)

    def clear(self) -> None:
        """For the next visit."""
        self.court.choose(None)
        self.note.clear()
        self.bearer.clear()
        self.hearing.in_hours(_TOMORROW)
        self.due.in_hours(_BACK)

    def finished(self, answer: WentToCourt) -> str:
        """What went."""
        return self.tr("To {court}: {items}.").format(court=answer.place, items=items_words(len(answer.items)))
