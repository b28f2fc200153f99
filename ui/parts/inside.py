"""A small button inside the right end of a line of text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from ui import icons

_SIDE, _GAP = 26, 6


class InsideButton(QToolButton):
    """Stays at the right end of its field, whatever its size; the mouse's way to what the keyboard does otherwise."""

    def __init__(self, edit: QLineEdit, icon: str, name: str, run: Callable[[], object]) -> None:
        super().__init__(edit)
        self._edit = edit
        self.setProperty("inside", True)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedSize(_SIDE, _SIDE)
        self.show_icon(icon, name)
        self.clicked.connect(lambda: run())  # noqa: PLW0108 - Qt would pass `checked`
        edit.setTextMargins(0, 0, _SIDE, 0)
        edit.installEventFilter(self)

    def show_icon(self, icon: str, name: str) -> None:
        """Show this drawing; the name is its tip and what a screen reader says."""
        icons.put(self, icon)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the field."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.move(self._edit.width() - _SIDE - _GAP, (self._edit.height() - _SIDE) // 2)
        return False
