"""Whether a part is seen, said while it does not lie in anything yet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def hide_unless(seen: bool, *parts: QWidget) -> None:
    """Hide these, or leave them to be seen with what they will lie in.

    Shown before that, a part is a window of its own for a moment, and the window of the program loses the keyboard.
    """
    if not seen:
        for part in parts:
            part.hide()
