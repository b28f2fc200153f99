"""Temperatures: which readings are taken, when a place was out of its range, and exactly what lay there then."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from lims_desktop import cases, climate, containers, custody, items, places, policies, tasks
from lims_desktop.climate import Reading
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.lab import Lab
from lims_desktop.places import Terms
from lims_desktop.verify import verify
from tests.database import EVERYONE, Database, LabOf, Psql
from tests.laboratory import LINE, one_item, place, take_in

RECORDERS = {"tech.tom", "tech.tina", "ana.lyst", "ben.lyst", "mona.manager", "quinn.manager", "sam.scene", "max.medic"}
MANAGERS = {"mona.manager", "quinn.manager"}
EVERYBODY = sorted(EVERYONE.keys() | {"client.pol", "client.dpp"})
DAY = datetime.now(UTC).replace(microsecond=0) - timedelta(days=20)


@pytest.fixture
def tom(lab_of: LabOf) -> Lab:
    return lab_of("tech.tom")


@pytest.fixture
def mona(lab_of: LabOf) -> Lab:
    return lab_of("mona.manager")


@pytest.fixture
def fridge(tom: Lab) -> int:
    """It is kept from 2 to 6 °C."""
    return place(tom, "Fridge")


def minutes(count: float) -> datetime:
    return DAY + timedelta(minutes=count)


def say(lab: Lab, where: int, *said: tuple[float, str], device: str = "logger 7") -> climate.ReadingsRecorded:
    """Readings of a logger: minutes of the day, degrees Celsius."""
    return climate.record(
        lab, "logger", [Reading(where, Decimal(value), minutes(at), value) for at, value in said], device=device
    )


def raised(lab: Lab, where: int) -> list[tuple[float, float | None, str]]:
    """The excursions of a place, from the first: begin and end in minutes of the day, peak."""
    found = climate.excursions(lab, filters={"place": where})
    return [
        (minute(one.begun_at), minute(one.ended_at) if one.ended_at else None, str(one.peak))
        for one in reversed(found)
        if not one.void
    ]


def minute(at: datetime) -> float:
    return (at - DAY).total_seconds() / 60


# -- readings --


def test_a_reading_is_kept_as_it_was_said(tom: Lab, fridge: int, database: Database) -> None:
    recorded = climate.record(tom, "hand", [Reading(fridge, Decimal("4.26"), raw="4,26 °C")])
    assert (recorded.recorded, recorded.already, recorded.excursions) == (1, 0, [])
    rows = database.superuser("select value, low, high, outside, source, device, raw from lab.reading")
    assert rows == [(Decimal("4.3"), Decimal("2.0"), Decimal("6.0"), False, "hand", "", "4,26 °C")]
    assert [receipt.stream for receipt in recorded.receipts] == [f"climate/{fridge}"]


def test_the_same_act_and_the_same_readings_again_are_kept_once(tom: Lab, fridge: int) -> None:
    act, readings = uuid4(), [Reading(fridge, Decimal(4), minutes(n)) for n in range(3)]
    first = climate.record(tom, "csv", readings, device="june.csv", act=act)
    assert climate.record(tom, "csv", readings, device="june.csv", act=act) == first
    more = [*readings, Reading(fridge, Decimal(5), minutes(9))]
    again = climate.record(tom, "csv", more, device="june.csv")
    assert (first.recorded, again.recorded, again.already) == (3, 1, 3)
    other = climate.record(tom, "logger", readings, device="june.csv")
    assert other.recorded == 3, "another source says it for itself"


def test_two_values_for_one_moment_of_one_source_are_refused_whole(tom: Lab, fridge: int, database: Database) -> None:
    say(tom, fridge, (1, "4.0"))
    for readings in ([(1, "4.1"), (2, "4.0")], [(3, "4.0"), (3, "5.0")]):
        with pytest.raises(Refused, match=r"climate\.differs"):
            say(tom, fridge, *readings)
    assert database.superuser("select count(*) from lab.reading") == [(1,)]


@pytest.mark.parametrize(
    ("reading", "code"),
    [
        ({"value": "NaN"}, "climate.impossible_value"),
        ({"value": "Infinity"}, "climate.impossible_value"),
        ({"value": -274}, "climate.impossible_value"),
        ({"value": 200.1}, "climate.impossible_value"),
        ({"value": None}, "climate.impossible_value"),
        ({}, "climate.impossible_value"),
        ({"value": 4, "at": "2100-01-01T00:00Z"}, "climate.in_future"),
        ({"value": 4, "at": "infinity"}, "climate.in_future"),
        ({"value": 4, "at": "-infinity"}, "act.time_impossible"),
        ({"value": 4, "raw": "x" * 5000}, "lists.too_long"),
        ({"value": 4, "place": 999999}, "place.not_a_location"),
        ({"value": 4, "place": "Shelf 1"}, "climate.no_range"),
        ({"value": 4, "place": None}, "place.not_a_location"),
    ],
)
def test_what_is_no_reading_is_refused(psql: Psql, tom: Lab, fridge: int, reading: dict[str, Any], code: str) -> None:
    if isinstance(reading.get("place"), str):
        reading = reading | {"place": place(tom, reading["place"])}
    said = psycopg.types.json.Jsonb([{"place": fridge} | reading])
    statement = "select lims.reading_record(gen_random_uuid(), 'hand', %s)"
    assert psql("tech.tom", statement, said).message == code


@pytest.mark.parametrize(
    ("source", "readings", "device", "code"),
    [
        ("hand", "[]", "", "climate.nothing"),
        ("hand", "{}", "", "climate.nothing"),
        ("hand", "null", "", "climate.nothing"),
        ("hand", "[3]", "", "climate.nothing"),
        ("guess", "[{}]", "", "climate.no_source"),
        ("csv", "[{}]", " ", "climate.no_source"),
        ("logger", "[{}]", "", "climate.no_source"),
    ],
)
def test_what_comes_from_nowhere_is_refused(psql: Psql, source: str, readings: str, device: str, code: str) -> None:
    statement = "select lims.reading_record(gen_random_uuid(), %s, %s::jsonb, %s)"
    assert psql("tech.tom", statement, source, readings, device).message == code


def test_a_file_too_long_is_refused_before_it_is_read(tom: Lab, fridge: int) -> None:
    with pytest.raises(Refused, match=r"climate\.too_many"):
        climate.record(tom, "csv", [Reading(fridge, Decimal(4), minutes(n)) for n in range(5001)], device="long.csv")


@pytest.mark.parametrize("login", EVERYBODY)
def test_who_may_record_and_acknowledge(psql: Psql, tom: Lab, fridge: int, login: str) -> None:
    statement = f"select lims.reading_record(gen_random_uuid(), 'hand', '[{{\"place\": {fridge}, \"value\": 4}}]')"
    said = psql(login, statement)
    assert isinstance(said, list) is (login in RECORDERS)
    acknowledged = psql(login, "select lims.excursion_acknowledge(gen_random_uuid(), 1, 'because')")
    assert acknowledged.message == "climate.no_excursion" if login in MANAGERS else acknowledged.state == "42501"


def test_no_outsider_sees_a_temperature(psql: Psql, tom: Lab, fridge: int) -> None:
    say(tom, fridge, (0, "9.0"), (60, "9.0"))
    for statement in (
        "select * from lab.reading",
        "select * from lab.excursion",
        "select lims.climate()",
        "select lims.excursion_view(1)",
        "select lims.presence(1, now(), now())",
    ):
        for login in ("client.pol", "admin.ada"):
            assert psql(login, statement).state == "42501", (login, statement)
    assert psql("tech.tom", "select lims.presence(1, now(), now())").state == "42501", "it knows of restricted cases"


def test_nobody_rewrites_a_reading(tom: Lab, fridge: int, database: Database) -> None:
    say(tom, fridge, (0, "9.0"))
    with pytest.raises(psycopg.Error, match=r"ledger\.frozen"):
        database.superuser("update lab.reading set at = now()")


# -- excursions --


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([(0, "4.0"), (10, "6.1"), (40, "6.5"), (41, "6.0")], [(10, 41, "6.5")]),
        ([(0, "4.0"), (10, "6.1"), (39, "6.5"), (40, "6.0")], []),  # 30 minutes are not longer than 30 minutes
        ([(0, "4.0"), (10, "6.1"), (41, "6.5")], [(10, None, "6.5")]),
        ([(0, "4.0"), (10, "6.1")], []),
        ([(0, "1.9"), (50, "1.0"), (60, "8.0"), (70, "2.0")], [(0, 70, "8.0")]),
        ([(0, "9.0"), (20, "4.0"), (40, "9.0"), (60, "4.0")], []),
        ([(0, "9.0"), (40, "4.0"), (60, "-9.0"), (120, "4.0")], [(0, 40, "9.0"), (60, 120, "-9.0")]),
        ([(0, "9.0"), (900, "4.0")], [(0, 900, "9.0")]),  # silence is no good reading
    ],
)
def test_out_of_range_for_longer_than_the_policy_is_an_excursion(
    tom: Lab, fridge: int, said: list[tuple[float, str]], expected: list[tuple[float, float | None, str]]
) -> None:
    say(tom, fridge, *said)
    assert raised(tom, fridge) == expected


@pytest.mark.parametrize("seed", range(6))
def test_in_whatever_order_the_readings_come_the_excursions_are_the_same(tom: Lab, fridge: int, seed: int) -> None:
    chance = random.Random(seed)
    values = ["4.0", "4.0", "9.0", "0.5", "7.0"]
    said = [(float(n * 10), chance.choice(values)) for n in range(60)]
    shuffled = chance.sample(said, len(said))
    while shuffled:
        many = chance.randint(1, 12)
        say(tom, fridge, *shuffled[:many])
        del shuffled[:many]
    assert raised(tom, fridge) == by_hand(said)


def by_hand(said: list[tuple[float, str]]) -> list[tuple[float, float | None, str]]:
    """The excursions, reckoned from all readings at once."""
    found: list[tuple[float, float | None, str]] = []
    stretch: list[tuple[float, str]] = []
    for at, value in [*said, (None, "4.0")]:
        if not 2 <= float(value) <= 6:
            stretch.append((at or 0, value))
            continue
        if stretch and (stretch[-1][0] if at is None else at) - stretch[0][0] > 30:
            peak = max(stretch, key=lambda one: max(float(one[1]) - 6, 2 - float(one[1])))[1]
            found.append((stretch[0][0], at, peak))
        stretch = []
    return found


def test_the_policy_says_how_long(tom: Lab, mona: Lab, fridge: int) -> None:
    policies.change(mona, "excursion_minutes", 5, "vaccines")
    assert len(say(tom, fridge, (0, "9.0"), (6, "4.0")).excursions) == 1


def test_a_later_range_judges_no_earlier_reading(tom: Lab, mona: Lab, fridge: int) -> None:
    say(tom, fridge, (0, "7.0"), (60, "7.0"))
    places.amend(mona, fridge, {"temperature_high": 8}, reason="new range")
    say(tom, fridge, (120, "7.0"))
    assert raised(tom, fridge) == [(0, 120, "7.0")]


def test_a_manager_acknowledges_with_a_reason_once_it_is_over(
    tom: Lab, mona: Lab, fridge: int, database: Database
) -> None:
    (number,) = say(tom, fridge, (0, "9.0"), (60, "9.0")).excursions
    with pytest.raises(NeedsReason):
        climate.acknowledge(mona, number)
    with pytest.raises(Refused, match=r"climate\.still_outside"):
        climate.acknowledge(mona, number, reason="door was open")
    say(tom, fridge, (70, "4.0"))
    act = uuid4()
    assert climate.acknowledge(mona, number, reason="door was open", act=act) == climate.acknowledge(
        mona, number, reason="door was open", act=act
    )
    with pytest.raises(Refused, match=r"climate\.acknowledged"):
        climate.acknowledge(mona, number, reason="again")
    seen = climate.excursion(tom, number)
    assert seen is not None
    assert (seen.acknowledged_by, seen.reason) == ("Mona Manager", "door was open")
    assert climate.excursions(tom, filters={"open": True}) == []


def test_what_grew_after_it_was_acknowledged_is_open_again(tom: Lab, mona: Lab, fridge: int) -> None:
    (number,) = say(tom, fridge, (0, "9.0"), (60, "9.0"), (70, "4.0")).excursions
    climate.acknowledge(mona, number, reason="door was open")
    say(tom, fridge, (30, "9.0"), device="logger 8")
    assert climate.excursions(tom, filters={"open": True}) == [], "nothing new"
    say(tom, fridge, (-20, "8.0"))
    assert [one.id for one in climate.excursions(tom, filters={"open": True})] == [number]


def test_what_later_readings_contradict_is_marked_and_kept_until_a_manager_saw_it(
    tom: Lab, mona: Lab, fridge: int
) -> None:
    (number,) = say(tom, fridge, (0, "9.0"), (40, "9.0"), (50, "4.0")).excursions
    say(tom, fridge, (20, "4.0"), device="logger 8")
    seen = climate.excursion(tom, number)
    assert seen is not None
    assert seen.void
    assert raised(tom, fridge) == []
    assert "climate.task_contradicted" in codes(mona), (
        "who left the door open does not end it by a reading of their own"
    )
    climate.acknowledge(mona, number, reason="The other logger stands in the door")
    assert "climate.task_contradicted" not in codes(mona)


def test_excursions_and_places_out_of_range_are_tasks(tom: Lab, mona: Lab, fridge: int, lab_of: LabOf) -> None:
    say(tom, fridge, (0, "9.0"), (60, "9.0"))
    assert {"climate.task_excursion", "climate.task_silent"} <= codes(mona)
    assert codes(tom) == {"climate.task_silent"}
    assert codes(lab_of("ana.lyst")) == set()
    climate.record(tom, "hand", [Reading(fridge, Decimal("8.5"))])
    assert codes(tom) == {"climate.task_out"}
    climate.record(tom, "hand", [Reading(fridge, Decimal("4.0"))])
    assert codes(tom) == set()
    climate.acknowledge(mona, climate.excursions(mona, filters={})[0].id, reason="seen")
    assert codes(mona) == set()


def codes(lab: Lab) -> set[str]:
    return {task.code for task in tasks.mine(lab).tasks if task.code.startswith("climate.")}


def test_how_each_place_is_now(tom: Lab, mona: Lab, fridge: int) -> None:
    shelf = places.add(
        mona, "Upper", "shelf", parent=fridge, storage_class="COLD", terms=Terms(Decimal(2), Decimal(6))
    ).id
    now = climate.climate(tom)
    assert {one.path.rpartition(" › ")[2]: one.state for one in now.places} == {
        "Fridge": "never",
        "Freezer for tubes": "never",
    }
    assert (now.gap_minutes, now.excursion_minutes) == (240, 30)
    say(tom, fridge, (0, "9.0"))
    climate.record(tom, "hand", [Reading(shelf, Decimal("6.1"))])
    states = {one.place_id: one for one in climate.climate(tom).places}
    assert (states[fridge].state, states[fridge].value) == ("silent", Decimal("9.0"))
    assert (states[shelf].state, states[shelf].source) == ("out", "hand")


def test_a_long_curve_keeps_its_peaks(tom: Lab, fridge: int) -> None:
    said = [Reading(fridge, Decimal(4) + Decimal(n % 7) / 10, minutes(n)) for n in range(5000)]
    said[2345] = Reading(fridge, Decimal("19.0"), minutes(2345))
    climate.record(tom, "csv", said, device="long.csv")
    curve = climate.curve(tom, fridge, minutes(0), minutes(5000))
    assert curve.count == 5000
    assert len(curve.times) < 4001
    assert (max(curve.values), min(curve.values)) == (19.0, 4.0)
    assert curve.times == sorted(curve.times)


# -- exactly the items --


def test_an_excursion_names_who_came_and_went_meanwhile(tom: Lab, mona: Lab, fridge: int, database: Database) -> None:
    shelf = places.add(
        mona, "Upper", "shelf", parent=fridge, storage_class="COLD", terms=Terms(Decimal(2), Decimal(6))
    ).id
    box = one_item(tom, item_type="container", description="Box", unit="piece")
    inside, gone, came, never = (one.id for one in take_in(tom, LINE, LINE, LINE, LINE).items)
    items.containerise(tom, [inside], box)
    custody.store(tom, [box], shelf)
    custody.store(tom, [gone], fridge)
    begin = datetime.now(UTC)
    custody.retrieve(tom, [gone], fridge)
    custody.store(tom, [came], fridge)
    custody.store(tom, [never], place(tom, "Shelf 1"))
    end = datetime.now(UTC)
    excursion = put_excursion(database, fridge, begin, end)
    seen = climate.excursion(tom, excursion)
    assert seen is not None
    stays = {stay.item_id: (stay.since, stay.until) for stay in seen.items}
    assert stays.keys() == {box, inside, gone, came}
    assert stays[box] == stays[inside] == (begin, end)
    assert stays[gone][0] == begin < stays[gone][1] < stays[came][0] < end == stays[came][1]
    assert seen.hidden == 0


def test_items_of_restricted_cases_are_counted_and_not_named(
    tom: Lab, mona: Lab, fridge: int, database: Database
) -> None:
    taken, box = take_in(tom, LINE), containers.make(tom, "rack", "A rack for many")
    custody.store(tom, [taken.items[0].id, box.id], fridge)
    excursion = put_excursion(database, fridge, datetime.now(UTC), datetime.now(UTC) + timedelta(hours=1))
    cases.restrict(mona, taken.case, restricted=True, reason="an officer is the suspect")
    ours, theirs = climate.excursion(tom, excursion), climate.excursion(mona, excursion)
    assert ours is not None
    assert theirs is not None
    assert (ours.items, ours.hidden) == ([], 1)
    assert (len(theirs.items), theirs.hidden) == (1, 0)


def put_excursion(database: Database, where: int, begin: datetime, end: datetime) -> int:
    (row,) = database.superuser(
        "insert into lab.excursion (place_id, begun_at, last_at, ended_at, peak, raised_at) "
        "values (%s, %s, %s, %s, 9, now()) returning id", where, begin, end, end,
    )  # fmt: skip
    number: int = row[0]
    return number


@pytest.mark.parametrize("seed", [11, 12, 13])
def test_what_was_there_is_what_brute_force_says(tom: Lab, mona: Lab, database: Database, seed: int) -> None:
    """Items and places move at random; then any place in any interval is compared with a walk through every event."""
    chance = random.Random(seed)
    room, site = place(mona, "Evidence room"), place(mona, "Headquarters")
    rooms = [room, places.add(mona, "Annex", "room", parent=site).id]
    shelves = [places.add(mona, f"Rack {n}", "shelf", parent=room).id for n in range(3)]
    bins = [places.add(mona, f"Bin {n}", "bin", parent=chance.choice(shelves)).id for n in range(3)]
    lots = [one.id for one in take_in(tom, *[LINE] * 5).items]
    for _ in range(70):
        stir(chance, tom, mona, lots, (rooms, shelves, bins))
    moments = [row[0] for row in database.superuser("select at from lab.custody union select at from lab.place_move")]
    for _ in range(40):
        begin, end = sorted(chance.sample(moments, 2))
        top = chance.choice([*rooms, *shelves, *bins, site])
        found = database.superuser("select * from lims.presence(%s, %s, %s)", top, begin, end)
        assert set(found) == brute_force(database, top, begin, end)


def stir(
    chance: random.Random, tom: Lab, mona: Lab, lots: list[int], tree: tuple[list[int], list[int], list[int]]
) -> None:
    """One item or one place goes somewhere else."""
    rooms, shelves, bins = tree
    if chance.random() < 0.3:
        moved, parents = chance.choice([(chance.choice(shelves), rooms), (chance.choice(bins), shelves)])
        parent = chance.choice(parents)
        if next(one for one in places.locations(mona) if one.id == moved).parent_id != parent:
            places.move(mona, moved, parent)
        return
    lot = chance.choice(lots)
    view = items.view(tom, lot)
    if view.where_kind == "location" and view.place is not None:
        custody.retrieve(tom, [lot], view.place)
    else:
        custody.store(tom, [lot], chance.choice([*rooms, *shelves, *bins]))


def brute_force(database: Database, top: int, begin: datetime, end: datetime) -> set[tuple[int, datetime, datetime]]:
    """Every instant between two events asked by itself: where was the item, and was that below the place?"""
    parents = dict(database.superuser("select id, parent_id from lab.place where kind = 'location'"))
    turns = database.superuser("select at, place_id, from_parent from lab.place_move order by at desc")
    events = database.superuser("select item_id, at, to_place from lab.custody order by item_id, seq")
    edges = sorted(
        {begin, end, *(at for _, at, _ in events if begin < at < end), *(at for at, _, _ in turns if begin < at < end)}
    )
    there: dict[int, list[tuple[datetime, datetime]]] = defaultdict(list)
    for since, until in pairwise(edges):
        tree = parents | {moved: came_from for at, moved, came_from in turns if at > since}
        where = {item: to for item, at, to in events if at <= since}
        for item, at_place in where.items():
            if is_below(tree, at_place, top):
                there[item].append((since, until))
    return {(item, *span) for item, spans in there.items() for span in joined(spans)}


def is_below(tree: dict[int, int | None], here: int | None, top: int) -> bool:
    while here is not None and here != top:
        here = tree.get(here)
    return here == top


def joined(spans: list[tuple[datetime, datetime]]) -> list[tuple[datetime, datetime]]:
    whole: list[tuple[datetime, datetime]] = []
    for since, until in spans:
        if whole and whole[-1][1] == since:
            whole[-1] = (whole[-1][0], until)
        else:
            whole.append((since, until))
    return whole


def test_readings_excursions_and_moved_places_are_in_the_ledger(
    tom: Lab, mona: Lab, fridge: int, database: Database
) -> None:
    (number,) = say(tom, fridge, (0, "9.0"), (60, "9.0"), (70, "4.0")).excursions
    climate.acknowledge(mona, number, reason="door was open")
    places.move(mona, place(mona, "Shelf 1"), place(mona, "Headquarters"))
    places.amend(mona, fridge, {"temperature_high": 7}, reason="new range")
    assert verify(database.admin).findings == ()
    with psycopg.connect(**database.admin) as connection:
        connection.execute("set session_replication_role = replica")
        connection.execute("update lab.reading set value = 4.0 where value = 9.0")
    assert {finding.code for finding in verify(database.admin).findings} == {"verify.row_other"}
