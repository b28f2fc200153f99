"""The planning board and the authorisations behind it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lims_desktop import authorisations
from lims_desktop.requests import About
from tests.database import LabOf
from tests.rules.test_methods import METHOD
from tests.rules.test_requests import TODAY, allow, asked, method, person
from tests.ui.kit import open_page, screenshot, settle
from ui.pages.authorisations import AuthorisationsPage
from ui.pages.planning import PlanningPage
from ui.parts.asking import Asking
from ui.window import Window

__all__ = ["method"]
WindowOf = Callable[[str], Window]


def asking() -> Asking:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Asking)
    return dialog


def board(qtbot: QtBot, window: Window) -> PlanningPage:
    page = open_page(qtbot, window, "planning")
    assert isinstance(page, PlanningPage)
    return page


def names(page: PlanningPage) -> dict[str, int]:
    return {card.lane.name: len(card.lane.lines) for card in page.lanes}


def test_a_request_is_dragged_to_an_analyst_and_to_another(
    qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, method: int
) -> None:
    asked(lab_of, About(court_date=TODAY, remand=True), reference="CR-1/26")
    asked(lab_of, reference="CR-2/26")
    allow(lab_of, "ben.lyst", method)
    window = window_of("rita.view")
    page = board(qtbot, window)
    assert names(page) == {"Waiting": 2, "Ana Lyst": 0, "Ben Lyst": 0}
    waiting, ana = page.lanes[0].list, page.lanes[1].list
    waiting.setCurrentRow(0)
    ana.let_go(waiting.current)
    settle(qtbot, window.desk)
    dialog = asking()
    assert dialog.form["person"] == person(lab_of, "ana.lyst")
    dialog.answer()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: names(page) == {"Waiting": 1, "Ana Lyst": 1, "Ben Lyst": 0})
    screenshot(window, "planning")
    page.lanes[1].list.setCurrentRow(0)
    page.lanes[2].list.let_go(page.lanes[1].list.current)
    settle(qtbot, window.desk)
    dialog = asking()
    dialog.answer()
    assert not dialog.isHidden()
    dialog.form.fill({"reason": "Ana is on leave"})
    dialog.answer()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: names(page) == {"Waiting": 1, "Ana Lyst": 0, "Ben Lyst": 1})


def test_what_is_refused_stays_where_it_was(qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, method: int) -> None:
    asked(lab_of)
    window = window_of("rita.view")
    page = board(qtbot, window)
    page.lanes[0].list.setCurrentRow(0)
    page.lanes[2].list.let_go(page.lanes[0].list.current)
    settle(qtbot, window.desk)
    dialog = asking()
    dialog.answer()
    settle(qtbot, window.desk)
    assert "Ben Lyst has no authorisation" in dialog.trouble.text()
    dialog.reject()
    assert names(page)["Waiting"] == 1


def test_a_manager_authorises_and_revokes(qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, method: int) -> None:
    window = window_of("quinn.manager")
    page = open_page(qtbot, window, "authorisations")
    assert isinstance(page, AuthorisationsPage)
    page.grant()
    dialog = asking()
    dialog.form.fill({"person": person(lab_of, "ben.lyst"), "method": method, "kind": "review", "evidence": "Test 7"})
    screenshot(dialog, "authorise")
    dialog.answer()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.table.rows.rowCount() == 2)
    screenshot(window, "authorisations")
    page.filter.setText("ben")
    assert [(row.method, row.act) for row in page.table.rows.rows] == [(METHOD.code, "review")]
    page.table.selectRow(0)
    page.revoke()
    dialog = asking()
    dialog.form.fill({"reason": "Failed the proficiency test"})
    dialog.answer()
    settle(qtbot, window.desk)
    found = authorisations.of_person(lab_of("ben.lyst"), person(lab_of, "ben.lyst"))
    assert [one.revoking_reason for one in found] == ["Failed the proficiency test"]
