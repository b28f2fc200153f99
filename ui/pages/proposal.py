"""Proposal: items scanned or chosen, each to be ended by a method; a manager approves it later."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QLineEdit

from lims_desktop import disposition, lists
from lims_desktop.disposition import Step
from lims_desktop.errors import Refused
from lims_desktop.lists import Term
from ui import pages
from ui.custody import board
from ui.custody.arrivals import Arrival
from ui.forms import text_input
from ui.page import Page
from ui.parts.choice import Choice
from ui.parts.field import Field
from ui.parts.headings import Card
from ui.parts.terms import Terms
from ui.parts.words import paragraph

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab


@dataclass(frozen=True)
class Words:
    """What the page asks once."""

    terms: list[Term]


@pages.register
class ProposalPage(Page):
    """Scan, scan, scan; a title and a method; Ctrl+Enter proposes."""

    name = "proposal"
    help = "disposition"
    icon = "remove"
    order = 48
    title = QT_TRANSLATE_NOOP("pages", "Propose to end items")
    in_rail = False
    duties = frozenset({"evidence_technician", "laboratory_manager", "medical_examiner"})

    def build(self) -> None:
        """The board of scans, and a card for the words."""
        self.board = board.Board(self, self.tr("Scan the items that are to end, one after the other."))
        self.subject = text_input(200, self.tr("Drugs of closed cases, 2024"))
        self.method = Choice()
        card = Card(self.tr("The proposal"))
        card.content.addWidget(Field(self.tr("&What it is about"), self.subject))
        card.content.addWidget(Field(self.tr("&Method"), self.method))
        card.content.addWidget(
            paragraph(
                self.tr("Before its time an item needs a reason and a court order. Any hold stands in the way."),
                "quiet",
            )
        )
        self.counts = board.Counts(self.board.table)
        self.go_button = self.counts.add(self.tr("&Propose"), self.go, icon="forward", primary=True)
        self.board.beside(card, self.counts)
        self.content.addWidget(self.board)
        self.key("Ctrl+Return", self.tr("Propose"), self.go)
        self.board.arrivals.came.connect(self._came)
        self.board.table.counted.connect(self._counted)
        self.counts.cleared.connect(self.board.last.rest)
        self._counted()

    def load(self, lab: Lab) -> Words:
        """The methods there are."""
        return Words(lists.every_term(lab))

    def fill(self, answer: Words) -> None:
        """Offer them, and put what another page chose on the list."""
        self.method.set_terms(Terms(answer.terms, self.desk.language).options("disposition_method"))
        if self.argument:
            lines, self.argument = board.chosen(self.argument), None
            self.board.table.gather(lines)

    def leave(self) -> str | None:
        """What was scanned and not proposed yet."""
        many = len(self.board.table.lines)
        return self.tr("{count} items on a proposal that was not made yet.").format(count=many) if many else None

    def wants(self, _scan: Scan) -> bool:
        """Every scan belongs to the proposal."""
        return True

    def scanned(self, scan: Scan) -> None:
        """Take it in its turn."""
        self.board.arrivals.take(scan)

    def go(self) -> None:
        """Propose what is on the list."""
        items = self.board.table.ids
        if not items:
            self.board.last.refuse("", "", self.desk.sentence(Refused("custody.nothing")))
        elif not self.subject.text().strip():
            self._lacks(self.subject, self.tr("Say what the proposal is about."))
        elif self.method.value is None:
            self._lacks(self.method, self.tr("Choose how the items end."))
        else:
            self.board.table.send(items)
            methods = dict.fromkeys(items, str(self.method.value))
            title = self.subject.text().strip()
            self.act(disposition.propose, title, methods, act=uuid4(), then=self._proposed, refused=self.board.refuse)

    # -- own ---------------------------------------------------------------------------------------------------

    def _lacks(self, field: QLineEdit, sentence: str) -> None:
        self.board.last.refuse("", "", sentence)
        field.setFocus()

    def _came(self, arrival: Arrival) -> None:
        if arrival.found is not None and arrival.found.item is not None:
            self.board.take(arrival.found)
        else:
            self.board.turn_away(arrival)

    def _proposed(self, step: Step) -> None:
        self.board.finish(
            self.tr("{number} is proposed. Record the consents, then a manager approves it.").format(number=step.number)
        )
        self.subject.clear()
        self.desk.open("disposition", step.disposition)

    def _counted(self) -> None:
        self.go_button.setEnabled(bool(self.board.table.lines))
