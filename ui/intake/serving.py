"""One delivery from the first field to the receipt: its steps, its draft, the one act, and what follows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from lims_desktop import agencies, intake
from lims_desktop.drafts import Draft
from lims_desktop.errors import LimsError, Refused, Unreachable
from lims_desktop.intake import Accepted, Duplicate
from ui.intake import checks, receiving
from ui.intake.afterwards import Afterwards
from ui.intake.delivery import Delivery, Step
from ui.intake.facts import FactsStep
from ui.intake.hands import HandsStep
from ui.intake.keeping import DraftKeeper
from ui.intake.kits import KitDialog, insert
from ui.intake.lines import LinesStep
from ui.intake.pictures import Pictures
from ui.intake.steps import ORDER, StepBar
from ui.intake.words import PAGE, Words

if TYPE_CHECKING:
    from ui.page import Page


class Serving(QWidget):
    """Serves one officer. `stepped` names the step now shown, `left` says that the counter is free."""

    stepped = Signal(str)
    left = Signal()

    facts: FactsStep
    lines: LinesStep
    hands: HandsStep
    afterwards: Afterwards

    def __init__(self, page: Page, words: Words, keeper: DraftKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._page, self.words, self._keeper = page, words, keeper
        self.delivery = Delivery()
        self._sending = self._unknown = self._finished = False
        self.gone = False
        self._then: Callable[[list[Duplicate]], object] | None = None
        self.accepted: Accepted | None = None
        self.bar = StepBar()
        self.stack = QStackedWidget(self)
        self._to_make = [self._make_facts, self._make_lines, self._make_hands, self._make_end]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)

    def prepare(self) -> bool:
        """Make the next step ahead of time, so that nobody waits later; answers whether there are more to make."""
        if self._to_make:
            self.stack.addWidget(self._to_make.pop(0)())
        return bool(self._to_make)

    # -- steps -------------------------------------------------------------------------------------------------

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self.delivery.step

    @property
    def is_open(self) -> bool:
        """Whether it may still be changed: not while it is sent, and not after."""
        return not (self._sending or self._unknown or self.accepted)

    def begin(self, delivery: Delivery) -> None:
        """Show the delivery where it was left; one that was sent is asked about first."""
        while self.prepare():
            pass
        self._listen()
        self.delivery = delivery
        delivery.began = delivery.began or f"{datetime.now().astimezone():%H:%M}"
        self.pictures.recall(self.delivery)
        if self.delivery.sent:
            self._unknown = True
            self.go("hands")
            self.send()
        else:
            self.go(self.delivery.step)

    @Slot(str)
    def go(self, step: Step) -> None:
        """Show this step."""
        self.delivery.step = step
        widget: Any = (self.facts, self.lines, self.hands, self.finish)[ORDER.index(step)]
        self.stack.setCurrentWidget(widget)
        if step != "labels":
            widget.show_delivery(self.delivery)
        self.hands.show_sending(self._sending, self._unknown)
        self.bar.show_step(step, self.is_open)
        self.stepped.emit(step)
        widget.focus_first()

    def go_on(self) -> None:
        """Finish the step that is shown."""
        {"facts": self._finish_facts, "lines": self._finish_lines, "hands": self.accept, "labels": _nothing}[
            self.step
        ]()

    def go_back(self) -> None:
        """The step before."""
        at = ORDER.index(self.step)
        if 0 < at < len(ORDER) - 1 and self.is_open:
            self.go(ORDER[at - 1])  # type: ignore[arg-type]

    def draft(self) -> Draft:
        """The work as it would be kept now."""
        return Draft(self.delivery.id, PAGE, self.title(), self.delivery.body(), datetime.now(UTC))

    def title(self) -> str:
        """How the draft is called."""
        facts, agency = self.delivery.facts, self.words.agency(self.delivery.facts.agency)
        parts = [agency.code if agency else "", facts.agency_reference]
        named = " ".join(part for part in parts if part)
        count = sum(not one.is_empty for one in self.delivery.packages)
        many = self.tr("1 package") if count == 1 else self.tr("{count} packages").format(count=count)
        if self.accepted:
            left = self.run.totals.all - self.run.totals.verified
            return self.tr("{case}, labels not scanned back: {count}").format(
                case=self.accepted.case_number, count=left
            )
        what = self.tr("Half-finished intake of {time}, {many}").format(time=self.delivery.began, many=many)
        return f"{what}  ·  {named}" if named else what

    def about(self) -> str:
        """Who is served, in one line."""
        agency, facts = self.words.agency(self.delivery.facts.agency), self.delivery.facts
        kind = (
            self.tr("announced {code}").format(code=self.delivery.document)
            if self.delivery.listed
            else self.tr("walk-in")
        )
        parts = [agency.name if agency else "", facts.agency_reference, kind]
        if self.accepted:
            parts.append(self.tr("recorded as {case}").format(case=self.accepted.case_number))
        return "  ·  ".join(part for part in parts if part)

    def another_copy(self) -> None:
        """Another copy of the label chosen in the list, or of the faulty one."""
        if (row := self.finish.chosen) is not None:
            self.run.print_copy(row.code)

    # -- facts -------------------------------------------------------------------------------------------------

    def search_duplicates(self, then: Callable[[list[Duplicate]], object] | None = None) -> None:
        """Look for cases that may be the same, as soon as there is something to look for."""
        self._then = then or self._then  # a later search must not make "Continue" forgotten
        facts = self.delivery.facts
        names = [person.name for person in facts.persons if person.name.strip()]
        known = facts.agency is not None and (facts.agency_reference or (names and facts.incident_date))
        if self.delivery.case is not None or not known or self.gone or not self._page.desk.is_open():
            self._duplicates_found([])
            return
        incident = self.delivery.intake("").incident_date
        said = (facts.agency, facts.agency_reference, names, incident)
        self._page.ask(
            intake.duplicates, *said, then=self._duplicates_found, refused=self._not_searched, key="duplicates"
        )

    def new_officer(self) -> None:
        """Add an officer of the chosen agency."""
        if self.delivery.facts.agency is None:
            self.facts.complain(checks.of_step(self.delivery, self.words, "facts")[:1])
        else:
            self.facts.officer.ask(self.facts.typed_officer)

    def choose_duplicate(self, number: int) -> None:
        """The delivery belongs to this one of the cases shown."""
        self.facts.duplicates.choose(number)

    # -- lines -------------------------------------------------------------------------------------------------

    def insert_kit(self) -> None:
        """Choose a kit and insert it."""
        dialog = KitDialog(self.words, self._page.desk.over)
        dialog.inserted.connect(self._kit_chosen)
        dialog.open()

    # -- hands -------------------------------------------------------------------------------------------------

    @Slot()
    def accept(self) -> None:
        """Take everything in, once: the same act is sent whatever happens to the line in between."""
        if self._sending or self.accepted:
            return
        if self._unknown:
            self.send()
            return
        self.lines.forget_empty()
        lacking = checks.complaints(self.delivery, self.words)
        if lacking:
            self._show_complaints(lacking)
        else:
            self.send()

    def send(self) -> None:
        """Send the act, or send it again."""
        self._sending = self.delivery.sent = True
        self._show_sending()
        self._keeper.when_free(self._send_now)

    # -- own ---------------------------------------------------------------------------------------------------

    def _make_facts(self) -> QWidget:
        self.facts = FactsStep(self.words, self._page.desk.sentence)
        return self.facts

    def _make_lines(self) -> QWidget:
        self.lines = LinesStep(self._page, self.words)
        self.pictures = Pictures(self._page, self.lines, self.draft, self.touch)
        return self.lines

    def _make_hands(self) -> QWidget:
        self.hands = HandsStep(self._page, self.words)
        return self.hands

    def _make_end(self) -> QWidget:
        self.afterwards = Afterwards(self._page, self, self.words, self._done)
        self.run, self.finish = self.afterwards.run, self.afterwards.step
        return self.finish

    def _listen(self) -> None:
        self.bar.chosen.connect(self._step_chosen)
        for matter in (self.facts.edited, self.lines.edited, self.hands.asked_edited):
            matter.connect(self._matter_edited)
        self.hands.edited.connect(self.touch)
        self.facts.finished.connect(self._finish_facts)
        self.facts.searched.connect(self.search_duplicates)
        self.facts.case_chosen.connect(self._case_chosen)
        self.facts.case_opened.connect(lambda case: self._page.desk.open("case", case))
        self.facts.officer_wished.connect(self._add_officer)
        self.lines.finished.connect(self._finish_lines)
        self.lines.all_seen.connect(self._all_seen)
        self.hands.accepted.connect(self.accept)
        self.finish.left.connect(self.left)
        self.run.changed.connect(self._labels_changed)

    @Slot()
    def touch(self) -> None:
        """Something was typed: the draft is kept soon."""
        if self.is_open and not self.gone:
            self._keeper.touch(self.delivery, self.title())

    @Slot()
    def _matter_edited(self) -> None:
        """What was signed for is not what is there now."""
        if self.delivery.hands.signature:
            self.delivery.hands.signature = ""
            self.hands.show_signature()
            self._page.desk.messages.warn(self._page.desk.sentence(Refused("intake.signature_outdated")))
        self.touch()

    @Slot(str)
    def _step_chosen(self, step: Step) -> None:
        if self.is_open and ORDER.index(step) < ORDER.index(self.step):
            self.go(step)
        else:
            self.bar.show_step(self.step, self.is_open)

    @Slot()
    def _finish_facts(self) -> None:
        if self.facts.unread:
            return
        lacking = checks.of_step(self.delivery, self.words, "facts")
        self.facts.complain(lacking)
        if not lacking:
            self.search_duplicates(then=self._facts_checked)

    def _duplicates_found(self, found: list[Duplicate]) -> None:
        then, self._then = self._then, None
        self.facts.show_duplicates(found)
        if then:
            then(found)

    def _not_searched(self, error: LimsError) -> None:
        """Nobody goes on without having looked."""
        self._then = None
        self._page.refused(error)

    def _facts_checked(self, found: list[Duplicate]) -> None:
        if found and self.delivery.case is None and not self.delivery.new_because:
            self.facts.complain([checks.Complaint("facts", "new_because", Refused("intake.duplicate_open"))])
            return
        if not self.delivery.packages:
            self.lines.show_delivery(self.delivery)
            self.lines.add()
        self.go("lines")

    def _case_chosen(self, chosen: Duplicate | None) -> None:
        self.delivery.case = chosen.id if chosen else None
        self.delivery.case_number = chosen.number if chosen else ""
        self.delivery.new_because = "" if chosen else self.delivery.new_because
        self.search_duplicates()
        self._matter_edited()

    def _add_officer(self, name: str, rank: str, number: str) -> None:
        agency = self.delivery.facts.agency
        assert agency is not None
        done = self._officer_added
        self._page.act(
            agencies.officer_add, agency, name, rank or None, number, then=done, refused=self.facts.officer.refuse
        )

    def _officer_added(self, added: Any) -> None:
        self._page.ask(agencies.officers, then=partial(self._officers_known, added.id))

    def _officers_known(self, officer: int, officers: Any) -> None:
        self.words.officers = officers
        self.facts.show_new_officer(self.words, officer)

    @Slot()
    def _finish_lines(self) -> None:
        if self.lines.form.unread:
            return
        self.lines.forget_empty()
        lacking = checks.of_step(self.delivery, self.words, "lines")
        if not lacking:
            self.go("hands")
        elif self.delivery.packages:
            self.lines.complain(lacking)
        else:
            self._page.refused(lacking[0].error)
            self.lines.add()

    @Slot()
    def _all_seen(self) -> None:
        text = self.tr("Everything on the list was seen. F2 adds what is not on it, Ctrl+Enter goes on.")
        self._page.desk.messages.say(text)

    @Slot(object, list)
    def _kit_chosen(self, kit: Any, present: list[bool]) -> None:
        self.lines.forget_empty()
        made = insert(self.delivery, kit, present, self.words)
        self.lines.work_on(made[0])
        self._matter_edited()

    def _send_now(self) -> None:
        self._page.act(receiving.take_in, self.delivery, self.title(), then=self._accepted, refused=self._not_accepted)

    def _show_sending(self) -> None:
        self.hands.show_sending(self._sending, self._unknown)
        self.bar.show_step(self.step, self.is_open)

    def _not_accepted(self, error: LimsError) -> None:
        self._sending = False
        self._unknown = isinstance(error, Unreachable)
        self.delivery.sent = self._unknown
        self._show_sending()
        self._page.notice.hide()
        if self._unknown:
            self._page.desk.lost.emit()
            text = self._page.desk.sentence(Refused("intake.unknown_outcome"))
            self._page.notice.show_text(text, self.tr("Send again"), self.send)
            return
        self.touch()
        QApplication.beep()
        place = checks.placed(error, self.delivery)
        self._page.refused(error)
        if place is not None:
            self._show_complaints([place])

    def _show_complaints(self, lacking: list[checks.Complaint]) -> None:
        first = lacking[0].step
        here = [one for one in lacking if one.step == first]
        if first != self.step:
            self.go(first)
        {"facts": self.facts, "lines": self.lines, "hands": self.hands}[first].complain(here)  # type: ignore[attr-defined]

    def _accepted(self, accepted: Accepted) -> None:
        self._sending = self._unknown = False
        self._page.notice.hide()
        self.accepted = accepted
        self.go("labels")
        self.afterwards.begin(accepted, self.delivery)

    @Slot()
    def _labels_changed(self) -> None:
        if self.accepted and not self._finished and not self.gone:
            self._keeper.touch(self.delivery, self.title())

    def _done(self) -> None:
        self._finished = True
        self._keeper.forget(self.delivery.id)


def _nothing() -> None:
    """After acceptance there is nothing to finish but the labels."""
