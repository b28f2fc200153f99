"""An officer whom the laboratory does not know yet, added without leaving the counter."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from lims_desktop.errors import LimsError, Refused
from ui.intake.entry import CleanLine, EntryForm
from ui.intake.typed import SHORT
from ui.parts.words import words


class NewOfficer(QFrame):
    """Name, rank and number; Enter at the end adds, Escape closes."""

    wished = Signal(str, str, str)
    closed = Signal()

    def __init__(self, sentence: Any) -> None:
        super().__init__()
        self._sentence = sentence
        self.form = EntryForm(3, sentence)
        self.form.add_entry("officer_name", self.tr("Name of the new officer"), CleanLine(120))
        self.form.add_entry("officer_rank", self.tr("Rank"), CleanLine(SHORT))
        self.form.add_entry("officer_number", self.tr("Badge or identity number"), CleanLine(SHORT))
        self.form.ended.connect(self.add)
        self.form.finished.connect(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self.form)
        column.addWidget(words(self.tr("Enter adds this officer to the agency, Escape closes."), "small"))
        self.setProperty("dropped", True)

    def ask(self, name: str) -> None:
        """Open, with the name that was typed and not found."""
        self.form.clear()
        self.form.fill({"officer_name": name})
        self.show()
        self.form.focus_first()

    def refuse(self, error: LimsError) -> None:
        """Say why this officer was not added."""
        key = "officer_name" if error.detail.get("field") == "name" else "officer_number"
        self.form.complain(key, self._sentence(error))
        line = self.form.fields[key].input
        if isinstance(line, QLineEdit):
            line.selectAll()

    @Slot()
    def add(self) -> None:
        """Add, when name and number are there."""
        values = self.form.values()
        missing = self._sentence(Refused("intake.field_missing"))
        if not self.form.missing({"officer_name": missing, "officer_number": missing}):
            self.wished.emit(values["officer_name"], values["officer_rank"] or "", values["officer_number"])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
