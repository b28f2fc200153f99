"""Holds: what stands and until when; set on many items by scanning; extended and lifted with what the rules ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from lims_desktop import custody, holds, items
from lims_desktop.lab import Lab
from tests.laboratory import LINE, one_item, take_in
from tests.ui.kit import open_page, press, scan, screenshot, settle
from ui.pages.holds import HoldsPage
from ui.parts.asking import Asking
from ui.window import Window

Windows = Callable[[str], Window]
Labs = Callable[..., Lab]

BOX = replace(LINE, line=1, item_type="container", description="Box of the search", unit="container")


def answer(qtbot: QtBot, window: Window, **said: Any) -> Asking:
    asking = next(one for one in window.findChildren(Asking) if one.isVisible())
    asking.form.fill(said)
    asking.answer()
    settle(qtbot, window.desk)
    return asking


def held_page(qtbot: QtBot, window: Window, argument: Any = None) -> HoldsPage:
    page = open_page(qtbot, window, "holds", argument)
    assert isinstance(page, HoldsPage)
    return page


def scanned(qtbot: QtBot, window: Window, *codes: str | None) -> None:
    for code in codes:
        scan(window, str(code))
        settle(qtbot, window.desk)


def some_holds(tom: Lab) -> list[int]:
    soon, late = (datetime.now(UTC) + timedelta(days=days) for days in (3, 90))
    box = take_in(tom, BOX, replace(LINE, line=2, container=1)).items[0].id
    wordy = "Order of the Supreme Court of Belize, claim 417 of 2026, as amended on appeal and served on the laboratory"
    return [
        holds.set_hold(tom, [one_item(tom)], "court", wordy, expires=soon).hold,
        holds.set_hold(tom, [box], "dpp", "Letter 3/26", expires=late).hold,
        holds.set_hold(tom, [one_item(tom)], "quality", "Freezer failed").hold,
    ]


def test_what_ends_first_is_first(window_of: Windows, qtbot: QtBot, lab_of: Labs) -> None:
    court, dpp, quality = some_holds(lab_of("tech.tom", "Counter"))
    window = window_of("mona.manager")
    page = held_page(qtbot, window)
    assert [row.id for row in page.table.rows.rows] == [court, dpp, quality]
    screenshot(window, "holds-standing")
    page.kind.choose("dpp")
    settle(qtbot, window.desk)
    assert [row.id for row in page.table.rows.rows] == [dpp]


def test_a_task_opens_its_hold_alone(window_of: Windows, qtbot: QtBot, lab_of: Labs) -> None:
    court, *_ = some_holds(lab_of("tech.tom", "Counter"))
    page = held_page(qtbot, window_of("mona.manager"), court)
    assert [row.id for row in page.table.rows.rows] == [court]
    page.every.click()
    settle(qtbot, page.desk)
    assert len(page.table.rows.rows) == 3


def test_a_hold_is_set_on_many_by_scanning(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    lab = window.desk.lab
    page = held_page(qtbot, window)
    assert page.setting is not None
    screenshot(window, "holds-empty")
    box, inside = take_in(lab, BOX, replace(LINE, line=2, container=1)).items
    other = take_in(lab, LINE).items[0]
    scanned(qtbot, window, box.code, other.code, other.code)
    assert "already" in page.setting.board.last.sentence.text()
    assert page.setting.board.table.ids == [box.id, other.id]
    press(page, "Ctrl+Return")
    assert page.setting.form.fields["kind"].error.isVisible()
    page.setting.form.fill({"kind": "dpp", "authority": "Letter 3/26", "ends": False})
    screenshot(window, "holds-setting")
    press(page, "Ctrl+Return")
    settle(qtbot, window.desk)
    assert [items.view(lab, one.id).hold_kinds for one in (box, inside, other)] == [["dpp"]] * 3
    assert "1 more" in window.desk.messages.latest.text
    assert page.setting.board.table.lines == []


def test_a_content_is_held_alone_and_a_place_is_no_item(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    lab = window.desk.lab
    page = held_page(qtbot, window)
    box, inside = take_in(lab, BOX, replace(LINE, line=2, container=1)).items
    scanned(qtbot, window, inside.code)
    assert page.setting is not None
    assert page.setting.board.table.ids == [inside.id]
    assert page.leave() is not None
    page.setting.form.fill({"kind": "court", "authority": "Order"})
    page.setting.go()
    settle(qtbot, window.desk)
    assert items.view(lab, box.id).hold_kinds is None


def test_extended_and_lifted(window_of: Windows, qtbot: QtBot, lab_of: Labs) -> None:
    court, _dpp, quality = some_holds(lab_of("tech.tom", "Counter"))
    window = window_of("mona.manager")
    page = held_page(qtbot, window)
    page.table.selectRow(0)
    press(page, "Ctrl+E")
    screenshot(next(one for one in window.findChildren(Asking) if one.isVisible()), "holds-extend")
    answer(qtbot, window, ends=False, reason="Adjourned")
    page.reload()
    settle(qtbot, window.desk)
    line = next(row for row in page.table.rows.rows if row.id == court)
    assert line.expires_at is None
    page.table.selectRow(page.table.rows.rows.index(line))
    page.extend()
    assert "no end" in window.desk.messages.latest.text
    page.lift()
    asking = answer(qtbot, window, reason="They rang")
    assert asking.isVisible(), "a document is needed"
    screenshot(asking, "holds-lift")
    answer(qtbot, window, authority="Order 9/26", reason="Revoked")
    page.reload()
    settle(qtbot, window.desk)
    ids = [row.id for row in page.table.rows.rows]
    assert court not in ids
    page.table.selectRow(ids.index(quality))
    page.lift()
    answer(qtbot, window, reason="The freezer is repaired")
    page.reload()
    settle(qtbot, window.desk)
    assert quality not in [row.id for row in page.table.rows.rows]


def test_nobody_lifts_their_own_quality_hold(window_of: Windows, qtbot: QtBot, lab_of: Labs) -> None:
    window = window_of("mona.manager")
    holds.set_hold(window.desk.lab, [one_item(lab_of("tech.tom", "Counter"))], "quality", "Freezer failed")
    page = held_page(qtbot, window)
    page.table.selectRow(0)
    press(page, "Ctrl+U")
    asking = answer(qtbot, window, reason="The freezer is repaired")
    assert asking.isVisible()
    assert "Somebody else" in asking.trouble.text()
    screenshot(asking, "holds-own")
    asking.reject()


def test_an_auditor_reads_only(window_of: Windows, qtbot: QtBot) -> None:
    page = held_page(qtbot, window_of("aud.itor"))
    assert page.setting is None
    assert [key.text() for key in page.keys] == []


@pytest.mark.parametrize("name", ["bench", "items"])
def test_lists_of_items_say_what_holds_them(window_of: Windows, qtbot: QtBot, name: str) -> None:
    window = window_of("tech.tom")
    lab = window.desk.lab
    holds.set_hold(lab, [one_item(lab)], "court", "Order")
    holds.set_hold(lab, [custody.bench(lab).held[0].id], "dpp", "Letter")
    one_item(lab)
    page: Any = open_page(qtbot, window, name)
    table = page.held if name == "bench" else page.items
    column = [column.name for column in table.rows.columns].index("hold_kinds")
    said = {table.rows.index(row, column).data() for row in range(2)}
    assert said == {"", "held: court, DPP"}
    screenshot(window, f"holds-in-{name}")
