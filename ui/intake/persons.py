"""The persons of a case, one line each: typed, listed, taken away again."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.intake.delivery import PersonTyped
from ui.intake.entry import CleanLine, DateLine, EntryForm, Pick
from ui.intake.words import Words
from ui.parts.buttons import tool
from ui.parts.words import paragraph


class PersonsEditor(QWidget):
    """A line to type a person into, and those typed so far; `left` when Enter was pressed on an empty line."""

    changed = Signal()
    left = Signal()

    def __init__(self, words: Words, sentence: Any) -> None:
        super().__init__()
        self._words = words
        self.persons: list[PersonTyped] = []
        self.form = EntryForm(4, sentence)
        self.form.add_entry("person_name", self.tr("Person: name"), CleanLine())
        self.form.add_entry("person_role", self.tr("Role"), Pick(words.options("person_role")))
        self.form.add_entry("person_sex", self.tr("Sex"), Pick(words.options("sex")))
        self.form.add_entry("person_birth", self.tr("Born"), DateLine(words.today))
        for column, share in enumerate((3, 2, 1, 1)):
            self.form.grid.setColumnStretch(column, share)
        self.form.ended.connect(self.take)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(4)
        column_.addWidget(self.form)
        column_.addLayout(self._rows)
        self.form.left_by_nothing = "person_name"
        self.form.left.connect(self.left)

    def show_persons(self, persons: list[PersonTyped]) -> None:
        """Show these; the line is empty."""
        self.persons = persons
        self.form.clear()
        self._list()

    @Slot()
    def take(self) -> bool:
        """Put what was typed onto the list; answers whether there was a name."""
        typed = self.form.values()
        if not typed["person_name"]:
            return False
        birth: Any = self.form.fields["person_birth"].input
        birth.settle()
        if birth.error:
            return False
        role = typed["person_role"] or "other"
        born: date | None = birth.value
        self.persons.append(
            PersonTyped(role, typed["person_name"], typed["person_sex"], born.isoformat() if born else "")
        )
        self.form.clear()
        birth.show_value(None)
        self._list()
        self.form.focus_first()
        self.changed.emit()
        return True

    def said(self, person: PersonTyped) -> str:
        """A person in one line."""
        role, sex = self._words.word("person_role", person.role), self._words.word("sex", person.sex)
        parts = (role, person.name, sex, person.birth_date)
        return "  ·  ".join(part for part in parts if part)

    def _list(self) -> None:
        while (old := self._rows.takeAt(0)) is not None:
            if widget := old.widget():
                widget.deleteLater()
        for person in self.persons:
            self._rows.addWidget(self._row(person))

    def _row(self, person: PersonTyped) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(2, 0, 0, 0)
        text = paragraph(self.said(person))
        line.addWidget(text, 1)
        line.addWidget(
            tool("remove", self.tr("Take {name} away").format(name=person.name), lambda: self._remove(person))
        )
        return row

    def _remove(self, person: PersonTyped) -> None:
        self.persons.remove(person)
        self._list()
        self.changed.emit()
