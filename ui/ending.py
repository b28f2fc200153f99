"""The end of the screen: every window is put away before the interpreter goes.

PySide would do it by itself, in no particular order, and may then touch a button whose window is gone already.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken


def windows() -> list[QWidget]:
    """Every window there is. The collector waits: it must not delete one while PySide copies Qt's list of them."""
    collects = gc.isenabled()
    gc.disable()
    try:
        return QApplication.topLevelWidgets()
    finally:
        if collects:
            gc.enable()


def put_away() -> None:
    """Delete every window of ours that is left, with all that is in it; lists and tips that Qt made are Qt's."""
    for window in windows():
        if Shiboken.createdByPython(window):
            window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
