"""Roll-call destruction: each parcel called, scanned, weighed, crossed off by three; what is wrong stops it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from lims_desktop import disposition, documents, files, holds, items, labels, rollcall, tasks
from lims_desktop.errors import Conflict, NeedsReason, Refused
from lims_desktop.intake import Line
from lims_desktop.lab import Lab
from lims_desktop.rollcall import Schedule, Shown
from lims_desktop.verify import verify
from tests.database import PASSWORD, Database, LabOf, Psql, Refusal
from tests.laboratory import SIGNATURE, take_in
from tests.rules import ending
from tests.rules.ending import POWDER, TODAY, coming, opened, present, scheduled, shown, weighed


def cross(lab: Lab, number: int, item: int, what: Shown | None = None) -> rollcall.Called:
    """The parcel as it should be, or as it is shown."""
    return rollcall.cross(lab, number, item, what or shown(lab, item), present(lab, number))


def resume(lab: Lab, number: int, login: str = "mona.manager") -> rollcall.Called:
    act = uuid4()
    with lab.second(login, PASSWORD) as second:
        rollcall.supervise(second, act, number)
    return rollcall.resume(lab, number, reason="looked into, set aside", act=act)


def sign(lab: Lab, number: int) -> rollcall.Called:
    view = rollcall.view(lab, number)
    assert view is not None
    signature = files.keep(lab, SIGNATURE, "image/png").sha256
    seats = {str(officer.id): signature for officer in view.officers if officer.is_here}
    return rollcall.sign(lab, number, {"keeper": signature, **seats})


def test_from_the_schedule_to_the_signatures(lab_of: LabOf) -> None:
    number, made, taken = opened(lab_of)
    tom = lab_of("tech.tom")
    first, second = (item.id for item in taken.items)
    act, what = uuid4(), shown(tom, first, "0.12042", "kg")
    done = rollcall.cross(tom, number, first, what, present(tom, number), act=act)
    assert rollcall.cross(tom, number, first, what, present(tom, number), act=act) == done
    assert (done.state, done.called) == ("OPEN", second)
    assert (cross(tom, number, second).state) == "CALLED"
    signed = sign(tom, number)
    assert signed.state == "SIGNED"
    assert signed.head is not None
    assert documents.about(tom, f"rollcall/{number}")[0].kind == "destruction_certificate"
    view = rollcall.view(tom, number)
    assert view is not None
    parcel = view.parcels[0]
    assert (parcel.reading, parcel.reading_unit, parcel.weight, parcel.difference) == (
        Decimal("0.12042"),
        "kg",
        Decimal("120.42"),
        Decimal("-0.08"),
    )
    assert bytes.fromhex(parcel.raw or "").startswith(b"S S")
    assert (parcel.device, parcel.device_identity, parcel.crossed_by) == ("Balance", "B-123", "Tom Evidence")
    assert {parcel.magistrate, parcel.justice} == {officer.id for officer in view.officers}
    event = items.view(tom, first)
    assert event is not None
    assert (event.custody[0].kind, event.custody[0].witness, event.where) == ("DESTROY", "Tina Evidence", "Destroyed")
    assert event.custody[0].outsider == "Hon. Maria Cruz, Peter Usher"
    reconciled = disposition.reconcile(lab_of("tech.tina"), made, 2)
    assert reconciled.state == "RECONCILED"


def test_it_goes_on_at_the_next_parcel_from_anywhere(lab_of: LabOf) -> None:
    number, _, taken = opened(lab_of, 3)
    cross(lab_of("tech.tom"), number, taken.items[0].id)
    elsewhere = lab_of("tech.tom", "Another station")
    view = rollcall.view(elsewhere, number)
    assert view is not None
    assert view.called is not None
    assert (view.state, view.called.item) == ("OPEN", taken.items[1].id)
    cross(elsewhere, number, taken.items[1].id)


@pytest.mark.parametrize(
    ("value", "unit", "trouble"),
    [
        ("119.29", "g", "rollcall.short"),
        ("0.119", "kg", "rollcall.short"),
        ("121.71", "g", "rollcall.over"),
        ("120.5", "kg", "rollcall.over"),
    ],
)
def test_a_weight_outside_the_tolerance_stops_it(
    lab_of: LabOf, database: Database, value: str, unit: str, trouble: str
) -> None:
    number, _, taken = opened(lab_of)
    tom, item = lab_of("tech.tom"), taken.items[0].id
    stopped = cross(tom, number, item, shown(tom, item, value, unit))
    assert (stopped.state, stopped.trouble, stopped.called) == ("STOPPED", trouble, item)
    assert database.superuser("select kind, item_id, declared from lab.discrepancy") == [
        ("weight-differs", item, "120.5 g")
    ]
    for login in ("mona.manager", "quinn.manager"):
        assert "rollcall.task_stopped" in [task.code for task in tasks.mine(lab_of(login)).tasks], login
    with pytest.raises(Refused, match=r"rollcall\.stopped"):
        cross(tom, number, item)
    view = items.view(tom, item)
    assert view is not None
    assert view.where_kind == "location"


def test_what_is_just_within_the_tolerance_is_crossed_off(lab_of: LabOf) -> None:
    number, _, taken = opened(lab_of)
    tom = lab_of("tech.tom")
    assert cross(tom, number, taken.items[0].id, shown(tom, taken.items[0].id, "119.295")).state == "OPEN"
    assert cross(tom, number, taken.items[1].id, shown(tom, taken.items[1].id, "121.705")).state == "CALLED"


def test_a_broken_seal_stops_it_before_anything_is_weighed(lab_of: LabOf) -> None:
    number, _, taken = opened(lab_of)
    tom, item = lab_of("tech.tom"), taken.items[0].id
    stopped = cross(tom, number, item, Shown(ending.code_of(tom, item), "broken"))
    assert (stopped.state, stopped.trouble) == ("STOPPED", "rollcall.seal_broken")
    view = rollcall.view(tom, number)
    assert view is not None
    assert (view.parcels[0].seal, view.parcels[0].reading, view.parcels[0].state) == ("broken", None, "WAITING")


def test_a_wrong_parcel_stops_it(lab_of: LabOf) -> None:
    number, _, taken = opened(lab_of)
    tom = lab_of("tech.tom")
    stranger = take_in(tom, reference="CR-8/26")
    for wrong in (str(taken.items[1].code), str(stranger.items[0].code), "E999999999999"):
        view = rollcall.view(tom, number)
        assert view is not None
        if view.called is None:
            return
        stopped = cross(tom, number, view.called.item, Shown(wrong))
        assert (stopped.state, stopped.trouble) == ("STOPPED", "rollcall.wrong_parcel")
        assert resume(tom, number).state in ("OPEN", "CALLED")


def test_after_a_stop_only_a_supervisors_word_goes_on_and_the_parcel_is_set_aside(lab_of: LabOf) -> None:
    number, made, taken = opened(lab_of)
    tom, first = lab_of("tech.tom"), taken.items[0].id
    cross(tom, number, first, shown(tom, first, "90"))
    with pytest.raises(NeedsReason):
        rollcall.resume(tom, number)
    with pytest.raises(Refused, match=r"vouch\.missing"):
        rollcall.resume(tom, number, reason="why")
    with tom.second("tech.tina", PASSWORD) as tina, pytest.raises(Refused, match=r"vouch\.not_supervisor"):
        rollcall.supervise(tina, uuid4(), number)
    assert resume(tom, number).called == taken.items[1].id
    seen = disposition.view(tom, made)
    assert seen is not None
    line = next(line for line in seen.lines if line.id == first)
    assert (line.state, line.removing_reason) == ("REMOVED", "looked into, set aside")
    assert cross(tom, number, taken.items[1].id).state == "CALLED"
    view = rollcall.view(tom, number)
    assert view is not None
    assert [parcel.state for parcel in view.parcels] == ["SET_ASIDE", "CROSSED"]
    sign(tom, number)
    assert disposition.reconcile(lab_of("tech.tina"), made, 1).state == "RECONCILED"


def test_a_double_read_and_an_old_label_are_only_refused(lab_of: LabOf) -> None:
    number, _, taken = opened(lab_of)
    tom = lab_of("tech.tom")
    first, second = (item.id for item in taken.items)
    done = shown(tom, first)
    cross(tom, number, first, done)
    with pytest.raises(Refused, match=r"rollcall\.crossed_already"):
        cross(tom, number, second, done)
    old = shown(tom, second)
    labels.replace(tom, old.label, reason="torn")
    with pytest.raises(Refused, match=r"rollcall\.old_label"):
        cross(tom, number, second, old)
    assert cross(tom, number, second).state == "CALLED"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"value": "-1"}, "item.amount_impossible"),
        ({"value": "NaN"}, "rollcall.no_reading"),
        ({"value": ""}, "rollcall.no_reading"),
        ({"unit": "ml"}, "item.other_dimension"),
        ({"unit": "piece"}, "item.other_dimension"),
        ({"unit": "stone"}, "lists.unknown_term"),
        ({"raw": ""}, "rollcall.no_reading"),
        ({"raw": "zz"}, "rollcall.no_reading"),
        ({"device": " "}, "rollcall.no_reading"),
    ],
)
def test_a_reading_that_is_none(lab_of: LabOf, changes: dict[str, str], code: str) -> None:
    number, _, taken = opened(lab_of, 1)
    tom, item = lab_of("tech.tom"), taken.items[0].id
    what = replace(shown(tom, item), reading=replace(weighed(), **changes))
    with pytest.raises(Refused) as refused:
        cross(tom, number, item, what)
    assert refused.value.code == code


def test_nothing_is_crossed_off_without_a_reading_or_a_seal(lab_of: LabOf) -> None:
    number, _, taken = opened(lab_of, 1)
    tom, item = lab_of("tech.tom"), taken.items[0].id
    with pytest.raises(Refused, match=r"rollcall\.no_reading"):
        cross(tom, number, item, Shown(ending.code_of(tom, item), "intact"))
    with pytest.raises(Refused, match=r"lists\.unknown_term"):
        cross(tom, number, item, Shown(ending.code_of(tom, item), None, weighed()))


def test_each_parcel_is_confirmed_by_those_who_are_there(lab_of: LabOf) -> None:
    number, _, taken = opened(lab_of)
    tom, first = lab_of("tech.tom"), taken.items[0].id
    magistrate, justice = present(tom, number)
    for pair in ((None, justice), (magistrate, None), (justice, magistrate), (magistrate, magistrate)):
        with pytest.raises(Refused, match=r"rollcall\.officer_absent"):
            rollcall.cross(tom, number, first, shown(tom, first), pair)
    assert magistrate is not None
    assert rollcall.leave(tom, number, magistrate).state == "PAUSED"
    with pytest.raises(Refused, match=r"rollcall\.paused"):
        rollcall.cross(tom, number, first, shown(tom, first), (magistrate, justice))
    with pytest.raises(Refused, match=r"rollcall\.officer_missing"):
        rollcall.come(tom, number, [])
    other = replace(coming(tom)[0], name="Hon. Juan Requena", identity_document="ID-300")
    assert rollcall.come(tom, number, [other]).state == "OPEN"
    with pytest.raises(Refused, match=r"rollcall\.officer_absent"):
        rollcall.cross(tom, number, first, shown(tom, first), (magistrate, justice))
    cross(tom, number, first)


def test_only_the_called_parcel_by_the_keeper(lab_of: LabOf) -> None:
    number, _, taken = opened(lab_of)
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    with pytest.raises(Conflict, match=r"rollcall\.other_called"):
        cross(tom, number, taken.items[1].id)
    with pytest.raises(Refused, match=r"rollcall\.other_keeper"):
        cross(tina, number, taken.items[0].id)
    with pytest.raises(Refused, match=r"rollcall\.other_keeper"):
        rollcall.leave(tina, number, 1)


def test_anybody_stops_it_and_whoever_resumes_keeps_it(lab_of: LabOf) -> None:
    number, _, taken = opened(lab_of, 3)
    tom, tina, mona = lab_of("tech.tom"), lab_of("tech.tina"), lab_of("mona.manager")
    cross(tom, number, taken.items[0].id)
    assert rollcall.stop(tina, number, reason="the keeper fell ill").state == "STOPPED"
    with pytest.raises(Refused, match=r"rollcall\.witness_keeps"):
        resume(tina, number)
    assert resume(mona, number, "quinn.manager").state == "OPEN"
    with pytest.raises(Refused, match=r"rollcall\.other_keeper"):
        cross(tom, number, taken.items[2].id)
    assert cross(mona, number, taken.items[2].id).state == "CALLED"


def test_opening_needs_both_officers_a_witness_and_the_day(lab_of: LabOf) -> None:
    number, made, taken = scheduled(lab_of)
    tom = lab_of("tech.tom")
    both = coming(tom)
    with pytest.raises(Refused, match=r"vouch\.missing"):
        rollcall.open_(tom, number, "Incinerator", both)
    for officers, code in (
        (both[:1], "officer_missing"),
        ([both[0], replace(both[1], identity_document="id-100")], "same_person"),
        ([both[0], replace(both[0], identity_document="ID-9")], "seat_taken"),
        ([both[0], replace(both[1], role="clerk")], "unknown_role"),
    ):
        act = uuid4()
        with tom.second("tech.tina", PASSWORD) as tina:
            rollcall.witness_opening(tina, act, number, "Incinerator", officers)
        with pytest.raises(Refused, match=rf"rollcall\.{code}"):
            rollcall.open_(tom, number, "Incinerator", officers, act=act)
    later = Schedule("Court", TODAY + timedelta(days=3), "ORD-9/26")
    with pytest.raises(Refused, match=r"rollcall\.scheduled_already"):
        rollcall.schedule(tom, made, later, [taken.items[0].id])


def test_before_its_day_it_is_not_opened(lab_of: LabOf) -> None:
    made, taken = ending.staged(lab_of, 1)
    tom = lab_of("tech.tom")
    later = Schedule("Court", TODAY + timedelta(days=3), "ORD-9/26")
    number = rollcall.schedule(tom, made, later, [taken.items[0].id]).rollcall
    with pytest.raises(Refused, match=r"rollcall\.too_early"):
        rollcall.open_(tom, number, "Incinerator", coming(tom))
    with pytest.raises(Refused, match=r"disposition\.by_rollcall"):
        ending.dispose(tom, made, taken.items[0].id)


def test_only_what_is_approved_for_destruction_is_scheduled(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken = ending.drugs(tom)
    first, second = (item.id for item in taken.items)
    order = Schedule("Court", TODAY, "ORD-9/26")
    made = ending.proposed(tom, [first], "forfeiture")
    for consent in (ending.POLICE, ending.COURT):
        disposition.consent(tom, made, consent)
    with pytest.raises(Refused, match=r"disposition\.wrong_state"):
        rollcall.schedule(tom, made, order, [first])
    ending.approve(lab_of("mona.manager"), made)
    with pytest.raises(Refused, match=r"rollcall\.not_to_destroy"):
        rollcall.schedule(tom, made, order, [first])
    with pytest.raises(Refused, match=r"disposition\.not_listed"):
        rollcall.schedule(tom, made, order, [second])


def test_a_hold_and_a_withdrawn_consent_stand_in_the_way_here_too(lab_of: LabOf) -> None:
    number, made, taken = opened(lab_of)
    tom, first = lab_of("tech.tom"), taken.items[0].id
    holds.set_hold(lab_of("mona.manager"), [first], "court", "Order of the day")
    with pytest.raises(Refused, match=r"hold\.blocks"):
        cross(tom, number, first)
    with pytest.raises(NeedsReason):
        rollcall.stop(tom, number)
    assert rollcall.stop(tom, number, reason="a hold was set").state == "STOPPED"
    resume(tom, number)
    seen = disposition.view(tom, made)
    assert seen is not None
    disposition.withdraw_consent(tom, seen.consents[0].id, reason="stayed")
    with pytest.raises(Refused, match=r"disposition\.consent_missing"):
        cross(tom, number, taken.items[1].id)


def test_everybody_signs_at_the_end(lab_of: LabOf) -> None:
    number, _, taken = opened(lab_of, 1)
    tom = lab_of("tech.tom")
    signature = files.keep(tom, SIGNATURE, "image/png").sha256
    with pytest.raises(Refused, match=r"rollcall\.wrong_state"):
        rollcall.sign(tom, number, {"keeper": signature})
    cross(tom, number, taken.items[0].id)
    magistrate, justice = present(tom, number)
    for signatures in (
        {},
        {"keeper": signature},
        {"keeper": signature, str(magistrate): signature},
        {"keeper": signature, str(magistrate): "x", str(justice): signature},
    ):
        with pytest.raises(Refused, match=r"custody\.signature_missing"):
            rollcall.sign(tom, number, signatures)
    sign(tom, number)


TABLETS = replace(POWDER, item_type="tablet", declared=Decimal(40), quantity=Decimal(40), unit="piece")
SYRUP = replace(POWDER, item_type="suspect-liquid", declared=Decimal(2), quantity=Decimal(2), unit="l")


@pytest.mark.parametrize(
    ("line", "right", "wrong", "kind"),
    [
        (TABLETS, ("40", "piece"), ("39", "piece"), "count-differs"),
        (SYRUP, ("1981", "ml"), ("2.021", "l"), "weight-differs"),
    ],
)
def test_a_count_is_compared_exactly_and_a_volume_within_its_tolerance(
    lab_of: LabOf, database: Database, line: Line, right: tuple[str, str], wrong: tuple[str, str], kind: str
) -> None:
    tom = lab_of("tech.tom")
    number, _, taken = opened(lab_of, 2, line)
    first, second = (item.id for item in taken.items)

    def by_hand(item: int, value: str, unit: str) -> rollcall.Called:
        reading = rollcall.by_hand(Decimal(value), unit)
        return cross(tom, number, item, replace(shown(tom, item), reading=reading))

    with pytest.raises(Refused, match=r"item\.other_dimension"):
        cross(tom, number, first, shown(tom, first, "2"))
    assert by_hand(first, *right).called == second
    stopped = by_hand(second, *wrong)
    assert (stopped.state, stopped.declared) == ("STOPPED", f"{line.quantity} {line.unit}")
    assert database.superuser("select kind from lab.discrepancy") == [(kind,)]
    view = rollcall.view(tom, number)
    assert view is not None
    assert [parcel.tolerance for parcel in view.parcels] == [Decimal(0 if kind == "count-differs" else "0.02")] * 2
    assert (view.parcels[0].device, view.parcels[0].state) == (rollcall.BY_HAND, "CROSSED")


def test_what_was_never_counted_or_weighed_has_nothing_to_compare_with(lab_of: LabOf, database: Database) -> None:
    made, taken = ending.staged(lab_of, 1)
    database.superuser("update lab.item set quantity = null, unit = null")
    order = Schedule("Court", TODAY, "ORD-9/26")
    number = rollcall.schedule(lab_of("tech.tom"), made, order, [taken.items[0].id]).rollcall
    view = rollcall.view(lab_of("tech.tom"), number)
    assert view is not None
    assert (view.parcels[0].expected, view.parcels[0].unit, view.parcels[0].tolerance) == (None, None, None)


def test_a_schedule_alone_is_cancelled_before_it_is_opened(lab_of: LabOf, psql: Psql, database: Database) -> None:
    number, made, taken = scheduled(lab_of)
    tom, mona, act = lab_of("tech.tom"), lab_of("mona.manager"), uuid4()
    first, second = (item.id for item in taken.items)
    cancel = "select lims.rollcall_cancel(gen_random_uuid(), %s, %s)"
    assert psql("tech.tom", cancel, number, " ") == Refusal("LM002", "act.reason_needed")
    assert psql("tech.tina", cancel, number, "adjourned") == Refusal("LM001", "rollcall.not_yours")
    done = rollcall.cancel(tom, number, reason="adjourned", act=act)
    assert rollcall.cancel(tom, number, reason="adjourned", act=act) == done
    assert done.state == "CANCELLED"
    assert psql("mona.manager", cancel, number, "again") == Refusal("LM001", "rollcall.wrong_state")
    assert [task for task in tasks.mine(tom).tasks if task.code == "rollcall.task_scheduled"] == []
    order = Schedule("Court", TODAY, "ORD-8/26")
    again = rollcall.schedule(tom, made, order, [second]).rollcall
    with pytest.raises(Refused, match=r"disposition\.by_rollcall"):
        ending.dispose(tom, made, first)
    assert rollcall.cancel(mona, again, reason="the court wants none at all").state == "CANCELLED"
    for item in (first, second):
        ending.dispose(tom, made, item)
    assert disposition.reconcile(lab_of("tech.tina"), made, 2).state == "RECONCILED"
    assert verify(database.admin).findings == ()


@pytest.mark.parametrize(
    "login", ["ana.lyst", "rita.view", "quinn.manager", "sam.scene", "max.medic", "aud.itor", "admin.ada", "client.pol"]
)
def test_whose_duty_it_is_not(psql: Psql, login: str) -> None:
    for statement in (
        "select lims.rollcall_schedule(gen_random_uuid(), 1, 'x', current_date, 'x', array[1])",
        "select lims.rollcall_cancel(gen_random_uuid(), 1, 'why')",
        "select lims.rollcall_open(gen_random_uuid(), 1, 'x', '[]')",
        "select lims.rollcall_cross(gen_random_uuid(), 1, 1, 'x')",
        "select lims.rollcall_resume(gen_random_uuid(), 1, 'why')",
        "select lims.rollcall_sign(gen_random_uuid(), 1, '{}')",
        "update lab.rollcall_parcel set state = 'CROSSED'",
    ):
        assert psql(login, statement).state == "42501", statement


def test_an_outsider_sees_nothing_of_it(psql: Psql, lab_of: LabOf) -> None:
    scheduled(lab_of)
    for table in (
        "rollcall",
        "rollcall_officer",
        "rollcall_parcel",
        "disposition",
        "disposition_item",
        "disposition_consent",
    ):
        assert psql("client.pol", f"select * from lab.{table}").state == "42501"


def test_verification_is_silent_about_an_honest_roll_call_and_names_a_changed_weight(
    lab_of: LabOf, database: Database
) -> None:
    number, made, taken = opened(lab_of)
    tom = lab_of("tech.tom")
    for item in taken.items:
        cross(tom, number, item.id)
    sign(tom, number)
    disposition.reconcile(lab_of("tech.tina"), made, 2)
    database.superuser("select chain.tick()")
    assert verify(database.admin).findings == ()
    for statement in (
        "update lab.rollcall_parcel set weight = 119, reading = 119",
        "update lab.disposition_item set method = 'return'",
        "update lab.rollcall_officer set name = 'Somebody else'",
        "delete from lab.disposition_consent where kind = 'court'",
        "update lab.retention_rule set months = 1 where code = 'drugs'",
    ):
        before = len(verify(database.admin).findings)
        database.superuser("set session_replication_role = replica; " + statement)
        assert len(verify(database.admin).findings) > before, statement
