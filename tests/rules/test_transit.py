"""Transit as people: who may send, carry and receive; what does not come; two stations and one leg."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from lims_desktop import (
    cases,
    containers,
    custody,
    discrepancies,
    documents,
    items,
    outside,
    passage,
    tasks,
    transit,
)
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.lab import Lab
from lims_desktop.outside import Colleague, Finding, Outsider
from tests.database import PASSWORD, Database, LabOf, Psql
from tests.laboratory import LINE, one_item, place, take_in
from tests.outside import found, office, outsider, two_offices

HOLDERS = {"tech.tom", "tech.tina", "ana.lyst", "ben.lyst", "mona.manager", "sam.scene", "max.medic"}
EVERYBODY = {*HOLDERS, "quinn.manager", "rita.view", "adam.view", "aud.itor", "admin.ada", "client.pol"}


@pytest.fixture
def annex(lab_of: LabOf) -> int:
    """The annex, where Tina and Ana work; Tom works at headquarters."""
    return two_offices(lab_of)[1]


def soon() -> datetime:
    return datetime.now(UTC) + timedelta(hours=4)


def sent(tom: Lab, annex: int, *which: int) -> transit.Dispatched:
    return transit.dispatch(tom, which, annex, outsider(tom), due=soon())


def test_a_leg_goes_and_comes_with_its_papers(lab_of: LabOf, annex: int) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    taken = [item.id for item in take_in(tom, LINE, LINE).items]
    leg = sent(tom, annex, *taken)
    assert items.view(tom, taken[0]).where == "Annex ← Courier Sam"
    view = transit.leg(tina, leg.leg)
    assert view is not None
    assert (view.counts.state, view.mine, view.from_office, view.cases) == ("UNDER_WAY", True, "Headquarters", 1)
    first = transit.arrive(tina, leg.leg, found(taken[0]))
    assert transit.leg(tina, leg.leg).counts.state == "PART_ARRIVED"
    second = transit.arrive(tina, leg.leg, found(taken[1]))
    view = transit.leg(tina, leg.leg)
    assert (view.counts.state, view.closed_at is not None) == ("ARRIVED", True)
    assert [event.kind for event in items.view(tina, taken[0]).custody[:2]] == ["ARRIVE", "DISPATCH"]
    kinds = [(paper.id, paper.kind) for paper in documents.about(tina, f"dispatch/{leg.leg}")]
    assert kinds == [
        (second.document, "arrival_record"),
        (first.document, "arrival_record"),
        (leg.document, "manifest"),
    ]
    assert transit.leg_of_document(tina, leg.document) == leg.leg


def test_the_same_dispatch_and_arrival_again_are_recorded_once(lab_of: LabOf, annex: int) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    item, courier, due, act = one_item(tom), outsider(tom), soon(), uuid4()
    leg = transit.dispatch(tom, [item], annex, courier, due=due, act=act)
    assert transit.dispatch(tom, [item], annex, courier, due=due, act=act) == leg
    act = uuid4()
    came = transit.arrive(tina, leg.leg, found(item), act=act)
    assert transit.arrive(tina, leg.leg, found(item), act=act) == came
    assert len(items.view(tom, item).custody) == 4
    with pytest.raises(Refused, match=r"act\.reused"):
        transit.arrive(tina, leg.leg, found(item, condition="damp"), act=act)


def test_a_container_travels_with_what_is_in_it(lab_of: LabOf, annex: int) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    box, inside = one_item(tom, is_container=True), one_item(tom)
    items.containerise(tom, [inside], box)
    leg = sent(tom, annex, box)
    assert [line.id for line in transit.leg(tina, leg.leg).lines] == sorted([box, inside])
    with pytest.raises(Refused, match=r"item\.in_container"):
        transit.arrive(tina, leg.leg, found(inside))
    transit.arrive(tina, leg.leg, found(box))
    assert {items.view(tina, one).where for one in (box, inside)} == {"Tina Evidence"}


def test_only_the_holder_sends_and_not_to_their_own_office(lab_of: LabOf, annex: int) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    item = one_item(tina)
    with pytest.raises(Refused, match=r"custody\.not_holder"):
        sent(tom, annex, item)
    with pytest.raises(Refused, match=r"transit\.same_office"):
        sent(tina, annex, item)
    with pytest.raises(Refused, match=r"custody\.due_in_past"):
        transit.dispatch(tom, [one_item(tom)], annex, outsider(tom), due=datetime.now(UTC) - timedelta(hours=1))


def test_when_nothing_is_said_the_policy_says_when_a_leg_is_due(lab_of: LabOf, annex: int) -> None:
    tom = lab_of("tech.tom")
    leg = transit.dispatch(tom, [one_item(tom)], annex, outsider(tom))
    view = transit.leg(tom, leg.leg)
    assert abs(view.due_at - view.dispatched_at - timedelta(hours=24)) < timedelta(minutes=1)


def test_a_courier_outside_shows_a_card_and_signs(lab_of: LabOf, annex: int) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    good = outsider(tom)
    for bad, code in (
        (Outsider("Sam", "ID-1", "00" * 32), r"custody\.signature_missing"),
        (Outsider("Sam", " ", good.signature), r"lists\.missing"),
        (Outsider("", "ID-1", good.signature), r"lists\.missing"),
    ):
        with pytest.raises(Refused, match=code):
            transit.dispatch(tom, [item], annex, bad)


def test_a_courier_of_the_staff_says_so_with_their_own_password(lab_of: LabOf, annex: int) -> None:
    tom, ben = lab_of("tech.tom"), lab_of("ben.lyst")
    item, act = one_item(tom), uuid4()
    args: dict[str, Any] = {
        "items": [item], "to_office": annex, "bearer": Colleague(ben.me.person), "due": None, "more": transit.Packing()
    }  # fmt: skip
    with pytest.raises(Refused, match=r"vouch\.missing"):
        transit.dispatch(tom, [item], annex, Colleague(ben.me.person), act=act)
    with tom.second("rita.view", PASSWORD) as rita:
        outside.confirm(rita, "dispatch", act, **args)
    with pytest.raises(Refused, match=r"transit\.other_bearer"):
        transit.dispatch(tom, [item], annex, Colleague(ben.me.person), act=act)
    act = uuid4()
    with tom.second("ben.lyst", PASSWORD) as second:
        outside.confirm(second, "dispatch", act, **args)
    leg = transit.dispatch(tom, [item], annex, Colleague(ben.me.person), act=act)
    assert items.view(tom, item).custody[0].taker == "Ben Lyst"
    with pytest.raises(Refused, match=r"transit\.courier_receives"):
        transit.arrive(ben, leg.leg, found(item), reason="I have them here")


def test_the_sender_is_not_the_courier_and_receives_nothing_of_their_own(lab_of: LabOf, annex: int) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    with pytest.raises(Refused, match=r"transit\.courier_is_sender"):
        transit.dispatch(tom, [item], annex, Colleague(tom.me.person))
    leg = sent(tom, annex, item)
    with pytest.raises(Refused, match=r"transit\.own_leg"):
        transit.arrive(tom, leg.leg, found(item), reason="It came back")
    with pytest.raises(Refused, match=r"transit\.own_leg"):
        transit.arrival_close(tom, leg.leg, "It is lost")


def test_people_of_another_office_say_why_they_receive(lab_of: LabOf, annex: int, database: Database) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    item = one_item(tom)
    leg = sent(tom, annex, item)
    with pytest.raises(NeedsReason, match=r"transit\.other_office"):
        transit.arrive(mona, leg.leg, found(item))
    transit.arrive(mona, leg.leg, found(item), reason="The road to the annex is flooded")
    reasons = database.superuser(
        "select reason from ledger.entry where stream = %s and kind = 'ARRIVE'", f"item/{item}"
    )
    assert reasons == [("The road to the annex is flooded",)]


def test_what_is_not_on_the_leg_is_refused_with_where_it_is(lab_of: LabOf, annex: int) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    sent_one, other = one_item(tom), one_item(tom)
    leg = sent(tom, annex, sent_one)
    custody.store(tom, [other], place(tom, "Shelf 1"))
    with pytest.raises(Refused, match=r"transit\.not_on_leg") as refused:
        transit.arrive(tina, leg.leg, found(sent_one, other))
    assert refused.value.detail["holder"].endswith("Shelf 1")
    assert items.view(tina, sent_one).where_kind == "transit", "whole or not at all"


def test_every_item_is_looked_at(lab_of: LabOf, annex: int) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    item = one_item(tom)
    leg = sent(tom, annex, item)
    with pytest.raises(Refused, match=r"transit\.condition_needed"):
        transit.arrive(tina, leg.leg, [Finding(item, "intact", None)])
    with pytest.raises(Refused, match=r"transit\.seal_state_needed"):
        transit.arrive(tina, leg.leg, found(item, seal_state=None))
    with pytest.raises(Refused, match=r"lists\.unknown_term"):
        transit.arrive(tina, leg.leg, found(item, condition="splendid"))
    with pytest.raises(Refused, match=r"custody\.nothing"):
        transit.arrive(tina, leg.leg, [])


def test_broken_seals_and_damage_become_discrepancies_once(lab_of: LabOf, annex: int) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    item = one_item(tom)
    came = transit.arrive(
        tina, sent(tom, annex, item).leg, found(item, seal_state="broken", condition="wet", note="Rain")
    )
    assert len(came.discrepancies) == 2
    told = {one.kind: (one.declared, one.observed) for one in discrepancies.open_ones(tina)}
    assert told["seal-broken-in-transit"] == ("intact", "broken: Rain")
    assert told["damaged-in-transit"] == ("good", "wet: Rain")
    view = items.view(tina, item)
    assert (view.condition, view.seals[0].state) == ("wet", "broken")
    back = transit.dispatch(tina, [item], office(tina, "HQ"), outsider(tina))
    again = transit.arrive(tom, back.leg, found(item, seal_state="broken", condition="wet"))
    assert again.discrepancies == []


def test_what_does_not_come_is_missing_and_may_come_after_all(lab_of: LabOf, annex: int) -> None:
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    came, lost = one_item(tom), one_item(tom)
    leg = sent(tom, annex, came, lost)
    transit.arrive(tina, leg.leg, found(came))
    with pytest.raises(Refused, match=r"lists\.missing"):
        transit.arrival_close(tina, leg.leg, " ")
    act = uuid4()
    closed = transit.arrival_close(tina, leg.leg, "The courier says he was given one bag", act=act)
    assert transit.arrival_close(tina, leg.leg, "The courier says he was given one bag", act=act) == closed
    assert (len(closed.items or []), len(closed.discrepancies)) == (1, 1)
    assert transit.leg(tina, leg.leg).counts.state == "SHORT"
    assert items.view(tina, lost).where_kind == "transit", "it is recorded where it was last"
    assert items.view(tina, lost).discrepancies[0].kind == "missing-in-transit"
    with pytest.raises(Refused, match=r"transit\.closed"):
        transit.arrival_close(tina, leg.leg, "Again")
    transit.arrive(tina, leg.leg, found(lost))
    assert transit.leg(tina, leg.leg).counts.state == "ARRIVED"
    assert items.view(tina, lost).discrepancies[0].state == "RAISED", "a manager settles it"


@pytest.mark.parametrize("login", sorted(EVERYBODY))
def test_who_may_send_and_receive(lab_of: LabOf, annex: int, psql: Psql, login: str) -> None:
    tom = lab_of("tech.tom")
    leg = sent(tom, annex, one_item(tom)).leg
    for statement in (
        f"select lims.dispatch(gen_random_uuid(), array[{one_item(tom)}]::bigint[], {annex}, '{{}}')",
        f"select lims.arrive(gen_random_uuid(), {leg}, '[]', null, 'why')",
        f"select lims.arrival_close(gen_random_uuid(), {leg}, '', 'why')",
    ):
        assert (psql(login, statement).state == "42501") == (login not in HOLDERS), statement


def test_nobody_writes_manifests_by_hand(lab_of: LabOf, annex: int, psql: Psql) -> None:
    tom = lab_of("tech.tom")
    sent(tom, annex, one_item(tom))
    for table in ("dispatch", "manifest_line"):
        for login in ("tech.tom", "mona.manager", "admin.ada"):
            assert psql(login, f"delete from lab.{table}").state == "42501"
        assert psql("client.pol", f"select * from lab.{table}").state == "42501"


def test_a_restricted_item_is_counted_but_not_shown_and_nobody_closes_over_it(lab_of: LabOf, annex: int) -> None:
    tom, tina, mona = lab_of("tech.tom"), lab_of("tech.tina"), lab_of("mona.manager")
    open_one, secret = one_item(tom), take_in(tom, reference="CR-9/26")
    leg = sent(tom, annex, open_one, secret.items[0].id)
    cases.restrict(mona, secret.case, restricted=True, reason="An officer is a suspect")
    view = transit.leg(tina, leg.leg)
    assert (view.items, view.hidden, [line.id for line in view.lines]) == (2, 1, [open_one])
    with pytest.raises(Refused, match=r"item\.unknown"):
        transit.arrive(tina, leg.leg, found(secret.items[0].id))
    with pytest.raises(Refused, match=r"transit\.hidden_items"):
        transit.arrival_close(tina, leg.leg, "Gone")
    transit.arrival_close(mona, leg.leg, "Gone", reason="Tina may not see it")


def test_a_late_leg_awaits_both_ends_and_the_managers(lab_of: LabOf, annex: int, database: Database) -> None:
    tom = lab_of("tech.tom")
    leg = sent(tom, annex, one_item(tom)).leg

    def awaited(login: str) -> list[Any]:
        return [t.argument for t in tasks.mine(lab_of(login)).tasks if t.code == "transit.task_overdue"]

    assert awaited("tech.tom") == []
    database.superuser("update lab.dispatch set due_at = now() - interval '1 minute'")
    both_ends = ("tech.tom", "tech.tina", "ana.lyst", "mona.manager", "quinn.manager")
    assert [awaited(login) for login in both_ends] == [[leg]] * len(both_ends)
    assert awaited("ben.lyst") == []
    assert [one.overdue for one in transit.legs(tom, filters={"view": "from"})] == [True]
    assert [one.id for one in transit.legs(lab_of("tech.tina"), filters={"view": "here"})] == [leg]
    assert transit.legs(tom, filters={"view": "here"}) == []


def test_two_stations_receive_one_leg_and_each_item_comes_once(lab_of: LabOf, annex: int) -> None:
    tom = lab_of("tech.tom")
    stations = [lab_of("tech.tina", "One"), lab_of("ana.lyst", "Two")]
    for _ in range(3):
        taken = [item.id for item in take_in(tom, LINE, LINE).items]
        leg = sent(tom, annex, *taken).leg

        def receive(lab: Lab, leg: int = leg, taken: list[int] = taken) -> str:
            try:
                transit.arrive(lab, leg, found(*taken))
            except Refused as refused:
                return refused.code
            return "received"

        with ThreadPoolExecutor(2) as pool:
            assert sorted(pool.map(receive, stations)) == ["received", "transit.not_on_leg"]


def test_legs_come_page_by_page(lab_of: LabOf, annex: int) -> None:
    tom = lab_of("tech.tom")
    made = [sent(tom, annex, one_item(tom)).leg for _ in range(5)]
    for shown in ({"open": True}, {"open": False}):
        first = transit.legs(tom, limit=2, filters=shown)
        second = transit.legs(tom, after=first[-1], limit=2, filters=shown)
        third = transit.legs(tom, after=second[-1], limit=2, filters=shown)
        assert sorted(leg.id for leg in first + second + third) == sorted(made)


def test_an_exception_takes_an_item_off_the_leg(lab_of: LabOf, annex: int) -> None:
    tom, ana = lab_of("tech.tom"), lab_of("ana.lyst")
    item, act = one_item(tom), uuid4()
    leg = sent(tom, annex, item).leg
    with ana.second("mona.manager", PASSWORD) as mona:
        custody.supervise(mona, act, [item])
    custody.take_over(ana, [item], reason="The courier fell ill on the way", act=act)
    assert transit.leg(tom, leg).counts.under_way == 0


def test_a_signature_of_the_sender_is_one_that_is_kept(lab_of: LabOf, annex: int) -> None:
    tom = lab_of("tech.tom")
    with pytest.raises(Refused, match=r"custody\.signature_missing"):
        transit.dispatch(tom, [one_item(tom)], annex, outsider(tom), more=transit.Packing("B-1", "11" * 32))


def test_a_carrier_travels_with_items_of_many_cases_some_not_for_every_eye(lab_of: LabOf, annex: int) -> None:
    tom, tina, mona = lab_of("tech.tom"), lab_of("tech.tina"), lab_of("mona.manager")
    box = containers.make(tom, "transport-case", "Transport case 7").id
    open_one, secret = one_item(tom), take_in(tom, reference="CR-9/26")
    items.containerise(tom, [open_one, secret.items[0].id], box)
    cases.restrict(mona, secret.case, restricted=True, reason="An officer is a suspect")
    leg = sent(tom, annex, box)
    view = transit.leg(tina, leg.leg)
    assert (view.items, view.hidden, view.cases) == (3, 1, 2)
    assert {line.number.partition("-")[0] for line in view.lines} == {"BOX", "LAB"}
    paper = passage.of_document(tina, leg.document)
    told = {line.number: line.description for line in paper.lines}
    assert told[items.view(tom, box).number] == "Transport case 7"
    assert told[secret.items[0].number] is None
    transit.arrive(tina, leg.leg, [Finding(box, None, "good")])
    assert transit.leg(tina, leg.leg).counts.state == "ARRIVED"
    assert items.view(mona, secret.items[0].id).where == "Tina Evidence"
