"""The customers' pages: their cases, one case with custody and issued reports, and what the laboratory sees of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from lims_desktop import reports, requests
from lims_desktop.reports import AskedFor, NewRecipient
from tests.database import Database, LabOf
from tests.laboratory import agency, take_in
from tests.rules.test_reports import Office, authorised, authority, office, police
from tests.rules.test_requests import method
from tests.ui.kit import open_page, press, screenshot, settle
from ui.pages.agency import AgencyPage
from ui.pages.agency_case import AgencyCasePage
from ui.window import Window

__all__ = ["authority", "method", "office"]

WindowOf = Callable[[str], Window]


@pytest.fixture
def lab_of(lab_of: LabOf) -> LabOf:
    """Everybody signs in once."""
    known: dict[str, Any] = {}
    return lambda login, *more: known.setdefault(login, known.get(login) or lab_of(login, *more))


def test_a_customer_from_the_list_to_the_issued_report(
    window_of: WindowOf, qtbot: QtBot, lab_of: LabOf, office: Office, database: Database
) -> None:
    window = window_of("client.pol")
    page = open_page(qtbot, window, "agency")
    assert isinstance(page, AgencyPage)
    [row] = page.cases.rows.rows
    assert row.status == "REPORT_AWAITED"
    report = authorised(lab_of, office)
    opened: Any = open_page(qtbot, window, "agency_case", row.id)
    assert isinstance(opened, AgencyCasePage)
    assert opened.reports.rows.rows == []
    opened.tabs.setCurrentIndex(2)
    screenshot(window, "agency-case-no-report")
    reports.issue(lab_of("adam.view"), report, [NewRecipient(police(database), "Inspector Mena")])
    press(opened, "F5")
    settle(qtbot, window.desk)
    assert [one.state for one in opened.reports.rows.rows] == ["ISSUED"]
    opened.tabs.setCurrentIndex(0)
    screenshot(window, "agency-case")
    opened.tabs.setCurrentIndex(1)
    opened.items.selectRow(0)
    press(opened.items, "Return")
    settle(qtbot, window.desk)
    assert len(opened.timeline.events) >= 2
    screenshot(window, "agency-case-custody")
    opened.tabs.setCurrentIndex(2)
    opened.reports.selectRow(0)
    press(opened.reports, "Return")
    settle(qtbot, window.desk)
    assert opened.paper.pages >= 2
    assert not opened.told.isVisible()
    screenshot(window, "agency-case-report")
    reports.withdraw(lab_of("quinn.manager"), report, reason="Another person's blood")
    opened.reload()
    settle(qtbot, window.desk)
    assert opened.paper.pages == 0
    opened.reports.selectRow(0)
    press(opened.reports, "Return")
    settle(qtbot, window.desk)
    assert "Do not rely on it" in opened.told.text
    screenshot(window, "agency-case-withdrawn")
    open_page(qtbot, window, "agency_case", row.id + 999)
    assert opened.notice.isVisible()
    assert opened.case is None
    assert not [part for part in (opened.facts, opened.tabs, *opened.buttons) if part.isVisible()], "of the one before"
    screenshot(window, "agency-case-none")
    open_page(qtbot, window, "agency_case", row.id)
    assert opened.tabs.isVisible()


def test_the_list_finds_says_nothing_and_the_looks_are_told_inside(
    window_of: WindowOf, qtbot: QtBot, lab_of: LabOf
) -> None:
    window = window_of("client.pol")
    page: Any = open_page(qtbot, window, "agency")
    assert "no case of yours" in page.cases.empty_text
    screenshot(window, "agency-empty")
    tom = lab_of("tech.tom")
    taken = [take_in(tom, reference=f"CR-{number}/26") for number in range(1, 9)]
    asked = requests.add(tom, [taken[0].items[0].id], "blood-alcohol", "How much?").request
    requests.accept(lab_of("mona.manager"), asked)
    press(page, "F5")
    settle(qtbot, window.desk)
    assert len(page.cases.rows.rows) == 8
    screenshot(window, "agency")
    press(page, "Ctrl+F")
    page.words_.setText("CR-9")
    press(page.words_, "Return")
    settle(qtbot, window.desk)
    assert "CR-9" in page.cases.empty_text
    page.words_.setText("cr-1/")
    press(page.words_, "Return")
    settle(qtbot, window.desk)
    page.cases.selectRow(0)
    press(page.cases, "Return")
    settle(qtbot, window.desk)
    shown: Any = window.visible_page()
    assert shown.case.id == taken[0].case
    assert [one.examination for one in shown.requests.rows.rows] == ["blood-alcohol"]
    inside = window_of("quinn.manager")
    looks: Any = open_page(qtbot, inside, "looks")
    settle(qtbot, inside.desk)
    assert [one.what for one in looks.looks.rows.rows][:3] == ["case", "cases", "cases"]
    screenshot(inside, "looks")
    case: Any = open_page(qtbot, inside, "case", taken[0].case)
    case.tabs.setCurrentWidget(case.looks.parentWidget())
    settle(qtbot, inside.desk)
    assert [one.person for one in case.looks.rows.rows] == ["Pol Client"]
    screenshot(inside, "case-looks")


def test_every_page_of_a_customer_opens_and_none_is_refused(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("client.pol")
    refused: list[Any] = []
    for name in sorted(window._kinds):
        if name != "agency_case":
            page: Any = open_page(qtbot, window, name)
            refused += [(name, page.notice.text)] if page.notice.isVisible() else []
    assert refused == []
    assert {"agency", "agency_case", "prelog"} <= set(window._kinds)
    assert not {"cases", "case", "item", "items", "search", "document"} & set(window._kinds)


def test_whoever_was_given_a_report_sees_it_and_nothing_else(
    window_of: WindowOf, qtbot: QtBot, lab_of: LabOf, office: Office, database: Database
) -> None:
    adam, report = lab_of("adam.view"), authorised(lab_of, office)
    reports.issue(adam, report, [NewRecipient(police(database), "Inspector Mena")])
    window = window_of("client.dpp")
    page: Any = open_page(qtbot, window, "agency")
    settle(qtbot, window.desk)
    assert page.cases.rows.rows == []
    to = NewRecipient(agency(adam, "DPP"), "Crown Counsel", "portal")
    reports.give_copy(adam, report, to, AskedFor(date(2026, 7, 1), "Letter 1123/26"), reason="Disclosure")
    press(page, "F5")
    settle(qtbot, window.desk)
    page.cases.selectRow(0)
    press(page.cases, "Return")
    settle(qtbot, window.desk)
    opened: Any = window.visible_page()
    assert [opened.tabs.isTabVisible(n) for n in range(5)] == [False, False, True, False, False]
    assert not any(part.isVisible() for part in opened.buttons)
    assert "not open to it" in opened.notice.text
    opened.reports.selectRow(0)
    press(opened.reports, "Return")
    settle(qtbot, window.desk)
    assert opened.paper.pages >= 2
    press(opened, "Ctrl+N")
    screenshot(window, "agency-case-given")
