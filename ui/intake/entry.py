"""Inputs of the counter: lines that say what they took out, dates and numbers as typed, and quick pick-lists.

Enter takes the best fitting term and moves on; at the last field the form says so with `ended`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from lims_desktop.errors import LimsError, Refused
from ui.forms import Form, on_edit
from ui.intake.typed import LINE, LONG, clean, typed_date, typed_number
from ui.parts.choice import Choice, plain

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVING = (*_ENTER, Qt.Key.Key_Tab)


class CleanLine(QLineEdit):
    """A line of any script; what may not go into the record is taken out at once, and `amended` says so."""

    amended = Signal(object)

    def __init__(self, longest: int = LINE, placeholder: str = "") -> None:
        super().__init__()
        self._longest = longest
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self._clean)

    @Slot(str)
    def _clean(self, text: str) -> None:
        kept, unseen, too_many = clean(text, self._longest)
        if kept == text:
            return
        at = self.cursorPosition()
        self.setText(kept)
        self.setCursorPosition(min(at, len(kept)))
        if too_many:
            self.amended.emit(Refused("intake.too_long", count=too_many))
        elif unseen:
            self.amended.emit(Refused("intake.unseen_characters", count=unseen))


class ReadLine(CleanLine):
    """A line that is understood when the field is left; `read` says the value, `wrong` why there is none."""

    read = Signal(object)
    wrong = Signal(object)

    def __init__(self, longest: int, placeholder: str = "") -> None:
        super().__init__(longest, placeholder)
        self.value: Any = None
        self.error: LimsError | None = None
        self.editingFinished.connect(self.settle)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field reads it."""
        super().focusOutEvent(event)
        self.settle()

    @Slot()
    def settle(self) -> None:
        """Read what is in the field, unless it stands as it was read before."""
        if self.value is not None and self.text() == self._shown(self.value):
            return
        try:
            value = self._understood(self.text())
        except Refused as refusal:
            self.value, self.error = None, refusal
            self.wrong.emit(refusal)
            return
        if self.text() != (shown := self._shown(value)):
            self.setText(shown)
        changed, self.value, self.error = value != self.value or self.error is not None, value, None
        if changed:
            self.read.emit(value)

    def show_value(self, value: Any) -> None:
        """Put a value in; that is not an edit."""
        self.blockSignals(True)
        self.setText(self._shown(value))
        self.blockSignals(False)
        self.value, self.error = value, None

    def _understood(self, text: str) -> Any:
        raise NotImplementedError

    def _shown(self, value: Any) -> str:
        raise NotImplementedError


class DateLine(ReadLine):
    """A date as people write it."""

    def __init__(self, today: date) -> None:
        super().__init__(40, "3/11/26")
        self.today = today

    def _understood(self, text: str) -> date | None:
        return typed_date(text, self.today)

    def _shown(self, value: date | None) -> str:
        return value.isoformat() if value else ""


class NumberLine(ReadLine):
    """A count or a weight, digit for digit."""

    def __init__(self, language: str) -> None:
        super().__init__(40)
        self.language = language
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    @property
    def so_far(self) -> str:
        """The number as far as it is understood while it is still being typed, as Decimal text."""
        if self.value is not None and self.text() == self._shown(self.value):
            return f"{self.value:f}"
        try:
            number = self._understood(self.text())
        except Refused:
            return ""
        return "" if number is None else f"{number:f}"

    def _understood(self, text: str) -> Decimal | None:
        return typed_number(text, self.language)

    def _shown(self, value: Decimal | None) -> str:
        said = "" if value is None else f"{value:f}"
        return said.replace(".", ",") if self.language.startswith("es") else said


class Pick(Choice):
    """A pick-list for the keyboard: the best fitting term is marked, Enter and Tab take it and go on."""

    def __init__(self, terms: Iterable[tuple[Any, str]] = (), placeholder: str = "") -> None:
        super().__init__(terms, placeholder)
        self._list.installEventFilter(self)

    def decide(self) -> None:
        """Take the marked term, or the one that fits best what was typed."""
        if self.is_choosing():
            self._list.hide()
            self._chosen(self._list.currentIndex())
        elif self.value is None and (best := self._best(self.text())):
            self.choose(best.data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Tab in the open list take the marked term and go on."""
        if watched is self._list and isinstance(event, QKeyEvent) and event.key() in _MOVING:
            if event.type() == QEvent.Type.KeyPress:
                self.decide()
                QApplication.sendEvent(self, QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
            return True
        return super().eventFilter(watched, event)

    def _open(self, text: str) -> None:
        super()._open(text)
        best = self._best(text)
        model = self._completer.completionModel()
        for row in range(model.rowCount()) if best else ():
            index = model.index(row, 0)
            if index.data(Qt.ItemDataRole.DisplayRole) == best.text():  # type: ignore[union-attr]
                self._list.setCurrentIndex(index)
                return

    def _best(self, text: str) -> QStandardItem | None:
        wanted = plain(text)
        fitting = self._fitting(text, whole=False)
        return min(fitting, key=lambda item: (_rank(plain(item.text()), wanted), item.row()), default=None)


def _rank(text: str, wanted: str) -> int:
    if text == wanted:
        return 0
    if text.startswith(wanted):
        return 1
    return 2 if f" {wanted}" in text else 3


class EntryForm(Form):
    """A form for the counter: dense, quick, and it shows what was taken out of a text below its field."""

    ended = Signal()
    left = Signal()

    def __init__(self, columns: int, sentence: Any) -> None:
        super().__init__(columns=columns)
        self._sentence = sentence
        self.rare: frozenset[str] = frozenset()
        self.skips_filled = False
        self.left_by_nothing = ""
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(6)

    def add_entry(self, key: str, name: str, widget: QWidget, span: int = 1) -> QWidget:
        """Add a field; its object name is its key, so that anybody finds it."""
        widget.setObjectName(key)
        self.add(key, name, widget, span=span)
        on_edit(widget, lambda: self.fields[key].complain(""))
        if isinstance(widget, CleanLine):
            widget.amended.connect(lambda error: self.note(key, error))
        if isinstance(widget, ReadLine):
            widget.wrong.connect(lambda error: self.fields[key].complain(self._sentence(error)))
            widget.read.connect(lambda _: self.fields[key].complain(""))
        return widget

    def note(self, key: str, error: LimsError | None) -> None:
        """Say below a field what was done to it; nothing when there is nothing to say."""
        note = self.fields[key].note
        note.setText(self._sentence(error) if error else "")
        note.setVisible(error is not None)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Put these values in; of a long text the beginning is shown."""
        super().fill(values)
        for key in values.keys() & self.fields.keys():
            line = self.fields[key].input
            if isinstance(line, QLineEdit) and not line.hasFocus():
                line.setCursorPosition(0)

    def go_past(self, key: str) -> None:
        """Go to what comes after this field."""
        self._move_on(self.fields[key].input)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a pick-list takes the best term first; a wrong date or number keeps the cursor."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            if isinstance(watched, Pick):
                watched.decide()
            if isinstance(watched, ReadLine):
                watched.settle()
                if watched.error:
                    watched.selectAll()
                    return True
        return super().eventFilter(watched, event)

    def clear(self) -> None:
        """Empty every field; what was said about them is no longer true."""
        super().clear()
        for key in self.fields:
            self.note(key, None)

    def _move_on(self, widget: QObject) -> None:
        if widget.objectName() == self.left_by_nothing and not self[self.left_by_nothing]:
            self.left.emit()
            return
        ways = [(key, field.input) for key, field in self.fields.items() if self._is_on_the_way(key)]
        keys = list(self.fields)
        here = next((n for n, key in enumerate(keys) if self.fields[key].input is widget), -1)
        after = next((way for key, way in ways if keys.index(key) > here and self._is_wanted(key)), None)
        if after is None:
            self.ended.emit()
        else:
            after.setFocus(Qt.FocusReason.TabFocusReason)
            if isinstance(after, QLineEdit):
                after.selectAll()

    def _is_wanted(self, key: str) -> bool:
        return not self.skips_filled or self[key] in (None, "")

    def _is_on_the_way(self, key: str) -> bool:
        field = self.fields[key]
        quiet = isinstance(field.input, QLineEdit) and field.input.isReadOnly()
        return key not in self.rare and field.isVisibleTo(self) and field.input.isEnabled() and not quiet


class NoteText(QPlainTextEdit):
    """A longer text; Tab leaves it, and Ctrl+Enter finishes the step."""

    amended = Signal(object)

    def __init__(self, lines: int = 2) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 18)
        self.textChanged.connect(self._clean)

    @Slot()
    def _clean(self) -> None:
        kept, unseen, too_many = clean(self.toPlainText(), LONG, lines=True)
        if kept == self.toPlainText():
            return
        cursor = self.textCursor()
        at = min(cursor.position(), len(kept))
        self.setPlainText(kept)
        cursor = self.textCursor()
        cursor.setPosition(at)
        self.setTextCursor(cursor)
        code = "intake.too_long" if too_many else "intake.unseen_characters"
        self.amended.emit(Refused(code, count=too_many or unseen))
