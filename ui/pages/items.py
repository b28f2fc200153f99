"""Items: all of them, the newest first, as far as they are for the reader's eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout

from lims_desktop import lists
from lims_desktop.lists import Term
from ui import pages
from ui.custody.itemtable import ItemTable
from ui.duties import SEE_CASES
from ui.page import Page
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
        self.kind = Choice((), self.tr("All types"))
        self.kind.setMaximumWidth(320)
        self.kind.setAccessibleName(self.tr("Type"))
        self.controlled = QCheckBox(self.tr("Only &controlled"))
        self.items = ItemTable(self, with_where=True)
        filters = QHBoxLayout()
        filters.setSpacing(12)
        filters.addWidget(self.kind)
        filters.addWidget(self.controlled)
        filters.addStretch(1)
        self.content.addLayout(filters)
        self.content.addWidget(self.items, 1)
        self.kind.picked.connect(self._narrow)
        self.controlled.toggled.connect(self._narrow)
        self.setFocusProxy(self.items)

    def load(self, lab: Lab) -> list[Term]:
        """The types to choose from."""
        return lists.terms(lab, "item_type")

    def fill(self, terms: list[Term]) -> None:
        """Offer the types, and ask for the items again."""
        self.kind.set_terms(Terms(terms, self.desk.language).options("item_type"))
        if self.items.rows.rows:
            self.items.refresh()
        else:
            self._narrow()

    @Slot()
    def _narrow(self) -> None:
        self.items.ask(item_type=self.kind.value, controlled=True if self.controlled.isChecked() else None)
