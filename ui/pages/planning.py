"""Planning: a section's accepted requests and what each analyst has in hand, side by side; dragging assigns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from lims_desktop import lists, people, requests
from lims_desktop.lists import Term
from lims_desktop.methods import register
from lims_desktop.methods.register import Version
from lims_desktop.requests import Load, RequestLine, RequestView
from ui import pages
from ui.page import Page
from ui.parts.choice import Choice
from ui.parts.terms import Terms
from ui.requests.lanes import Lane, LaneCard
from ui.requests.questions import Questions

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

ON_BOARD = ("ACCEPTED", "ASSIGNED", "IN_PROGRESS", "ON_HOLD")
MOST = 500
"""Requests on a board at most; a section with more sees the most urgent ones."""


@dataclass(frozen=True)
class Plan:
    """A section as it stands: who has what."""

    section: str | None
    terms: list[Term]
    methods: list[Version]
    loads: list[Load]
    lines: list[RequestLine]


@pages.register
class PlanningPage(Page):
    """One lane for what waits, one for each analyst."""

    name = "planning"
    icon = "bench"
    group = "casework"
    order = 165
    title = QT_TRANSLATE_NOOP("pages", "Planning")
    topics = frozenset({"request", "method", "person"})
    duties = frozenset({"technical_reviewer", "laboratory_manager"})

    def build(self) -> None:
        """The section, and the lanes."""
        self.terms, self.plan = Terms(), Plan(None, [], [], [], [])
        self.lanes: list[LaneCard] = []
        self.questions = Questions(self)
        self.section = Choice()
        self.section.setAccessibleName(self.tr("Section"))
        self.section.setFixedWidth(320)
        self.section.picked.connect(self._ask)
        self._room = QWidget()
        self._row = QHBoxLayout(self._room)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(self._room)
        self.content.addWidget(self.section)
        self.content.addWidget(area, 1)
        self.set_title(self.words(), self.tr("Drag a request to an analyst, or press Enter on it."))

    def load(self, lab: Lab) -> Plan:
        """My own section, or the one that was chosen."""
        mine = self.plan.section or next((one.section for one in people.everyone(lab) if one.id == lab.me.person), None)
        return _plan(lab, mine)

    def fill(self, plan: Plan) -> None:
        """Show it."""
        self.plan = plan
        self.terms = Terms(plan.terms, self.desk.language)
        self.section.blockSignals(True)
        self.section.set_terms(self.terms.options("discipline"))
        self.section.choose(plan.section)
        self.section.blockSignals(False)
        self._show()

    # -- own ---------------------------------------------------------------------------------------------------

    @Slot()
    def _ask(self) -> None:
        if self.section.value is not None:
            self.ask(_plan, self.section.value, then=self.fill, key="load")

    def _show(self) -> None:
        for old in self.lanes:
            self._row.removeWidget(old)
            old.hide()
            old.deleteLater()
        while self._row.count():
            self._row.takeAt(0)
        self.lanes = [self._lane(lane) for lane in self._planned()]
        for made in self.lanes:
            self._row.addWidget(made)
        self._row.addStretch(1)
        if self.lanes:
            self.setFocusProxy(self.lanes[0].list)

    def _planned(self) -> list[Lane]:
        lines = self.plan.lines
        waiting = [line for line in lines if line.analyst_id is None]
        lanes = [Lane(None, self.tr("Waiting"), self.tr("accepted, nobody's yet"), waiting)]
        for load in self.plan.loads:
            methods = ", ".join(load.methods) or self.tr("no authorisation in force")
            lanes.append(
                Lane(load.person, load.name, methods, [line for line in lines if line.analyst_id == load.person])
            )
        return lanes

    def _lane(self, lane: Lane) -> LaneCard:
        made = LaneCard(lane, self.terms, accepts=lane.person is not None)
        made.list.dropped.connect(partial(self._give, person=lane.person))
        made.list.opened.connect(partial(self._give, person=None))
        return made

    def _give(self, line: RequestLine, person: int | None) -> None:
        """Ask for the method, and for the reason where one is needed."""
        self.ask(requests.view, line.id, then=partial(self._assign, person), key="assign")

    def _assign(self, person: int | None, view: RequestView | None) -> None:
        if view is not None and view.state == "ON_HOLD":
            self.desk.messages.warn(self.tr("It is on hold: let it go on first."))
        elif view is not None:
            self.questions.assign(view, self.plan.loads, self.plan.methods, person)


def _plan(lab: Lab, section: str | None) -> Plan:
    filters = {"discipline": section, "states": list(ON_BOARD)}
    lines = requests.queue(lab, limit=MOST, filters=filters)
    return Plan(section, lists.every_term(lab), register.versions(lab), requests.workload(lab, section), lines)
