"""Store and retrieve: the scans say which; a controlled place needs a witness; a refusal keeps the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from lims_desktop import custody, items, places
from lims_desktop.intake import Line
from lims_desktop.lab import Lab
from lims_desktop.places import Terms
from tests.database import PASSWORD
from tests.laboratory import LINE, one_item, place, take_in
from tests.ui.kit import open_page, press, scan, screenshot, settle, type_into
from ui.pages.storage import StoragePage
from ui.proof import ProofDialog
from ui.window import Window

Windows = Callable[[str], Window]
Labs = Callable[..., Lab]

SWAB = replace(LINE, item_type="swab", description="Swab of the door handle", biological=True)
DRUGS = replace(LINE, item_type="powder", description="White powder in a knotted bag", controlled=True)


def place_code(lab: Lab, name: str) -> str:
    return str(next(one.code for one in places.locations(lab) if one.name == name))


def where(lab: Lab, item: int) -> str:
    return str(items.view(lab, item).where)


def proof(window: Window) -> ProofDialog:
    return next(one for one in reversed(window.findChildren(ProofDialog)) if one.isVisible())


def witnessed(qtbot: QtBot, window: Window, login: str, password: str = PASSWORD) -> ProofDialog:
    dialog = proof(window)
    dialog.login.setText(login)
    type_into(dialog.password, password)
    settle(qtbot, window.desk)
    return dialog


@pytest.fixture
def tom(window_of: Windows, qtbot: QtBot) -> Any:
    window = window_of("tech.tom")
    page = open_page(qtbot, window, "storage")
    assert isinstance(page, StoragePage)
    return window, page


def scanned(qtbot: QtBot, window: Window, *codes: str | None) -> None:
    for code in codes:
        scan(window, str(code))
        settle(qtbot, window.desk)


def test_items_then_a_place_store(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    taken = take_in(lab, *[LINE] * 3)
    scanned(qtbot, window, *(item.code for item in taken.items), place_code(lab, "Shelf 1"))
    assert page.heading.title == "Store"
    assert "Ctrl+Enter" in page.board.last.sentence.text()
    screenshot(window, "storage-ready")
    press(page, "Ctrl+Return")
    settle(qtbot, window.desk)
    assert {where(lab, item.id) for item in taken.items} == {"Headquarters › Evidence room › Shelf 1"}
    assert page.board.table.lines == []
    assert page.target.place is None
    screenshot(window, "storage-done")


def test_a_place_then_items_retrieve(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    taken = take_in(lab, LINE, LINE)
    custody.store(lab, [item.id for item in taken.items], place(lab, "Shelf 1"))
    scanned(qtbot, window, place_code(lab, "Shelf 1"), *(item.code for item in taken.items))
    assert page.heading.title == "Retrieve"
    screenshot(window, "storage-retrieve")
    page.go_button.click()
    settle(qtbot, window.desk)
    assert len(custody.bench(lab).held) == 2


def test_the_place_scanned_once_more_does_it(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    item = take_in(lab, LINE).items[0]
    shelf = place_code(lab, "Shelf 1")
    scanned(qtbot, window, item.code, shelf)
    scanned(qtbot, window, shelf)
    assert where(lab, item.id) == "Tom Evidence", "a nervous finger is not a decision"
    page._nervous.again("")
    scanned(qtbot, window, shelf)
    assert where(lab, item.id).endswith("Shelf 1")


def test_an_item_elsewhere_is_refused_with_where_it_is(tom: Any, qtbot: QtBot, lab_of: Labs) -> None:
    window, page = tom
    lab = window.desk.lab
    stored, hers = take_in(lab, LINE).items[0], one_item(lab_of("tech.tina", "Counter two"))
    custody.store(lab, [stored.id], place(lab, "Shelf 1"))
    scanned(qtbot, window, stored.code)
    assert "scan the label of that place first" in page.board.last.sentence.text()
    scanned(qtbot, window, place_code(lab, "Vault"), stored.code)
    assert "is not in Headquarters › Evidence room › Vault" in page.board.last.sentence.text()
    scanned(qtbot, window, items.view(lab, hers).labels[0].code)
    assert "Tina Evidence" in page.board.last.sentence.text()
    assert page.board.table.lines == []


@pytest.mark.parametrize(
    ("line", "name", "said"),
    [
        (SWAB, "Shelf 1", "must be kept cold"),
        (DRUGS, "Shelf 1", "not a controlled place"),
        (LINE, "Freezer for tubes", "does not take items of this type"),
    ],
)
def test_what_does_not_fit_is_said_before_anybody_is_troubled(
    tom: Any, qtbot: QtBot, line: Line, name: str, said: str
) -> None:
    window, page = tom
    lab = window.desk.lab
    good, bad = take_in(lab, LINE, line).items
    codes = [bad.code] if name == "Freezer for tubes" else [good.code, bad.code]
    scanned(qtbot, window, *codes, place_code(lab, name))
    assert said in page.board.last.sentence.text()
    assert [one.id for one in page.board.table.lines if one.wrong] == [bad.id]
    screenshot(window, f"storage-unfit-{name.split(maxsplit=1)[0]}")
    page.go()
    settle(qtbot, window.desk)
    assert len(page.board.table.lines) == len(codes), "nothing is lost"
    assert where(lab, bad.id) == "Tom Evidence"
    assert where(lab, good.id) == "Tom Evidence", "whole or not at all"


def test_a_full_place_is_refused_and_the_list_stays(tom: Any, qtbot: QtBot, lab_of: Labs) -> None:
    window, page = tom
    lab = window.desk.lab
    mona = lab_of("mona.manager", "Office")
    room = next(one.id for one in places.locations(lab) if one.name == "Evidence room")
    small = places.add(mona, "Small bin", "bin", parent=room, terms=Terms(capacity=1))
    page.reload()
    settle(qtbot, window.desk)
    taken = take_in(lab, LINE, LINE)
    scanned(qtbot, window, *(item.code for item in taken.items), small.code)
    assert "room for 1" in page.board.last.sentence.text()
    page.go()
    settle(qtbot, window.desk)
    assert "room for 1" in page.board.last.sentence.text()
    assert len(page.board.table.lines) == 2


def test_a_controlled_place_needs_somebody_else_to_see_it(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    item = take_in(lab, DRUGS).items[0]
    scanned(qtbot, window, item.code, place_code(lab, "Vault"))
    page.go()
    screenshot(proof(window), "storage-witness")
    same = witnessed(qtbot, window, "tech.tom")
    assert "somebody else" in same.password_field.error.text()
    wrong = witnessed(qtbot, window, "tech.tina", "not her password")
    assert wrong.isVisible()
    assert where(lab, item.id) == "Tom Evidence"
    witnessed(qtbot, window, "tech.tina")
    settle(qtbot, window.desk)
    assert where(lab, item.id).endswith("Vault")
    assert items.view(lab, item.id).custody[0].witness == "Tina Evidence"
    scanned(qtbot, window, place_code(lab, "Vault"), item.code)
    page.go()
    witnessed(qtbot, window, "ana.lyst")
    settle(qtbot, window.desk)
    assert items.view(lab, item.id).custody[0].witness == "Ana Lyst"
    assert where(lab, item.id) == "Tom Evidence"


def test_a_witness_who_cancels_leaves_everything_as_it_was(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    item = take_in(lab, DRUGS).items[0]
    scanned(qtbot, window, item.code, place_code(lab, "Vault"))
    page.go()
    proof(window).reject()
    settle(qtbot, window.desk)
    assert page.board.table.ids == [item.id]
    assert page.target.place.name == "Vault"
    assert where(lab, item.id) == "Tom Evidence"


def test_two_stations_race_for_one_item(tom: Any, qtbot: QtBot, lab_of: Labs) -> None:
    window, page = tom
    lab = window.desk.lab
    taken = take_in(lab, LINE, LINE)
    scanned(qtbot, window, *(item.code for item in taken.items), place_code(lab, "Shelf 1"))
    custody.store(lab_of("tech.tom", "Second station"), [taken.items[0].id], place(lab, "Shelf 1"))
    page.go()
    settle(qtbot, window.desk)
    assert [line.id for line in page.board.table.lines if line.wrong] == [taken.items[0].id]
    assert len(page.board.table.lines) == 2
    assert where(lab, taken.items[1].id) == "Tom Evidence"


def test_a_scan_while_the_witness_is_asked_is_not_taken(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    first, second = take_in(lab, DRUGS, LINE).items
    scanned(qtbot, window, first.code, place_code(lab, "Vault"))
    page.go()
    scan(proof(window), str(second.code))
    settle(qtbot, window.desk)
    assert page.board.table.ids == [first.id]
    assert "open question" in window.desk.messages.latest.text
    proof(window).reject()


def test_chosen_on_the_bench_they_are_on_the_list(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    take_in(window.desk.lab, LINE, LINE)
    held = custody.bench(window.desk.lab).held
    page: Any = open_page(qtbot, window, "storage", tuple(held))
    assert page.board.table.ids == [item.id for item in held]
    assert page.heading.title == "Store"
    page.target.choose(place(window.desk.lab, "Shelf 1"))
    settle(qtbot, window.desk)
    page.go()
    settle(qtbot, window.desk)
    assert custody.bench(window.desk.lab).held == []


def test_a_late_entry_says_when_and_before_whom(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    item = take_in(lab, DRUGS).items[0]
    scanned(qtbot, window, item.code, place_code(lab, "Vault"))
    page.earlier.box.setChecked(True)
    screenshot(window, "storage-late")
    said = page.earlier.claimed
    page.go()
    witnessed(qtbot, window, "tech.tina")
    settle(qtbot, window.desk)
    newest = items.view(lab, item.id).custody[0]
    assert (newest.kind, newest.witness) == ("STORE", "Tina Evidence")
    assert newest.claimed_at == said
    assert page.earlier.claimed is None, "the next one happens now"


def test_pressing_twice_stores_once(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    item = take_in(lab, LINE).items[0]
    scanned(qtbot, window, item.code, place_code(lab, "Shelf 1"))
    page.go()
    page.go()
    settle(qtbot, window.desk)
    assert page.board.last.tone == "good"
    assert [event.kind for event in items.view(lab, item.id).custody] == ["STORE", "RECEIVE", "OFFER"]


def test_from_the_item_page_one_stores_what_is_held_and_retrieves_what_lies(window_of: Windows, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    lab = window.desk.lab
    item = one_item(lab)
    shown: Any = open_page(qtbot, window, "item", item)
    assert [made.isVisible() for made in (*shown.in_hands, *shown.in_place)] == [True, True, False]
    custody.store(lab, [item], place(lab, "Shelf 1"))
    shown.reload()
    settle(qtbot, window.desk)
    assert [made.isVisible() for made in (*shown.in_hands, *shown.in_place)] == [False, False, True]
    shown.in_place[0].click()
    settle(qtbot, window.desk)
    page: Any = window.visible_page()
    assert page.heading.title == "Retrieve"
    assert page.target.choice.cursorPosition() == len(page.target.choice.text())
    page.go()
    settle(qtbot, window.desk)
    assert where(lab, item) == lab.me.name


def test_nothing_is_offered_while_every_line_is_refused(tom: Any, qtbot: QtBot) -> None:
    window, page = tom
    lab = window.desk.lab
    item = take_in(lab, LINE).items[0]
    scanned(qtbot, window, item.code, place_code(lab, "Shelf 1"))
    assert page.go_button.isEnabled()
    page.board.table.say(item.id, "It does not fit.")
    assert not page.go_button.isEnabled()
    page.board.table.forgive()
    assert page.go_button.isEnabled()
