"""A pick-list one types into: it narrows while typing, accents or not, and only a listed term can be chosen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from ui.parts.inside import InsideButton
from ui.parts.steady import steady

_VALUE = Qt.ItemDataRole.UserRole
_PLAIN = Qt.ItemDataRole.UserRole + 1
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Choice(QLineEdit):
    """A term out of a list. `value` is the chosen term's own value, or None; `picked` says when it changes.

    Typing opens the list with its first fitting term marked; Enter takes the marked one. Down opens the whole list.
    """

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
            item = QStandardItem(steady(text))
            item.setData(value, _VALUE)
            item.setData(plain(text), _PLAIN)
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
            self.setCursorPosition(0)  # a long term is read from its beginning
            self._take(value)

    def words_of(self, value: Any) -> str | None:
        """How the term with this value is called; None when it is not listed."""
        items = (self._model.item(row) for row in range(self._model.rowCount()))
        return next((item.text() for item in items if item.data(_VALUE) == value), None)

    def is_choosing(self) -> bool:
        """Whether the list is open under the field."""
        return self._list.isVisible()

    @Slot()
    def show_all(self) -> None:
        """Open the whole list."""
        self.setFocus()
        self._open("")

    # -- Qt ----------------------------------------------------------------------------------------------------

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field takes the term typed, when exactly one fits; otherwise nothing is chosen."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens the list, Enter takes the marked term; the rest is typing."""
        if event.key() == Qt.Key.Key_Down and not self.is_choosing():
            self.show_all()
        elif event.key() in _ENTER and self.is_choosing():
            self._list.hide()
            self._chosen(self._list.currentIndex())
        else:
            super().keyPressEvent(event)

    # -- own ---------------------------------------------------------------------------------------------------

    def _prepare_list(self) -> None:
        self._completer = QCompleter(self._model, self)
        self._completer.setCompletionRole(_PLAIN)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(10)
        self._completer.setWidget(self)
        self._list = QListView()
        self._list.setObjectName("choices")
        self._completer.setPopup(self._list)
        self._completer.activated[QModelIndex].connect(self._chosen)  # type: ignore[index]

    def _open(self, text: str) -> None:
        self._completer.setCompletionPrefix(plain(text))
        if self._completer.completionCount():
            self._completer.complete()
            self._list.setCurrentIndex(self._completer.completionModel().index(0, 0))
        else:
            self._list.hide()

    @Slot(QModelIndex)
    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.choose(index.data(_VALUE))

    @Slot(str)
    def _typed(self, text: str) -> None:
        exact = self._fitting(text, whole=True)
        self._take(exact[0].data(_VALUE) if len(exact) == 1 else None)
        if text.strip():
            self._open(text)
        else:
            self._list.hide()

    def _settle(self) -> None:
        if self.value is None and self.text().strip():
            fitting = self._fitting(self.text(), whole=False)
            self.choose(fitting[0].data(_VALUE) if len(fitting) == 1 else None)

    def _fitting(self, text: str, *, whole: bool) -> list[QStandardItem]:
        wanted = plain(text)
        items = [self._model.item(row) for row in range(self._model.rowCount())] if wanted else []
        return [item for item in items if (item.data(_PLAIN) == wanted if whole else wanted in item.data(_PLAIN))]

    def _take(self, value: Any) -> None:
        if value != self.value:
            self.value = value
            self.picked.emit(value)


def plain(text: str) -> str:
    """The text as it is looked for: without accents, without capitals."""
    apart = unicodedata.normalize("NFD", text.strip().casefold())
    return "".join(character for character in apart if unicodedata.category(character) != "Mn")
