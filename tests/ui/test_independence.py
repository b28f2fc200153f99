"""Reviewers beside authors on the screen; work is drawn, done once more, compared and judged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pytestqt.qtbot import QtBot

from lims_desktop import reexaminations, requests
from tests.database import Database, LabOf
from tests.rules.test_independence import drawn_again, examine_again, issued
from tests.rules.test_reports import Office, authorise, authority, lab_of, office
from tests.rules.test_requests import allow, method
from tests.ui.kit import open_page, screenshot, settle
from ui.window import Window

__all__ = ["authority", "lab_of", "method", "office"]
Windows = Callable[[str], Window]


def test_quality_draws_compares_and_judges(
    window_of: Windows, qtbot: QtBot, lab_of: LabOf, office: Office, database: Database, method: int
) -> None:
    issued(lab_of, office, database)
    window = window_of("quinn.manager")
    page: Any = open_page(qtbot, window, "independence")
    assert page.pairs.rows.rows[0].reviewer_name == "Rita View"
    page.pairs.opened.emit(page.pairs.rows.rows[0])
    qtbot.waitUntil(lambda: len(page.lines.rows.rows) == 1)
    screenshot(window, "independence")
    page = open_page(qtbot, window, "reexaminations")
    screenshot(window, "reexaminations-empty")
    page.draw()
    screenshot(page.asked.asking, "reexaminations-draw")
    page.asked.asking.reject()
    one = drawn_again(lab_of)
    allow(lab_of, "ben.lyst", method)
    given = requests.take_next(lab_of("ben.lyst"), "toxicology").assignment or 0
    authorise(lab_of, "rita.view", method, "review")
    examine_again(lab_of, office, given)
    page.reload()
    qtbot.waitUntil(lambda: bool(page.values.rows.rows) and page.judge_button.isVisible())
    assert {row.agrees for row in page.values.rows.rows} == {True}
    screenshot(window, "reexaminations")
    page.judge()
    page.asked.asking.form.fill({"outcome": "discordant", "why": "The specimen was another one"})
    screenshot(page.asked.asking, "reexaminations-judge")
    page.asked.asking.answer()
    qtbot.waitUntil(page.raise_button.isVisible)
    settle(qtbot, window.desk)
    assert reexaminations.listed(lab_of("quinn.manager"))[0].request == one.request
    window.desk.theme.choose("dark", "normal")
    try:
        screenshot(window, "reexaminations-dark")
    finally:
        window.desk.theme.choose("light", "normal")
