"""Lists of cases and items, a place with what is there, a person with what they hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pytestqt.qtbot import QtBot

from lims_desktop import custody, people, places
from lims_desktop.lab import Lab
from tests.laboratory import LINE, one_item, take_in
from tests.ui.kit import open_page, press, scan, screenshot, settle
from ui.tableview import Table
from ui.window import Window

Windows = Callable[[str], Window]
Labs = Callable[..., Lab]


def numbers(table: Table) -> list[str]:
    return [row.number for row in table.rows.rows]


def test_items_newest_first_and_by_number(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    take_in(window.desk.lab, *[LINE] * 3)
    page: Any = open_page(qtbot, window, "items")
    assert numbers(page.items) == ["LAB-2026-00001-03", "LAB-2026-00001-02", "LAB-2026-00001-01"]
    page.items.rows.sort(0)
    settle(qtbot, window.desk)
    assert numbers(page.items) == ["LAB-2026-00001-01", "LAB-2026-00001-02", "LAB-2026-00001-03"]
    screenshot(window, "items")


def test_items_narrowed_by_type(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    take_in(window.desk.lab, LINE, replace(LINE, line=2, item_type="swab", description="Swab of the door handle"))
    page: Any = open_page(qtbot, window, "items")
    page.kind.choose("swab")
    settle(qtbot, window.desk)
    assert numbers(page.items) == ["LAB-2026-00001-02"]


def test_cases_and_enter_opens(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    for reference in ("CR-1/26", "CR-2/26"):
        take_in(window.desk.lab, LINE, reference=reference)
    page: Any = open_page(qtbot, window, "cases")
    assert numbers(page.cases) == ["LAB-2026-00002", "LAB-2026-00001"]
    screenshot(window, "cases")
    opened = []
    window.desk.opened.connect(lambda name, argument: opened.append((name, argument)))
    page.cases.selectRow(1)
    press(page.cases, "Return")
    assert opened == [("case", page.cases.rows.rows[1].id)]


def test_a_scanned_place_says_what_is_there(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    lab = window.desk.lab
    shelf = next(one for one in places.locations(lab) if one.name == "Shelf 1")
    item = one_item(lab)
    custody.store(lab, [item], shelf.id)
    open_page(qtbot, window, "about")
    scan(window, str(shelf.code))
    settle(qtbot, window.desk)
    page: Any = window.visible_page()
    assert page.name == "place"
    assert page.heading.title == "Shelf 1"
    assert numbers(page.items) == ["LAB-2026-00001-01"]
    assert page.badges[2].badge.text == "1 of 20"
    screenshot(window, "place")


def test_no_such_place_is_said(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page: Any = open_page(qtbot, window, "place", 999_999)
    assert "999999" in page.notice.text
    assert not page.items.isVisible()


def test_a_person_and_what_they_hold(window_of: Windows, qtbot: QtBot, lab_of: Labs) -> None:
    window = window_of("mona.manager")
    tom = lab_of("tech.tom", "Counter")
    one_item(tom)
    page: Any = open_page(
        qtbot, window, "person", next(one.id for one in people.everyone(tom) if one.login == "tech.tom")
    )
    assert page.heading.title == "Tom Evidence"
    assert numbers(page.items) == ["LAB-2026-00001-01"]
    screenshot(window, "person")
