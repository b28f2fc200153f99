"""Retention reviews: cases with items whose time has come; they are kept on, or proposed to be ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSplitter

from lims_desktop import lists, retention
from lims_desktop.lists import Term
from lims_desktop.retention import CaseDue, DueItem, Review
from ui import pages
from ui.disposition import wording
from ui.forms import date_input, long_text, text_input
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.badge import Badge
from ui.parts.buttons import button
from ui.parts.choice import Choice
from ui.parts.seen import hide_unless
from ui.parts.terms import Terms
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

PROPOSERS = frozenset({"evidence_technician", "laboratory_manager", "medical_examiner"})


@pages.register
class ReviewsPage(Page):
    """Cases above, the items of the chosen one below."""

    name = "reviews"
    help = "retention"
    icon = "calendar"
    group = "property"
    order = 145
    title = QT_TRANSLATE_NOOP("pages", "Retention reviews")
    topics = frozenset({"disposition", "retention"})
    duties = frozenset(
        {"evidence_technician", "analyst", "laboratory_manager", "quality_manager", "scenes_of_crime_officer"}
        | {"medical_examiner"}
    )

    def build(self) -> None:
        """Two tables, one filter, and what can be done with the chosen items."""
        self.terms = Terms()
        self.review: Review | None = None
        self.mine = QCheckBox(self.tr("Only cases that I opened"))
        self.cases = Table(self, self._case_columns(), retention.reviews_due, words="reviews", key="id")
        self.cases.setAccessibleName(self.tr("Cases whose review is due"))
        self.cases.empty_text = self.tr("No review is due.")
        self.cases.chosen.connect(self._choose)
        self.mine.toggled.connect(lambda on: self.cases.ask(mine=on))
        self.items = Table(self, self._item_columns(), words="reviews", key="id")
        self.items.setAccessibleName(self.tr("Items of the case"))
        self.items.empty_text = self.tr("Choose a case to see which of its items are due, and by which rule.")
        self.items.opened.connect(lambda item: self.desk.open("item", item.id))
        both = QSplitter()
        both.setOrientation(both.orientation().Vertical)
        both.setChildrenCollapsible(False)
        both.addWidget(self.cases)
        both.addWidget(self.items)
        self.content.addLayout(self._row())
        self.content.addWidget(both, 1)
        self.setFocusProxy(self.cases)

    def load(self, lab: Lab) -> list[Term]:
        """The words."""
        return lists.every_term(lab)

    def fill(self, terms: list[Term]) -> None:
        """Ask for the cases again; a case that was asked for is chosen."""
        self.terms = Terms(terms, self.desk.language)
        if self.cases.rows.rows:
            self.cases.refresh()
        else:
            self.cases.ask(mine=self.mine.isChecked())
        if isinstance(self.argument, int):
            self.ask(retention.review_of, self.argument, then=self._show)

    def keep(self) -> None:
        """Keep the chosen items until another date."""
        asking = Asking(self.tr("Keep until"), "", self.tr("&Keep"), self.desk.over)
        until = date_input()
        until.setDate(until.date().addMonths(12))
        asking.form.add("keep_until", self.tr("&Keep until"), until)
        asking.form.add("reason", self.tr("&Why"), long_text(3))
        asking.require("reason")
        asking.given.connect(partial(self._keep, asking))
        asking.open()

    def outcome(self) -> None:
        """Record what became of the case."""
        asking = Asking(self.tr("Outcome of the case"), self._number(), self.tr("&Record"), self.desk.over)
        asking.form.add("outcome", self.tr("&Outcome"), Choice(self.terms.options("case_outcome")))
        asking.form.add("decided_on", self.tr("&Decided on"), date_input())
        asking.form.add("authority", self.tr("&By whose word"), text_input(200))
        asking.require("outcome", "authority")
        asking.given.connect(partial(self._outcome, asking))
        asking.open()

    def propose(self) -> None:
        """Propose to end the chosen items: they go onto the list of a new proposal."""
        self.desk.open("proposal", tuple(self._chosen()))

    # -- own ---------------------------------------------------------------------------------------------------

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.mine)
        row.addStretch(1)
        self.outcome_button = button(self.tr("&Outcome of the case …"), self.outcome, icon="court")
        self.keep_button = button(self.tr("&Keep until …"), self.keep, icon="clock")
        self.propose_button = button(self.tr("&Propose to end …"), self.propose, icon="forward", primary=True)
        duties = self.desk.lab.me.duties
        hide_unless(bool(PROPOSERS & duties), self.propose_button)
        hide_unless(
            bool({"evidence_technician", "laboratory_manager", "quality_manager"} & duties), self.outcome_button
        )
        hide_unless("quality_manager" not in duties or len(duties) > 1, self.keep_button)
        for made in (self.outcome_button, self.keep_button, self.propose_button):
            made.setEnabled(False)
            row.addWidget(made)
        return row

    def _choose(self, case: CaseDue | None) -> None:
        if case is not None:
            self.ask(retention.review_of, case.id, then=self._show)

    def _show(self, review: Review | None) -> None:
        self.review = review
        self.items.show_rows(review.items if review else [])
        self.items.selectAll()
        for made in (self.outcome_button, self.keep_button, self.propose_button):
            made.setEnabled(review is not None)

    def _number(self) -> str:
        return self.review.number if self.review else ""

    def _chosen(self) -> list[DueItem]:
        return list(self.items.selected() or self.items.rows.rows)

    def _keep(self, asking: Asking, values: dict[str, Any]) -> None:
        numbers = [item.id for item in self._chosen()]
        done = partial(self._done, asking, self.tr("Kept until {date}.").format(date=values["keep_until"]))
        self.act(
            retention.review,
            numbers,
            values["keep_until"],
            reason=values["reason"],
            act=uuid4(),
            then=done,
            refused=lambda error: asking.refuse(self.desk.sentence(error)),
        )

    def _outcome(self, asking: Asking, values: dict[str, Any]) -> None:
        if self.review is None:
            return
        self.act(
            retention.outcome,
            self.review.id,
            values["outcome"],
            values["decided_on"],
            values["authority"],
            act=uuid4(),
            then=partial(self._done, asking, self.tr("The outcome is recorded.")),
            refused=lambda error: asking.refuse(self.desk.sentence(error)),
        )

    def _done(self, asking: Asking, sentence: str, _answer: object) -> None:
        asking.agree()
        self.desk.messages.good(sentence)
        self.cases.refresh()
        if self.review is not None:
            self.ask(retention.review_of, self.review.id, then=self._show)

    def _case_columns(self) -> tuple[Column, ...]:
        return (
            Column("number", QT_TRANSLATE_NOOP("reviews", "Case"), 150, mono=True, sortable=False),
            Column("offence", QT_TRANSLATE_NOOP("reviews", "Offence"), 200, show=self._offence, sortable=False),
            Column("outcome", QT_TRANSLATE_NOOP("reviews", "Outcome"), 160, show=self._became, sortable=False),
            Column("officer", QT_TRANSLATE_NOOP("reviews", "Opened by"), 170, sortable=False),
            Column("items", QT_TRANSLATE_NOOP("reviews", "Items due"), 90, right=True, sortable=False),
            Column("review_on", QT_TRANSLATE_NOOP("reviews", "Due since"), 120, sortable=False),
        )

    def _item_columns(self) -> tuple[Column, ...]:
        return (
            Column("number", QT_TRANSLATE_NOOP("reviews", "Item"), 180, show=lambda i: i.shown_number, mono=True),
            Column("description", QT_TRANSLATE_NOOP("reviews", "Description"), 230),
            Column("where", QT_TRANSLATE_NOOP("reviews", "Where"), 190),
            Column("rule", QT_TRANSLATE_NOOP("reviews", "Rule"), 260, show=self._rule),
            Column("due", QT_TRANSLATE_NOOP("reviews", "Kept until"), 190, badge=_due),
        )

    def _offence(self, case: CaseDue) -> str:
        return self.terms.word("offence", case.offence)

    def _became(self, case: CaseDue) -> str:
        return self.terms.word("case_outcome", case.outcome)

    def _rule(self, item: DueItem) -> str:
        return item.retention.named(self.desk.language) if item.retention else ""


def _due(item: DueItem) -> Badge:
    ripe = item.retention is not None and item.retention.ripe
    return Badge(wording.due_words(item.retention), "good" if ripe else "warning")
