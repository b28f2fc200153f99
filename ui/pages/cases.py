"""Cases: all of them, the newest first, as far as they are for the reader's eyes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Slot
from PySide6.QtWidgets import QHBoxLayout

from lims_desktop import agencies, cases, lists
from lims_desktop.agencies import Agency
from lims_desktop.cases import CaseLine
from lims_desktop.lists import Term
from ui import pages
from ui.custody.wording import minute
from ui.duties import SEE_CASES
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.choice import Choice
from ui.parts.terms import Terms
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab


@dataclass(frozen=True)
class Filters:
    """What the list may be narrowed by."""

    terms: list[Term]
    agencies: list[Agency]


@pages.register
class CasesPage(Page):
    """A list that comes page by page; agency and offence narrow it."""

    name = "cases"
    duties = SEE_CASES
    icon = "case"
    order = 50
    title = QT_TRANSLATE_NOOP("pages", "Cases")
    topics = frozenset({"case"})

    def build(self) -> None:
        """Two filters and the list."""
        self.terms = Terms()
        self.agency = Choice((), self.tr("All agencies"))
        self.agency.setAccessibleName(self.tr("Agency"))
        self.offence = Choice((), self.tr("All offences"))
        self.offence.setAccessibleName(self.tr("Offence"))
        self.cases = Table(self, self._columns(), cases.listed, words="cases", key="id")
        self.cases.setAccessibleName(self.tr("Cases"))
        self.cases.opened.connect(lambda case: self.desk.open("case", case.id))
        filters = QHBoxLayout()
        filters.setSpacing(12)
        for choice in (self.agency, self.offence):
            choice.setMaximumWidth(320)
            choice.picked.connect(self._narrow)
            filters.addWidget(choice, 1)
        filters.addStretch(1)
        self.content.addLayout(filters)
        self.content.addWidget(self.cases, 1)
        self.setFocusProxy(self.cases)

    def load(self, lab: Lab) -> Filters:
        """The agencies and the words to choose from."""
        return Filters(lists.every_term(lab), agencies.agencies(lab))

    def fill(self, filters: Filters) -> None:
        """Offer them, and ask for the cases again."""
        self.terms = Terms(filters.terms, self.desk.language)
        self.agency.set_terms((one.id, one.name) for one in filters.agencies)
        self.offence.set_terms(self.terms.options("offence"))
        if self.cases.rows.rows:
            self.cases.refresh()
        else:
            self._narrow()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", QT_TRANSLATE_NOOP("cases", "Case"), 150, mono=True),
            Column("agency", QT_TRANSLATE_NOOP("cases", "Agency"), 190, sortable=False),
            Column("agency_reference", QT_TRANSLATE_NOOP("cases", "Reference"), 130, mono=True, sortable=False),
            Column("offence", QT_TRANSLATE_NOOP("cases", "Offence"), 170, show=self._offence, sortable=False),
            Column("names", QT_TRANSLATE_NOOP("cases", "Persons"), 220, sortable=False),
            Column(
                "opened_at",
                QT_TRANSLATE_NOOP("cases", "Opened"),
                150,
                show=lambda case: minute(case.opened_at),
                sortable=False,
            ),
            Column("restricted", QT_TRANSLATE_NOOP("cases", "Access"), 110, badge=access, sortable=False),
        )

    def _offence(self, case: CaseLine) -> str:
        return self.terms.word("offence", case.offence)

    @Slot()
    def _narrow(self) -> None:
        self.cases.ask(agency=self.agency.value, offence=self.offence.value)


def access(case: CaseLine) -> Badge | None:
    """A restricted case says so."""
    return Badge(QCoreApplication.translate("cases", "restricted"), "warning") if case.restricted else None
