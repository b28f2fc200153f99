"""The board of a session: what was scanned last, the list, a field to type a number into, and the cards beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lims_desktop.custody import Scanned
from lims_desktop.errors import LimsError, Refused
from lims_desktop.items import ItemLine
from ui.custody.arrivals import Arrival, Arrivals
from ui.custody.gathered import Gathered, GatheredTable
from ui.custody.lastscan import LastScan
from ui.custody.wording import items_words
from ui.page import Page
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.parts.words import words

HOLDERS = frozenset(
    {"evidence_technician", "analyst", "laboratory_manager", "scenes_of_crime_officer", "medical_examiner"}
)
_SIDE = 320


class Board(QWidget):
    """Where a session of scans happens. With `alone`, an item counts for itself, whatever it lies in."""

    def __init__(self, page: Page, invitation: str, *, alone: bool = False) -> None:
        super().__init__(page)
        self._page = page
        self._alone = alone
        self.arrivals = Arrivals(page)
        self.last = LastScan(invitation)
        self.table = GatheredTable(page)
        self.entry = QLineEdit()
        self.entry.setMaxLength(60)
        self.entry.setPlaceholderText(self.tr("Label unreadable? Type its code or the item's number, and Enter"))
        self.entry.setAccessibleName(self.tr("Code or number"))
        self.entry.returnPressed.connect(self._typed)
        page.setFocusProxy(self.entry)
        left = QVBoxLayout()
        left.setSpacing(12)
        for part in (self.last, self.entry, self.table):
            left.addWidget(part)
        left.setStretch(2, 1)
        self._side = QVBoxLayout()
        self._side.setSpacing(12)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addLayout(self._side)

    def beside(self, *cards: QWidget) -> None:
        """The cards at the right."""
        for card in cards:
            card.setFixedWidth(_SIDE)
            self._side.addWidget(card)
        self._side.addStretch(1)

    def take(self, found: Scanned, objection: Refused | None = None) -> None:
        """Put a scanned item on the list, unless something speaks against it; say so at once."""
        item = found.item
        assert item is not None
        objection = self._twice_or_inside(found) or objection
        if objection is not None and objection.code == "custody.scanned_twice":
            self.last.warn(item.shown_number, item.description, self._page.desk.sentence(objection))
        elif objection is not None:
            self.last.refuse(item.shown_number, item.description, self._page.desk.sentence(objection))
        else:
            self.table.gather([Gathered.of(found)])
            self._welcome(found, item)

    def turn_away(self, arrival: Arrival) -> None:
        """Say why a scan is nothing for this list."""
        found, problem = arrival.found, arrival.problem
        if found is not None and found.place is not None:
            problem = Refused("custody.scan_of_place", place=found.place.path)
        elif found is not None and found.person is not None:
            problem = Refused("custody.scan_of_person", person=found.person.name)
        if problem is not None:
            self.last.refuse(arrival.text, "", self._page.desk.sentence(problem))

    def refuse(self, error: LimsError) -> None:
        """The laboratory refused the whole: say why, mark the item it names, and keep the list."""
        sentence = self._page.desk.sentence(error)
        self.table.mark(error, sentence)
        self.last.refuse(self.tr("Nothing was moved"), "", sentence)

    def finish(self, sentence: str) -> None:
        """It is done: what was sent is off the list, for the next."""
        self.table.settle()
        self.last.good(sentence)
        self._page.desk.messages.good(sentence)

    @Slot()
    def _typed(self) -> None:
        if text := self.entry.text().strip():
            self.entry.clear()
            self.arrivals.type(text)

    def _twice_or_inside(self, found: Scanned) -> Refused | None:
        item = found.item
        assert item is not None
        if self.table.line_of(item.id):
            return Refused("custody.scanned_twice", item=item.number)
        if item.container is None or self._alone:
            return None
        inside = self.table.line_of(item.container)
        code = "custody.with_container" if inside else "item.in_container"
        return Refused(code, item=item.number, container=found.container_number)

    def _welcome(self, found: Scanned, item: ItemLine) -> None:
        where = " · ".join(part for part in (found.case_number, item.where) if part)
        if found.superseded:
            old = self._page.desk.sentence(Refused("custody.old_label", item=item.number))
            self.last.warn(item.shown_number, item.description, old)
        else:
            self.last.good(item.shown_number, item.description, where)


class Counts(Card):
    """How much is on the list, and what can be done with it; `cleared` when the person begins anew."""

    cleared = Signal()

    def __init__(self, table: GatheredTable, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._table = table
        self.many = words("", "title")
        self.about = words("", "quiet")
        self.content.addWidget(self.many)
        self.content.addWidget(self.about)
        self._clear = button(self.tr("&Clear the list"), self._empty, flat=True)
        self.content.addWidget(self._clear)
        table.counted.connect(self._count)
        self._count()

    def place(self, widget: QWidget) -> None:
        """Something between the counts and the buttons."""
        self.content.insertWidget(3, widget)

    def add(self, text: str, run: Callable[[], object], *, icon: str = "", primary: bool = False) -> QPushButton:
        """A button below the counts."""
        made = button(text, run, icon=icon, primary=primary)
        self.content.insertWidget(self.content.count() - 1, made)
        return made

    def _empty(self) -> None:
        self._table.empty()
        self.cleared.emit()

    @Slot()
    def _count(self) -> None:
        lines = self._table.lines
        self.many.setText(items_words(len(lines)))
        several = len({line.case_number for line in lines if line.case_number})
        cases = self.tr("of 1 case") if several == 1 else self.tr("of {count} cases").format(count=several)
        inside = sum(line.inside for line in lines)
        more = self.tr("{count} more inside containers").format(count=inside) if inside else ""
        self.about.setText(" · ".join(part for part in (cases if several else "", more) if part))
        self._clear.setEnabled(bool(lines))


def not_holder(item: ItemLine) -> Refused:
    """Who has it, and since when."""
    since = item.placed_at.isoformat(timespec="seconds") if item.placed_at else None
    return Refused("custody.not_holder", item=item.number, holder=item.where, since=since)


def chosen(argument: Any) -> list[Gathered]:
    """The lines of the items that another page chose from my bench."""
    items: Iterable[Any] = argument or ()
    return [Gathered(item.id, item, item.case_number) for item in items]
