"""A pick-list one types into: it narrows while typing, and only a listed term can be chosen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from ui.parts.inside import InsideButton

_VALUE = Qt.ItemDataRole.UserRole


class Choice(QLineEdit):
    """A term out of a list. `value` is the chosen term's own value, or None; `picked` says when it changes."""

    picked = Signal(object)

    def __init__(
        self, terms: Iterable[tuple[Any, str]] = (), placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.value: Any = None
        self._model = QStandardItemModel(self)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(200)
        self._prepare_list()
        InsideButton(self, "chevron-down", self.tr("Show the list"), self.show_all)
        self.set_terms(terms)
        self.textEdited.connect(self._typed)

    def set_terms(self, terms: Iterable[tuple[Any, str]]) -> None:
        """The terms to choose from, as (value, words); a choice that is still listed stays."""
        self._model.clear()
        for value, text in terms:
            item = QStandardItem(text)
            item.setData(value, _VALUE)
            self._model.appendRow(item)
        self.choose(self.value)

    def choose(self, value: Any) -> None:
        """Choose the term with this value; one that is not listed empties the field."""
        row = next((n for n in range(self._model.rowCount()) if self._model.item(n).data(_VALUE) == value), None)
        if value is None or row is None:
            self.setText("")
            self._take(None)
        else:
            self.setText(self._model.item(row).text())
            self._take(value)

    def is_choosing(self) -> bool:
        """Whether the list is open under the field."""
        return self._list.isVisible()

    @Slot()
    def show_all(self) -> None:
        """Open the whole list."""
        self.setFocus()
        completer = self.completer()
        completer.setCompletionPrefix("")
        completer.complete()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field takes the term typed, when exactly one fits; otherwise what was chosen stays."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list; the rest is typing."""
        if event.key() == Qt.Key.Key_Down and not self.is_choosing():
            self.show_all()
        else:
            super().keyPressEvent(event)

    def _prepare_list(self) -> None:
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(10)
        self._list = QListView()
        self._list.setObjectName("choices")
        completer.setPopup(self._list)
        completer.activated[QModelIndex].connect(self._chosen)  # type: ignore[index]
        self.setCompleter(completer)

    @Slot(QModelIndex)
    def _chosen(self, index: QModelIndex) -> None:
        self._take(index.data(_VALUE))

    @Slot(str)
    def _typed(self, text: str) -> None:
        exact = self._fitting(text, whole=True)
        self._take(exact[0].data(_VALUE) if len(exact) == 1 else None)

    def _settle(self) -> None:
        if self.value is None and self.text().strip():
            fitting = self._fitting(self.text().strip(), whole=False)
            self.choose(fitting[0].data(_VALUE) if len(fitting) == 1 else None)

    def _fitting(self, text: str, *, whole: bool) -> list[QStandardItem]:
        how = Qt.MatchFlag.MatchFixedString if whole else Qt.MatchFlag.MatchContains
        return self._model.findItems(text, how) if text else []

    def _take(self, value: Any) -> None:
        if value != self.value:
            self.value = value
            self.picked.emit(value)
