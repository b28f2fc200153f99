"""Places: the storage tree, its use, its labels in bulk, and what only managers may do."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from devices.bench import DEMONSTRATION, Bench
from lims_desktop import custody, labels, places
from lims_desktop.places import Terms
from tests.database import LabOf
from tests.laboratory import one_item, place
from tests.ui.kit import open_page, press, scan, screenshot, settle
from ui.pages.places import PlacesPage
from ui.parts.asking import Asking
from ui.places.storage import Spot, use_badge
from ui.proof import ReasonDialog
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
    answer(qtbot, window, page, reason="other work")
    assert not spot(page, "Vault").admitted


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
