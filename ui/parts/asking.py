"""A question of several fields over a page; it stays open, with the sentence, until the laboratory has agreed.

asking = Asking(self.tr("Set a hold"), self.tr("The item may not leave until it is lifted."), self.tr("Set"), over)
asking.form.add("kind", self.tr("&Kind"), Choice(terms.options("hold_kind")))
asking.require("kind")
asking.given.connect(...)
asking.open()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.forms import Form
from ui.parts.buttons import button
from ui.parts.passwords import PasswordEdit
from ui.parts.seen import hide_unless
from ui.parts.words import paragraph, words

if TYPE_CHECKING:
    from lims_desktop.errors import LimsError
    from ui.desk import Desk


class Asking(QDialog):
    """A form in a dialog; `given` says the values, `agree` closes it, `refuse` says why not."""

    given = Signal(dict)

    def __init__(self, title: str, text: str, go_on: str, over: QWidget | None, columns: int = 1) -> None:
        super().__init__(over)
        self.is_closed = False
        self.setWindowTitle(title)
        self.setMinimumWidth(480 if columns == 1 else 640)
        self._required: list[str] = []
        self.form = Form(self, columns)
        self.trouble = paragraph("", "fieldError")
        self.trouble.hide()
        self.go_on = button(go_on, self.answer, primary=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(words(title, "large"))
        about = paragraph(text, "quiet")
        hide_unless(bool(text), about)
        for part in (about, self.form, self.trouble):
            column.addWidget(part)
        self.room = column
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button(self.tr("Cancel"), self.reject))
        buttons.addWidget(self.go_on)
        column.addLayout(buttons)
        self.form.finished.connect(self.answer)
        self.finished.connect(self._forget)

    def require(self, *keys: str) -> None:
        """These fields may not be empty."""
        self._required.extend(keys)

    @Slot()
    def answer(self) -> None:
        """Send what was written, unless something needed is missing."""
        needed = self.tr("This is needed.")
        if not self.form.missing(dict.fromkeys(self._required, needed)) and self.go_on.isEnabled():
            self.go_on.setEnabled(False)
            self.trouble.hide()
            self.given.emit(self.form.values())

    @Slot()
    def agree(self) -> None:
        """It was recorded."""
        self.accept()

    @Slot()
    def _forget(self) -> None:
        """A password that was typed here is not kept behind the closed question."""
        self.is_closed = True
        for password in self.findChildren(PasswordEdit):
            password.clear()

    def refuse(self, sentence: str) -> None:
        """It was not recorded, and why; everything written stays."""
        self.go_on.setEnabled(True)
        self.trouble.setText(sentence)
        self.trouble.show()

    def say_refusal(self, desk: Desk, error: LimsError) -> None:
        """Why it was not recorded, here, also while a lock covers this; once this was closed, on the page."""
        if self.is_closed:
            desk.tell(error)
        else:
            self.refuse(desk.sentence(error))

    def open(self) -> None:
        """Ask, with the first field ready."""
        self.is_closed = False
        super().open()
        self._fit()
        QTimer.singleShot(0, self, self._fit)  # once its texts have the width that they really have
        self.form.focus_first()

    def _fit(self) -> None:
        self.resize(self.width(), self.room.totalHeightForWidth(self.width()))
