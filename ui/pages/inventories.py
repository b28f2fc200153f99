"""Inventories: the counts that run and that were, and the draws that chose what to count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QHBoxLayout, QTabWidget

from lims_desktop import draws, inventory, places
from lims_desktop.inventory import InventoryLine
from lims_desktop.places import Place
from ui import pages
from ui.custody.wording import minute
from ui.inventory.starting import Starting
from ui.inventory.wording import state_badge, why_words
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.choice import Choice
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

COUNTERS = frozenset(
    {
        "evidence_technician", "analyst", "laboratory_manager", "quality_manager", "scenes_of_crime_officer",
        "medical_examiner",
    }
)  # fmt: skip
DRAWERS = frozenset({"evidence_technician", "laboratory_manager", "quality_manager"})


def _missing(line: InventoryLine) -> Badge | None:
    if line.missing is None:
        return None
    return Badge(str(line.missing), "refused" if line.missing else "good")


COUNTS = (
    Column("state", QT_TRANSLATE_NOOP("inventory", "State"), 115, badge=lambda row: state_badge(row.state)),
    Column("place", QT_TRANSLATE_NOOP("inventory", "Place"), 420, sortable=False),
    Column("reason", QT_TRANSLATE_NOOP("inventory", "Reason"), 150, show=why_words),
    Column("opened_at", QT_TRANSLATE_NOOP("inventory", "Begun"), 155, show=lambda row: minute(row.opened_at)),
    Column("opened_by", QT_TRANSLATE_NOOP("inventory", "By"), 130),
    Column("missing", QT_TRANSLATE_NOOP("inventory", "Missing"), 90, badge=_missing),
)
DRAWS = (
    Column("id", QT_TRANSLATE_NOOP("inventory", "Draw"), 80, right=True),
    Column("place", QT_TRANSLATE_NOOP("inventory", "From"), 320),
    Column("many", QT_TRANSLATE_NOOP("inventory", "Drawn"), 90, right=True),
    Column("drawn_at", QT_TRANSLATE_NOOP("inventory", "When"), 150, show=lambda row: minute(row.drawn_at)),
    Column("drawn_by", QT_TRANSLATE_NOOP("inventory", "By"), 170),
)


@pages.register
class InventoriesPage(Page):
    """A list that comes page by page; begin one, or draw what is to be counted."""

    name = "inventories"
    help = "inventory"
    icon = "check"
    group = "property"
    order = 135
    title = QT_TRANSLATE_NOOP("pages", "Inventories")
    topics = frozenset({"inventory", "draw"})
    duties = COUNTERS | {"auditor"}

    def build(self) -> None:
        """Counts and draws, a list each."""
        self.starting = Starting(self)
        self.state = Choice((), self.tr("All"))
        self.state.set_terms((code, state_badge(code).text) for code in ("OPEN", "CLOSED", "ABANDONED"))
        self.state.setMaximumWidth(240)
        self.state.setAccessibleName(self.tr("State"))
        self.counts = Table(self, COUNTS, inventory.listed, words="inventory", key="id")
        self.counts.empty_text = self.tr("No inventory yet. Begin one, or draw places at random.")
        self.counts.setAccessibleName(self.tr("Inventories"))
        self.draws = Table(self, DRAWS, draws.listed, words="inventory", key="id")
        self.draws.empty_text = self.tr("Nothing was drawn yet.")
        self.draws.setAccessibleName(self.tr("Draws"))
        row = QHBoxLayout()
        row.addWidget(self.state)
        row.addStretch(1)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.counts, self.tr("Inventories"))
        self.tabs.addTab(self.draws, self.tr("Draws"))
        self.content.addLayout(row)
        self.content.addWidget(self.tabs, 1)
        duties = self.desk.lab.me.duties
        if duties & DRAWERS:
            self.add_button(self.tr("&Draw at random"), self.starting.draw, icon="refresh")
        if duties & COUNTERS:
            self.add_button(self.tr("&Begin an inventory"), self.starting.count, icon="plus", primary=True)
            self.key("Ctrl+N", self.tr("Begin an inventory"), self.starting.count)
        self.state.picked.connect(self._narrow)
        self.counts.opened.connect(lambda line: self.desk.open("inventory", line.id))
        self.draws.opened.connect(lambda line: self.desk.open("draw", line.id))
        self.setFocusProxy(self.counts)

    def load(self, lab: Lab) -> list[Place]:
        """The places that can be counted."""
        return places.locations(lab)

    def fill(self, found: list[Place]) -> None:
        """Offer the places, ask for both lists, and begin what a task asked for."""
        self.starting.offer(found)
        self._narrow()
        self.draws.ask()
        asked: Any = self.argument
        if isinstance(asked, dict):
            self.argument = None
            self.starting.count(asked.get("place"), str(asked.get("why") or "ROUTINE"))

    @Slot()
    def _narrow(self) -> None:
        if self.counts.rows.rows and self.counts.rows.filters == {"state": self.state.value}:
            self.counts.refresh()
        else:
            self.counts.ask(state=self.state.value)
