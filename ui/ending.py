"""The end of the screen: every window is put away before the interpreter goes.

PySide would do it by itself, in no particular order, and may then touch a button whose window is gone already.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import Shiboken


def put_away() -> None:
    """Delete every window of ours that is left, with all that is in it; lists and tips that Qt made are Qt's."""
    for window in QApplication.topLevelWidgets():
        if Shiboken.createdByPython(window):
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
