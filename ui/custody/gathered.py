"""What was scanned for one change of hands, as a table; refusals are marked on their lines and nothing is lost."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from lims_desktop.custody import Scanned
from lims_desktop.errors import LimsError
from lims_desktop.items import ItemLine
from ui.custody.holding import held_words
from ui.page import Page
from ui.parts.badge import Badge
from ui.table import Column
from ui.tableview import Table


@dataclass(frozen=True)
class Gathered:
    """One item on the list, with what is inside it, and what is wrong with it (a sentence) when something is."""

    id: int
    item: ItemLine
    case_number: str
    inside: int = 0
    wrong: str = ""

    @classmethod
    def of(cls, found: Scanned) -> Gathered:
        """The line of a scanned item."""
        assert found.item is not None
        return cls(found.item.id, found.item, found.case_number or "", found.inside)


def _state(line: Gathered) -> Badge:
    if line.wrong:
        return Badge(QCoreApplication.translate("gathered", "refused"), "refused")
    inside = QCoreApplication.translate("gathered", "with {count} inside").format(count=line.inside)
    if held := held_words(line.item):
        return Badge(f"{held} · {inside}" if line.inside else held, "warning")
    if line.inside:
        return Badge(inside, "info")
    return Badge(QCoreApplication.translate("gathered", "scanned"), "good")


def _told(line: Gathered) -> str:
    """What the tip and the ear are told: the whole sentence."""
    return line.wrong or _state(line).text


COLUMNS = (
    Column("number", QT_TRANSLATE_NOOP("gathered", "Item"), 175, show=lambda line: line.item.shown_number, mono=True),
    Column("description", QT_TRANSLATE_NOOP("gathered", "Description"), 250, show=lambda line: line.item.description),
    Column("case", QT_TRANSLATE_NOOP("gathered", "Case"), 135, show=lambda line: line.case_number, mono=True),
    Column("state", QT_TRANSLATE_NOOP("gathered", "State"), 160, show=_told, badge=_state),
)


class GatheredTable(Table):
    """The list; Delete takes the chosen lines off it."""

    counted = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page, COLUMNS, words="gathered", key="id")
        self._sent: frozenset[int] = frozenset()
        self.empty_text = self.tr("Nothing scanned yet.")
        self.setAccessibleName(self.tr("Scanned items"))

    @property
    def lines(self) -> list[Gathered]:
        """What is on the list, the newest first."""
        return list(self.rows.rows)

    @property
    def ids(self) -> list[int]:
        """The numbers of the items in the order in which they were scanned."""
        return [line.id for line in reversed(self.lines)]

    def line_of(self, item: int) -> Gathered | None:
        """The line of this item."""
        return next((line for line in self.lines if line.id == item), None)

    def gather(self, lines: Iterable[Gathered]) -> None:
        """Put these on top; one that is there already is not doubled."""
        new = [line for line in lines if self.line_of(line.id) is None]
        self._show([*reversed(new), *self.lines])

    def mark(self, error: LimsError, sentence: str) -> bool:
        """Mark the item that a refusal names; answers whether it names one of ours."""
        named = str(error.detail.get("item", ""))
        hit = [line for line in self.lines if named and named in (line.item.number, str(line.id))]
        for line in hit:
            self.say(line.id, sentence)
        return bool(hit)

    def say(self, item: int, sentence: str) -> None:
        """Say on the item's line what is wrong with it."""
        self._show([replace(line, wrong=sentence) if line.id == item else line for line in self.lines])

    def forgive(self) -> None:
        """Take every mark off again."""
        if any(line.wrong for line in self.lines):
            self._show([replace(line, wrong="") for line in self.lines])

    def drop(self) -> None:
        """Take the chosen lines off the list."""
        gone = {line.id for line in self.selected()}
        self._show([line for line in self.lines if line.id not in gone])

    def send(self, items: Iterable[int]) -> None:
        """These are what an act is sent about; their marks are taken off."""
        self._sent = frozenset(items)
        self.forgive()

    def settle(self) -> None:
        """The act was recorded: what it was sent about goes; what was scanned meanwhile stays."""
        self._show([line for line in self.lines if line.id not in self._sent])

    def empty(self) -> None:
        """Take everything off the list."""
        self._show([])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes lines off."""
        if event.matches(QKeySequence.StandardKey.Delete):
            self.drop()
        else:
            super().keyPressEvent(event)

    def _show(self, lines: list[Gathered]) -> None:
        self.show_rows(lines)
        self.counted.emit()
