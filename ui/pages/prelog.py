"""Pre-log: an agency, a scenes-of-crime officer or a medical examiner announces what will be brought to the counter."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from lims_desktop import agencies, customers, intake, lists
from lims_desktop.errors import LimsError
from lims_desktop.intake import Announcement, Prelogged
from ui import pages
from ui.intake.paper import PaperView
from ui.intake.words import Words
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary
from ui.prelog.form import AnnouncementForm
from ui.prelog.paper import paper
from ui.prelog.room import FormRoom
from ui.table import Column
from ui.tableview import Table

_words = Vocabulary("prelog")

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

_STATES = {
    "PRELOGGED": (QT_TRANSLATE_NOOP("prelog", "Announced"), "info"),
    "AT_COUNTER": (QT_TRANSLATE_NOOP("prelog", "At the counter"), "info"),
    "ACCEPTED": (QT_TRANSLATE_NOOP("prelog", "Accepted"), "good"),
    "PART_ACCEPTED": (QT_TRANSLATE_NOOP("prelog", "Partly accepted"), "warning"),
    "REFUSED": (QT_TRANSLATE_NOOP("prelog", "Refused"), "refused"),
    "LAPSED": (QT_TRANSLATE_NOOP("prelog", "Lapsed"), "neutral"),
}


@dataclass(frozen=True)
class Announced:
    """The words to choose from, and what was announced so far."""

    words: Words
    announcements: list[Announcement]


@pages.register
class PrelogPage(Page):
    """The list with the paper beside it; a new announcement takes the whole page."""

    name = "prelog"
    icon = "document"
    order = 55
    title = QT_TRANSLATE_NOOP("pages", "Announce a submission")
    topics = frozenset({"submission"})
    duties = frozenset({"agency_client", "scenes_of_crime_officer", "medical_examiner"})

    def build(self) -> None:
        """The list and its paper; the form is made when the words are known."""
        self.words_: Words | None = None
        self.form: AnnouncementForm | None = None
        self._wished = 0
        self.table = self._table()
        self.paper = PaperView()
        self.room = FormRoom()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._list())
        self.stack.addWidget(self.room)
        self.content.addWidget(self.stack, 1)
        self.new_button = self.add_button(self.tr("New announcement …"), self.begin, icon="plus", primary=True)
        self.key("Ctrl+N", self.tr("New announcement"), self.begin)
        self.key("Ctrl+Return", self.tr("Announce it"), self._send)
        self.key("Ctrl+P", self.tr("Print"), self.paper.print_button.click)
        self.key("Ctrl+S", self.tr("Save as …"), self.paper.save_button.click)
        self.table.chosen.connect(self._show_paper)
        self.table.opened.connect(self._open)
        self.paper.saved.connect(lambda path: self.desk.messages.good(self.tr("Saved: {path}").format(path=path)))
        self.paper.failed.connect(self.desk.messages.refuse)
        self.setFocusProxy(self.table)

    def load(self, lab: Lab) -> Announced:
        """The words and the announcements."""
        tolerance = Decimal(str(lab.laboratory.policies.get("quantity_tolerance_percent", 1)))
        known = agencies.agencies(lab), agencies.officers(lab)
        words = Words(lists.every_term(lab), *known, intake.today(lab), tolerance, self.desk.language)
        mine = intake.announcements(lab) if lab.me.agency is None else customers.submissions(lab)
        return Announced(words, mine)

    def fill(self, announced: Announced) -> None:
        """Show the list; what is being typed stays."""
        self.words_ = announced.words
        if self.form is None:
            self.form = AnnouncementForm(announced.words, self.desk.lab.me.agency, self.desk.sentence)
            self.form.announced.connect(self._announce)
            self.form.left.connect(self.show_list)
            self.room.hold(self.form)
        self.table.show_rows(announced.announcements)
        numbers = [one.id for one in announced.announcements]
        if self._wished in numbers:
            self.table.selectRow(numbers.index(self._wished))
            self._wished = 0
        elif numbers and self.table.current is None:
            self.table.selectRow(0)
        self.set_title(self.words(), self.tr("The counter opens it with one scan of its code."))

    def changed(self) -> None:
        """A customer's list is not loaded by itself: that would be written down as a look of theirs."""
        if self.desk.lab.me.agency is None:
            super().changed()

    def leave(self) -> str | None:
        """What is typed and not announced."""
        begun = self.form is not None and self.stack.currentIndex() == 1 and self.form.is_begun
        return self.tr("An announcement is being written and would be lost.") if begun else None

    @Slot()
    def begin(self) -> None:
        """A new announcement."""
        if self.form is not None:
            self.stack.setCurrentIndex(1)
            self.new_button.hide()
            self.form.focus_first()

    @Slot()
    def show_list(self) -> None:
        """Back to the list; what was typed waits."""
        self.stack.setCurrentIndex(0)
        self.new_button.show()
        self.table.setFocus()

    # -- own ---------------------------------------------------------------------------------------------------

    def _table(self) -> Table:
        columns = (
            Column("code", QT_TRANSLATE_NOOP("prelog", "Code"), 132, mono=True),
            Column("state", QT_TRANSLATE_NOOP("prelog", "State"), 158, badge=state_badge),
            Column("agency_reference", QT_TRANSLATE_NOOP("prelog", "Reference"), 120, mono=True),
            Column("offence", QT_TRANSLATE_NOOP("prelog", "Offence"), 180, show=self._offence),
            Column("expected", QT_TRANSLATE_NOOP("prelog", "Packages"), 80, show=_count, right=True),
        )
        table = Table(self, columns, words="prelog", key="id")
        table.setAccessibleName(self.tr("Announced submissions"))
        table.empty_text = self.tr("Nothing was announced yet. Press Ctrl+N to announce a submission.")
        return table

    @Slot()
    def _send(self) -> None:
        if self.form is not None and self.stack.currentIndex() == 1:
            self.form.send()

    def _offence(self, row: Announcement) -> str:
        return self.words_.word("offence", row.offence) if self.words_ else row.offence

    def _list(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.table, 5)
        side = QVBoxLayout()
        side.addWidget(self.paper, 1)
        row.addLayout(side, 3)
        return whole

    @Slot(object)
    def _show_paper(self, chosen: Announcement) -> None:
        words = self.words_
        if words is not None:
            then = partial(self.paper.show_paper, name=chosen.code)
            self.ask(paper, chosen, words, then=then, key="paper")

    @Slot(object)
    def _open(self, chosen: Announcement) -> None:
        if chosen.case_id is not None:
            self.desk.open("case" if self.desk.lab.me.agency is None else "agency_case", chosen.case_id)

    @Slot(dict)
    def _announce(self, said: dict[str, Any]) -> None:
        self.act(intake.prelog, said, act=uuid4(), then=self._announced, refused=self._refused)

    @Slot(object)
    def _announced(self, answer: Prelogged) -> None:
        assert self.form is not None
        self._wished = answer.submission
        self.form.clear()
        self.show_list()
        said = self.tr("Announced as {code}. Print the page and bring it with the packages.")
        self.desk.messages.good(said.format(code=answer.code))
        self.reload()

    @Slot(object)
    def _refused(self, error: LimsError) -> None:
        assert self.form is not None
        self.form.send_button.setEnabled(True)
        self.desk.tell(error)


def state_badge(row: Announcement) -> Badge:
    """What became of an announcement."""
    return _words.badge(_STATES, row.state)


def _count(row: Announcement) -> str:
    return str(len(row.expected))
