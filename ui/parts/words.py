"""Labels by the role they play; the style sheet knows the roles."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


def words(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label in a role of the style sheet: quiet, small, strong, large, title, code, scan, section."""
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        label.setProperty("role", role)
    return label


def paragraph(text: str, role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that breaks its lines and may be selected with the mouse."""
    label = words(text, role, parent)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return label


def line(parent: QWidget | None = None) -> QFrame:
    """A quiet separator."""
    separator = QFrame(parent)
    separator.setProperty("separator", True)
    return separator


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again after a property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
