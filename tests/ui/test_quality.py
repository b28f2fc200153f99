"""Nonconformities, tests and drift on the screen; the disclosure of a case; the record on paper."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lims_desktop import nonconformity_paper, proficiency, quality, recall, worksheets
from lims_desktop.nonconformity_paper import Wording
from tests.database import LabOf
from tests.laboratory import take_in
from tests.rules.test_proficiency import given
from tests.rules.test_requests import method
from tests.rules.test_worksheets import GOOD, Bench, bench, fill
from tests.ui.kit import open_page, screenshot, settle
from ui.tokens import RESOURCES
from ui.window import Window

__all__ = ["bench", "method"]
Windows = Callable[[str], Window]
LONG = "The low control of the run was outside its limits and the run was reported all the same. " * 3


def said(qtbot: QtBot, page: Any, asked: Any, **values: Any) -> None:
    """Fill the open question and send it."""
    asked.asking.form.fill(values)
    asked.asking.answer()
    settle(qtbot, page.desk)


def test_from_the_item_to_the_end_and_on_paper(window_of: Windows, qtbot: QtBot, lab_of: LabOf, tmp_path: Path) -> None:
    tom = lab_of("tech.tom")
    taken = take_in(tom)
    window = window_of("quinn.manager")
    listing: Any = open_page(qtbot, window, "nonconformities")
    screenshot(window, "nonconformities-empty")
    window.open("nonconformities", ("item", taken.items[0].id, taken.items[0].number))
    settle(qtbot, window.desk)
    QApplication.processEvents()
    screenshot(listing.asked.asking, "nonconformity-raise")
    listing.asked.asking.answer()
    assert listing.asked.asking.isVisible(), "what is needed is said in the dialog"
    said(qtbot, listing, listing.asked, kind="control", severity="major", what=LONG)
    page: Any = window.visible_page()
    settle(qtbot, window.desk)
    assert page.name == "nonconformity"
    number = page.one.id
    page.questions.assign(page.one, page.known.people)
    said(qtbot, page, page.questions, owner=lab_of("ana.lyst").me.person)
    page.questions.note(page.one, True)
    screenshot(page.questions.asking, "nonconformity-note")
    said(qtbot, page, page.questions, kind="root_cause", statement="Nobody looks at the chart before signing")
    lab = window.desk.lab
    week = datetime.now(UTC) - timedelta(days=7)
    opened = recall.open_recall(
        lab, recall.Question("person", recall.person(tom.me.person), week, datetime.now(UTC)), reason="NC"
    )
    page.reload()
    settle(qtbot, window.desk)
    page.questions.impact(page.one, page.known.recalls)
    said(qtbot, page, page.questions, recall=opened.recall)
    page.questions.plan(page.one, page.known.people)
    screenshot(page.questions.asking, "nonconformity-plan")
    said(qtbot, page, page.questions, owner=lab_of("ben.lyst").me.person, statement="The chart opens before signing")
    page.questions.close(page.one)
    said(qtbot, page, page.questions, outcome="corrected", conclusion="done")
    assert page.questions.asking.trouble.isVisible(), "an action is not verified yet"
    page.questions.asking.reject()
    quality.done(lab_of("ben.lyst"), page.one.actions[0].id, "Version 3 of the method has the step")
    page.reload()
    settle(qtbot, window.desk)
    page.actions_table.opened.emit(page.one.actions[0])
    said(qtbot, page, page.questions, outcome="effective", finding="Forty runs looked at, none without")
    screenshot(window, "nonconformity")
    page.fill_menu(page.one)
    assert len(page.menu.actions()) == 7
    page.tabs.setCurrentWidget(page.cases)
    page._assess(page.one)
    said(qtbot, page, page.questions, verdict="not_affected", reason="No result was obtained from it")
    screenshot(window, "nonconformity-cases")
    page.questions.close(page.one)
    screenshot(page.questions.asking, "nonconformity-close")
    said(qtbot, page, page.questions, outcome="corrected", conclusion="It cannot happen again")
    assert page.one.state == "CLOSED"
    screenshot(window, "nonconformity-closed")
    open_page(qtbot, window, "nonconformities")
    listing.which.choose("closed")
    settle(qtbot, window.desk)
    assert [row.id for row in listing.table.rows.rows] == [number]
    screenshot(window, "nonconformities")
    case: Any = open_page(qtbot, window, "case", taken.case)
    case.tabs.setCurrentWidget(case.disclosure.parentWidget())
    assert [row.id for row in case.disclosure.rows.rows] == [number]
    screenshot(window, "case-disclosure")
    for language in ("en", "es"):
        facts = quality.paper(lab, number)
        pdf = tmp_path / f"{language}.pdf"
        pdf.write_bytes(nonconformity_paper.record_paper(facts, "Laboratory", Wording("Control", language)))
        subprocess.run(["qpdf", "--check", pdf], check=True, capture_output=True)
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], check=True, capture_output=True, text=True).stdout
        assert facts.nonconformity.number in text
        assert facts.nonconformity.cases[0].number in text
    page = open_page(qtbot, window, "nonconformity", number)
    _in_a_dark_room_in_spanish(qtbot, lab_of, window_of, number)
    page._print()
    settle(qtbot, window.desk)
    assert window.visible_page() is not None
    assert window.visible_page().name == "document"


def _in_a_dark_room_in_spanish(qtbot: QtBot, lab_of: LabOf, window_of: Windows, number: int) -> None:
    translator = QTranslator()
    assert translator.load(str(RESOURCES / "translations" / "lims_es.qm"))
    QApplication.installTranslator(translator)
    window = window_of("mona.manager")
    try:
        window.desk.theme.choose("dark", "touch")
        for name in ("nonconformity", "proficiency", "drift", "nonconformities"):
            open_page(qtbot, window, name, number if name == "nonconformity" else None)
            screenshot(window, f"{name}-dark-es")
        assert window.width() == 1280
    finally:
        window.desk.theme.choose("light", "normal")
        QApplication.removeTranslator(translator)


def test_tests_are_given_evaluated_and_lifted(window_of: Windows, qtbot: QtBot, lab_of: LabOf, method: int) -> None:
    test = given(lab_of, method)
    proficiency.submit(lab_of("ana.lyst"), test, "0.081; 0.120; nd; 0.055; 0.200 g/100 ml")
    window = window_of("quinn.manager")
    page: Any = open_page(qtbot, window, "proficiency", test)
    assert page.table.current.id == test
    page.give()
    screenshot(page.asked.asking, "proficiency-give")
    page.asked.asking.reject()
    page.evaluate(page.table.current)
    screenshot(page.asked.asking, "proficiency-evaluate")
    said(qtbot, page, page.asked, outcome="fail", z="many", evaluation="Two of five were wrong")
    assert page.asked.asking.trouble.isVisible()
    said(qtbot, page, page.asked, z="-3.4", file="")
    [row] = page.known.tests
    assert (row.state, row.suspends) == ("FAILED", True)
    page.table.selectRow(0)
    screenshot(window, "proficiency")
    authorised: Any = open_page(qtbot, window, "authorisations")
    assert [authorised._state(one).text for one in authorised.known.rows] == ["suspended"]
    screenshot(window, "authorisations-suspended")
    open_page(qtbot, window, "proficiency")
    page.lift(row)
    said(qtbot, page, page.asked, reason="Trained again; five of five")
    assert not page.known.tests[0].suspends


def test_drift_says_what_it_counts(window_of: Windows, qtbot: QtBot, lab_of: LabOf, bench: Bench) -> None:
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    fill(lab_of, bench, GOOD | {"low_control": "9.99"})
    worksheets.submit(ana, bench.worksheet)
    window = window_of("rita.view")
    page: Any = open_page(qtbot, window, "drift")
    screenshot(window, "drift")
    rate = page.found.of("controls")[0]
    page.cards["controls"].chart.opened.emit(rate)
    settle(qtbot, window.desk)
    assert [line.what for line in page.table.rows.rows] == ["low_control"]
    page.table.opened.emit(page.table.rows.rows[0])
    settle(qtbot, window.desk)
    assert window.visible_page().name == "worksheet"
