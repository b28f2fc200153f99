"""The worksheet's grid: typed, pasted, filled down, taken back, saved by itself, computed while one types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lims_desktop import authorisations, controls, worksheets
from lims_desktop.controls import Period
from lims_desktop.methods.sheet import Sheet
from lims_desktop.worksheets import Entry
from tests.database import PASSWORD, LabOf
from tests.rules.test_requests import YEAR, method, person
from tests.rules.test_worksheets import RUN, Bench, _code, a_bench, a_lot, an_instrument, bench, fill
from tests.ui.kit import open_page, scan, screenshot, settle, type_into
from ui.pages.instruments import InstrumentsPage
from ui.pages.worksheet import WorksheetPage
from ui.pages.worksheets import WorksheetsPage
from ui.parts.asking import Asking
from ui.proof import ProofDialog, ReasonDialog
from ui.window import Window

__all__ = ["bench", "method"]
WindowOf = Callable[[str], Window]


def page_of(qtbot: QtBot, window: Window, worksheet: int) -> WorksheetPage:
    page = open_page(qtbot, window, "worksheet", worksheet)
    assert isinstance(page, WorksheetPage)
    return page


def saved(qtbot: QtBot, page: WorksheetPage) -> None:
    qtbot.waitUntil(lambda: page.sheet is not None and not page.sheet.unsent, timeout=20_000)


def column(page: WorksheetPage, code: str) -> int:
    assert page.sheet is not None
    return 3 + [field.code for field in page.sheet.columns].index(code)


def text(page: WorksheetPage, row: int, code: str) -> str:
    return str(page.grid.grid.index(row, column(page, code)).data() or "")


def stand(page: WorksheetPage, row: int, code: str) -> None:
    page.grid.setFocus()
    page.grid.setCurrentIndex(page.grid.grid.index(row, column(page, code)))


def typed(page: WorksheetPage, row: int, ratio: str) -> bool:
    return text(page, row, "ratio") == ratio and page.grid.state() is page.grid.State.NoState


@pytest.fixture
def running(lab_of: LabOf, bench: Bench) -> Bench:
    worksheets.start(lab_of("ana.lyst"), bench.worksheet)
    worksheets.enter(lab_of("ana.lyst"), bench.worksheet, [Entry(None, name, typed) for name, typed in RUN.items()])
    return bench


def sample_row(page: WorksheetPage) -> int:
    assert page.sheet is not None
    return next(number for number, row in enumerate(page.sheet.rows) if row.position.item is not None)


def test_from_the_assignment_to_the_start(qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, method: int) -> None:
    first = a_bench(lab_of)
    worksheets.abort(lab_of("ana.lyst"), first.worksheet, reason="Only the assignment is wanted")
    instrument, standard = an_instrument(lab_of), a_lot(lab_of, code="n-propanol-is", number="IS-2")
    calibrators = a_lot(lab_of, code="ethanol-calibrators", number="CAL-2")
    window = window_of("ana.lyst")
    page = open_page(qtbot, window, "worksheets")
    assert isinstance(page, WorksheetsPage)
    screenshot(window, "worksheets")
    assert page.waiting.rows.rowCount() == 1
    page.open_one()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: isinstance(window.visible_page(), WorksheetPage))
    sheet = window.visible_page()
    assert isinstance(sheet, WorksheetPage)
    for code in (_code("I", instrument), _code("R", standard)):
        scan(sheet, code)
        settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: "IS-2" in sheet.used.text())
    assert "Still to be scanned: ○ Ethanol calibrators" in sheet.used.text()
    sheet.go_on()
    settle(qtbot, window.desk)
    told = window.desk.messages.latest
    assert told is not None
    assert (told.text, told.action) == ("Still to be scanned: Ethanol calibrators.", "Instruments and reagents")
    screenshot(window, "worksheet-needs")
    assert told.run is not None
    told.run()
    settle(qtbot, window.desk)
    assert isinstance(window.visible_page(), InstrumentsPage)
    window.open("worksheet", sheet.argument)
    settle(qtbot, window.desk)
    tool = next(one for one in sheet.menu.actions() if "Put back" in one.text())
    tool.trigger()
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, Asking)
    asking.form.fill({"code": _code("R", standard)})
    asking.answer()
    qtbot.waitUntil(lambda: "IS-2" not in sheet.used.text())
    for code in (_code("R", standard), _code("R", calibrators)):
        scan(sheet, code)
        settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: "CAL-2" in sheet.used.text())
    sheet.go_on()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: sheet.view is not None and sheet.view.state == "RUNNING")


def test_what_is_typed_is_computed_at_once_and_saved_by_itself(
    qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, running: Bench
) -> None:
    window = window_of("ana.lyst")
    page = page_of(qtbot, window, running.worksheet)
    row = sample_row(page)
    for number, ratio in enumerate(("1.885", "1.91")):
        stand(page, row + number, "ratio")
        QTest.keyClicks(page.grid, ratio[0])
        editor = QApplication.focusWidget()
        assert editor is not None
        QTest.keyClicks(editor, ratio[1:])
        QTest.keyClick(editor, Qt.Key.Key_Return)
        qtbot.waitUntil(partial(typed, page, row + number, ratio))
    qtbot.waitUntil(lambda: text(page, row, "mean_concentration") == "0.1510")
    assert text(page, row, "finding") == "above the limit, uncertainty allowed for"
    saved(qtbot, page)
    screenshot(window, "worksheet")
    view = worksheets.view(lab_of("ana.lyst", "Other"), running.worksheet)
    assert view is not None
    assert [one.typed for one in view.results if one.field == "ratio"] == ["1.885", "1.91"]


def test_a_column_is_pasted_from_a_spreadsheet_and_junk_is_not_taken(
    qtbot: QtBot, window_of: WindowOf, running: Bench
) -> None:
    page = page_of(qtbot, window_of("ana.lyst"), running.worksheet)
    stand(page, 0, "ratio")
    page.grid.paste("0.01\ty\r\n0.01\tyes\r\n1,500\tn\r\nabc\tn\r\n")
    assert [text(page, row, "ratio") for row in range(4)] == ["0.01", "0.01", "1,500", "abc"]
    assert len(page.grid.grid.wrong) == 2
    assert page.leave() is not None
    saved(qtbot, page)
    assert "2 not understood" in page.unsent.text()
    stand(page, 2, "ratio")
    page.grid.paste("1.500")
    stand(page, 3, "ratio")
    page.grid.paste("0.3")
    saved(qtbot, page)
    assert page.grid.grid.wrong == {}


def test_fill_down_and_undo_while_unsent(qtbot: QtBot, window_of: WindowOf, running: Bench) -> None:
    page = page_of(qtbot, window_of("ana.lyst"), running.worksheet)
    stand(page, 0, "ratio")
    page.grid.paste("0.01")
    model, at = page.grid.grid, column(page, "ratio")
    selection = page.grid.selectionModel()
    for row in range(4):
        selection.select(model.index(row, at), selection.SelectionFlag.Select)
    page.grid.fill_down()
    assert [text(page, row, "ratio") for row in range(4)] == ["0.01"] * 4
    model.undo()
    assert [text(page, row, "ratio") for row in range(4)] == ["0.01", "", "", ""]
    saved(qtbot, page)
    model.undo()
    assert text(page, 0, "ratio") == "0.01"


def test_a_change_asks_why_and_keeps_the_old(qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, running: Bench) -> None:
    window = window_of("ana.lyst")
    page = page_of(qtbot, window, running.worksheet)
    stand(page, 0, "ratio")
    page.grid.paste("0.01")
    saved(qtbot, page)
    page.grid.paste("0.02")
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), ReasonDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReasonDialog)
    dialog.given.emit("Misread")
    dialog.accept()
    saved(qtbot, page)
    view = worksheets.view(lab_of("ana.lyst", "Other"), running.worksheet)
    assert view is not None
    assert [(one.typed, one.reason) for one in view.results if one.field == "ratio"] == [
        ("0.01", None),
        ("0.02", "Misread"),
    ]


def test_a_failed_control_and_limits_are_marked(
    qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, running: Bench
) -> None:
    window = window_of("ana.lyst")
    page = page_of(qtbot, window, running.worksheet)
    stand(page, 0, "ratio")
    page.grid.paste("3.0\ty\n0.01\ty\n")
    assert text(page, 0, "agreement").startswith("▲ ")
    assert page.grid.grid.index(0, 2).data() == "■ failed"
    page.grid.paste("0.01\ty\n0.01\ty\n")
    assert page.grid.grid.index(0, 2).data() == "● good"


def test_submitted_reviewed_by_another(
    qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, running: Bench, method: int
) -> None:
    authorisations.authorise(
        lab_of("quinn.manager"), person(lab_of, "rita.view"), method, "review", YEAR, evidence="Test"
    )
    fill(lab_of, running)
    window = window_of("ana.lyst")
    page = page_of(qtbot, window, running.worksheet)
    screenshot(window, "worksheet-full")
    page.go_on()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.view is not None and page.view.state == "QC_PASS")
    low = next(one for one in controls.control_series(lab_of("quinn.manager")) if one.control == "low_control")
    tight = Period(Decimal("0.0210"), Decimal("0.0003"), controls.EPOCH)
    controls.control_settle(lab_of("quinn.manager"), low, tight, reason="Study QC-1")
    other = window_of("rita.view")
    reviewed = page_of(qtbot, other, running.worksheet)
    assert "Control 0.020: 1-3s" in reviewed.notice.text
    screenshot(other, "worksheet-westgard")
    reviewed.go_on()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ProofDialog)
    type_into(dialog.password, PASSWORD)
    settle(qtbot, other.desk)
    qtbot.waitUntil(lambda: reviewed.view is not None and reviewed.view.state == "REVIEWED")


def test_an_attempt_is_repeated(qtbot: QtBot, window_of: WindowOf, running: Bench) -> None:
    window = window_of("ana.lyst")
    page = page_of(qtbot, window, running.worksheet)
    before = len(page.sheet.rows)
    stand(page, sample_row(page), "ratio")
    page._repeat()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Asking)
    dialog.form.fill({"disposition": "invalid", "reason": "Vial leaked"})
    dialog.answer()
    settle(qtbot, window.desk)
    qtbot.waitUntil(
        lambda: page.sheet is not None and len(page.sheet.rows) == before + 1
    )  # the old one: one empty line
    screenshot(window, "worksheet-repeat")


def test_two_stations_one_batch(qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, running: Bench) -> None:
    page = page_of(qtbot, window_of("ana.lyst"), running.worksheet)
    assert page.sheet is not None
    key = page.sheet.key(page.sheet.rows[0], page.sheet.fields["ratio"])
    other = lab_of("ana.lyst", "Other")
    worksheets.enter(other, running.worksheet, [Entry(key.position, "ratio", "0.05", 1)])
    stand(page, 0, "ratio")
    page.grid.paste("0.01")
    qtbot.waitUntil(lambda: page.sheet is not None and page.sheet.versions.get(key) == 1)
    assert text(page, 0, "ratio") == "0.01"
    assert page.leave() is not None


def test_a_weight_comes_digit_for_digit(qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, running: Bench) -> None:
    page = page_of(qtbot, window_of("ana.lyst"), running.worksheet)
    stand(page, 0, "ratio")
    page.grid.read_weight(
        Decimal("1.2500"), {"raw": "S S 1.2500 g", "unit": "g", "device": "Balance", "identity": "B1"}
    )
    saved(qtbot, page)
    view = worksheets.view(lab_of("ana.lyst", "Other"), running.worksheet)
    assert view is not None
    assert [one.typed for one in view.results if one.field == "ratio"] == ["1.2500"]


def test_what_is_offered_under_more(qtbot: QtBot, window_of: WindowOf, running: Bench) -> None:
    window = window_of("ana.lyst")
    page = page_of(qtbot, window, running.worksheet)
    (abort,) = (line for line in page.menu.actions() if line.text() == "A&bort …")
    abort.trigger()
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, Asking)
    asking.form.fill({"reason": "The column leaks"})
    asking.answer()
    qtbot.waitUntil(lambda: page.view is not None and page.view.state == "ABORTED", timeout=20_000)
    assert "A&bort …" not in [line.text() for line in page.menu.actions()]


def test_lines_that_were_never_filled_are_not_shown_afterwards(lab_of: LabOf, running: Bench) -> None:
    view = worksheets.view(lab_of("ana.lyst"), running.worksheet)
    assert view is not None
    assert len(Sheet(view).rows) == 2 * len(view.positions)
    assert len(Sheet(replace(view, state="ABORTED")).rows) == len(view.positions)
