"""The field one stands on: its formula in full, what it gives or why not, and the answers of its pick-list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lims_desktop.methods.editing import Edit
from lims_desktop.methods.inwords import Line
from ui.methods.editor.columns import names
from ui.methods.editor.linetable import LineTable
from ui.page import Page
from ui.parts.field import Field
from ui.parts.words import paragraph, words

HEIGHT = 168


class FieldCard(QWidget):
    """Below the table of fields; `edited` is said after every change."""

    edited = Signal()

    def __init__(
        self, page: Page, tell: Callable[[Line], tuple[str, str]], usable: Callable[[Line], list[str]]
    ) -> None:
        super().__init__(page)
        self._page, self._tell, self._usable = page, tell, usable
        self._edit: Edit | None = None
        self.line: Line | None = None
        self.formula = QLineEdit()
        self.formula.setMaxLength(1000)
        self.formula.setFont(page.desk.theme.font(mono=True))
        self.formula.setPlaceholderText(self.tr("Empty: somebody enters it"))
        self.formula.textEdited.connect(self._typed)
        self.field = Field(self.tr("&Formula"), self.formula)
        self.gives, self.usable = paragraph(""), paragraph("", "quiet")
        self.choices = LineTable(page, self.tr("Answers of the pick-list"), "choices", names(page.desk.language),
                                 self.tr("Press Insert for the first answer."))  # fmt: skip
        self.choices.lines.edited.connect(self.edited)
        self._arrange()

    def show_line(self, edit: Edit, line: Line | None) -> None:
        """Show this field; what is being typed is left alone."""
        self._edit, self.line = edit, line
        self.setEnabled(line is not None)
        self.usable.setText("")
        if line is None:
            self.formula.clear()
            self.gives.clear()
            self._right.hide()
            return
        if self.formula.text().strip() != line["formula"]:
            self.formula.setText(line["formula"])
        self._right.setVisible(line["kind"] == "choice")
        if line["formula"]:
            self.usable.setText(self.tr("It may use: {names}").format(names=", ".join(self._usable(line))))
        self.choices.lines.show_lines(edit, line["choices"])
        self.field.complain("")
        text, tone = self._tell(line) if line["formula"] else ("", "quiet")
        self.gives.setText("" if tone == "refused" or not text else f"= {text}")
        if tone == "refused":
            self.field.complain(text.removeprefix("✕ "))

    # -- own -------------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.field)
        left.addWidget(self.gives)
        left.addWidget(self.usable)
        left.addStretch(1)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(4)
        right.addWidget(words(self.tr("Answers of the pick-list"), "quiet"))
        right.addWidget(self.choices, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self._right, 1)
        self.setFixedHeight(HEIGHT)

    def _typed(self, text: str) -> None:
        if self._edit is not None and self.line is not None and self._edit.put(self.line, "formula", text.strip()):
            self.edited.emit()
