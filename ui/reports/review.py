"""The review of a report: the questions of its methods' checklists, and the findings with their answers and ends."""

from __future__ import annotations

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from lims_desktop import reports
from lims_desktop.errors import LimsError
from lims_desktop.methods.definition import Check
from lims_desktop.report_lists import Scope
from lims_desktop.reports import Finding, ReportView, Review
from ui.custody.wording import minute
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.buttons import button
from ui.parts.scrolled import Scrolled
from ui.parts.taborder import one_after_the_other
from ui.parts.words import paragraph, words
from ui.reports.steps import ReportQuestions
from ui.reports.wording import REVIEWS, WORDS, place_words, say
from ui.table import Column
from ui.tableview import Table

DETAIL = 84
"""The height, in pixels, that one finding takes from the others; the rest of it is scrolled to."""

MANAGERS = frozenset({"laboratory_manager", "quality_manager"})


def mine(view: ReportView) -> Review | None:
    """The review of this round that I have in hand."""
    open_now = (one for one in view.reviews if one.round == view.round and one.ended_at is None)
    return next((one for one in open_now if one.is_mine), None)


class Checklist(QWidget):
    """Questions to be answered with yes; each answer is recorded at once."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self.boxes: dict[str, QCheckBox] = {}
        self.view: ReportView | None = None
        self._filling = False
        self.after: QWidget | None = None
        """What the Tab key leaves when it comes to the first question."""
        self.counted = words("", "quiet")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        self.room = QWidget()
        for part in (self.counted, self.room):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def show_report(self, view: ReportView, checks: list[Check]) -> None:
        """The questions of every method in the scope; those of this round that were answered are ticked."""
        self.view = view
        if set(self.boxes) != {one.code for one in checks}:
            self._make(checks)
        self._tick(view)

    def _tick(self, view: ReportView) -> None:
        review, own = view.review_of("technical"), mine(view)
        answered = review.checks if review is not None else {}
        self._filling = True
        for code, box in self.boxes.items():
            box.setChecked(bool(answered.get(code)))
            box.setEnabled(own is not None and own.kind == "technical")
        self._filling = False
        self._count()

    def _make(self, checks: list[Check]) -> None:
        self.room.deleteLater()
        self.room = QWidget()
        self.rows = QVBoxLayout(self.room)
        self.rows.setContentsMargins(0, 0, 12, 0)
        self.rows.setSpacing(8)
        self.column.insertWidget(1, self.room)
        spanish = self.page.desk.language.startswith("es")
        self.boxes = {one.code: QCheckBox() for one in checks}
        for one in checks:
            self._add(one.code, one.text_es if spanish else one.text)
        if self.after is not None:
            one_after_the_other(self.after, *self.boxes.values())

    def _add(self, code: str, question: str) -> None:
        """A box and its question, which breaks its lines where there is little room."""
        box, text = self.boxes[code], paragraph(question)
        box.setAccessibleName(question)
        box.toggled.connect(lambda on: self._answer(code, on))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(text, 1)
        self.rows.addLayout(row)

    def _answer(self, code: str, on: bool) -> None:
        if not self._filling and self.view is not None:
            answer = {code: on}
            self.page.act(reports.check, self.view.id, "technical", answer, act=uuid4(), refused=self._not_answered)
            self._count()

    def _not_answered(self, error: LimsError) -> None:
        """What is not recorded is not seen as if it were."""
        self.page.desk.tell(error)
        if self.view is not None:
            self._tick(self.view)
        self.page.reload()

    def _count(self) -> None:
        done = sum(box.isChecked() for box in self.boxes.values())
        said = self.tr("Checklist of the methods: {done} of {all} answered with yes")
        none = self.tr("The methods have no checklist.")
        self.counted.setText(said.format(done=done, all=len(self.boxes)) if self.boxes else none)


class Findings(QWidget):
    """The findings as a table, the chosen one in full, and what may be done with it; `placed` names its place."""

    placed = Signal(str)

    def __init__(self, page: Page, questions: ReportQuestions) -> None:
        super().__init__()
        self.page, self.questions = page, questions
        self.view: ReportView | None = None
        self._items: list[str] = []
        self.table = Table(page, self._columns(), words=WORDS, key="id")
        self.table.setAccessibleName(self.tr("Findings"))
        self.table.empty_text = self.tr("No finding was raised.")
        self.detail = paragraph("")
        self.raise_button = button(self.tr("Raise a &finding …"), self.raise_one, icon="plus")
        self.answer_button = button(self.tr("Ans&wer …"), self._do(questions.answer))
        self.settle_button = button(self.tr("S&ettle"), self._do(self._settle))
        self.refer_button = button(self.tr("Disa&gree …"), self._do(questions.refer))
        self.decide_button = button(self.tr("De&cide …"), self._do(questions.decide))
        self.buttons = (
            self.raise_button, self.answer_button, self.settle_button, self.decide_button, self.refer_button
        )  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(words(self.tr("Findings"), "section"))
        row.addStretch(1)
        for made in self.buttons:
            row.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        room = Scrolled(self.detail, fills=False)
        room.setFixedHeight(DETAIL)
        column.addWidget(room)
        self.table.chosen.connect(self._choose)
        self.table.opened.connect(self._next)

    def show_report(self, view: ReportView, items: list[str]) -> None:
        """Show them; the first that waits is chosen."""
        self.view, self._items = view, items
        self.table.show_rows(view.findings)
        if self.table.current is None and view.findings:
            first = next((n for n, one in enumerate(view.findings) if one.settled_at is None), 0)
            self.table.selectRow(first)
        self._offer(self.table.current)

    def raise_one(self) -> None:
        """A new one, by whoever has it in review."""
        if self.view is not None and (review := mine(self.view)) is not None:
            self.questions.find(self.view, review.kind, self._items)

    # -- own ---------------------------------------------------------------------------------------------------

    def _do(self, step: Callable[[Finding], object]) -> Callable[[], None]:
        def run() -> None:
            if self.table.current is not None:
                step(self.table.current)

        return run

    def _settle(self, finding: Finding) -> None:
        self.page.act(reports.settle, finding.id, act=uuid4())

    def _next(self, _row: object) -> None:
        offered = [made for made in self.buttons[1:] if made.isVisibleTo(self)]
        if offered:
            offered[0].click()

    def _choose(self, finding: Finding) -> None:
        self._offer(finding)
        self.placed.emit(finding.place)

    def _offer(self, finding: Finding | None) -> None:
        view = self.view
        if view is None:
            return
        review, waits = mine(view), finding is not None and finding.settled_at is None
        name, duties = self.page.desk.lab.me.name, self.page.desk.lab.me.duties
        own = review is not None and finding is not None and review.kind == finding.kind
        manages = bool(duties & MANAGERS) and not view.is_mine and finding is not None and finding.raised_by != name
        self.raise_button.setVisible(review is not None)
        self.answer_button.setVisible(waits and view.is_mine and view.state == "DRAFT")
        self.settle_button.setVisible(waits and own)
        in_review = view.state in ("DRAFT", "TECH_REVIEW", "ADMIN_REVIEW")
        referred = finding is not None and finding.referred_at is not None
        self.decide_button.setVisible(waits and manages and not own and in_review and referred)
        self.refer_button.setVisible(waits and (view.is_mine or own) and in_review and not referred)
        self.detail.setText(self._in_full(finding) if finding is not None else "")
        self.detail.setVisible(finding is not None)

    def _in_full(self, one: Finding) -> str:
        raised = f"{one.raised_by} ({say(REVIEWS[one.kind])}), {minute(one.raised_at)}: {one.statement}"
        answered = f"{one.answered_by}, {minute(one.answered_at)}: {one.answer}" if one.answered_at else ""
        disagreed = self.tr("{who}, {at}, disagrees and asks the technical leader: {why}")
        said = {"who": one.referred_by, "at": minute(one.referred_at) if one.referred_at else "", "why": one.referral}
        referred = disagreed.format(**said) if one.referred_at else ""
        ended = f"{one.settled_by}, {minute(one.settled_at)}" if one.settled_at else ""
        if one.decision:
            ended = self.tr("Decided: {words} ({who})").format(words=one.decision, who=ended)
        elif ended:
            ended = self.tr("Settled: {who}").format(who=ended)
        return "\n".join(part for part in (raised, answered, referred, ended) if part)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", QT_TRANSLATE_NOOP("reports", "No."), 50, right=True),
            Column("place", QT_TRANSLATE_NOOP("reports", "Place"), 110, show=lambda row: place_words(row.place)),
            Column("statement", QT_TRANSLATE_NOOP("reports", "What"), 180),
            Column("state", QT_TRANSLATE_NOOP("reports", "State"), 120, badge=self._state),
        )

    def _state(self, row: Finding) -> Badge:
        if row.settled_at is not None:
            return Badge(self.tr("decided"), "good") if row.decision else Badge(self.tr("settled"), "good")
        if row.referred_at is not None:
            return Badge(self.tr("referred"), "warning")
        return Badge(self.tr("answered"), "info") if row.answered_at else Badge(self.tr("open"), "warning")


class ReviewPanel(QWidget):
    """Checklist above, findings below."""

    def __init__(self, page: Page, questions: ReportQuestions) -> None:
        super().__init__()
        self.checklist, self.findings = Checklist(page), Findings(page, questions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 12, 0)
        column.setSpacing(12)
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        self.checklist.after = Scrolled(self.checklist)
        both.addWidget(self.checklist.after)
        both.addWidget(self.findings)
        both.setSizes([220, 260])
        column.addWidget(both)

    def show_report(self, view: ReportView, scope: Scope) -> None:
        """Show both."""
        self.checklist.show_report(view, scope.checks)
        self.findings.show_report(view, [one.number for one in scope.items])
