"""Custody as people: what each may do with an item and what is refused (domain.md section 4)."""

from __future__ import annotations

from uuid import uuid4

import psycopg
import pytest

from lims_desktop import custody, items
from lims_desktop.errors import NeedsReason, Refused
from tests.database import PASSWORD, Database, LabOf, Psql
from tests.laboratory import label, one_item, place, take_in


def test_an_item_is_stored_and_retrieved_by_whom_it_is_with(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    shelf = place(tom, "Shelf 1")
    assert custody.store(tom, [item], shelf).place.endswith("Shelf 1")
    assert items.view(tom, item).where_kind == "location"
    custody.retrieve(tom, [item], shelf)
    view = items.view(tom, item)
    assert [event.kind for event in view.custody] == ["RETRIEVE", "STORE", "RECEIVE", "OFFER"]
    assert view.where == "Tom Evidence"


def test_only_the_holder_gives(lab_of: LabOf) -> None:
    tom, ana = lab_of("tech.tom"), lab_of("ana.lyst")
    item = one_item(tom)
    with pytest.raises(Refused, match=r"custody\.not_holder"):
        custody.store(ana, [item], place(ana, "Shelf 1"))


def test_no_item_goes_from_place_to_place_without_a_person(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    custody.store(tom, [item], place(tom, "Shelf 1"))
    with pytest.raises(Refused, match=r"custody\.not_holder"):
        custody.store(tom, [item], place(tom, "Fridge"))


def test_two_people_prove_who_they_are(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    ana = lab_of("ana.lyst")
    offer = custody.offer(tom, [item], ana.me.person)
    with pytest.raises(Refused, match=r"custody\.not_offered_to_you"):
        custody.accept(tom, offer.offer, offer.digest)
    with tom.second("ana.lyst", PASSWORD) as second:
        custody.accept(second, offer.offer, offer.digest)
    event = items.view(tom, item).custody[0]
    assert (event.kind, event.giver, event.taker) == ("HANDOVER", "Tom Evidence", "Ana Lyst")


def test_an_offer_is_accepted_once_and_only_as_it_was_made(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    offer = custody.offer(tom, [item], lab_of("ana.lyst").me.person)
    with tom.second("ana.lyst", PASSWORD) as ana:
        with pytest.raises(Refused, match=r"custody\.other_content"):
            custody.accept(ana, offer.offer, "00" * 32)
        custody.accept(ana, offer.offer, offer.digest)
        with pytest.raises(Refused, match=r"custody\.offer_closed"):
            custody.accept(ana, offer.offer, offer.digest)


def test_an_item_that_moved_since_it_was_offered_is_not_accepted(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    offer = custody.offer(tom, [item], lab_of("ana.lyst").me.person)
    custody.store(tom, [item], place(tom, "Shelf 1"))
    with tom.second("ana.lyst", PASSWORD) as ana, pytest.raises(Refused, match=r"custody\.moved_since_offered"):
        custody.accept(ana, offer.offer, offer.digest)


def test_a_controlled_place_needs_a_witness_who_is_someone_else(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    vault = place(tom, "Vault")
    act = uuid4()
    with pytest.raises(Refused, match=r"vouch\.missing"):
        custody.store(tom, [item], vault, act=act)
    with tom.second("tech.tom", PASSWORD) as himself:
        custody.witness(himself, act, "store", [item], vault)
    with pytest.raises(Refused, match=r"vouch\.same_person"):
        custody.store(tom, [item], vault, act=act)
    with tom.second("tech.tina", PASSWORD) as tina:
        custody.witness(tina, act, "store", [item], vault)
    custody.store(tom, [item], vault, act=act)
    assert items.view(tom, item).custody[0].witness == "Tina Evidence"


def test_a_witness_vouches_for_these_items_and_no_others(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    item, other = one_item(tom), one_item(tom)
    vault, act = place(tom, "Vault"), uuid4()
    with tom.second("tech.tina", PASSWORD) as tina:
        custody.witness(tina, act, "store", [item], vault)
    with pytest.raises(Refused, match=r"vouch\.other_content"):
        custody.store(tom, [item, other], vault, act=act)


def test_taking_over_from_an_absent_holder_needs_a_reason_and_a_supervisor(lab_of: LabOf) -> None:
    tom, ana = lab_of("tech.tom"), lab_of("ana.lyst")
    item = one_item(tom)
    act = uuid4()
    with pytest.raises(NeedsReason):
        custody.take_over(ana, [item], reason=" ", act=act)
    with pytest.raises(Refused, match=r"vouch\.missing"):
        custody.take_over(ana, [item], reason="Tom is ill", act=act)
    with ana.second("mona.manager", PASSWORD) as mona:
        custody.supervise(mona, act, [item])
    custody.take_over(ana, [item], reason="Tom is ill", act=act)
    event = items.view(ana, item).custody[0]
    assert (event.exception, event.witness, event.giver) == (True, "Mona Manager", "Tom Evidence")


def test_a_technician_is_no_supervisor(lab_of: LabOf) -> None:
    tom, ana = lab_of("tech.tom"), lab_of("ana.lyst")
    item = one_item(tom)
    with ana.second("tech.tina", PASSWORD) as tina, pytest.raises(Refused, match=r"vouch\.not_supervisor"):
        custody.supervise(tina, uuid4(), [item])


def test_a_session_of_many_items_is_whole_or_not_at_all(lab_of: LabOf) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    mine = [one_item(tom) for _ in range(3)]
    hers = one_item(tina)
    with pytest.raises(Refused, match=r"custody\.not_holder"):
        custody.store(tom, [*mine, hers], place(tom, "Shelf 1"))
    assert {items.view(tom, item).where for item in mine} == {"Tom Evidence"}


def test_a_correction_removes_nothing(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    custody.correct(tom, item, 2, "It was received at nine, not ten", reason="Wrong clock in the counter")
    events = items.view(tom, item).custody
    assert [event.kind for event in events] == ["CORRECTION", "RECEIVE", "OFFER"]
    assert events[0].corrects == 2


def test_the_same_act_again_is_recorded_once(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    item, act = one_item(tom), uuid4()
    shelf = place(tom, "Shelf 1")
    first = custody.store(tom, [item], shelf, act=act)
    assert custody.store(tom, [item], shelf, act=act) == first
    with pytest.raises(Refused, match=r"act\.reused"):
        custody.store(tom, [item], place(tom, "Fridge"), act=act)
    assert len(items.view(tom, item).custody) == 3


def test_nobody_writes_custody_by_hand(lab_of: LabOf, psql: Psql) -> None:
    one_item(lab_of("tech.tom"))
    for table in ("custody", "whereabouts", "item", "offer", "label"):
        assert psql("tech.tom", f"delete from lab.{table}").state == "42501"


def test_the_owner_himself_cannot_change_history(lab_of: LabOf, database: Database) -> None:
    one_item(lab_of("tech.tom"))
    for statement in (
        "update lab.custody set at = at - interval '1 day'",
        "delete from lab.custody",
        "truncate lab.custody cascade",
        "insert into lab.custody (item_id, seq, kind, at, to_place, actor, entry) select 1, 3, 'SEAL', now(), 1, 1, 1",
    ):
        with pytest.raises(psycopg.Error):
            database.superuser(statement)


def test_an_agency_client_moves_nothing(lab_of: LabOf, psql: Psql) -> None:
    item = one_item(lab_of("tech.tom"))
    refusal = psql("client.pol", f"select lims.store(gen_random_uuid(), array[{item}]::bigint[], 1)")
    assert refusal.state == "42501"


def test_intake_takes_a_delivery_whole(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    accepted = take_in(tom)
    assert accepted.state == "ACCEPTED"
    assert accepted.items[0].number == f"{accepted.case_number}-01"
    assert items.by_code(tom, label(accepted)).number == accepted.items[0].number
