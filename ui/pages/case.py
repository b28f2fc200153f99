"""Case: its submissions, its items as a tree, its persons, its discrepancies, its events."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QScrollArea, QTabWidget, QWidget

from lims_desktop import agencies, bundles, cases, lists, people, quality
from lims_desktop.agencies import Agency
from lims_desktop.bundles import Bundle
from lims_desktop.cases import CaseView
from lims_desktop.errors import Refused
from lims_desktop.lists import Term
from lims_desktop.people import Known
from lims_desktop.quality import Disclosure
from ui import pages
from ui.agency.looks import LooksTable
from ui.bundles import table as bundle_table
from ui.bundles.offering import BundleQuestion
from ui.case import tables
from ui.case.heading import CaseFacts
from ui.case.questions import CaseQuestions
from ui.case.tree import ItemTree
from ui.custody.report import offer_report
from ui.duties import INSIDE, SEE_CASES
from ui.interests.declaring import InterestQuestions
from ui.item.tables import discrepancy_columns
from ui.page import Page
from ui.parts.buttons import rename
from ui.parts.headings import Card
from ui.parts.ledgertable import LedgerTable
from ui.parts.tabbed import tabbed
from ui.parts.terms import Terms
from ui.parts.timeline import Event, Timeline
from ui.quality import tables as quality_tables
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

MAY_AMEND = frozenset({"evidence_technician", "laboratory_manager"})
MAY_RESTRICT = frozenset({"laboratory_manager", "quality_manager"})


@dataclass(frozen=True)
class Shown:
    """A case, and the words, agencies and people when the page had none yet."""

    case: CaseView | None
    terms: list[Term]
    agencies: list[Agency]
    people: list[Known]
    disclosure: Disclosure
    bundles: list[Bundle]


@pages.register
class CasePage(Page):
    """One case, opened by its number."""

    name = "case"
    duties = INSIDE
    icon = "case"
    order = 190
    title = QT_TRANSLATE_NOOP("pages", "Case")
    topics = frozenset({"case", "item", "submission", "discrepancy", "attachment", "nonconformity"})
    in_rail = False

    def build(self) -> None:
        """Facts above, tabs below."""
        self.case: CaseView | None = None
        self.terms = Terms()
        self.agencies: list[Agency] = []
        self.people: list[Known] = []
        self.questions = CaseQuestions(self, lambda: self.terms)
        self.facts = CaseFacts()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.content.addWidget(self.facts)
        self.content.addWidget(self.tabs, 1)
        self.content.addStretch(0)
        for part in (self.facts, self.tabs):
            part.hide()
        self._build_tabs()
        self._build_gestures()
        self.setFocusProxy(self.tree)

    def load(self, lab: Lab) -> Shown:
        """The case in one question; lists of words, agencies and people once."""
        case = cases.view(lab, int(self.argument or 0))
        touched = Disclosure() if case is None else quality.disclosure(lab, case.id)
        made = bundles.of_case(lab, case.id) if case else []
        if self.terms:
            return Shown(case, [], [], [], touched, made)
        staff = [one for one in people.everyone(lab, active=True) if one.agency_id is None]
        return Shown(case, lists.every_term(lab), agencies.agencies(lab), staff, touched, made)

    def fill(self, shown: Shown) -> None:
        """Show the case, or say that there is none."""
        if shown.terms:
            self.terms = Terms(shown.terms, self.desk.language)
            self.agencies, self.people = shown.agencies, shown.people
        self.case = shown.case
        for part in (self.facts, self.tabs, *self.gestures):
            part.setVisible(shown.case is not None)
        if shown.case is None:
            self.set_title(self.words())
            missing = self.desk.sentence(Refused("case.unknown", case=self.argument))
            self.notice.show_text(missing, tone="refused")
        else:
            self._show(shown.case)
            self._show_disclosure(shown.disclosure)
            self._show_bundles(shown.bundles)

    # -- own ---------------------------------------------------------------------------------------------------

    def _build_tabs(self) -> None:
        self.tree = ItemTree(self.desk.theme)
        self.tree.opened.connect(lambda item: self.desk.open("item", item))
        self.submissions = self._table(tables.SUBMISSIONS, self.tr("Submissions"))
        self.submissions.opened.connect(lambda one: self.desk.open("document", one.id))
        self.persons = self._table(tables.person_columns(lambda: self.terms), self.tr("Persons"))
        differences = discrepancy_columns(lambda: self.terms)
        item = Column("item", QT_TRANSLATE_NOOP("itemtables", "Item"), 180, mono=True)
        self.discrepancies = self._table((item, *differences), self.tr("Discrepancies"))
        self.timeline = Timeline()
        self.timeline.opened.connect(self._open_event)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.timeline)
        story = Card()
        story.content.addWidget(area)
        parts = {
            self.tr("&Items"): self.tree,
            self.tr("&Submissions"): self.submissions,
            self.tr("&Persons"): self.persons,
            self.tr("&Discrepancies"): self.discrepancies,
            self.tr("&Events"): story,
        }
        self.disclosure = Table(self, quality_tables.DISCLOSURE, words=quality_tables.WORDS, key="id")
        self.disclosure.setAccessibleName(self.tr("Disclosure"))
        self.disclosure.opened.connect(lambda one: self.desk.open("nonconformity", one.id))
        parts[self.tr("Dis&closure")] = self.disclosure
        self.ledger = LedgerTable(self)
        parts[self.tr("&Ledger")] = self.ledger
        self.looks = LooksTable(self)
        parts[self.tr("Loo&ks")] = self.looks
        self.bundles = Table(self, bundle_table.COLUMNS, words=bundle_table.WORDS, key="id")
        self.bundles.setAccessibleName(self.tr("Bundles"))
        self.bundles.empty_text = self.tr("No disclosure bundle was made of this case.")
        self.bundles.opened.connect(self._copy_sha256)
        parts[self.tr("Bu&ndles")] = self.bundles
        for name, part in parts.items():
            self.tabs.addTab(tabbed(part), name)
        self.tabs.currentChanged.connect(self._looked_at)

    def _table(self, columns: tuple[Column, ...], name: str) -> Table:
        words = tables.WORDS if columns[0].name != "item" else "itemtables"
        table = Table(self, columns, words=words, key="id")
        table.setAccessibleName(name)
        return table

    def _build_gestures(self) -> None:
        mine, asked = self.desk.lab.me.duties, self.questions
        self.gestures: list[QWidget] = [*offer_report(self, "case", lambda: self.case.id if self.case else None)]
        talk = self.add_button(self.tr("Enquiries"), self._enquiries, icon="info")
        self.gestures.append(talk)
        if mine & MAY_AMEND:
            amend = self.add_button(
                self.tr("Amend …"), lambda: asked.amend(self.case) if self.case else None, icon="edit"
            )
            self.gestures.append(amend)
        if mine & MAY_RESTRICT:
            self.restrict_button = self.add_button(self.tr("Restrict …"), self._restrict, icon="lock")
            self.gestures.append(self.restrict_button)
        self._build_menu()

    def _build_menu(self) -> None:
        self.menu = QMenu(self)
        if self.desk.lab.me.duties & MAY_RESTRICT:
            self.menu.addAction(self.tr("Re&fer …")).triggered.connect(self._refer)
        self.bundle, self.interests = BundleQuestion(self), InterestQuestions(self)
        if self.bundle.is_for_me:
            self.menu.addAction(self.tr("&Bundle …")).triggered.connect(self._bundle)
        if self.desk.lab.me.duties & SEE_CASES:
            self.menu.addAction(self.tr("Declare a conflict of &interest …")).triggered.connect(self._declare)
        if not self.menu.isEmpty():
            self.more = self.add_button(self.tr("More"), self._show_menu, icon="chevron-down")
            self.gestures.append(self.more)
            self.key("F2", self.tr("More"), self._show_menu)

    def _show_menu(self) -> None:
        if self.case is not None:
            self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    @Slot()
    def _declare(self) -> None:
        if self.case is not None:
            self.interests.declare_in(self.case.id, self.case.number)

    @Slot()
    def _bundle(self) -> None:
        if self.case is not None:
            self.bundle.ask("case", self.case.id, self.case.number)

    def _enquiries(self) -> None:
        if self.case is not None:
            self.desk.open("enquiries", {"case": self.case.id})

    def _restrict(self) -> None:
        if self.case is not None:
            self.questions.restrict(self.case, self.people)

    @Slot()
    def _refer(self) -> None:
        if self.case is not None:
            self.questions.refer(self.case, self.agencies)

    def _show(self, case: CaseView) -> None:
        self.set_title(case.number, " · ".join(person.name for person in case.persons))
        self.facts.show_case(case, self.terms)
        self.tree.show_items(case.items, self.terms)
        self.submissions.show_rows(case.submissions)
        self.persons.show_rows(case.persons)
        self.discrepancies.show_rows(case.discrepancies)
        self.timeline.show_events(tables.told(case.events))
        if self.desk.lab.me.duties & MAY_RESTRICT:
            rename(self.restrict_button, self.tr("Open to all …") if case.restricted else self.tr("Restrict …"))
        counts = [len(case.items), len(case.submissions), len(case.persons), len(case.discrepancies)]
        for number, count in enumerate(counts):
            name = self.tabs.tabText(number).split("  ")[0]
            self.tabs.setTabText(number, f"{name}  {count}" if count else name)
        self._looked_at()

    def _show_disclosure(self, found: Disclosure) -> None:
        room = self.disclosure.parentWidget()
        assert room is not None
        self.disclosure.show_rows(found.lines)
        hidden = self.tr("{count} nonconformities that touch this case are about restricted cases: ask a manager.")
        none = self.tr("No nonconformity touches this case. Whichever does is listed here for ever.")
        self.disclosure.empty_text = hidden.format(count=found.hidden) if found.hidden else none
        number, count = self.tabs.indexOf(room), len(found.lines)
        name = self.tabs.tabText(number).split("  ")[0]
        more = f" + {found.hidden}" if found.hidden else ""
        self.tabs.setTabText(number, f"{name}  {count}{more}" if count or more else name)

    def _show_bundles(self, made: list[Bundle]) -> None:
        self.bundles.show_rows(made)
        room = self.bundles.parentWidget()
        assert room is not None
        number = self.tabs.indexOf(room)
        name = self.tabs.tabText(number).split("  ")[0]
        self.tabs.setTabText(number, f"{name}  {len(made)}" if made else name)

    @Slot(object)
    def _copy_sha256(self, one: Bundle) -> None:
        if one.sha256:
            QGuiApplication.clipboard().setText(one.sha256)
            self.desk.messages.good(self.tr("The SHA-256 of the bundle is on the clipboard."))

    @Slot()
    def _looked_at(self) -> None:
        if self.case is None:
            return
        if self.ledger.isVisible():
            self.ledger.ask(stream=f"case/{self.case.id}")
        if self.looks.isVisible():
            self.looks.ask(case=self.case.id)

    @Slot(object)
    def _open_event(self, event: Event) -> None:
        self.desk.open("item", getattr(event.key, "item_id", None))
