"""What stands behind a report: every attempt and its end, worksheets, items and their custody, raw files."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QFileDialog, QSplitter, QVBoxLayout, QWidget

from lims_desktop import files
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from lims_desktop.report_lists import Attempt, RawFile, Scope
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.notice import Notice
from ui.reports.wording import WORDS, became_badge, say
from ui.table import Column
from ui.tableview import Table

KINDS = {
    "worksheet": QT_TRANSLATE_NOOP("reports", "worksheet"),
    "item": QT_TRANSLATE_NOOP("reports", "item, custody"),
    "file": QT_TRANSLATE_NOOP("reports", "raw file"),
}


@dataclass(frozen=True)
class Source:
    """Something one can look at: a worksheet, an item, a file."""

    key: str
    kind: str
    name: str
    about: str
    subject: Any


def written(lab: Lab, sha256: str, path: Path) -> Path:
    """A raw file written where one wants it, off the screen's thread. Refused when it is not for me, or no place."""
    file = files.read(lab, sha256)
    if file is None:
        raise Refused("files.gone")
    try:
        path.write_bytes(file.content)
    except OSError as problem:
        raise Refused("files.unwritable", file=str(path), why=problem.strerror or str(problem)) from problem
    return path


class Sources(QWidget):
    """The reckoning above, what can be opened below."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.lacking = Notice(self)
        self.attempts = Table(page, self._attempt_columns(), words=WORDS, key="item")
        self.attempts.setAccessibleName(self.tr("Reckoning"))
        self.attempts.empty_text = self.tr("Nothing was performed on these requests yet.")
        self.attempts.opened.connect(lambda row: page.desk.open("worksheet", row.worksheet_id))
        self.sources = Table(page, self._source_columns(), words=WORDS, key="key")
        self.sources.setAccessibleName(self.tr("Sources"))
        self.sources.opened.connect(self._open)
        both = QSplitter()
        both.setOrientation(both.orientation().Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(self.attempts)
        both.addWidget(self.sources)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.lacking)
        column.addWidget(both, 1)

    def show_scope(self, scope: Scope) -> None:
        """Show everything; what lacks an end first, with the way there."""
        self.attempts.show_rows(sorted(scope.attempts, key=lambda one: one.became != "open"))
        self.sources.show_rows(_sources(scope, self.page.desk.language))
        if scope.open:
            first = scope.open[0]
            said = self.tr("{count} of {all} attempts lack a disposition. Until each has one, this is not signed.")
            self.lacking.show_text(said.format(count=len(scope.open), all=len(scope.attempts)), first.worksheet,
                                   partial(self.page.desk.open, "worksheet", first.worksheet_id))  # fmt: skip
        else:
            self.lacking.hide()

    def _open(self, row: Source) -> None:
        if row.kind == "file":
            self._save(row.subject)
        else:
            self.page.desk.open(row.kind, row.subject)

    def _save(self, raw: RawFile) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the raw file"), raw.name)
        if name:
            self.page.ask(written, raw.sha256, Path(name), then=self._saved, key=("file", raw.sha256))

    def _saved(self, path: Path) -> None:
        self.page.desk.messages.good(self.tr("Saved: {path}").format(path=path))

    def _attempt_columns(self) -> tuple[Column, ...]:
        return (
            Column("item", QT_TRANSLATE_NOOP("reports", "Item"), 150, mono=True),
            Column("worksheet", QT_TRANSLATE_NOOP("reports", "Attempt"), 150, mono=True, show=_attempt),
            Column("became", QT_TRANSLATE_NOOP("reports", "Became"), 122, badge=_became),
            Column("why", QT_TRANSLATE_NOOP("reports", "Why"), 180),
        )

    def _source_columns(self) -> tuple[Column, ...]:
        return (
            Column("kind", QT_TRANSLATE_NOOP("reports", "Source"), 120, show=lambda row: say(KINDS[row.kind])),
            Column("name", QT_TRANSLATE_NOOP("reports", "Name"), 160, mono=True),
            Column("about", QT_TRANSLATE_NOOP("reports", "About"), 220),
        )


def _attempt(row: Attempt) -> str:
    return f"{row.worksheet} · {row.attempt}"


def _became(row: Attempt) -> Badge:
    return became_badge(row.became)


def _sources(scope: Scope, language: str) -> list[Source]:
    spanish = language.startswith("es")
    sheets = [
        Source(f"w{one.id}", "worksheet", one.number, f"{one.name_es if spanish else one.name} · {one.analyst}", one.id)
        for one in scope.worksheets
    ]
    items = [Source(f"i{one.id}", "item", one.number, one.description, one.id) for one in scope.items]
    raw = [
        Source(f"f{one.sha256}", "file", one.name, f"{one.worksheet} · {one.entered_by}", one) for one in scope.files
    ]
    return [*sheets, *items, *raw]
