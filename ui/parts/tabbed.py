"""What stands in a tab."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


def tabbed(*parts: QWidget, spring: bool = False) -> QWidget:
    """These parts, one below the other, with room between them and the tabs; a spring keeps them at the top."""
    room = QWidget()
    column = QVBoxLayout(room)
    column.setContentsMargins(0, 12, 0, 0)
    for part in parts:
        column.addWidget(part)
    if spring:
        column.addStretch(1)
    return room
