"""Everything that can be reached with the keyboard says its name to assistive technology."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.kit import open_page
from ui import pages
from ui.window import Window

EVERYBODY = "tech.tom"
PAGES = sorted(name for name, page in pages.discover().items() if page.is_for(frozenset({"evidence_technician"})))
NEEDS_A_SUBJECT = frozenset({"item", "case", "document", "person", "place"})


def nameless(widget: QWidget) -> list[str]:
    reachable = (
        part
        for part in widget.findChildren(QWidget)
        if part.isVisible() and part.focusPolicy() != Qt.FocusPolicy.NoFocus and part.focusProxy() is None
    )
    named = [part for part in reachable if not isinstance(part, QScrollArea)]
    return [
        f"{type(part).__name__} in {type(part.parent()).__name__}"
        for part in named
        if not QAccessible.queryAccessibleInterface(part).text(QAccessible.Text.Name).strip()
    ]


@pytest.mark.parametrize("name", [page for page in PAGES if page not in NEEDS_A_SUBJECT])
def test_every_control_says_its_name(window_of: Callable[[str], Window], qtbot: QtBot, name: str) -> None:
    window = window_of(EVERYBODY)
    open_page(qtbot, window, name)
    assert nameless(window) == []


def test_every_control_can_be_reached_with_tab(window_of: Callable[[str], Window], qtbot: QtBot) -> None:
    window = window_of(EVERYBODY)
    open_page(qtbot, window, "about")
    reached: set[QWidget] = set()
    focus: QWidget | None = window.header.search
    while focus is not None and focus not in reached:
        reached.add(focus)
        focus = focus.nextInFocusChain()
    assert set(window.rail.buttons.values()) <= reached
    assert {window.header.back, window.header.forward, window.header.search} <= reached
