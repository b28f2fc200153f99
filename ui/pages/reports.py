"""Reports: what is to be reported, what awaits me, every report; several signed after one look at the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Slot
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from lims_desktop import lists, report_lists, reports
from lims_desktop.lists import Term
from lims_desktop.report_lists import AWAITS, SIGNABLE, Line
from lims_desktop.reports import ReportView, ToReport
from ui import pages
from ui.custody.wording import minute
from ui.duties import WORKERS
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.choice import Choice
from ui.parts.terms import Terms
from ui.reports.signing import Signing, looked_at
from ui.reports.steps import ReportQuestions
from ui.reports.wording import KINDS, STATES, WORDS, awaits_badge, say, state_badge
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

MINE = "mine"
QUEUES: dict[str, tuple[object, list[str]]] = {
    MINE: (QT_TRANSLATE_NOOP("reports", "Everything that awaits me"), list(AWAITS)),
    "write": (QT_TRANSLATE_NOOP("reports", "To write and sign"), ["draft"]),
    "technical": (QT_TRANSLATE_NOOP("reports", "Technical review"), ["technical", "reviewing"]),
    "administrative": (QT_TRANSLATE_NOOP("reports", "Administrative review"), ["administrative"]),
    "authorise": (QT_TRANSLATE_NOOP("reports", "To authorise"), ["authorise"]),
    "issue": (QT_TRANSLATE_NOOP("reports", "To issue"), ["issue"]),
}


@pages.register
class ReportsPage(Page):
    """Two tabs: reports with their queues, and the requests that no report answers yet."""

    name = "reports"
    icon = "document"
    group = "casework"
    order = 100
    title = QT_TRANSLATE_NOOP("pages", "Reports")
    topics = frozenset({"report", "request"})
    duties = frozenset({
        "analyst", "medical_examiner", "technical_reviewer", "administrative_reviewer", "laboratory_manager",
        "quality_manager", "auditor",
    })  # fmt: skip

    def build(self) -> None:
        """Filters and the list; the requests for whoever writes."""
        self.terms = Terms((), self.desk.language)
        self.questions, self.signing = ReportQuestions(self), Signing(self)
        self.writes = bool(self.desk.lab.me.duties & WORKERS)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._build_list()
        self._build_requests()
        self.content.addWidget(self.tabs, 1)
        self.sign_button = self.add_button(self.tr("&Sign the chosen …"), self.sign, icon="signature")
        self.begin_button = self.add_button(self.tr("&Begin a report …"), self.begin, icon="plus", primary=True)
        if self.writes:
            self.key("Ctrl+N", self.tr("Begin a report"), self.begin)
        self.begin_button.setVisible(self.writes)
        self.tabs.currentChanged.connect(self._offer)
        self.setFocusProxy(self.table)
        self._offer()

    def load(self, lab: Lab) -> tuple[list[Term], list[ToReport]]:
        """The words, and what is to be reported."""
        return lists.every_term(lab), reports.to_report(lab)

    def fill(self, answer: tuple[list[Term], list[ToReport]]) -> None:
        """The requests, and the list asked again; a queue that was asked for is chosen."""
        terms, waiting = answer
        self.terms = Terms(terms, self.desk.language)
        self.waiting.show_rows(waiting)
        title = self.tabs.tabText(1).split("  ")[0]
        self.tabs.setTabText(1, f"{title}  {len(waiting)}" if waiting else title)
        if isinstance(self.argument, str) and self.argument in QUEUES:
            queue, self.argument = self.argument, None
            self.tabs.setCurrentIndex(0)
            self.queue.choose(queue)
        if self.table.rows.rows:
            self.table.refresh()
        else:
            self._narrow()

    def begin(self) -> None:
        """On the chosen requests of one case."""
        chosen: list[ToReport] = self.waiting.selected()
        if not self.writes:
            return
        if self.tabs.currentIndex() != 1 or not chosen:
            self.tabs.setCurrentIndex(1)
            self.waiting.setFocus()
            if self.waiting.rows.rows:
                self.desk.messages.warn(self.tr("Choose the requests of one case that the report is to answer."))
            return
        if len({one.case for one in chosen}) > 1:
            self.desk.messages.warn(self.tr("A report answers requests of one case; these are of several."))
            return
        names = "\n".join(self.terms.word("examination", one.examination) for one in chosen)
        self.questions.begin([one.request for one in chosen], f"{chosen[0].case_number}\n{names}")

    def sign(self) -> None:
        """The chosen reports that await my signature, after one look at the list."""
        chosen = [one.id for one in self._signable()]
        if chosen:
            self.ask(looked_at, chosen, then=partial(self._sign, len(chosen)))
        else:
            self.desk.messages.warn(self.tr("None of the chosen reports awaits your signature."))

    # -- own ---------------------------------------------------------------------------------------------------

    def _build_list(self) -> None:
        queues = [(code, QCoreApplication.translate(WORDS, str(text))) for code, (text, _) in QUEUES.items()]
        self.queue = Choice(queues, self.tr("All reports"))
        self.queue.setAccessibleName(self.tr("What awaits me"))
        self.state = Choice([(code, say(text)) for code, (text, _) in STATES.items()], self.tr("All states"))
        self.state.setAccessibleName(self.tr("State"))
        self.table = Table(self, self._columns(), report_lists.listed, words=WORDS, key="id")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.opened.connect(lambda line: self.desk.open("report", line.id))
        self.table.selectionModel().selectionChanged.connect(self._offer)
        filters = QHBoxLayout()
        filters.setSpacing(12)
        for choice in (self.queue, self.state):
            choice.setMaximumWidth(280)
            choice.picked.connect(self._narrow)
            filters.addWidget(choice, 1)
        filters.addStretch(1)
        self.tabs.addTab(_tab(filters, self.table), self.tr("&Reports"))
        if self.desk.lab.me.duties - {"auditor", "quality_manager"}:
            self.queue.choose(MINE)

    def _build_requests(self) -> None:
        self.waiting = Table(self, self._request_columns(), words=WORDS, key="request")
        self.waiting.setAccessibleName(self.tr("To be reported"))
        self.waiting.empty_text = self.tr("Every analysed request is answered by a report.")
        self.waiting.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.waiting.opened.connect(lambda _row: self.begin())
        self.tabs.addTab(_tab(None, self.waiting), self.tr("To be re&ported"))

    @Slot()
    def _narrow(self) -> None:
        queue, state = self.queue.value, self.state.value
        mine = self.tr("No report awaits you here.")
        self.table.empty_text = mine if queue else self.tr("There is no report here yet.")
        self.table.ask(awaits=QUEUES[queue][1] if queue else None, states=[state] if state else None)

    def _signable(self) -> list[Line]:
        return [one for one in self.table.selected() if one.awaits in SIGNABLE]

    @Slot()
    def _offer(self) -> None:
        self.sign_button.setVisible(self.tabs.currentIndex() == 0 and bool(self._signable()))

    def _sign(self, chosen: int, views: list[ReportView]) -> None:
        if len(views) < chosen:
            gone = self.tr("{count} of the chosen reports are not for your eyes any more and are not signed.")
            self.desk.messages.warn(gone.format(count=chosen - len(views)))
        if views:
            self.signing.many(views)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", QT_TRANSLATE_NOOP("reports", "Report"), 164, mono=True, sortable=False),
            Column("awaits", QT_TRANSLATE_NOOP("reports", "For me"), 152, badge=_awaits, sortable=False),
            Column("state", QT_TRANSLATE_NOOP("reports", "State"), 168, badge=_state, sortable=False),
            Column("since", QT_TRANSLATE_NOOP("reports", "Since"), 106, show=lambda row: minute(row.since)[:10],
                   sortable=False),
            Column("court_date", QT_TRANSLATE_NOOP("reports", "Court"), 106, sortable=False),
            Column("kind", QT_TRANSLATE_NOOP("reports", "Kind"), 160, show=lambda row: say(KINDS[row.kind]),
                   sortable=False),
            Column("authors", QT_TRANSLATE_NOOP("reports", "Authors"), 160, sortable=False),
            Column("findings", QT_TRANSLATE_NOOP("reports", "Findings"), 70, show=_findings, right=True,
                   sortable=False),
        )  # fmt: skip

    def _request_columns(self) -> tuple[Column, ...]:
        def examination(row: ToReport) -> str:
            return self.terms.word("examination", row.examination)

        def analyst(row: ToReport) -> Badge:
            return Badge(row.analyst or "—", "info" if row.is_mine else "neutral")

        return (
            Column("case_number", QT_TRANSLATE_NOOP("reports", "Case"), 150, mono=True),
            Column("examination", QT_TRANSLATE_NOOP("reports", "Examination"), 260, show=examination),
            Column("analyst", QT_TRANSLATE_NOOP("reports", "Analyst"), 160, badge=analyst),
            Column("court_date", QT_TRANSLATE_NOOP("reports", "Court"), 110),
            Column("analysed_at", QT_TRANSLATE_NOOP("reports", "Analysed"), 155,
                   show=lambda row: minute(row.analysed_at) if row.analysed_at else ""),
        )  # fmt: skip


def _tab(above: QHBoxLayout | None, table: Table) -> QWidget:
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 12, 0, 0)
    column.setSpacing(12)
    if above is not None:
        column.addLayout(above)
    column.addWidget(table, 1)
    return room


def _awaits(row: Line) -> Badge | None:
    return awaits_badge(row.awaits)


def _state(row: Line) -> Badge:
    return state_badge(row.state)


def _findings(row: Line) -> str:
    return str(row.findings) if row.findings else ""
