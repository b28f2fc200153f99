"""The queue of a section: asked by scanning, reviewed, assigned, taken, stopped."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lims_desktop import requests
from lims_desktop.requests import About
from tests.database import Database, LabOf
from tests.laboratory import label, take_in
from tests.rules.test_requests import BLOOD, TODAY, asked, method, person
from tests.ui.kit import open_page, press, scan, screenshot, settle
from ui.pages.request import RequestPage
from ui.pages.requests import RequestsPage
from ui.parts.asking import Asking
from ui.window import Window

__all__ = ["method"]
WindowOf = Callable[[str], Window]


def page_of(qtbot: QtBot, window: Window, argument: int | None = None) -> RequestsPage:
    page = open_page(qtbot, window, "requests", argument)
    assert isinstance(page, RequestsPage)
    settle(qtbot, window.desk)
    return page


def asking() -> Asking:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Asking)
    return dialog


def choose(qtbot: QtBot, page: RequestsPage, request: int) -> None:
    ids = [row.id for row in page.queue.rows.rows]
    page.queue.selectRow(ids.index(request))
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.id == request)


def test_a_request_is_asked_by_scanning_and_typing(qtbot: QtBot, window_of: WindowOf, lab_of: LabOf) -> None:
    accepted = take_in(lab_of("tech.tom"), BLOOD)
    window = window_of("tech.tom")
    page = open_page(qtbot, window, "request")
    assert isinstance(page, RequestPage)
    scan(page, label(accepted))
    qtbot.waitUntil(lambda: bool(page.board.table.lines))
    page.form.fill({"examination": "blood-alcohol", "questions": "How much alcohol?", "court_date": "soon"})
    page.go()
    assert page._date("court_date").error is not None
    screenshot(window, "request-new")
    page.form.fill({"court_date": (TODAY + timedelta(days=5)).isoformat()})
    page.remand.setChecked(True)
    page.go()
    settle(qtbot, window.desk)
    found = requests.queue(lab_of("mona.manager"))
    assert [(one.examination, one.urgency.points) for one in found] == [("blood-alcohol", 90)]
    assert page.form["questions"] is None
    assert len(page.board.table.lines) == 1
    assert page.leave() is None, "what was asked is not lost"
    queue = page_of(qtbot, window)
    assert queue.discipline.value is None, "who keeps the evidence sees every section"


def test_the_queue_shows_the_most_urgent_first_and_why(
    qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, method: int
) -> None:
    asked(lab_of, reference="CR-1/26")
    urgent = asked(
        lab_of,
        About(court_date=TODAY + timedelta(days=2), remand=True, asked_for="Inspector Mena"),
        reference="CR-2/26",
    )
    requests.stop_work(lab_of("tech.tom"), urgent, "Plea expected")
    window = window_of("rita.view")
    page = page_of(qtbot, window)
    qtbot.waitUntil(lambda: page.queue.rows.rowCount() == 2)
    choose(qtbot, page, urgent)
    screenshot(window, "requests")
    assert page.queue.rows.rows[0].id == urgent
    assert page.card.why.text() == "court date 80 + remand 30"
    assert page.card.stop.isVisible()


def test_a_head_reviews_and_assigns(qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, method: int) -> None:
    request = asked(lab_of, accepted=False)
    window = window_of("rita.view")
    page = page_of(qtbot, window, request)
    qtbot.waitUntil(page.buttons["accept"].isVisible)
    page.buttons["accept"].click()
    settle(qtbot, window.desk)
    qtbot.waitUntil(page.buttons["assign"].isVisible)
    page.buttons["assign"].click()
    dialog = asking()
    dialog.form.fill({"person": person(lab_of, "ben.lyst")})
    dialog.answer()
    settle(qtbot, window.desk)
    assert "Ben Lyst has no authorisation" in dialog.trouble.text()
    screenshot(dialog, "requests-assign")
    dialog.form.fill({"person": person(lab_of, "ana.lyst")})
    dialog.answer()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.state == "ASSIGNED")
    assert dialog.isHidden()


def test_an_analyst_takes_the_next_and_acknowledges_what_was_cancelled(
    qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, method: int
) -> None:
    request = asked(lab_of)
    window = window_of("ana.lyst")
    page = page_of(qtbot, window)
    assert page.discipline.value == "toxicology"
    press(page, "Ctrl+T")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.card.view is not None and page.card.view.state == "ASSIGNED")
    requests.cancel(lab_of("rita.view", "Other"), request, reason="Guilty plea")
    page.reload()
    settle(qtbot, window.desk)
    qtbot.waitUntil(page.buttons["seen"].isVisible)
    page.buttons["seen"].click()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: not page.buttons["seen"].isVisible())


@pytest.mark.parametrize("login", ["aud.itor", "quinn.manager"])
def test_who_only_looks_is_offered_nothing(
    qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, method: int, login: str, database: Database
) -> None:
    request = asked(lab_of)
    page = page_of(qtbot, window_of(login), request)
    qtbot.waitUntil(lambda: page.card.view is not None)
    assert [key for key, made in page.buttons.items() if made.isVisible()] == []
