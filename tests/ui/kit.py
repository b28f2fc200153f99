"""What tests of pages need: waiting for answers, typing, scanning, looking.

The fixtures are in `conftest.py`: `desk_of(login)` and `window_of(login)` sit a real person at a real laboratory.

    def test_takes_what_is_scanned(window_of, qtbot):
        window = window_of("tech.tom")
        page = open_page(qtbot, window, "bench")
        scan(page, "E000000001256")
        settle(qtbot, window.desk)
        assert ...
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.page import Page
from ui.window import Window

PATIENCE_MS = 20_000
SCREENSHOTS = os.environ.get("LIMS_SCREENSHOTS", "")


def settle(qtbot: QtBot, desk: Desk) -> None:
    """Wait until every act and every question has answered."""
    qtbot.waitUntil(lambda: desk.work.is_idle, timeout=PATIENCE_MS)


def open_page(qtbot: QtBot, window: Window, name: str, argument: Any = None) -> Page:
    """Open a page and wait until it is filled."""
    window.open(name, argument)
    settle(qtbot, window.desk)
    page = window.visible_page()
    assert page is not None
    assert page.name == name
    return page


def scan(widget: QWidget, text: str) -> None:
    """Scan as a keyboard wedge does: F12, the characters, Enter; the widget is where the focus happens to be."""
    QTest.keyClick(widget, Qt.Key.Key_F12)
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Return)


def type_into(widget: QWidget, text: str) -> None:
    """Go to a field, replace what is there, and move on with Enter."""
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(widget, text)
    QTest.keyClick(widget, Qt.Key.Key_Return)


def press(widget: QWidget, keys: str) -> None:
    """Press a key or a combination, such as `Ctrl+Return`."""
    QTest.keySequence(widget, keys)


def screenshot(widget: QWidget, name: str) -> Path | None:
    """Keep a picture of the widget in the folder named by LIMS_SCREENSHOTS; without one, only draw it."""
    QApplication.processEvents()
    picture = widget.grab()
    assert not picture.isNull()
    if not SCREENSHOTS:
        return None
    path = Path(SCREENSHOTS) / f"{name}.png"
    path.parent.mkdir(parents=True, exist_ok=True)
    picture.save(str(path))
    return path
