"""Nonconformity: what happened, what was found out, whom it touches, what is done about it, its end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QPushButton, QTabWidget

from lims_desktop import lists, nonconformity_paper, people, quality, recall
from lims_desktop.documents import DocumentKept
from lims_desktop.errors import Refused
from lims_desktop.lists import Term
from lims_desktop.people import Known
from lims_desktop.quality import Action, Nonconformity
from lims_desktop.recall import RecallHead
from ui import pages
from ui.custody.wording import minute
from ui.duties import INSIDE
from ui.page import Page
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.headings import Card
from ui.parts.terms import Terms
from ui.parts.words import paragraph
from ui.quality import tables
from ui.quality.questions import NonconformityQuestions
from ui.quality.wording import SEVERITIES, badge, due_badge, state_badge
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

Fits = Callable[[Nonconformity], bool]


@dataclass(frozen=True)
class Shown:
    """A nonconformity with the words, people and recalls one needs to deal with it."""

    one: Nonconformity | None
    kinds: list[Term] = field(default_factory=list)
    people: list[Known] = field(default_factory=list)
    recalls: list[RecallHead] = field(default_factory=list)


@pages.register
class NonconformityPage(Page):
    """One nonconformity, opened by its number; its buttons are those of its state and of who looks."""

    name = "nonconformity"
    duties = INSIDE
    help = "nonconformities"
    icon = "warning"
    order = 234
    title = QT_TRANSLATE_NOOP("pages", "Nonconformity")
    topics = frozenset({"nonconformity", "case"})
    in_rail = False

    def build(self) -> None:
        """Facts above, in tabs what was found out, the actions, the cases and the recalls."""
        self.one: Nonconformity | None = None
        self.known = Shown(None)
        self.questions = NonconformityQuestions(self)
        self.card = Card()
        self.chips = [BadgeLabel() for _ in range(4)]
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in self.chips:
            chips.addWidget(chip)
        chips.addStretch(1)
        self.what = paragraph("", "strong")
        self.facts = paragraph("", "quiet")
        self.end = paragraph("")
        self.card.content.addLayout(chips)
        for part in (self.what, self.facts, self.end):
            self.card.content.addWidget(part)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.actions_table = self._tab(tables.ACTIONS, self.tr("&Actions"), "id", self.tr("No action is planned yet."))
        self.notes = self._tab(
            tables.NOTES, self.tr("&Found out"), "written_at", self.tr("Nothing is written down yet.")
        )
        self.cases = self._tab(
            tables.CASES, self.tr("&Cases touched"), "case", self.tr("No case is known to be touched.")
        )
        self.recalls = self._tab(
            tables.RECALLS, self.tr("&Impact"), "id", self.tr("No recall says yet what it affects.")
        )
        self.cases.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.cases.opened.connect(lambda row: self.desk.open("case", row.case))
        self.recalls.opened.connect(lambda row: self.desk.open("recall", row.id))
        self.actions_table.opened.connect(self._next_step)
        self.hidden = paragraph("", "quiet")
        self.content.addWidget(self.card)
        self.content.addWidget(self.tabs, 1)
        self.content.addWidget(self.hidden)
        self.detail = paragraph("", "quiet")
        self.detail.hide()
        self.content.addWidget(self.detail)
        for table in (self.actions_table, self.notes, self.cases):
            table.chosen.connect(self._tell)
        self.tabs.currentChanged.connect(lambda _tab: self.detail.hide())
        self._buttons = self._make_buttons()
        self.key("Ctrl+P", self.tr("Print the record"), self._print)
        self.setFocusProxy(self.actions_table)

    def load(self, lab: Lab) -> Shown:
        """It, the kinds in words, who could do something about it, and the recalls on record."""
        one = quality.view(lab, int(self.argument or 0))
        staff = [person for person in people.everyone(lab, active=True) if person.agency_id is None]
        return Shown(one, lists.terms(lab, "nonconformity_kind"), staff, recall.recalls(lab))

    def fill(self, shown: Shown) -> None:
        """Show it, or say that there is none."""
        self.known, self.one = shown, shown.one
        one = shown.one
        for part in (self.card, self.tabs):
            part.setVisible(one is not None)
        for button, fits in self._buttons:
            button.setVisible(one is not None and fits(one))
        if one is None:
            self.set_title(self.words())
            self.hidden.hide()
            self.notice.show_text(self.desk.sentence(Refused("quality.unknown")), tone="refused")
            return
        kind = Terms(shown.kinds, self.desk.language).word("nonconformity_kind", one.kind)
        self.set_title(one.number, kind)
        for chip, said in zip(self.chips, self._badges(one), strict=True):
            chip.show_badge(said)
        self.what.setText(one.what)
        self.facts.setText(self._facts(one))
        self.end.setText(self._end(one))
        self.end.setVisible(bool(self.end.text()))
        self._show_tables(one)

    def _show_tables(self, one: Nonconformity) -> None:
        parts: tuple[tuple[Table, list[Any]], ...] = (
            (self.actions_table, one.actions), (self.notes, one.notes), (self.cases, one.cases),
            (self.recalls, one.recalls),
        )  # fmt: skip
        for number, (table, rows) in enumerate(parts):
            table.show_rows(rows)
            name = self.tabs.tabText(number).split("  ")[0]
            self.tabs.setTabText(number, f"{name}  {len(rows)}" if rows else name)
        self.hidden.setText(self.tr("{count} restricted cases are touched too.").format(count=one.hidden))
        self.hidden.setVisible(one.hidden > 0)

    @Slot(object)
    def _tell(self, row: Any) -> None:
        """The chosen line in full: a table cuts long texts."""
        self.detail.setText(tables.in_full(row))
        self.detail.setVisible(bool(self.detail.text()))

    def _badges(self, one: Nonconformity) -> list[Badge]:
        owner = Badge(one.owner, "info") if one.owner else Badge(self.tr("nobody owns it"), "warning")
        due = due_badge(one)
        until = Badge(self.tr("until {day}").format(day=due.text), due.tone) if due else Badge("")
        return [state_badge(one), badge(SEVERITIES, one.severity), owner, until]

    def _facts(self, one: Nonconformity) -> str:
        about = self.tr("About {name}").format(name=one.subject.name) if one.subject else ""
        found = self.tr("found {moment}").format(moment=minute(one.found_at))
        since = self.tr("may have been so since {moment}").format(moment=minute(one.since))
        raised = self.tr("raised by {name}, {moment}").format(name=one.raised_by, moment=minute(one.raised_at))
        return " · ".join(part for part in (about, found, since, raised) if part)

    def _end(self, one: Nonconformity) -> str:
        if one.conclusion:
            return f"{one.conclusion} ({one.closed_by}, {minute(one.closed_at)})"
        if one.state == "CORRECTING" and one.objection is None:
            return self.tr("Every action is verified: quality can close it.")
        return ""

    # -- doing -------------------------------------------------------------------------------------------------

    def _tab(self, columns: tuple[Column, ...], name: str, key: str, empty: str) -> Table:
        table = Table(self, columns, words=tables.WORDS, key=key)
        table.setAccessibleName(name.replace("&", ""))
        table.empty_text = empty
        self.tabs.addTab(table, name)
        return table

    def _make_buttons(self) -> list[tuple[QPushButton, Fits]]:
        """The next steps beside the title; all else under More."""
        ask = self.questions
        about: list[tuple[str, Callable[[Nonconformity], object], Fits]] = [
            (
                self.tr("&Write down …"),
                lambda one: ask.note(one, self._works_on(one)),
                lambda one: one.state != "CLOSED",
            ),
            (self.tr("P&lan an action …"), lambda one: ask.plan(one, self.known.people), self._may_plan),
            (self.tr("&Close …"), ask.close, self._may_close),
            (self.tr("&More"), self._show_menu, lambda _one: True),
        ]
        made = [(self.add_button(text, partial(self._run, run)), fits) for text, run, fits in about]
        for button, _ in made:
            button.hide()
        self.more = made[-1][0]
        self.menu = QMenu(self)
        self.key("F2", self.tr("More"), partial(self._run, self._show_menu))
        return made

    def _show_menu(self, one: Nonconformity) -> None:
        self.fill_menu(one)
        self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def fill_menu(self, one: Nonconformity) -> None:
        """What else may be done with it as it stands, by whoever looks."""
        ask = self.questions
        about: list[tuple[str, Callable[[Nonconformity], object], Fits]] = [
            (self.tr("&Give it to somebody …"), lambda one: ask.assign(one, self.known.people), self._may_manage),
            (self.tr("I&mpact by a recall …"), lambda one: ask.impact(one, self.known.recalls), self._works_on),
            (self.tr("Ask a new &recall"), lambda _one: self.desk.open("recall"), self._works_on),
            (self.tr("&Name a case …"), ask.touch, self._works_on),
            (self.tr("A&ssess the chosen cases …"), self._assess, lambda one: self._is_manager() and bool(one.cases)),
            (self.tr("Open what it is a&bout"), self._open_subject, lambda one: one.subject is not None),
            (self.tr("&Print the record"), lambda _one: self._print(), lambda _one: True),
        ]
        self.menu.clear()
        for text, run, fits in about:
            if fits(one):
                self.menu.addAction(text).triggered.connect(partial(self._run, run))

    def _run(self, run: Callable[[Nonconformity], object], _checked: bool = False) -> None:
        if self.one is not None:
            run(self.one)

    def _is_manager(self) -> bool:
        return bool(self.desk.lab.me.duties & quality.MANAGERS)

    def _works_on(self, one: Nonconformity) -> bool:
        return self._is_manager() or one.owner_id == self.desk.lab.me.person

    def _may_manage(self, one: Nonconformity) -> bool:
        return self._is_manager() and one.state != "CLOSED"

    def _may_plan(self, one: Nonconformity) -> bool:
        return self._works_on(one) and one.state in ("INVESTIGATING", "CORRECTING")

    def _may_close(self, one: Nonconformity) -> bool:
        return "quality_manager" in self.desk.lab.me.duties and one.state != "CLOSED"

    def _assess(self, one: Nonconformity) -> None:
        chosen = self.cases.selected() or (one.cases if len(one.cases) == 1 else [])
        if chosen:
            self.questions.assess(one, chosen)
        else:
            self.tabs.setCurrentWidget(self.cases)
            self.cases.setFocus(Qt.FocusReason.OtherFocusReason)
            self.desk.messages.warn(self.tr("Choose the cases to assess first."))

    def _next_step(self, action: Action) -> None:
        """Enter on an action: it was done, or whether it was effective."""
        me = self.desk.lab.me
        mine = action.owner_id == me.person or self._is_manager()
        if action.state == "planned" and mine:
            if "quality_manager" in me.duties and action.owner_id != me.person:
                self.questions.done_or_withdrawn(action)
            else:
                self.questions.done(action)
        elif action.state == "done" and me.duties & quality.VERIFIERS:
            self.questions.settle(action, ("effective", "ineffective"))
        elif action.outcome is None:
            self.desk.messages.warn(self.tr("The next step of this action is {name}'s.").format(name=action.owner))

    def _open_subject(self, one: Nonconformity) -> None:
        if one.subject is not None:
            self.desk.open(one.subject.page, one.subject.id)

    def _print(self) -> None:
        if self.one is not None:
            kinds = Terms(self.known.kinds, self.desk.language)
            words = nonconformity_paper.Wording(kinds.word("nonconformity_kind", self.one.kind), self.desk.language)
            self.act(nonconformity_paper.issue, self.one.id, words, act=uuid4(), then=self._printed)

    def _printed(self, kept: DocumentKept) -> None:
        self.desk.open("document", kept.code)
