"""The ledger of one subject as a table, entry by entry with its hash, the newest first; Enter shows an entry whole."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Slot
from PySide6.QtWidgets import QDialog, QFormLayout, QPlainTextEdit, QVBoxLayout, QWidget

from lims_desktop import history
from lims_desktop.history import Told
from lims_desktop.lab import Lab
from ui.page import Page
from ui.parts.buttons import button
from ui.parts.timeline import moment
from ui.parts.words import paragraph, words
from ui.table import Column
from ui.tableview import Table

HASH_SHOWN = 16


def _body(entry: Told) -> str:
    return json.dumps(entry.body, ensure_ascii=False)


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("ledger", "No."), 48, right=True, sortable=False),
    Column("at", QT_TRANSLATE_NOOP("ledger", "When"), 158, show=lambda entry: moment(entry.at), sortable=False),
    Column("kind", QT_TRANSLATE_NOOP("ledger", "What"), 100, sortable=False),
    Column("actor", QT_TRANSLATE_NOOP("ledger", "Who"), 110, sortable=False),
    Column("second", QT_TRANSLATE_NOOP("ledger", "Second"), 100, sortable=False),
    Column("station", QT_TRANSLATE_NOOP("ledger", "Station"), 100, sortable=False),
    Column("entry", QT_TRANSLATE_NOOP("ledger", "Entry"), 64, right=True, sortable=False),
    Column(
        "hash",
        QT_TRANSLATE_NOOP("ledger", "Hash"),
        150,
        show=lambda entry: entry.hash[:HASH_SHOWN],
        mono=True,
        sortable=False,
    ),
    Column("body", QT_TRANSLATE_NOOP("ledger", "Content"), 200, show=_body, mono=True, sortable=False),
)


class LedgerTable(Table):
    """Asked page by page when it is first looked at."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, COLUMNS, entries, words="ledger", key="entry")
        self._page = page
        self.empty_text = self.tr("The ledger has nothing about this yet.")
        self.setAccessibleName(self.tr("Ledger"))
        self.opened.connect(self._show)

    @Slot(object)
    def _show(self, entry: Told) -> None:
        EntryView(entry, self._page.desk.over).open()


class EntryView(QDialog):
    """One entry of the ledger, whole, with its hash to be compared or copied."""

    def __init__(self, entry: Told, over: QWidget | None) -> None:
        super().__init__(over)
        self.setWindowTitle(self.tr("Entry {number} of the ledger").format(number=entry.entry))
        self.setMinimumWidth(680)
        facts = QFormLayout()
        facts.setHorizontalSpacing(16)
        for name, text in self._facts(entry):
            if text:
                facts.addRow(words(name, "quiet"), paragraph(text))
        digest = paragraph(entry.hash, "code")
        facts.addRow(words(self.tr("Hash"), "quiet"), digest)
        body = QPlainTextEdit(json.dumps(entry.body, ensure_ascii=False, indent=2))
        body.setReadOnly(True)
        body.setMinimumHeight(220)
        body.setAccessibleName(self.tr("Content"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(words(self.windowTitle(), "large"))
        column.addLayout(facts)
        column.addWidget(body, 1)
        column.addWidget(button(self.tr("Close"), self.accept), 0, Qt.AlignmentFlag.AlignRight)

    def _facts(self, entry: Told) -> list[tuple[str, str]]:
        return [
            (self.tr("When"), moment(entry.at)),
            (self.tr("What"), f"{entry.kind} · {entry.number}"),
            (self.tr("Who"), entry.actor),
            (self.tr("Second person"), entry.second or ""),
            (self.tr("Station"), entry.station or ""),
            (self.tr("Reason"), entry.reason or ""),
        ]


def entries(
    lab: Lab, *, after: Told | None, limit: int, sort: tuple[str, bool] | None, filters: dict[str, Any]
) -> list[Told]:
    """The entries after this one; the ledger has one order only."""
    del sort
    return history.of(lab, filters["stream"], before=after.number if after else None, most=limit)
