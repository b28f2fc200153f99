"""The pages of second examiners: the queue, the conclusion without the first, the conflict side by side; the vials."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from devices.labels import designs, preview
from lims_desktop import verification, vials, worksheets
from tests.database import PASSWORD, Database, LabOf
from tests.rules.test_methods import METHOD, approved
from tests.rules.test_requests import allow
from tests.rules.test_verification import a_section, submitted
from tests.rules.test_worksheets import a_bench
from tests.ui.kit import open_page, scan, screenshot, settle
from ui.pages.verification import VerificationPage
from ui.pages.verifications import VerificationsPage
from ui.pages.vials import VialsPage
from ui.pages.worksheet import WorksheetPage
from ui.parts.asking import Asking
from ui.parts.choice import Choice
from ui.proof import ProofDialog
from ui.window import Window

WindowOf = Callable[[str], Window]


def asked(kind: type[Asking | ProofDialog]) -> Asking | ProofDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


def write(page: VerificationPage, **said: str) -> None:
    for form in page.form.forms.values():
        for code, value in said.items():
            made = form.fields[code].input
            if isinstance(made, Choice):
                made.choose(value)
            else:
                made.setText(value)  # type: ignore[attr-defined]


def test_from_the_queue_to_a_conflict_that_a_third_person_ends(
    qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, database: Database
) -> None:
    a_section(lab_of, database)
    bench = submitted(lab_of)
    bens = window_of("ben.lyst")
    sheet = open_page(qtbot, bens, "worksheet", bench.worksheet)
    assert isinstance(sheet, WorksheetPage)
    assert sheet.notice.isVisible()
    screenshot(bens, "worksheet-unseen")
    queue = open_page(qtbot, bens, "verifications", bench.worksheet)
    assert isinstance(queue, VerificationsPage)
    screenshot(bens, "verifications")
    queue.go_on()
    qtbot.waitUntil(lambda: isinstance(bens.visible_page(), VerificationPage), timeout=20_000)
    settle(qtbot, bens.desk)
    page = bens.visible_page()
    assert isinstance(page, VerificationPage)
    page.conclude()
    screenshot(bens, "verification-missing")
    other = next(one.code for one in METHOD.by_code["specimen"].choices if one.code != "whole")
    write(page, specimen=other, mean_concentration="0,15x")
    page.conclude()
    assert page.leave()
    write(page, mean_concentration="0.150")
    screenshot(bens, "verification")
    page.conclude()
    qtbot.waitUntil(lambda: page.view is not None and not page.view.is_open, timeout=20_000)
    settle(qtbot, bens.desk)
    screenshot(bens, "verification-conflict")
    assert not page.resolve_button.isVisible()
    ritas = window_of("rita.view")
    third = open_page(qtbot, ritas, "verification", page.view.id if page.view else 0)
    assert isinstance(third, VerificationPage)
    screenshot(ritas, "verification-hidden")
    assert not third.resolve_button.isEnabled()
    third._look()
    asked(Asking).answer()
    qtbot.waitUntil(lambda: third.view is not None and not third.view.unseen, timeout=20_000)
    settle(qtbot, ritas.desk)
    third.resolve()
    asking = asked(Asking)
    assert isinstance(asking, Asking)
    asking.form.fill({"stands": "second", "reason": "Seen under the microscope"})
    screenshot(asking, "verification-resolve")
    asking.answer()
    proof = asked(ProofDialog)
    assert isinstance(proof, ProofDialog)
    proof.password.setText(PASSWORD)
    proof.answer()
    qtbot.waitUntil(lambda: bool(third.view and third.view.lines[1].resolved_by), timeout=20_000)
    settle(qtbot, ritas.desk)
    screenshot(ritas, "verification-resolved")
    assert [one.standing for one in verification.waiting(lab_of("ana.lyst", "Elsewhere"))] == ["correct"]


def test_vials_are_scanned_and_a_mismatch_stands_large(
    qtbot: QtBot, window_of: WindowOf, lab_of: LabOf, database: Database
) -> None:
    database.superuser("update lab.person set section = 'toxicology' where login in ('rita.view', 'ana.lyst')")
    allow(lab_of, "ana.lyst", approved(lab_of, replace(METHOD, vials=True)).method)
    bench = a_bench(lab_of)
    worksheets.start(lab_of("ana.lyst"), bench.worksheet)
    window = window_of("ana.lyst")
    page = open_page(qtbot, window, "vials", bench.worksheet)
    assert isinstance(page, VialsPage)
    screenshot(window, "vials-new")
    page.print_labels()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.view is not None and page.view.vials[0].code is not None, timeout=20_000)
    settle(qtbot, window.desk)
    assert page.view is not None
    codes = [vial.code or "" for vial in page.view.vials]
    assert all(preview(designs()["vial"], page._label(vial), 203) for vial in page.view.vials)
    for code in (codes[0], codes[0], codes[2]):
        scan(page, code)
        settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.view is not None and page.view.stop is not None, timeout=20_000)
    settle(qtbot, window.desk)
    assert "(2.1)" in page.said.text, "of which place it is"
    screenshot(window, "vials-stopped")
    page.go_on()
    asking = asked(Asking)
    assert isinstance(asking, Asking)
    asking.form.fill({"reason": "Two swapped in the hand"})
    screenshot(asking, "vials-go-on")
    asking.answer()
    qtbot.waitUntil(lambda: page.view is not None and page.view.stop is None, timeout=20_000)
    settle(qtbot, window.desk)
    screenshot(window, "vials")
    view = vials.view(lab_of("ana.lyst", "Elsewhere"), bench.worksheet)
    assert view is not None
    assert [one.why for one in view.stops] == ["Two swapped in the hand"]
