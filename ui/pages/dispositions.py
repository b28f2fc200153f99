"""Dispositions: proposals, lists that are approved, staged, executed, counted; and the roll calls of the courts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from lims_desktop import disposition, rollcall
from lims_desktop.disposition import DispositionLine
from ui import pages
from ui.custody.wording import minute
from ui.disposition import wording
from ui.page import Page
from ui.parts.words import words
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

OPEN = ["PROPOSED", "APPROVED", "STAGED", "EXECUTED"]
PROPOSERS = frozenset({"evidence_technician", "laboratory_manager", "medical_examiner"})


@pages.register
class DispositionsPage(Page):
    """Two lists that come page by page."""

    name = "dispositions"
    help = "disposition"
    icon = "remove"
    group = "property"
    order = 150
    title = QT_TRANSLATE_NOOP("pages", "Dispositions")
    topics = frozenset({"disposition", "rollcall"})
    duties = frozenset({"evidence_technician", "laboratory_manager", "quality_manager", "medical_examiner", "auditor"})

    def build(self) -> None:
        """The lists and the filter."""
        self.ended_too = QCheckBox(self.tr("Counted and withdrawn ones too"))
        self.ended_too.toggled.connect(self._narrow)
        self.lists = Table(self, _columns(), disposition.listed, words="dispositions", key="id")
        self.lists.setAccessibleName(self.words())
        self.lists.empty_text = self.tr("No disposition is under way.")
        self.lists.opened.connect(lambda line: self.desk.open("disposition", line.id))
        self.rolls = Table(self, _roll_columns(), rollcall.listed, words="dispositions", key="id")
        self.rolls.setAccessibleName(self.tr("Roll calls"))
        self.rolls.empty_text = self.tr("No court has ordered a roll call. It is scheduled on an approved disposition.")
        self.rolls.opened.connect(lambda roll: self.desk.open("rollcall", roll.id))
        row = QHBoxLayout()
        row.addWidget(self.ended_too)
        row.addStretch(1)
        self.content.addLayout(row)
        self.content.addWidget(self.lists, 3)
        self.content.addWidget(_titled(self.tr("Roll calls"), self.rolls), 2)
        self.setFocusProxy(self.lists)
        if PROPOSERS & self.desk.lab.me.duties:
            self.add_button(self.tr("New proposal"), self.new, icon="plus", primary=True)
            self.key("Ctrl+N", self.tr("New proposal"), self.new)

    def load(self, _lab: Lab) -> None:
        """The tables ask for themselves."""

    def fill(self, _answer: None) -> None:
        """Ask again."""
        self._narrow()
        self.rolls.ask()

    def new(self) -> None:
        """Propose to end items."""
        self.desk.open("proposal")

    def _narrow(self) -> None:
        self.lists.ask(states=None if self.ended_too.isChecked() else OPEN)


def _titled(title: str, table: QWidget) -> QWidget:
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(words(title, "large"))
    column.addWidget(table, 1)
    return both


def _columns() -> tuple[Column, ...]:
    def text(row: DispositionLine) -> str:
        return wording.consents_words(row.missing)

    return (
        Column("number", QT_TRANSLATE_NOOP("dispositions", "Number"), 140, mono=True, sortable=False),
        Column("title", QT_TRANSLATE_NOOP("dispositions", "What"), 280, sortable=False),
        Column(
            "state",
            QT_TRANSLATE_NOOP("dispositions", "State"),
            120,
            badge=lambda row: wording.state_badge(row.state),
            sortable=False,
        ),
        Column("items", QT_TRANSLATE_NOOP("dispositions", "Items"), 70, right=True, sortable=False),
        Column("ended", QT_TRANSLATE_NOOP("dispositions", "Ended"), 70, right=True, sortable=False),
        Column("missing", QT_TRANSLATE_NOOP("dispositions", "Consents missing"), 200, show=text, sortable=False),
        Column("proposed_by", QT_TRANSLATE_NOOP("dispositions", "Proposed by"), 160, sortable=False),
        Column(
            "proposed_at",
            QT_TRANSLATE_NOOP("dispositions", "On"),
            150,
            show=lambda row: minute(row.proposed_at),
            sortable=False,
        ),
    )


def _roll_columns() -> tuple[Column, ...]:
    return (
        Column("court_date", QT_TRANSLATE_NOOP("dispositions", "Day"), 110, sortable=False),
        Column("court", QT_TRANSLATE_NOOP("dispositions", "Court"), 260, sortable=False),
        Column("order_number", QT_TRANSLATE_NOOP("dispositions", "Order"), 140, mono=True, sortable=False),
        Column(
            "state",
            QT_TRANSLATE_NOOP("dispositions", "State"),
            120,
            badge=lambda row: wording.state_badge(row.state),
            sortable=False,
        ),
        Column(
            "called",
            QT_TRANSLATE_NOOP("dispositions", "Called"),
            100,
            show=lambda row: f"{row.called} / {row.parcels}",
            right=True,
            sortable=False,
        ),
        Column("number", QT_TRANSLATE_NOOP("dispositions", "Disposition"), 140, mono=True, sortable=False),
    )
