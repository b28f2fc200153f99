"""Who of the customers looked at what, the newest first: told to quality and to whoever works on the case."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop import customers
from lims_desktop.customers import OutsideRead
from ui.agency.wording import WORDS, look_words
from ui.custody.wording import minute
from ui.page import Page
from ui.table import Column
from ui.tableview import Table


def _what(read: OutsideRead) -> str:
    return " · ".join(part for part in (look_words(read.what), read.subject, read.words and f"“{read.words}”") if part)


COLUMNS = (
    Column("at", QT_TRANSLATE_NOOP("customers", "When"), 150, show=lambda read: minute(read.at), sortable=False),
    Column("person", QT_TRANSLATE_NOOP("customers", "Who"), 180, sortable=False),
    Column("agency", QT_TRANSLATE_NOOP("customers", "Agency"), 200, sortable=False),
    Column("case_number", QT_TRANSLATE_NOOP("customers", "Case"), 150, mono=True, sortable=False),
    Column("what", QT_TRANSLATE_NOOP("customers", "Looked at"), 320, show=_what, sortable=False),
    Column("station", QT_TRANSLATE_NOOP("customers", "Station"), 130, sortable=False, spare=True),
)


class LooksTable(Table):
    """Asked page by page when it is first looked at."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, COLUMNS, customers.reads, words=WORDS, key="id")
        self.setAccessibleName(QCoreApplication.translate(WORDS, "Looks from outside"))
        self.empty_text = QCoreApplication.translate(WORDS, "Nobody outside has looked at this.")
