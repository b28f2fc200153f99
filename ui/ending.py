"""The end of the screen: every window is put away before the interpreter goes.

PySide would do it by itself, in no particular order, and may then touch a button whose window is gone already.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtWidgets import QApplication


def put_away() -> None:
    """Delete every window that is left, with all that is in it."""
    for window in QApplication.topLevelWidgets():
        if shiboken6.isValid(window):
            shiboken6.delete(window)
