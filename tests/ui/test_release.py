"""The page Release: to whom, on whose authority, with card and signature; a witness; what comes back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pytestqt.qtbot import QtBot

from lims_desktop import documents, holds, items, release
from tests.database import PASSWORD, LabOf
from tests.laboratory import LINE, agency, take_in
from tests.outside import to_agency
from tests.ui.kit import open_page, press, screenshot, settle, type_into
from tests.ui.outside import asked, identify, scanned
from ui.pages.release import ReleasePage
from ui.proof import ProofDialog
from ui.window import Window

Windows = Callable[[str], Window]
DRUGS = replace(LINE, item_type="powder", description="White powder in a knotted bag", controlled=True)


def opened(qtbot: QtBot, window: Window, argument: Any = None) -> ReleasePage:
    page = open_page(qtbot, window, "release", argument)
    assert isinstance(page, ReleasePage)
    return page


def fill(page: ReleasePage, kind: str = "owner") -> None:
    page.giving.kind.choose(kind)
    page.giving.relation.setText("Mother of the owner")
    page.giving.authority.setText("Order of the Supreme Court")
    page.giving.number.setText("7/26")


def test_a_release_to_an_owner_with_its_receipt(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = opened(qtbot, window)
    screenshot(window, "release-empty")
    lab, taken = window.desk.lab, take_in(window.desk.lab, LINE, LINE)
    press(page, "Ctrl+N")
    scanned(qtbot, window, *(one.code for one in taken.items))
    fill(page)
    page.giving.number.clear()
    press(page, "Ctrl+Return")
    assert page.giving.fields["number"].error.isVisible()
    fill(page)
    screenshot(window, "release-giving")
    identify(page.giving.identity, "Maria Owner")
    press(page, "Ctrl+Return")
    settle(qtbot, window.desk)
    assert page.on_paper
    row = release.releases(lab)[0]
    assert (row.recipient, row.place, row.items) == ("Maria Owner", "Maria Owner", 2)
    assert documents.by_number(lab, row.document or 0).sha256
    page.back()
    settle(qtbot, window.desk)
    screenshot(window, "release-list")


def test_a_controlled_item_calls_a_witness_and_keeps_everything_when_nobody_comes(
    window_of: Windows, qtbot: QtBot
) -> None:
    window = window_of("tech.tom")
    page = opened(qtbot, window)
    lab = window.desk.lab
    drugs = take_in(lab, DRUGS).items[0]
    page.begin()
    scanned(qtbot, window, drugs.code)
    fill(page, "agency")
    page.giving.agency.choose(agency(lab))
    identify(page.giving.identity, "PC Brown")
    page.go()
    settle(qtbot, window.desk)
    dialog = asked(window, ProofDialog)
    screenshot(window, "release-witness")
    dialog.reject()
    assert (page.giving.many, page.giving.identity.form["name"]) == (1, "PC Brown"), "nothing typed is lost"
    page.go()
    settle(qtbot, window.desk)
    dialog = asked(window, ProofDialog)
    dialog.login.setText("tech.tina")
    type_into(dialog.password, PASSWORD)
    settle(qtbot, window.desk)
    assert items.view(lab, drugs.id).custody[0].witness == "Tina Evidence"


def test_a_hold_refuses_and_is_named(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = opened(qtbot, window)
    lab = window.desk.lab
    item = take_in(lab, LINE).items[0]
    holds.set_hold(lab, [item.id], "dpp", "Letter 3/26")
    page.begin()
    scanned(qtbot, window, item.code)
    fill(page)
    identify(page.giving.identity, "Maria Owner")
    page.go()
    settle(qtbot, window.desk)
    assert "Letter 3/26" in page.giving.board.last.sentence.text()
    assert page.giving.board.table.lines[0].wrong
    screenshot(window, "release-held")


def test_what_comes_back_is_looked_at_and_suffixed(window_of: Windows, lab_of: LabOf, qtbot: QtBot) -> None:
    tom = lab_of("tech.tom", "Counter")
    here, away = take_in(tom, LINE, LINE).items
    to_agency(tom, away.id)
    window = window_of("tech.tina")
    page = opened(qtbot, window)
    press(page, "Ctrl+B")
    scanned(qtbot, window, here.code)
    assert "does not come from this holder" in page.taking.board.last.sentence.text()
    scanned(qtbot, window, away.code)
    identify(page.taking.identity, "PC Brown")
    screenshot(window, "release-taking")
    press(page, "Ctrl+Return")
    settle(qtbot, window.desk)
    assert page.on_paper
    view = items.view(tom, away.id)
    assert (view.shown_number, view.where) == (f"{view.number} R1", "Tina Evidence")
