"""The roll call on the screen: called, scanned, weighed on the simulated balance, crossed off, stopped, signed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from devices.bench import DEMONSTRATION, Bench
from devices.simulated import SimulatedBalance
from lims_desktop import documents, files, items, rollcall
from lims_desktop.lab import Lab
from tests.database import PASSWORD
from tests.rules.ending import POWDER, code_of, opened, scheduled
from tests.ui.kit import open_page, scan, screenshot, settle, type_into
from ui.devices.asking import Weighed
from ui.disposition.questions import QuantityAsking
from ui.disposition.seats import SeatsAsking, SigningAsking
from ui.parts.signature import SignaturePad
from ui.proof import ProofDialog, ReasonDialog
from ui.window import Window

Windows = Callable[[str], Window]
LEAST_LETTER = 45


def sit(window_of: Windows, qtbot: QtBot, number: int) -> tuple[Window, Any, SimulatedBalance]:
    """Tom at the desk with a balance, the roll call before him."""
    window = window_of("tech.tom")
    window.desk.bench = Bench(DEMONSTRATION)
    window.resize(1440, 900)
    page: Any = open_page(qtbot, window, "rollcall", number)
    balance = window.desk.bench.simulator("Balance")
    assert isinstance(balance, SimulatedBalance)
    balance.load(Decimal("120.48"))
    return window, page, balance


def prove(qtbot: QtBot, window: Window, login: str) -> None:
    dialog = next(one for one in reversed(window.findChildren(ProofDialog)) if one.isVisible())
    dialog.login.setText(login)
    type_into(dialog.password, PASSWORD)
    settle(qtbot, window.desk)


def draw(pad: SignaturePad) -> None:
    """Sign by hand."""
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 80))
    for x in range(50, 240, 10):
        QTest.mouseMove(pad, QPoint(x, 40 + (x * 7) % 50))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(240, 60))


def prepare(qtbot: QtBot, window: Window, page: Any, lab: Lab, item: int) -> None:
    """Scan, look at the seal, weigh, and let the three confirm."""
    scan(window, code_of(lab, item))
    settle(qtbot, window.desk)
    page.calling.seal.choose("intact")
    page.weigh()
    settle(qtbot, window.desk)
    for tile in page.calling.confirm.values():
        tile.click()


def test_a_parcel_is_crossed_off_step_by_step(window_of: Windows, lab_of: Any, qtbot: QtBot) -> None:
    number, _, taken = opened(lab_of)
    window, page, _ = sit(window_of, qtbot, number)
    lab, first = window.desk.lab, taken.items[0].id
    screenshot(window, "rollcall-called")
    page.cross()
    assert "Scan the label" in page.calling.said.text
    prepare(qtbot, window, page, lab, first)
    assert page.calling.lacks == ""
    screenshot(window, "rollcall-ready")
    page.cross()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.roll.called.item == taken.items[1].id)
    assert page.calling.label == ""
    assert not any(tile.isChecked() for tile in page.calling.confirm.values())
    parcel = page.roll.parcels[0]
    assert (parcel.reading, parcel.reading_unit, parcel.device_identity) == (Decimal("120.48"), "g", "SIM0000001")
    assert bytes.fromhex(parcel.raw).startswith(b"S S")
    view = items.view(lab, first)
    assert view is not None
    assert view.where == "Destroyed"
    screenshot(window, "rollcall-next")


def test_a_weight_that_comes_late_is_not_the_next_parcels(window_of: Windows, lab_of: Any, qtbot: QtBot) -> None:
    number, _, taken = opened(lab_of)
    window, page, _ = sit(window_of, qtbot, number)
    prepare(qtbot, window, page, window.desk.lab, taken.items[0].id)
    late, asked = page.roll.called, list[Weighed]()
    page._weighed = lambda called, weighed: asked.append(weighed)
    page.weigh()
    settle(qtbot, window.desk)
    del page._weighed
    page.cross()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.roll.called.item == taken.items[1].id)
    page._weighed(late, asked[0])
    assert page.calling.reading is None
    page._weighed(page.roll.called, asked[0])
    assert page.calling.reading is not None


@pytest.mark.parametrize(("mode", "density"), [("dark", "normal"), ("light", "touch")])
def test_it_is_read_from_five_metres_by_day_and_by_night(
    window_of: Windows, lab_of: Any, qtbot: QtBot, mode: str, density: str
) -> None:
    number, _, taken = opened(lab_of)
    window, page, _ = sit(window_of, qtbot, number)
    window.desk.theme.choose(mode, density)
    prepare(qtbot, window, page, window.desk.lab, taken.items[0].id)
    screenshot(window, f"rollcall-{mode}-{density}")
    picture = page.calling.number.grab().toImage()
    ground = picture.pixel(0, 0)
    rows = [y for y in range(picture.height()) if any(picture.pixel(x, y) != ground for x in range(picture.width()))]
    assert rows[-1] - rows[0] >= LEAST_LETTER, "a capital of 45 pixels is 25 mm high on a screen of 1.2 metres"


def test_tablets_are_counted_by_hand(window_of: Windows, lab_of: Any, qtbot: QtBot) -> None:
    tablets = replace(POWDER, item_type="tablet", declared=Decimal(40), quantity=Decimal(40), unit="piece")
    number, _, taken = opened(lab_of, 1, tablets)
    window, page, _ = sit(window_of, qtbot, number)
    scan(window, code_of(window.desk.lab, taken.items[0].id))
    settle(qtbot, window.desk)
    page.calling.seal.choose("intact")
    assert "Count" in page.calling.lacks
    for written, taken_as in (("forty", None), ("1,500", None), ("-4", None), ("40", "40")):
        page.weigh()
        question = window.findChildren(QuantityAsking)[-1]
        question.form.fill({"quantity": written})
        question.answer()
        if not question.isHidden():
            screenshot(question, "rollcall-count")
            question.reject()
        assert (page.calling.reading and page.calling.reading.value) == taken_as
    for tile in page.calling.confirm.values():
        tile.click()
    screenshot(window, "rollcall-counted")
    page.cross()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.roll.state == "CALLED")
    assert page.roll.parcels[0].difference == 0


def test_a_schedule_is_cancelled_with_a_reason(window_of: Windows, lab_of: Any, qtbot: QtBot) -> None:
    number, _, _ = scheduled(lab_of)
    window, page, _ = sit(window_of, qtbot, number)
    page.buttons["cancel"].click()
    settle(qtbot, window.desk)
    reason = next(one for one in reversed(window.findChildren(ReasonDialog)) if one.isVisible())
    reason.reason.setPlainText("The court adjourned it to the next session")
    reason.answer()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.roll.state == "CANCELLED")
    assert not [name for name, made in page.buttons.items() if made.isVisible()]
    screenshot(window, "rollcall-cancelled")


def test_a_shortfall_stops_it_and_a_supervisor_lets_it_go_on(window_of: Windows, lab_of: Any, qtbot: QtBot) -> None:
    number, _, taken = opened(lab_of)
    window, page, balance = sit(window_of, qtbot, number)
    balance.load(Decimal("98.10"))
    prepare(qtbot, window, page, window.desk.lab, taken.items[0].id)
    page.cross()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.roll.state == "STOPPED")
    assert "less than was recorded" in page.calling.said.text
    screenshot(window, "rollcall-stopped")
    page.resume()
    prove(qtbot, window, "mona.manager")
    settle(qtbot, window.desk)
    reason = next(one for one in reversed(window.findChildren(ReasonDialog)) if one.isVisible())
    reason.reason.setPlainText("weighed twice, goes back into the vault")
    reason.answer()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.roll.state == "OPEN")
    assert page.roll.parcels[0].state == "SET_ASIDE"


def test_a_wrong_parcel_stops_it_at_the_scan(window_of: Windows, lab_of: Any, qtbot: QtBot) -> None:
    number, _, taken = opened(lab_of)
    window, page, _ = sit(window_of, qtbot, number)
    scan(window, str(taken.items[1].code))
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.roll.state == "STOPPED")
    assert "not the parcel that was called" in page.calling.said.text


@pytest.mark.parametrize("fault", ["unstable", "overload", "noise"])
def test_a_balance_that_does_not_speak_plainly_weighs_nothing(
    window_of: Windows, lab_of: Any, qtbot: QtBot, fault: str
) -> None:
    number, _, _ = opened(lab_of, 1)
    window, page, balance = sit(window_of, qtbot, number)
    balance.provoke(fault)
    page.weigh()
    settle(qtbot, window.desk)
    assert page.calling.reading is None
    assert page.calling.weight.tone == "refused"
    assert page.calling.said.text != ""
    assert page.roll.state == "OPEN"


def test_without_a_balance_the_page_says_so(window_of: Windows, lab_of: Any, qtbot: QtBot) -> None:
    number, _, _ = opened(lab_of, 1)
    window, page, _ = sit(window_of, qtbot, number)
    window.desk.bench = Bench(())
    page.weigh()
    assert "No balance" in page.calling.said.text


def test_opened_before_both_with_a_colleagues_word(window_of: Windows, lab_of: Any, qtbot: QtBot) -> None:
    number, _, _ = scheduled(lab_of, 1)
    window, page, _ = sit(window_of, qtbot, number)
    screenshot(window, "rollcall-scheduled")
    page.open_session()
    question = next(one for one in window.findChildren(SeatsAsking) if one.isVisible())
    question.form.fill({"place": "Incinerator at Belmopan"})
    for role, name in (("magistrate", "Hon. Maria Cruz"), ("justice", "Peter Usher")):
        question.form.fill({f"{role}_name": name, f"{role}_office": "Belmopan", f"{role}_document": f"ID {name}"})
    question.answer()
    assert "signature" in question.trouble.text().lower()
    for pad in question.pads.values():
        draw(pad)
    screenshot(question, "rollcall-seats")
    question.answer()
    settle(qtbot, window.desk)
    prove(qtbot, window, "tech.tina")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.roll.state == "OPEN")
    assert page.calling.confirm["magistrate"].value == "Hon. Maria Cruz"


def test_a_magistrate_leaves_and_another_comes(window_of: Windows, lab_of: Any, qtbot: QtBot) -> None:
    number, _, _ = opened(lab_of, 1)
    window, page, _ = sit(window_of, qtbot, number)
    page.leave_seat("magistrate")
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.roll.state == "PAUSED")
    screenshot(window, "rollcall-paused")
    page.take_seat()
    question = next(one for one in window.findChildren(SeatsAsking) if one.isVisible())
    assert question.roles == ("magistrate",)
    question.form.fill(
        {"magistrate_name": "Hon. Juan Requena", "magistrate_office": "Orange Walk", "magistrate_document": "ID-9"}
    )
    draw(question.pads["magistrate"])
    question.answer()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.roll.state == "OPEN")


def test_after_the_last_parcel_all_sign_and_the_certificate_is_kept(
    window_of: Windows, lab_of: Any, qtbot: QtBot, tmp_path: Any
) -> None:
    number, _, taken = opened(lab_of, 1)
    window, page, _ = sit(window_of, qtbot, number)
    lab = window.desk.lab
    prepare(qtbot, window, page, lab, taken.items[0].id)
    page.cross()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.roll.state == "CALLED")
    screenshot(window, "rollcall-last")
    page.sign()
    question = next(one for one in window.findChildren(SigningAsking) if one.isVisible())
    for pad in question.pads.values():
        draw(pad)
    screenshot(question, "rollcall-signing")
    question.answer()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: page.roll.state == "SIGNED")
    found = documents.about(lab, f"rollcall/{number}")[0]
    assert found.kind == "destruction_certificate"
    assert found.sha256 is not None
    paper = files.read(lab, found.sha256)
    assert paper is not None
    assert paper.content.startswith(b"%PDF")
    assert rollcall.view(lab, number).document == found.id
    screenshot(window, "rollcall-signed")
