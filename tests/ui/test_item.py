"""The item page: facets, custody, labels, holds; opened by number, by code, by a struck-through label."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from devices.bench import DEMONSTRATION, Bench
from lims_desktop import custody, discrepancies, documents, holds, items, labels, policies, retention
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from tests.database import PASSWORD
from tests.laboratory import LINE, one_item, place, take_in
from tests.rules.ending import LONG_AGO
from tests.ui.kit import open_page, press, scan, screenshot, settle, type_into
from ui.item.story import told
from ui.pages.document import DocumentPage
from ui.pages.item import ItemPage
from ui.parts.asking import Asking
from ui.proof import ProofDialog, ReasonDialog
from ui.window import Window

Windows = Callable[[str], Window]
Labs = Callable[..., Lab]

DRUGS = replace(
    LINE, item_type="powder", description="White powder", quantity=Decimal("12.50"), declared=Decimal("12.50"),
    unit="g",
    controlled=True,
)  # fmt: skip


def item_page(qtbot: QtBot, window: Window, argument: Any) -> Any:
    page = open_page(qtbot, window, "item", argument)
    assert isinstance(page, ItemPage)
    return page


def chips(page: Any) -> list[str]:
    return [badge.text for badge in page.facets.badges(page.item, page.terms)]


def asked(window: Window) -> Any:
    return next(one for one in reversed(window.findChildren(Asking)) if one.isVisible())


def answer(qtbot: QtBot, window: Window, **values: Any) -> Any:
    """Fill the open dialog and finish it."""
    dialog = asked(window)
    dialog.form.fill(values)
    dialog.answer()
    settle(qtbot, window.desk)
    return dialog


@pytest.fixture
def tom(window_of: Windows) -> Window:
    return window_of("tech.tom")


def test_the_page_says_where_it_is_and_since_when(tom: Window, qtbot: QtBot) -> None:
    lab = tom.desk.lab
    item = one_item(lab)
    custody.store(lab, [item], place(lab, "Shelf 1"))
    page = item_page(qtbot, tom, item)
    assert page.heading.title == "LAB-2026-00001-01"
    assert page.item.where == "Headquarters › Evidence room › Shelf 1"
    assert chips(page)[:4] == ["Stored", "Sealed", "Not analysed", "No holds"]
    happened = [event.title.split(":")[0] for event in page.timeline.events]
    assert happened == ["3.  Stored", "2.  Received", "1.  Offered"]
    screenshot(tom, "item")


def test_a_scan_anywhere_opens_the_item(tom: Window, qtbot: QtBot) -> None:
    code = take_in(tom.desk.lab, LINE).items[0].code
    open_page(qtbot, tom, "about")
    scan(tom, str(code))
    settle(qtbot, tom.desk)
    assert tom.visible_page().name == "item"
    assert tom.visible_page().heading.title == "LAB-2026-00001-01"
    assert not tom.visible_page().notice.isVisible()


def test_a_struck_through_label_opens_it_with_a_notice(tom: Window, qtbot: QtBot) -> None:
    code = take_in(tom.desk.lab, LINE).items[0].code
    labels.replace(tom.desk.lab, str(code), reason="torn")
    page = item_page(qtbot, tom, code)
    assert page.heading.title == "LAB-2026-00001-01"
    assert "old label" in page.notice.text
    screenshot(tom, "item-old-label")


@pytest.mark.parametrize("argument", [987_654, "E000000098780"])
def test_no_such_item_is_said(tom: Window, qtbot: QtBot, argument: Any) -> None:
    page = item_page(qtbot, tom, argument)
    assert str(argument) in page.notice.text
    assert not page.tabs.isVisible()
    assert not any(part.isVisible() for part in page.gestures)


def test_a_correction_stands_beside_the_event_and_removes_nothing(tom: Window, qtbot: QtBot) -> None:
    lab = tom.desk.lab
    item = one_item(lab)
    page = item_page(qtbot, tom, item)
    page.timeline.setFocus()
    press(page.timeline, "Down")
    press(page.timeline, "Return")
    answer(qtbot, tom, reason="Wrong person recorded", statement="Tina received it, not Tom.")
    page.reload()
    settle(qtbot, tom.desk)
    corrected = next(event for event in page.timeline.events if event.key.seq == 2)
    assert "Tina received it" in corrected.remark
    assert "corrected" in [badge.text for badge in corrected.badges]
    assert page.timeline.events[0].key.kind == "CORRECTION"
    assert len(page.timeline.events) == 3
    screenshot(tom, "item-corrected")


def test_late_and_exceptional_events_are_marked(tom: Window, qtbot: QtBot, lab_of: Labs) -> None:
    lab = tom.desk.lab
    item = one_item(lab)
    now = items.view(lab, item).asked_at
    assert now is not None
    custody.store(lab, [item], place(lab, "Shelf 1"), claimed=now - timedelta(hours=5))
    event = told(items.view(lab, item).custody)[0]
    assert "late entry" in [badge.text for badge in event.badges]
    assert "5 h later" in event.remark


def test_the_quantity_of_a_controlled_item_is_reckoned(tom: Window, qtbot: QtBot) -> None:
    item = take_in(tom.desk.lab, DRUGS).items[0].id
    page = item_page(qtbot, tom, item)
    page.questions.open_seal(page.item)
    refused = answer(qtbot, tom, reason="Examination", quantity="a lot")
    assert "number" in refused.form.fields["quantity"].error.text()
    screenshot(refused, "item-open-seal")
    refused.form.fill({"reason": refused.form.fields["reason"].input.value, "quantity": "9,10"})
    refused.form.fields["reason"].input.choose(page.questions._named("open_seal_reason")[0][0])
    refused.answer()
    settle(qtbot, tom.desk)
    assert not refused.isVisible()
    view = items.view(tom.desk.lab, item)
    assert [one.kind for one in view.discrepancies] == ["weight-differs"]
    assert view.custody[0].kind == "OPEN_SEAL"


def test_sealed_again(tom: Window, qtbot: QtBot) -> None:
    lab = tom.desk.lab
    item = one_item(lab)
    items.open_seal(lab, item, None, reason="examination")
    page = item_page(qtbot, tom, item)
    assert "Seal open" in chips(page)
    page.questions.seal(page.item)
    answer(qtbot, tom, number="S-99", seal_type="evidence-tape")
    assert [seal.number for seal in items.view(lab, item).seals] == ["S-1", "S-99"]


def test_a_hold_is_set_and_lifted_by_a_manager(window_of: Windows, qtbot: QtBot, lab_of: Labs) -> None:
    item = one_item(lab_of("tech.tom", "Counter"))
    window = window_of("mona.manager")
    page = item_page(qtbot, window, item)
    page.questions.hold(page.item)
    answer(qtbot, window, kind="court", authority="Magistrate's order 7/26")
    page.reload()
    settle(qtbot, window.desk)
    assert any(text.startswith("Hold: ") for text in chips(page))
    page.tabs.setCurrentIndex(5)
    screenshot(window, "item-hold")
    page.holds.selectRow(0)
    press(page.holds, "Return")
    answer(qtbot, window, reason="The court has decided", authority="Order 9/26")
    assert items.view(window.desk.lab, item).holds[0].lifted_by == "Mona Manager"


def test_a_technician_cannot_lift_a_hold(tom: Window, qtbot: QtBot) -> None:
    item = one_item(tom.desk.lab)
    holds.set_hold(tom.desk.lab, [item], "court", "Magistrate")
    page = item_page(qtbot, tom, item)
    page.holds.selectRow(0)
    press(page.holds, "Return")
    assert not any(one.isVisible() for one in tom.findChildren(Asking))
    with pytest.raises(Refused, match=r"act\.not_permitted"):
        holds.lift(tom.desk.lab, page.item.holds[0].id, reason="because", authority="Order 9")


def test_itemised_into_parts(tom: Window, qtbot: QtBot) -> None:
    item = one_item(tom.desk.lab)
    page = item_page(qtbot, tom, item)
    page.questions.itemise(page.item)
    screenshot(asked(tom), "item-itemise")
    answer(qtbot, tom, item_type="swab", description="Swab of the collar", many=3)
    page.reload()
    settle(qtbot, tom.desk)
    assert [row.item.number[-3:] for row in page.family.rows.rows] == ["-01", "-02", "-03"]
    page.tabs.setCurrentIndex(1)
    screenshot(tom, "item-family")


def test_amended_with_a_reason_and_a_refusal_keeps_the_dialog(tom: Window, qtbot: QtBot) -> None:
    item = one_item(tom.desk.lab)
    page = item_page(qtbot, tom, item)
    page.questions.amend(page.item)
    dialog = answer(qtbot, tom, description="Blue shirt, torn", reason="")
    assert dialog.isVisible()
    answer(qtbot, tom, description="x" * 199, reason="Seen under the lamp")
    assert items.view(tom.desk.lab, item).description == "x" * 199
    page.reload()
    settle(qtbot, tom.desk)
    screenshot(tom, "item-long")


def test_a_discrepancy_is_raised(tom: Window, qtbot: QtBot) -> None:
    item = one_item(tom.desk.lab)
    page = item_page(qtbot, tom, item)
    page.questions.discrepancy(page.item)
    answer(qtbot, tom, kind="description-differs", statement="It is green", declared="blue", observed="green")
    assert [one.statement for one in discrepancies.open_ones(tom.desk.lab)] == ["It is green"]


def test_the_label_is_printed_and_scanned_back_and_a_copy_needs_a_reason(
    window_of: Windows, qtbot: QtBot, tmp_path: Path
) -> None:
    window = window_of("tech.tom")
    window.desk.bench = Bench(DEMONSTRATION)
    taken = take_in(window.desk.lab, LINE).items[0]
    page = item_page(qtbot, window, taken.id)
    page.tabs.setCurrentIndex(3)
    page.labels.print()
    settle(qtbot, window.desk)
    assert items.view(window.desk.lab, taken.id).labels[0].state == "sent"
    assert page.labels.awaits(taken.code)
    scan(page, str(taken.code))
    settle(qtbot, window.desk)
    assert items.view(window.desk.lab, taken.id).labels[0].state == "verified"
    page.reload()
    settle(qtbot, window.desk)
    screenshot(window, "item-labels")
    page.labels.print()
    reason = next(one for one in window.findChildren(ReasonDialog) if one.isVisible())
    reason.reason.setPlainText("The first one came off")
    reason.answer()
    settle(qtbot, window.desk)
    assert items.view(window.desk.lab, taken.id).labels[0].copies == 2


def test_a_label_of_the_next_item_waits_for_the_one_under_way(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    window.desk.bench = Bench(DEMONSTRATION)
    first, second = take_in(window.desk.lab, LINE, LINE).items
    page = item_page(qtbot, window, first.id)
    page.tabs.setCurrentIndex(3)
    page.labels.print()
    page.labels.show_item(items.view(window.desk.lab, second.id), page.terms, "Laboratory")
    assert not page.labels.print_button.isEnabled()
    page.labels.print()
    settle(qtbot, window.desk)
    assert list(page.labels.run.labels) == [second.code]
    assert page.labels.print_button.isEnabled()
    page.labels.print()
    settle(qtbot, window.desk)
    printed = [items.view(window.desk.lab, one.id).labels[0].state for one in (first, second)]
    assert printed == ["sent", "sent"]


def test_a_label_is_replaced(tom: Window, qtbot: QtBot) -> None:
    taken = take_in(tom.desk.lab, LINE).items[0]
    page = item_page(qtbot, tom, taken.id)
    page.questions.replace_label(taken.code)
    dialog = asked(tom)
    answer(qtbot, tom, reason=page.questions._named("label_reason")[0][0])
    assert not dialog.isVisible()
    states = [label.superseded_at is None for label in items.view(tom.desk.lab, taken.id).labels]
    assert states == [True, False]


def test_a_photograph_is_attached_and_shown(tom: Window, qtbot: QtBot, tmp_path: Path) -> None:
    item = one_item(tom.desk.lab)
    page = item_page(qtbot, tom, item)
    picture = QImage(320, 200, QImage.Format.Format_RGB32)
    picture.fill(0x336699)
    path = tmp_path / "front.png"
    assert picture.save(str(path))
    page.strip.added.emit([path])
    settle(qtbot, tom.desk)
    page.reload()
    settle(qtbot, tom.desk)
    page.tabs.setCurrentIndex(4)
    assert [photo.name for photo in page.item.photographs] == ["front.png"]
    screenshot(tom, "item-photographs")


@pytest.mark.parametrize("kind", ["not a picture", "gone", "huge"])
def test_what_cannot_be_a_photograph_is_refused_with_its_name(
    tom: Window, qtbot: QtBot, tmp_path: Path, kind: str
) -> None:
    page = item_page(qtbot, tom, one_item(tom.desk.lab))
    path = tmp_path / "front.png"
    if kind == "not a picture":
        path.write_text("<svg>")
    elif kind == "huge":
        with path.open("wb") as file:
            file.truncate(26 * 1024 * 1024)
    page.strip.added.emit([path])
    settle(qtbot, tom.desk)
    said = tom.desk.messages.latest
    assert said is not None
    assert "25" in said.text if kind == "huge" else "front.png" in said.text
    assert items.view(tom.desk.lab, page.item.id).photographs == []


def test_the_ledger_is_asked_when_looked_at(tom: Window, qtbot: QtBot) -> None:
    item = one_item(tom.desk.lab)
    page = item_page(qtbot, tom, item)
    assert page.ledger.rows.rowCount() == 0
    page.tabs.setCurrentIndex(7)
    settle(qtbot, tom.desk)
    hashes = [row.hash for row in page.ledger.rows.rows]
    assert len(hashes) == len(set(hashes)) > 1
    assert all(len(one) == 64 for one in hashes)
    page.ledger.selectRow(0)
    press(page.ledger, "Return")
    view: Any = next(one for one in tom.children() if type(one).__name__ == "EntryView")
    screenshot(view, "ledger-entry")
    view.accept()


def test_handed_over_from_the_page(tom: Window, qtbot: QtBot) -> None:
    item = one_item(tom.desk.lab)
    page = item_page(qtbot, tom, item)
    page._take_to("handover")
    settle(qtbot, tom.desk)
    assert tom.visible_page().board.table.ids == [item]


def test_put_into_a_container_and_taken_out(tom: Window, qtbot: QtBot) -> None:
    lab = tom.desk.lab
    shirt, box = take_in(lab, LINE, replace(LINE, line=2, is_container=True, description="Box")).items
    page = item_page(qtbot, tom, shirt.id)
    page.questions.put_in(page.item)
    settle(qtbot, tom.desk)
    answer(qtbot, tom, container=box.id)
    assert items.view(lab, shirt.id).container_line.number == box.number
    page.reload()
    settle(qtbot, tom.desk)
    page._take_out(page.item)
    settle(qtbot, tom.desk)
    assert items.view(lab, shirt.id).container_line is None


def test_the_newest_event_is_corrected_from_the_menu(tom: Window, qtbot: QtBot) -> None:
    item = one_item(tom.desk.lab)
    page = item_page(qtbot, tom, item)
    page._correct_chosen(page.item)
    assert asked(tom).windowTitle() == "Correct event 2 of LAB-2026-00001-01"
    asked(tom).reject()


def test_looking_at_an_item_says_nothing_about_a_label_another_station_prints(tom: Window, qtbot: QtBot) -> None:
    taken = take_in(tom.desk.lab, LINE).items[0]
    labels.printed(tom.desk.lab, str(taken.code), "queued", "Another printer")
    item_page(qtbot, tom, taken.id)
    label = items.view(tom.desk.lab, taken.id).labels[0]
    assert (label.state, label.printer) == ("queued", "Another printer")


def test_the_custody_report_is_issued_and_shown(qtbot: QtBot, window_of: Windows, lab_of: Labs) -> None:
    lab = lab_of("tech.tom")
    item = one_item(lab)
    window = window_of("aud.itor")
    page = item_page(qtbot, window, item)
    screenshot(window, "item-report-button")
    press(page, "Ctrl+R")
    settle(qtbot, window.desk)
    settle(qtbot, window.desk)
    paper = window.visible_page()
    assert isinstance(paper, DocumentPage)
    assert paper.paper.pages > 0
    screenshot(window, "item-report")
    assert [one.kind for one in documents.about(lab, f"item/{item}")] == ["custody_report"]


def test_used_up_by_analysis_part_by_part_and_whole(window_of: Windows, qtbot: QtBot, lab_of: Labs) -> None:
    tom, window = lab_of("tech.tom", "Counter"), window_of("ana.lyst")
    item = take_in(tom, DRUGS).items[0].id
    offer = custody.offer(tom, [item], window.desk.lab.me.person)
    with tom.second("ana.lyst", PASSWORD) as taker:
        custody.accept(taker, offer.offer, offer.digest)
    bench: Any = open_page(qtbot, window, "bench")
    press(bench, "Ctrl+U")
    settle(qtbot, window.desk)
    screenshot(asked(window), "item-use-up")
    answer(qtbot, window, amount="a pinch", reason="GC-MS")
    assert asked(window).isVisible()
    answer(qtbot, window, amount="1,500", unit="mg")
    assert "1500" in asked(window).form.fields["amount"].error.text(), "one and a half, or fifteen hundred?"
    answer(qtbot, window, amount="15", unit="g")
    assert "12.5 g" in asked(window).trouble.text(), "the sentence says what is left, and what was written stays"
    answer(qtbot, window, amount="2500", unit="mg")
    page = item_page(qtbot, window, item)
    assert (page.item.quantity, page.item.analysis) == (Decimal("10.00"), "part_consumed")
    page.consuming.ask(item)
    settle(qtbot, window.desk)
    policies.change(lab_of("mona.manager"), "consumption_witness", "controlled", "SOP 12")
    asking = asked(window)
    asking.form.fill({"everything": True})
    answer(qtbot, window, reason="The rest, for the second method")
    proof = next(one for one in window.findChildren(ProofDialog) if one.isVisible())
    screenshot(proof, "item-use-up-witness")
    proof.login.setText("ben.lyst")
    type_into(proof.password, PASSWORD)
    settle(qtbot, window.desk)
    assert not asking.isVisible()
    qtbot.waitUntil(lambda: page.item.where == "Consumed", timeout=10_000)
    assert (page.item.analysis, page.item.retention) == ("exhausted", None)


def test_until_when_it_is_kept_stands_among_its_facts(window_of: Windows, qtbot: QtBot, lab_of: Labs) -> None:
    tom, mona = lab_of("tech.tom", "Counter"), window_of("mona.manager")
    taken = take_in(tom, DRUGS, offence="drug-possession")
    item = taken.items[0].id
    page = item_page(qtbot, mona, item)
    assert page.item.retention.waits == "closed"
    assert "Retention review due" not in chips(page)
    retention.outcome(tom, taken.case, "convicted", LONG_AGO, "Supreme Court")
    page.reload()
    settle(qtbot, mona.desk)
    assert page.item.retention.ripe
    assert "Retention review due" in chips(page)
    screenshot(mona, "item-retention")
