"""The pages: a disagreement goes to the technical leader, and what a manager moves in the place of others is noted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from lims_desktop import reports
from tests.database import LabOf
from tests.rules.test_reports import Office, authority, checked, draft, lab_of, method, office, sign
from tests.ui.kit import screenshot
from tests.ui.test_reports import Windows, opened, rest, said

__all__ = ["authority", "lab_of", "method", "office"]
LONG = (
    "The table of the laboratory was applied as it is written, and the two propositions are those of the request. " * 9
)


def visible(page: Any) -> list[str]:
    """What may be done with the chosen finding."""
    found = page.review.findings
    names = ("answer", "settle", "decide", "refer")
    return [name for name in names if getattr(found, f"{name}_button").isVisibleTo(found)]


def choose_move(page: Any) -> None:
    """Choose the line of the record that tells of the move."""
    what = [row.what for row in page.record.done.rows.rows]
    page.record.done.clearSelection()
    page.record.done.selectRow(what.index("gave it back"))


def test_a_disagreement_is_decided_and_a_move_is_noted(
    window_of: Windows, qtbot: QtBot, lab_of: LabOf, office: Office, tmp_path: Path
) -> None:
    report = draft(lab_of, office)
    sign(lab_of, office, "ana.lyst", report)
    checked(lab_of, report)
    reports.find(lab_of("rita.view"), report, "technical", "opinions", "Too strong for one examination.")
    pages = {login: opened(qtbot, window_of, tmp_path, login, "report", report)
             for login in ("ana.lyst", "rita.view", "mona.manager")}  # fmt: skip
    ana, rita, mona = pages.values()
    for page in pages.values():
        page.tabs.setCurrentWidget(page.review)
    assert [visible(page) for page in pages.values()] == [["refer"], ["settle", "refer"], []]
    ana.review.findings.refer_button.click()
    screenshot(ana.questions.asked.asking, "report-refer")
    said(qtbot, ana, reason=LONG)
    for page in pages.values():
        page.reload()
        rest(qtbot, page)
    assert [visible(page) for page in pages.values()] == [[], ["settle"], ["decide"]]
    assert "asks the technical leader: The table" in rita.review.findings.detail.text()
    screenshot(rita.window(), "report-referred")
    mona.review.findings.decide_button.click()
    screenshot(mona.questions.asked.asking, "report-decide")
    said(qtbot, mona, decision="The table was applied.")
    rest(qtbot, mona)
    assert "Decided: The table was applied. (Mona Manager" in mona.review.findings.detail.text()
    assert mona.view is not None
    assert "&Give back …" in [one.text() for one in mona.steps.menu.actions()]
    mona.step("give_back")
    said(qtbot, mona, reason="Rita is ill for months")
    rest(qtbot, mona)
    mona.tabs.setCurrentWidget(mona.record)
    choose_move(mona)
    assert "Ana Lyst: not noted yet" in mona.record.detail.text()
    screenshot(mona.window(), "report-moved")
    rita.reload()
    rest(qtbot, rita)
    assert "note" in rita.steps.names
    assert "Mona Manager moved it in your place" in rita.record.about.text()
    rita.tabs.setCurrentWidget(rita.record)
    screenshot(rita.window(), "report-to-note")
    rita.step("note")
    rest(qtbot, rita)
    assert "note" not in rita.steps.names
    mona.reload()
    rest(qtbot, mona)
    choose_move(mona)
    assert "Rita View: not noted yet" not in mona.record.detail.text()
