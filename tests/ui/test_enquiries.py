"""A customer asks, tells a day in court and a subpoena; the laboratory answers, serves and keeps the testimony."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from lims_desktop import enquiries
from tests.database import Database, LabOf
from tests.laboratory import take_in
from tests.ui.kit import open_page, press, screenshot, settle
from ui.parts.asking import Asking
from ui.window import Window

WindowOf = Callable[[str], Window]


@pytest.fixture
def lab_of(lab_of: LabOf) -> LabOf:
    """Everybody signs in once."""
    known: dict[str, Any] = {}
    return lambda login, *more: known.setdefault(login, known.get(login) or lab_of(login, *more))


def dialog(qtbot: QtBot, window: Window, ask: Callable[[], object], name: str, **said: Any) -> None:
    """Open a question, fill it in, look at it, send it."""
    ask()
    asking: Any = next(one for one in window.findChildren(Asking) if one.isVisible())
    asking.form.fill(said)
    screenshot(asking, name)
    asking.answer()
    settle(qtbot, window.desk)
    assert not asking.isVisible(), asking.trouble.text()


def test_from_the_question_to_the_testimony(
    window_of: WindowOf, qtbot: QtBot, lab_of: LabOf, database: Database
) -> None:
    taken = take_in(lab_of("tech.tom"))
    window = window_of("client.pol")
    page: Any = open_page(qtbot, window, "agency_case", taken.case)
    asked = page.questions
    page.tabs.setCurrentIndex(3)
    screenshot(window, "agency-questions-empty")
    dialog(qtbot, window, lambda: press(page, "Ctrl+N"), "agency-ask", words="When will the shirt be examined?")
    assert page.talk.one.state == "ASKED"
    dialog(qtbot, window, lambda: page._ask_examination(page.case), "agency-examination",
           examination="blood-alcohol", questions="How much?")  # fmt: skip
    about = (taken.case, taken.case_number)
    dialog(qtbot, window, lambda: asked.hearing(*about), "agency-hearing", court="Supreme Court")
    dialog(qtbot, window, lambda: asked.subpoena(*about), "agency-subpoena",
           witness="Ana Lyst", court="Supreme Court", reference="S 14/26")  # fmt: skip
    shown = page.case
    assert [len(part) for part in (shown.requests, shown.enquiries, shown.hearings, shown.subpoenas)] == [1, 1, 1, 1]
    assert shown.requests[0].court_date is not None

    inside = window_of("mona.manager")
    answers: Any = open_page(qtbot, inside, "enquiries", {"case": taken.case})
    answers.talk.words.setPlainText("On Monday.")
    assert answers.leave()
    screenshot(inside, "enquiries")
    press(answers, "Ctrl+Return")
    settle(qtbot, inside.desk)
    assert (answers.talk.one.state, answers.leave()) == ("ANSWERED", None)
    why = "Advice to counsel before the trial"
    dialog(qtbot, inside, answers.privilege_button.click, "enquiries-privilege", reason=why)
    assert why in answers.talk.privileged.text()
    screenshot(inside, "enquiries-privileged")
    dialog(qtbot, inside, answers.privilege_button.click, "enquiries-waived", reason="Waived by counsel")
    assert not answers.talk.privileged.isVisible()
    answers.tabs.setCurrentIndex(1)
    answers.called.selectRow(0)
    screenshot(inside, "enquiries-subpoenas")
    ana = lab_of("ana.lyst").me.person
    dialog(qtbot, inside, answers.serve_button.click, "enquiries-serve", witness=ana, how="By hand, PC Brown")
    database.superuser("update lab.subpoena set appears_at = now() - interval '3 hours'")
    answers.reload()
    settle(qtbot, inside.desk)
    answers.called.selectRow(0)
    dialog(qtbot, inside, answers.testify_button.click, "enquiries-testimony", minutes="40", about="The blood")
    answers.called.selectRow(0)
    assert "40 min" in answers.said.text()

    page.reload()
    settle(qtbot, window.desk)
    page.tabs.setCurrentIndex(3)
    assert [one.words for one in page.talk.one.notes] == ["When will the shirt be examined?", "On Monday."]
    screenshot(window, "agency-questions")
    page.talk.close_button.click()
    settle(qtbot, window.desk)
    assert page.talk.one.state == "CLOSED"
    page.tabs.setCurrentIndex(4)
    assert page.subpoenas.rows.rows[0].state == "TESTIFIED"
    screenshot(window, "agency-court")


def test_a_complaint_becomes_a_nonconformity_and_a_long_word_fits(
    window_of: WindowOf, qtbot: QtBot, lab_of: LabOf
) -> None:
    case = take_in(lab_of("tech.tom")).case
    pol = lab_of("client.pol")
    enquiries.ask(pol, case, "complaint", "Nobody answers the telephone. " * 40)
    enquiries.tell_hearing(pol, case, datetime.now(UTC) + timedelta(days=3), "Court of Appeal")
    window = window_of("quinn.manager")
    page: Any = open_page(qtbot, window, "enquiries")
    assert not page.tabs.isTabVisible(2)
    screenshot(window, "enquiries-complaint")
    dialog(qtbot, window, page.conform_button.click, "enquiries-nonconformity", severity="minor")
    assert page.talk.one.nonconformity_number == "NC-2026-0001"
    opened: list[Any] = []
    window.desk.opened.connect(lambda name, argument: opened.append((name, argument)))
    page.conform_button.click()
    assert opened == [("nonconformity", page.talk.one.nonconformity)]
    shown: Any = open_page(qtbot, window, "case", case)
    next(one for one in shown.gestures if "Enquiries" in one.text()).click()
    settle(qtbot, window.desk)
    about: Any = window.visible_page()
    assert about.name == "enquiries"
    about.tabs.setCurrentIndex(2)
    about.days.selectRow(0)
    dialog(qtbot, window, about.cancel_button.click, "enquiries-cancel", reason="Adjourned")
    assert about.days.rows.rows[0].cancelling == "Adjourned"
