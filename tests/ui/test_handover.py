"""Hand-over: scan, scan, scan, sign; by keyboard and scanner, in a real laboratory."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from lims_desktop import custody, items, people
from lims_desktop.lab import Lab
from tests.database import PASSWORD
from tests.laboratory import LINE, one_item, place, take_in
from tests.ui.kit import open_page, press, scan, screenshot, settle, type_into
from ui.desk import Desk
from ui.pages.handover import HandoverPage
from ui.proof import ProofDialog, ReasonDialog
from ui.window import Window


def codes(lab: Lab, *ids: int) -> list[str]:
    """The codes on the labels of these items."""
    shown = [items.view(lab, number) for number in ids]
    return [view.labels[0].code for view in shown if view is not None]


def badge_of(lab: Lab, login: str) -> str:
    """The code on somebody's badge."""
    return str(lab.call("find", text=next(one.name for one in people.everyone(lab) if one.login == login), most=5))


def proof(qtbot: QtBot, window: Window) -> ProofDialog:
    """The question for a second person's password, open over the window."""
    qtbot.waitUntil(lambda: bool(window.findChildren(ProofDialog)), timeout=5000)
    return window.findChildren(ProofDialog)[-1]


def confirm(qtbot: QtBot, desk: Desk, dialog: ProofDialog, password: str = PASSWORD) -> None:
    """The second person types their password."""
    type_into(dialog.password, password)
    settle(qtbot, desk)


@pytest.fixture
def giver(window_of: Callable[[str], Window], qtbot: QtBot) -> tuple[Window, HandoverPage]:
    """Tom's window with the hand-over page open."""
    window = window_of("tech.tom")
    page = open_page(qtbot, window, "handover")
    assert isinstance(page, HandoverPage)
    return window, page


def test_scan_scan_scan_sign(giver, qtbot, lab_of):
    window, page = giver
    lab = window.desk.lab
    taken = take_in(lab, *[LINE] * 3)
    other = take_in(lab, LINE, reference="CR-2/26").items[0].id
    for code in codes(lab, *[item.id for item in taken.items], other):
        scan(page, code)
    settle(qtbot, window.desk)
    assert len(page.board.table.lines) == 4
    assert page.board.last.tone == "good"
    assert page.receiver.choose(next(one.id for one in people.everyone(lab) if one.login == "ana.lyst"))
    screenshot(window, "handover-scanned")
    press(page, "Ctrl+Return")
    confirm(qtbot, window.desk, proof(qtbot, window))
    assert page.board.table.lines == []
    assert {item.case_number for item in custody.bench(lab_of("ana.lyst")).held} == {"LAB-2026-00001", "LAB-2026-00002"}
    screenshot(window, "handover-done")
