"""The grid where the number of lines is open: lines follow what is filled, and a paste stays with its item."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from lims_desktop.methods import reading
from lims_desktop.methods.sheet import Sheet
from lims_desktop.worksheets import Position, WorksheetView
from ui.worksheets.grid import FIXED, GridView

NET_WEIGHT = reading.shipped()["drug-net-weight"]


def position(number: int) -> Position:
    return Position(number, number, number, f"LAB-1-0{number}", "Wraps", None, 1, None, None, True, None)


def view(state: str = "RUNNING") -> WorksheetView:
    """Two items, each with as many wraps as there are."""
    definition = reading.to_json(NET_WEIGHT)
    return WorksheetView(
        1, "W-1", state, NET_WEIGHT.code, 1, definition, "Ana", 1, datetime.now(UTC), None, None, None, None, None,
        [], [], [position(1), position(2)], [], {}, {},
    )  # fmt: skip


@pytest.fixture
def grid(qtbot: QtBot) -> GridView:
    made = GridView("en", str)
    qtbot.addWidget(made)
    made.grid.show_sheet(Sheet(view()), editable=True)
    return made


def lines(grid: GridView) -> list[tuple[int, int]]:
    assert grid.grid.sheet is not None
    return [(row.position.id, row.replicate) for row in grid.grid.sheet.rows]


def stand(grid: GridView, row: int, code: str) -> None:
    assert grid.grid.sheet is not None
    column = FIXED + [field.code for field in grid.grid.sheet.columns].index(code)
    grid.setCurrentIndex(grid.grid.index(row, column))


def test_a_line_follows_each_that_is_filled_and_those_of_the_next_item_stay_its_own(grid: GridView) -> None:
    assert lines(grid) == [(1, 1), (2, 1)]
    stand(grid, 0, "gross")
    grid.paste("1.25\t0.25\n1.31\t0.26\n1.19\t0.24\n")
    assert lines(grid) == [(1, 1), (1, 2), (1, 3), (1, 4), (2, 1)]
    sheet = grid.grid.sheet
    assert sheet is not None
    assert {key.position for key in sheet.typed} == {1}
    assert str(sheet.computed(1).values["sampled_net"]) == "3.00"
    assert sheet.computed(1).values["units"] == 3
    assert sheet.missing == 10  # the run's two; of the first item three, of the second those and its first line
    stand(grid, 0, "population")
    grid.paste("3\n7\n")
    assert {key.position: typed for key, typed in sheet.typed.items() if key.field == "population"} == {1: "3", 2: "7"}


def test_more_lines_than_an_item_may_have_are_not_pasted_at_all(grid: GridView, qtbot: QtBot) -> None:
    stand(grid, 0, "gross")
    with qtbot.waitSignal(grid.grid.refused) as told:
        grid.paste("1\n" * (NET_WEIGHT.most_lines + 1))
    assert told.args[0].code == "worksheet.lines_do_not_fit"
    assert grid.grid.sheet is not None
    assert grid.grid.sheet.typed == {}
    grid.paste("1\n" * NET_WEIGHT.most_lines)
    assert len(lines(grid)) == NET_WEIGHT.most_lines + 1


def test_a_worksheet_that_is_not_open_takes_nothing(grid: GridView) -> None:
    grid.grid.show_sheet(Sheet(view("REVIEWED")), editable=False)
    stand(grid, 0, "gross")
    grid.paste("1\n2\n")
    assert lines(grid) == [(1, 1), (2, 1)]


def test_an_answer_of_the_laboratory_does_not_take_what_is_being_typed(grid: GridView, qtbot: QtBot) -> None:
    """The value before is saved while the next is written: half of it, or all of it before Enter has done its work."""
    grid.show()
    stand(grid, 0, "gross")
    QTest.keyClicks(grid, "1")
    [editor] = grid.findChildren(QLineEdit)
    QTest.keyClicks(editor, ".25")
    sheet = grid.grid.sheet
    assert sheet is not None
    grid.grid.show_sheet(sheet, editable=True)  # as when an autosave has answered
    assert editor.text() == "1.25"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    grid.grid.show_sheet(sheet, editable=True)
    qtbot.waitUntil(lambda: bool(sheet.typed))
    assert [typed for key, typed in sheet.typed.items() if key.field == "gross"] == ["1.25"]
