"""The lines of one part of a definition as a table that is edited in place; what is wrong is marked where it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QWidget

from lims_desktop.methods.editing import Edit
from lims_desktop.methods.inwords import Line
from ui import tokens
from ui.parts.steady import steady, tip

Index = QModelIndex | QPersistentModelIndex
Options = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Word:
    """One column: a word of every line. With `options` it is picked; with `flag` it is yes or no.

    `reads` is where its value stands when that is not the line, `shows` what is shown instead of it with a tone, and
    `open` says whether this line has the word at all.
    """

    name: str
    title: Any
    width: int = 120
    options: Callable[[Line], Options] | None = None
    flag: bool = False
    mono: bool = False
    right: bool = False
    shows: Callable[[Line], tuple[str, str]] | None = None
    reads: Callable[[Line], str] | None = None
    open: Callable[[Line], bool] = lambda _line: True

    def value(self, line: Line) -> str:
        """The word as it is edited."""
        return self.reads(line) if self.reads is not None else str(line.get(self.name, ""))

    def choices(self, line: Line) -> Options:
        """What may be picked; nothing for a word that is typed."""
        return self.options(line) if self.options is not None else ()


@dataclass(frozen=True)
class Wrong:
    """A word of a line that is wrong, and the sentence."""

    line: int
    word: str
    sentence: str


class Lines(QAbstractTableModel):
    """The lines of one part (or the choices of one field). `edited` is said after every change."""

    edited = Signal()

    def __init__(self, widget: QWidget, words: Sequence[Word], kind: str) -> None:
        super().__init__(widget)
        self._widget = widget
        self.words = tuple(words)
        self.kind = kind
        self.edit: Edit | None = None
        self.lines: list[Line] = []
        self.wrong: dict[tuple[int, str], str] = {}
        self.write: Callable[[Line, str, Any], bool] | None = None

    def show_lines(self, edit: Edit, lines: list[Line]) -> None:
        """Edit these lines of this definition; the same lines again are only drawn anew."""
        if lines is self.lines and edit is self.edit:
            self.refresh()
            return
        self.beginResetModel()
        self.edit, self.lines = edit, lines
        self.endResetModel()

    def mark(self, wrong: Sequence[Wrong]) -> None:
        """Mark what is wrong."""
        self.wrong = {(one.line, one.word): one.sentence for one in reversed(wrong)}
        self.refresh()

    def refresh(self) -> None:
        """Draw every cell anew."""
        if self.lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines) - 1, len(self.words) - 1))

    # -- lines -----------------------------------------------------------------------------------------------------

    def add(self, at: int) -> None:
        """A new line before this one."""
        if self.edit is not None:
            self.beginInsertRows(QModelIndex(), at, at)
            self.edit.insert(self.lines, at, self.kind)
            self.endInsertRows()
            self.edited.emit()

    def remove(self, at: int) -> None:
        """Take this line out; it comes back with the way back."""
        if self.edit is not None and 0 <= at < len(self.lines):
            self.beginRemoveRows(QModelIndex(), at, at)
            self.edit.remove(self.lines, at)
            self.endRemoveRows()
            self.edited.emit()

    def move(self, at: int, by: int) -> bool:
        """Move this line up or down."""
        if self.edit is None or not 0 <= at + by < len(self.lines) or not 0 <= at < len(self.lines):
            return False
        self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), at + by + (1 if by > 0 else 0))
        self.edit.move(self.lines, at, by)
        self.endMoveRows()
        self.edited.emit()
        return True

    # -- Qt --------------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One line each."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """One word each."""
        return 0 if parent.isValid() else len(self.words)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The titles of the words, the numbers of the lines."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return QCoreApplication.translate("methodeditor", str(self.words[section].title))

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A word is edited when its line has it."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid() or index.row() >= len(self.lines):
            return Qt.ItemFlag.NoItemFlags
        word = self.words[index.column()]
        if not word.open(self.lines[index.row()]):
            return usual
        return usual | (Qt.ItemFlag.ItemIsUserCheckable if word.flag else Qt.ItemFlag.ItemIsEditable)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The word, its mark, or the sentence about it."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, word = self.lines[index.row()], self.words[index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(line, word, shown=role == Qt.ItemDataRole.DisplayRole, at=index.row())
        if role == Qt.ItemDataRole.CheckStateRole and word.flag:
            return Qt.CheckState.Checked if line[word.name] else Qt.CheckState.Unchecked
        return self._look(index.row(), line, word, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write the word."""
        if self.edit is None or not index.isValid():
            return False
        line, word = self.lines[index.row()], self.words[index.column()]
        if word.flag:
            value = (
                Qt.CheckState(value) == Qt.CheckState.Checked if role == Qt.ItemDataRole.CheckStateRole else bool(value)
            )
        elif not word.choices(line):
            value = str(value).strip()
        written = (self.write or self.edit.put)(line, word.name, value)
        if written:
            self.edited.emit()
        return True

    # -- own -------------------------------------------------------------------------------------------------------

    def _text(self, line: Line, word: Word, *, shown: bool, at: int) -> str | None:
        if word.flag:
            return None
        text = word.value(line)
        if not shown:
            return text
        text = word.shows(line)[0] if word.shows is not None else dict(word.choices(line)).get(text, text)
        return ("▲ " if (at, word.name) in self.wrong else "") + steady(text.replace("\n", " "))

    def _look(self, at: int, line: Line, word: Word, role: int) -> Any:
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.wrong.get((at, word.name)) or (word.shows(line)[0] if word.shows else ""))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (
                Qt.AlignmentFlag.AlignRight if word.right else Qt.AlignmentFlag.AlignLeft
            ) | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = "refused" if (at, word.name) in self.wrong else word.shows(line)[1] if word.shows else "text"
            return QBrush(tokens.colour(self._widget, tone))
        if role == Qt.ItemDataRole.BackgroundRole and not word.open(line):
            return QBrush(tokens.colour(self._widget, "sunken"))
        return None
