"""Recall: which items were affected? Asked by all staff; opened, told to whom it matters, and closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QTabWidget

from lims_desktop import lists, recall, recall_choices, recall_paper
from lims_desktop.codes import read_code
from lims_desktop.documents import DocumentKept
from lims_desktop.errors import LimsError, Refused
from lims_desktop.recall import Answer, Doubt, Opened, Question, RecallView, Recipient
from lims_desktop.recall_paper import Notice
from ui import pages
from ui.custody.wording import minute
from ui.forms import long_text
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.words import paragraph
from ui.recall import tables
from ui.recall.question import QuestionCard
from ui.recall.subjects import Choices, kind_of_label, kind_words
from ui.tableview import Table

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab

STAFF = frozenset(
    {
        "evidence_technician", "analyst", "technical_reviewer", "administrative_reviewer", "laboratory_manager",
        "quality_manager", "scenes_of_crime_officer", "medical_examiner", "auditor",
    }
)  # fmt: skip
MAIL_LETTERS = 1800
"""A link to a mail program may not be much longer on every system."""


@dataclass(frozen=True)
class Shown:
    """What one may ask about, when the page had none yet; the recall it shows, or since when a subject is in doubt."""

    choices: Choices | None
    recall: RecallView | None
    doubt: Doubt | None = None


@pages.register
class RecallPage(Page):
    """A question and its answer; or one recall on record, opened by its number.

    Opened with `instrument/12` or `lot/7` it asks about that since the last good check.
    """

    name = "recall"
    icon = "history"
    group = "records"
    order = 540
    title = QT_TRANSLATE_NOOP("pages", "Recall")
    duties = STAFF
    topics = frozenset({"recall", "document"})

    def build(self) -> None:
        """The question above, the answer in tabs below."""
        self.choices: Choices | None = None
        self.asked: Question | None = None
        self.recall: RecallView | None = None
        self.card = QuestionCard()
        self.card.asked.connect(self.ask_question)
        self.card.edited.connect(self._outdated)
        self.summary = paragraph("")
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.items = self._tab(self.tr("&Items"), Table(self, tables.ITEMS, recall.affected, tables.WORDS, "id"))
        self.items.empty_text = self.tr("Ask: what was affected, and when?")
        self.items.opened.connect(lambda item: self.desk.open("item", item.id))
        self.work = self._tab(self.tr("&Worksheets"), Table(self, tables.WORK, recall.work, tables.WORDS, "id"))
        self.work.empty_text = self.tr("No worksheet used it at that time.")
        self.work.opened.connect(lambda run: self.desk.open("worksheet", run.id))
        self.told = self._tab(self.tr("&To be told"), Table(self, tables.RECIPIENTS, words=tables.WORDS, key="key"))
        self.told.empty_text = self.tr("Open a recall to see who is to be told.")
        self.told.opened.connect(self._draft)
        self.papers = self._tab(self.tr("&Papers"), Table(self, tables.PAPERS, words=tables.WORDS, key="code"))
        self.papers.empty_text = self.tr("No paper was issued about it.")
        self.papers.opened.connect(lambda paper: self.desk.open("document", paper.code))
        self.recalls = self._tab(self.tr("&On record"), Table(self, tables.RECALLS, recall.recalls, tables.WORDS, "id"))
        self.recalls.empty_text = self.tr("No recall was ever opened.")
        self.recalls.opened.connect(lambda one: self.desk.open("recall", one.id))
        for part in (self.card, self.summary):
            self.content.addWidget(part)
        self.content.addWidget(self.tabs, 1)
        self.tabs.setTabVisible(self.tabs.indexOf(self.work), False)
        self._build_gestures()
        self.setFocusProxy(self.card)

    def load(self, lab: Lab) -> Shown:
        """What there is to choose from, once; and the recall."""
        choices = self._choices(lab) if self.choices is None else None
        if isinstance(self.argument, str):
            kind, number = subject_of(self.argument)
            return Shown(choices, None, recall.doubt(lab, kind, {kind: number}))
        view = recall.view(lab, self.argument) if isinstance(self.argument, int) else None
        if view is None and self.argument is not None:
            raise Refused("recall.unknown", recall=self.argument)
        return Shown(choices, view)

    def fill(self, shown: Shown) -> None:
        """Show the recall, or leave the question as it is."""
        if shown.choices is not None:
            self.choices = shown.choices
            self.card.offer(shown.choices)
        self.recall = shown.recall
        self.recalls.ask()
        if shown.recall is not None:
            self._show_recall(shown.recall)
        else:
            self.set_title(self.words(), self.tr("Which items were affected, and who has to be told."))
            self._show_lists(None)
        self._show_gestures()
        if shown.doubt is not None and isinstance(self.argument, str):
            kind, number = subject_of(self.argument)
            self.card.show_doubt(kind, {kind: number}, shown.doubt)
            self.card.ask()

    def wants(self, scan: Scan) -> bool:
        """A label of something a recall may be about."""
        return scan.ok and kind_of_label(scan.text) is not None

    def scanned(self, scan: Scan) -> None:
        """Ask about what was scanned, since its last good check."""
        try:
            number = read_code(scan.text).number
        except Refused as refusal:
            self.refused(refusal)
            return
        self.desk.open("recall", f"{kind_of_label(scan.text)}/{number}")

    @Slot(object)
    def ask_question(self, question: Question) -> None:
        """Ask how much is affected, and the first items."""
        self.summary.setText(self.tr("Looking …"))
        self.ask(
            recall.answer, question, then=lambda answer: self._answered(question, answer), refused=self._no_question
        )

    # -- making ------------------------------------------------------------------------------------------------

    def _choices(self, lab: Lab) -> Choices:
        lots, tools = recall_choices.lots(lab), recall_choices.instruments(lab)
        places, people = recall_choices.locations(lab), recall_choices.holders(lab)
        return Choices(places, people, tools, lots, lists.every_term(lab), self.desk.language)

    def _tab(self, name: str, table: Table) -> Table:
        table.setAccessibleName(name.replace("&", ""))
        self.tabs.addTab(table, name)
        return table

    def _build_gestures(self) -> None:
        mine = self.desk.lab.me.duties
        self.open_button = self.add_button(self.tr("Open a recall …"), self._open_recall, icon="plus", primary=True)
        self.list_button = self.add_button(self.tr("List (PDF)"), self._print_list, icon="document")
        self.notice_button = self.add_button(self.tr("Draft a notice …"), self._draft_chosen, icon="forward")
        self.close_button = self.add_button(self.tr("Close the recall …"), self._close, icon="check")
        self.new_button = self.add_button(self.tr("New question"), lambda: self.desk.open("recall"), icon="search")
        self._may_open, self._may_close = bool(mine & recall.OPENERS), bool(mine & recall.CLOSERS)
        self.key("Ctrl+Return", self.tr("Ask"), self.card.ask)
        if self._may_open:
            self.key("Ctrl+Shift+R", self.tr("Open a recall"), self._open_recall)

    # -- showing -----------------------------------------------------------------------------------------------

    def _show_gestures(self) -> None:
        on_record = self.recall is not None
        is_open = self.recall is not None and self.recall.closed_at is None
        shown: dict[QPushButton, bool] = {
            self.open_button: self._may_open and not on_record and self.asked is not None,
            self.list_button: on_record,
            self.notice_button: on_record and self._may_close,
            self.close_button: is_open and self._may_close,
            self.new_button: on_record,
        }
        for button, visible in shown.items():
            button.setVisible(visible)

    def _show_recall(self, view: RecallView) -> None:
        self.asked = view.question
        self.card.show_question(view.question)
        state = self.tr("open since {time}").format(time=minute(view.opened_at))
        if view.closed_at:
            state = self.tr("closed {time}: {conclusion}").format(
                time=minute(view.closed_at), conclusion=view.conclusion
            )
        self.set_title(view.number, f"{kind_words(view.kind)}: {view.named}")
        counted = self.tr("{items} items of {cases} cases").format(items=view.items - view.hidden, cases=view.cases)
        counted = self._with_hidden(counted + self._work_of(view), view.hidden)
        self.summary.setText(f"{counted}  ·  {state}\n{view.reason}")
        self._show_work(view, recall=view.id)
        self.items.empty_text = self.tr("Nothing was affected at that time.")
        self.items.ask(recall=view.id)
        self._show_lists(view)

    def _show_lists(self, view: RecallView | None) -> None:
        self.told.show_rows(view.recipients if view else [])
        self.papers.show_rows(view.papers if view else [])

    def _answered(self, question: Question, answer: Answer) -> None:
        self.asked, self.recall = question, None
        counted = self.tr("{items} items of {cases} cases").format(items=f"{answer.items:,}", cases=f"{answer.cases:,}")
        self.summary.setText(self._with_hidden(f"{answer.named}: {counted}{self._work_of(answer)}", answer.hidden))
        self._show_work(answer, question=question)
        self.items.empty_text = self.tr("Nothing was affected at that time.")
        self.items.ask(question=question)
        self.tabs.setCurrentWidget(self.items)
        self.set_title(self.words(), self.tr("Which items were affected, and who has to be told."))
        self._show_lists(None)
        self._show_gestures()
        self._outdated()

    def _show_work(self, found: Answer | RecallView, **about: Any) -> None:
        """Worksheets are part of the answer when the question is about what work used."""
        about_work = found.worksheets + found.hidden_worksheets > 0
        self.tabs.setTabVisible(self.tabs.indexOf(self.work), about_work)
        if about_work:
            self.work.ask(**about)

    def _work_of(self, found: Answer | RecallView) -> str:
        if not found.worksheets + found.hidden_worksheets:
            return ""
        said = self.tr("{worksheets} worksheets for {requests} requests")
        counted = said.format(worksheets=f"{found.worksheets:,}", requests=f"{found.requests:,}")
        if found.hidden_worksheets:
            more = self.tr("and {count} worksheets with items of restricted cases")
            counted += "  ·  " + more.format(count=f"{found.hidden_worksheets:,}")
        return f"  ·  {counted}"

    def _with_hidden(self, counted: str, hidden: int) -> str:
        if not hidden:
            return counted
        more = self.tr("and {count} items of restricted cases; ask a manager").format(count=f"{hidden:,}")
        return f"{counted}  ·  {more}"

    def _no_question(self, error: LimsError) -> None:
        self.summary.setText("")
        self.card.complain(self.desk.sentence(error))

    @Slot()
    def _outdated(self) -> None:
        """The fields say something else than what is answered below."""
        if self.asked is not None and self.recall is None and self.card.question() != self.asked:
            self.asked = None
            self.summary.setText(self.tr("The question was changed: ask again."))
            self.open_button.hide()

    # -- doing -------------------------------------------------------------------------------------------------

    def _open_recall(self) -> None:
        question = self.asked
        if question is not None and self.recall is None and self._may_open and not self.desk.work.acting:
            self.act(recall.open_recall, question, act=uuid4(), then=self._opened)

    def _opened(self, opened: Opened) -> None:
        said = self.tr("The recall {number} is open: {count} items.")
        self.desk.messages.good(said.format(number=opened.number, count=opened.items))
        self.desk.open("recall", opened.recall)

    def _print_list(self) -> None:
        if self.recall is not None and not self.desk.work.acting:
            self.act(recall_paper.issue_list, self.recall.id, self.desk.language, act=uuid4(), then=self._printed)

    def _printed(self, kept: DocumentKept) -> None:
        self.desk.open("document", kept.code)

    def _draft_chosen(self) -> None:
        chosen = self.told.current or (self.recall.recipients[0] if self.recall and self.recall.recipients else None)
        self.tabs.setCurrentWidget(self.told)
        if chosen is not None:
            self._draft(chosen)

    def _draft(self, recipient: Recipient) -> None:
        if recipient.person is not None:
            self.desk.messages.say(self.tr("People of the laboratory find it among their tasks while they hold one."))
        elif self.recall is not None and self._may_close and not self.desk.work.acting:
            asked = (self.recall.id, recipient.agency, self.desk.language)
            named = None if recipient.agency is not None else recipient.name
            self.act(
                recall_paper.issue_notice, *asked, outsider=named, case=recipient.case, act=uuid4(), then=self._drafted
            )

    def _drafted(self, notice: Notice) -> None:
        """The notice is kept and shown; its letter opens in the mail program as a draft, to which the PDF is added."""
        QDesktopServices.openUrl(mail_of(notice))
        self.desk.open("document", notice.kept.code)
        self.desk.messages.good(
            self.tr("The notice is kept. Save it here, and add it to the draft in your mail program.")
        )

    def _close(self) -> None:
        if self.recall is None:
            return
        number = self.recall.id
        text = self.tr("What was found, and what was done about it.")
        asking = Asking(self.tr("Close the recall"), text, self.tr("Close"), self.desk.over)
        asking.form.add("conclusion", self.tr("&Conclusion"), long_text())
        asking.require("conclusion")
        asking.given.connect(
            lambda said: self.act(
                recall.close, number, said["conclusion"], act=uuid4(), then=lambda _done: asking.agree(),
                refused=lambda error: asking.refuse(self.desk.sentence(error)),
            )
        )  # fmt: skip
        asking.open()


def subject_of(argument: str) -> tuple[str, int]:
    """What `instrument/12` is about: the kind, and the number."""
    kind, _, number = argument.partition("/")
    if not number.isdecimal():
        raise Refused("recall.unknown_subject", kind=kind)
    return kind, int(number)


def mail_of(notice: Notice) -> QUrl:
    """A link that opens the letter as a draft in whatever mail program the system has."""
    url = QUrl("mailto:")
    body = notice.letter if len(notice.letter) <= MAIL_LETTERS else notice.letter[: MAIL_LETTERS - 2] + " …"
    subject, text = (bytes(QUrl.toPercentEncoding(part).data()).decode() for part in (notice.subject, body))
    url.setQuery(f"subject={subject}&body={text}", QUrl.ParsingMode.TolerantMode)
    return url
