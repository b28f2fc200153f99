"""Places: the storage tree, its use, its labels in bulk, and what only managers may do."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from devices.bench import DEMONSTRATION, Bench
from lims_desktop import custody, labels, places
from lims_desktop.places import Terms
from tests.ageing import age
from tests.database import PASSWORD, Database, LabOf
from tests.laboratory import one_item, place
from tests.ui.kit import open_page, press, scan, screenshot, settle
from ui.pages.places import PlacesPage
from ui.parts.asking import Asking
from ui.places.questions import changed
from ui.places.storage import Spot, use_badge
from ui.proof import ProofDialog, ReasonDialog
from ui.window import Window

WindowOf = Callable[[str], Window]
Opened = tuple[Window, PlacesPage]


def opened(qtbot: QtBot, window: Window) -> PlacesPage:
    window.desk.bench = Bench(DEMONSTRATION)
    page = open_page(qtbot, window, "places")
    assert isinstance(page, PlacesPage)
    return page


def rest(qtbot: QtBot, window: Window, page: PlacesPage) -> None:
    """Wait until everything that follows from an act has been loaded again."""
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: not page._soon.isActive())
    settle(qtbot, window.desk)


def stand_on(page: PlacesPage, name: str) -> int:
    number = next(spot.id for spot in page.tree.spots() if spot.place.name == name)
    page.tree.choose(number)
    return number


def answer(qtbot: QtBot, window: Window, page: PlacesPage, **said: object) -> Asking:
    """Fill the open question and send it."""
    asking = [one for one in window.findChildren(Asking) if one.isVisible()][-1]
    for key, value in said.items():
        field: Any = asking.form.fields[key].input
        field.choose(value) if hasattr(field, "choose") else field.setText(str(value))
    asking.answer()
    rest(qtbot, window, page)
    return asking


def spot(page: PlacesPage, name: str) -> Spot:
    return next(one for one in page.tree.spots() if one.place.name == name)


@pytest.fixture
def managed(window_of: WindowOf, qtbot: QtBot) -> tuple[Window, PlacesPage]:
    """Mona's window with a printer."""
    window = window_of("mona.manager")
    return window, opened(qtbot, window)


def test_the_tree_shows_class_use_and_temperature(managed: Opened, qtbot: QtBot, lab_of: LabOf) -> None:
    window, page = managed
    tom = lab_of("tech.tom")
    custody.store(tom, [one_item(tom)], place(tom, "Shelf 1"))
    page.reload()
    settle(qtbot, window.desk)
    assert spot(page, "Shelf 1").here == 1
    assert spot(page, "Headquarters").inside == 1
    stand_on(page, "Vault")
    assert page.card.kind.badge.tone == "warning"
    stand_on(page, "Fridge")
    assert page.card.kind.badge.tone == "info"
    screenshot(window, "places")


def test_a_full_place_stands_out(managed: Opened, qtbot: QtBot, lab_of: LabOf) -> None:
    window, page = managed
    site = place(window.desk.lab, "Headquarters")
    tiny = places.add(window.desk.lab, "Tiny box", "bin", parent=site, terms=Terms(capacity=1)).id
    tom = lab_of("tech.tom")
    custody.store(tom, [one_item(tom)], tiny)
    page.reload()
    settle(qtbot, window.desk)
    assert use_badge(spot(page, "Tiny box")).tone == "refused"
    stand_on(page, "Tiny box")
    assert page.card.full.badge.tone == "refused"
    screenshot(window, "places-full")


def test_a_place_is_added_inside_another_by_keyboard(managed: Opened, qtbot: QtBot) -> None:
    window, page = managed
    stand_on(page, "Evidence room")
    press(page, "Ctrl+N")
    screenshot(window, "places-add")
    answer(
        qtbot, window, page, name="Freezer −80", level="unit", storage_class="COLD", capacity=200, low="-85", high="-70"
    )
    added = spot(page, "Freezer −80")
    assert added.place.path == "Headquarters › Evidence room › Freezer −80"
    assert (added.place.temperature_low, added.place.temperature_high) == (Decimal(-85), Decimal(-70))
    assert page.tree.current.id == added.id
    assert added.label is not None


@pytest.mark.parametrize(
    ("said", "key"), [({"capacity": "many"}, "capacity"), ({"low": "cold"}, "low"), ({"capacity": "0"}, "capacity")]
)
def test_what_is_no_number_is_said_at_its_field(managed: Opened, qtbot: QtBot, said: dict[str, Any], key: str) -> None:
    window, page = managed
    stand_on(page, "Evidence room")
    press(page, "Ctrl+N")
    asking = answer(qtbot, window, page, name="Box", level="bin", storage_class="NORMAL", **said)
    assert asking.isVisible()
    assert asking.form.fields[key].error.text()
    assert asking.go_on.isEnabled()


def test_the_same_name_twice_is_refused_in_a_sentence(managed: Opened, qtbot: QtBot) -> None:
    window, page = managed
    stand_on(page, "Evidence room")
    press(page, "Ctrl+N")
    asking = answer(qtbot, window, page, name="Vault", level="unit", storage_class="NORMAL")
    assert asking.isVisible()
    assert "already" in asking.trouble.text()


def test_who_may_use_it(managed: Opened, qtbot: QtBot) -> None:
    window, page = managed
    stand_on(page, "Vault")
    tom = next(one.id for one in page.storage.people if one.login == "tech.tom")
    page._admit()
    answer(qtbot, window, page, person=tom)
    assert [one.name for one in spot(page, "Vault").admitted] == ["Tom Evidence"]
    page.questions.dismiss(spot(page, "Vault"), tom, "Tom Evidence")
    asking = answer(qtbot, window, page, reason="other work")
    assert "the last one admitted" in asking.trouble.text()
    asking.reject()
    page._admit()
    answer(qtbot, window, page, person=next(one.id for one in page.storage.people if one.login == "tech.tina"))
    page.questions.dismiss(spot(page, "Vault"), tom, "Tom Evidence")
    answer(qtbot, window, page, reason="other work")
    assert [one.name for one in spot(page, "Vault").admitted] == ["Tina Evidence"]


def test_an_empty_place_is_closed_and_a_full_one_is_not(managed: Opened, qtbot: QtBot, lab_of: LabOf) -> None:
    window, page = managed
    tom = lab_of("tech.tom")
    custody.store(tom, [one_item(tom)], place(tom, "Shelf 1"))
    stand_on(page, "Shelf 1")
    page._close()
    asking = answer(qtbot, window, page, reason="rebuilding")
    assert "not empty" in asking.trouble.text()
    asking.reject()
    stand_on(page, "Fridge")
    page._close()
    answer(qtbot, window, page, reason="broken")
    assert "Fridge" not in {one.place.name for one in page.tree.spots()}


def test_labels_are_printed_in_bulk_and_proved_by_scans(managed: Opened, qtbot: QtBot) -> None:
    window, page = managed
    stand_on(page, "Evidence room")
    page.choose_below()
    chosen = page.tree.selected()
    assert len(chosen) == 5
    page.labels.print_chosen()
    rest(qtbot, window, page)
    printed = window.desk.bench.simulator("Label printer").printed
    assert [one.label.payload for one in printed] == [one.label.code for one in chosen]
    for one in chosen:
        scan(page, one.label.code)
    rest(qtbot, window, page)
    states = {label.place: label.state for label in labels.of_places(window.desk.lab)}
    assert all(states[one.id] == "verified" for one in chosen)
    assert "5 scanned back" in page.labels.said.text()
    screenshot(window, "places-labels")


def test_another_copy_needs_a_reason(managed: Opened, qtbot: QtBot) -> None:
    window, page = managed
    stand_on(page, "Vault")
    for copies in (1, 2):
        page.labels.print_chosen()
        if copies == 2:
            dialog = window.findChildren(ReasonDialog)[-1]
            dialog.reason.setPlainText("torn off")
            dialog.answer()
        rest(qtbot, window, page)
        assert spot(page, "Vault").label.copies == copies


def test_a_fault_stops_the_row_and_says_why(managed: Opened, qtbot: QtBot) -> None:
    window, page = managed
    window.desk.bench.simulator("Label printer").provoke("head_open")
    stand_on(page, "Evidence room")
    page.choose_below()
    page.labels.print_chosen()
    rest(qtbot, window, page)
    assert "head is open" in page.labels.said.text()
    assert not window.desk.bench.simulator("Label printer").printed
    screenshot(window, "places-fault")


def test_a_scanned_place_is_opened(managed: Opened, qtbot: QtBot) -> None:
    window, page = managed
    scan(page, spot(page, "Vault").label.code)
    settle(qtbot, window.desk)
    assert window.visible_page().name == "place"


@pytest.mark.parametrize("login", ["tech.tom", "aud.itor"])
def test_others_look_only(window_of: WindowOf, qtbot: QtBot, login: str) -> None:
    window = window_of(login)
    page = opened(qtbot, window)
    assert not hasattr(page, "close_button")
    assert page.labels.isVisibleTo(page) is (login == "tech.tom")
    screenshot(window, f"places-{login}")


def test_hostile_names_stay_words(managed: Opened, qtbot: QtBot) -> None:
    window, page = managed
    name = "<b>Box</b> ^XA^FS \u202eطرد 'drop table' " + "very " * 15
    places.add(window.desk.lab, name, "bin", parent=place(window.desk.lab, "Evidence room"))
    page.reload()
    settle(qtbot, window.desk)
    stand_on(page, name.strip())
    screenshot(window, "places-hostile")
    assert page.card.name.text() == name.strip().replace("\u202e", "<202E>")
    assert window.width() == 1280


def test_in_a_small_window_the_names_are_still_read(managed: Opened, qtbot: QtBot) -> None:
    window, page = managed
    window.resize(1024, 700)
    qtbot.waitUntil(lambda: page.tree.width() < 620)
    assert page.tree.columnWidth(0) >= 160
    screenshot(window, "places-small")


def moved(window: Window, name: str) -> str:
    return next(one.path for one in places.locations(window.desk.lab) if one.name == name)


def test_a_place_dropped_on_another_is_asked_about_and_then_moved(managed: Opened, qtbot: QtBot, lab_of: LabOf) -> None:
    window, page = managed
    tom = lab_of("tech.tom")
    custody.store(tom, [one_item(tom)], place(tom, "Shelf 1"))
    places.add(window.desk.lab, "Annex", "room", parent=place(tom, "Headquarters"))
    page.reload()
    settle(qtbot, window.desk)
    stand_on(page, "Shelf 1")
    shelf, annex, vault = (spot(page, name) for name in ("Shelf 1", "Annex", "Vault"))
    assert page.tree.may_drop(shelf, annex)
    assert page.tree.may_drop(annex, None), "to the top"
    for dragged, target in (
        (shelf, shelf),
        (shelf, spot(page, "Evidence room")),
        (vault, shelf),
        (annex, vault),
        (None, annex),
    ):
        assert not page.tree.may_drop(dragged, target)
    page.tree.dropped.emit(shelf, annex)
    settle(qtbot, window.desk)
    screenshot([one for one in window.findChildren(Asking) if one.isVisible()][-1], "places-move")
    assert moved(window, "Shelf 1").startswith("Headquarters › Evidence room"), "nothing moves before one has agreed"
    answer(qtbot, window, page, reason="new shelves")
    assert moved(window, "Shelf 1") == "Headquarters › Annex › Shelf 1"
    assert page.tree.current.place.name == "Shelf 1"


def test_a_place_is_dragged_with_the_mouse(managed: Opened, qtbot: QtBot) -> None:
    window, page = managed
    places.add(window.desk.lab, "Annex", "room", parent=place(window.desk.lab, "Headquarters"))
    page.reload()
    settle(qtbot, window.desk)
    stand_on(page, "Shelf 1")
    tree = page.tree
    over = tree.visualItemRect(tree._items[spot(page, "Annex").id]).center()
    mime = tree.model().mimeData(tree.selectedIndexes())
    keys = (Qt.DropAction.MoveAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(tree.dropped) as dropped:
        tree.dropEvent(QDropEvent(QPointF(over), *keys))
    assert [one.place.name for one in dropped.args] == ["Shelf 1", "Annex"]
    settle(qtbot, window.desk)
    assert "Shelf 1" in {one.place.name for one in page.tree.spots()}, "the tree itself has changed nothing"


def test_a_place_is_moved_by_scanning_it_and_then_its_new_parent(managed: Opened, qtbot: QtBot) -> None:
    window, page = managed
    places.add(window.desk.lab, "Annex", "room", parent=place(window.desk.lab, "Headquarters"))
    page.reload()
    settle(qtbot, window.desk)
    press(page, "Ctrl+M")
    scan(page, "E000000001256")
    assert "not the label" in page.notice.text
    scan(page, str(spot(page, "Fridge").label.code))
    assert "Now scan the place" in page.notice.text
    screenshot(window, "places-scanning")
    scan(page, str(spot(page, "Annex").label.code))
    settle(qtbot, window.desk)
    answer(qtbot, window, page)
    assert moved(window, "Fridge") == "Headquarters › Annex › Fridge"
    assert not page.moving.scanning


def test_what_may_not_go_there_is_refused_and_nothing_typed_is_lost(managed: Opened, qtbot: QtBot) -> None:
    window, page = managed
    safe = places.add(
        window.desk.lab, "Safe", "shelf", parent=place(window.desk.lab, "Vault"), storage_class="CONTROLLED"
    )
    page.reload()
    settle(qtbot, window.desk)
    page.moving.ask(next(one for one in page.tree.spots() if one.id == safe.id), spot(page, "Evidence room"))
    settle(qtbot, window.desk)
    asking = answer(qtbot, window, page, reason="more room")
    assert "not controlled" in asking.trouble.text()
    assert asking.form["reason"] == "more room"


def test_a_vault_with_items_moves_before_a_witness(managed: Opened, qtbot: QtBot, lab_of: LabOf) -> None:
    window, page = managed
    tom = lab_of("tech.tom")
    act, vault, lot = uuid4(), place(tom, "Vault"), one_item(tom)
    with tom.second("tech.tina", PASSWORD) as tina:
        custody.witness(tina, act, "store", [lot], vault)
    custody.store(tom, [lot], vault, act=act)
    places.add(window.desk.lab, "Annex", "room", parent=place(tom, "Headquarters"))
    page.reload()
    settle(qtbot, window.desk)
    page.moving.ask(spot(page, "Vault"), spot(page, "Annex"))
    settle(qtbot, window.desk)
    answer(qtbot, window, page, reason="rebuilding")
    proof = window.findChildren(ProofDialog)[-1]
    proof.login.setText("tech.tina")
    proof.password.setText(PASSWORD)
    proof.answer()
    rest(qtbot, window, page)
    assert moved(window, "Vault") == "Headquarters › Annex › Vault"


def test_a_place_is_changed_and_what_contradicts_is_said(managed: Opened, qtbot: QtBot, lab_of: LabOf) -> None:
    window, page = managed
    tom = lab_of("tech.tom")
    custody.store(tom, [one_item(tom, item_type="blood-ref")], place(tom, "Fridge"))
    stand_on(page, "Fridge")
    press(page, "Ctrl+E")
    asking = answer(qtbot, window, page, high="12", reason="new thermostat")
    assert "biological" in asking.trouble.text()
    screenshot(asking, "places-change")
    answer(qtbot, window, page, name="Fridge A", high="5,5", limit="48", reason="new thermostat")
    changed = spot(page, "Fridge A")
    assert (changed.place.temperature_high, changed.place.limit_hours) == (Decimal("5.5"), 48)
    assert changed.place.storage_class == "COLD"


def test_only_what_was_changed_is_sent(managed: Opened) -> None:
    _window, page = managed
    fridge = spot(page, "Freezer for tubes").place
    said = {"name": fridge.name, "storage_class": fridge.storage_class}
    same = Terms(fridge.temperature_low, fridge.temperature_high, None, fridge.accepts)
    assert changed(fridge, said, same) == {}
    assert changed(fridge, said | {"name": "Box"}, Terms(capacity=3)) == {
        "name": "Box",
        "temperature_low": None,
        "temperature_high": None,
        "capacity": 3,
        "accepts": None,
    }


def test_a_closed_place_is_opened_again(managed: Opened, qtbot: QtBot) -> None:
    window, page = managed
    page.questions.reopen()
    settle(qtbot, window.desk)
    assert "No place is closed" in window.desk.messages.latest.text
    fridge = place(window.desk.lab, "Fridge")
    places.close(window.desk.lab, fridge, reason="broken")
    page.questions.reopen()
    settle(qtbot, window.desk)
    answer(qtbot, window, page, place=fridge, reason="repaired")
    page.reload()
    settle(qtbot, window.desk)
    assert spot(page, "Fridge").id == fridge


def test_sixty_labels_of_a_chosen_part_of_the_tree_are_printed(managed: Opened, qtbot: QtBot) -> None:
    window, page = managed
    room = place(window.desk.lab, "Evidence room")
    rack = places.add(window.desk.lab, "Rack", "unit", parent=room).id
    for number in range(59):
        places.add(window.desk.lab, f"Row {number:02}", "shelf", parent=rack)
    page.reload()
    settle(qtbot, window.desk)
    stand_on(page, "Rack")
    page.choose_below()
    chosen = page.tree.selected()
    assert len(chosen) == 60
    screenshot(window, "places-sixty")
    page.labels.print_chosen()
    rest(qtbot, window, page)
    printed = window.desk.bench.simulator("Label printer").printed
    assert [one.label.payload for one in printed] == [one.label.code for one in chosen]
    assert "60 of 60 sent" in page.labels.said.text()


def test_what_stays_too_long_is_said_on_the_page_of_the_place(
    window_of: WindowOf, qtbot: QtBot, database: Database, lab_of: LabOf
) -> None:
    window = window_of("tech.tom")
    tom = window.desk.lab
    shelf, lot = place(tom, "Shelf 1"), one_item(tom)
    custody.store(tom, [lot], shelf)
    places.amend(lab_of("mona.manager"), shelf, {"storage_class": "LOCKER", "limit_hours": 24}, reason="a locker now")
    age(database, lot, "25 h")
    page: Any = open_page(qtbot, window, "place", shelf)
    assert "put here by Tom Evidence" in page.overdue.text()
    assert page.overdue.isVisible()
    screenshot(window, "place-overstay")
    tasks: Any = open_page(qtbot, window, "tasks")
    assert "longer than 24 hours" in tasks.table.rows.columns[1].text(tasks.table.rows.rows[0])
