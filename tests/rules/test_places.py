"""The storage tree as people change it: moved, amended, closed, opened again, and lockers with a time limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from lims_desktop import custody, items, places, tasks
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.lab import Lab
from lims_desktop.line import CLIENT
from lims_desktop.places import Terms
from tests.ageing import age
from tests.database import EVERYONE, PASSWORD, Database, LabOf, Psql, Refusal
from tests.laboratory import LINE, one_item, place, take_in

MANAGERS = {"mona.manager", "quinn.manager"}
OTHERS = sorted((EVERYONE.keys() | {"client.pol"}) - MANAGERS)


@pytest.fixture
def mona(lab_of: LabOf) -> Lab:
    return lab_of("mona.manager")


@pytest.fixture
def tom(lab_of: LabOf) -> Lab:
    return lab_of("tech.tom")


def paths(lab: Lab) -> set[str]:
    return {one.path for one in places.locations(lab)}


def kept_in_vault(tom: Lab, item: int, vault: int) -> None:
    act = uuid4()
    with tom.second("tech.tina", PASSWORD) as tina:
        custody.witness(tina, act, "store", [item], vault)
    custody.store(tom, [item], vault, act=act)


@contextmanager
def changing_the_tree(database: Database, target: int) -> Iterator[psycopg.Connection[Any]]:
    """Somebody who moves a place and has not finished."""
    arguments = database.station().connection() | {"user": "mona.manager", "password": PASSWORD}
    with psycopg.connect(**arguments) as other:
        other.execute("select lims.sign_in('psql', %s)", (CLIENT,))
        other.execute("select lims.place_amend(gen_random_uuid(), %s, '{\"capacity\": 1}', 'small')", (target,))
        yield other


def test_a_place_moves_with_all_its_paths_and_its_items_stay_where_they_are(mona: Lab, tom: Lab) -> None:
    item, shelf = one_item(tom), place(tom, "Shelf 1")
    bin_ = places.add(mona, "Bin A", "bin", parent=shelf).id
    custody.store(tom, [item], bin_)
    annex = places.add(mona, "Annex", "room", parent=place(mona, "Headquarters")).id
    moved = places.move(mona, shelf, annex)
    assert (moved.was, moved.path) == ("Headquarters › Evidence room › Shelf 1", "Headquarters › Annex › Shelf 1")
    assert "Headquarters › Annex › Shelf 1 › Bin A" in paths(mona)
    view = items.view(tom, item)
    assert [event.kind for event in view.custody] == ["STORE", "RECEIVE", "OFFER"]
    assert view.where == "Headquarters › Annex › Shelf 1 › Bin A"


def test_a_place_may_stand_at_the_top(mona: Lab) -> None:
    assert places.move(mona, place(mona, "Evidence room"), None).path == "Evidence room"
    assert "Evidence room › Vault" in paths(mona)


def test_the_same_move_again_is_recorded_once(mona: Lab, database: Database) -> None:
    annex, act = places.add(mona, "Annex", "room", parent=place(mona, "Headquarters")).id, uuid4()
    shelf = place(mona, "Shelf 1")
    assert places.move(mona, shelf, annex, act=act) == places.move(mona, shelf, annex, act=act)
    assert database.superuser("select count(*) from lab.place_move") == [(1,)]


@pytest.mark.parametrize(
    ("name", "parent", "code"),
    [
        ("Evidence room", "Shelf 1", "place.in_itself"),
        ("Evidence room", "Evidence room", "place.in_itself"),
        ("Shelf 1", "Evidence room", "place.there_already"),
        ("Vault", "Fridge", "place.wrong_level"),
        ("Headquarters", None, "place.there_already"),
    ],
)
def test_what_cannot_be_where_is_refused(mona: Lab, name: str, parent: str | None, code: str) -> None:
    with pytest.raises(Refused) as refused:
        places.move(mona, place(mona, name), place(mona, parent) if parent else None)
    assert refused.value.code == code


def test_a_closed_place_takes_none_and_is_not_moved(mona: Lab) -> None:
    site = place(mona, "Headquarters")
    annex, fridge = places.add(mona, "Annex", "room", parent=site).id, place(mona, "Fridge")
    places.close(mona, annex, reason="rebuilding")
    with pytest.raises(Refused, match=r"place\.closed"):
        places.move(mona, fridge, annex)
    with pytest.raises(Refused, match=r"place\.closed"):
        places.move(mona, annex, None)


def test_two_neighbours_never_share_a_name(mona: Lab) -> None:
    site = place(mona, "Headquarters")
    annex = places.add(mona, "Annex", "room", parent=site).id
    twin = places.add(mona, "Shelf 1", "shelf", parent=annex).id
    for change in (
        lambda: places.move(mona, twin, place(mona, "Evidence room")),
        lambda: places.amend(mona, annex, {"name": "Evidence room"}, reason="renamed"),
        lambda: places.add(mona, "Headquarters", "site"),
    ):
        with pytest.raises(Refused, match=r"place\.name_taken"):
            change()


def test_a_controlled_place_does_not_leave_the_vault(mona: Lab) -> None:
    inner = places.add(mona, "Safe", "shelf", parent=place(mona, "Vault"), storage_class="CONTROLLED").id
    with pytest.raises(Refused, match=r"place\.leaves_controlled"):
        places.move(mona, inner, place(mona, "Evidence room"))
    with pytest.raises(Refused, match=r"place\.leaves_controlled"):
        places.move(mona, inner, None)


def test_what_lies_in_a_controlled_place_moves_before_a_witness(mona: Lab, tom: Lab) -> None:
    vault, site = place(tom, "Vault"), place(tom, "Headquarters")
    annex = places.add(mona, "Annex", "room", parent=site).id
    assert not places.moves_controlled(mona, vault)
    kept_in_vault(tom, one_item(tom), vault)
    assert places.moves_controlled(mona, vault)
    act = uuid4()
    with pytest.raises(Refused, match=r"vouch\.missing"):
        places.move(mona, vault, annex, act=act)
    with mona.second("mona.manager", PASSWORD) as herself:
        places.witness_move(herself, act, vault, annex)
    with pytest.raises(Refused, match=r"vouch\.same_person"):
        places.move(mona, vault, annex, act=act)
    with mona.second("tech.tina", PASSWORD) as tina:
        places.witness_move(tina, act, vault, annex)
    assert places.move(mona, vault, annex, act=act).path == "Headquarters › Annex › Vault"


def test_a_shelf_with_biological_items_stays_in_the_cold(mona: Lab, tom: Lab) -> None:
    cold = Terms(temperature_low=Decimal(2), temperature_high=Decimal(6))
    fridge, room = place(mona, "Fridge"), place(mona, "Evidence room")
    shelf = places.add(mona, "Upper", "shelf", parent=fridge, storage_class="COLD", terms=cold).id
    places.move(mona, shelf, room)
    places.move(mona, shelf, fridge)
    custody.store(tom, [one_item(tom, item_type="blood-ref", quantity=None, unit=None, declared=None)], shelf)
    with pytest.raises(Refused, match=r"place\.leaves_cold"):
        places.move(mona, shelf, room)
    annex = places.add(mona, "Annex", "room", parent=place(mona, "Headquarters")).id
    assert places.move(mona, fridge, annex).path.endswith("Annex › Fridge"), "a unit takes its cold along"


@pytest.mark.parametrize(
    ("name", "item", "changes", "code"),
    [
        ("Shelf 1", {}, {"capacity": 0}, "place.no_room"),
        ("Shelf 1", {}, {"accepts": ["swab"]}, "place.wrong_type"),
        ("Shelf 1", {}, {"storage_class": "LOCKER"}, "place.limit_needed"),
        ("Shelf 1", {}, {"storage_class": "CELLAR"}, "place.no_such_class"),
        ("Shelf 1", {}, {"temperature_low": 5, "temperature_high": 4}, "place.range_impossible"),
        ("Shelf 1", {}, {"temperature_high": "NaN"}, "place.range_impossible"),
        ("Shelf 1", {}, {"colour": "red"}, "place.no_such_term"),
        ("Shelf 1", {}, {"name": " "}, "lists.missing"),
        ("Fridge", {"item_type": "blood-ref", "unit": "piece"}, {"temperature_high": 12}, "place.not_cold"),
        ("Fridge", {"item_type": "blood-ref", "unit": "piece"}, {"temperature_high": None}, "place.not_cold"),
    ],
)
def test_a_change_that_what_lies_there_contradicts_is_refused(
    mona: Lab, tom: Lab, name: str, item: Mapping[str, Any], changes: Mapping[str, Any], code: str
) -> None:
    here = place(mona, name)
    custody.store(tom, [one_item(tom, **item)], here)
    with pytest.raises(Refused) as refused:
        places.amend(mona, here, changes, reason="for the test")
    assert refused.value.code == code


def test_a_place_is_not_made_smaller_than_what_it_holds(mona: Lab, tom: Lab) -> None:
    shelf = place(mona, "Shelf 1")
    custody.store(tom, [one.id for one in take_in(tom, LINE, LINE, LINE).items], shelf)
    with pytest.raises(Refused) as refused:
        places.amend(mona, shelf, {"capacity": 2}, reason="smaller boxes")
    assert (refused.value.code, refused.value.detail["here"]) == ("place.too_small", 3)
    places.amend(mona, shelf, {"capacity": 3}, reason="smaller boxes")


def test_a_vault_with_drugs_stays_controlled(mona: Lab, tom: Lab) -> None:
    vault = place(mona, "Vault")
    drugs = one_item(
        tom, item_type="powder", description="White powder", unit="g", quantity=Decimal(5), declared=Decimal(5)
    )
    kept_in_vault(tom, drugs, vault)
    with pytest.raises(Refused, match=r"place\.not_controlled"):
        places.amend(mona, vault, {"storage_class": "NORMAL"}, reason="less work")


def test_a_place_is_amended_with_a_reason_and_renamed_below(mona: Lab) -> None:
    room = place(mona, "Evidence room")
    with pytest.raises(NeedsReason):
        places.amend(mona, room, {"name": "Store"})
    changed = places.amend(
        mona, room, {"name": "Store", "capacity": 7, "limit_hours": 4}, reason="new sign at the door"
    )
    assert changed.path == "Headquarters › Store"
    assert "Headquarters › Store › Vault" in paths(mona)
    here = next(one for one in places.locations(mona) if one.id == room)
    assert (here.capacity, here.limit_hours, here.storage_class) == (7, 4, "NORMAL")
    places.amend(mona, room, {"capacity": None}, reason="no limit")
    assert next(one for one in places.locations(mona) if one.id == room).capacity is None


def test_a_closed_place_is_opened_again_once_what_it_is_in_is_open(mona: Lab) -> None:
    room = places.add(mona, "Annex", "room", parent=place(mona, "Headquarters")).id
    shelf = places.add(mona, "Shelf A", "shelf", parent=room).id
    with pytest.raises(Refused, match=r"place\.has_places"):
        places.close(mona, room, reason="rebuilding")
    for one in (shelf, room):
        places.close(mona, one, reason="rebuilding")
    with pytest.raises(Refused, match=r"place\.closed"):
        places.reopen(mona, shelf, reason="done")
    with pytest.raises(NeedsReason):
        places.reopen(mona, room, reason=" ")
    places.reopen(mona, room, reason="done")
    places.reopen(mona, shelf, reason="done")
    with pytest.raises(Refused, match=r"place\.open_already"):
        places.reopen(mona, shelf, reason="done")
    assert "Headquarters › Annex › Shelf A" in paths(mona)


@pytest.mark.parametrize("login", OTHERS)
def test_only_managers_change_the_tree(psql: Psql, mona: Lab, login: str) -> None:
    shelf, site = place(mona, "Shelf 1"), place(mona, "Headquarters")
    for statement in (
        f"select lims.place_move(gen_random_uuid(), {shelf}, {site})",
        f"select lims.place_amend(gen_random_uuid(), {shelf}, '{{\"capacity\": 3}}', 'because')",
        f"select lims.place_reopen(gen_random_uuid(), {shelf}, 'because')",
    ):
        assert psql(login, statement).state == "42501"


def test_nobody_rewrites_what_was_moved(mona: Lab, database: Database) -> None:
    places.move(mona, place(mona, "Shelf 1"), place(mona, "Headquarters"))
    with pytest.raises(psycopg.Error, match=r"ledger\.frozen"):
        database.superuser("delete from lab.place_move")


def test_who_stores_waits_for_who_makes_the_place_smaller(mona: Lab, tom: Lab, database: Database) -> None:
    shelf = place(mona, "Shelf 1")
    arguments = database.station().connection() | {"user": "tech.tom", "password": PASSWORD}
    lots = [one.id for one in take_in(tom, LINE, LINE).items]
    with changing_the_tree(database, shelf) as other, psycopg.connect(**arguments, autocommit=True) as mine:
        mine.execute("select lims.sign_in('psql', %s)", (CLIENT,))
        mine.execute("set lock_timeout = '300ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            mine.execute("select lims.store(gen_random_uuid(), %s, %s)", (lots, shelf))
        other.commit()
        with pytest.raises(psycopg.Error, match=r"place\.full"):
            mine.execute("select lims.store(gen_random_uuid(), %s, %s)", (lots, shelf))


def test_room_counts_what_is_in_containers_once(mona: Lab, tom: Lab) -> None:
    first, second, third = (one.id for one in take_in(tom, LINE, LINE, LINE).items)
    box = one_item(tom, item_type="container", description="Box", unit="piece")
    items.containerise(tom, [first, second], box)
    shelf = place(mona, "Shelf 1")
    places.amend(mona, shelf, {"capacity": 3}, reason="small")
    with pytest.raises(Refused) as refused:
        custody.store(tom, [box, third], shelf)
    assert (refused.value.code, refused.value.detail["more"]) == ("place.full", 4)
    custody.store(tom, [box], shelf)
    assert places.occupancy(tom)[shelf] == 3
    with pytest.raises(Refused) as refused:
        custody.store(tom, [third], shelf)
    assert (refused.value.detail["here"], refused.value.detail["more"]) == (3, 1)


# -- what was below a place, and when --


def test_what_was_below_a_place_is_known_for_every_moment(mona: Lab, database: Database) -> None:
    shelf, room = place(mona, "Shelf 1"), place(mona, "Evidence room")
    bin_ = places.add(mona, "Bin A", "bin", parent=shelf).id
    annex = places.add(mona, "Annex", "room", parent=place(mona, "Headquarters")).id
    places.move(mona, shelf, annex)
    places.move(mona, shelf, room)
    first, second = (row[0] for row in database.superuser("select at from lab.place_move order by at"))

    def below(top: int) -> set[tuple[int, bool, bool]]:
        question = (
            "select place_id, since, until from lims.places_below_then(%s, %s - interval '1 h', %s + interval '1 h')"
        )
        rows = database.superuser(question, top, first, second)
        return {(number, since == second, until == first) for number, since, until in rows if number in (shelf, bin_)}

    assert below(room) == {(n, late, not late) for n in (shelf, bin_) for late in (False, True)}
    rows = database.superuser(
        "select place_id, since, until from lims.places_below_then(%s, '2000-01-01', '2100-01-01')", annex
    )
    assert {row for row in rows if row[0] != annex} == {(shelf, first, second), (bin_, first, second)}


# -- personal lockers --


def test_what_stays_in_a_locker_too_long_awaits_whom_put_it_there_and_the_managers(
    mona: Lab, tom: Lab, lab_of: LabOf, database: Database
) -> None:
    with pytest.raises(Refused, match=r"place\.limit_needed"):
        places.add(mona, "Locker", "unit", parent=place(mona, "Evidence room"), storage_class="LOCKER")
    terms = Terms(limit_hours=24)
    locker = places.add(
        mona, "Locker", "unit", parent=place(mona, "Evidence room"), storage_class="LOCKER", terms=terms
    ).id
    item = one_item(tom)
    custody.store(tom, [item], locker)
    assert places.overstaying(tom, locker) == []
    assert overstays(tom) == []
    age(database, item, "25 h")
    assert [(one.item, one.stored_by) for one in places.overstaying(tom, locker)] == [(item, "Tom Evidence")]
    for lab in (tom, mona, lab_of("quinn.manager")):
        (task,) = overstays(lab)
        assert (task.page, task.argument, task.detail["count"], task.detail["hours"]) == ("place", locker, 1, 24)
    assert overstays(lab_of("tech.tina")) == []


def overstays(lab: Lab) -> list[tasks.Task]:
    return [task for task in tasks.mine(lab).tasks if task.code == "place.task_overstay"]


def test_who_may_not_enter_a_room_does_not_reach_its_shelves(lab_of: LabOf) -> None:
    tom, tina, mona = lab_of("tech.tom"), lab_of("tech.tina"), lab_of("mona.manager")
    item, mine = one_item(tina), one_item(tom)
    places.admit(mona, place(mona, "Evidence room"), tom.me.person)
    with pytest.raises(Refused, match=r"place\.not_admitted.*Evidence room'"):
        custody.store(tina, [item], place(tina, "Shelf 1"))
    custody.store(tom, [mine], place(tom, "Shelf 1"))
    with pytest.raises(Refused, match=r"place\.not_admitted"):
        custody.retrieve(tina, [mine], place(tina, "Shelf 1"))


def test_the_last_person_of_a_list_is_not_taken_off_by_the_way(lab_of: LabOf, psql: Psql) -> None:
    tom, tina, mona = lab_of("tech.tom"), lab_of("tech.tina"), lab_of("mona.manager")
    off = "select lims.admit(gen_random_uuid(), %s, %s, false, %s)"
    vault, shelf = place(mona, "Vault"), place(mona, "Shelf 1")
    for here in (vault, shelf):
        places.admit(mona, here, tom.me.person)
    for reason in (None, "he left"):
        refused = psql("mona.manager", off, vault, tom.me.person, reason)
        assert refused == Refusal("LM001", "place.last_admitted")
    assert psql("mona.manager", off, shelf, tom.me.person, " ") == Refusal("LM002", "place.opens_to_all")
    item = one_item(tina)
    with pytest.raises(Refused, match=r"place\.not_admitted"):
        custody.store(tina, [item], shelf)
    places.admit(mona, vault, tina.me.person)
    places.admit(mona, vault, tom.me.person, admitted=False)
    places.admit(mona, shelf, tom.me.person, admitted=False, reason="everybody stores here now")
    custody.store(tina, [item], shelf)
