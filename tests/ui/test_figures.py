"""The page of figures: every number with its definition, as of any day, frozen, and on paper."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from lims_desktop import custody, documents, figures, files, holds
from lims_desktop.lab import Lab
from tests.database import LabOf
from tests.laboratory import one_item, place
from tests.ui.kit import open_page, press, screenshot, settle
from ui.pages.document import DocumentPage
from ui.pages.figures import FiguresPage
from ui.pages.items import ItemsPage
from ui.theme import NORMAL, TOUCH
from ui.tokens import DARK, LIGHT
from ui.window import Window

WindowOf = Callable[[str], Window]


@pytest.fixture
def busy(lab_of: LabOf) -> Lab:
    """A laboratory with three stored items, one in hands, and a hold."""
    tom = lab_of("tech.tom")
    for days in (700, 200, 3):
        with tom.connection() as connection:
            moment = datetime.now(UTC) - timedelta(days=days)
            connection.exec_driver_sql("select lims.demonstration_clock(%s)", (moment,))
        item = one_item(tom)
        custody.store(tom, [item], place(tom, "Shelf 1"))
    holds.set_hold(tom, [item], "legal", "Court 2")
    one_item(tom)
    return tom


def page_of(qtbot: QtBot, window: Window) -> FiguresPage:
    window.resize(1280, 800)
    page = open_page(qtbot, window, "figures")
    assert isinstance(page, FiguresPage)
    settle(qtbot, window.desk)
    return page


def test_numbers_stand_beside_their_definitions(qtbot: QtBot, window_of: WindowOf, busy: Lab) -> None:
    page = page_of(qtbot, window_of("tech.tom"))
    assert {key: tile.number.text() for key, tile in page.tiles.items()} == {
        "where_held location": "3", "where_held person": "1", "where_held transit": "0", "where_held external": "0",
        "where_held terminal": "0", "overdue_arrivals": "0", "overdue_court": "0", "lockers_over": "0",
        "held_too_long": "0",
    }  # fmt: skip
    card = page.cards["held_by_place"]
    assert "Headquarters › Evidence room, over a year: 1" in card.chart.accessibleDescription()
    assert "Counted: every item whose last move" in card.meaning.text()
    page.tiles["held_too_long"].setFocus(Qt.FocusReason.TabFocusReason)
    assert "held_days" in page.meaning.text()
    screenshot(page.window(), "figures")


def test_enter_on_a_number_or_a_bar_opens_the_list_behind_it(qtbot: QtBot, window_of: WindowOf, busy: Lab) -> None:
    window = window_of("tech.tom")
    page = page_of(qtbot, window)
    QTest.keyClick(page.tiles["where_held person"], Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    listed = window.visible_page()
    assert isinstance(listed, ItemsPage)
    assert len(listed.items.rows.rows) == 1
    screenshot(window, "figures-behind")
    page = page_of(qtbot, window)
    chart = page.cards["held_by_place"].chart
    chart.choose((0, 0))
    QTest.keyClick(chart, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    assert listed.heading.subtitle == "Headquarters › Evidence room"
    assert len(listed.items.rows.rows) == 3
    listed.everything.click()
    settle(qtbot, window.desk)
    assert len(listed.items.rows.rows) == 4
    open_page(qtbot, window, "items", {"overdue_court": True, "exhibits": True})
    assert (listed.heading.subtitle, listed.items.rows.rows) == ("Only what should be back from court", [])
    page = page_of(qtbot, window)
    chart = page.cards["disposal_to_intake"].chart
    chart.choose((0, 11))
    QTest.keyClick(chart, Qt.Key.Key_Return)
    settle(qtbot, window.desk)
    assert listed.heading.subtitle.startswith(f"Only what was taken in from {datetime.now(UTC):%Y-%m}-01 before")
    assert listed.items.rows.rows


def test_another_day_has_its_own_numbers_and_no_list_behind_them(qtbot: QtBot, window_of: WindowOf, busy: Lab) -> None:
    page = page_of(qtbot, window_of("tech.tom"))
    page.day.setDate(QDate.currentDate().addDays(-100))
    settle(qtbot, page.desk)
    tile = page.tiles["where_held location"]
    assert tile.number.text() == "2"
    assert tile.said.key is None
    page._now()
    settle(qtbot, page.desk)
    assert tile.number.text() == "3"


def test_a_manager_freezes_the_month_that_is_over(qtbot: QtBot, window_of: WindowOf, lab_of: LabOf) -> None:
    window = window_of("mona.manager")
    page = page_of(qtbot, window)
    month = (date.today().replace(day=1) - timedelta(days=1)).replace(day=1)  # noqa: DTZ011
    assert page.freeze_button.text().strip() == f"Freeze {month:%Y-%m}"
    page.freeze_button.click()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: "frozen by Mona Manager" in page.heading.subtitle)
    assert not page.freeze_button.isEnabled()
    assert [one.month for one in figures.frozen(lab_of("tech.tom"))] == [month]
    screenshot(window, "figures-empty")


def test_a_task_opens_the_month_it_is_about(qtbot: QtBot, window_of: WindowOf) -> None:
    page = open_page(qtbot, window_of("mona.manager"), "figures", "2025-02-01")
    assert isinstance(page, FiguresPage)
    assert page.day.date() == QDate(2025, 2, 28)


def test_the_paper_says_every_number_and_what_it_means(
    qtbot: QtBot, window_of: WindowOf, busy: Lab, tmp_path: Path
) -> None:
    window = window_of("tech.tom")
    page = page_of(qtbot, window)
    press(page, "Ctrl+P")
    qtbot.waitUntil(lambda: isinstance(window.visible_page(), DocumentPage), timeout=20_000)
    settle(qtbot, window.desk)
    code = window.visible_page().argument
    kept = documents.by_number(busy, int(code[1:11]))
    assert (kept.kind, kept.stream) == ("figures", f"figures/{datetime.now(UTC):%Y-%m-%d}")
    paper = tmp_path / "figures.pdf"
    paper.write_bytes(files.read(busy, str(kept.sha256)).content)
    subprocess.run(["qpdf", "--check", paper], check=True, capture_output=True)
    said = subprocess.run(["pdftotext", "-layout", paper, "-"], check=True, capture_output=True, text=True).stdout
    for words in ("Items by room and age: 3", "Headquarters › Evidence room", "Legal hold", "Definition holds_active"):
        assert words in said


@pytest.mark.parametrize(("mode", "density"), [(DARK, NORMAL), (LIGHT, TOUCH)])
def test_how_the_page_looks(qtbot: QtBot, window_of: WindowOf, busy: Lab, mode: str, density: str) -> None:
    window = window_of("mona.manager")
    page = page_of(qtbot, window)
    window.desk.theme.choose(mode, density)
    page.cards["disposal_to_intake"].chart.setFocus()
    screenshot(window, f"figures-{mode}-{density}")
    window.desk.theme.choose(LIGHT, NORMAL)
