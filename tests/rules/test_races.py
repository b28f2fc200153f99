"""Two stations, one item; a container and its members; a broken line in the middle of many."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from uuid import uuid4

from lims_desktop import custody, holds, items, labels, places
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from tests.database import Database, LabOf
from tests.laboratory import LINE, label, one_item, place, take_in
from tests.meeting import at_work, until_somebody_waits


def tried(lab: Lab, item: int, shelf: int) -> str:
    try:
        custody.store(lab, [item], shelf)
    except Refused as refused:
        return refused.code
    return "stored"


def test_two_stations_move_one_item_and_one_of_them_wins(lab_of: LabOf, database: Database) -> None:
    stations = [lab_of("tech.tom", f"Station {n}") for n in range(4)]
    shelf = place(stations[0], "Shelf 1")
    for _ in range(5):
        item = one_item(stations[0])
        with ThreadPoolExecutor(4) as pool:
            told = list(pool.map(lambda lab, item=item: tried(lab, item, shelf), stations))
        assert sorted(told) == ["custody.not_holder"] * 3 + ["stored"]


def test_offers_over_the_same_items_in_opposite_order_do_not_lock_each_other(lab_of: LabOf) -> None:
    tom, ana = lab_of("tech.tom"), lab_of("ana.lyst")
    mine = [one_item(tom) for _ in range(6)]
    with ThreadPoolExecutor(2) as pool:
        offers = [
            pool.submit(custody.offer, tom, order, ana.me.person) for order in (mine, mine[::-1]) for _ in range(10)
        ]
        assert len({offer.result(timeout=60).offer for offer in offers}) == 20


def test_numbers_stay_without_gaps_when_many_take_in_at_once(lab_of: LabOf) -> None:
    stations = [lab_of(login, login) for login in ("tech.tom", "tech.tina")]
    with ThreadPoolExecutor(2) as pool:
        taken = list(pool.map(take_in, stations * 8))
    numbers = sorted(int(one.case_number[-5:]) for one in taken)
    assert numbers == list(range(numbers[0], numbers[0] + 16))


def test_the_same_label_is_verified_from_two_stations(lab_of: LabOf) -> None:
    stations = [lab_of(login, login) for login in ("tech.tom", "tech.tina")]
    code = label(take_in(stations[0]))
    labels.printed(stations[0], code, "sent", "Zebra")
    with ThreadPoolExecutor(2) as pool:
        assert {told.state for told in pool.map(lambda lab: labels.verify(lab, code), stations)} == {"verified"}


def test_one_act_sent_by_two_lines_at_once_is_recorded_once(lab_of: LabOf) -> None:
    stations = [lab_of("tech.tom", f"Station {n}") for n in range(2)]
    item, act = one_item(stations[0]), uuid4()
    shelf = place(stations[0], "Shelf 1")
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda lab: custody.store(lab, [item], shelf, act=act), stations)
    assert first == second
    assert len(items.view(stations[0], item).custody) == 3


def test_the_last_room_of_a_place_is_taken_once(lab_of: LabOf) -> None:
    mona = lab_of("mona.manager")
    stations = [lab_of(login, login) for login in ("tech.tom", "tech.tina")]
    site = place(mona, "Shelf 1")
    for n in range(4):
        tiny = places.add(mona, f"Tiny {n}", "bin", parent=site, terms=places.Terms(capacity=1)).id
        mine = [one_item(lab) for lab in stations]
        with ThreadPoolExecutor(2) as pool:
            told = sorted(pool.map(tried, stations, mine, [tiny, tiny]))
        assert told == ["place.full", "stored"]


def test_a_hold_and_a_move_do_not_wait_for_each_other(lab_of: LabOf, database: Database) -> None:
    tom = lab_of("tech.tom")
    taken = take_in(tom, LINE, replace(LINE, item_type="container", description="Box", unit="container"))
    low, box = (one.id for one in taken.items)
    part = {"item_type": "container", "description": "Bag", "packaging": "paper-bag", "quantity": 1, "unit": "piece"}
    bag = items.itemise(tom, box, [part]).items[0].id
    items.containerise(tom, [low], bag)  # reached through what was made of the box, and older than it
    with at_work(database, "mona.manager") as other, ThreadPoolExecutor(1) as pool:
        other.execute("select lims.correct(gen_random_uuid(), %s, 1, 'It was raining', 'forgotten')", (low,))
        setting = pool.submit(holds.set_hold, lab_of("tech.tina"), [box], "court", "Order 1")
        until_somebody_waits(database)
        other.execute("set lock_timeout = '400ms'")
        other.execute("select lims.correct(gen_random_uuid(), %s, 1, 'It was raining', 'forgotten')", (box,))
        other.commit()
        assert setting.result(timeout=60).reached == 2
