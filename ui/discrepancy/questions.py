"""What a manager does with a discrepancy, each asked in one dialog that stays until the laboratory has agreed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, time
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import QDate, QObject

from lims_desktop import discrepancies, inventory
from lims_desktop.discrepancies import DiscrepancyView
from lims_desktop.errors import LimsError, NeedsReason, Refused
from lims_desktop.lab import Lab
from lims_desktop.people import Known
from ui.custody.signing import someone_else
from ui.discrepancy.wording import means, outcomes, parties
from ui.forms import date_input, long_text, text_input
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice


class DiscrepancyQuestions(QObject):
    """Every question is about the discrepancy shown now."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.asking: Asking | None = None

    def assign(self, one: DiscrepancyView, people: Sequence[Known]) -> None:
        """Somebody looks into it, until a day."""
        asking = self._asking(self.tr("Assign"), self.tr("Who looks into it, and until when?"), self.tr("Assign"))
        day = date_input()
        if one.due_at:
            due = one.due_at.astimezone()
            day.setDate(QDate(due.year, due.month, due.day))
        asking.form.add("owner", self.tr("&Who"), Choice([(person.id, person.name) for person in people]))
        asking.form.add("due", self.tr("&Until"), day)
        asking.form.add("reason", self.tr("&Reason"), text_input(), note=self.tr("For another person or a later day"))
        asking.form.fill({"owner": one.owner_id})
        asking.require("owner", "due")

        def given(said: dict[str, Any]) -> None:
            kept = one.due_at is not None and one.due_at.astimezone().date() == said["due"]
            due = None if kept else datetime.combine(said["due"], time(23, 59)).astimezone(UTC)
            self._do(asking, discrepancies.assign, one.id, said["owner"], due=due, reason=said["reason"])

        asking.given.connect(given)
        asking.open()

    def resolve(self, one: DiscrepancyView) -> None:
        """It ended well: found, clerical, or explained."""
        asking = self._asking(self.tr("Resolve"), self.tr("How did it end, and how is that known?"), self.tr("Resolve"))
        asking.form.add("outcome", self.tr("&Outcome"), Choice(outcomes()))
        asking.form.add("resolution", self.tr("&What was found"), long_text(4))
        asking.require("outcome", "resolution")
        asking.given.connect(
            lambda said: self._do(
                asking, discrepancies.settle, one.id, "RESOLVED", said["resolution"], outcome=said["outcome"]
            )
        )
        asking.open()

    def loss(self, one: DiscrepancyView) -> None:
        """It is lost: one manager proposes, another confirms with their own password."""
        about = self.tr("Another manager confirms with their own password; then agency, DPP and manager are told.")
        asking = self._asking(self.tr("Confirm a loss"), about, self.tr("Go on"))
        asking.form.add("resolution", self.tr("&What was searched, and by whom"), long_text(4))
        asking.require("resolution")

        def given(said: dict[str, Any]) -> None:
            asking.agree()
            act, me = uuid4(), self._page.desk.lab.me.person
            word = partial(_confirmed, me, act)
            purpose = self.tr("Another manager confirms that {subject} is lost.")
            self._page.desk.ask_password(
                purpose.format(subject=one.item or one.place or str(one.id)),
                word,
                one.id,
                said["resolution"],
                then=lambda _word: self._page.act(
                    discrepancies.settle, one.id, "CONFIRMED_LOSS", said["resolution"], act=act, then=self._done
                ),
            )

        asking.given.connect(given)
        asking.open()

    def tell(self, one: DiscrepancyView) -> None:
        """Somebody was told of the loss."""
        asking = self._asking(
            self.tr("Record a notice"), self.tr("Who was told of the loss, when and how?"), self.tr("Record"), columns=2
        )
        form = asking.form
        form.add("party", self.tr("&Party"), Choice(parties()))
        form.add("means", self.tr("&How"), Choice(means()))
        form.add("told", self.tr("&Who was told"), text_input(), span=2)
        form.add("reference", self.tr("Re&ference"), text_input())
        asking.require("party", "means", "told")
        asking.given.connect(
            lambda said: self._do(
                asking,
                discrepancies.tell,
                one.id,
                said["party"],
                said["told"],
                said["means"],
                terms={"reference": said["reference"]},
            )
        )
        asking.open()

    def notified(self, one: DiscrepancyView) -> None:
        """Everybody whom the loss concerns was told."""
        self._step(one, "NOTIFIED", self.tr("Everybody was told"))

    def corrected(self, one: DiscrepancyView) -> None:
        """What is done so that it does not happen again."""
        self._step(one, "CAPA", self.tr("Corrective action"))

    def found(self, one: DiscrepancyView) -> None:
        """The missing item turned up: it is in my hands from now on."""
        assert one.item_id is not None
        item = one.item_id
        about = self.tr("{item} comes into your hands; store it afterwards where it belongs.").format(item=one.item)
        asking = self._asking(self.tr("It turned up"), about, self.tr("Take it"))
        asking.form.add("statement", self.tr("&Where was it?"), text_input())
        asking.require("statement")
        asking.given.connect(lambda said: self._find(asking, item, one.item or "", said["statement"], uuid4()))
        asking.open()

    def _find(self, asking: Asking, item: int, number: str, statement: str, act: UUID) -> None:
        """Out of a controlled place a witness gives their word; the laboratory says so, and then it goes on."""

        def again(_word: object) -> None:
            self._find(asking, item, number, statement, act)

        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))
            if error.code == "vouch.missing":
                purpose = self.tr("A witness confirms with their own password that you take {item}.")
                word = partial(_seen, self._page.desk.lab.me.person, act)
                self._page.desk.ask_password(purpose.format(item=number), word, item, statement, then=again)

        def agreed(answer: object) -> None:
            asking.agree()
            self._done(answer)

        self._page.act(inventory.found, item, statement, act=act, then=agreed, refused=refused)

    def _step(self, one: DiscrepancyView, state: str, title: str) -> None:
        asking = self._asking(title, self.tr("Say in a sentence what was done."), self.tr("Record"))
        asking.form.add("resolution", self.tr("&What was done"), long_text(4))
        asking.require("resolution")
        asking.given.connect(lambda said: self._do(asking, discrepancies.settle, one.id, state, said["resolution"]))
        asking.open()

    def _asking(self, title: str, about: str, go_on: str, columns: int = 1) -> Asking:
        self.asking = Asking(title, about, go_on, self._page.desk.over, columns)
        return self.asking

    def _do(self, asking: Asking, fn: Callable[..., Any], *args: Any, **kw: Any) -> None:
        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        def agreed(_answer: object) -> None:
            asking.agree()
            self._done(_answer)

        run = partial(_with_reason_asked_here, fn)
        self._page.act(run, *args, act=uuid4(), then=agreed, refused=refused, **kw)

    def _done(self, _answer: object) -> None:
        self._page.reload()


def _with_reason_asked_here(fn: Callable[..., Any], lab: Lab, *args: Any, **kw: Any) -> Any:
    """The dialog has a field for the reason: that it is missing is said there and not asked in another dialog."""
    try:
        return fn(lab, *args, **kw)
    except NeedsReason as needed:
        raise Refused(needed.code, **dict(needed.detail)) from needed


def _confirmed(me: int, act: UUID, second: Lab, discrepancy: int, resolution: str) -> Any:
    def word(other: Lab) -> None:
        discrepancies.confirm(other, act, discrepancy, resolution)

    return someone_else(me, word, second)


def _seen(me: int, act: UUID, second: Lab, item: int, statement: str) -> Any:
    return someone_else(me, lambda other: inventory.witness_found(other, act, item, statement), second)
