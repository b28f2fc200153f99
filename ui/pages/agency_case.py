"""One case as its customer sees it: examinations with their days, items with their custody, the issued reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lims_desktop import customers, lists
from lims_desktop.customers import CustomerCase, CustomerEvent, CustomerItem, CustomerReport
from lims_desktop.lists import Term
from ui import pages
from ui.agency import tables
from ui.agency.conversation import Conversation
from ui.agency.heading import CustomerFacts
from ui.agency.questions import CustomerTalk
from ui.agency.talk import HEARINGS, MY_ENQUIRIES, MY_SUBPOENAS
from ui.agency.wording import WORDS, report_notice
from ui.custody.wording import kind_icon, kind_words
from ui.duties import CUSTOMERS
from ui.intake.paper import PaperView
from ui.page import Page
from ui.parts.headings import Card
from ui.parts.notice import Notice
from ui.parts.tabbed import tabbed
from ui.parts.terms import Terms
from ui.parts.timeline import Event, Timeline
from ui.parts.words import paragraph
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.errors import LimsError
    from lims_desktop.lab import Lab
    from lims_desktop.reporting.copies import Copy


REPORTS_TAB = 2


@dataclass(frozen=True)
class Shown:
    """The case, and the words when the page had none yet."""

    case: CustomerCase
    terms: list[Term]


@pages.register
class AgencyCasePage(Page):
    """Facts above, tabs below. Custody and reports are asked for when they are chosen: each is a look of its own."""

    name = "agency_case"
    help = "agency"
    icon = "case"
    order = 11
    title = QT_TRANSLATE_NOOP("pages", "Case")
    duties = CUSTOMERS
    in_rail = False

    def build(self) -> None:
        """Facts, then the tabs."""
        self.case: CustomerCase | None = None
        self.terms = Terms()
        self.facts = CustomerFacts()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        none = self.tr("No examination was asked for yet.")
        self.requests = self._table(tables.request_columns(lambda: self.terms), self.tr("Examinations"), none)
        self.tabs.addTab(tabbed(self.requests), self.tr("&Examinations"))
        self.tabs.addTab(self._item_tab(), self.tr("&Items"))
        self.tabs.addTab(self._report_tab(), self.tr("&Reports"))
        self.tabs.addTab(self._talk_tab(), self.tr("&Questions"))
        self.tabs.addTab(self._court_tab(), self.tr("&Court"))
        self._make_buttons()
        self.content.addWidget(self.facts)
        self.content.addWidget(self.tabs, 1)
        self.content.addStretch(0)
        self._offer()
        self.key("Ctrl+P", self.tr("Print"), self.paper.print_button.click)
        self.key("Ctrl+S", self.tr("Save as …"), self.paper.save_button.click)
        self.setFocusProxy(self.tabs)

    def load(self, lab: Lab) -> Shown:
        """The case; the words once."""
        case = customers.case(lab, int(self.argument or 0))
        return Shown(case, [] if self.terms else lists.every_term(lab))

    def fill(self, shown: Shown) -> None:
        """Show it."""
        if shown.terms:
            self.terms = Terms(shown.terms, self.desk.language)
        case = self.case = shown.case
        self._offer()
        self.set_title(case.number, " · ".join(one.name for one in case.persons))
        self.facts.show_case(case, self.terms)
        self.requests.show_rows(case.requests)
        self.items.show_rows(case.items)
        self.reports.show_rows(case.reports_list)
        self.enquiries.show_rows(case.enquiries)
        self.talk.show_again(case.enquiries)
        self.hearings.show_rows(case.hearings)
        self.subpoenas.show_rows(case.subpoenas)
        self._show_custody([])
        self._close_report()
        days = len(case.hearings) + len(case.subpoenas)
        counts = (len(case.requests), len(case.items), len(case.reports_list), len(case.enquiries), days)
        for number, many in enumerate(counts):
            name = self.tabs.tabText(number).split("  ")[0]
            self.tabs.setTabText(number, f"{name}  {many}" if many else name)

    def open(self, argument: Any) -> None:
        """Another case: while it is asked for, or refused, nothing of the one before stands there."""
        if argument != self.argument:
            self._show_nothing()
        super().open(argument)

    def leave(self) -> str | None:
        """Words that were typed and not sent."""
        return self.tr("A question is being written and would be lost.") if self.talk.is_begun else None

    # -- own ---------------------------------------------------------------------------------------------------

    def _make_buttons(self) -> None:
        asked = self.questions = CustomerTalk(self)
        self.buttons = (
            self.add_button(self.tr("Day in court …"), self._with_case(lambda one: asked.hearing(one.id, one.number))),
            self.add_button(self.tr("Subpoena …"), self._with_case(lambda one: asked.subpoena(one.id, one.number))),
            self.add_button(self.tr("Examination …"), self._with_case(self._ask_examination), icon="flask"),
            self.add_button(self.tr("Ask …"), self._with_case(asked.ask), icon="info", primary=True),
        )
        self.key("Ctrl+N", self.tr("Ask"), self._with_case(asked.ask))

    def _show_nothing(self) -> None:
        self.case = None
        self._offer()
        self.set_title(self.words())
        self._show_custody([])
        self._close_report()

    def _offer(self) -> None:
        """Without a case there is nothing to look at or to ask about; of a report that was given, there is that."""
        whole = self.case is not None and not self.case.is_report_only
        for part in (self.facts, self.tabs):
            part.setVisible(self.case is not None)
        for button in self.buttons:
            button.setVisible(whole)
        for number in range(self.tabs.count()):
            self.tabs.setTabVisible(number, whole or number == REPORTS_TAB)
        if self.case is not None and not whole:
            self.tabs.setCurrentIndex(REPORTS_TAB)
            self.notice.show_text(
                self.tr("Your agency was given what stands below; the case itself is not open to it."), tone="info"
            )

    def _with_case(self, run: Callable[[CustomerCase], object]) -> Callable[[], None]:
        def go() -> None:
            if self.case is not None and not self.case.is_report_only:
                run(self.case)

        return go

    def _ask_examination(self, case: CustomerCase) -> None:
        chosen = [one.id for one in self.items.selected() or case.items if one.standing == "RECEIVED"]
        if chosen:
            self.questions.examination(case, chosen, self.terms)
        else:
            self.desk.messages.warn(self.tr("Nothing that your agency handed in can be examined in this case."))

    def _talk_tab(self) -> QWidget:
        none = self.tr("Nothing was asked yet. Ctrl+N asks.")
        self.enquiries = self._table(MY_ENQUIRIES, self.tr("Questions"), none)
        self.talk = Conversation(self, self.enquiries, lambda _one: True)
        self.talk.spoke.connect(self.reload)
        return self.talk

    def _court_tab(self) -> QWidget:
        none = self.tr("No day in court is known for this case.")
        self.hearings = self._table(HEARINGS, self.tr("Days in court"), none)
        self.hearings.opened.connect(lambda one: self.questions.cancel(one) if one.is_mine else None)
        none = self.tr("Your agency told of no subpoena.")
        self.subpoenas = self._table(MY_SUBPOENAS, self.tr("Subpoenas"), none)
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.hearings, 1)
        column.addWidget(paragraph(self.tr("Enter on a day that you told takes it back."), "quiet"))
        column.addWidget(self.subpoenas, 1)
        return room

    def _table(self, columns: tuple[Column, ...], name: str, empty: str) -> Table:
        table = Table(self, columns, words=WORDS, key="id")
        table.setAccessibleName(name)
        table.empty_text = empty
        return table

    def _item_tab(self) -> QWidget:
        none = self.tr("Nothing that your agency handed in belongs to this case.")
        self.items = self._table(tables.item_columns(lambda: self.terms), self.tr("Items"), none)
        self.items.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.items.opened.connect(self._ask_custody)
        self.timeline = Timeline()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.timeline)
        self.story = Card("")
        self.hint = paragraph(self.tr("Enter on an item shows its custody."), "quiet")
        self.story.content.addWidget(self.hint)
        self.story.content.addWidget(area)
        return _beside(self.items, self.story)

    def _report_tab(self) -> QWidget:
        none = self.tr("No report was issued yet. A result is told with its report, and not before.")
        self.reports = self._table(tables.REPORTS, self.tr("Reports"), none)
        self.reports.opened.connect(self._ask_report)
        self.told = Notice(self)
        self.paper = PaperView()
        self.paper.saved.connect(lambda path: self.desk.messages.good(self.tr("Saved: {path}").format(path=path)))
        self.paper.failed.connect(self.desk.messages.refuse)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(self.paper, 1)
        hint = paragraph(self.tr("Enter on a report opens it, with the very bytes that were issued."), "quiet")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        hint.setMargin(32)
        self.side = QStackedWidget()
        self.side.addWidget(hint)
        self.side.addWidget(whole)
        return _beside(self.reports, self.side)

    @Slot(object)
    def _ask_custody(self, item: CustomerItem) -> None:
        self.story.set_title(item.number)
        self.ask(customers.custody, item.id, then=self._show_custody)

    def _show_custody(self, events: list[CustomerEvent]) -> None:
        if not events:
            self.story.set_title("")
        self.hint.setVisible(not events)
        self.timeline.show_events([_told(one) for one in reversed(events)])

    @Slot(object)
    def _ask_report(self, report: CustomerReport) -> None:
        then = partial(self._show_report, report)
        self.ask(customers.report_copy, report, then=then, refused=self._no_report, key="report")

    def _show_report(self, report: CustomerReport, copy: Copy) -> None:
        self.paper.show_paper(copy.content, copy.name.removesuffix(".pdf"))
        self.side.setCurrentIndex(1)
        if notice := report_notice(report):
            self.told.show_text(notice, tone="refused" if report.state == "WITHDRAWN" else "warning")
        else:
            self.told.hide()

    def _no_report(self, error: LimsError) -> None:
        self._close_report()
        self.desk.tell(error)

    def _close_report(self) -> None:
        self.told.hide()
        self.paper.show_paper(b"", "")
        self.side.setCurrentIndex(0)


def _told(event: CustomerEvent) -> Event:
    people = " → ".join(dict.fromkeys(one for one in (event.giver or event.outsider, event.taker) if one))
    remark = " · ".join(part for part in (event.witness, event.exception, event.entry and f"#{event.entry}") if part)
    where = "" if event.kind in ("OPEN_SEAL", "SEAL", "CORRECTION", "OFFER") else f" → {event.to}"
    return Event(event.at, kind_words(event.kind) + where, people or event.actor or "", remark, kind_icon(event.kind))


def _beside(left: QWidget, right: QWidget) -> QWidget:
    room = QWidget()
    row = QHBoxLayout(room)
    row.setContentsMargins(0, 12, 0, 0)
    row.setSpacing(16)
    row.addWidget(left, 1)
    row.addWidget(right, 1)
    return room
