"""Enquiries: what customers ask and complain of, and who of the laboratory is called to court."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTabWidget

from lims_desktop import cases, enquiries, lists, people
from lims_desktop.cases import CaseView
from lims_desktop.enquiries import Enquiry, Hearing, Subpoena
from lims_desktop.lists import Term
from lims_desktop.people import Known
from ui import pages
from ui.agency.conversation import Conversation
from ui.agency.questions import LaboratoryTalk
from ui.agency.talk import ENQUIRIES, HEARINGS, SUBPOENAS
from ui.agency.wording import WORDS
from ui.duties import SEE_CASES
from ui.page import Page
from ui.parts.buttons import button, rename
from ui.parts.tabbed import tabbed
from ui.parts.terms import Terms
from ui.parts.words import paragraph
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

TELLERS = SEE_CASES - {"auditor", "administrative_reviewer", "scenes_of_crime_officer"}
MANAGERS = frozenset({"laboratory_manager", "quality_manager"})
SERVERS = frozenset({"evidence_technician", "laboratory_manager", "quality_manager", "medical_examiner"})


@dataclass(frozen=True)
class Shown:
    """What is asked and who is called; the case and its days in court when the page is about one."""

    asked: list[Enquiry]
    subpoenas: list[Subpoena]
    case: CaseView | None = None
    hearings: list[Hearing] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    staff: list[Known] = field(default_factory=list)


@pages.register
class EnquiriesPage(Page):
    """Enquiries with their words, subpoenas with their buttons; of one case when opened with {"case": its number}."""

    name = "enquiries"
    icon = "info"
    group = "casework"
    order = 196
    title = QT_TRANSLATE_NOOP("pages", "Enquiries and courts")
    topics = frozenset({"enquiry", "case"})
    duties = SEE_CASES

    def build(self) -> None:
        """Two or three tabs, and what narrows them."""
        self.known = Shown([], [])
        self.terms = Terms()
        self.questions = LaboratoryTalk(self)
        self.closed = QCheckBox(self.tr("Also what is &closed"))
        self._also_closed = False
        self.closed.toggled.connect(self._widen)
        self.everything = button(self.tr("Show all cases"), lambda: self.desk.open("enquiries"), icon="close")
        above = QHBoxLayout()
        above.addWidget(self.closed)
        above.addWidget(self.everything)
        above.addStretch(1)
        self.content.addLayout(above)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.content.addWidget(self.tabs, 1)
        none = self.tr("No customer awaits an answer here.")
        self.asked = self._table(ENQUIRIES, self.tr("Enquiries"), none)
        self.talk: Conversation = Conversation(self, self.asked, self._may_close)
        self.asked.opened.connect(lambda _one: self.talk.focus_words())
        self.talk.spoke.connect(self.reload)
        self.talk.table.chosen.connect(lambda _one: self._offer())
        self.called = self._table(SUBPOENAS, self.tr("Subpoenas"), self.tr("Nobody of the laboratory is called."))
        self.called.chosen.connect(lambda _one: self._offer())
        self.called.opened.connect(lambda one: self.desk.open("case", one.case))
        self.days = self._table(HEARINGS, self.tr("Days in court"), self.tr("No day in court is known for this case."))
        self.days.chosen.connect(lambda _one: self._offer())
        self.said = paragraph("", "quiet")
        self.tabs.addTab(self.talk, self.tr("&Enquiries"))
        self.tabs.addTab(tabbed(self.called, self.said), self.tr("&Subpoenas"))
        self.tabs.addTab(tabbed(self.days), self.tr("&Days in court"))
        self.tabs.currentChanged.connect(lambda _tab: self._offer())
        self._make_buttons()
        self.key("Ctrl+Return", self.tr("Answer"), self.talk.send)
        self.setFocusProxy(self.asked)

    def load(self, lab: Lab) -> Shown:
        """Everything that is open, or of the case the page was opened for."""
        case = self.argument.get("case") if isinstance(self.argument, dict) else None
        only_open = not self._all
        asked = enquiries.listed(lab, filters={"case": case, "open": only_open}, limit=300)
        called = enquiries.subpoenas(lab, case, only_open=only_open)
        words = [] if self.terms else lists.every_term(lab)
        staff = [one for one in people.everyone(lab, active=True) if one.agency_id is None]
        if case is None:
            return Shown(asked, called, terms=words, staff=staff)
        return Shown(asked, called, cases.view(lab, int(case)), enquiries.hearings(lab, int(case)), words, staff)

    def fill(self, shown: Shown) -> None:
        """Show it, the chosen ones staying chosen."""
        if shown.terms:
            self.terms = Terms(shown.terms, self.desk.language)
        self.known = shown
        self.set_title(
            self.words(), shown.case.number if shown.case else self.tr("What awaits an answer, and who is called")
        )
        self.everything.setVisible(shown.case is not None)
        self.closed.setVisible(shown.case is None)
        self.tabs.setTabVisible(2, shown.case is not None)
        rows: tuple[tuple[Table, list[Any]], ...] = (
            (self.asked, shown.asked), (self.called, shown.subpoenas), (self.days, shown.hearings),
        )  # fmt: skip
        for number, (table, found) in enumerate(rows):
            table.show_rows(found)
            name = self.tabs.tabText(number).split("  ")[0]
            self.tabs.setTabText(number, f"{name}  {len(found)}" if found else name)
        self.talk.show_again(shown.asked)
        self._offer()

    def leave(self) -> str | None:
        """An answer that was typed and not sent."""
        return self.tr("An answer is being written and would be lost.") if self.talk.is_begun else None

    # -- own ---------------------------------------------------------------------------------------------------

    @property
    def _all(self) -> bool:
        return isinstance(self.argument, dict) or self._also_closed

    @Slot(bool)
    def _widen(self, closed: bool) -> None:
        self._also_closed = closed
        self.reload()

    def _table(self, columns: tuple[Column, ...], name: str, empty: str) -> Table:
        table = Table(self, columns, words=WORDS, key="id")
        table.setAccessibleName(name)
        table.empty_text = empty
        return table

    def _make_buttons(self) -> None:
        asked = self.questions
        self.privilege_button = self.add_button(self.tr("Privileged …"), self._privilege, icon="lock")
        self.conform_button = self.add_button(self.tr("Nonconformity …"), self._nonconformity, icon="warning")
        self.excuse_button = self.add_button(self.tr("Excused …"), lambda: asked.excuse(self.called.current))
        self.testify_button = self.add_button(self.tr("Testimony …"), lambda: asked.testimony(self.called.current))
        self.serve_button = self.add_button(
            self.tr("Served …"), lambda: asked.serve(self.called.current, self.known.staff), primary=True
        )
        self.cancel_button = self.add_button(self.tr("Cancelled …"), lambda: asked.cancel(self.days.current))
        self.day_button = self.add_button(self.tr("Day in court …"), lambda: self._tell(asked.hearing), icon="calendar")
        self.call_button = self.add_button(self.tr("Subpoena …"), lambda: self._tell(asked.subpoena), icon="court")

    def _tell(self, question: Any) -> None:
        if self.known.case is not None:
            question(self.known.case.id, self.known.case.number)

    def _nonconformity(self) -> None:
        one = self.talk.one
        if one is not None and one.nonconformity is not None:
            self.desk.open("nonconformity", one.nonconformity)
        elif one is not None:
            self.questions.nonconformity(one, self.terms)

    def _privilege(self) -> None:
        if self.talk.one is not None:
            self.questions.privilege(self.talk.one)

    def _may_close(self, one: Enquiry) -> bool:
        return one.state == "ANSWERED" and (one.kind != "complaint" or "quality_manager" in self.desk.lab.me.duties)

    @Slot()
    def _offer(self) -> None:
        """The buttons of what is chosen, for whose duty they are."""
        tab, duties = self.tabs.currentIndex(), self.desk.lab.me.duties
        asked = self.talk.one if tab == 0 else None
        called = self.called.current if tab == 1 else None
        day = self.days.current if tab == 2 else None
        may_serve, may_tell = bool(duties & SERVERS), bool(duties & TELLERS)
        self.privilege_button.setVisible(asked is not None and bool(duties & MANAGERS))
        rename(
            self.privilege_button,
            self.tr("Not privileged …") if asked is not None and asked.privileged else self.tr("Privileged …"),
        )
        self.conform_button.setVisible(asked is not None and self._may_conform(asked))
        self.serve_button.setVisible(called is not None and called.state == "TOLD" and may_serve)
        self.excuse_button.setVisible(called is not None and called.state in ("TOLD", "SERVED") and may_serve)
        self.testify_button.setVisible(called is not None and self._may_testify(called))
        self.cancel_button.setVisible(day is not None and day.cancelling is None and may_tell)
        for one in (self.day_button, self.call_button):
            one.setVisible(self.known.case is not None and may_tell)
        self._say(called)

    def _may_conform(self, one: Enquiry) -> bool:
        is_theirs = "quality_manager" in self.desk.lab.me.duties and one.state != "CLOSED"
        return one.nonconformity is not None or is_theirs

    def _may_testify(self, one: Subpoena) -> bool:
        me = self.desk.lab.me
        is_mine = one.witness_id == me.person or bool(me.duties & {"laboratory_manager", "quality_manager"})
        return one.state == "SERVED" and is_mine

    def _say(self, called: Subpoena | None) -> None:
        spoke = called.testimony if called else None
        parts = (called.how, called.excuse) if called else ()
        said = (f"{spoke.minutes} min · {spoke.about}", spoke.difficulties) if spoke else ()
        self.said.setText(" · ".join(part for part in (*parts, *said) if part))
        self.said.setVisible(bool(self.said.text()))
