"""Hand-over: scan, scan, scan, sign; by keyboard and scanner, in a real laboratory."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from lims_desktop import custody, items, labels, people, places
from lims_desktop.codes import machine_code
from lims_desktop.lab import Lab
from tests.database import PASSWORD
from tests.laboratory import LINE, one_item, place, take_in
from tests.ui.kit import open_page, press, scan, screenshot, settle, type_into
from ui.pages.handover import HandoverPage
from ui.proof import ProofDialog, ReasonDialog
from ui.window import Window

Windows = Callable[[str], Window]
Labs = Callable[..., Lab]


def code_of(lab: Lab, item: int) -> str:
    return items.view(lab, item).labels[0].code


def person(lab: Lab, login: str) -> int:
    return next(one.id for one in people.everyone(lab) if one.login == login)


def open_dialog(window: Window, kind: type[QDialog]) -> Any:
    return next(one for one in reversed(window.findChildren(kind)) if one.isVisible())


def confirm(qtbot: QtBot, window: Window, login: str = "", password: str = PASSWORD) -> Any:
    """The second person types their login, when it is not there yet, and their password."""
    dialog = open_dialog(window, ProofDialog)
    if login:
        dialog.login.setText(login)
    type_into(dialog.password, password)
    settle(qtbot, window.desk)
    return dialog


@pytest.fixture
def tom(window_of: Windows, qtbot: QtBot) -> Any:
    """Tom's window with the hand-over page open."""
    window = window_of("tech.tom")
    page = open_page(qtbot, window, "handover")
    assert isinstance(page, HandoverPage)
    return window, page


def scanned(qtbot: QtBot, window: Window, *codes: str | None) -> None:
    for code in codes:
        scan(window, str(code))
    settle(qtbot, window.desk)


def test_scan_scan_scan_sign(tom: Any, qtbot: QtBot, lab_of: Labs) -> None:
    window, page = tom
    lab = window.desk.lab
    taken = take_in(lab, *[LINE] * 3)
    other = take_in(lab, LINE, reference="CR-2/26").items[0].id
    scanned(qtbot, window, *(item.code for item in taken.items), code_of(lab, other))
    assert len(page.board.table.lines) == 4
    assert page.board.last.tone == "good"
    assert page.counts.about.text() == "of 2 cases"
    assert page.receiver.choose(person(lab, "ana.lyst"))
    screenshot(window, "handover-scanned")
    press(page, "Ctrl+Return")
    settle(qtbot, window.desk)
    assert open_dialog(window, ProofDialog).login.text() == "ana.lyst"
    screenshot(open_dialog(window, ProofDialog), "handover-proof")
    confirm(qtbot, window)
    assert page.board.table.lines == []
    assert {item.case_number for item in custody.bench(lab_of("ana.lyst")).held} == {"LAB-2026-00001", "LAB-2026-00002"}
    screenshot(window, "handover-done")


def test_forty_scans_keep_their_order(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    taken = take_in(window.desk.lab, *[LINE] * 40)
    scanned(qtbot, window, *(item.code for item in taken.items))
    assert page.board.table.ids == [item.id for item in taken.items]


def test_the_badge_chooses_the_receiver(tom: Any, qtbot: QtBot, lab_of: Labs) -> None:
    window, page = tom
    badge = labels.badge(lab_of("admin.ada", "Office"), person(window.desk.lab, "ben.lyst")).code
    scanned(qtbot, window, badge)
    assert page.receiver.person.login == "ben.lyst"
    assert page.board.last.tone == "good"


def test_what_is_wrong_is_refused_at_once(tom: Any, qtbot: QtBot, lab_of: Labs) -> None:
    window, page = tom
    lab = window.desk.lab
    tina = lab_of("tech.tina", "Counter two")
    hers, shelf = one_item(tina), next(one for one in places.locations(lab) if one.name == "Shelf 1")
    for code, said in (
        (code_of(tina, hers), "Tina Evidence"),
        (shelf.code, "label of a place"),
        (machine_code("E", 987_654), "No label of this laboratory"),
        (machine_code("D", 1), "document"),
        ("E000000000100", "check digits"),
        ("5901234123457", "not one of our codes"),
    ):
        scanned(qtbot, window, code)
        assert page.board.last.tone == "refused", code
        assert said in page.board.last.sentence.text()
        assert page.board.table.lines == []
        screenshot(window, f"handover-refused-{said.split()[0]}")


def test_the_same_scan_twice_counts_once(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    code = take_in(window.desk.lab, LINE).items[0].code
    scanned(qtbot, window, code, code)
    assert len(page.board.table.lines) == 1
    assert page.board.last.tone == "warning"
    assert "already" in page.board.last.sentence.text()


def test_an_old_label_is_taken_with_a_notice(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    code = take_in(window.desk.lab, LINE).items[0].code
    labels.replace(window.desk.lab, str(code), reason="torn")
    scanned(qtbot, window, code)
    assert len(page.board.table.lines) == 1
    assert page.board.last.tone == "warning"
    assert "old label" in page.board.last.sentence.text()


def test_what_is_inside_a_container_goes_with_it(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    taken = take_in(lab, LINE, replace(LINE, line=2, is_container=True, description="Box"))
    shirt, box = taken.items
    items.containerise(lab, [shirt.id], box.id)
    scanned(qtbot, window, code_of(lab, shirt.id))
    assert page.board.table.lines == []
    assert box.number in page.board.last.sentence.text()
    scanned(qtbot, window, code_of(lab, box.id), code_of(lab, shirt.id))
    assert page.board.table.ids == [box.id]
    assert page.board.table.lines[0].inside == 1
    assert "goes with its container" in page.board.last.sentence.text()


def test_a_typed_number_stands_for_an_unreadable_label(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    number = take_in(window.desk.lab, LINE).items[0].number
    type_into(page.board.entry, number.lower())
    settle(qtbot, window.desk)
    assert [line.item.number for line in page.board.table.lines] == [number]
    type_into(page.board.entry, "'; drop table lab.item; --")
    settle(qtbot, window.desk)
    assert page.board.last.tone == "refused"
    assert "drop table" in page.board.last.sentence.text()


def test_somebody_else_cannot_accept_and_the_offer_stays_open(tom: Any, qtbot: QtBot, lab_of: Labs) -> None:
    window, page = tom
    scanned(qtbot, window, take_in(window.desk.lab, LINE).items[0].code)
    page.receiver.choose(person(window.desk.lab, "ana.lyst"))
    page.sign()
    settle(qtbot, window.desk)
    dialog = confirm(qtbot, window, login="ben.lyst")
    assert dialog.isVisible()
    assert "Only the person it was made to" in dialog.password_field.error.text()
    dialog.reject()
    assert "waits for their password" in page.notice.text
    screenshot(window, "handover-waits")
    page.withdraw_button.click()
    settle(qtbot, window.desk)
    assert custody.bench(lab_of("ana.lyst")).offers == []
    assert len(page.board.table.lines) == 1


def test_left_as_an_offer(tom: Any, qtbot: QtBot, lab_of: Labs) -> None:
    window, page = tom
    scanned(qtbot, window, take_in(window.desk.lab, LINE).items[0].code)
    page.receiver.choose(person(window.desk.lab, "ana.lyst"))
    press(page, "Ctrl+O")
    settle(qtbot, window.desk)
    assert page.board.table.lines == []
    assert [offer.giver for offer in custody.bench(lab_of("ana.lyst")).offers] == ["Tom Evidence"]


def test_another_station_was_faster_and_nothing_moved(tom: Any, qtbot: QtBot, lab_of: Labs) -> None:
    window, page = tom
    lab = window.desk.lab
    taken = take_in(lab, *[LINE] * 3)
    scanned(qtbot, window, *(item.code for item in taken.items))
    page.receiver.choose(person(lab, "ana.lyst"))
    second = lab_of("tech.tom", "Second station")
    custody.store(second, [taken.items[1].id], place(lab, "Shelf 1"))
    page.sign()
    settle(qtbot, window.desk)
    assert len(page.board.table.lines) == 3
    wrong = [line for line in page.board.table.lines if line.wrong]
    assert [line.id for line in wrong] == [taken.items[1].id]
    assert "Shelf 1" in wrong[0].wrong
    screenshot(window, "handover-race")
    assert len(custody.bench(lab).held) == 2
    assert custody.bench(lab_of("ana.lyst")).held == []


def test_moved_between_offer_and_signature_moves_nothing(tom: Any, qtbot: QtBot, lab_of: Labs) -> None:
    window, page = tom
    lab = window.desk.lab
    taken = take_in(lab, LINE, LINE)
    scanned(qtbot, window, *(item.code for item in taken.items))
    page.receiver.choose(person(lab, "ana.lyst"))
    page.sign()
    settle(qtbot, window.desk)
    custody.store(lab_of("tech.tom", "Second station"), [taken.items[0].id], place(lab, "Shelf 1"))
    dialog = confirm(qtbot, window)
    assert "moved" in dialog.password_field.error.text()
    dialog.reject()
    assert custody.bench(lab_of("ana.lyst")).held == []
    assert len(page.board.table.lines) == 2


def test_an_exception_needs_a_reason_and_a_supervisor(tom: Any, qtbot: QtBot, lab_of: Labs) -> None:
    window, page = tom
    hers = one_item(lab_of("tech.tina", "Counter two"))
    press(page, "Ctrl+E")
    scanned(qtbot, window, code_of(window.desk.lab, hers))
    assert len(page.board.table.lines) == 1
    screenshot(window, "handover-exception")
    page.sign()
    reason = open_dialog(window, ReasonDialog)
    reason.reason.setPlainText("Tina is ill")
    reason.answer()
    refused = confirm(qtbot, window, login="ana.lyst")
    assert "supervisor" in refused.password_field.error.text()
    confirm(qtbot, window, login="mona.manager")
    event = items.view(window.desk.lab, hers).custody[0]
    assert (event.exception, event.witness, event.statement) == (True, "Mona Manager", "Tina is ill")
    assert page.board.table.lines == []


def test_an_empty_list_cannot_be_signed(tom: Any, qtbot: QtBot) -> None:
    _, page = tom
    page.sign()
    assert page.board.last.tone == "refused"
    assert "Scan an item" in page.board.last.sentence.text()


def test_delete_takes_a_line_off(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    taken = take_in(window.desk.lab, LINE, LINE)
    scanned(qtbot, window, *(item.code for item in taken.items))
    page.board.table.selectRow(0)
    press(page.board.table, "Delete")
    assert page.board.table.ids == [taken.items[0].id]


def test_the_keys_of_the_page_work_while_one_types(tom: Any, qtbot: QtBot) -> None:
    _, page = tom
    page.board.entry.setFocus()
    claim = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(page.board.entry, claim)
    assert not claim.isAccepted(), "the field may not take Ctrl+E for itself"
    press(page.board.entry, "Ctrl+E")
    assert page.taking
    copy = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(page.board.entry, copy)
    assert copy.isAccepted(), "copying stays the field's"
