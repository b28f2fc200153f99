"""The two lists of a count: what was scanned, the newest first, and what is left. A scan changes one row of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QModelIndex

from lims_desktop.inventory import Difference, Left, PlaceCount, Scan
from ui.custody.wording import kind_words, minute
from ui.inventory.wording import badge, outcome_badge, say
from ui.page import Page
from ui.parts.badge import Badge
from ui.table import Column
from ui.tableview import Table

_TOLD = {
    "missing": (QT_TRANSLATE_NOOP("inventory", "missing"), "refused"),
    "misplaced": (QT_TRANSLATE_NOOP("inventory", "misplaced"), "warning"),
    "unknown": (QT_TRANSLATE_NOOP("inventory", "unknown code"), "refused"),
    "uncounted": (QT_TRANSLATE_NOOP("inventory", "place not counted"), "refused"),
    "explained": (QT_TRANSLATE_NOOP("inventory", "moved meanwhile"), "info"),
    "superseded": (QT_TRANSLATE_NOOP("inventory", "old label"), "warning"),
}
RESTRICTED = QT_TRANSLATE_NOOP("inventory", "(restricted case)")


def _number(row: Any) -> str:
    return row.shown_number if row.number or row.outcome == "unknown" else say(RESTRICTED)


def _numbered(row: Left) -> str:
    return f"{row.number} R{row.resubmissions}" if row.resubmissions else row.number


class _InPlaces(Table):
    """A list in which places are named from `root` on: the beginning is the same in every row."""

    root = ""

    def below(self, path: str | None) -> str:
        """The path from the counted place on; whole when it lies elsewhere."""
        if path == self.root:
            return _short(path)
        return (path or "").removeprefix(f"{self.root} › ")


class ScannedTable(_InPlaces):
    """What was scanned, each item once, the newest on top."""

    def __init__(self, page: Page) -> None:
        columns = (
            Column("outcome", QT_TRANSLATE_NOOP("inventory", "Scan"), 150, badge=outcome_badge),
            Column("number", QT_TRANSLATE_NOOP("inventory", "Item"), 175, show=_number, mono=True),
            Column("description", QT_TRANSLATE_NOOP("inventory", "Description"), 160),
            Column("here", QT_TRANSLATE_NOOP("inventory", "Scanned in"), 160, show=lambda row: self.below(row.here)),
            Column("by", QT_TRANSLATE_NOOP("inventory", "By"), 110),
        )
        super().__init__(page, columns, words="inventory", key="scan")
        self.empty_text = self.tr("Nothing scanned yet.")
        self.setAccessibleName(self.tr("Scanned"))
        self._known: dict[int, int | None] = {}

    @property
    def newest(self) -> int:
        """The number of the newest scan here; 0 when there is none."""
        return max(self._known, default=0)

    def knows(self, scan: Scan) -> bool:
        """Whether it is here, also when it had counted with its container so far."""
        return scan.scan in self._known

    def is_news(self, scan: Scan) -> bool:
        """Whether it is not here, or not as it is now."""
        return scan.scan is not None and self._known.get(scan.scan, -1) != scan.container_id

    def begin(self, scans: Sequence[Scan]) -> None:
        """Show exactly these, told in the order in which they were recorded."""
        self._known = {scan.scan: scan.container_id for scan in scans if scan.scan is not None}
        self.show_rows([scan for scan in reversed(scans) if scan.outcome != "place"])

    def put(self, scan: Scan) -> None:
        """Put one on top; what had counted with its container so far gives way."""
        if self.knows(scan):
            at = next((n for n, row in enumerate(self.rows.rows) if row.scan == scan.scan), None)
            take_out(self, at) if at is not None else None
        if scan.scan is not None:
            self._known[scan.scan] = scan.container_id
        if scan.outcome != "place":
            insert(self, scan)


class LeftTable(_InPlaces):
    """What is expected and not scanned yet."""

    def __init__(self, page: Page) -> None:
        columns = (
            Column("number", QT_TRANSLATE_NOOP("inventory", "Item"), 175, show=_numbered, mono=True),
            Column("description", QT_TRANSLATE_NOOP("inventory", "Description"), 200),
            Column(
                "place", QT_TRANSLATE_NOOP("inventory", "Should be in"), 200, show=lambda row: self.below(row.place)
            ),
        )
        super().__init__(page, columns, words="inventory", key="item")
        self.empty_text = self.tr("Nothing is left.")
        self.setAccessibleName(self.tr("Left to be scanned"))

    def begin(self, left: Sequence[Left]) -> None:
        """Show exactly these."""
        self.show_rows(left)

    def drop(self, item: int | None) -> None:
        """This one was scanned."""
        at = next((n for n, row in enumerate(self.rows.rows) if row.item == item), None)
        if at is not None:
            take_out(self, at)


class PlacesTable(Table):
    """The places of the count, and how far each is."""

    def __init__(self, page: Page) -> None:
        columns = (
            Column("counted", QT_TRANSLATE_NOOP("inventory", "Scanned"), 104, badge=_counted),
            Column("path", QT_TRANSLATE_NOOP("inventory", "Place"), 160, show=lambda row: _short(row.path)),
            Column("scanned", QT_TRANSLATE_NOOP("inventory", "Items"), 80, show=_of, right=True),
        )
        super().__init__(page, columns, words="inventory", key="id")
        self.setAccessibleName(self.tr("Places of this inventory"))

    def put(self, place: PlaceCount) -> None:
        """Show a place anew."""
        rows = self.rows
        at = next((n for n, row in enumerate(rows.rows) if row.id == place.id), None)
        if at is not None:
            rows.rows[at] = place
            rows.dataChanged.emit(rows.index(at, 0), rows.index(at, len(rows.columns) - 1))


class DifferencesTable(_InPlaces):
    """The result: everything that does not agree, and what explains the rest."""

    def __init__(self, page: Page) -> None:
        columns = (
            Column("kind", QT_TRANSLATE_NOOP("inventory", "What"), 170, badge=lambda row: told(row[0])),
            Column("number", QT_TRANSLATE_NOOP("inventory", "Item"), 185, show=lambda row: named(*row), mono=True),
            Column(
                "description",
                QT_TRANSLATE_NOOP("inventory", "Description"),
                220,
                show=lambda row: row[1].description or "",
            ),
            Column(
                "place", QT_TRANSLATE_NOOP("inventory", "Recorded in"), 240, show=lambda row: self.below(row[1].place)
            ),
            Column("here", QT_TRANSLATE_NOOP("inventory", "Seen in, or why"), 260, show=lambda row: self._seen(row[1])),
        )
        super().__init__(page, columns, words="inventory")
        self.empty_text = self.tr("Everything is where it should be.")
        self.setAccessibleName(self.tr("Differences"))

    def _seen(self, one: Difference) -> str:
        """Where it was seen, or who moved it when."""
        if one.what:
            return " · ".join(part for part in (kind_words(one.what), one.who, minute(one.at)) if part)
        return self.below(one.here)


def told(kind: str) -> Badge:
    """What kind of difference it is."""
    return badge(_TOLD, kind)


def named(kind: str, one: Difference) -> str:
    """The item's number, the unknown code, nothing for a place; a restricted item is called so."""
    if kind in ("unknown", "uncounted"):
        return one.code or ""
    return one.number or say(RESTRICTED)


def insert(table: Table, row: Any) -> None:
    """One row on top, without touching the others."""
    table.rows.beginInsertRows(QModelIndex(), 0, 0)
    table.rows.rows.insert(0, row)
    table.rows.endInsertRows()


def take_out(table: Table, at: int) -> None:
    """One row less, without touching the others."""
    table.rows.beginRemoveRows(QModelIndex(), at, at)
    del table.rows.rows[at]
    table.rows.endRemoveRows()


def _short(path: str) -> str:
    return path.rpartition(" › ")[2]


def _counted(place: PlaceCount) -> Badge:
    yes = QT_TRANSLATE_NOOP("inventory", "yes")
    no = QT_TRANSLATE_NOOP("inventory", "not yet")
    return Badge(say(yes), "good") if place.counted else Badge(say(no), "warning")


def _of(place: PlaceCount) -> str:
    return str(place.scanned) if place.expected is None else f"{place.scanned} / {place.expected}"
