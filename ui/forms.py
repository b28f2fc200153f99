"""Forms: named fields in columns, filled with the keyboard alone. Enter moves on, Ctrl+Enter finishes.

form = Form(self)
form.add("agency", self.tr("&Agency"), Choice())
form.add("reference", self.tr("Agency &reference"), text_input(40))
form.finished.connect(self.register)
...
form.values()            # {"agency": 7, "reference": "P-2026/118"}
form.complain("reference", self.tr("This reference is already used."))
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from ui.parts.choice import Choice
from ui.parts.field import Field

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LONGEST_TEXT = 4000


class Form(QWidget):
    """Fields in one or more columns; it reads, fills, and complains by their names."""

    finished = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None, columns: int = 1) -> None:
        super().__init__(parent)
        self._columns = columns
        self._next = 0
        self.fields: dict[str, Field] = {}
        self._filling = False
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(16)
        self.grid.setVerticalSpacing(10)
        for column in range(columns):
            self.grid.setColumnStretch(column, 1)

    def add(self, key: str, name: str, widget: QWidget, *, note: str = "", span: int = 1) -> Field:
        """Add a field at the next place; `span` columns wide."""
        field = Field(name, widget, note)
        self.fields[key] = field
        row, column = divmod(self._next, self._columns)
        if column + span > self._columns:
            row, column = row + 1, 0
        self.grid.addWidget(field, row, column, 1, span, Qt.AlignmentFlag.AlignTop)
        self._next = row * self._columns + column + span
        widget.installEventFilter(self)
        on_edit(widget, self._edited)
        return field

    def __getitem__(self, key: str) -> Any:
        return read(self.fields[key].input)

    def values(self) -> dict[str, Any]:
        """What is in the fields, by name; an empty field is None."""
        return {key: read(field.input) for key, field in self.fields.items()}

    def fill(self, values: Mapping[str, Any]) -> None:
        """Put these values into their fields; that is not an edit."""
        self._filling = True
        for key, value in values.items():
            if key in self.fields:
                write(self.fields[key].input, value)
        self._filling = False

    def clear(self) -> None:
        """Empty every field and take every complaint back."""
        self.fill(dict.fromkeys(self.fields))
        for field in self.fields.values():
            field.complain()

    def complain(self, key: str, sentence: str) -> None:
        """Say what is wrong with one field and go there."""
        self.fields[key].complain(sentence)
        if sentence:
            self.fields[key].input.setFocus(Qt.FocusReason.OtherFocusReason)

    def missing(self, keys: Mapping[str, str]) -> bool:
        """Complain about every one of these fields that is empty, with its sentence; go to the first."""
        empty = [key for key in keys if read(self.fields[key].input) is None]
        for key in reversed(list(keys)):
            self.complain(key, keys[key] if key in empty else "")
        return bool(empty)

    def focus_first(self) -> None:
        """Go to the first field."""
        if self.fields:
            next(iter(self.fields.values())).input.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter moves on to the next field, Ctrl+Enter finishes the form."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() not in _ENTER:
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
            return True
        if isinstance(watched, QPlainTextEdit) or (isinstance(watched, Choice) and watched.is_choosing()):
            return False
        self._move_on(watched)
        return True

    def _move_on(self, widget: QObject) -> None:
        inputs = [field.input for field in self.fields.values() if field.isVisibleTo(self) and field.input.isEnabled()]
        at = next((n for n, known in enumerate(inputs) if known is widget), -1)
        if at + 1 < len(inputs):
            inputs[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def _edited(self) -> None:
        if not self._filling:
            self.edited.emit()


def text_input(longest: int = 200, placeholder: str = "") -> QLineEdit:
    """A line of text of at most so many characters."""
    line = QLineEdit()
    line.setMaxLength(longest)
    line.setPlaceholderText(placeholder)
    return line


def long_text(lines: int = 3) -> QPlainTextEdit:
    """Several lines of text; Tab leaves it."""
    text = QPlainTextEdit()
    text.setTabChangesFocus(True)
    text.setFixedHeight(text.fontMetrics().lineSpacing() * lines + 22)
    return text


def date_input(latest: date | None = None) -> QDateEdit:
    """A date with a calendar."""
    edit = QDateEdit()
    edit.setCalendarPopup(True)
    edit.setDisplayFormat("yyyy-MM-dd")
    edit.setDate(QDate.currentDate())
    if latest:
        edit.setMaximumDate(QDate(latest.year, latest.month, latest.day))
    return edit


def read(widget: QWidget) -> Any:
    """What is in an input; None when it is empty."""
    for kind, reading, _ in _KINDS:
        if isinstance(widget, kind):
            return reading(widget)
    return widget.property("value")


def write(widget: QWidget, value: Any) -> None:
    """Put a value into an input; None empties it."""
    for kind, _, writing in _KINDS:
        if isinstance(widget, kind):
            writing(widget, value)
            return
    widget.setProperty("value", value)


def _write_date(widget: QDateEdit, value: date | None) -> None:
    widget.setDate(QDate(value.year, value.month, value.day) if value else QDate.currentDate())


def _words(value: Any) -> str:
    return "" if value is None else str(value)


_KINDS: tuple[tuple[type[QWidget], Callable[[Any], Any], Callable[[Any, Any], object]], ...] = (
    (Choice, lambda w: w.value, lambda w, value: w.choose(value)),
    (QCheckBox, lambda w: w.isChecked(), lambda w, value: w.setChecked(bool(value))),
    (QDateEdit, lambda w: w.date().toPython(), _write_date),
    (QPlainTextEdit, lambda w: w.toPlainText().strip() or None, lambda w, value: w.setPlainText(_words(value))),
    (QComboBox, lambda w: w.currentData(), lambda w, value: w.setCurrentIndex(w.findData(value))),
    (QSpinBox, lambda w: w.value(), lambda w, value: w.setValue(value or w.minimum())),
    (QLineEdit, lambda w: w.text().strip() or None, lambda w, value: w.setText(_words(value))),
)


def on_edit(widget: QWidget, run: Callable[[], object]) -> None:
    """Run this whenever a person changes an input."""
    for name in ("textChanged", "currentIndexChanged", "toggled", "dateChanged", "valueChanged", "picked"):
        signal = getattr(widget, name, None)
        if signal is not None:
            signal.connect(lambda *_: run())
