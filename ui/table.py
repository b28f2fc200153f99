"""Tables of any length: rows come page by page by a key, sorted and filtered by the database, never here.

    COLUMNS = (
        Column("number", QT_TRANSLATE_NOOP("items", "Item"), 150, mono=True),
        Column("held", QT_TRANSLATE_NOOP("items", "Held by"), 200, show=lambda row: row.holder),
        Column("state", QT_TRANSLATE_NOOP("items", "Seal"), 110, badge=lambda row: Badge("intact", "good")),
    )
    table = tableview.Table(self, COLUMNS, question=items.list_items, words="items")
    table.ask(agency=7)

The question is `fn(lab, after=row | None, limit=n, sort=(column, descending) | None, filters={...}) -> list[row]`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal

from lims_desktop.errors import LimsError
from ui.parts.badge import Badge
from ui.parts.steady import steady, tip

PAGE_ROWS = 100
BADGE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TEXTS = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole})
_TIP, _ROW, _SIDE = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.UserRole, Qt.ItemDataRole.TextAlignmentRole
_OURS = _TEXTS | {_ROW, _SIDE, BADGE_ROLE}
"""Qt asks a cell a dozen things at every painting; to see first what is left to the style makes lists quicker."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column:
    """One column, as data: which attribute of a row, under what title, how wide (pixels at 100 %)."""

    name: str
    title: Any
    width: int = 120
    show: Callable[[Any], str] | None = None
    badge: Callable[[Any], Badge | None] | None = None
    right: bool = False
    mono: bool = False
    sortable: bool = True
    spare: bool = False
    """Whether it gives way where the room is narrow, since what it says is said elsewhere on the page as well."""

    def text(self, row: Any) -> str:
        """What the cell says."""
        if self.show:
            return self.show(row)
        if self.badge:
            badge = self.badge(row)
            return badge.text if badge else ""
        value = getattr(row, self.name)
        return "" if value is None else str(value)


class Rows(QAbstractTableModel):
    """The rows fetched so far, and how to fetch the next ones."""

    waiting = Signal(bool)
    failed = Signal(object)

    def __init__(
        self, columns: Sequence[Column], page: Any, question: Callable[..., list[Any]] | None, words: str
    ) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: list[Any] = []
        self.order: tuple[str, bool] | None = None
        self.filters: dict[str, Any] = {}
        self._page, self._question, self._words = page, question, words
        self._complete = question is None
        self._asking = False
        self._wished = PAGE_ROWS

    # -- asked by Qt -------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """How many rows are here."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """How many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What one cell shows."""
        if role not in _OURS or not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role in _TEXTS:
            return (tip if role == _TIP else steady)(column.text(row))
        if role == _ROW:
            return row
        if role == BADGE_ROLE:
            return column.badge(row) if column.badge else None
        return _RIGHT if column.right else _LEFT

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The title of a column in the reader's language."""
        if orientation == Qt.Orientation.Horizontal and section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return QCoreApplication.translate(self._words, str(self.columns[section].title))
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if self.columns[section].right else _LEFT
        return None

    def canFetchMore(self, parent: Index = _NOWHERE) -> bool:
        """Whether the database may have more."""
        return not parent.isValid() and not self._complete and not self._asking and bool(self.rows)

    def fetchMore(self, _parent: Index = _NOWHERE) -> None:
        """Ask for the rows after the last one."""
        if not self._asking and not self._complete and self.rows:
            self._ask(self.rows[-1], PAGE_ROWS, self._append)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask anew in this order; the database sorts."""
        wished = (self.columns[column].name, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        if self._question is not None and wished != self.order:
            self.order = wished
            self.refresh()

    # -- asked by the page -------------------------------------------------------------------------------------

    def filter(self, filters: dict[str, Any]) -> None:
        """Ask anew for what fits."""
        self.filters = filters
        self.replace([])
        self.refresh()

    def refresh(self) -> None:
        """Ask anew for as many rows as are here."""
        if self._question is not None:
            self._complete = False
            self._ask(None, max(self._wished, len(self.rows)), self._begin)

    def resume(self, order: tuple[str, bool] | None, rows: int) -> None:
        """Ask for this many rows in this order the first time."""
        self.order, self._wished = order, max(PAGE_ROWS, rows)

    def replace(self, rows: Sequence[Any]) -> None:
        """Show exactly these rows."""
        if self._question is None:
            self._complete = True
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    # -- own ---------------------------------------------------------------------------------------------------

    def _ask(self, after: Any, limit: int, then: Callable[[int, list[Any]], None]) -> None:
        self._asking = True
        self.waiting.emit(True)
        self._page.ask(
            self._question,
            after=after,
            limit=limit,
            sort=self.order,
            filters=dict(self.filters),
            then=lambda rows: self._answered(then, limit, rows),
            refused=self._refused,
            key=("rows", id(self)),
        )

    def _answered(self, then: Callable[[int, list[Any]], None], limit: int, rows: list[Any]) -> None:
        self._asking = False
        then(limit, rows)
        self.waiting.emit(False)

    def _refused(self, error: LimsError) -> None:
        self._asking, self._complete = False, True
        self.waiting.emit(False)
        self.failed.emit(error)

    def _begin(self, limit: int, rows: list[Any]) -> None:
        self._complete = len(rows) < limit
        self._wished = PAGE_ROWS
        self.replace(rows)

    def _append(self, limit: int, rows: list[Any]) -> None:
        self._complete = len(rows) < limit
        if rows:
            self.beginInsertRows(QModelIndex(), len(self.rows), len(self.rows) + len(rows) - 1)
            self.rows.extend(rows)
            self.endInsertRows()
