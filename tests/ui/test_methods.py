"""The register of methods: proposed from what is shipped, looked at, approved by two with their own passwords."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lims_desktop.methods import register
from tests.database import PASSWORD, LabOf
from tests.rules.test_methods import METHOD, approved, propose
from tests.ui.kit import open_page, screenshot, settle, type_into
from ui.pages.methods import MethodsPage
from ui.parts.asking import Asking
from ui.proof import ProofDialog
from ui.window import Window

WindowOf = Callable[[str], Window]


def page_of(qtbot: QtBot, window: Window) -> MethodsPage:
    page = open_page(qtbot, window, "methods")
    assert isinstance(page, MethodsPage)
    settle(qtbot, window.desk)
    return page


def test_a_shipped_method_is_proposed(qtbot: QtBot, window_of: WindowOf) -> None:
    window = window_of("rita.view")
    page = page_of(qtbot, window)
    screenshot(window, "methods-empty")
    page._propose()
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, Asking)
    asking.form.fill({"code": METHOD.code, "reason": "First version of the section"})
    asking.answer()
    settle(qtbot, window.desk)
    assert asking.isHidden()
    qtbot.waitUntil(lambda: page.shown is not None)
    assert page.shown is not None
    assert page.shown.version.state == "PROPOSED"
    assert page.shown.version.reason == "First version of the section"


def test_the_definition_is_shown_whole_and_its_examples_are_computed(
    qtbot: QtBot, window_of: WindowOf, lab_of: LabOf
) -> None:
    approved(lab_of)
    propose(lab_of("rita.view"), replace(METHOD, reference="TOX-M-01, second issue", fields=METHOD.fields[1:]))
    window = window_of("quinn.manager")
    page = page_of(qtbot, window)
    qtbot.waitUntil(lambda: page.shown is not None)
    screenshot(window, "methods")
    tabs = page.tabs
    assert tabs.fields.rows.rowCount() == len(METHOD.fields) - 1
    assert {tabs.examples.rows.index(row, 1).data() for row in range(len(METHOD.examples))} == {"comes out"}
    changed = [(row.what, row.now) for row in tabs.changes.rows.rows]
    assert changed == [("Reference", "TOX-M-01, second issue"), ("internal_standard", "")]
    for number in range(1, tabs.count()):
        tabs.setCurrentIndex(number)
        screenshot(window, f"methods-{number}")


def test_quality_approves_with_the_own_password(qtbot: QtBot, window_of: WindowOf, lab_of: LabOf) -> None:
    made = propose(lab_of("rita.view"))
    register.approve(lab_of("mona.manager"), made.version, made.sha256)
    window = window_of("quinn.manager")
    page = page_of(qtbot, window)
    qtbot.waitUntil(page.approve_button.isVisible)
    page._approve()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ProofDialog)
    type_into(dialog.password, PASSWORD)
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.version.state == "CURRENT")
    assert not page.approve_button.isVisible()


def test_a_rejection_needs_its_reason(qtbot: QtBot, window_of: WindowOf, lab_of: LabOf) -> None:
    propose(lab_of("rita.view"))
    window = window_of("mona.manager")
    page = page_of(qtbot, window)
    qtbot.waitUntil(page.reject_button.isVisible)
    page._reject()
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, Asking)
    asking.answer()
    assert not asking.isHidden()
    QTest.keyClicks(asking.form.fields["reason"].input, "The limits of the controls are missing")
    asking.answer()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.shown is not None and page.shown.version.state == "REJECTED")


@pytest.mark.parametrize("login", ["ana.lyst", "aud.itor"])
def test_who_does_not_lead_only_reads(qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, login: str) -> None:
    propose(lab_of("rita.view"))
    page = page_of(qtbot, window_of(login))
    qtbot.waitUntil(lambda: page.shown is not None)
    assert not page.approve_button.isVisible()
    assert not page.reject_button.isVisible()
