"""The page of tasks: one line for each, Enter opens where it is dealt with."""

from __future__ import annotations

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from lims_desktop import custody
from tests.database import LabOf
from tests.laboratory import one_item
from tests.ui.kit import open_page, press, screenshot, settle
from ui.pages.tasks import TasksPage
from ui.window import Window


def test_an_offer_awaits_its_taker(qtbot: QtBot, window_of: Callable[[str], Window], lab_of: LabOf) -> None:
    giver = lab_of("tech.tom")
    custody.offer(giver, [one_item(giver)], lab_of("tech.tina", "Other").me.person)
    window = window_of("tech.tina")
    page = open_page(qtbot, window, "tasks")
    assert isinstance(page, TasksPage)
    screenshot(window, "tasks")
    assert page.table.model().index(0, 1).data() == "Tom Evidence offers you 1 items: accept or decline on your bench."
    page.table.selectRow(0)
    press(page.table, "Return")
    settle(qtbot, window.desk)
    assert window.visible_page().name == "bench"


def test_nothing_awaits_somebody_new(qtbot: QtBot, window_of: Callable[[str], Window]) -> None:
    page = open_page(qtbot, window_of("aud.itor"), "tasks")
    assert isinstance(page, TasksPage)
    assert page.table.model().rowCount() == 0
