"""How a table of lines answers the keyboard: typing edits, Enter goes down, Insert adds, Alt with arrows moves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui import tokens
from ui.methods.editor.lines import Lines, Word
from ui.page import Page
from ui.parts.cells import Cells

Index = QModelIndex | QPersistentModelIndex
ACROSS = Qt.Orientation.Horizontal


class _Editors(Cells):
    """A list for words that are picked, a line for the others; codes and formulas in the even-width font."""

    def __init__(self, view: LineTable) -> None:
        super().__init__(view)
        self._view = view

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        choices = self._view.lines.words[index.column()].choices(self._view.lines.lines[index.row()])
        if not choices:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        for value, text in choices:
            box.addItem(text, value)
        box.activated.connect(lambda _: self._picked(box))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            word = self._view.lines.words[index.column()]
            editor.setCurrentIndex(max(0, editor.findData(word.value(self._view.lines.lines[index.row()]))))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if self._view.lines.words[index.column()].mono:
            option.font = self._view.page.desk.theme.font(mono=True)

    def _picked(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QAbstractItemDelegate.EndEditHint.NoHint)


class LineTable(QTableView):
    """One part of a definition. `gone_to` is the line one stands on (-1: none)."""

    gone_to = Signal(int)

    def __init__(self, page: Page, name: str, kind: str, words: Sequence[Word], empty: str) -> None:
        super().__init__(page)
        self.page, self.empty_text = page, empty
        self.lines = lines = Lines(self, words, kind)
        self._goes_down = False
        self.setModel(self.lines)
        self.setItemDelegate(_Editors(self))
        self.setAccessibleName(name)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )  # fmt: skip
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(False)
        self.setShowGrid(True)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(32)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, word in enumerate(words):
            title = self.horizontalHeader().fontMetrics().horizontalAdvance(str(lines.headerData(column, ACROSS)))
            self.setColumnWidth(column, max(word.width, title + 34))
        self.selectionModel().currentRowChanged.connect(lambda new, _old: self.gone_to.emit(new.row()))

    @property
    def here(self) -> int:
        """The line one stands on."""
        return self.currentIndex().row()

    def go_to(self, line: int, word: str = "") -> None:
        """Stand on this word of this line."""
        names = [one.name for one in self.lines.words]
        column = names.index(word) if word in names else max(0, self.currentIndex().column())
        self.setCurrentIndex(self.lines.index(line, column))
        self.setFocus()

    def is_typed(self, index: Index) -> bool:
        """Whether this word is written, rather than picked, ticked or computed."""
        if not self.lines.flags(index) & Qt.ItemFlag.ItemIsEditable:
            return False
        return not self.lines.words[index.column()].choices(self.lines.lines[index.row()])

    def add_line(self) -> None:
        """A new line below the one where one stands."""
        at = self.here + 1 if self.here >= 0 else len(self.lines.lines)
        self.lines.add(at)
        self.setCurrentIndex(self.lines.index(at, 1 if self.lines.words[0].name == "code" else 0))
        self.setFocus()

    def take_out(self) -> None:
        """Take the line out where one stands."""
        at = self.here
        self.lines.remove(at)
        if self.lines.lines:
            self.go_to(min(at, len(self.lines.lines) - 1))

    def shift(self, by: int) -> None:
        """Move the line where one stands."""
        at, column = self.here, self.currentIndex().column()
        if self.lines.move(at, by):
            self.setCurrentIndex(self.lines.index(at + by, column))

    # -- Qt --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert adds, Ctrl+Delete takes out, Alt with an arrow moves, Delete empties, Space ticks, Enter goes down."""
        alt, control = (
            bool(event.modifiers() & key)
            for key in (Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier)
        )
        match event.key():
            case Qt.Key.Key_Insert:
                self.add_line()
            case Qt.Key.Key_Delete if control:
                self.take_out()
            case Qt.Key.Key_Up | Qt.Key.Key_Down if alt:
                self.shift(-1 if event.key() == Qt.Key.Key_Up else 1)
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if self.is_typed(self.currentIndex()):
                self.lines.setData(self.currentIndex(), "")
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not control:
                self._enter()
            case _:
                super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter takes what was typed, and then goes down."""
        super().closeEditor(editor, hint)
        if self._goes_down:
            self._goes_down = False
            self._down()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Without lines, what to do."""
        super().paintEvent(event)
        if not self.lines.lines:
            painter = QPainter(self.viewport())
            painter.setPen(tokens.colour(self, "quiet"))
            area = self.viewport().rect().adjusted(24, 24, -24, -24)
            painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, self.empty_text)
            painter.end()

    # -- own -------------------------------------------------------------------------------------------------------

    def _enter(self) -> None:
        self._goes_down = self.state() is self.State.EditingState
        if not self._goes_down:
            self._down()

    def _down(self) -> None:
        index = self.currentIndex()
        if index.row() + 1 < len(self.lines.lines):
            self.setCurrentIndex(self.lines.index(index.row() + 1, index.column()))
