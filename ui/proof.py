"""Small questions to the person: a second person's proof, and the reason for an act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.field import Field
from ui.parts.passwords import PasswordEdit
from ui.parts.words import paragraph, words

WIDTH = 392


class _Question(QDialog):
    """A question with a heading, room, and two buttons."""

    def __init__(self, title: str, text: str, go_on: str, over: QWidget | None) -> None:
        super().__init__(over)
        self.setWindowTitle(title)
        said = paragraph(text, "quiet")
        said.setMinimumWidth(WIDTH)  # so that the height is reckoned for the width it really has
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(words(title, "large"))
        column.addWidget(said)
        self.room = QVBoxLayout()
        self.room.setSpacing(12)
        column.addLayout(self.room)
        self.go_on = button(go_on, self.answer, primary=True)
        self.go_on.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.cancel = button(self.tr("Cancel"), self.reject)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.go_on)
        column.addSpacing(4)
        column.addLayout(buttons)

    def answer(self) -> None:
        """Take what was typed."""


class ProofDialog(_Question):
    """A person shows by their own password who they are: the one who is signed in (`is_me`), or a second one.

    The session that is open proves nothing of either.
    """

    proven = Signal(str, str)

    def __init__(self, purpose: str, login: str = "", over: QWidget | None = None, *, is_me: bool = False) -> None:
        title = self.tr("Your own password") if is_me else self.tr("Second person")
        super().__init__(title, purpose, self.tr("Confirm"), over)
        self.waits: Callable[[], object] = bool
        self.login = QLineEdit(login)
        self.password = PasswordEdit()
        self._login_field = Field(self.tr("&Login"), self.login)
        self.password_field = Field(self.tr("&Password"), self.password)
        self._login_field.setHidden(is_me)
        self.room.addWidget(self._login_field)
        self.room.addWidget(self.password_field)
        (self.password if login else self.login).setFocus()

    @Slot()
    def answer(self) -> None:
        """Send the proof; the question stays until it was accepted."""
        missing = self.tr("This is needed.")
        self._login_field.complain("" if self.login.text().strip() else missing)
        self.password_field.complain("" if self.password.text() else missing)
        if self.login.text().strip() and self.password.text():
            self.go_on.setEnabled(False)
            password = self.password.text()
            self.password.clear()
            self.proven.emit(self.login.text().strip(), password)

    @Slot()
    def reject(self) -> None:
        """Cancel, unless the proof is on its way: what the second person gave cannot be taken back half-way."""
        if not self.waits():
            self.password.clear()
            super().reject()

    def refuse(self, sentence: str) -> None:
        """Say why the proof was not accepted, and let them try again."""
        self.go_on.setEnabled(True)
        self.password_field.complain(sentence)
        self.password.setFocus()


class ReasonDialog(_Question):
    """Asks why, and goes on when something was written."""

    given = Signal(str)

    def __init__(self, why: str, over: QWidget | None = None) -> None:
        super().__init__(self.tr("Reason"), why, self.tr("Go on"), over)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(96)
        self._field = Field(self.tr("&Reason"), self.reason)
        self.room.addWidget(self._field)
        self.reason.setFocus()

    @Slot()
    def answer(self) -> None:
        """Take the reason, unless it is empty."""
        reason = self.reason.toPlainText().strip()
        if reason:
            self.accept()
            self.given.emit(reason)
        else:
            self._field.complain(self.tr("Write why; the words go into the record."))


class LeaveDialog(_Question):
    """Says what would be lost, and lets the person stay."""

    def __init__(self, lost: list[str], over: QWidget | None = None) -> None:
        super().__init__(self.tr("Leave?"), "\n".join(lost), self.tr("&Leave anyway"), over)
        self.cancel.setDefault(True)  # an Enter too many loses nothing
        self.cancel.setFocus()

    @Slot()
    def answer(self) -> None:
        """Leave."""
        self.accept()
