"""How a table looks and answers the keyboard: Enter opens, Ctrl+C copies, fixed row heights, words when it is empty."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from lims_desktop.errors import LimsError
from ui import tokens
from ui.parts.badge import paint_badge
from ui.table import Column, Rows

if TYPE_CHECKING:
    from ui.page import Page

ELASTIC_FROM = 160
_FORMULA = re.compile(r"[=@]|[+-](?![\d.,\s])")
"""How a text begins that a spreadsheet would not show but compute."""

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Cells(QStyledItemDelegate):
    """Draws codes in the even-width font and states as badges."""

    def __init__(self, view: Table) -> None:
        super().__init__(view)
        self._table = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        column = self._table.rows.columns[index.column()]
        if column.mono:
            option.font = self._table.theme.font(mono=True)
        if column.badge and column.badge(self._table.rows.rows[index.row()]) is not None:
            option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        column = self._table.rows.columns[index.column()]
        badge = column.badge(self._table.rows.rows[index.row()]) if column.badge else None
        if badge is not None:
            area: QRect = option.rect
            paint_badge(painter, area.adjusted(11, 0, -4, 0), badge, self._table)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a person is in a table: its order, how many rows are there, the chosen one, and how far it is scrolled."""

    order: tuple[str, bool] | None
    rows: int
    chosen: Any
    scrolled: int


class Table(QTableView):
    """A table of a page; `opened` is a row the person chose with Enter or a double click."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(
        self,
        page: Page,
        columns: Sequence[Column],
        question: Callable[..., list[Any]] | None = None,
        words: str = "tables",
        key: str = "",
    ) -> None:
        super().__init__(page)
        self.theme = page.desk.theme
        self.rows = Rows(columns, page, question, words)
        self.empty_text = self.tr("Nothing here yet.")
        self._trouble = ""
        self._waiting = False
        self._fitting = self._drawn = False
        self._key = key or columns[0].name
        self._chosen_key: Any = None
        self._scrolled = 0
        self._sentence = page.desk.sentence
        self.setAccessibleName(page.words())
        self.setModel(self.rows)
        self.setItemDelegate(_Cells(self))
        self._look(question is not None)
        self._listen()

    def ask(self, **filters: Any) -> None:
        """Ask the question with these filters."""
        self._trouble = ""
        self.rows.filter(filters)

    def refresh(self) -> None:
        """Ask again, keeping the place and the chosen row."""
        self._trouble = ""
        self.rows.refresh()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show exactly these rows."""
        self.rows.replace(rows)

    @property
    def current(self) -> Any:
        """The chosen row, or None."""
        index = self.currentIndex()
        return index.data(Qt.ItemDataRole.UserRole) if index.isValid() else None

    def selected(self) -> list[Any]:
        """Every selected row, from the top."""
        lines = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [self.rows.rows[line] for line in lines]

    def copy(self) -> str:
        """Put the selected rows on the clipboard, with tabs between the cells."""
        lines = ["\t".join(_cell(column.text(row)) for column in self.rows.columns) for row in self.selected()]
        text = "\n".join(lines)
        QGuiApplication.clipboard().setText(text)
        return text

    def spot(self) -> Spot:
        """Where the person is now."""
        return Spot(self.rows.order, len(self.rows.rows), self._chosen_key, self.verticalScrollBar().value())

    def go_back(self, spot: Spot) -> None:
        """Be there again as soon as the rows have come."""
        self.rows.resume(spot.order, spot.rows)
        self._chosen_key, self._scrolled = spot.chosen, spot.scrolled
        if spot.order:
            names = [column.name for column in self.rows.columns]
            descending = Qt.SortOrder.DescendingOrder if spot.order[1] else Qt.SortOrder.AscendingOrder
            self.horizontalHeader().setSortIndicatorShown(True)
            self.horizontalHeader().setSortIndicator(names.index(spot.order[0]), descending)

    # -- Qt ----------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Ctrl+C copies; Tab leaves the table."""
        if event.key() in _ENTER and self.current is not None:
            self.opened.emit(self.current)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the width of the table."""
        super().resizeEvent(event)
        self._fit_columns()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An empty table says why it is empty."""
        super().paintEvent(event)
        if not self.rows.rows:
            text = self._trouble or (self.tr("Loading …") if self._waiting else self.empty_text)
            painter = QPainter(self.viewport())
            painter.setPen(tokens.colour(self, "quiet"))
            area = self.viewport().rect().adjusted(24, 16, -24, -16)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
            painter.end()

    # -- own ---------------------------------------------------------------------------------------------------

    def _look(self, sortable: bool) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(False)
        header.setSortIndicatorShown(False)
        header.setMinimumSectionSize(40)
        header.sectionResized.connect(self._widened)
        if sortable:
            header.setSectionsClickable(True)
            header.sectionClicked.connect(self._sort_by)
        self._resize_rows()

    def _listen(self) -> None:
        self.doubleClicked.connect(self._open_index)
        self.selectionModel().currentRowChanged.connect(self._remember)
        self.rows.modelReset.connect(self._choose_again)
        self.rows.waiting.connect(self._wait)
        self.rows.failed.connect(self._fail)
        self.theme.changed.connect(self._resize_rows)

    def _fit_columns(self) -> None:
        """Share the width among the columns, until the person draws them differently."""
        if not self._drawn:
            self._fitting = True
            header, columns = self.horizontalHeader(), self.rows.columns
            for number in range(len(columns)):
                self.setColumnHidden(number, False)
            titles = [header.sectionSizeHint(number) for number in range(len(columns))]
            room, font = self.viewport().width(), self.theme.size("font")
            kept = roomy(columns, titles, room, font)
            widths = fitted([columns[n] for n in kept], [titles[n] for n in kept], room, font)
            for number in range(len(columns)):
                self.setColumnHidden(number, number not in kept)
            for number, width in zip(kept, widths, strict=True):
                self.setColumnWidth(number, width)
            self._fitting = False

    @Slot(int, int, int)
    def _widened(self, _number: int, _before: int, _now: int) -> None:
        self._drawn = self._drawn or not self._fitting

    @Slot()
    def _resize_rows(self) -> None:
        vertical = self.verticalHeader()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setMinimumSectionSize(self.theme.size("row"))
        vertical.setDefaultSectionSize(self.theme.size("row"))
        self._fit_columns()

    @Slot(int)
    def _sort_by(self, number: int) -> None:
        column, header = self.rows.columns[number], self.horizontalHeader()
        if column.sortable:
            again = self.rows.order == (column.name, False)
            order = Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder
            header.setSortIndicatorShown(True)
            header.setSortIndicator(number, order)
            self.rows.sort(number, order)

    @Slot(QModelIndex)
    def _open_index(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(Qt.ItemDataRole.UserRole))

    @Slot(QModelIndex, QModelIndex)
    def _remember(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._chosen_key = getattr(self.current, self._key, None)
            self.chosen.emit(self.current)

    @Slot()
    def _choose_again(self) -> None:
        keys = [getattr(row, self._key, None) for row in self.rows.rows]
        if self._chosen_key is not None and self._chosen_key in keys:
            self.selectRow(keys.index(self._chosen_key))
        if self._scrolled and keys:
            self.updateGeometries()
            self.verticalScrollBar().setValue(self._scrolled)
            self._scrolled = 0

    @Slot(bool)
    def _wait(self, waiting: bool) -> None:
        self._waiting = waiting
        self.viewport().update()

    @Slot(object)
    def _fail(self, error: LimsError) -> None:
        self._trouble = self._sentence(error)
        self.viewport().update()


def is_elastic(column: Column) -> bool:
    """Whether this column holds words that may give way."""
    return column.width >= ELASTIC_FROM and not (column.mono or column.right or column.badge)


def fitted(columns: Sequence[Column], titles: Sequence[int], room: int, font: int) -> list[int]:
    """How wide the columns are in this room: texts share what is left over, or give way down to half their width.

    Codes, numbers, states, and what is declared narrow (a date) keep the width they need; widths are declared for
    letters of 13 pixels. No column is narrower than its title.
    """
    wished, least = _wished(columns, titles, font), _least(columns, titles, font)
    loose = [n for n, column in enumerate(columns) if is_elastic(column)] or [len(wished) - 1]
    widths = list(wished)
    while loose:
        soft = sum(wished[n] for n in loose)
        factor = (room - sum(widths) + sum(widths[n] for n in loose)) / soft
        tight = [n for n in loose if wished[n] * factor < least[n]]
        for n in loose:
            widths[n] = least[n] if n in tight else round(wished[n] * factor)
        if not tight:
            widths[loose[-1]] += room - sum(widths)  # what rounding left over, or took too much
            break
        loose = [n for n in loose if n not in tight]
    return widths


def roomy(columns: Sequence[Column], titles: Sequence[int], room: int, font: int) -> list[int]:
    """Which columns are shown in this room: where it is too narrow, those that can be spared go, the last first."""
    least, kept = _least(columns, titles, font), list(range(len(columns)))
    for number in reversed(range(len(columns))):
        if columns[number].spare and sum(least[n] for n in kept) > room:
            kept.remove(number)
    return kept


def _wished(columns: Sequence[Column], titles: Sequence[int], font: int) -> list[int]:
    return [max(round(column.width * font / 13), title) for column, title in zip(columns, titles, strict=True)]


def _least(columns: Sequence[Column], titles: Sequence[int], font: int) -> list[int]:
    """The narrowest that each may be."""
    wished = _wished(columns, titles, font)
    shares = [0.5 if is_elastic(column) else 1.0 for column in columns]
    return [max(round(width * share), title) for width, share, title in zip(wished, shares, titles, strict=True)]


def _cell(text: str) -> str:
    """The text as one cell of a spreadsheet: in one line, and shown as it is, whatever it begins with."""
    line = " ".join(text.split())
    return f"'{line}" if _FORMULA.match(line) else line
