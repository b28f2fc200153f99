"""The question of a recall: what it is about, from when, to when. Enter moves on, Ctrl+Enter asks."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import QDateTime, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QHBoxLayout, QVBoxLayout

from lims_desktop.recall import Doubt, Question
from lims_desktop.registry import discover
from ui.parts.buttons import button
from ui.parts.field import Field
from ui.parts.headings import Card
from ui.parts.words import paragraph
from ui.recall import subjects
from ui.recall.subjects import KINDS, Choices, Subject, in_order, kind_words

discover(sys.modules[subjects.__name__])


class Moment(QDateTimeEdit):
    """A moment to the minute, in this computer's time zone."""

    def __init__(self, at: datetime) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.show_moment(at)

    def moment(self) -> datetime:
        """What is in the field."""
        return datetime.fromtimestamp(self.dateTime().toSecsSinceEpoch(), UTC)

    def show_moment(self, at: datetime) -> None:
        """Put a moment into the field."""
        self.setDateTime(QDateTime.fromSecsSinceEpoch(int(at.timestamp())))


class QuestionCard(Card):
    """Its fields; `asked` is a whole question, `edited` that the answer below is no longer to what stands here."""

    asked = Signal(object)
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        now = datetime.now(UTC).replace(second=0, microsecond=0)
        self.kind = QComboBox()
        self.subjects: list[Subject] = []
        self.since, self.until = Moment(now - timedelta(days=7)), Moment(now + timedelta(minutes=1))
        self.trouble = paragraph("", "fieldError")
        self.trouble.hide()
        self.ask_button = button(self.tr("&Ask  (Ctrl+Enter)"), self.ask, icon="search", primary=True)
        for name, kind in in_order():
            self.kind.addItem(kind_words(name), name)
            self._add(kind())
        self.kind.currentIndexChanged.connect(self._choose)
        for signal in (self.kind.currentIndexChanged, self.since.dateTimeChanged, self.until.dateTimeChanged):
            signal.connect(lambda *_: self.edited.emit())
        self._lay_out()

    @property
    def subject(self) -> Subject:
        """The fields of the kind that is chosen."""
        return self.subjects[max(0, self.kind.currentIndex())]

    def offer(self, choices: Choices) -> None:
        """What there is to choose from."""
        for subject in self.subjects:
            subject.offer(choices)

    def question(self) -> Question | None:
        """The whole question; None while something is missing."""
        subject = self.subject.subject()
        if subject is None:
            return None
        return Question(self.kind.currentData(), subject, self.since.moment(), self.until.moment())

    def show_question(self, question: Question) -> None:
        """Put a question into the fields."""
        self.kind.setCurrentIndex(self.kind.findData(question.kind))
        if question.kind in KINDS:
            self.subject.show_subject(question.subject)
        self.since.show_moment(question.since)
        self.until.show_moment(question.until)
        self.complain("")

    def show_doubt(self, kind: str, subject: Mapping[str, Any], doubt: Doubt) -> None:
        """Put the interval in which something is in doubt into the fields, to the minute and no shorter."""
        until = (doubt.until or datetime.now(UTC)) + timedelta(minutes=1)
        self.show_question(Question(kind, subject, doubt.since, until))

    @Slot()
    def ask(self) -> None:
        """Ask, or say what is missing."""
        question = self.question()
        self.complain("" if question else self.tr("Say what the recall is about."))
        if question:
            self.asked.emit(question)

    def complain(self, sentence: str) -> None:
        """Say what is wrong with the question."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _add(self, subject: Subject) -> None:
        subject.edited.connect(self.edited)
        self.subjects.append(subject)

    @Slot(int)
    def _choose(self, chosen: int) -> None:
        for number, subject in enumerate(self.subjects):
            subject.setVisible(number == chosen)

    def _lay_out(self) -> None:
        about, interval = QHBoxLayout(), QHBoxLayout()
        for row in (about, interval):
            row.setSpacing(16)
        about.addWidget(Field(self.tr("Recall a&bout"), self.kind))
        for subject in self.subjects:
            about.addWidget(subject, 1)
        interval.addWidget(Field(self.tr("&From"), self.since))
        interval.addWidget(Field(self.tr("&To, not included"), self.until))
        interval.addStretch(1)
        interval.addWidget(self.ask_button, 0, Qt.AlignmentFlag.AlignBottom)
        column = QVBoxLayout()
        column.setSpacing(12)
        for row in (about, interval):
            column.addLayout(row)
        column.addWidget(self.trouble)
        self.content.addLayout(column)
        self._choose(self.kind.currentIndex())
