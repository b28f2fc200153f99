"""Discrepancies: open, mine, overdue, settled; the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout

from lims_desktop import discrepancies, lists
from lims_desktop.lists import Term
from ui import pages
from ui.custody.wording import minute
from ui.discrepancy.wording import due_badge, state_badge
from ui.page import Page
from ui.parts.choice import Choice
from ui.parts.terms import Terms
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

STAFF = frozenset(
    {
        "evidence_technician", "analyst", "technical_reviewer", "administrative_reviewer", "laboratory_manager",
        "quality_manager", "scenes_of_crime_officer", "medical_examiner", "auditor",
    }
)  # fmt: skip
WHICH = (
    ("open", QT_TRANSLATE_NOOP("DiscrepanciesPage", "Open")),
    ("mine", QT_TRANSLATE_NOOP("DiscrepanciesPage", "Mine")),
    ("overdue", QT_TRANSLATE_NOOP("DiscrepanciesPage", "Overdue")),
    ("settled", QT_TRANSLATE_NOOP("DiscrepanciesPage", "Settled")),
)


@pages.register
class DiscrepanciesPage(Page):
    """A list that comes page by page; Enter opens one."""

    name = "discrepancies"
    icon = "discrepancy"
    group = "property"
    order = 140
    title = QT_TRANSLATE_NOOP("pages", "Discrepancies")
    topics = frozenset({"discrepancy"})
    duties = STAFF

    def build(self) -> None:
        """Two filters and the list."""
        self.terms = Terms((), self.desk.language)
        which = [(code, QCoreApplication.translate("DiscrepanciesPage", str(text))) for code, text in WHICH]
        self.which = Choice(which, self.tr("All"))
        self.which.setMaximumWidth(200)
        self.which.setAccessibleName(self.tr("Which"))
        self.kind = Choice((), self.tr("All kinds"))
        self.kind.setMaximumWidth(320)
        self.kind.setAccessibleName(self.tr("Kind"))
        self.table = Table(self, self._columns(), discrepancies.listed, words="DiscrepanciesPage", key="id")
        self.table.empty_text = self.tr("No discrepancies here.")
        self.table.opened.connect(lambda line: self.desk.open("discrepancy", line.id))
        filters = QHBoxLayout()
        filters.setSpacing(12)
        filters.addWidget(self.which)
        filters.addWidget(self.kind)
        filters.addStretch(1)
        self.content.addLayout(filters)
        self.content.addWidget(self.table, 1)
        self.which.choose("open")
        self.which.picked.connect(self._narrow)
        self.kind.picked.connect(self._narrow)
        self.setFocusProxy(self.table)

    def load(self, lab: Lab) -> list[Term]:
        """The kinds to choose from."""
        return lists.terms(lab, "discrepancy_kind")

    def fill(self, terms: list[Term]) -> None:
        """Offer the kinds, and ask for the list again."""
        self.terms = Terms(terms, self.desk.language)
        self.kind.set_terms(self.terms.options("discrepancy_kind"))
        wish, self.argument = self.argument, None
        if isinstance(wish, dict):  # a figure counts the open ones of a kind
            self.which.choose("open")
            self.kind.choose(wish.get("kind"))
        if self.table.rows.rows:
            self.table.refresh()
        else:
            self._narrow()

    @Slot()
    def _narrow(self) -> None:
        self.table.ask(which=self.which.value, kind=self.kind.value)

    def _columns(self) -> tuple[Column, ...]:
        def kind(row: discrepancies.DiscrepancyLine) -> str:
            return self.terms.word("discrepancy_kind", row.kind)

        return (
            Column("state", QT_TRANSLATE_NOOP("DiscrepanciesPage", "State"), 152, badge=state_badge),
            Column("kind", QT_TRANSLATE_NOOP("DiscrepanciesPage", "Kind"), 190, show=kind),
            Column("subject", QT_TRANSLATE_NOOP("DiscrepanciesPage", "About"), 200),
            Column("owner", QT_TRANSLATE_NOOP("DiscrepanciesPage", "Looked into by"), 150),
            Column("due_at", QT_TRANSLATE_NOOP("DiscrepanciesPage", "Until"), 156, badge=due_badge),
            Column(
                "raised_at",
                QT_TRANSLATE_NOOP("DiscrepanciesPage", "Raised"),
                155,
                show=lambda row: minute(row.raised_at),
            ),
        )
