"""My bench: what I hold, the oldest first; accepting with my own password; declining, withdrawing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from lims_desktop import custody, people
from lims_desktop.lab import Lab
from tests.database import PASSWORD
from tests.laboratory import LINE, one_item, take_in
from tests.ui.kit import open_page, press, screenshot, settle, type_into
from ui.pages.bench import BenchPage
from ui.proof import ProofDialog
from ui.window import Window

Windows = Callable[[str], Window]
Labs = Callable[..., Lab]


def bench_of(qtbot: QtBot, window: Window) -> Any:
    page = open_page(qtbot, window, "bench")
    assert isinstance(page, BenchPage)
    return page


def person(lab: Lab, login: str) -> int:
    return next(one.id for one in people.everyone(lab) if one.login == login)


def test_free_hands_say_so(window_of: Windows, qtbot: QtBot) -> None:
    page = bench_of(qtbot, window_of("tech.tom"))
    assert page.held.rows.rowCount() == 0
    assert "free" in page.held.empty_text
    assert not page.store_button.isEnabled()
    screenshot(page.window(), "bench-empty")


def test_what_i_hold_is_listed_and_enter_opens_it(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    taken = take_in(window.desk.lab, *[LINE] * 3)
    page = bench_of(qtbot, window)
    assert [row.id for row in page.held.rows.rows] == [item.id for item in taken.items]
    opened = []
    window.desk.opened.connect(lambda name, argument: opened.append((name, argument)))
    press(page.held, "Return")
    assert opened == [("item", taken.items[0].id)]
    screenshot(window, "bench-to-item")


def test_several_chosen_go_to_the_hand_over(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    taken = take_in(window.desk.lab, *[LINE] * 3)
    page = bench_of(qtbot, window)
    page.held.selectAll()
    assert page.give_button.accessibleName() == "Hand over  3"
    page.give_button.click()
    settle(qtbot, window.desk)
    handover = window.visible_page()
    assert handover.name == "handover"
    assert sorted(handover.board.table.ids) == [item.id for item in taken.items]


@pytest.fixture
def offered(lab_of: Labs, window_of: Windows, qtbot: QtBot) -> Any:
    """Tom offered two shirts to Ana; her bench is open."""
    tom = lab_of("tech.tom", "Counter")
    taken = take_in(tom, LINE, LINE)
    offer = custody.offer(tom, [item.id for item in taken.items], person(tom, "ana.lyst"), reason="examination")
    window = window_of("ana.lyst")
    return tom, offer, window, bench_of(qtbot, window)


def test_i_accept_with_my_own_password(offered: Any, qtbot: QtBot) -> None:
    _, _, window, page = offered
    assert page.offers.isVisible()
    assert page.offers.accept_button.isVisible()
    screenshot(window, "bench-offer")
    page.offers.accept_button.click()
    dialog = window.findChildren(ProofDialog)[-1]
    assert dialog.login.text() == "ana.lyst"
    type_into(dialog.password, "a wrong password")
    settle(qtbot, window.desk)
    assert dialog.isVisible()
    assert "password" in dialog.password_field.error.text().lower()
    type_into(dialog.password, PASSWORD)
    settle(qtbot, window.desk)
    page.reload()
    settle(qtbot, window.desk)
    assert [row.number for row in page.held.rows.rows] == ["LAB-2026-00001-01", "LAB-2026-00001-02"]
    assert not page.offers.isVisible()


def test_i_decline(offered: Any, qtbot: QtBot) -> None:
    tom, _, window, page = offered
    page.offers.decline_button.click()
    settle(qtbot, window.desk)
    assert custody.bench(tom).offers == []
    assert len(custody.bench(tom).held) == 2


def test_i_withdraw_what_i_offered(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    lab = window.desk.lab
    custody.offer(lab, [one_item(lab)], person(lab, "ana.lyst"))
    page = bench_of(qtbot, window)
    assert not page.offers.accept_button.isVisible()
    press(page.offers.table, "Delete")
    settle(qtbot, window.desk)
    assert custody.bench(lab).offers == []
