"""One field of a form: its name above, its sentence below when something is wrong with it."""

from __future__ import annotations

from PySide6.QtWidgets import QDoubleSpinBox, QSpinBox, QVBoxLayout, QWidget

from ui.parts.seen import hide_unless
from ui.parts.words import Words, paragraph, restyle

SPIN_MARGIN = 9


class Field(QWidget):
    """A named input; the name's mnemonic (`&Login`) jumps to it, and screen readers say it."""

    def __init__(self, name: str, widget: QWidget, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.input = widget
        self.name = Words(name)
        self.name.setProperty("role", "fieldLabel")
        self.name.setBuddy(widget)
        widget.setAccessibleName(name.replace("&", ""))
        self.note = paragraph(note, "fieldNote")
        hide_unless(bool(note), self.note)
        self.error = paragraph("", "fieldError")
        self.error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.name, widget, self.note, self.error):
            column.addWidget(part)
        self.setFocusProxy(widget)
        if isinstance(widget, QSpinBox | QDoubleSpinBox):
            widget.lineEdit().setTextMargins(SPIN_MARGIN, 0, 0, 0)  # style sheets cannot reach this one

    def complain(self, sentence: str = "") -> bool:
        """Say what is wrong here, or that nothing is; answers whether something is."""
        wrong = bool(sentence)
        self.error.setText(sentence)
        self.error.setVisible(wrong)
        self.input.setAccessibleDescription(sentence)
        if bool(self.input.property("wrong")) != wrong:
            self.input.setProperty("wrong", wrong)
            restyle(self.input)
        return wrong
