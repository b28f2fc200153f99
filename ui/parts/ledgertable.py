"""The ledger of one subject as a table, entry by entry with its hash, the newest first."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import history
from lims_desktop.history import Told
from lims_desktop.lab import Lab
from ui.page import Page
from ui.parts.timeline import moment
from ui.table import Column
from ui.tableview import Table


def _body(entry: Told) -> str:
    return json.dumps(entry.body, ensure_ascii=False, separators=(", ", ": "))


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledger", "No."), 56, right=True, sortable=False),
    Column("at", QT_TRANSLATE_NOOP("ledger", "When"), 150, show=lambda entry: moment(entry.at), sortable=False),
    Column("kind", QT_TRANSLATE_NOOP("ledger", "What"), 110, sortable=False),
    Column("actor", QT_TRANSLATE_NOOP("ledger", "Who"), 120, sortable=False),
    Column("second", QT_TRANSLATE_NOOP("ledger", "Second"), 110, sortable=False),
    Column("station", QT_TRANSLATE_NOOP("ledger", "Station"), 110, sortable=False),
    Column("entry", QT_TRANSLATE_NOOP("ledger", "Entry"), 70, right=True, sortable=False),
    Column(
        "hash", QT_TRANSLATE_NOOP("ledger", "Hash"), 150, show=lambda entry: entry.hash[:16], mono=True, sortable=False
    ),
    Column("reason", QT_TRANSLATE_NOOP("ledger", "Reason"), 140, sortable=False),
    Column("body", QT_TRANSLATE_NOOP("ledger", "Content"), 400, show=_body, mono=True, sortable=False),
)


class LedgerTable(Table):
    """Asked page by page when it is first looked at; copying gives the whole hash."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, COLUMNS, entries, words="ledger", key="entry")
        self.empty_text = self.tr("The ledger has nothing about this yet.")
        self.setAccessibleName(self.tr("Ledger"))


def entries(
    lab: Lab, *, after: Told | None, limit: int, sort: tuple[str, bool] | None, filters: dict[str, Any]
) -> list[Told]:
    """The entries after this one; the ledger has one order only."""
    del sort
    return history.of(lab, filters["stream"], before=after.number if after else None, most=limit)
