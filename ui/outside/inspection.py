"""Items that come again: each is scanned, and how its seal and its condition are found is said beside the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lims_desktop.custody import Scanned
from lims_desktop.errors import LimsError, Refused
from lims_desktop.items import ItemLine
from lims_desktop.outside import Finding, Known, Line
from ui.custody.arrivals import Arrival, Arrivals
from ui.custody.lastscan import LastScan
from ui.intake.entry import CleanLine, EntryForm, Pick
from ui.intake.typed import LINE
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.headings import Card
from ui.parts.scrolled import Scrolled
from ui.parts.terms import Terms
from ui.parts.vocabulary import Vocabulary
from ui.parts.words import paragraph, words
from ui.table import Column
from ui.tableview import Table

_words = Vocabulary("inspection")
_say = _words.say

SIDE = 336


@dataclass(frozen=True)
class Seen:
    """One awaited item: whether it was scanned, and how it was found. `outcome` when it was settled before."""

    id: int
    item: ItemLine
    case_number: str
    known: Known
    outcome: str | None = None
    came: bool = False
    seal_state: str | None = None
    condition: str | None = None
    note: str | None = None
    wrong: str = ""

    @classmethod
    def of(cls, line: Line) -> Seen:
        """An awaited line, or one that is settled."""
        outcome = line.outcome if line.outcome or line.on_leg else "GONE"
        note = " · ".join(part for part in (line.court_receipt, line.note) if part)
        return cls(line.id, line, line.case_number, line.known, outcome, False, line.seal_state, line.condition, note)

    @property
    def is_awaited(self) -> bool:
        """Whether it may be scanned now: also what was declared missing, should it come after all."""
        return self.outcome in (None, "MISSING")

    def scanned(self) -> Seen:
        """It came, as it was last known to be until somebody says otherwise."""
        seal, condition = self.known.seal_state, self.known.condition or "good"
        return replace(self, came=True, seal_state=seal, condition=condition, note=None, wrong="")

    @property
    def finding(self) -> Finding:
        """As it is recorded."""
        return Finding(self.id, self.seal_state, self.condition, self.note)


_STATES = {
    None: (QT_TRANSLATE_NOOP("inspection", "awaited"), "neutral"),
    "ARRIVED": (QT_TRANSLATE_NOOP("inspection", "arrived"), "good"),
    "RETURNED": (QT_TRANSLATE_NOOP("inspection", "returned"), "good"),
    "KEPT": (QT_TRANSLATE_NOOP("inspection", "kept"), "warning"),
    "MISSING": (QT_TRANSLATE_NOOP("inspection", "missing"), "refused"),
    "GONE": (QT_TRANSLATE_NOOP("inspection", "taken over"), "neutral"),
}


def state_badge(row: Seen) -> Badge:
    """How a row stands."""
    if row.wrong:
        return Badge(_say(QT_TRANSLATE_NOOP("inspection", "refused")), "refused")
    if row.came:
        return Badge(_say(QT_TRANSLATE_NOOP("inspection", "scanned")), "info")
    return _words.badge(_STATES, row.outcome)


class InspectionBoard(QWidget):
    """Scans and the list at the left; the finding and other cards at the right."""

    changed = Signal()
    scanned = Signal(object)

    def __init__(self, page: Page, invitation: str) -> None:
        super().__init__(page)
        self._page = page
        self.terms = Terms()
        self._editing = False
        self._sent: frozenset[int] = frozenset()
        self.arrivals = Arrivals(page)
        self.last = LastScan(invitation)
        self.entry = QLineEdit()
        self.entry.setMaxLength(60)
        self.entry.setPlaceholderText(self.tr("Label unreadable? Type its code or the item's number, and Enter"))
        self.entry.setAccessibleName(self.tr("Code or number"))
        self.table = Table(page, self._columns(), words="inspection", key="id")
        self.table.empty_text = self.tr("Nothing scanned yet.")
        self.table.setAccessibleName(self.tr("Items"))
        self.finding = self._finding()
        self._lay_out()
        self.entry.returnPressed.connect(self._typed)
        self.arrivals.came.connect(self._came)
        self.table.chosen.connect(self._choose)

    # -- for the page ------------------------------------------------------------------------------------------

    def beside(self, *cards: QWidget) -> None:
        """More cards at the right, above those that always stay in sight."""
        for card in cards:
            self._cards.addWidget(card)
        self._cards.addStretch(1)

    def below(self, card: QWidget) -> None:
        """The card that always stays in sight."""
        card.setFixedWidth(SIDE)
        self._side.addWidget(card)

    def offer(self, terms: Terms) -> None:
        """The words for seals and conditions."""
        self.terms = terms
        self.seal.set_terms(terms.options("seal_state"))
        self.condition.set_terms(terms.options("condition"))

    def show_lines(self, rows: Sequence[Seen]) -> None:
        """Show these; what was scanned already stays scanned."""
        before = {row.id: row for row in self.rows if row.came}
        self._show([self._kept(row, before.get(row.id)) for row in rows])

    @property
    def rows(self) -> list[Seen]:
        """What is on the list."""
        return list(self.table.rows.rows)

    @property
    def came(self) -> list[Seen]:
        """What was scanned."""
        return [row for row in self.rows if row.came]

    def row_of(self, item: int) -> Seen | None:
        """The row of this item."""
        return next((row for row in self.rows if row.id == item), None)

    def add(self, row: Seen) -> None:
        """One that was not expected by name, such as an item that comes back."""
        self._show([row.scanned(), *self.rows])
        self._go_to(row.id)

    def welcome(self, found: Scanned, row: Seen) -> None:
        """Tick it, and show how it was last known to be."""
        item = found.item
        assert item is not None
        if row.came:
            already = self._page.desk.sentence(Refused("custody.scanned_twice", item=item.number))
            self.last.warn(item.shown_number, item.description, already)
        else:
            self._show([one.scanned() if one.id == row.id else one for one in self.rows])
            self.welcomed(item)
        self._go_to(row.id)

    def welcomed(self, item: ItemLine) -> None:
        """Say that it was taken, and what may be said of it."""
        self.last.good(item.shown_number, item.description, self.tr("F4: how its seal and condition are found"))

    def refuse(self, error: LimsError) -> None:
        """The laboratory refused the whole: say why, mark what it names, keep everything."""
        sentence, named = self._page.desk.sentence(error), str(error.detail.get("item", ""))
        self._show([replace(row, wrong=sentence if named == row.item.number else "") for row in self.rows])
        self.last.refuse(self.tr("Nothing was recorded"), "", sentence)

    def send(self) -> list[Finding]:
        """What was scanned, as it is sent."""
        self._sent = frozenset(row.id for row in self.came)
        return [row.finding for row in reversed(self.came)]

    def settle(self) -> None:
        """It was recorded: what was sent goes; what was scanned meanwhile stays."""
        self._show([row for row in self.came if row.id not in self._sent])

    def empty(self) -> None:
        """For the next."""
        self._show([])

    def look(self) -> None:
        """Go to the finding of the chosen item."""
        self.seal.setFocus()
        self.seal.selectAll()

    # -- own ---------------------------------------------------------------------------------------------------

    @staticmethod
    def _kept(row: Seen, before: Seen | None) -> Seen:
        return replace(before, item=row.item, known=row.known) if before and row.is_awaited else row

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", QT_TRANSLATE_NOOP("inspection", "Item"), 175, show=_number, mono=True),
            Column("what", QT_TRANSLATE_NOOP("inspection", "Description"), 170, show=lambda r: r.item.description),
            Column("state", QT_TRANSLATE_NOOP("inspection", "State"), 120, show=_told, badge=state_badge),
            Column("found", QT_TRANSLATE_NOOP("inspection", "Seal and condition"), 170, show=self._found),
        )

    def _found(self, row: Seen) -> str:
        said = self.terms.word("seal_state", row.seal_state), self.terms.word("condition", row.condition)
        return " · ".join(part for part in (*said, row.note) if part)

    def _finding(self) -> Card:
        self.form = EntryForm(1, self._page.desk.sentence)
        self.seal, self.condition = Pick(), Pick()
        self.form.add_entry("seal_state", self.tr("S&eal"), self.seal)
        self.form.add_entry("condition", self.tr("Con&dition"), self.condition)
        self.form.add_entry("note", self.tr("No&te"), CleanLine(LINE))
        self._whose = words("", "strong")
        self._about = paragraph(self.tr("Scan an item to say how it is found."), "quiet")
        card = Card(self.tr("As found  (F4)"))
        for part in (self._whose, self._about, self.form):
            card.content.addWidget(part)
        self.form.edited.connect(self._edit)
        self.form.ended.connect(self.entry.setFocus)
        self.form.finished.connect(self.entry.setFocus)
        self.form.hide()
        return card

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        for part in (self.last, self.entry, self.table):
            left.addWidget(part)
        left.setStretch(2, 1)
        inside = QWidget()
        self._cards = QVBoxLayout(inside)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(12)
        self._cards.addWidget(self.finding)
        self._side = QVBoxLayout()
        self._side.setSpacing(12)
        self._room = Scrolled(inside)
        self._room.setFixedWidth(SIDE)
        self._side.addWidget(self._room, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addLayout(self._side)

    def _show(self, rows: list[Seen]) -> None:
        self.table.show_rows(rows)
        self._choose(self.table.current)
        self.changed.emit()

    def _go_to(self, item: int) -> None:
        numbers = [row.id for row in self.rows]
        if item in numbers:
            self.table.selectRow(numbers.index(item))
            self._room.verticalScrollBar().setValue(0)

    @Slot(object)
    def _choose(self, row: Any) -> None:
        open_now = isinstance(row, Seen) and row.came
        self.form.setVisible(open_now)
        self._about.setVisible(not open_now)
        self._whose.setVisible(isinstance(row, Seen))
        if isinstance(row, Seen):
            self._whose.setText(row.item.shown_number)
        if open_now and not self._editing:
            self.form.fill({"seal_state": row.seal_state, "condition": row.condition, "note": row.note})

    def _edit(self) -> None:
        row = self.table.current
        if isinstance(row, Seen) and row.came:
            told = self.form.values()
            new = replace(row, seal_state=told["seal_state"], condition=told["condition"], note=told["note"], wrong="")
            self._editing = True
            self.table.show_rows([new if one.id == row.id else one for one in self.rows])
            self._editing = False
            self.changed.emit()

    @Slot()
    def _typed(self) -> None:
        if text := self.entry.text().strip():
            self.entry.clear()
            self.arrivals.type(text)

    @Slot(object)
    def _came(self, arrival: Arrival) -> None:
        found, problem = arrival.found, arrival.problem
        if found is not None and found.item is not None:
            self.scanned.emit(found)
            return
        if found is not None and found.place is not None:
            problem = Refused("custody.scan_of_place", place=found.place.path)
        elif found is not None and found.person is not None:
            problem = Refused("custody.scan_of_person", person=found.person.name)
        if problem is not None:
            self.last.refuse(arrival.text, "", self._page.desk.sentence(problem))


def _number(row: Seen) -> str:
    return row.item.shown_number


def _told(row: Seen) -> str:
    return row.wrong or state_badge(row).text
