"""Items: all of them, the newest first, as far as they are for the reader's eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from lims_desktop import lists, whereabouts
from lims_desktop.lists import Term
from ui import pages
from ui.custody.itemtable import ItemTable
from ui.duties import SEE_CASES
from ui.page import Page
from ui.parts.buttons import button
from ui.parts.choice import Choice
from ui.parts.terms import Terms

if TYPE_CHECKING:
    from lims_desktop.lab import Lab


@pages.register
class ItemsPage(Page):
    """A list that comes page by page; type and control narrow it."""

    name = "items"
    duties = SEE_CASES
    icon = "item"
    order = 60
    title = QT_TRANSLATE_NOOP("pages", "Items")
    topics = frozenset({"item"})

    def build(self) -> None:
        """Two filters and the list."""
        self._shown: dict[str, Any] = {}
        self.kind = Choice((), self.tr("All types"))
        self.kind.setMaximumWidth(320)
        self.kind.setAccessibleName(self.tr("Type"))
        self.controlled = QCheckBox(self.tr("Only &controlled"))
        self.items = ItemTable(self, with_where=True)
        filters = QHBoxLayout()
        filters.setSpacing(12)
        filters.addWidget(self.kind)
        filters.addWidget(self.controlled)
        self.everything = button(self.tr("Show all items"), lambda: self.desk.open("items"), icon="close")
        self.everything.hide()
        filters.addWidget(self.everything)
        filters.addStretch(1)
        self.content.addLayout(filters)
        self.content.addWidget(self.items, 1)
        self.kind.picked.connect(self._narrow)
        self.controlled.toggled.connect(self._narrow)
        self.setFocusProxy(self.items)

    def load(self, lab: Lab) -> tuple[list[Term], str]:
        """The types to choose from; the name of the room, when only what is inside is wanted."""
        inside = whereabouts.at_place(lab, self._only["inside"]) if "inside" in self._only else None
        return lists.terms(lab, "item_type"), inside.place.path if inside else ""

    def fill(self, answer: tuple[list[Term], str]) -> None:
        """Offer the types, and ask for the items again."""
        terms, room = answer
        self.set_title(self.words(), room or self._holder_words())
        self.everything.setVisible(bool(self._only))
        self.kind.set_terms(Terms(terms, self.desk.language).options("item_type"))
        if self.items.rows.rows and self._shown == self._only:
            self.items.refresh()
        else:
            self._narrow()

    @property
    def _only(self) -> dict[str, Any]:
        """What the page was opened for: what is inside a place, or with a kind of holder."""
        return self.argument if isinstance(self.argument, dict) else {}

    def _holder_words(self) -> str:
        only = self._only
        for begun, told in self._spans().items():
            if only.get(f"{begun}_since") or only.get(f"{begun}_before"):
                return told.format(when=_between(only.get(f"{begun}_since"), only.get(f"{begun}_before")))
        if "placed_before" in only:
            return self.tr("Only what is in somebody's hands since before {day}").format(day=only["placed_before"][:10])
        narrowed = {
            "overdue_court": self.tr("Only what should be back from court"),
            "over_limit": self.tr("Only what lies too long in a locker"),
            "overdue": self.tr("Only what should have arrived"),
            "to_office": self.tr("Only what is on the way"),
        }
        holders = {
            "location": self.tr("Only what is stored"),
            "person": self.tr("Only what is in somebody's hands"),
            "transit": self.tr("Only what is on the way"),
            "external": self.tr("Only what is outside"),
            "terminal": self.tr("Only what has ended"),
        }
        found = next((told for name, told in narrowed.items() if name in only), None)
        return found or holders.get(only.get("where_kind", ""), "")

    def _spans(self) -> dict[str, str]:
        return {
            "touched": self.tr("Only what is stored and was last touched {when}"),
            "registered": self.tr("Only what was taken in {when}"),
            "gone": self.tr("Only what was destroyed or returned for good {when}"),
        }

    @Slot()
    def _narrow(self) -> None:
        self._shown = dict(self._only)
        controlled = True if self.controlled.isChecked() else None
        self.items.ask(item_type=self.kind.value, controlled=controlled, **self._shown)


def _between(since: str | None, before: str | None) -> str:
    """The days from and until which something was so."""
    begun = QCoreApplication.translate("ItemsPage", "from {day}").format(day=since[:10]) if since else ""
    until = QCoreApplication.translate("ItemsPage", "before {day}").format(day=before[:10]) if before else ""
    return " ".join(part for part in (begun, until) if part)
