"""A field for a password that can be shown while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import icons, tokens


class PasswordEdit(QLineEdit):
    """Dots, until the eye is pressed; the eye follows the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(1024)
        self._eye: QAction = self.addAction(self._icon(), QLineEdit.ActionPosition.TrailingPosition)
        self._eye.triggered.connect(self.toggle)
        self._name()

    @property
    def shown(self) -> bool:
        """Whether the password can be read now."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def toggle(self) -> None:
        """Show it, or hide it again."""
        self.setEchoMode(QLineEdit.EchoMode.Password if self.shown else QLineEdit.EchoMode.Normal)
        self._name()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the eye anew when the colours change."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_eye"):
            self._eye.setIcon(self._icon())

    def _name(self) -> None:
        self._eye.setText(self.tr("Hide the password") if self.shown else self.tr("Show the password"))
        self._eye.setToolTip(self._eye.text())
        self._eye.setIcon(self._icon())

    def _icon(self) -> QIcon:
        name = "eye-off" if self.shown else "eye"
        return icons.icon(name, tokens.colour(self, "quiet"), tokens.colour(self, "surface"))
