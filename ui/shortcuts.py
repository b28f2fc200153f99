"""The keys of a page come before a field's own editing keys.

On Linux a field takes Ctrl+K (delete to the end), Ctrl+E (go to the end) and others for itself; here the keys that the
bar at the foot of the window shows do what it says, wherever the cursor is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QKeyCombination, QObject
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget


class ShortcutsFirst(QObject):
    """Keeps fields of one window from claiming a key that is an action's."""

    def __init__(self, window: QWidget, actions: Callable[[], Iterable[QAction]]) -> None:
        super().__init__(window)
        self._window = window
        self._actions = actions

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stop a field's claim; the action then runs by itself."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.ShortcutOverride:
            return False
        inside = isinstance(watched, QWidget) and self._window.isAncestorOf(watched)
        if not inside or not self._is_ours(event):
            return False
        event.ignore()
        return True

    def _is_ours(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(QKeyCombination(event.keyCombination()))
        held = event.modifiers() & (event.modifiers().ControlModifier | event.modifiers().AltModifier)
        return bool(held) and any(pressed == action.shortcut() for action in self._actions())
