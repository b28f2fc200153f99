"""Requests: the open ones of a section, the most urgent first; reviewed, assigned, held, cancelled, or taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout

from lims_desktop import lists, people, requests
from lims_desktop.lists import Term
from lims_desktop.methods import register
from lims_desktop.methods.register import Version
from lims_desktop.requests import OPEN, Load, RequestLine, RequestView, Stepped
from ui import pages
from ui.interests.declaring import InterestQuestions
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.buttons import button, danger
from ui.parts.choice import Choice
from ui.parts.terms import Terms
from ui.requests import wording
from ui.requests.card import RequestCard
from ui.requests.questions import Questions
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.errors import LimsError
    from lims_desktop.lab import Lab

HEADS = frozenset({"technical_reviewer", "laboratory_manager"})
TAKERS = frozenset({"analyst", "medical_examiner"})
ASKERS = HEADS | TAKERS | {"evidence_technician", "scenes_of_crime_officer"}
_SIDE = 340

PROMISED = frozenset({"ACCEPTED", "ASSIGNED", "IN_PROGRESS", "ON_HOLD"})
"""The states in which the customer has a promised day that may change; what is analysed is promised with its report."""


@dataclass(frozen=True)
class Section:
    """What the page needs to know of the house."""

    terms: list[Term]
    methods: list[Version]
    loads: list[Load]
    section: str | None


@pages.register
class RequestsPage(Page):
    """The queue at the left, the chosen request at the right."""

    name = "requests"
    icon = "filter"
    group = "casework"
    order = 160
    title = QT_TRANSLATE_NOOP("pages", "Requests")
    topics = frozenset({"request", "method", "person"})
    duties = ASKERS | {"administrative_reviewer", "quality_manager", "auditor"}

    def build(self) -> None:
        """Filters and queue, and the card."""
        self.terms, self.methods, self.loads = Terms(), list[Version](), list[Load]()
        self._settled = False
        self.questions, self.interests = Questions(self), InterestQuestions(self)
        self.discipline = Choice((), self.tr("All sections"))
        self.discipline.setAccessibleName(self.tr("Section"))
        self.state = Choice([(one, wording.state_badge(one).text) for one in OPEN], self.tr("Everything open"))
        self.state.setAccessibleName(self.tr("State"))
        self.queue = Table(self, self._columns(), requests.queue, words="requests", key="id")
        self.queue.empty_text = self.tr("No request is open here.")
        self.queue.chosen.connect(self._choose)
        self.queue.opened.connect(lambda row: self.desk.open("case", row.case))
        self.card = RequestCard()
        self.buttons: dict[str, QPushButton] = {}
        self._offer()
        self._arrange()
        for choice in (self.discipline, self.state):
            choice.picked.connect(self._ask)
        if self.desk.lab.me.duties & TAKERS:
            self.add_button(self.tr("Take the &next"), self.take_next, icon="forward", primary=True)
            self.key("Ctrl+T", self.tr("Take the next"), self.take_next)
        if self.desk.lab.me.duties & ASKERS:
            self.new_button = self.add_button(self.tr("New request …"), lambda: self.desk.open("request"), icon="plus")

    def load(self, lab: Lab) -> Section:
        """The words, the methods in force, who has how much in hand."""
        mine = next((one.section for one in people.everyone(lab) if one.id == lab.me.person), None)
        return Section(lists.every_term(lab), register.versions(lab), requests.workload(lab), mine)

    def fill(self, answer: Section) -> None:
        """Show the queue of my own section first."""
        self.terms, self.methods, self.loads = Terms(answer.terms, self.desk.language), answer.methods, answer.loads
        self.discipline.set_terms(self.terms.options("discipline"))
        if not self._settled:
            self._settled = True
            self.discipline.choose(answer.section if answer.section in self._sections else None)
        self._ask()

    def take_next(self) -> None:
        """Take the most urgent one that is for me."""
        section = self.discipline.value
        if section is None:
            self.desk.messages.warn(self.tr("Choose a section first."))
            self.discipline.setFocus()
            return
        self.act(requests.take_next, section, then=self._taken, act=uuid4())

    # -- own ---------------------------------------------------------------------------------------------------

    @property
    def _sections(self) -> set[str]:
        """The sections of which something may be asked; who keeps the evidence sees all of them first."""
        codes = [code for code, _ in self.terms.options("examination")]
        return {str(self.terms.particulars("examination", code).get("discipline")) for code in codes}

    def _columns(self) -> tuple[Column, ...]:
        def examination(row: RequestLine) -> str:
            return self.terms.word("examination", row.examination)

        return (
            Column("urgency", QT_TRANSLATE_NOOP("requests", "Urgency"), 74, badge=_urgency, sortable=False),
            Column("examination", QT_TRANSLATE_NOOP("requests", "Examination"), 260, show=examination, sortable=False),
            Column("court_date", QT_TRANSLATE_NOOP("requests", "Until"), 150, show=wording.deadline, sortable=False),
            Column("state", QT_TRANSLATE_NOOP("requests", "State"), 132, badge=_state, sortable=False),
            Column("analyst", QT_TRANSLATE_NOOP("requests", "Analyst"), 130, sortable=False, spare=True),
            Column("case_number", QT_TRANSLATE_NOOP("requests", "Case"), 128, mono=True, sortable=False),
        )

    def _offer(self) -> None:
        ask, leads = self.questions, bool(self.desk.lab.me.duties & HEADS)
        self._button("accept", self.tr("&Accept"), lambda view: self.act(requests.accept, view.id, act=uuid4()), leads)
        self._button("decline", self.tr("Decline …"), ask.decline, leads)
        self._button("assign", self.tr("A&ssign …"), lambda view: ask.assign(view, self.loads, self.methods), leads)
        self._button("urgency", self.tr("&Urgency …"), ask.urgency, leads)
        self._button("hold", self.tr("&Hold …"), ask.hold, leads)
        self._button("promise", self.tr("&Promise …"), ask.promise, leads)
        self._button("clarify", self.tr("A &question …"), ask.clarify, bool(self.desk.lab.me.duties & ASKERS))
        self._button("stop", self.tr("Stop work …"), ask.stop, bool(self.desk.lab.me.duties & ASKERS))
        self._button(
            "interest", self.tr("Conflict of &interest …"), self._declare, bool(self.desk.lab.me.duties & ASKERS)
        )
        self._button("cancel", self.tr("Cancel it …"), ask.cancel, leads, harm=True)
        self._button("seen", self.tr("I have &seen it"), self._acknowledge, bool(self.desk.lab.me.duties & TAKERS))
        rows = (("accept", "decline", "assign", "seen"), ("urgency", "hold", "promise"), ("clarify", "stop"),
                ("interest", "cancel"))  # fmt: skip
        self.card.offer(*([self.buttons[key] for key in row] for row in rows))

    def _button(
        self, key: str, text: str, run: Callable[[RequestView], object], may: bool, *, harm: bool = False
    ) -> None:
        def go() -> None:
            if self.card.view is not None:
                run(self.card.view)

        self.buttons[key] = danger(text, go) if harm else button(text, go, primary=key in ("accept", "assign", "seen"))
        self.buttons[key].setProperty("may", may)

    def _arrange(self) -> None:
        filters = QHBoxLayout()
        filters.setSpacing(12)
        filters.addWidget(self.discipline, 1)
        filters.addWidget(self.state, 1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(filters)
        left.addWidget(self.queue, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFixedWidth(_SIDE)
        area.setWidget(self.card)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(area)
        self.content.addLayout(row, 1)
        self.setFocusProxy(self.queue)
        self._show(None)

    @Slot()
    def _ask(self) -> None:
        states = [self.state.value] if self.state.value else None
        self.queue.ask(discipline=self.discipline.value, states=states)
        if isinstance(self.argument, int):
            self.ask(requests.view, self.argument, then=self._show, key="request")
        elif self.card.view is not None:
            self.ask(requests.view, self.card.view.id, then=self._show, key="request")

    @Slot(object)
    def _choose(self, row: RequestLine) -> None:
        self.argument = None
        self.ask(requests.view, row.id, then=self._show, key="request")

    def _show(self, view: RequestView | None) -> None:
        self.card.show_request(view, self.terms, me=self.desk.lab.me.person)
        for key, made in self.buttons.items():
            made.setVisible(view is not None and bool(made.property("may")) and self._is_offered(key, view))

    def _is_offered(self, key: str, view: RequestView) -> bool:
        at_work = ("ASSIGNED", "IN_PROGRESS")
        states = {
            "accept": ("REQUESTED",), "decline": ("REQUESTED",), "assign": ("ACCEPTED", *at_work), "urgency": OPEN,
            "hold": OPEN, "promise": PROMISED, "clarify": OPEN, "stop": OPEN, "cancel": OPEN,
            "interest": OPEN,
        }  # fmt: skip
        if key == "seen":
            mine = view.assignments[0] if view.assignments else None
            if mine is None or mine.acknowledged_at is not None or mine.analyst != self.desk.lab.me.name:
                return False
            return mine.state == "CANCELLED" or view.stop_work is not None
        return view.state in states[key]

    def _declare(self, view: RequestView) -> None:
        self.interests.declare_in(view.case, view.case_number)

    def _acknowledge(self, view: RequestView) -> None:
        mine = view.assignments[0]
        notice = (mine.ending if mine.state == "CANCELLED" else view.stop_work) or ""
        self.act(requests.acknowledge, mine.id, notice, refused=self._unseen, act=uuid4())

    def _unseen(self, error: LimsError) -> None:
        """Another notice came meanwhile: it is put on the screen, to be read first."""
        self.refused(error)
        self._ask()

    def _taken(self, stepped: Stepped) -> None:
        self.desk.messages.good(self.tr("It is yours."))
        self.ask(requests.view, stepped.request, then=self._show, key="request")


def _urgency(row: RequestLine) -> Badge:
    return wording.urgency_badge(row.urgency)


def _state(row: RequestLine) -> Badge:
    return wording.conflict_badge() if row.conflicted else wording.state_badge(row.state)
