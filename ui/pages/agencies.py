"""Agencies and their officers, and the offices of the service: added, changed, at rest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QTabWidget

from lims_desktop import agencies, lists, places
from lims_desktop.agencies import Agency, Officer
from lims_desktop.lists import Term
from lims_desktop.places import Office
from ui import pages
from ui.house.agencies import ARMS, KINDS, STATES, AgencyQuestions, badge, say
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.tabbed import tabbed
from ui.parts.words import words
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

MAY_CHANGE = frozenset({"laboratory_manager", "administrator"})
MAY_CHANGE_OFFICES = MAY_CHANGE | {"quality_manager"}


@dataclass(frozen=True)
class Shown:
    """Every agency, officer and office, and the districts to choose from."""

    agencies: list[Agency]
    officers: list[Officer]
    offices: list[Office]
    districts: list[Term]


@pages.register
class AgenciesPage(Page):
    """Agencies with the officers of the chosen one below, and the offices in a second tab."""

    name = "agencies"
    icon = "agency"
    group = "laboratory"
    order = 715
    title = QT_TRANSLATE_NOOP("pages", "Agencies and offices")
    topics = frozenset({"agency", "office"})
    duties = MAY_CHANGE_OFFICES | {"auditor", "evidence_technician"}

    def build(self) -> None:
        """Two tabs, and the buttons of my duties."""
        self.questions = AgencyQuestions(self, lambda: self.known.districts)
        self.known = Shown([], [], [], [])
        self.agencies = self._table(self._agency_columns(), self.tr("Agencies"))
        self.agencies.empty_text = self.tr("No agency is known yet: nothing can be taken in before one is.")
        self.officers = self._table(self._officer_columns(), self.tr("Officers"))
        self.officers.empty_text = self.tr("No officer of this agency is known yet. The counter adds them too.")
        self.offices = self._table(self._office_columns(), self.tr("Offices"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        below = words(self.tr("Its officers"), "section")
        self.tabs.addTab(tabbed(self.agencies, below, self.officers), self.tr("&Agencies"))
        self.tabs.addTab(tabbed(self.offices), self.tr("&Offices"))
        self.content.addWidget(self.tabs, 1)
        self.agencies.chosen.connect(self._choose)
        self.setFocusProxy(self.agencies)
        self._make_keys()

    def load(self, lab: Lab) -> Shown:
        """All of them: a country has some dozens."""
        return Shown(agencies.agencies(lab, every=True), agencies.officers(lab, every=True), places.offices(lab),
                     lists.terms(lab, "district"))  # fmt: skip

    def fill(self, known: Shown) -> None:
        """Show them; one stands where one stood."""
        self.known = known
        self.agencies.show_rows(known.agencies)
        self.offices.show_rows(known.offices)
        if self.agencies.current is None:
            self.agencies.selectRow(0)
        self._choose()

    def add_officer(self) -> None:
        """An officer of the chosen agency."""
        if (agency := self.agencies.current) is None:
            self.desk.messages.warn(self.tr("Choose an agency first."))
        else:
            self.questions.add_officer(agency)

    # -- own ---------------------------------------------------------------------------------------------------

    def _make_keys(self) -> None:
        mine = self.desk.lab.me.duties
        if mine & MAY_CHANGE_OFFICES:
            self.add_button(self.tr("New o&ffice …"), self.questions.add_office, icon="plus")
            self.offices.opened.connect(self.questions.change_office)
        if mine & (MAY_CHANGE | {"evidence_technician"}):
            self.add_button(self.tr("New off&icer …"), self.add_officer, icon="plus")
            self.officers.opened.connect(self.questions.change_officer)
        if mine & MAY_CHANGE:
            self.add_button(self.tr("&New agency …"), self.questions.add_agency, icon="plus", primary=True)
            self.agencies.opened.connect(self.questions.change_agency)
            self.key("Ctrl+N", self.tr("New agency"), self.questions.add_agency)

    @Slot()
    def _choose(self) -> None:
        agency: Agency | None = self.agencies.current
        self.officers.show_rows([one for one in self.known.officers if agency and one.agency_id == agency.id])

    def _table(self, columns: tuple[Column, ...], name: str) -> Table:
        table = Table(self, columns, words="agencies", key="id")
        table.setAccessibleName(name)
        return table

    def _agency_columns(self) -> tuple[Column, ...]:
        return (
            Column("name", QT_TRANSLATE_NOOP("agencies", "Agency"), 280, sortable=False),
            Column("kind", QT_TRANSLATE_NOOP("agencies", "Kind"), 120, show=_told(KINDS, "kind"), sortable=False),
            Column("active", QT_TRANSLATE_NOOP("agencies", "State"), 110, badge=_state, sortable=False),
            Column("reference_pattern", QT_TRANSLATE_NOOP("agencies", "Its references"), 180, mono=True,
                   sortable=False),
            Column("code", QT_TRANSLATE_NOOP("agencies", "Code"), 90, mono=True, sortable=False),
        )  # fmt: skip

    def _officer_columns(self) -> tuple[Column, ...]:
        return (
            Column("name", QT_TRANSLATE_NOOP("agencies", "Officer"), 280, sortable=False),
            Column("rank", QT_TRANSLATE_NOOP("agencies", "Rank"), 120, sortable=False),
            Column("active", QT_TRANSLATE_NOOP("agencies", "State"), 110, badge=_state, sortable=False),
            Column("number", QT_TRANSLATE_NOOP("agencies", "Number"), 150, mono=True, sortable=False),
        )

    def _office_columns(self) -> tuple[Column, ...]:
        return (
            Column("name", QT_TRANSLATE_NOOP("agencies", "Office"), 320, sortable=False),
            Column("arm", QT_TRANSLATE_NOOP("agencies", "Arm"), 160, show=_told(ARMS, "arm"), sortable=False),
            Column("district", QT_TRANSLATE_NOOP("agencies", "District"), 160, show=self._district, sortable=False),
            Column("code", QT_TRANSLATE_NOOP("agencies", "Code"), 90, mono=True, sortable=False),
        )

    def _district(self, office: Office) -> str:
        named = {term.code: term.named(self.desk.language) for term in self.known.districts}
        return named.get(office.district or "", office.district or "")


def _told(words: dict[str, Any], name: str) -> Callable[[Any], str]:
    return lambda row: say(words.get(getattr(row, name), getattr(row, name)))


def _state(row: Agency | Officer) -> Badge:
    return badge(STATES, "yes" if row.active else "no")
