"""Where is it? One box over everything, results while typing, and a clear answer to whatever was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lims_desktop.search import Found
from tests.laboratory import LINE, take_in
from tests.ui.kit import open_page, press, scan, screenshot, settle
from ui.pages.search import SearchPage, searchable
from ui.search.findings import Group, grouped
from ui.window import Window

Windows = Callable[[str], Window]


def typed(qtbot: QtBot, window: Window, text: str) -> Any:
    """Type into the search box and wait for what comes."""
    press(window, "Ctrl+K")
    QTest.keyClicks(window.header.search, text)
    qtbot.waitUntil(lambda: window.visible_page() is not None and window.visible_page().name == "search", timeout=5000)
    settle(qtbot, window.desk)
    return window.visible_page()


def found(page: Any) -> list[Found]:
    return [row for row in page.findings.findings.lines if not isinstance(row, Group)]


def test_results_while_typing_and_enter_opens(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    taken = take_in(window.desk.lab, LINE, LINE)
    page = typed(qtbot, window, "shirt")
    assert [row.kind for row in found(page)] == ["item", "item"]
    assert {row.where for row in found(page)} == {"Tom Evidence"}
    screenshot(window, "search-typing")
    opened = []
    window.desk.opened.connect(lambda name, argument: opened.append((name, argument)))
    QTest.keyClick(window.header.search, Qt.Key.Key_Down)
    settle(qtbot, window.desk)
    QTest.keyClick(page.findings, Qt.Key.Key_Return)
    assert ("item", taken.items[1].id) in opened


def test_kinds_are_grouped_and_headings_cannot_be_chosen() -> None:
    rows = list(grouped([Found("item", 1, "A-01", "shirt", None), Found("case", 2, "A", None, None)]))
    assert [row.kind for row in rows] == ["case", "case", "item", "item"]
    assert [isinstance(row, Group) for row in rows] == [True, False, True, False]


def test_a_typed_code_opens_at_once(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    taken = take_in(window.desk.lab, LINE)
    opened = []
    window.desk.opened.connect(lambda name, argument: opened.append((name, argument)))
    press(window, "Ctrl+K")
    QTest.keyClicks(window.header.search, str(taken.items[0].code))
    qtbot.waitUntil(lambda: ("item", taken.items[0].id) in opened, timeout=5000)


@pytest.mark.parametrize(
    "text",
    ["'; drop table lab.item; --", "\x00\x1b[31m", "x" * 10_000, "\u202eevil", "%_\\", "(((", "zz & | !", "😀", "ابجد"],
)
def test_hostile_words_get_a_clear_answer(window_of: Windows, qtbot: QtBot, text: str) -> None:
    window = window_of("tech.tom")
    page = open_page(qtbot, window, "search", text)
    assert isinstance(page, SearchPage)
    assert found(page) == []
    assert page.stack.currentWidget() is page.sentence
    assert page.sentence.text()
    assert "\u202e" not in page.sentence.text()
    assert len(page.sentence.text()) < 300


def test_only_the_newest_words_are_shown(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    take_in(window.desk.lab, LINE)
    for text in ("s", "sh", "shi", "zzz"):
        window.open("search", text)
    settle(qtbot, window.desk)
    assert found(window.visible_page()) == []


def test_what_cannot_be_seen_is_not_searched() -> None:
    assert searchable("  blue\t\x00shirt\u202e ") == "blue shirt"
    assert len(searchable("x" * 10_000)) == 200


def test_an_item_scan_opens_from_the_search_page(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    taken = take_in(window.desk.lab, LINE)
    page = open_page(qtbot, window, "search", "shirt")
    opened = []
    window.desk.opened.connect(lambda name, argument: opened.append((name, argument)))
    scan(page, str(taken.items[0].code))
    assert opened == [("item", taken.items[0].code)]


def test_typing_on_while_the_findings_come_loses_no_letter(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    take_in(window.desk.lab, LINE)
    typed(qtbot, window, "blue")
    QTest.keyClicks(window.header.search, " shi")
    qtbot.waitUntil(lambda: window.visible_page().argument == "blue shi", timeout=5000)
    settle(qtbot, window.desk)
    assert window.header.search.text() == "blue shi"
    assert [row.number for row in found(window.visible_page())] == ["LAB-2026-00001-01"]


def test_places_and_people_are_found_and_open(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    for words, kind, title in (("shelf", "place", "Shelf 1"), ("tina", "person", "Tina Evidence")):
        page: Any = open_page(qtbot, window, "search", words)
        assert [row.kind for row in found(page)] == [kind]
        QTest.keyClick(page.findings, Qt.Key.Key_Return)
        settle(qtbot, window.desk)
        assert window.visible_page().name == kind
        assert window.visible_page().heading.title == title
