"""Signing one report or many: what will be signed is looked at, the key is opened once, each result is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, QObject

from lims_desktop import reports
from lims_desktop.errors import LimsError, Unreachable
from lims_desktop.lab import Lab
from lims_desktop.recorded import Receipt
from lims_desktop.reports import ReportView, Stepped
from ui.page import Page
from ui.parts.badge import Badge
from ui.preferences import Preferences
from ui.reports.key import Key, KeyQuestion
from ui.reports.wording import KINDS, WORDS, say
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

ROWS_SEEN, MOST_TOLD = 8, 3
Sent = dict[tuple[object, ...], tuple[UUID, reports.Signed]]
"""Signatures of which nobody heard, with the act they were sent under: sent again as the same, recorded once."""


@dataclass(frozen=True)
class Outcome:
    """What became of one report of those that were to be signed."""

    view: ReportView
    stepped: Stepped | None = None
    refusal: LimsError | None = None

    @property
    def receipts(self) -> Sequence[Receipt]:
        """What the ledger gave for it."""
        return self.stepped.receipts if self.stepped is not None else ()


@dataclass(frozen=True)
class Signed:
    """All of them."""

    outcomes: Sequence[Outcome]

    @property
    def receipts(self) -> list[Receipt]:
        """What the ledger gave for all of them."""
        return [receipt for one in self.outcomes for receipt in one.receipts]


def looked_at(lab: Lab, numbers: Sequence[int]) -> list[ReportView]:
    """The reports as they are now: exactly what is looked at here is signed."""
    return [view for number in numbers if (view := reports.view(lab, number)) is not None]


def sign(lab: Lab, views: Sequence[ReportView], key: Key, password: str, sent: Sent) -> Signed:
    """Sign each with the key, opened once. Refused whole when the password or the key is wrong; else each by itself.

    Each is sent on a connection of its own: the password that was typed for all of them counts for the last one too,
    however long the others took.
    """
    lab.check_password(password)
    with key.opened() as signer:
        return Signed([_one(lab, view, _Hand(signer, password), sent) for view in views])


@dataclass(frozen=True)
class _Hand:
    """What signs: the opened key, and the password that proves who does."""

    signer: Signer
    password: str


def _one(lab: Lab, view: ReportView, hand: _Hand, sent: Sent) -> Outcome:
    from lims_desktop.reporting import sealing

    place = (view.id, view.round, len(view.standing), view.facts)
    try:
        if place not in sent:
            sent[place] = uuid4(), sealing.prepared(lab, view, hand.signer)
        act, signature = sent[place]
        with lab.second(lab.me.login, hand.password) as proven:
            stepped = reports.sign(proven, view.id, signature, act=act)
    except Unreachable as lost:
        return Outcome(view, refusal=lost)
    except LimsError as refusal:
        sent.pop(place, None)
        return Outcome(view, refusal=refusal)
    del sent[place]
    return Outcome(view, stepped)


class Signing(QObject):
    """Asks for the key over a page and signs; `asking` is the question that was asked last."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.page = page
        self.preferences = Preferences()
        self.asking: KeyQuestion | None = None
        self.table: Table | None = None
        self._outcomes: dict[int, Outcome] = {}
        self._sent: Sent = {}

    def one(self, view: ReportView, meaning: str) -> None:
        """Sign this one; what the signature means is said."""
        title = self.tr("Sign {number}").format(number=view.number)
        self._ask(title, meaning, [view], self._told)

    def many(self, views: Sequence[ReportView]) -> None:
        """Sign all of these after one look at the list."""
        title = self.tr("Sign {count} reports").format(count=len(views))
        about = self.tr("Each is signed as it is listed here, with the meaning that your signature has there.")
        self._ask(title, about, views, self._told_each)
        assert self.asking is not None
        self.table = Table(self.page, self._columns(), words=WORDS, key="id")
        self.table.setAccessibleName(title)
        self.table.show_rows(list(views))
        self.table.setFixedHeight((min(len(views), ROWS_SEEN) + 1) * self.page.desk.theme.size("row") + 12)
        self.asking.room.insertWidget(2, self.table)
        self.asking.setMinimumWidth(760)
        self.asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _ask(
        self, title: str, about: str, views: Sequence[ReportView], told: Callable[[KeyQuestion, Signed], object]
    ) -> None:
        desk, self._outcomes = self.page.desk, {}
        self.asking = KeyQuestion(title, about, self.tr("&Sign"), desk.lab.me.login, desk.over, self.preferences)
        self.asking.given.connect(partial(self._sign, self.asking, list(views), told))
        if told == self._told:
            self.asking.open()

    def _sign(
        self, asking: KeyQuestion, views: list[ReportView], told: Callable[[KeyQuestion, Signed], object], _said: Any
    ) -> None:
        left = [view for view in views if view.id not in self._outcomes or self._outcomes[view.id].stepped is None]
        then, refused = partial(told, asking), partial(self._refused, asking)
        self.page.act(sign, left, asking.key, asking.password.text(), self._sent, then=then, refused=refused)

    def _refused(self, asking: KeyQuestion, error: LimsError) -> None:
        asking.say_refusal(self.page.desk, error)
        if not isinstance(error, Unreachable):
            field = asking.password if error.code.startswith("signin.") else asking.secret
            field.clear()
            field.setFocus()

    def _told(self, asking: KeyQuestion, signed: Signed) -> None:
        [outcome] = signed.outcomes
        if outcome.refusal is not None:
            asking.say_refusal(self.page.desk, outcome.refusal)
            self._look_again(outcome.refusal)
            return
        asking.agree()
        self.page.desk.messages.good(self.tr("{number} is signed.").format(number=outcome.view.number))
        self.page.reload()

    def _told_each(self, asking: KeyQuestion, signed: Signed) -> None:
        self._outcomes |= {one.view.id: one for one in signed.outcomes}
        assert self.table is not None
        self.table.viewport().update()
        failed = [one for one in self._outcomes.values() if one.refusal is not None]
        done = len(self._outcomes) - len(failed)
        if not failed:
            asking.agree()
            self.page.desk.messages.good(self.tr("{count} reports are signed.").format(count=done))
        else:
            sentence = self.tr("{done} are signed, {failed} are not; why stands beside each.")
            why = [f"{one.view.number}: {self._why(one.view)}" for one in failed[:MOST_TOLD]]
            said = "\n".join([sentence.format(done=done, failed=len(failed)), *why])
            asking.refuse(said)
            if asking.is_closed:
                self.page.desk.messages.warn(said)
            for one in failed:
                if one.refusal is not None:
                    self.page.desk.heard_nothing(one.refusal)
        self.page.reload()

    def _look_again(self, refusal: LimsError) -> None:
        """What was refused was looked at too early; where nobody answered, the ear says when somebody does again."""
        self.page.desk.heard_nothing(refusal)
        if not isinstance(refusal, Unreachable):
            self.page.reload()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", QT_TRANSLATE_NOOP("reports", "Report"), 150, mono=True, sortable=False),
            Column("kind", QT_TRANSLATE_NOOP("reports", "Kind"), 130, show=lambda row: say(KINDS[row.kind]),
                   sortable=False),
            Column("authors", QT_TRANSLATE_NOOP("reports", "Authors"), 120, show=_authors, sortable=False),
            Column("state", QT_TRANSLATE_NOOP("reports", "Signed"), 90, badge=self._became, sortable=False),
            Column("why", QT_TRANSLATE_NOOP("reports", "Why not"), 260, show=self._why, sortable=False),
        )  # fmt: skip

    def _became(self, row: ReportView) -> Badge | None:
        outcome = self._outcomes.get(row.id)
        if outcome is None:
            return None
        return Badge(self.tr("no"), "refused") if outcome.refusal is not None else Badge(self.tr("yes"), "good")

    def _why(self, row: ReportView) -> str:
        outcome = self._outcomes.get(row.id)
        return self.page.desk.sentence(outcome.refusal) if outcome is not None and outcome.refusal is not None else ""


def _authors(row: ReportView) -> str:
    return ", ".join(one.name for one in row.authors)
