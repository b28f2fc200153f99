"""A field for a password that can be shown while it is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.parts.inside import InsideButton


class PasswordEdit(QLineEdit):
    """Dots, until the eye is pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(1024)
        self.eye = InsideButton(self, "eye", self.tr("Show the password"), self.toggle)

    @property
    def shown(self) -> bool:
        """Whether the password can be read now."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def clear(self) -> None:
        """Empty it, so that Ctrl+Z does not bring it back: `QLineEdit.clear` keeps what was typed to be undone."""
        self.setText("")

    def toggle(self) -> None:
        """Show it, or hide it again."""
        self.setEchoMode(QLineEdit.EchoMode.Password if self.shown else QLineEdit.EchoMode.Normal)
        if self.shown:
            self.eye.show_icon("eye-off", self.tr("Hide the password"))
        else:
            self.eye.show_icon("eye", self.tr("Show the password"))
