"""Worksheets: what waits on my bench to be begun, and every worksheet there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Slot
from PySide6.QtWidgets import QCheckBox

from lims_desktop import lists, worksheets
from lims_desktop.lists import Term
from lims_desktop.worksheets import Stepped, Waiting, WorksheetLine
from ui import pages
from ui.custody.wording import minute
from ui.duties import WORKERS
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.parts.seen import hide_unless
from ui.parts.terms import Terms
from ui.table import Column
from ui.tableview import Table
from ui.worksheets.wording import state_badge

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

_SHORT = 220


@dataclass(frozen=True)
class Bench:
    """What waits for me, and the words for it."""

    waiting: list[Waiting]
    terms: list[Term]


@pages.register
class WorksheetsPage(Page):
    """Assignments above, worksheets below."""

    name = "worksheets"
    icon = "flask"
    group = "casework"
    order = 170
    title = QT_TRANSLATE_NOOP("pages", "Worksheets")
    topics = frozenset({"worksheet", "request", "person"})
    duties = WORKERS | {"technical_reviewer", "laboratory_manager", "quality_manager", "auditor"}

    def build(self) -> None:
        """Two tables."""
        self.terms = Terms()
        works = bool(self.desk.lab.me.duties & WORKERS)
        self.waiting = Table(self, self._waiting_columns(), words="worksheets", key="assignment")
        self.waiting.empty_text = self.tr("No assignment waits for a worksheet.")
        self.waiting.setMaximumHeight(_SHORT)
        self.waiting.opened.connect(lambda _: self.open_one())
        self.mine = QCheckBox(self.tr("Only &mine"))
        self.mine.setChecked(works)
        self.mine.toggled.connect(self._ask)
        self.table = Table(self, self._columns(), worksheets.listed, words="worksheets", key="id")
        self.table.empty_text = self.tr("No worksheet yet.")
        self.table.opened.connect(lambda row: self.desk.open("worksheet", row.id))
        card = Card(self.tr("Assigned to me"))
        card.content.addWidget(self.waiting)
        self.open_button = button(self.tr("&Open a worksheet"), self.open_one, icon="plus", primary=True)
        card.beside_title(self.open_button)
        hide_unless(works, card)
        self.content.addWidget(card)
        self.content.addWidget(self.mine)
        self.content.addWidget(self.table, 1)
        self.setFocusProxy(self.waiting if works else self.table)
        if works:
            self.key("Ctrl+N", self.tr("Open a worksheet"), self.open_one)

    def load(self, lab: Lab) -> Bench:
        """My assignments; the list asks for itself."""
        return Bench(worksheets.waiting(lab), lists.every_term(lab))

    def fill(self, bench: Bench) -> None:
        """Show them."""
        self.terms = Terms(bench.terms, self.desk.language)
        self.waiting.show_rows(bench.waiting)
        self.open_button.setEnabled(bool(bench.waiting))
        self._ask()

    def open_one(self) -> None:
        """Open a worksheet of the chosen assignments; they go by one method."""
        chosen = self.waiting.selected() or self.waiting.rows.rows[:1]
        if chosen:
            self.act(worksheets.open_one, [row.assignment for row in chosen], then=self._opened, act=uuid4())

    # -- own ---------------------------------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        self.table.ask(mine=self.mine.isChecked())

    def _opened(self, stepped: Stepped) -> None:
        self.desk.open("worksheet", stepped.worksheet)

    def _waiting_columns(self) -> tuple[Column, ...]:
        def examination(row: Waiting) -> str:
            return self.terms.word("examination", row.examination)

        def items(row: Waiting) -> str:
            return f"{row.first_item or ''}{f' +{row.items - 1}' if row.items > 1 else ''}"

        return (
            Column("examination", QT_TRANSLATE_NOOP("worksheets", "Examination"), 240, show=examination),
            Column("method", QT_TRANSLATE_NOOP("worksheets", "Method"), 190, mono=True),
            Column("first_item", QT_TRANSLATE_NOOP("worksheets", "Items"), 210, show=items, mono=True),
            Column("stop_work", QT_TRANSLATE_NOOP("worksheets", "Notice"), 160, badge=_notice),
            Column(
                "assigned_at", QT_TRANSLATE_NOOP("worksheets", "Since"), 150, show=lambda row: minute(row.assigned_at)
            ),
        )

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", QT_TRANSLATE_NOOP("worksheets", "Worksheet"), 150, mono=True, sortable=False),
            Column("state", QT_TRANSLATE_NOOP("worksheets", "State"), 150, badge=_state, sortable=False),
            Column("method", QT_TRANSLATE_NOOP("worksheets", "Method"), 190, mono=True, sortable=False),
            Column("analyst", QT_TRANSLATE_NOOP("worksheets", "Analyst"), 170, sortable=False),
            Column("opened_at", QT_TRANSLATE_NOOP("worksheets", "Opened"), 150, show=_opened, sortable=False),
        )


def _state(row: WorksheetLine) -> Badge:
    return state_badge(row.state)


def _opened(row: WorksheetLine) -> str:
    return minute(row.opened_at)


def _notice(row: Waiting) -> Badge | None:
    if row.stop_work:
        return Badge(row.stop_work, "refused")
    return (
        Badge(QCoreApplication.translate("worksheets", "conflict of interest"), "warning") if row.conflicted else None
    )
