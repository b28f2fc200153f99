"""Counting a place, as people: what a scan answers, who signs, what the record says afterwards."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from uuid import uuid4

import pytest

from lims_desktop import cases, containers, custody, discrepancies, documents, inventory, items, labels, places, tasks
from lims_desktop.errors import Conflict, NeedsReason, Refused
from lims_desktop.intake import Accepted
from lims_desktop.inventory import Closed
from lims_desktop.lab import Lab
from lims_desktop.verify import verify
from tests.database import PASSWORD, Database, LabOf, Psql, Refusal
from tests.laboratory import LINE, label, one_item, place, take_in
from tests.meeting import at_work, until_somebody_waits
from tests.rules import ending

COUNTERS = ("tech.tom", "ana.lyst", "mona.manager", "quinn.manager", "sam.scene", "max.medic")
ROOM = "Headquarters › Evidence room"
SHELF = f"{ROOM} › Shelf 1"
NO_COUNTERS = ("rita.view", "adam.view", "aud.itor", "admin.ada", "client.pol")


def stored(tom: Lab, many: int = 3, where: str = "Shelf 1") -> Accepted:
    """So many shirts on the shelf."""
    taken = take_in(tom, *([LINE] * many))
    custody.store(tom, [one.id for one in taken.items], place(tom, where))
    return taken


def code_of(lab: Lab, name: str) -> str:
    """The code on the label of this place."""
    return next(str(one.code) for one in places.locations(lab) if one.name == name)


def began(lab: Lab, where: str = "Shelf 1", *, blind: bool = False) -> int:
    return inventory.open_one(lab, place(lab, where), "ROUTINE", blind=blind).inventory


def signed(lab: Lab, count: int, *logins: str) -> str:
    """Each of them signs on a connection of their own; the digest they signed."""
    seen = inventory.view(lab, count)
    assert seen is not None
    for login in logins:
        with lab.second(login, PASSWORD) as second:
            inventory.sign(second, count, seen.digest)
    return seen.digest


def closed(lab: Lab, count: int, *logins: str) -> Closed:
    return inventory.close(lab, count, signed(lab, count, *(logins or (lab.me.login,))))


def kinds(lab: Lab, item: int) -> list[str]:
    view = items.view(lab, item)
    assert view is not None
    return [event.kind for event in view.custody]


def test_a_count_finds_what_is_there_and_misses_what_is_not(lab_of: LabOf, database: Database) -> None:
    tom = lab_of("tech.tom")
    taken = stored(tom, 3)
    count = began(tom)
    seen = inventory.scan(tom, count, label(taken))
    assert (seen.outcome, seen.number, seen.by) == ("found", taken.items[0].number, "Tom Evidence")
    inventory.scan(tom, count, label(taken, 1))
    assert [one.item for one in inventory.left(tom, count)] == [taken.items[2].id]
    done = closed(tom, count)
    result = inventory.view(tom, count).result
    assert (result.expected, result.found, len(result.missing), result.agrees) == (3, 2, 1, False)
    assert [kinds(tom, one.id)[0] for one in taken.items] == ["INVENTORY_SEEN", "INVENTORY_SEEN", "INVENTORY_MISSING"]
    raised = [one for one in discrepancies.listed(tom) if one.kind == "not-found"]
    assert [(one.item, one.place, one.state) for one in raised] == [(taken.items[2].number, SHELF, "RAISED")]
    assert done.document.kind == "inventory_result"
    assert documents.about(tom, f"inventory/{count}")[0].id == done.document.document
    assert verify(database.admin).findings == ()


@pytest.mark.parametrize("login", COUNTERS)
def test_these_duties_count(psql: Psql, lab_of: LabOf, login: str) -> None:
    shelf = place(lab_of("tech.tom"), "Shelf 1")
    assert psql(login, "select lims.inventory_open(gen_random_uuid(), %s, 'ROUTINE')", shelf)[0][0]["inventory"]


@pytest.mark.parametrize("login", NO_COUNTERS)
def test_these_duties_do_not_count(psql: Psql, lab_of: LabOf, login: str) -> None:
    tom = lab_of("tech.tom")
    shelf, count = place(tom, "Shelf 1"), began(tom)
    calls = (
        f"inventory_open(gen_random_uuid(), {shelf}, 'ROUTINE')",
        f"inventory_join(gen_random_uuid(), {count})",
        f"inventory_scan(gen_random_uuid(), {count}, 'E1')",
        f"inventory_sign(gen_random_uuid(), {count}, '')",
        f"inventory_close(gen_random_uuid(), {count}, '')",
        f"inventory_abandon(gen_random_uuid(), {count}, 'no')",
        "found(gen_random_uuid(), 1, 'there')",
    )
    for call in calls:
        assert psql(login, f"select lims.{call}").state == "42501", call


@pytest.mark.parametrize("login", ["client.pol", "admin.ada"])
def test_counts_are_the_laboratorys_own(psql: Psql, login: str) -> None:
    for table in ("inventory", "inventory_place", "inventory_expected", "inventory_counter", "inventory_scan", "draw"):
        assert psql(login, f"select * from lab.{table}").state == "42501", table
    assert psql(login, "select lims.inventory_view(1)").state == "42501"


@pytest.mark.parametrize("login", ["tech.tom", "mona.manager"])
def test_nobody_writes_a_count_by_hand(psql: Psql, lab_of: LabOf, login: str) -> None:
    began(lab_of("tech.tom"))
    for statement in (
        "update lab.inventory set state = 'CLOSED'",
        "delete from lab.inventory_expected",
        "insert into lab.inventory_scan (inventory_id, code, here, scanned_by, at) values (1, 'E', 1, 1, now())",
        "select lims.record_missing(1, '[]')",
    ):
        assert psql(login, statement).state == "42501", statement


def test_a_scan_says_what_it_was(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    here, elsewhere = stored(tom, 1), stored(tom, 1, "Evidence room")
    count = began(tom)
    assert inventory.scan(tom, count, label(here)).outcome == "found"
    wrong = inventory.scan(tom, count, label(elsewhere))
    assert (wrong.outcome, wrong.where) == ("misplaced", "Headquarters › Evidence room")
    again = inventory.scan(tom, count, label(here))
    assert (again.outcome, again.by, again.mine) == ("already", "Tom Evidence", True)
    assert inventory.scan(tom, count, "E000000999999").outcome == "unknown"
    assert inventory.scan(tom, count, "E000000999999").outcome == "already"
    assert inventory.scan(tom, count, code_of(tom, "Fridge")).outcome == "other_place"
    closed(tom, count)
    raised = {one.kind: one for one in discrepancies.listed(tom)}
    assert raised.keys() == {"found-elsewhere", "unknown-code"}
    full = discrepancies.view(tom, raised["found-elsewhere"].id)
    assert (full.declared, full.observed) == ("Headquarters › Evidence room", SHELF)
    assert kinds(tom, elsewhere.items[0].id)[0] == "INVENTORY_SEEN"


def test_a_superseded_label_counts_and_is_told(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken = stored(tom, 1)
    labels.replace(tom, label(taken), reason="torn")
    count = began(tom)
    seen = inventory.scan(tom, count, label(taken))
    assert (seen.outcome, seen.superseded) == ("found", True)
    assert [one.number for one in inventory.view(tom, count).result.superseded] == [taken.items[0].number]


def test_a_number_that_is_typed_counts_like_a_label(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken = stored(tom, 1)
    assert inventory.scan(tom, began(tom), taken.items[0].number.lower()).outcome == "found"


def test_the_same_scan_sent_twice_counts_once(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken, act = stored(tom, 1), uuid4()
    count = began(tom)
    assert inventory.scan(tom, count, label(taken), act=act) == inventory.scan(tom, count, label(taken), act=act)
    assert len(inventory.scans(tom, count)) == 1


def test_two_people_scan_the_same_item_at_the_same_moment(lab_of: LabOf) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    taken = stored(tom, 9)
    count = began(tom)
    inventory.join(tina, count)
    for number in range(8):
        with ThreadPoolExecutor(2) as pool:
            told_them = list(pool.map(lambda lab, n=number: inventory.scan(lab, count, label(taken, n)), (tom, tina)))
        assert sorted(one.outcome for one in told_them) == ["already", "found"]
    inventory.scan(tina, count, label(taken, 8))
    assert inventory.left(tom, count) == []
    with pytest.raises(Refused, match=r"inventory\.unsigned"):
        closed(tom, count)


def test_each_counter_signs_for_exactly_what_was_scanned(lab_of: LabOf) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    taken = stored(tom, 2)
    count = began(tom)
    inventory.join(tina, count)
    inventory.scan(tina, count, label(taken))
    digest = signed(tom, count, "tech.tom", "tech.tina")
    inventory.scan(tom, count, label(taken, 1))
    with pytest.raises(Conflict, match=r"inventory\.scanned_meanwhile"):
        inventory.close(tom, count, digest)
    with pytest.raises(Refused, match=r"inventory\.unsigned"):
        closed(tom, count, "tech.tom")
    assert inventory.view(tom, count).unsigned(tom.me.person)[0].name == "Tina Evidence"
    assert closed(tom, count, "tech.tom", "tech.tina").inventory == count


def test_a_signature_needs_a_password_typed_a_moment_ago(lab_of: LabOf, database: Database) -> None:
    tom = lab_of("tech.tom")
    count = began(tom)
    digest = inventory.view(tom, count).digest
    database.superuser("update lab.session set authenticated_at = now() - interval '1 hour'")
    with pytest.raises(Refused, match=r"signin\.fresh_needed"):
        inventory.sign(tom, count, digest)


def test_a_manager_signs_for_a_counter_who_cannot_and_says_why(lab_of: LabOf) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    taken = stored(tom, 1)
    count = began(tom)
    inventory.join(tina, count)
    inventory.scan(tina, count, label(taken))
    digest = signed(tom, count, "tech.tom")
    with pytest.raises(Refused, match=r"inventory\.not_manager"):
        inventory.sign(tom, count, digest, on_behalf=tina.me.person, reason="She is ill")
    mona = lab_of("mona.manager")
    with pytest.raises(NeedsReason):
        inventory.sign(mona, count, digest, on_behalf=tina.me.person)
    inventory.sign(mona, count, digest, on_behalf=tina.me.person, reason="She is ill")
    inventory.close(tom, count, digest)
    assert inventory.view(tom, count).counters[1].signed_by == "Mona Manager"


def test_a_controlled_place_is_counted_by_two(lab_of: LabOf) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    count = began(tom, "Vault")
    with pytest.raises(Refused, match=r"inventory\.witness_needed"):
        closed(tom, count)
    inventory.join(tina, count)
    closed(tom, count, "tech.tom", "tech.tina")


def test_who_did_not_join_does_not_count(lab_of: LabOf) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    taken = stored(tom, 1)
    count = began(tom)
    with pytest.raises(Refused, match=r"inventory\.not_counter"):
        inventory.scan(tina, count, label(taken))
    with pytest.raises(Refused, match=r"inventory\.not_counter"):
        signed(tom, count, "tech.tina")


def test_a_place_is_counted_once_at_a_time(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    count = began(tom)
    with pytest.raises(Conflict, match=r"inventory\.running"):
        began(lab_of("tech.tina"))
    with pytest.raises(NeedsReason):
        inventory.abandon(tom, count, reason="")
    with pytest.raises(Refused, match=r"inventory\.not_yours"):
        inventory.abandon(lab_of("ana.lyst"), count, reason="mine")
    inventory.abandon(tom, count, reason="Begun by mistake")
    with pytest.raises(Refused, match=r"inventory\.not_open"):
        inventory.scan(tom, count, "E1")
    assert began(lab_of("tech.tina")) != count


def test_what_moved_lawfully_meanwhile_is_explained_and_not_missing(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken = stored(tom, 3)
    count = began(tom)
    custody.retrieve(tom, [taken.items[0].id], place(tom, "Shelf 1"))
    arrived = stored(tom, 1)
    assert inventory.scan(tom, count, label(arrived)).outcome == "found"
    inventory.scan(tom, count, label(taken, 1))
    custody.retrieve(tom, [taken.items[1].id], place(tom, "Shelf 1"))
    inventory.scan(tom, count, label(taken, 2))
    closed(tom, count)
    result = inventory.view(tom, count).result
    assert [(one.number, one.what, one.who) for one in result.explained] == [
        (taken.items[0].number, "RETRIEVE", "Tom Evidence")
    ]
    assert (result.missing, result.unexpected, result.found) == ([], 1, 3)
    assert kinds(tom, taken.items[1].id)[0] == "RETRIEVE", "what has moved since it was scanned was seen by its holder"


def test_a_place_below_that_nobody_scanned_is_a_discrepancy(lab_of: LabOf) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    taken = stored(tom, 1)
    count = began(tom, "Evidence room")
    inventory.join(tina, count)
    for name in ("Fridge", "Vault", "Shelf 1"):
        assert inventory.scan(tom, count, code_of(tom, name)).outcome == "place"
    assert inventory.scan(tom, count, label(taken)).outcome == "found"
    closed(tom, count, "tech.tom", "tech.tina")
    raised = discrepancies.listed(tom)
    assert [(one.kind, one.place, one.case_number) for one in raised] == [
        ("not-counted", "Headquarters › Evidence room › Freezer for tubes", None)
    ]


def test_in_a_room_an_item_belongs_to_the_shelf_that_was_scanned(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken = stored(tom, 2)
    count = began(tom, "Evidence room")
    inventory.scan(tom, count, code_of(tom, "Fridge"))
    assert inventory.scan(tom, count, label(taken)).outcome == "misplaced"
    inventory.scan(tom, count, code_of(tom, "Shelf 1"))
    assert inventory.scan(tom, count, label(taken, 1)).outcome == "found"


def test_it_goes_on_at_another_station_after_the_first_died(lab_of: LabOf, database: Database) -> None:
    tom = lab_of("tech.tom")
    taken = stored(tom, 2)
    first = Lab.sign_in(database.station("First"), "tech.tom", PASSWORD, connections=1)
    with closing(first):
        count = began(first, "Evidence room")
        inventory.scan(first, count, code_of(first, "Shelf 1"))
        inventory.scan(first, count, label(taken))
    second = lab_of("tech.tom", "Second")
    assert [one.outcome for one in inventory.scans(second, count)] == ["place", "found"]
    assert inventory.scan(second, count, label(taken, 1)).here == SHELF, "where he stood is known too"
    stations = database.superuser("select distinct station from ledger.entry where stream = %s", f"inventory/{count}")
    assert {name for (name,) in stations} == {"First", "Second"}


def test_a_blind_count_tells_nobody_what_is_expected_until_it_is_closed(lab_of: LabOf, psql: Psql) -> None:
    tom = lab_of("tech.tom")
    taken, elsewhere = stored(tom, 2), stored(tom, 1, "Evidence room")
    opened = inventory.open_one(tom, place(tom, "Shelf 1"), "RANDOM", blind=True)
    count = opened.inventory
    assert opened.expected is None
    seen = [inventory.scan(tom, count, label(one)) for one in (taken, elsewhere)]
    assert {(one.outcome, one.where, one.place_id) for one in seen} == {("counted", None, None)}
    for login in ("tech.tom", "mona.manager", "quinn.manager", "aud.itor"):
        assert psql(login, "select count(*) from lab.inventory_expected") == [(0,)], login
        view = psql(login, "select lims.inventory_view(%s)", count)[0][0]
        assert view["result"] is None
        assert {one["expected"] for one in view["places"]} == {None}
        assert psql(login, "select lims.inventory_left(%s)", count) == [([],)]
    assert {one.outcome for one in inventory.scans(tom, count)} == {"counted"}
    closed(tom, count)
    assert psql("tech.tom", "select count(*) from lab.inventory_expected") == [(2,)]
    assert len(inventory.view(tom, count).result.missing) == 1
    assert len(inventory.view(tom, count).result.misplaced) == 1


def test_only_the_count_of_a_place_is_blind(psql: Psql, lab_of: LabOf) -> None:
    shelf = place(lab_of("tech.tom"), "Shelf 1")
    statement = "select lims.inventory_open(gen_random_uuid(), %s, 'AUDIT', true, '{\"method\": \"SHELF\"}')"
    assert psql("tech.tom", statement, shelf).message == "inventory.not_blind"


def test_an_item_of_a_restricted_case_counts_and_is_not_told(lab_of: LabOf, psql: Psql) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    secret, missing = stored(tom, 1), stored(tom, 1)
    for one in (secret, missing):
        cases.restrict(mona, one.case, True, reason="An officer is a suspect")
    count = began(tom)
    seen = inventory.scan(tom, count, label(secret))
    assert (seen.outcome, seen.number, seen.item, seen.where) == ("hidden", None, None, None)
    assert inventory.left(tom, count) == []
    assert psql("tech.tom", "select count(*) from lab.inventory_scan") == [(0,)]
    closed(tom, count)
    line = inventory.view(tom, count).result.missing[0]
    assert (line.number, line.description, line.item_id, line.place) == (None, None, None, SHELF)
    assert discrepancies.listed(tom) == []
    assert inventory.view(mona, count).result.missing[0].number == missing.items[0].number
    assert inventory.view(mona, count, result="paper").result.missing[0].number is None, "the paper is for everybody"
    assert kinds(mona, secret.items[0].id)[0] == "INVENTORY_SEEN"
    assert [one.item for one in discrepancies.listed(mona)] == [missing.items[0].number]


def test_what_lies_in_a_container_counts_with_it(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    box = replace(LINE, item_type="container", description="Box")
    taken = take_in(tom, box, LINE, LINE)
    ids = [one.id for one in taken.items]
    items.containerise(tom, ids[1:], ids[0])
    custody.store(tom, ids[:1], place(tom, "Shelf 1"))
    count = began(tom)
    assert inventory.scan(tom, count, label(taken)).inside == 2
    assert inventory.left(tom, count) == []
    assert inventory.scan(tom, count, label(taken, 1)).outcome == "found", "now it was seen itself"
    assert inventory.scan(tom, count, label(taken, 1)).outcome == "already"
    closed(tom, count)
    result = inventory.view(tom, count).result
    assert (result.found, result.inside) == (3, 1)


def lost(tom: Lab) -> Accepted:
    """An item that an inventory did not find."""
    taken = stored(tom, 1)
    closed(tom, began(tom))
    return taken


def test_a_missing_item_is_found_by_a_later_count(lab_of: LabOf, database: Database) -> None:
    tom = lab_of("tech.tom")
    taken = lost(tom)
    closed(tom, began(tom))
    assert len(discrepancies.listed(tom)) == 1, "missing twice is one discrepancy"
    count = began(tom)
    assert inventory.scan(tom, count, label(taken)).was_missing
    closed(tom, count)
    assert kinds(tom, taken.items[0].id)[:4] == ["INVENTORY_SEEN", "FOUND", "INVENTORY_MISSING", "INVENTORY_MISSING"]
    assert verify(database.admin).findings == ()


def test_a_missing_item_that_turns_up_comes_into_the_finders_hands(lab_of: LabOf) -> None:
    tom, ana = lab_of("tech.tom"), lab_of("ana.lyst")
    taken = lost(tom)
    item, act = taken.items[0].id, uuid4()
    moved = inventory.found(ana, item, "Behind the shelf", act=act)
    assert inventory.found(ana, item, "Behind the shelf", act=act) == moved
    view = items.view(ana, item)
    assert (view.where, view.custody[0].kind, view.custody[0].statement) == ("Ana Lyst", "FOUND", "Behind the shelf")
    with pytest.raises(Refused, match=r"inventory\.not_missing"):
        inventory.found(ana, item, "Again")


def in_the_vault(lab_of: LabOf) -> int:
    """An item in the vault."""
    tom, act = lab_of("tech.tom"), uuid4()
    item, vault = one_item(tom), place(tom, "Vault")
    with tom.second("tech.tina", PASSWORD) as tina:
        custody.witness(tina, act, "store", [item], vault)
    custody.store(tom, [item], vault, act=act)
    return item


def test_what_is_missing_from_a_controlled_place_is_found_before_a_witness(
    lab_of: LabOf, psql: Psql, database: Database
) -> None:
    tom, ana, act = lab_of("tech.tom"), lab_of("ana.lyst"), uuid4()
    item = in_the_vault(lab_of)
    count = began(tom, "Vault")
    inventory.join(ana, count)
    closed(tom, count, "tech.tom", "ana.lyst")
    alone = "select lims.found(gen_random_uuid(), %s, 'In my drawer')"
    assert psql("tech.tom", alone, item) == Refusal("LM001", "vouch.missing")
    with tom.second("tech.tom", PASSWORD) as myself:
        inventory.witness_found(myself, act, item, "In my drawer")
    with pytest.raises(Refused, match=r"vouch\.same_person"):
        inventory.found(tom, item, "In my drawer", act=act)
    with tom.second("tech.tina", PASSWORD) as tina:
        inventory.witness_found(tina, act, item, "In my drawer")
    moved = inventory.found(tom, item, "In my drawer", act=act)
    assert inventory.found(tom, item, "In my drawer", act=act) == moved
    event = items.view(tom, item).custody[0]
    assert (event.kind, event.from_, event.witness) == ("FOUND", f"{ROOM} › Vault", "Tina Evidence")
    assert verify(database.admin).findings == ()


def test_what_is_taken_out_while_a_count_closes_is_not_missing(lab_of: LabOf, database: Database) -> None:
    tom, ana = lab_of("tech.tom"), lab_of("ana.lyst")
    item = stored(tom, 1).items[0].id
    count = began(tom)
    digest = signed(tom, count, "tech.tom")
    with at_work(database, "ana.lyst") as taking, ThreadPoolExecutor(1) as pool:
        taking.execute("select lims.retrieve(gen_random_uuid(), %s, %s)", ([item], place(tom, "Shelf 1")))
        closing = pool.submit(inventory.close, tom, count, digest)
        until_somebody_waits(database)
        taking.commit()
        closing.result(timeout=60)
    result = inventory.view(tom, count).result
    assert ([one.item_id for one in result.explained], result.missing) == ([item], [])
    assert kinds(ana, item)[0] == "RETRIEVE"


def test_who_may_not_use_the_place_does_not_count_it(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    places.admit(mona, place(mona, "Vault"), tom.me.person)
    with pytest.raises(Refused, match=r"place\.not_admitted"):
        began(lab_of("tech.tina"), "Vault")
    room = began(lab_of("tech.tina"), "Evidence room")
    with pytest.raises(Refused, match=r"place\.not_admitted"):
        inventory.scan(lab_of("tech.tina"), room, code_of(tom, "Vault"))
    assert began(tom, "Vault")


def forced(lab: Lab) -> list[str]:
    return [task.detail["place"] for task in tasks.mine(lab).tasks if task.code == "inventory.task_forced"]


def test_a_new_key_holder_of_a_controlled_place_forces_a_count(lab_of: LabOf) -> None:
    tom, tina, mona = lab_of("tech.tom"), lab_of("tech.tina"), lab_of("mona.manager")
    vault = place(mona, "Vault")
    places.admit(mona, vault, tom.me.person)
    assert forced(mona) == [], "an empty place needs no count"
    taken, act = take_in(tom, LINE), uuid4()
    with tom.second("tech.tina", PASSWORD) as second:
        custody.witness(second, act, "store", [taken.items[0].id], vault)
    custody.store(tom, [taken.items[0].id], vault, act=act)
    count = began(tom, "Vault")
    places.admit(mona, vault, tina.me.person)
    assert forced(mona) == forced(tom) == ["Headquarters › Evidence room › Vault"]
    assert forced(lab_of("ana.lyst")) == []
    inventory.join(tina, count)
    inventory.scan(tom, count, label(taken))
    closed(tom, count, "tech.tom", "tech.tina")
    assert forced(mona), "that count began before the key changed hands"
    again = inventory.open_one(tom, vault, "FORCED").inventory
    inventory.join(tina, again)
    inventory.scan(tom, again, label(taken))
    closed(tom, again, "tech.tom", "tech.tina")
    assert forced(mona) == []
    places.admit(mona, vault, tina.me.person, admitted=False)
    assert forced(mona), "also when somebody gives the key back"


def test_a_closed_count_verifies_and_is_frozen(lab_of: LabOf, database: Database) -> None:
    tom = lab_of("tech.tom")
    taken = stored(tom, 2)
    count = began(tom)
    inventory.scan(tom, count, label(taken))
    closed(tom, count)
    assert verify(database.admin).findings == ()
    with pytest.raises(Exception, match=r"ledger\.frozen"):
        database.superuser("delete from lab.inventory_expected")
    database.superuser("set session_replication_role = replica; delete from lab.inventory_scan")
    assert verify(database.admin).findings, "a scan that was taken out is missed"


def test_an_auditor_verifies_while_a_blind_count_hides_what_is_expected(lab_of: LabOf, database: Database) -> None:
    tom = lab_of("tech.tom")
    taken = stored(tom, 2)
    inventory.scan(tom, began(tom, blind=True), label(taken))
    database.superuser("select chain.tick()")
    assert verify(lab_of("aud.itor")).findings == ()
    assert verify(database.admin).findings == ()


def test_a_carrier_is_named_although_cases_are_restricted(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    cases.restrict(mona, take_in(tom).case, True, reason="An officer is a suspect")
    carrier = containers.make(tom, "batch-tray", "Tray of Monday", None)
    custody.store(tom, [carrier.id], place(tom, "Shelf 1"))
    count = began(tom)
    assert [one.number for one in inventory.left(tom, count)] == [carrier.number]
    closed(tom, count)
    for shown in ("screen", "paper"):
        assert [one.number for one in inventory.view(tom, count, result=shown).result.missing] == [carrier.number]


def test_what_was_destroyed_and_turns_up_is_a_discrepancy_and_no_event(lab_of: LabOf) -> None:
    made, taken = ending.staged(lab_of)
    tom, item = lab_of("tech.tom"), taken.items[0].id
    ending.dispose(tom, made, item)
    count = began(tom)
    inventory.scan(tom, count, ending.code_of(tom, item))
    closed(tom, count)
    assert kinds(tom, item)[0] == "DESTROY"
    assert [(one.kind, one.item) for one in discrepancies.listed(tom)] == [("found-elsewhere", taken.items[0].number)]
