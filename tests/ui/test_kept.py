"""Pages not visited for long are let go, unless they hold something; going back shows the place that was left."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from lims_desktop.lab import Lab
from tests.ui.kit import open_page, settle
from ui import kept, pages
from ui.kept import MOST
from ui.page import Page
from ui.table import Column
from ui.tableview import Table
from ui.window import Window

WindowOf = Callable[[str], Window]
COLUMNS = (Column("number", "Number"), Column("name", "Name", 200))


@dataclass(frozen=True)
class Row:
    number: int
    name: str


def rows(
    _lab: Lab, *, after: Row | None, limit: int, sort: tuple[str, bool] | None, filters: dict[str, Any]
) -> list[Row]:
    """A thousand rows, downwards when asked."""
    numbers = range(999, -1, -1) if sort and sort[1] else range(1000)
    begin = numbers.index(after.number) + 1 if after else 0
    return [Row(number, f"Row {number}") for number in numbers[begin : begin + limit]]


class Long(Page):
    """A long list with a field beside it."""

    name = "long"
    title = "About"

    def build(self) -> None:
        self.note = QLineEdit(self)
        self.table = Table(self, COLUMNS, rows)
        self.content.addWidget(self.note)
        self.content.addWidget(self.table)

    def fill(self, _answer: Any) -> None:
        self.table.ask()


@pytest.fixture(autouse=True)
def _long_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(pages._registered, "long", Long)


def long_page(qtbot: QtBot, window: Window, argument: Any = None) -> Long:
    page = open_page(qtbot, window, "long", argument)
    assert isinstance(page, Long)
    return page


def walk(qtbot: QtBot, window: Window, *names: str) -> None:
    """Visit these pages, as a person who looks at each for a moment."""
    for name in names:
        open_page(qtbot, window, name)
        QApplication.processEvents()


class Alone(QObject):
    """Notices parts that are windows of their own for a moment: they take the keyboard away."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        if isinstance(watched, QWidget) and event.type() == QEvent.Type.Show and watched.isWindow():
            self.found.append(f"{type(watched).__name__} {watched.accessibleName()}")
        return False


@contextmanager
def nothing_stands_alone() -> Iterator[None]:
    """No part of a page is shown before it lies in it."""
    alone, app = Alone(), QApplication.instance()
    assert app is not None
    app.installEventFilter(alone)
    yield
    app.removeEventFilter(alone)
    assert alone.found == []


def living() -> list[str]:
    """The names of all pages that are in memory."""
    gc.collect()
    return [page.name for page in gc.get_objects() if isinstance(page, Page) and isValid(page)]


def test_all_pages_are_walked_and_a_few_are_alive(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("mona.manager")
    page = long_page(qtbot, window)
    page.note.setText("half a sentence")
    others = [name for name in window._kinds if name != "long"]
    assert len(others) > 3 * MOST
    with nothing_stands_alone():
        walk(qtbot, window, *others)
    qtbot.waitUntil(lambda: sorted(living()) == sorted(page.name for page in window._pages))
    alive = living()
    assert len(alive) <= MOST + 3, (
        "the longest not visited go, but what was typed and what was verified or tested stays"
    )
    assert {"long", "verify", "devices"} <= set(alive)
    assert long_page(qtbot, window).note.text() == "half a sentence"


def test_going_back_shows_the_place_that_was_left(
    window_of: WindowOf, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST", 1)
    window = window_of("mona.manager")
    page = long_page(qtbot, window, 7)
    page.table._sort_by(0)
    page.table._sort_by(0)
    settle(qtbot, window.desk)
    bar = page.table.verticalScrollBar()
    for _ in range(3):
        bar.setValue(bar.maximum())
        settle(qtbot, window.desk)
    page.table.selectRow(250)
    left, length = bar.value(), len(page.table.rows.rows)
    walk(qtbot, window, "about")
    assert window._pages.get("long") is None
    again = long_page(qtbot, window, 7)
    assert again is not page
    assert again.table.current == Row(999 - 250, "Row 749")
    assert (again.table.verticalScrollBar().value(), len(again.table.rows.rows)) == (left, length)
    assert again.table.horizontalHeader().isSortIndicatorShown()
    walk(qtbot, window, "about")
    other = long_page(qtbot, window, 8)
    assert (other.table.current, other.table.verticalScrollBar().value()) == (None, 0)
