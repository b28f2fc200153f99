"""The steps of one report, from the button to the act: what is asked first, and what is told afterwards."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from lims_desktop import agencies, people, reports
from lims_desktop.report_lists import Scope
from lims_desktop.reports import ReportView
from ui.bundles.offering import BundleQuestion
from ui.page import Page
from ui.reports import drawn, mailing
from ui.reports.checking import Checked, checked
from ui.reports.signing import Signing
from ui.reports.steps import ReportQuestions

if TYPE_CHECKING:
    from lims_desktop.agencies import Agency
    from lims_desktop.documents import DocumentKept
    from lims_desktop.errors import LimsError
    from lims_desktop.people import Known
    from lims_desktop.reporting.copies import Copy


class Doing(QObject):
    """Runs a step by its name; `reviewing` says that the reader took the report into review."""

    reviewing = Signal()

    def __init__(self, page: Page, questions: ReportQuestions) -> None:
        super().__init__(page)
        self.page, self.questions = page, questions
        self.signing, self.bundle = Signing(page), BundleQuestion(page)
        self.view: ReportView | None = None
        self.scope: Scope | None = None
        self._busy = False

    def show_report(self, view: ReportView | None, scope: Scope | None) -> None:
        """The report that the steps are about."""
        self.view, self.scope = view, scope

    def run(self, name: str) -> None:
        """Do this step of the report as it stands."""
        if self.view is not None and self.scope is not None:
            self._steps(self.view, self.scope)[name]()

    def _steps(self, view: ReportView, scope: Scope) -> dict[str, Callable[[], object]]:
        ask, page = self.questions, self.page
        ask_once = partial(page.ask, key="step")  # a second click outdates the first
        return {
            "sign": lambda: self.signing.one(view, self._meaning(view)),
            "review_technical": lambda: self._begin_review(view, "technical"),
            "review_administrative": lambda: self._begin_review(view, "administrative"),
            "pass": lambda: self._pass(view),
            "give_back": lambda: ask.give_back(view),
            "issue": lambda: ask_once(agencies.agencies, then=lambda known: self._issue(view, known)),
            "copy": lambda: ask_once(agencies.agencies, then=lambda known: ask.copy(view, known)),
            "served": lambda: self._serve(view),
            "authors": lambda: ask_once(people.everyone, active=True, then=lambda known: self._authors(view, known)),
            "abandon": lambda: ask.abandon(view),
            "note": lambda: page.act(reports.note, view.id, then=lambda _stepped: page.changed(), act=uuid4()),
            "amend": lambda: ask.amend(view, scope.requests),
            "supplement": lambda: ask.begin(scope.requests, view.number, supplements=True),
            "notice": lambda: self._notice(view),
            "told": lambda: self._tell_of(view),
            "withdraw": lambda: ask.withdraw(view),
            "check": lambda: ask_once(checked, view, then=self._checked),
            "mail": lambda: ask_once(drawn.copied, view, then=lambda copy: self._mail(view, copy)),
            "bundle": lambda: self.bundle.ask("report", view.id, view.number),
            "case": lambda: page.desk.open("case", view.case),
        }

    def _act_once(self, fn: Callable[..., Any], *args: Any, then: Callable[[Any], object]) -> None:
        """An act without a question before it: a second click before its answer does nothing."""

        def done(answer: Any) -> None:
            self._busy = False
            then(answer)

        def refused(error: LimsError) -> None:
            self._busy = False
            self._refused(error)

        if not self._busy:
            self._busy = True
            self.page.act(fn, *args, then=done, refused=refused, act=uuid4())

    def _meaning(self, view: ReportView) -> str:
        if view.state == "DRAFT":
            said = self.tr("You sign as an author: the report says what you found. From then on it is locked.")
        elif view.state == "TECH_REVIEW":
            said = self.tr("You sign that you reviewed the report, its worksheets and raw data, and that it holds.")
        else:
            said = self.tr("You authorise the report for issue.")
        return said

    def _begin_review(self, view: ReportView, kind: str) -> None:
        def begun(_stepped: object) -> None:
            self.reviewing.emit()
            self.page.reload()

        self._act_once(reports.begin_review, view.id, kind, then=begun)

    def _pass(self, view: ReportView) -> None:
        purpose = self.tr("{number} passes its administrative review.").format(number=view.number)
        desk = self.page.desk
        desk.ask_password(
            purpose, reports.pass_review, view.id, act=uuid4(), login=desk.lab.me.login,
            then=lambda _stepped: self.page.reload(), refused=self._refused,
        )  # fmt: skip

    def _refused(self, error: LimsError) -> None:
        """Why not, and how the report stands now."""
        self.page.desk.tell(error)
        self.page.reload()

    def _issue(self, view: ReportView, customers: list[Agency]) -> None:
        name = json.loads(view.facts)["case"]["agency"]
        self.questions.issue(view, customers, next((one.id for one in customers if one.name == name), None))

    def _serve(self, view: ReportView) -> None:
        waiting = next((one for one in view.recipients if one.served_at is None), None)
        if waiting is not None:
            self.questions.served(waiting)

    def _notice(self, view: ReportView) -> None:
        from lims_desktop import withdrawal_paper

        waiting = next((one for one in view.notices if one.sent_at is None), None)

        def printed(kept: DocumentKept) -> None:
            self.page.changed()
            self.page.desk.open("document", kept.code)

        if waiting is not None:
            self._act_once(withdrawal_paper.issue, waiting.id, then=printed)

    def _tell_of(self, view: ReportView) -> None:
        waiting = next((one for one in view.notices if one.sent_at and one.served_at is None), None)
        if waiting is not None:
            self.questions.told(waiting)

    def _authors(self, view: ReportView, known: list[Known]) -> None:
        self.questions.authors(view, [one for one in known if one.agency_id is None])

    def _checked(self, found: Checked) -> None:
        if found.problem is not None:
            self.page.notice.show_text(self.page.desk.sentence(found.problem), tone="refused")
        else:
            text = self.tr(
                "The signatures hold: {names}. The file is the one in the ledger, and says what the record says."
            )
            self.page.notice.show_text(text.format(names=", ".join(found.signers)), tone="good")

    def _mail(self, view: ReportView, copy: Copy) -> None:
        number = view.number
        text = self.tr("Please find attached {number} on case {case}.").format(number=number, case=view.case_number)
        try:
            is_open = mailing.open_draft(number, mailing.message(number, text, copy.name, copy.content))
        except OSError as trouble:
            said = self.tr("The draft could not be written: {why}")
            self.page.desk.messages.warn(said.format(why=trouble.strerror or trouble))
            return
        if not is_open:
            self.page.desk.messages.warn(
                self.tr("This computer has no mail program that opens a draft. Save a copy instead.")
            )
