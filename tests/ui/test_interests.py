"""Conflicts of interest on the screen: declared by case, label or name, read in full, lifted by another manager."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lims_desktop import interests, requests
from lims_desktop.intake import PersonNamed
from tests.database import LabOf
from tests.laboratory import label, take_in
from tests.rules.test_requests import asked, method, person
from tests.ui.kit import open_page, press, scan, screenshot, settle
from tests.ui.test_translations import in_spanish
from ui.interests.declaring import Declaring
from ui.parts.asking import Asking
from ui.window import Window

__all__ = ["in_spanish", "method"]
Windows = Callable[[str], Window]
LONG = "He is the brother of my wife, and we share the house of their parents. " * 28


def asking() -> Any:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Asking)
    return dialog


def filled(qtbot: QtBot, page: Any, many: int) -> None:
    qtbot.waitUntil(lambda: len(page.table.rows.rows) == many)
    settle(qtbot, page.desk)


def test_one_declares_by_a_label_and_by_name(window_of: Windows, qtbot: QtBot, lab_of: LabOf) -> None:
    taken = take_in(lab_of("tech.tom"), persons=[PersonNamed("suspect", "José Núñez Ek")])
    take_in(lab_of("tech.tom"), persons=[PersonNamed("victim", "José Núñez")], reference="CR-2/26")
    window = window_of("ana.lyst")
    page: Any = open_page(qtbot, window, "interests")
    filled(qtbot, page, 0)
    screenshot(window, "interests-empty")
    scan(page, label(taken))
    dialog = asking()
    assert isinstance(dialog, Declaring)
    qtbot.waitUntil(lambda: taken.case_number in dialog.about_case.note.text())
    dialog.answer()
    assert dialog.form.fields["statement"].error.text()
    dialog.form.fill({"statement": LONG})
    screenshot(dialog, "interests-declare-case")
    dialog.answer()
    filled(qtbot, page, 1)
    assert dialog.isHidden()
    page.questions.declare()
    dialog = asking()
    dialog.form.fill({"case": "LAB-1-1", "statement": "My neighbour"})
    qtbot.waitUntil(lambda: "no case" in dialog.about_case.note.text())
    dialog.answer()
    qtbot.waitUntil(lambda: "no case LAB-1-1" in dialog.trouble.text())
    dialog.a_person.click()
    dialog.answer()
    assert dialog.about_person.error.text()
    dialog.form.fill({"named": "nunez,  jose"})
    qtbot.waitUntil(lambda: "1 case that you may see" in dialog.about_person.note.text())
    assert "not meant: 1." in dialog.about_person.note.text()
    qtbot.waitUntil(lambda: not dialog._fitting.isActive())
    screenshot(dialog, "interests-declare-person")
    dialog.answer()
    filled(qtbot, page, 2)
    assert [row.named for row in interests.listed(lab_of("ana.lyst", "Other"))] == ["nunez,  jose", None]
    page.table.selectRow(1)
    settle(qtbot, window.desk)
    screenshot(window, "interests-own")
    page.table.opened.emit(page.table.current)
    settle(qtbot, window.desk)
    opened: Any = window.visible_page()
    assert (opened.name, opened.case.number) == ("case", taken.case_number)
    opened._declare()
    dialog = asking()
    dialog.form.fill({"statement": "Once more"})
    dialog.answer()
    qtbot.waitUntil(lambda: "already" in dialog.trouble.text())
    screenshot(dialog, "interests-declare-here")
    dialog.reject()
    screenshot(window, "case-more")


def test_another_manager_reads_and_lifts_it(
    window_of: Windows, qtbot: QtBot, lab_of: LabOf, qapp: QApplication
) -> None:
    case = take_in(lab_of("tech.tom"), persons=[PersonNamed("suspect", "John Doe")]).case
    quinn = lab_of("quinn.manager", "Other")
    interests.declare(quinn, "We were at school together.", named="Jack Roe")
    old = interests.declare(lab_of("ben.lyst"), "My landlord", named="John Doe").interest
    interests.lift(lab_of("mona.manager"), old, reason="He lives somewhere else since June.")
    interests.declare(lab_of("ana.lyst"), LONG, case=case)
    window = window_of("quinn.manager")
    page: Any = open_page(qtbot, window, "interests")
    filled(qtbot, page, 2)
    assert [row.name for row in page.table.rows.rows] == ["Ana Lyst", "Quinn Manager"]
    assert page.lift_button.isEnabled()
    screenshot(window, "interests-long")
    page.table.selectRow(1)
    settle(qtbot, window.desk)
    assert not page.lift_button.isEnabled()
    press(page, "Ctrl+U")
    assert window.desk.messages.latest is not None
    assert "another manager" in window.desk.messages.latest.text
    page.table.selectRow(0)
    press(page, "Ctrl+U")
    dialog = asking()
    dialog.answer()
    assert dialog.form.fields["reason"].error.text()
    dialog.form.fill({"reason": "Another family of that name"})
    screenshot(dialog, "interests-lift")
    dialog.answer()
    filled(qtbot, page, 1)
    page.in_force.setChecked(False)
    filled(qtbot, page, 3)
    page.table.selectRow(0)
    settle(qtbot, window.desk)
    assert "Another family of that name" in page.card.lifted.text()
    looked_at(window)


def looked_at(window: Window) -> None:
    """Dark, large, and in Spanish."""
    theme = window.desk.theme
    try:
        theme.choose("dark", "normal")
        screenshot(window, "interests-dark")
        theme.choose("light", "touch")
        screenshot(window, "interests-touch")
        theme.choose("light", "normal")
        window.resize(960, 600)
        screenshot(window, "interests-narrow")
    finally:
        theme.choose("light", "normal")


@pytest.mark.usefixtures("in_spanish")
def test_work_that_may_not_go_on_is_said_where_it_is_seen(
    window_of: Windows, qtbot: QtBot, lab_of: LabOf, method: int
) -> None:
    request = asked(lab_of)
    requests.assign(lab_of("rita.view"), request, person(lab_of, "ana.lyst"), method)
    window = window_of("ana.lyst")
    page: Any = open_page(qtbot, window, "requests", request)
    qtbot.waitUntil(page.buttons["interest"].isVisible)
    page.buttons["interest"].click()
    dialog = asking()
    dialog.form.fill({"statement": "My cousin"})
    screenshot(dialog, "interests-declare-request-es")
    dialog.answer()
    qtbot.waitUntil(page.card.conflict.isVisible)
    screenshot(window, "interests-request-own-es")
    bench = open_page(qtbot, window, "bench")
    qtbot.waitUntil(bench.notice.isVisible)
    screenshot(window, "interests-bench-es")
    open_page(qtbot, window, "worksheets")
    screenshot(window, "interests-worksheets-es")
    open_page(qtbot, window, "interests")
    settle(qtbot, window.desk)
    screenshot(window, "interests-es")
    head = window_of("rita.view")
    found: Any = open_page(qtbot, head, "tasks")
    [task] = [task for task in found.table.rows.rows if task.code == "request.task_interest"]
    screenshot(head, "interests-tasks-es")
    found.table.opened.emit(task)
    settle(qtbot, head.desk)
    seen: Any = head.visible_page()
    qtbot.waitUntil(seen.card.conflict.isVisible)
    assert "Ana Lyst" in seen.card.conflict.text
    screenshot(head, "interests-request-head-es")
