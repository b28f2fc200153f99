"""The record of a report: who signed which bytes and meant what, who reviewed it, to whom it went and who has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from lims_desktop.reports import Move, Notice, Recipient, ReportView, Signature
from ui.custody.wording import minute
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.scrolled import LongText
from ui.reports.steps import ReportQuestions
from ui.reports.wording import HOW, MOVED, REVIEWED, WORDS, say, seat_words, state_badge
from ui.table import Column
from ui.tableview import Table

SERVERS = frozenset({"laboratory_manager", "administrative_reviewer"})
NOTIFIERS = SERVERS | {"quality_manager"}
ABOUT, DETAIL = 72, 140
"""The heights, in pixels, that a long text leaves the tables: how the report ended, and the chosen line in full."""


@dataclass(frozen=True)
class Done:
    """Something that was done to the report: a signature or a review."""

    at: datetime
    name: str
    what: str
    badge: Badge
    detail: str
    round: int


class Record(QWidget):
    """Signatures, reviews and moves above, recipients below."""

    def __init__(self, page: Page, questions: ReportQuestions) -> None:
        super().__init__()
        self.page, self.questions = page, questions
        self.notices: dict[int, Notice] = {}
        self.about, self.detail = LongText(ABOUT), LongText(DETAIL)
        self.done = Table(page, _done_columns(), words=WORDS, key="at")
        self.done.setAccessibleName(self.tr("Signatures and reviews"))
        self.done.empty_text = self.tr("Nobody has signed or reviewed it yet.")
        self.done.chosen.connect(self._tell)
        self.recipients = Table(page, self._recipient_columns(), words=WORDS, key="id")
        self.recipients.setAccessibleName(self.tr("Recipients"))
        self.recipients.empty_text = self.tr("It went to nobody yet.")
        self.recipients.opened.connect(self._serve)
        self.recipients.chosen.connect(self._tell)
        both = QSplitter()
        both.setOrientation(both.orientation().Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(self.done)
        both.addWidget(self.recipients)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 12, 0)
        column.setSpacing(8)
        column.addWidget(self.about)
        column.addWidget(both, 1)
        column.addWidget(self.detail)

    def show_report(self, view: ReportView) -> None:
        """Show everything, the newest first."""
        opened = self.tr("Opened by {name}, {at}.").format(name=view.opened_by, at=minute(view.opened_at))
        self.about.setText(" ".join(part for part in (opened, self._ending(view), self._in_my_place(view)) if part))
        self.done.show_rows(self._told(view))
        self.notices = {one.recipient: one for one in view.notices}
        self.recipients.show_rows(view.recipients)

    def _ending(self, view: ReportView) -> str:
        if not view.ending or view.ended_at is None:
            return ""
        state = state_badge(view.state).text
        return f"{state[:1].upper()}{state[1:]}, {minute(view.ended_at)}: {view.ending}"

    def _in_my_place(self, view: ReportView) -> str:
        """What a manager did with it while I had it, until I noted that."""
        said = self.tr("{name} moved it in your place, {at}: {why}")
        return " ".join(said.format(name=one.moved_by, at=minute(one.moved_at), why=one.why) for one in view.to_note)

    def _told(self, view: ReportView) -> list[Done]:
        signed = [
            Done(one.at, one.name, seat_words(one.seat), self._signature(one), self._in_full(one), one.round)
            for one in view.signatures
        ]
        reviewed = [
            Done(one.ended_at or one.began_at, one.reviewer, say(REVIEWED[one.kind]),
                 self._outcome(one.outcome), "", one.round)
            for one in view.reviews
        ]  # fmt: skip
        moved = [self._move([one for one in view.moves if one.moved_at == at], view.round)
                 for at in dict.fromkeys(one.moved_at for one in view.moves)]  # fmt: skip
        return sorted([*signed, *reviewed, *moved], key=lambda one: one.at, reverse=True)

    def _signature(self, one: Signature) -> Badge:
        if one.voided_at is not None:
            return Badge(self.tr("void"), "refused")
        return Badge(self.tr("signed, time-stamped"), "good") if one.stamped else Badge(self.tr("signed"), "good")

    def _move(self, told: list[Move], round_: int) -> Done:
        """What a manager did in the place of others, and which of them know it."""
        one, noted = told[0], all(each.noted_at for each in told)
        badge = Badge(self.tr("noted"), "good") if noted else Badge(self.tr("to note"), "warning")
        said = self.tr("In the place of those who had it: {why}").format(why=one.why)
        each = (f"{who.told}: {minute(who.noted_at) if who.noted_at else self.tr('not noted yet')}" for who in told)
        return Done(one.moved_at, one.moved_by, say(MOVED[one.what]), badge, "\n".join([said, *each]), round_)

    def _outcome(self, outcome: str | None) -> Badge:
        if outcome is None:
            return Badge(self.tr("under way"), "info")
        if outcome == "taken":
            return Badge(self.tr("taken"), "refused")
        passed = outcome == "passed"
        return Badge(self.tr("passed"), "good") if passed else Badge(self.tr("given back"), "warning")

    def _in_full(self, one: Signature) -> str:
        words = self.tr("Round {round}: “{meaning}” SHA-256 of the file: {sha256}")
        said = words.format(round=one.round, meaning=one.meaning, sha256=grouped(one.sha256))
        void = self.tr("Void since {at}: {why}")
        ended = void.format(at=minute(one.voided_at), why=one.voiding_reason) if one.voided_at else ""
        return "\n".join(part for part in (said, ended) if part)

    def _tell(self, row: Done | Recipient) -> None:
        """The chosen line in full: a table cuts long texts."""
        self.detail.setText(row.detail if isinstance(row, Done) else self._recipient(row))

    def _recipient(self, row: Recipient) -> str:
        sent = self.tr("{name}, {agency}: sent {at}").format(name=row.name, agency=row.agency, at=minute(row.sent_at))
        if row.asked_on is not None:
            copy = self.tr("A further copy, asked for on {day} by {letter}; given by {who}: {why}")
            sent += "\n" + copy.format(day=row.asked_on, letter=row.letter, who=row.added_by, why=row.why)
        if row.served_at is None:
            return sent
        served = self.tr("Served {at}: {how} ({who})")
        return f"{sent}\n{served.format(at=minute(row.served_at), how=row.acknowledged, who=row.served_by)}"

    def _serve(self, row: Recipient) -> None:
        notice, duties = self.notices.get(row.id), self.page.desk.lab.me.duties
        if notice is not None and notice.sent_at and notice.served_at is None and duties & NOTIFIERS:
            self.questions.told(notice)
        elif notice is None and row.served_at is None and duties & SERVERS:
            self.questions.served(row)

    def _recipient_columns(self) -> tuple[Column, ...]:
        return (
            Column("name", QT_TRANSLATE_NOOP("reports", "Recipient"), 160),
            Column("agency", QT_TRANSLATE_NOOP("reports", "Agency"), 160),
            Column(
                "how", QT_TRANSLATE_NOOP("reports", "How"), 100, show=lambda row: f"{row.copies} × {say(HOW[row.how])}"
            ),
            Column("served_at", QT_TRANSLATE_NOOP("reports", "Served"), 122, badge=self._served),
        )

    def _served(self, row: Recipient) -> Badge:
        notice = self.notices.get(row.id)
        if notice is not None:
            if notice.served_at is not None:
                return Badge(self.tr("knows it"), "good")
            return Badge(self.tr("notice sent"), "info") if notice.sent_at else Badge(self.tr("to be told"), "refused")
        if row.served_at is None:
            return Badge(self.tr("not yet"), "warning")
        return Badge(minute(row.served_at)[:10], "good")


def grouped(digest: str) -> str:
    """A digest in groups, so that a narrow line can break it."""
    return " ".join(digest[n : n + 16] for n in range(0, len(digest), 16))


def _done_columns() -> tuple[Column, ...]:
    return (
        Column("at", QT_TRANSLATE_NOOP("reports", "When"), 150, show=lambda row: minute(row.at)),
        Column("name", QT_TRANSLATE_NOOP("reports", "Who"), 130),
        Column("what", QT_TRANSLATE_NOOP("reports", "What"), 175),
        Column("badge", QT_TRANSLATE_NOOP("reports", "State"), 104, badge=lambda row: row.badge),
    )
