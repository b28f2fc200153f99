"""A release: the items, to whom and on whose authority, and the person who takes them, with card and signature."""

from __future__ import annotations

from collections.abc import Sequence

from lims_desktop import release
from lims_desktop.agencies import Agency
from lims_desktop.release import AGENCY, LABORATORY, OWNER, Authority, Recipient, ReleasedItems
from ui.custody.wording import items_words
from ui.intake.entry import CleanLine
from ui.intake.typed import LINE, SHORT
from ui.outside.gathering import Gathering, Wish, missing
from ui.outside.identity import Identity
from ui.page import Page
from ui.parts.choice import Choice
from ui.parts.field import Field
from ui.parts.headings import Card
from ui.parts.terms import Terms


class Giving(Gathering):
    """Items I hold, to somebody outside."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, self.tr("Scan the items that are to be released."), self.tr("&Release"), "external")
        kinds = (
            (AGENCY, self.tr("An agency")),
            (OWNER, self.tr("An owner")),
            (LABORATORY, self.tr("Another laboratory")),
        )
        self.kind = Choice(kinds)
        self.agency = Choice((), self.tr("Type its name"))
        self.relation, self.laboratory = CleanLine(SHORT), CleanLine(LINE)
        self.authority, self.number = CleanLine(LINE), CleanLine(SHORT)
        self.fields = {
            "agency": Field(self.tr("A&gency"), self.agency),
            "laboratory": Field(self.tr("La&boratory"), self.laboratory),
            "relation": Field(self.tr("What they are to the items, such as &owner"), self.relation),
            "authority": Field(self.tr("&Authority: letter, court order"), self.authority),
            "number": Field(self.tr("Number &on it"), self.number),
        }
        self.identity = Identity(page, self.tr("Na&me of the person who takes them"))
        whom = Card(self.tr("To whom"))
        whom.content.addWidget(Field(self.tr("&Kind"), self.kind))
        for field in self.fields.values():
            whom.content.addWidget(self.forgiving(field))
        person = Card(self.tr("In person"))
        person.content.addWidget(self.identity)
        self.lay_cards(whom, person)
        self.kind.picked.connect(lambda _: self._show_kind())
        self.kind.choose(AGENCY)

    def offer(self, agencies: Sequence[Agency], terms: Terms) -> None:
        """The agencies and the kinds of identity documents."""
        self.agency.set_terms((one.id, one.name) for one in agencies)
        self.identity.offer(terms)

    def go(self) -> None:
        """Release; the laboratory asks for a witness when something is controlled."""
        if not self.is_ready() or self._lacks():
            return
        shown = self.identity.shown()
        if shown is None:
            return
        kind = self.kind.value
        to = Recipient(
            kind,
            self.agency.value if kind == AGENCY else None,
            self.laboratory.text().strip() if kind == LABORATORY else None,
            self.relation.text().strip() or None if kind != AGENCY else None,
        )
        letter = Authority(self.authority.text().strip(), self.number.text().strip())
        items = self.board.table.ids
        told = {"items": items, "to": to, "authority": letter, "hands": shown.outsider}
        args = (release.release, (shown.picture,), items, to, letter, shown.outsider)
        self.send(Wish("release", told, args))

    def clear(self) -> None:
        """For the next release."""
        for line in (self.relation, self.laboratory, self.authority, self.number):
            line.clear()
        self.agency.choose(None)
        self.identity.clear()

    def finished(self, answer: ReleasedItems) -> str:
        """What went to whom."""
        return self.tr("Released to {name}: {items}.").format(name=answer.place, items=items_words(len(answer.items)))

    def _lacks(self) -> bool:
        kind = self.kind.value
        needed = {
            "number": self.number.text().strip(),
            "authority": self.authority.text().strip(),
            "relation": self.relation.text().strip() if kind == OWNER else "-",
            "laboratory": self.laboratory.text().strip() if kind == LABORATORY else "-",
            "agency": self.agency.value if kind == AGENCY else "-",
        }
        lacking = [name for name, value in needed.items() if missing(self._page, self.fields[name], value)]
        return bool(lacking)

    def _show_kind(self) -> None:
        kind = self.kind.value
        self.fields["agency"].setVisible(kind == AGENCY)
        self.fields["laboratory"].setVisible(kind == LABORATORY)
        self.fields["relation"].setVisible(kind in (OWNER, LABORATORY))
