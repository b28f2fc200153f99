"""A person at a desk of a real laboratory, without a screen."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lims_desktop.lab import Lab
from tests.ui.kit import PATIENCE_MS
from ui.desk import Desk
from ui.ending import put_away
from ui.theme import Theme
from ui.tokens import LIGHT
from ui.wedge import WedgeFilter
from ui.window import Window

OFFSCREEN = "This plugin does not support"
"""What Qt's screenless platform says about things only a real screen has."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "qapp" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.qt_log_ignore(OFFSCREEN, extend=True))


def pytest_unconfigure() -> None:
    put_away()


@pytest.fixture(autouse=True)
def _garbage_is_collected_here() -> Iterator[None]:
    """As in the program: on this thread alone (ui/calm.py), and so between the tests."""
    gc.disable()
    yield
    _tests.append(None)
    gc.collect(1 if len(_tests) % 25 else 2)


_tests: list[None] = []


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    """The look of the house, in daylight."""
    return Theme(qapp, LIGHT)


@pytest.fixture
def desk_of(lab_of: Callable[[str], Lab], theme: Theme) -> Iterator[Callable[[str], Desk]]:
    """The desk of the person with this login."""
    desks: list[Desk] = []

    def sit_down(login: str) -> Desk:
        desks.append(Desk(lab_of(login), theme))
        return desks[-1]

    yield sit_down
    for desk in desks:
        desk.close()


def is_at_rest(window: Window) -> bool:
    """Whether everything has answered and no page is about to ask again."""
    about_to_ask = any(page._soon.isActive() for page in window._pages)
    return window.desk.work.is_idle and not about_to_ask


def leave_at_once(qtbot: QtBot, window: Window) -> None:
    """Everything answers first; nobody is there to be asked whether unsaved work may be left."""
    qtbot.waitUntil(lambda: is_at_rest(window), timeout=PATIENCE_MS)
    window._closing = True


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[Desk], Window]]:
    """The window of a desk, with a keyboard wedge plugged in."""
    wedges: list[WedgeFilter] = []

    def open_window(desk: Desk) -> Window:
        window = Window(desk)
        wedge = WedgeFilter(qapp)
        wedge.scanned.connect(window.router.take_text)
        qapp.installEventFilter(wedge)
        wedges.append(wedge)
        qtbot.addWidget(window, before_close_func=partial(leave_at_once, qtbot))
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield open_window
    for wedge in wedges:
        qapp.removeEventFilter(wedge)
        wedge.deleteLater()


@pytest.fixture
def window_of(desk_of: Callable[[str], Desk], seat: Callable[[Desk], Window]) -> Callable[[str], Window]:
    """The window of the person with this login."""
    return lambda login: seat(desk_of(login))
