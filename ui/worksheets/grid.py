"""The grid of a worksheet: arrow keys, typing, fill down, paste from a spreadsheet, undo while unsent."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from lims_desktop.errors import LimsError, Refused
from lims_desktop.methods.definition import Field
from lims_desktop.methods.sheet import Key, Row, Sheet
from ui import tokens
from ui.methods.wording import limits_words, named, unit_words
from ui.parts.cells import Cells
from ui.parts.steady import steady, tip
from ui.worksheets.typing import shown, understood
from ui.worksheets.wording import REJECTED, disposition_words

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
FIXED = 3
"""Columns before the fields: place, item or control, state."""
_MARKS = {-1: "▼ ", 0: "", 1: "▲ "}


class Grid(QAbstractTableModel):
    """Rows are replicates of positions, columns are fields. `typed` is told when something waits to be sent."""

    typed = Signal()
    refused = Signal(object)

    def __init__(
        self, view: QWidget, language: str, titles: tuple[str, str, str], verdicts: tuple[str, str, str, str]
    ) -> None:
        super().__init__()
        self._widget, self._language, self._titles, self._verdicts = view, language, titles, verdicts
        self.sheet: Sheet | None = None
        self._lines: list[tuple[int, int]] = []
        self.editable = False
        self.wrong: dict[Key, str] = {}

    def show_sheet(self, sheet: Sheet, *, editable: bool) -> None:
        """Show this sheet; the same lines again leave the cell alone that is being typed into."""
        lines = [(row.position.id, row.replicate) for row in sheet.rows]
        if sheet is self.sheet and lines == self._lines:
            self.editable = editable
            self._show_all()
            return
        self.beginResetModel()
        self.sheet, self.editable, self._lines = sheet, editable, lines
        self.endResetModel()

    # -- asked by Qt -------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Lines of the grid."""
        return 0 if parent.isValid() or self.sheet is None else len(self.sheet.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """The fixed columns, and one for each field of items."""
        return 0 if parent.isValid() or self.sheet is None else FIXED + len(self.sheet.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A cell can be typed into when it is open."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.field_at(index) is not None else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name of a field, with its unit."""
        if orientation != Qt.Orientation.Horizontal or self.sheet is None:
            return None
        if section < FIXED:
            return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None
        field = self.sheet.columns[section - FIXED]
        name = named(field, self._language)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{name}\n{unit_words(field.unit, self._language)}" if field.unit else name
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(" · ".join(part for part in (name, limits_words(field), field.formula) if part))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What one cell shows."""
        if not index.isValid() or self.sheet is None:
            return None
        row = self.sheet.rows[index.row()]
        if index.column() < FIXED:
            return self._fixed(row, index.column(), role)
        return self._cell(row, self.sheet.columns[index.column() - FIXED], role)

    def setData(self, index: Index, text: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; what is no value of the field stays marked, with the sentence, and is not sent."""
        return role == Qt.ItemDataRole.EditRole and self.put([(index.row(), index.column(), str(text))])

    # -- asked by the page -------------------------------------------------------------------------------------

    def field_at(self, index: Index) -> Field | None:
        """The field of a cell one may type into; None where one may not."""
        if not self.editable or self.sheet is None or index.column() < FIXED or not index.isValid():
            return None
        field = self.sheet.columns[index.column() - FIXED]
        return field if self.sheet.is_open(self.sheet.rows[index.row()], field) else None

    def put(self, cells: list[tuple[int, int, str]], source: dict[str, object] | None = None) -> bool:
        """Type into several cells in one step; cells one may not type into are passed over."""
        assert self.sheet is not None
        changes: dict[Key, str | None] = {}
        for row, column, text in cells:
            field = self.field_at(self.index(row, column))
            if field is not None:
                key = self.sheet.key(self.sheet.rows[row], field)
                self._take(changes, key, field, text)
        self.sheet.put(changes, source)
        self.grow()
        self._show_all()
        if changes:
            self.typed.emit()
        return bool(changes)

    def room(self, start: Index, lines: int) -> list[int]:
        """The rows that so many pasted lines go into.

        Where the number of lines is open they are those of the item one stands on, never the next one's; a value of
        the whole item goes into one item after another. Refused, with no row, when they do not fit.
        """
        assert self.sheet is not None
        if not self.editable:
            return []
        first = self.sheet.rows[start.row()]
        level = self.sheet.columns[start.column() - FIXED].level if start.column() >= FIXED else "item"
        if not self.sheet.method.is_open:
            return list(range(start.row(), min(start.row() + lines, self.rowCount())))
        if level != "replicate":
            return [number for number, row in enumerate(self.sheet.rows) if row.is_first and number >= start.row()][
                :lines
            ]
        if not self.sheet.make_room(first.position.id, first.replicate + lines - 1):
            self.refused.emit(Refused("worksheet.lines_do_not_fit", count=lines, most=self.sheet.method.most))
            return []
        self.grow()
        return list(range(start.row(), start.row() + lines))

    def grow(self) -> None:
        """Put in the lines that are needed now; a cell that is being typed into stays where it is."""
        while self.sheet is not None and (found := self.sheet.growth()) is not None:
            at, count = found
            self.beginInsertRows(_NOWHERE, at, at + count - 1)
            self.sheet.grow(at, count)
            self.endInsertRows()
            self._lines = [(row.position.id, row.replicate) for row in self.sheet.rows]

    def undo(self) -> None:
        """Take the last unsent step back."""
        if self.sheet is not None and self.sheet.undo():
            self.wrong.clear()
            self._show_all()
            self.typed.emit()

    # -- own ---------------------------------------------------------------------------------------------------

    def _take(self, changes: dict[Key, str | None], key: Key, field: Field, text: str) -> None:
        try:
            changes[key] = understood(field, text, self._language)
            self.wrong.pop(key, None)
        except Refused as refusal:
            self.wrong[key] = text
            self.refused.emit(refusal)

    def _show_all(self) -> None:
        """One value may change every computed one of its run; a grid of a hundred lines is drawn anew in a moment."""
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def _fixed(self, row: Row, column: int, role: int) -> Any:
        position = row.position
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole) or not row.is_first:
            return self._tone(row) if role == Qt.ItemDataRole.ForegroundRole and column == 2 else None
        attempt = f"  ({position.attempt})" if position.attempt > 1 else ""
        name = position.item_number or self._control_name(position.control or "")
        texts = (str(position.place), name + attempt, self._state(row))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(" · ".join(part for part in (name, position.description, position.disposition_reason) if part))
        return steady(texts[column])

    def _control_name(self, code: str) -> str:
        assert self.sheet is not None
        return next((named(one, self._language) for one in self.sheet.method.controls if one.code == code), code)

    def _state(self, row: Row) -> str:
        assert self.sheet is not None
        ended = row.position.disposition
        if ended in REJECTED:
            return f"✕ {disposition_words(ended)}"
        if row.position.taken_away and ended is None:
            return f"✕ {self._verdicts[3]}"
        if row.position.control is None:
            return disposition_words(ended) or ("" if row.position.in_my_hands else self._verdicts[2])
        verdict = self.sheet.verdict(row)
        return "" if verdict is None else f"● {self._verdicts[0]}" if verdict else f"■ {self._verdicts[1]}"

    def _tone(self, row: Row) -> QBrush | None:
        assert self.sheet is not None
        verdict, position = self.sheet.verdict(row), row.position
        open_elsewhere = position.disposition is None and (position.taken_away or not position.in_my_hands)
        wrong = verdict is False or position.disposition in REJECTED or open_elsewhere
        name = "refused" if wrong else "good" if verdict else "quiet"
        return QBrush(tokens.colour(self._widget, name))

    def _cell(self, row: Row, field: Field, role: int) -> Any:
        assert self.sheet is not None
        key = self.sheet.key(row, field)
        here = field.level == "replicate" or row.is_first
        if not here:
            return None
        value = self.sheet.value(row, field)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            if key in self.wrong:
                return self.wrong[key]
            text = shown(field, value, self.sheet.typed.get(key), self._language)
            return text if role == Qt.ItemDataRole.EditRole else _MARKS[self.sheet.outside(field, value)] + steady(text)
        return self._look(row, field, role)

    def _look(self, row: Row, field: Field, role: int) -> Any:
        assert self.sheet is not None
        key, value = self.sheet.key(row, field), self.sheet.value(row, field)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if field.kind == "number" else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            bad = key in self.wrong or self.sheet.outside(field, value) != 0
            return QBrush(tokens.colour(self._widget, "refused" if bad else "quiet" if field.formula else "text"))
        if role == Qt.ItemDataRole.BackgroundRole:
            name = (
                "warning_ground" if key in self.sheet.unsent or key in self.wrong else "sunken" if field.formula else ""
            )
            return QBrush(tokens.colour(self._widget, name)) if name else None
        if role == Qt.ItemDataRole.FontRole and key in self.sheet.unsent:
            font = QFont(self._widget.font())
            font.setItalic(True)
            return font
        return None


class GridView(QTableView):
    """How the grid answers the keyboard. `weighed` asks for a reading into the cell one stands on."""

    weighed = Signal()

    def __init__(self, language: str, sentence: Callable[[LimsError], str]) -> None:
        super().__init__()
        titles = (self.tr("#"), self.tr("Item or control"), self.tr("State"))
        verdicts = (self.tr("good"), self.tr("failed"), self.tr("in other hands"), self.tr("given away"))
        self.grid = Grid(self, language, titles, verdicts)
        self._sentence = sentence
        self._goes_down = False
        self.setModel(self.grid)
        self.setItemDelegate(Cells(self))
        self.setAccessibleName(self.tr("Values"))
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )  # fmt: skip
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(32)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self.grid.modelReset.connect(self._fit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes cells, Ctrl+D fills down, Ctrl+Z takes back, Delete empties, Enter goes down."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.grid.undo()
        elif event.key() == Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.fill_down()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.grid.put([(index.row(), index.column(), "") for index in self.selectedIndexes()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._goes_down = self.state() is self.State.EditingState
            if not self._goes_down:
                self._down()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter takes what was typed, and then goes down."""
        super().closeEditor(editor, hint)
        if self._goes_down:
            self._goes_down = False
            self._down()

    def paste(self, text: str) -> None:
        """Cells from a spreadsheet: lines and tabs, from the cell one stands on; a single value fills the selection."""
        lines = [line.split("\t") for line in text.replace("\r\n", "\n").rstrip("\n").split("\n")]
        start = self.currentIndex()
        if not start.isValid() or not text:
            return
        if len(lines) == 1 and len(lines[0]) == 1:
            self.grid.put([(index.row(), index.column(), lines[0][0]) for index in self.selectedIndexes()])
            return
        cells = [
            (row, start.column() + right, cell)
            for row, line in zip(self.grid.room(start, len(lines)), lines, strict=False)
            for right, cell in enumerate(line)
            if start.column() + right < self.grid.columnCount()
        ]
        self.grid.put(cells)

    def copy(self) -> None:
        """The chosen cells, for a spreadsheet."""
        chosen = self.selectedIndexes()
        rows = sorted({index.row() for index in chosen})
        lines = [
            "\t".join(str(self.grid.data(index, Qt.ItemDataRole.EditRole) or "")
                      for index in sorted(chosen, key=lambda one: one.column()) if index.row() == row)
            for row in rows
        ]  # fmt: skip
        QGuiApplication.clipboard().setText("\n".join(lines))

    def fill_down(self) -> None:
        """The topmost chosen value of each column into the cells below it."""
        chosen = self.selectedIndexes()
        cells = []
        for column in {index.column() for index in chosen}:
            rows = sorted(index.row() for index in chosen if index.column() == column)
            text = str(self.grid.data(self.grid.index(rows[0], column), Qt.ItemDataRole.EditRole) or "")
            cells += [(row, column, text) for row in rows[1:]]
        self.grid.put(cells)

    def read_weight(self, value: Decimal, source: dict[str, object]) -> None:
        """Put a reading of the balance into the cell one stands on, digit for digit."""
        index = self.currentIndex()
        self.grid.put([(index.row(), index.column(), f"{value:f}")], source)

    def _down(self) -> None:
        index = self.currentIndex()
        for row in range(index.row() + 1, self.grid.rowCount()):
            below = self.grid.index(row, index.column())
            if self.grid.field_at(below) is not None:
                self.setCurrentIndex(below)
                return

    def _fit(self) -> None:
        font = self.fontMetrics()
        header = self.horizontalHeader()
        lines = 3
        for column in range(self.grid.columnCount()):
            title = str(self.grid.headerData(column, Qt.Orientation.Horizontal))
            longest = max((font.horizontalAdvance(line) for line in title.split("\n")), default=0)
            least = (44, 210, 110)[column] if column < FIXED else 92
            width = max(least, min(200, longest + 28))
            self.setColumnWidth(column, width)
            lines = max(lines, _lines(font, title, width - 20))
        header.setFixedHeight(font.lineSpacing() * lines + 14)


def _lines(font: QFontMetrics, title: str, width: int) -> int:
    """How many lines a title takes when it is broken at this width."""
    wraps = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    return math.ceil(font.boundingRect(0, 0, width, 4000, wraps, title).height() / font.lineSpacing())
