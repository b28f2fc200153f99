"""Tables: page by page without a gap or a repeat, sorted by whoever answers, usable with the keyboard alone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from tests.ui.kit import settle
from ui import tableview
from ui.desk import Desk
from ui.page import Page
from ui.parts.badge import Badge
from ui.table import BADGE_ROLE, PAGE_ROWS, Column
from ui.tableview import Table, fitted, roomy


@dataclass(frozen=True)
class Vial:
    number: int
    name: str


VIALS = [Vial(number, f"vial {number:04d}") for number in range(1, 1201)]
EVEN = Badge("even", "good")
COLUMNS = (
    Column("number", "Number", 90, right=True, mono=True),
    Column("name", "Name", 200),
    Column(
        "even", "Even", 90, badge=lambda vial: Badge("even", "good") if vial.number % 2 == 0 else None, sortable=False
    ),
)


class Shelf:
    """Answers as the database does, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.threads: set[threading.Thread] = set()

    def vials(self, _lab: Lab, *, after: Vial | None, limit: int, sort: Any, filters: dict[str, Any]) -> list[Vial]:
        self.threads.add(threading.current_thread())
        self.asked.append({"after": after, "limit": limit, "sort": sort, "filters": filters})
        found = [vial for vial in VIALS if str(filters.get("holds", "")) in vial.name]
        if sort:
            found.sort(key=lambda vial: getattr(vial, sort[0]), reverse=sort[1])
        start = found.index(after) + 1 if after else 0
        return found[start : start + limit]


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def table(desk_of: Callable[[str], Desk], shelf: Shelf, qtbot: QtBot) -> Table:
    page = Page(desk_of("tech.tom"))
    qtbot.addWidget(page)
    made = Table(page, COLUMNS, question=shelf.vials)
    page.content.addWidget(made)
    page.resize(700, 500)
    page.show()
    made.ask()
    settle(qtbot, page.desk)
    return made


def scroll_to_the_end(table: Table, qtbot: QtBot) -> None:
    while table.rows.canFetchMore():
        table.rows.fetchMore()
        qtbot.waitUntil(lambda: not table.rows._asking)


def test_every_row_comes_once_and_off_the_screens_thread(table: Table, shelf: Shelf, qtbot: QtBot) -> None:
    assert table.rows.rowCount() == PAGE_ROWS
    scroll_to_the_end(table, qtbot)
    assert table.rows.rows == VIALS
    assert threading.main_thread() not in shelf.threads


def test_the_model_keeps_qts_contract(table: Table, qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table.rows)  # type: ignore[no-untyped-call]
    scroll_to_the_end(table, qtbot)
    table.show_rows(VIALS[:3])


def test_a_click_on_the_title_sorts_in_the_database(table: Table, shelf: Shelf, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    middle = header.sectionViewportPosition(0) + 10
    for order in (("number", False), ("number", True)):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(middle, 10))
        qtbot.waitUntil(lambda: not table.rows._asking)
        assert shelf.asked[-1]["sort"] == order
    assert table.rows.rows[0] == VIALS[-1]


def test_a_column_that_cannot_be_sorted_is_left_alone(table: Table, shelf: Shelf) -> None:
    asked = len(shelf.asked)
    table.horizontalHeader().sectionClicked.emit(2)
    assert len(shelf.asked) == asked


def test_filters_are_asked_anew(table: Table, shelf: Shelf, qtbot: QtBot) -> None:
    table.ask(holds="0007")
    qtbot.waitUntil(lambda: table.rows.rows == [VIALS[6]])
    assert shelf.asked[-1]["after"] is None


def test_loading_again_keeps_the_place_and_the_chosen_row(table: Table, shelf: Shelf, qtbot: QtBot) -> None:
    scroll_to_the_end(table, qtbot)
    table.selectRow(640)
    table.refresh()
    qtbot.waitUntil(lambda: not table.rows._asking)
    assert shelf.asked[-1]["limit"] == len(VIALS)
    assert table.current == VIALS[640]


def test_enter_opens_and_copy_copies(table: Table, qtbot: QtBot) -> None:
    table.selectRow(2)
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [VIALS[2]]
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "3\tvial 0003\t"


@pytest.mark.parametrize(
    ("said", "copied"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("@SUM(1)", "'@SUM(1)"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("-4.2 °C", "-4.2 °C"),
        ("- torn", "- torn"),
        ("two\nlines\tand a tab", "two lines and a tab"),
    ],
)
def test_what_is_copied_is_no_formula_and_one_cell(said: str, copied: str) -> None:
    assert tableview._cell(said) == copied


def test_tab_leaves_the_table(table: Table) -> None:
    assert not table.tabKeyNavigation()


def test_states_are_told_in_words_too(table: Table) -> None:
    index = table.rows.index(1, 2)
    assert index.data() == "even"
    assert index.data(BADGE_ROLE) == Badge("even", "good")
    assert table.rows.index(0, 2).data(BADGE_ROLE) is None


def test_row_heights_are_fixed(table: Table) -> None:
    header = table.verticalHeader()
    assert header.sectionResizeMode(0) is header.ResizeMode.Fixed
    assert table.rowHeight(0) == table.theme.size("row")


def test_a_refused_question_says_why_where_the_rows_would_be(table: Table, qtbot: QtBot) -> None:
    def refuse(_lab: Lab, **_: Any) -> list[Vial]:
        raise Refused("signin.fresh_needed")

    table.rows._question = refuse
    table.ask()
    qtbot.waitUntil(lambda: bool(table._trouble))
    assert "password" in table._trouble
    assert not table.rows.canFetchMore(QModelIndex())


def test_two_hundred_thousand_rows_are_no_trouble(table: Table, qtbot: QtBot) -> None:
    table.rows._question = None
    table.show_rows([Vial(number, "one of many") for number in range(200_000)])
    table.scrollToBottom()
    qtbot.waitUntil(lambda: table.verticalScrollBar().value() == table.verticalScrollBar().maximum())
    assert not table.grab().isNull()


WIDTHS = (Column("code", "Code", 100, mono=True), Column("what", "What", 200), Column("who", "Who", 200))
TITLES = [40, 40, 40]


def test_words_share_the_room_and_codes_keep_theirs() -> None:
    assert fitted(WIDTHS, TITLES, 900, 13) == [100, 400, 400]


def test_words_give_way_when_room_is_short_but_not_without_end() -> None:
    assert fitted(WIDTHS, TITLES, 400, 13) == [100, 150, 150]
    assert fitted(WIDTHS, TITLES, 100, 13) == [100, 100, 100]


def test_no_column_is_narrower_than_its_title() -> None:
    assert fitted(WIDTHS, [180, 40, 40], 900, 13)[0] == 180
    assert fitted(WIDTHS, [40, 190, 40], 400, 13) == [100, 190, 110], "also one that gives way"


def test_what_can_be_spared_goes_where_the_room_is_narrow() -> None:
    columns = (*WIDTHS, Column("also", "Also", 90, right=True, spare=True))
    assert roomy(columns, [40] * 4, 390, 13) == [0, 1, 2, 3]
    assert roomy(columns, [40] * 4, 389, 13) == [0, 1, 2]
    assert roomy(columns, [40] * 4, 100, 13) == [0, 1, 2], "only what can be spared"


def test_columns_the_person_has_drawn_stay_as_drawn(table: Table) -> None:
    table.setColumnWidth(1, 77)
    table.resize(table.width() + 100, table.height())
    assert table.columnWidth(1) == 77
