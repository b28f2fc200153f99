"""Instruments and lots on the screen: added, noted, received, used, quarantined; found by their labels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lims_desktop import instruments
from tests.database import LabOf
from tests.rules.test_worksheets import _code, a_lot, an_instrument
from tests.ui.kit import open_page, scan, screenshot, settle
from ui.pages.instruments import InstrumentsPage
from ui.parts.asking import Asking
from ui.window import Window

WindowOf = Callable[[str], Window]


def page_of(qtbot: QtBot, window: Window) -> InstrumentsPage:
    page = open_page(qtbot, window, "instruments")
    assert isinstance(page, InstrumentsPage)
    return page


def answer(qtbot: QtBot, window: Window, **said: Any) -> Asking:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Asking)
    dialog.form.fill(said)
    dialog.answer()
    settle(qtbot, window.desk)
    return dialog


def test_an_instrument_is_added_calibrated_and_found_by_its_label(
    qtbot: QtBot, window_of: WindowOf, lab_of: LabOf
) -> None:
    an_instrument(lab_of, until=10)
    window = window_of("rita.view")
    page = page_of(qtbot, window)
    page._add()
    answer(qtbot, window, name="Balance 2", kind="balance", maker="Maker", model="XP", serial="B-77")
    qtbot.waitUntil(lambda: page.instruments.rows.rowCount() == 2)
    row = page.instruments.rows.rows[0]
    assert (row.name, page.instruments.rows.index(0, 2).data()) == ("Balance 2", "not calibrated")
    scan(page, row.code)
    assert page.instruments.current.id == row.id
    page._note()
    dialog = answer(qtbot, window, kind="calibration", statement="Certificate 12")
    assert "passed or failed" in dialog.trouble.text()
    answer(qtbot, window, outcome="pass")
    qtbot.waitUntil(lambda: page.story.rows.rowCount() == 1)
    screenshot(window, "instruments")
    page._change_kind()
    answer(qtbot, window, kind="gc-ms")
    dialog = answer(qtbot, window, reason="It was never a balance", kind="balance")
    assert dialog.trouble.text(), "it is one already"
    answer(qtbot, window, kind="gc-ms")
    qtbot.waitUntil(lambda: page.instruments.current is not None and page.instruments.current.kind == "gc-ms")
    qtbot.waitUntil(lambda: page.story.rows.rowCount() == 2)
    assert "balance → gc-ms: It was never a balance" in page.story.rows.rows[0].statement
    assert page.story.rows.rows[0].kind == "kind"
    assert [one.state for one in instruments.instruments(lab_of("ana.lyst"))] == ["IN_SERVICE", "IN_SERVICE"]


def test_a_lot_is_received_used_and_quarantined(qtbot: QtBot, window_of: WindowOf, lab_of: LabOf) -> None:
    lot = a_lot(lab_of)
    window = window_of("ana.lyst")
    page = page_of(qtbot, window)
    scan(page, _code("R", lot))
    assert page.tabs.currentIndex() == 1
    page._use()
    dialog = answer(qtbot, window, amount="1,500", what_for="Run 1")
    assert dialog.trouble.text()
    answer(qtbot, window, amount="101")
    assert "100 is left" in dialog.trouble.text()
    answer(qtbot, window, amount="2.5")
    page._receive()
    answer(qtbot, window, reagent=page.store.reagents[0][0], number="L-8", amount="50")
    qtbot.waitUntil(lambda: page.lots.rows.rowCount() == 2)
    page.lots.selectRow(0)
    page._quarantine()
    answer(qtbot, window, reason="Cloudy")
    qtbot.waitUntil(lambda: any(row.quarantine == "Cloudy" for row in page.lots.rows.rows))
    screenshot(window, "reagents")
