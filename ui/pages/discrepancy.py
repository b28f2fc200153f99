"""Discrepancy: what differs, who looks into it until when, its story, and its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from lims_desktop import discrepancies, lists, people
from lims_desktop.discrepancies import DiscrepancyView
from lims_desktop.errors import Refused
from lims_desktop.lists import Term
from lims_desktop.people import Known
from ui import pages
from ui.custody.wording import minute
from ui.discrepancy.questions import DiscrepancyQuestions
from ui.discrepancy.wording import notice_words, outcome_words, state_badge, step_more, step_words
from ui.duties import INSIDE
from ui.page import Page
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.headings import Card
from ui.parts.terms import Terms
from ui.parts.words import paragraph
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

Fits = Callable[[DiscrepancyView], bool]
MANAGERS = frozenset({"laboratory_manager", "quality_manager"})
HOLDERS = frozenset(
    {"evidence_technician", "analyst", "laboratory_manager", "scenes_of_crime_officer", "medical_examiner"}
)
STORY = (
    Column("at", QT_TRANSLATE_NOOP("DiscrepancyPage", "When"), 150, show=lambda row: minute(row.at)),
    Column("actor", QT_TRANSLATE_NOOP("DiscrepancyPage", "Who"), 170),
    Column("new", QT_TRANSLATE_NOOP("DiscrepancyPage", "What"), 290, show=step_words),
    Column("reason", QT_TRANSLATE_NOOP("DiscrepancyPage", "In their words"), 300, show=step_more),
)


@dataclass(frozen=True)
class Shown:
    """A discrepancy with the words and people one needs to deal with it."""

    one: DiscrepancyView | None
    kinds: list[Term] = field(default_factory=list)
    people: list[Known] = field(default_factory=list)


@pages.register
class DiscrepancyPage(Page):
    """One discrepancy, opened by its number; its buttons are those of its state and of who looks."""

    name = "discrepancy"
    duties = INSIDE
    help = "discrepancies"
    icon = "discrepancy"
    order = 233
    title = QT_TRANSLATE_NOOP("pages", "Discrepancy")
    topics = frozenset({"discrepancy", "item"})
    in_rail = False

    def build(self) -> None:
        """Facts, notices and story; the acts at the right of the heading."""
        self.one: DiscrepancyView | None = None
        self._people: list[Known] = []
        self.questions = DiscrepancyQuestions(self)
        self.card = Card()
        self.chips = [BadgeLabel() for _ in range(4)]
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in self.chips:
            chips.addWidget(chip)
        chips.addStretch(1)
        self.facts = paragraph("")
        self.end = paragraph("", "strong")
        self.card.content.addLayout(chips)
        self.card.content.addWidget(self.facts)
        self.card.content.addWidget(self.end)
        self.notices = Card()
        self.notices.set_title(self.tr("Told"))
        self.told = paragraph("")
        self.notices.content.addWidget(self.told)
        self.story = Table(self, STORY, words="DiscrepancyPage", key="at")
        self.story.setAccessibleName(self.tr("Story"))
        for part in (self.card, self.notices):
            self.content.addWidget(part)
        self.content.addWidget(self.story, 1)
        self._buttons = self._make_buttons()
        self.setFocusProxy(self.story)

    def load(self, lab: Lab) -> Shown:
        """The discrepancy, the kinds in words, and who could look into it."""
        one = discrepancies.view(lab, int(self.argument or 0))
        manages = bool(lab.me.duties & MANAGERS)
        known = [person for person in people.everyone(lab, active=True) if person.agency_id is None] if manages else []
        return Shown(one, lists.terms(lab, "discrepancy_kind"), known)

    def fill(self, shown: Shown) -> None:
        """Show it, or say that there is none."""
        one = self.one = shown.one
        self._people = shown.people
        for part in (self.card, self.story):
            part.setVisible(one is not None)
        self.notices.setVisible(one is not None and bool(one.notices))
        for button, fits in self._buttons:
            button.setVisible(one is not None and fits(one))
        if one is None:
            self.set_title(self.words())
            self.notice.show_text(self.desk.sentence(Refused("discrepancy.unknown")), tone="refused")
            return
        kind = Terms(shown.kinds, self.desk.language).word("discrepancy_kind", one.kind)
        self.set_title(kind, self.tr("Discrepancy {number}").format(number=one.id))
        for chip, badge in zip(self.chips, self._badges(one), strict=True):
            chip.show_badge(badge)
        self.facts.setText("\n".join(self._facts(one)))
        self.end.setText(self._end(one))
        self.end.setVisible(bool(self.end.text()))
        self.told.setText("\n".join(notice_words(notice) for notice in one.notices))
        self.story.show_rows(one.story)

    def _badges(self, one: DiscrepancyView) -> list[Badge]:
        owner = Badge(one.owner, "info") if one.owner else Badge(self.tr("nobody looks into it"), "warning")
        until = self.tr("until {day}").format(day=minute(one.due_at))
        due = Badge(until, "refused" if one.is_late else "info") if one.is_open and one.due_at else Badge("")
        outcome = Badge(outcome_words(one.outcome), "neutral") if one.outcome else Badge("")
        return [state_badge(one), owner, due, outcome]

    def _facts(self, one: DiscrepancyView) -> list[str]:
        pairs = (
            (self.tr("Item"), one.item),
            (self.tr("Case"), one.case_number),
            (self.tr("Place"), one.place),
            (self.tr("Inventory"), str(one.inventory) if one.inventory else None),
            (self.tr("Statement"), one.statement if one.statement not in (one.item, one.place) else None),
            (self.tr("Expected"), one.declared),
            (self.tr("Observed"), one.observed),
            (self.tr("Raised"), f"{one.raised_by}, {minute(one.raised_at)}"),
        )
        return [f"{name}: {value}" for name, value in pairs if value]

    def _end(self, one: DiscrepancyView) -> str:
        if one.resolution is None:
            return ""
        who = self.tr("{name}, confirmed by {other}") if one.confirmed_by else "{name}"
        return f"{one.resolution} ({who.format(name=one.settled_by, other=one.confirmed_by)}, {minute(one.settled_at)})"

    def _make_buttons(self) -> list[tuple[QPushButton, Fits]]:
        """Each button with when it fits: the state, and who looks."""
        ask, may = self.questions, self._may

        def assign(one: DiscrepancyView) -> None:
            ask.assign(one, self._people)

        about: list[tuple[str, Callable[[DiscrepancyView], None], Fits]] = [
            (self.tr("Open the &item"), self._open_item, lambda one: one.item_id is not None),
            (self.tr("Open the in&ventory"), self._open_inventory, lambda one: one.inventory is not None),
            (self.tr("&Nonconformity …"), self._raise, lambda one: one.outcome == "loss"),
            (self.tr("It t&urned up"), ask.found, self._may_be_found),
            (self.tr("&Assign"), assign, lambda one: may(one, "RAISED", "INVESTIGATING")),
            (self.tr("Confirm &loss"), ask.loss, lambda one: may(one, "INVESTIGATING") and self._not_mine(one)),
            (self.tr("&Resolve"), ask.resolve, lambda one: may(one, "RAISED", "INVESTIGATING") and self._not_mine(one)),
            (self.tr("Record a &notice"), ask.tell, lambda one: may(one, "CONFIRMED_LOSS", "NOTIFIED")),
            (self.tr("&Everybody was told"), ask.notified, lambda one: may(one, "CONFIRMED_LOSS")),
            (self.tr("&Corrective action"), ask.corrected, lambda one: may(one, "NOTIFIED")),
        ]  # fmt: skip
        made = [(self.add_button(text, partial(self._run, run)), fits) for text, run, fits in about]
        for button, _ in made:
            button.hide()  # ten at once would widen the window
        return made

    def _run(self, run: Callable[[DiscrepancyView], None]) -> None:
        if self.one is not None:
            run(self.one)

    def _may(self, one: DiscrepancyView, *states: str) -> bool:
        return one.state in states and bool(self.desk.lab.me.duties & MANAGERS)

    def _not_mine(self, one: DiscrepancyView) -> bool:
        return one.raised_by_id != self.desk.lab.me.person

    def _may_be_found(self, one: DiscrepancyView) -> bool:
        return one.kind == "not-found" and one.is_open and bool(self.desk.lab.me.duties & HOLDERS)

    def _open_item(self, one: DiscrepancyView) -> None:
        self.desk.open("item", one.item_id)

    def _open_inventory(self, one: DiscrepancyView) -> None:
        self.desk.open("inventory", one.inventory)

    def _raise(self, one: DiscrepancyView) -> None:
        self.desk.open("nonconformities", ("discrepancy", one.id, f"{self.words()} {one.id}"))
