"""Person: what somebody holds now, found by their badge or by their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import whereabouts
from lims_desktop.errors import Refused
from lims_desktop.whereabouts import PersonHere
from ui import pages
from ui.custody.itemtable import ItemTable
from ui.custody.wording import items_words
from ui.page import Page

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

STAFF = frozenset(
    {
        "evidence_technician",
        "analyst",
        "technical_reviewer",
        "administrative_reviewer",
        "laboratory_manager",
        "quality_manager",
        "scenes_of_crime_officer",
        "medical_examiner",
        "auditor",
    }
)


@pages.register
class PersonPage(Page):
    """One person of the laboratory and the items in their hands."""

    name = "person"
    icon = "person"
    order = 220
    title = QT_TRANSLATE_NOOP("pages", "Person")
    topics = frozenset({"item", "person"})
    duties = STAFF
    in_rail = False

    def build(self) -> None:
        """The items in their hands."""
        self.items = ItemTable(self, with_where=False)
        self.items.empty_text = self.tr("Nothing is in these hands.")
        self.content.addWidget(self.items, 1)
        self.content.addStretch(0)
        self.setFocusProxy(self.items)

    def load(self, lab: Lab) -> PersonHere | None:
        """The person and how many items they hold."""
        return whereabouts.with_person(lab, self.argument)

    def fill(self, here: PersonHere | None) -> None:
        """Show the person and ask for the items, or say that there is nobody."""
        self.items.setVisible(here is not None)
        if here is None:
            self.set_title(self.words())
            missing = self.desk.sentence(Refused("people.unknown", login=self.argument))
            self.notice.show_text(missing, tone="refused")
            return
        many = self.tr("holds {items}").format(items=items_words(here.count))
        self.set_title(
            here.person.name, " · ".join(part for part in (here.person.title, here.person.section, many) if part)
        )
        self.items.ask(place=here.person.place_id or -1)
