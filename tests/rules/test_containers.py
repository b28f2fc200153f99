"""Containers and carriers: packing, re-packing, moving as one, and what a carrier is not (domain.md section 4)."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import psycopg
import pytest

from lims_desktop import cases, containers, custody, holds, items, places, transit
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.lab import Lab
from lims_desktop.line import CLIENT
from lims_desktop.verify import verify
from tests.database import EVERYONE, PASSWORD, Database, LabOf, Psql
from tests.laboratory import one_item, place, take_in
from tests.outside import court, outsider, to_agency, to_court, two_offices

HOLDERS = {"evidence_technician", "analyst", "laboratory_manager", "scenes_of_crime_officer", "medical_examiner"}


def tray(lab: Lab, positions: int | None = None) -> int:
    return containers.make(lab, "batch-tray", "Tray of Monday", positions).id


def inside(lab: Lab, container: int) -> list[int]:
    return sorted(item.id for item in items.view(lab, container).contents)


def kinds(lab: Lab, item: int) -> list[str]:
    return [event.kind for event in items.view(lab, item).custody]


# Made, and out of use -------------------------------------------------------------------------------------------------


def test_a_carrier_belongs_to_no_case_and_is_labelled_as_a_container(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    made = containers.make(tom, "batch-tray", "Tray of Monday", 96)
    assert (made.code[0], made.number) == ("C", "BOX-00001")
    view = items.by_code(tom, made.code)
    assert (view.case, view.is_carrier, view.is_container, view.positions) == (None, True, True, 96)
    assert (view.where, kinds(tom, made.id)) == ("Tom Evidence", ["RECEIVE"])
    assert [line.number for line in containers.listed(tom)] == ["BOX-00001"]
    with pytest.raises(Refused, match=r"lists\.unknown_term"):
        containers.make(tom, "cauldron", "Tray")
    with pytest.raises(Refused, match=r"lists\.missing"):
        containers.make(tom, "rack", "  ")
    for positions in (0, -1, 501):
        with pytest.raises(Refused, match=r"item\.positions"):
            containers.make(tom, "rack", "Rack", positions)


def test_a_carrier_is_taken_out_of_use_when_it_is_empty(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    carrier, item = tray(tom), one_item(tom)
    items.containerise(tom, [item], carrier)
    with pytest.raises(NeedsReason):
        containers.retire(tom, carrier, reason="")
    with pytest.raises(Refused, match=r"item\.carrier_in_use"):
        containers.retire(tom, carrier, reason="Cracked")
    items.containerise(tom, [item], None)
    with pytest.raises(Refused, match=r"item\.not_a_carrier"):
        containers.retire(tom, item, reason="Cracked")
    containers.retire(tom, carrier, reason="Cracked")
    assert containers.listed(tom) == []
    with pytest.raises(Refused, match=r"custody\.not_holder"):
        items.containerise(tom, [item], carrier)
    with pytest.raises(Refused, match=r"custody\.not_holder"):
        custody.store(tom, [carrier], place(tom, "Shelf 1"))


def test_a_carrier_is_no_exhibit(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    carrier = tray(tom)
    with pytest.raises(Refused, match=r"item\.is_carrier"):
        items.itemise(tom, carrier, [{"item_type": "swab", "description": "Swab", "quantity": 1}])
    with pytest.raises(Refused, match=r"item\.is_carrier"):
        to_agency(tom, carrier)
    with pytest.raises(Refused, match=r"item\.is_carrier"):
        to_court(tom, court(lab_of), carrier)


def test_customers_see_no_carrier(lab_of: LabOf, psql: Psql) -> None:
    carrier = tray(lab_of("tech.tom"))
    look = f"select lims.outside_look(gen_random_uuid(), 'custody', {carrier})"
    assert psql("client.pol", look).message == "item.unknown"
    assert psql("aud.itor", f"select count(*) from lab.item where id = {carrier}") == [(1,)]
    assert psql("tech.tina", "select jsonb_array_length(lims.find('BOX-00001'))") == [(1,)]


def test_a_carrier_takes_its_exhibits_to_court_and_to_another_office(lab_of: LabOf) -> None:
    tom, house = lab_of("tech.tom"), court(lab_of)
    case, transport = tray(tom), tray(tom)
    exhibit, other = one_item(tom), take_in(tom, reference="CR-2/26").items[0].id
    items.containerise(tom, [exhibit], case)
    to_court(tom, house, case)
    assert {items.view(tom, one).where for one in (case, exhibit)} == {"Supreme Court"}
    items.containerise(tom, [other], transport)
    here, there = two_offices(lab_of)
    sent = transit.dispatch(tom, [transport], there, outsider(tom), due=datetime.now(UTC) + timedelta(hours=4))
    view = transit.leg(tom, sent.leg)
    assert here != there
    assert {line.id for line in view.lines} == {transport, other}


# Packed ---------------------------------------------------------------------------------------------------------------


def test_items_of_many_cases_move_as_one_with_one_event_each(lab_of: LabOf) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    carrier = tray(tom)
    packed = [one_item(tom), take_in(tom, reference="CR-2/26").items[0].id]
    items.containerise(tom, packed, carrier)
    shelf = place(tom, "Shelf 1")
    custody.store(tom, [carrier], shelf)
    custody.retrieve(tom, [carrier], shelf)
    offer = custody.offer(tom, [carrier], tina.me.person)
    with tom.second("tech.tina", PASSWORD) as second:
        custody.accept(second, offer.offer, offer.digest)
    for item in packed:
        assert kinds(tina, item)[:3] == ["HANDOVER", "RETRIEVE", "STORE"]
    assert len({items.view(tina, item).case.id for item in packed}) == 2
    with pytest.raises(Refused, match=r"item\.in_container"):
        custody.store(tina, [packed[0]], shelf)


def test_a_carrier_takes_so_many_and_no_more(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    carrier = tray(tom, 2)
    first, second, third = (one_item(tom) for _ in range(3))
    items.containerise(tom, [first, second], carrier)
    with pytest.raises(Refused, match=r"item\.carrier_full") as refused:
        items.containerise(tom, [third], carrier)
    assert refused.value.detail["here"] == 2
    items.containerise(tom, [first, second], carrier)
    assert inside(tom, carrier) == [first, second], "what is there already takes no second position"


def test_containers_lie_in_one_another_four_deep(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    one, two, three, four = (tray(tom) for _ in range(4))
    items.containerise(tom, [two], one)
    items.containerise(tom, [three], two)
    items.containerise(tom, [four], three)
    items_in = one_item(tom)
    items.containerise(tom, [items_in], four)
    with pytest.raises(Refused, match=r"item\.too_nested"):
        items.containerise(tom, [tray(tom)], four)
    with pytest.raises(Refused, match=r"item\.in_itself"):
        items.containerise(tom, [one], four)
    with pytest.raises(Refused, match=r"item\.in_itself"):
        items.containerise(tom, [one], one)


def test_a_carrier_does_not_lie_in_an_exhibit(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    box = one_item(tom, item_type="container", description="Box", unit="container")
    carrier = tray(tom)
    with pytest.raises(Refused, match=r"item\.carrier_in_exhibit"):
        items.containerise(tom, [carrier], box)
    items.containerise(tom, [box], carrier)


def test_a_sealed_carrier_is_opened_first(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    carrier, first, second = tray(tom), one_item(tom), one_item(tom)
    items.containerise(tom, [first], carrier)
    items.seal(tom, carrier, "S-77", "evidence-tape")
    for into, what in ((carrier, [second]), (None, [first])):
        with pytest.raises(Refused, match=r"item\.carrier_sealed"):
            items.containerise(tom, what, into)
    with pytest.raises(Refused, match=r"item\.carrier_sealed"):
        containers.repack(tom, carrier, tray(tom))
    items.open_seal(tom, carrier, None, reason="To take one out")
    items.containerise(tom, [first], None)


def test_what_is_in_other_hands_is_not_packed_and_nothing_else_is(lab_of: LabOf) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    mine, hers, carrier = one_item(tom), one_item(tina), tray(tom)
    with pytest.raises(Refused, match=r"custody\.not_holder"):
        items.containerise(tom, [mine, hers], carrier)
    with pytest.raises(Refused, match=r"custody\.not_holder"):
        items.containerise(tina, [hers], carrier)
    with pytest.raises(Refused, match=r"custody\.twice"):
        items.containerise(tom, [mine, mine], carrier)
    with pytest.raises(Refused, match=r"custody\.nothing"):
        items.containerise(tom, [], None)
    assert inside(tom, carrier) == []


def test_re_packing_takes_all_or_nothing(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    old, new, small = tray(tom), tray(tom), tray(tom, 1)
    packed = [one_item(tom), one_item(tom)]
    with pytest.raises(Refused, match=r"item\.carrier_empty"):
        containers.repack(tom, old, new)
    items.containerise(tom, packed, old)
    with pytest.raises(Refused, match=r"item\.carrier_full"):
        containers.repack(tom, old, small)
    with pytest.raises(Refused, match=r"item\.in_itself"):
        containers.repack(tom, old, old)
    assert inside(tom, old) == packed
    act = uuid4()
    answers = [containers.repack(tom, old, new, act=act) for _ in range(2)]
    assert answers[0] == answers[1]
    assert (inside(tom, old), inside(tom, new)) == ([], packed)
    items.containerise(tom, packed[:1], small)
    assert (inside(tom, new), inside(tom, small)) == (packed[1:], packed[:1]), "straight from one into another"


def test_what_lies_in_a_held_carrier_is_held(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    carrier, first = tray(tom), one_item(tom)
    holds.set_hold(tom, [carrier], "quality", "Freezer failed")
    items.containerise(tom, [first], carrier)
    assert items.view(tom, first).hold_kinds == ["quality"]


def test_a_place_takes_a_carrier_when_it_takes_what_is_in_it(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    swab = one_item(tom, item_type="swab", packaging="swab-box")
    carrier = tray(tom)
    items.containerise(tom, [swab], carrier)
    with pytest.raises(Refused, match=r"place\.not_cold"):
        custody.store(tom, [carrier], place(tom, "Shelf 1"))
    custody.store(tom, [carrier], place(tom, "Freezer for tubes"))


# Restricted cases -----------------------------------------------------------------------------------------------------


def test_a_take_over_that_is_refused_names_nothing_hidden(lab_of: LabOf) -> None:
    tom, tina, mona, act = lab_of("tech.tom"), lab_of("tech.tina"), lab_of("mona.manager"), uuid4()
    secret = take_in(tom, reference="CR-9/26").items[0].id
    carrier, view = tray(tom), items.view(tom, secret)
    items.containerise(tom, [secret], carrier)
    offer = custody.offer(tom, [carrier], tina.me.person)
    with tom.second("tech.tina", PASSWORD) as second:
        custody.accept(second, offer.offer, offer.digest)
    cases.restrict(mona, view.case.id, restricted=True, reason="An officer is suspected")
    with tina.second("mona.manager", PASSWORD) as supervisor:
        custody.supervise(supervisor, act, [carrier])
    with pytest.raises(Refused, match=r"custody\.held_already") as refusal:
        custody.take_over(tina, [carrier], reason="Tom is ill", act=act)
    assert view.number not in str(refusal.value.detail)


def hidden_in_a_tray(lab_of: LabOf) -> tuple[Lab, int, int, int, str]:
    """A tray in Tina's hands with an item she may see and one of a case restricted to others."""
    tom, tina, mona = lab_of("tech.tom"), lab_of("tech.tina"), lab_of("mona.manager")
    carrier, open_one = tray(tom), one_item(tom)
    secret = take_in(tom, reference="CR-9/26").items[0].id
    items.containerise(tom, [open_one, secret], carrier)
    view = items.view(tom, secret)
    offer = custody.offer(tom, [carrier], tina.me.person)
    with tom.second("tech.tina", PASSWORD) as second:
        custody.accept(second, offer.offer, offer.digest)
    cases.restrict(mona, view.case.id, restricted=True, reason="An officer is suspected")
    return tina, carrier, open_one, secret, view.number


def test_what_is_hidden_moves_with_its_tray_and_is_not_named(lab_of: LabOf) -> None:
    tina, carrier, open_one, secret, number = hidden_in_a_tray(lab_of)
    mona = lab_of("mona.manager")
    shelf = place(tina, "Shelf 1")
    stored = custody.store(tina, [carrier], shelf)
    assert number not in stored.items
    assert kinds(mona, secret)[0] == "STORE"
    assert inside(tina, carrier) == [open_one]
    custody.retrieve(tina, [carrier], shelf)
    ben = lab_of("ben.lyst")
    offer = custody.offer(tina, [carrier], ben.me.person)
    assert number not in offer.items
    with tina.second("ben.lyst", PASSWORD) as second:
        assert number not in custody.accept(second, offer.offer, offer.digest).items
    assert items.view(mona, secret).where == "Ben Lyst"


def test_what_is_hidden_is_not_taken_out_nor_named_by_a_refusal(lab_of: LabOf) -> None:
    tina, carrier, _open_one, secret, number = hidden_in_a_tray(lab_of)
    for asked in ([secret], [secret, carrier]):
        with pytest.raises(Refused, match=r"item\.unknown"):
            items.containerise(tina, asked, None)
    mona = lab_of("mona.manager")
    picky = places.add(mona, "Only glass", "bin", parent=place(tina, "Shelf 1"), terms=places.Terms(accepts=["glass"]))
    with pytest.raises(Refused, match=r"place\.wrong_type") as refused:
        custody.store(tina, [carrier], picky.id)
    assert number not in str(refused.value.detail)
    other = tray(tina)
    containers.repack(tina, carrier, other)
    assert secret in inside(mona, other), "re-packing leaves nothing behind"


# Whole or not at all --------------------------------------------------------------------------------------------------


def test_a_move_that_is_cut_off_in_the_middle_moves_nothing(lab_of: LabOf, database: Database) -> None:
    """The server waits at the last item, when the others have their event already; there the connection ends."""
    tom = lab_of("tech.tom")
    carrier = tray(tom)
    packed = [one_item(tom) for _ in range(5)]
    items.containerise(tom, packed, carrier)
    arguments = database.station().connection() | {"user": "tech.tom", "password": PASSWORD}
    with psycopg.connect(**database.admin) as holding, psycopg.connect(**arguments, autocommit=True) as mover:
        mover.execute("select lims.sign_in('psql', %s)", (CLIENT,))
        holding.execute("select from ledger.head where stream = %s for update", (f"item/{max(packed)}",))
        ending = threading.Thread(target=end_when_waiting, args=(database, mover.info.backend_pid))
        ending.start()
        shelf = place(tom, "Shelf 1")
        with pytest.raises(psycopg.OperationalError):
            mover.execute(f"select lims.store(gen_random_uuid(), array[{carrier}]::bigint[], {shelf})".encode())
        ending.join()
    assert {items.view(tom, item).where for item in [carrier, *packed]} == {"Tom Evidence"}
    assert {kinds(tom, item)[0] for item in [carrier, *packed]} == {"RECEIVE"}
    custody.store(tom, [carrier], place(tom, "Shelf 1"))


def end_when_waiting(database: Database, backend: int) -> None:
    """End a connection once it waits for a lock."""
    waits = "select wait_event_type = 'Lock' from pg_stat_activity where pid = %s"
    patience = time.monotonic() + 20
    while database.superuser(waits, backend) != [(True,)] and time.monotonic() < patience:
        pass
    database.superuser("select pg_terminate_backend(%s)", backend)


def test_all_of_it_is_in_the_ledger(lab_of: LabOf, database: Database) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    old, new, item = tray(tom), tray(tom, 4), one_item(tom)
    items.containerise(tom, [item], old)
    hold = holds.set_hold(tom, [old], "court", "Order 7/26", expires=datetime.now(UTC) + timedelta(days=3)).hold
    containers.repack(tom, old, new)
    holds.extend(tom, hold, None, reason="Adjourned")
    holds.lift(mona, hold, reason="Revoked", authority="Order 9/26")
    containers.retire(tom, old, reason="Cracked")
    verdict = verify(database.admin)
    assert verdict.sound, verdict.sentence()
    behind = "set session_replication_role = replica; "
    database.superuser(f"{behind} update lab.item set container_id = null where id = {item}")
    assert not verify(database.admin).sound
    database.superuser(f"{behind} update lab.item set container_id = {new} where id = {item}")
    database.superuser(f"{behind} update lab.hold set lifting_authority = 'Order 10/26' where lifted_at is not null")
    assert not verify(database.admin).sound


# Who may --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("login", [*sorted(EVERYONE), "client.pol"])
def test_each_duty_may_what_it_may_and_no_more(lab_of: LabOf, psql: Psql, login: str) -> None:
    tom = lab_of("tech.tom")
    old, new = tray(tom), tray(tom)
    tries = (
        "carrier_make(gen_random_uuid(), 'rack', 'Rack 1')",
        f"repack(gen_random_uuid(), {old}, {new})",
        f"carrier_retire(gen_random_uuid(), {old}, 'because')",
        f"containerise(gen_random_uuid(), array[{old}]::bigint[], {new})",
    )
    duties = set(EVERYONE.get(login, ("", ["agency_client"]))[1])
    for act in tries:
        said = psql(login, f"select lims.{act}")
        assert (getattr(said, "state", "") == "42501") is not bool(duties & HOLDERS), act
    for column in ("container_id", "positions", "case_id"):
        assert getattr(psql(login, f"update lab.item set {column} = null"), "state", "") == "42501"


def test_the_table_itself_knows_what_a_carrier_is(database: Database, lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    carrier, item = tray(tom), one_item(tom)
    for change in (
        f"case_id = null where id = {item}",
        f"agency_id = null where id = {item}",
        f"positions = 3 where id = {item}",
        f"is_container = false where id = {carrier}",
        f"parent_id = {item} where id = {carrier}",
    ):
        with pytest.raises(psycopg.errors.CheckViolation):
            database.superuser(f"update lab.item set {change}")
