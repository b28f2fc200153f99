"""The page Court: out with a witness, back by scanning, kept by the court, the overdue ones marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from lims_desktop import court, documents, items
from lims_desktop.intake import Accepted
from tests import outside as people_outside
from tests.database import PASSWORD, Database, LabOf
from tests.laboratory import LINE, take_in
from tests.outside import to_court
from tests.ui.kit import open_page, press, screenshot, settle, type_into
from tests.ui.outside import asked, identify, scanned
from ui.pages.court import CourtPage
from ui.parts.asking import Asking
from ui.proof import ProofDialog
from ui.window import Window

Windows = Callable[[str], Window]


@pytest.fixture
def house(lab_of: LabOf) -> int:
    return people_outside.court(lab_of)


def opened(qtbot: QtBot, window: Window, argument: Any = None) -> CourtPage:
    page = open_page(qtbot, window, "court", argument)
    assert isinstance(page, CourtPage)
    return page


def delivered(lab_of: LabOf) -> Accepted:
    return take_in(lab_of("tech.tom", "Counter"), LINE, LINE, LINE)


def test_out_with_an_officer_who_signs(window_of: Windows, house: int, lab_of: LabOf, qtbot: QtBot) -> None:
    taken = delivered(lab_of)
    window = window_of("tech.tom")
    page = opened(qtbot, window)
    screenshot(window, "court-empty")
    press(page, "Ctrl+N")
    scanned(qtbot, window, *(one.code for one in taken.items))
    page.out.court.choose(house)
    identify(page.out.bearer.identity, "PC Amos Brown")
    screenshot(window, "court-out")
    press(page, "Ctrl+Return")
    settle(qtbot, window.desk)
    assert page.on_paper
    visit = court.visits(window.desk.lab)[0]
    assert (visit.bearer, visit.court, visit.away) == ("PC Amos Brown", "Supreme Court", 3)
    assert documents.by_number(window.desk.lab, visit.document or 0).sha256
    page.back()
    settle(qtbot, window.desk)
    screenshot(window, "court-list")


def test_out_with_a_colleague_who_confirms(window_of: Windows, house: int, lab_of: LabOf, qtbot: QtBot) -> None:
    taken = delivered(lab_of)
    window = window_of("tech.tom")
    page = opened(qtbot, window)
    page.begin()
    scanned(qtbot, window, taken.items[0].code)
    page.out.court.choose(house)
    page.out.bearer.choose(lab_of("ana.lyst", "Bench").me.person)
    page.go()
    dialog = asked(window, ProofDialog)
    assert dialog.login.text() == "ana.lyst"
    type_into(dialog.password, PASSWORD)
    settle(qtbot, window.desk)
    event = items.view(window.desk.lab, taken.items[0].id).custody[0]
    assert (event.kind, event.taker) == ("COURT_OUT", "Ana Lyst")


def test_some_come_back_and_some_are_kept(window_of: Windows, house: int, lab_of: LabOf, qtbot: QtBot) -> None:
    taken = delivered(lab_of)
    visit = to_court(lab_of("tech.tom", "Counter"), house, *(one.id for one in taken.items))
    window = window_of("tech.tina")
    page = opened(qtbot, window)
    scanned(qtbot, window, visit.code, taken.items[0].code)
    press(page, "F4")
    type_into(page.back_stage.board.seal, "Resealed")
    identify(page.back_stage.bearer.identity, "PC Amos Brown")
    screenshot(window, "court-back")
    press(page, "Ctrl+Return")
    settle(qtbot, window.desk)
    assert page.on_paper
    page.back()
    scanned(qtbot, window, visit.code)
    page.back_stage.board.table.selectRow(1)
    page.back_stage.keep()
    asking = asked(window, Asking)
    type_into(asking.form.fields["receipt"].input, "Register 14/2026")
    screenshot(window, "court-keeps")
    asking.answer()
    settle(qtbot, window.desk)
    seen = court.visit(window.desk.lab, visit.visit)
    assert [line.outcome for line in seen.lines] == ["RETURNED", "KEPT", None]
    assert "Register 14/2026" in page.back_stage.board._found(page.back_stage.board.rows[1])
    screenshot(window, "court-kept")


def test_an_item_of_another_visit_is_refused_and_a_late_visit_is_marked(
    window_of: Windows, house: int, lab_of: LabOf, database: Database, qtbot: QtBot
) -> None:
    tom, taken = lab_of("tech.tom", "Counter"), delivered(lab_of)
    visit = to_court(tom, house, taken.items[0].id)
    past = "update lab.court_visit set hearing_at = now() - interval '2 days', due_at = now() - interval '1 hour'"
    database.superuser(past)
    window = window_of("tech.tina")
    page = opened(qtbot, window, visit.visit)
    scanned(qtbot, window, taken.items[1].code)
    assert "is not at court with this visit" in page.back_stage.board.last.sentence.text()
    page.back()
    settle(qtbot, window.desk)
    table = page.visits.table.rows
    assert table.columns[1].text(table.rows[0]) == "Overdue"
    screenshot(window, "court-late")
