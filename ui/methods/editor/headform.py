"""What a method says of itself: its names, its reference, what may be asked of it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from lims_desktop.methods.editing import Edit
from ui.forms import Form, long_text, text_input
from ui.page import Page
from ui.parts.terms import Terms
from ui.parts.words import paragraph

_TEXTS = ("code", "name", "name_es", "reference", "replicates", "most_lines")
_FLAGS = ("destructive", "vials")


class HeadForm(QWidget):
    """The first part of the editor; `edited` is said after every change."""

    edited = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._edit: Edit | None = None
        self.form = Form(self, 2)
        self.form.add("name", self.tr("&Name"), text_input(400))
        self.form.add("name_es", self.tr("Name in &Spanish"), text_input(400))
        self.form.add("code", self.tr("C&ode"), text_input(60), note=self.tr("Another code makes another method."))
        self.form.add("replicates", self.tr("&Replicates of each position"), text_input(2))
        self.form.add(
            "most_lines", self.tr("&Lines at most"), text_input(3), note=self.tr("0: as many as the replicates.")
        )
        self.form.add("reference", self.tr("Re&ference"), long_text(2))
        self.form.add("destructive", self.tr("&Uses the item up"), QCheckBox(self.tr("yes")))
        self.form.add("vials", self.tr("&Vials are scanned in order"), QCheckBox(self.tr("yes")))
        self.examinations = QWidget()
        self._boxes: dict[str, QCheckBox] = {}
        self._box_column = QVBoxLayout(self.examinations)
        self._box_column.setContentsMargins(0, 0, 0, 0)
        self._box_column.setSpacing(4)
        self.trouble = paragraph("", "fieldError")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.form)
        column.addWidget(paragraph(self.tr("Examinations that may be asked of it"), "quiet"))
        column.addWidget(self.examinations)
        column.addWidget(self.trouble)
        column.addStretch(1)
        self.form.edited.connect(self._typed)

    def show_edit(self, edit: Edit, terms: Terms) -> None:
        """Show this edit; a field that says the same already is left alone."""
        self._edit = edit
        for key in (*_TEXTS, *_FLAGS):
            if self._said(key) != edit.said[key]:
                self.form.fill({key: edit.said[key]})
        self._offer(edit, terms)

    # -- own -------------------------------------------------------------------------------------------------------

    def _offer(self, edit: Edit, terms: Terms) -> None:
        mine = [code for code, _ in terms.options("examination")
                if terms.particulars("examination", code).get("discipline") == edit.said["discipline"]]  # fmt: skip
        offered = list(dict.fromkeys([*mine, *edit.said["examinations"]]))
        if list(self._boxes) != offered:
            for old in self._boxes.values():
                old.deleteLater()
            self._boxes = {code: QCheckBox(terms.word("examination", code)) for code in offered}
            for box in self._boxes.values():
                self._box_column.addWidget(box)
                box.toggled.connect(self._ticked)
        for code, box in self._boxes.items():
            box.blockSignals(True)
            box.setChecked(code in edit.said["examinations"])
            box.blockSignals(False)

    def _said(self, key: str) -> Any:
        made = self.form.fields[key].input
        if isinstance(made, QCheckBox):
            return made.isChecked()
        text = (
            made.toPlainText()
            if isinstance(made, QPlainTextEdit)
            else made.text()
            if isinstance(made, QLineEdit)
            else ""
        )
        return text.strip()

    def _typed(self) -> None:
        if self._edit is None:
            return
        changed = [self._edit.put(self._edit.said, key, self._said(key)) for key in (*_TEXTS, *_FLAGS)]
        if any(changed):
            self.edited.emit()

    def _ticked(self, _on: bool) -> None:
        ticked = [code for code, box in self._boxes.items() if box.isChecked()]
        if self._edit is not None and self._edit.put(self._edit.said, "examinations", ticked):
            self.edited.emit()
