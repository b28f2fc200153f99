"""What is entered once for the whole run: calibration, uncertainty, limits."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from lims_desktop.errors import Refused
from lims_desktop.methods.definition import Field
from lims_desktop.methods.sheet import Key, Sheet
from ui.forms import Form
from ui.methods.wording import limits_words, named, unit_words
from ui.worksheets.typing import shown, understood


class RunForm(Form):
    """A line for each field of the run; what is typed goes into the sheet when the line is left."""

    typed = Signal()

    def __init__(self, language: str, sentence: object, columns: int = 3) -> None:
        super().__init__(None, columns)
        self._language, self._sentence = language, sentence
        self._sheet: Sheet | None = None
        self._shown: tuple[str, ...] = ()

    def show_sheet(self, sheet: Sheet, *, editable: bool) -> None:
        """Show the run's values; a line that is being typed into is left alone."""
        self._sheet = sheet
        fields = sheet.method.at("run")
        if self._shown != tuple(field.code for field in fields):
            self._make(fields)
        computed = sheet.run_computed().values
        for field in fields:
            line = self._line(field.code)
            line.setReadOnly(not editable or bool(field.formula))
            text = shown(field, computed.get(field.code), sheet.typed.get(Key(None, 0, field.code)), self._language)
            if not line.isModified():
                line.setText(text)
            outside = sheet.outside(field, computed.get(field.code))
            self.fields[field.code].complain(f"{'▲' if outside > 0 else '▼'} {limits_words(field)}" if outside else "")

    def _make(self, fields: tuple[Field, ...]) -> None:
        for old in list(self.fields.values()):
            self.grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.fields.clear()
        self._next = 0
        self._shown = tuple(field.code for field in fields)
        for field in fields:
            line = QLineEdit()
            line.setMaxLength(400)
            unit = f" ({unit_words(field.unit, self._language)})" if field.unit else ""
            self.add(field.code, named(field, self._language) + unit, line)
            line.editingFinished.connect(lambda code=field.code: self._take(code))

    def _line(self, code: str) -> QLineEdit:
        made = self.fields[code].input
        assert isinstance(made, QLineEdit)
        return made

    def _take(self, code: str) -> None:
        line = self._line(code)
        if self._sheet is None or line.isReadOnly() or not line.isModified():
            return
        field = self._sheet.fields[code]
        try:
            typed = understood(field, line.text(), self._language)
        except Refused as refusal:
            self.fields[code].complain(self._sentence(refusal))  # type: ignore[operator]
            return
        line.setModified(False)
        self.fields[code].complain("")
        self._sheet.put({Key(None, 0, code): typed})
        self.typed.emit()
