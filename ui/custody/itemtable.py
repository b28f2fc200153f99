"""Items of any number as a table: page by page by key, the newest first or by number."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import items
from ui.custody.holding import held_column
from ui.custody.wording import analysis_words, minute, where_words
from ui.page import Page
from ui.parts.badge import Badge
from ui.table import Column
from ui.tableview import Table

_WHERE_TONES = {"person": "info", "location": "good", "transit": "warning", "external": "warning"}

NUMBER = Column("number", QT_TRANSLATE_NOOP("itemtable", "Item"), 185, show=lambda row: row.shown_number, mono=True)
DESCRIPTION = Column("description", QT_TRANSLATE_NOOP("itemtable", "Description"), 260, sortable=False)
WHERE = Column(
    "where",
    QT_TRANSLATE_NOOP("itemtable", "Where"),
    230,
    badge=lambda row: Badge(where_words(row), _WHERE_TONES.get(row.where_kind or "", "refused")),
    sortable=False,
)
SINCE = Column(
    "placed_at", QT_TRANSLATE_NOOP("itemtable", "Since"), 145, show=lambda row: minute(row.placed_at), sortable=False
)
ANALYSIS = Column(
    "analysis",
    QT_TRANSLATE_NOOP("itemtable", "Analysis"),
    120,
    show=lambda row: analysis_words(row.analysis),
    sortable=False,
)


class ItemTable(Table):
    """A list of items; Enter opens."""

    def __init__(self, page: Page, *, with_where: bool) -> None:
        columns = (NUMBER, DESCRIPTION, *((WHERE,) if with_where else ()), held_column("itemtable"), SINCE, ANALYSIS)
        super().__init__(page, columns, items.listed, words="itemtable", key="id")
        self.setAccessibleName(self.tr("Items"))
        self.opened.connect(lambda item: page.desk.open("item", item.id))
