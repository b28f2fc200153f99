"""Containers: scanned open, packed, unpacked, re-packed and sealed with the scanner and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from lims_desktop import containers, custody, holds, items
from lims_desktop.lab import Lab
from tests.laboratory import LINE, one_item, place, take_in
from tests.ui.kit import open_page, press, scan, screenshot, settle
from ui.pages.containers import ContainersPage
from ui.parts.asking import Asking
from ui.window import Window

Windows = Callable[[str], Window]
Labs = Callable[..., Lab]


def tray(lab: Lab, positions: int | None = None) -> containers.Made:
    return containers.make(lab, "batch-tray", "Tray of Monday", positions)


@pytest.fixture
def tom(window_of: Windows, qtbot: QtBot) -> Any:
    window = window_of("tech.tom")
    page = open_page(qtbot, window, "containers")
    assert isinstance(page, ContainersPage)
    return window, page


def scanned(qtbot: QtBot, window: Window, *codes: str | None) -> None:
    for code in codes:
        scan(window, str(code))
        settle(qtbot, window.desk)


def answer(qtbot: QtBot, window: Window, **said: Any) -> Asking:
    asking = next(one for one in window.findChildren(Asking) if one.isVisible())
    asking.form.fill(said)
    asking.answer()
    settle(qtbot, window.desk)
    return asking


def inside(lab: Lab, container: int) -> list[int]:
    return sorted(item.id for item in items.view(lab, container).contents)


def test_a_carrier_is_made_and_packed(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    screenshot(window, "containers-empty")
    press(page, "Ctrl+N")
    screenshot(next(one for one in window.findChildren(Asking) if one.isVisible()), "containers-new")
    answer(qtbot, window, kind="batch-tray", description="Tray of Monday", positions=3)
    assert page.opened.item.number == "BOX-00001"
    taken = take_in(lab, LINE, LINE)
    holds.set_hold(lab, [taken.items[0].id], "court", "Order 7/26")
    scanned(qtbot, window, *(item.code for item in taken.items), taken.items[0].code)
    assert page.board.table.ids == [item.id for item in taken.items]
    screenshot(window, "containers-packing")
    page.go_button.click()
    settle(qtbot, window.desk)
    assert inside(lab, page.opened.item.id) == [item.id for item in taken.items]
    assert len(page.opened.item.contents) == 2
    screenshot(window, "containers-packed")


def test_the_container_once_more_does_it(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    made, item = tray(lab), take_in(lab, LINE).items[0]
    scanned(qtbot, window, made.code, item.code, made.code)
    assert inside(lab, made.id) == [item.id]
    scanned(qtbot, window, item.code)
    assert page.go_button.text().replace("&", "").strip() == "Take out"
    page._nervous.again("")
    scanned(qtbot, window, made.code)
    assert inside(lab, made.id) == []


def test_items_first_then_the_container(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    made, item = tray(lab), take_in(lab, LINE).items[0]
    scanned(qtbot, window, item.code)
    page.go()
    assert "container first" in page.board.last.sentence.text()
    scanned(qtbot, window, made.code)
    page.go()
    settle(qtbot, window.desk)
    assert inside(lab, made.id) == [item.id]


def test_in_and_out_are_not_mixed(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    made = tray(lab)
    first, second = take_in(lab, LINE, LINE).items
    items.containerise(lab, [first.id], made.id)
    scanned(qtbot, window, made.code, second.code, first.code)
    assert page.board.table.ids == [second.id]
    assert page.board.last.tone == "refused"


def test_a_full_carrier_refuses_and_the_list_stays(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    made = tray(lab, 1)
    taken = take_in(lab, LINE, LINE)
    scanned(qtbot, window, made.code, *(item.code for item in taken.items))
    page.go()
    settle(qtbot, window.desk)
    assert "positions" in page.board.last.sentence.text()
    assert len(page.board.table.lines) == 2
    screenshot(window, "containers-full")
    assert inside(lab, made.id) == []
    assert page.leave() is not None


def test_what_is_not_mine_is_refused_with_where_it_is(tom: Any, qtbot: QtBot, lab_of: Labs) -> None:
    window, page = tom
    lab = window.desk.lab
    made, stored = tray(lab), tray(lab)
    hers = one_item(lab_of("tech.tina", "Counter two"))
    custody.store(lab, [stored.id], place(lab, "Shelf 1"))
    scanned(qtbot, window, made.code, items.view(lab, hers).labels[0].code)
    assert "Tina Evidence" in page.board.last.sentence.text()
    page.close_container()
    scanned(qtbot, window, stored.code)
    assert page.board.last.tone == "warning"
    assert page.opened.item.id == stored.id, "one may look into it"


def test_everything_from_one_into_another(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    old, new = tray(lab), tray(lab)
    taken = [item.id for item in take_in(lab, LINE, LINE).items]
    items.containerise(lab, taken, old.id)
    scanned(qtbot, window, old.code)
    press(page, "Ctrl+R")
    screenshot(window, "containers-repack")
    scanned(qtbot, window, new.code)
    assert (inside(lab, old.id), inside(lab, new.id)) == ([], taken)
    assert page.opened.item.id == new.id


def test_sealed_opened_and_out_of_use(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    made, item = tray(lab), take_in(lab, LINE).items[0]
    scanned(qtbot, window, made.code)
    page.item_questions.seal(page.opened.item)
    answer(qtbot, window, number="S-77", seal_type="evidence-tape")
    page.reload()
    settle(qtbot, window.desk)
    assert page.opened.sealed
    scanned(qtbot, window, item.code)
    page.go()
    settle(qtbot, window.desk)
    assert "Open its seal first" in page.board.last.sentence.text()
    page.item_questions.open_seal(page.opened.item)
    reason = page.terms.options("open_seal_reason")[0][1]
    answer(qtbot, window, reason=reason)
    page.board.table.empty()
    page.reload()
    settle(qtbot, window.desk)
    page.questions.retire(page.opened.item, page._retired)
    answer(qtbot, window, reason="Cracked")
    assert page.opened.item is None
    assert containers.listed(lab) == []


def test_the_list_of_carriers_opens_one(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    for number in range(3):
        containers.make(lab, "rack", f"Rack {number}", 96 if number else None)
    page.reload()
    settle(qtbot, window.desk)
    page.tabs.setCurrentIndex(1)
    screenshot(window, "containers-list")
    page.carriers.selectRow(0)
    press(page.carriers, "Return")
    settle(qtbot, window.desk)
    assert page.opened.item.number == "BOX-00003"


def test_from_the_item_page(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    lab = window.desk.lab
    made, item = tray(lab), one_item(lab)
    items.containerise(lab, [item], made.id)
    shown: Any = open_page(qtbot, window, "item", item)
    shown._open_container(shown.item)
    settle(qtbot, window.desk)
    page: Any = window.visible_page()
    assert page.opened.item.id == made.id
    carrier: Any = open_page(qtbot, window, "item", made.id)
    assert carrier.item.is_carrier
    screenshot(window, "item-carrier")
