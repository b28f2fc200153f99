"""Holds: what they reach, what they block, who sets, extends and lifts them (domain.md section 3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from lims_desktop import cases, custody, customers, holds, items, release, search, tasks
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.items import Hold
from lims_desktop.lab import Lab
from tests.database import EVERYONE, Database, LabOf, Psql
from tests.laboratory import LINE, one_item, take_in
from tests.outside import court, found, outsider, to_agency, to_court

BOX = replace(LINE, line=1, item_type="container", description="Box", unit="container")
PART = {"item_type": "swab", "description": "Swab", "packaging": "swab-box", "quantity": 1, "unit": "piece"}
SETTERS = {"evidence_technician", "laboratory_manager", "quality_manager", "medical_examiner"}


def boxed(tom: Lab) -> tuple[int, int]:
    """A box with one thing in it."""
    box, inside = (item.id for item in take_in(tom, BOX, replace(LINE, line=2, container=1)).items)
    return box, inside


def active(lab: Lab, item: int) -> list[Hold]:
    view = items.view(lab, item)
    return [hold for hold in view.holds if hold.lifted_at is None]


def may_leave(lab: Lab, item: int) -> bool:
    try:
        to_agency(lab, item)
    except Refused as refused:
        if refused.code != "hold.blocks":
            raise
        return False
    release.take_back(lab, found(item), outsider(lab))
    return True


# What a hold reaches --------------------------------------------------------------------------------------------------


def test_a_hold_on_a_box_holds_what_was_taken_out_of_it(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    box, inside = boxed(tom)
    set_ = holds.set_hold(tom, [box], "dpp", "Letter 3/26")
    assert set_.reached == 1
    assert not may_leave(tom, box)
    items.containerise(tom, [inside], None)
    assert not may_leave(tom, inside)


def test_a_hold_on_a_parent_holds_the_children_made_before_and_after(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    parent = one_item(tom)
    before = items.itemise(tom, parent, [PART]).items[0].id
    deep = items.itemise(tom, before, [PART]).items[0].id
    hold = holds.set_hold(tom, [parent], "court", "Order 7/26")
    assert hold.reached == 2
    after = items.itemise(tom, parent, [PART]).items[0].id
    later = items.itemise(tom, after, [PART]).items[0].id
    family = (parent, before, deep, after, later)
    assert [may_leave(tom, one) for one in family] == [False] * 5
    holds.lift(mona, hold.hold, reason="Order revoked", authority="Order 9/26")
    assert [may_leave(tom, one) for one in family] == [True] * 5


def test_what_is_put_into_a_held_box_is_held_with_what_is_in_it(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    box, _ = boxed(tom)
    other, inside = boxed(tom)
    holds.set_hold(tom, [box], "dpp", "Letter 3/26")
    items.containerise(tom, [other], box)
    items.containerise(tom, [other], None)
    items.containerise(tom, [inside], None)
    assert not may_leave(tom, inside)
    assert not may_leave(tom, other)
    items.containerise(tom, [other], box)
    assert len(active(tom, other)) == 1, "held once, however often it is put in"


def test_a_child_does_not_hold_its_parent_nor_a_content_its_box_once_it_is_out(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    box, inside = boxed(tom)
    holds.set_hold(tom, [inside], "dpp", "Letter 3/26")
    assert not may_leave(tom, box), "a held item would leave with it"
    items.containerise(tom, [inside], None)
    assert may_leave(tom, box)


def test_lifting_what_came_from_a_hold_frees_that_item_only(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    box, inside = boxed(tom)
    holds.set_hold(tom, [box], "court", "Order 7/26")
    items.containerise(tom, [inside], None)
    holds.lift(mona, active(tom, inside)[0].id, reason="This one is returned", authority="Order 8/26")
    assert may_leave(tom, inside)
    assert not may_leave(tom, box)


def test_items_that_are_named_together_are_held_or_none_is(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    first, second = one_item(tom), one_item(tom)
    made = holds.set_hold(tom, [first, second], "legal", "Letter 1")
    assert (len(made.holds), len(made.items), made.reached) == (2, 2, 0)
    third = one_item(tom)
    with pytest.raises(Refused, match=r"item\.unknown"):
        holds.set_hold(tom, [third, 999_999], "legal", "Letter 1")
    assert active(tom, third) == []


# What it blocks -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["court", "dpp", "legal", "defence", "quality"])
def test_a_held_item_is_not_released_but_goes_to_court(lab_of: LabOf, kind: str) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    holds.set_hold(tom, [item], kind, "Order 7/26")
    assert not may_leave(tom, item)
    assert to_court(tom, court(lab_of), item).kind == "COURT_OUT"


@pytest.mark.parametrize("kind", ["biohazard", "firearm-safety"])
def test_what_is_dangerous_does_not_go_to_court(lab_of: LabOf, kind: str) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    holds.set_hold(tom, [item], kind, "Laboratory")
    with pytest.raises(Refused, match=r"hold\.blocks"):
        to_court(tom, court(lab_of), item)


def test_the_refusal_says_who_holds_it_and_since_when(lab_of: LabOf, database: Database) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    holds.set_hold(tom, [item], "dpp", "Letter 3/26")
    with pytest.raises(Refused) as refused:
        to_agency(tom, item)
    assert refused.value.detail["authority"] == "Letter 3/26"
    assert refused.value.detail["since"]


def test_a_hold_that_ended_blocks_no_more(lab_of: LabOf, database: Database) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    hold = holds.set_hold(tom, [item], "court", "Order 7/26", expires=datetime.now(UTC) + timedelta(days=1)).hold
    assert not may_leave(tom, item)
    database.superuser("update lab.hold set expires_at = now() - interval '1 second'")
    assert may_leave(tom, item)
    with pytest.raises(Refused, match=r"hold\.over"):
        holds.extend(tom, hold, datetime.now(UTC) + timedelta(days=9), reason="Letter of today")


# Extending and lifting ------------------------------------------------------------------------------------------------


def test_extending_lengthens_it_for_everything_it_reaches(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    box, inside = boxed(tom)
    soon, late = (datetime.now(UTC) + timedelta(days=days) for days in (3, 30))
    holds.set_hold(tom, [box], "court", "Order 7/26", expires=soon)
    derived = active(tom, inside)[0].id
    with pytest.raises(NeedsReason):
        holds.extend(tom, derived, late, reason="")
    with pytest.raises(Refused, match=r"hold\.not_longer"):
        holds.extend(tom, derived, soon - timedelta(days=1), reason="Shorter")
    holds.extend(tom, derived, late, reason="Adjourned")
    assert [active(tom, one)[0].expires_at for one in (box, inside)] == [late, late]
    holds.extend(tom, derived, None, reason="Until further notice")
    assert active(tom, box)[0].expires_at is None
    with pytest.raises(Refused, match=r"hold\.not_longer"):
        holds.extend(tom, derived, late, reason="An end again")


@pytest.mark.parametrize("kind", ["court", "dpp", "legal", "defence"])
def test_what_rests_on_an_authority_is_lifted_by_its_document(lab_of: LabOf, kind: str) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    hold = holds.set_hold(tom, [one_item(tom)], kind, "Order 7/26").hold
    for nothing in (None, "  "):
        with pytest.raises(Refused, match=r"hold\.authority_needed"):
            holds.lift(mona, hold, reason="They rang", authority=nothing)
    holds.lift(mona, hold, reason="Revoked", authority="Order 9/26")


@pytest.mark.parametrize("kind", ["quality", "biohazard", "firearm-safety"])
def test_nobody_lifts_their_own_laboratory_hold(lab_of: LabOf, kind: str) -> None:
    mona, quinn, tom = lab_of("mona.manager"), lab_of("quinn.manager"), lab_of("tech.tom")
    hold = holds.set_hold(mona, [one_item(tom)], kind, "Laboratory").hold
    with pytest.raises(Refused, match=r"hold\.own"):
        holds.lift(mona, hold, reason="All is well")
    holds.lift(quinn, hold, reason="All is well")
    with pytest.raises(Refused, match=r"hold\.unknown"):
        holds.lift(quinn, hold, reason="Once more")


def test_a_laboratory_hold_that_was_handed_on_is_its_setters_too(lab_of: LabOf) -> None:
    mona, tom = lab_of("mona.manager"), lab_of("tech.tom")
    parent = one_item(tom)
    holds.set_hold(mona, [parent], "quality", "Laboratory")
    child = items.itemise(tom, parent, [PART]).items[0].id
    with pytest.raises(Refused, match=r"hold\.own"):
        holds.lift(mona, active(mona, child)[0].id, reason="All is well")


def test_repeating_an_act_changes_nothing(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    item = one_item(tom)
    one, two, three = uuid4(), uuid4(), uuid4()
    ends = datetime.now(UTC) + timedelta(days=3)
    made = [holds.set_hold(tom, [item], "court", "Order", expires=ends, act=one) for _ in range(2)]
    assert made[0] == made[1]
    longer = [holds.extend(tom, made[0].hold, None, reason="Adjourned", act=two) for _ in range(2)]
    assert longer[0] == longer[1]
    lifted = [holds.lift(mona, made[0].hold, reason="Over", authority="Order 9", act=three) for _ in range(2)]
    assert lifted[0] == lifted[1]
    assert len(items.view(tom, item).holds) == 1


@pytest.mark.parametrize("login", [*sorted(EVERYONE), "client.pol"])
def test_each_duty_may_what_it_may_and_no_more(lab_of: LabOf, psql: Psql, login: str) -> None:
    tom = lab_of("tech.tom")
    item, held = one_item(tom), one_item(tom)
    hold = holds.set_hold(tom, [held], "court", "Order", expires=datetime.now(UTC) + timedelta(days=3)).hold
    duties = set(EVERYONE.get(login, ("", ["agency_client"]))[1])
    tries = {
        f"hold_set(gen_random_uuid(), array[{item}]::bigint[], 'legal', 'Judge')": SETTERS,
        f"hold_extend(gen_random_uuid(), {hold}, null, 'because')": SETTERS,
        f"hold_lift(gen_random_uuid(), {hold}, 'because', 'Order 9')": {"laboratory_manager", "quality_manager"},
    }
    for act, who in tries.items():
        said = psql(login, f"select lims.{act}")
        assert (getattr(said, "state", "") == "42501") is not bool(duties & who), act
    assert getattr(psql(login, "update lab.hold set expires_at = now()"), "state", "") == "42501"


def test_a_restricted_case_keeps_its_holds_to_itself(lab_of: LabOf, psql: Psql) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    item = one_item(tom)
    hold = holds.set_hold(tom, [item], "dpp", "Letter", expires=datetime.now(UTC) + timedelta(days=3)).hold
    cases.restrict(mona, items.view(tom, item).case.id, restricted=True, reason="An officer is suspected")
    assert psql("tech.tina", "select count(*) from lab.hold") == [(0,)]
    said = psql("tech.tina", f"select lims.hold_extend(gen_random_uuid(), {hold}, null, 'because')")
    assert said.message == "hold.unknown"
    said = psql("tech.tina", f"select lims.hold_set(gen_random_uuid(), array[{item}]::bigint[], 'legal', 'Judge')")
    assert said.message == "item.unknown"


# Shown, and told ------------------------------------------------------------------------------------------------------


def test_an_item_shows_its_holds_wherever_it_is_shown(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    held, free = one_item(tom), one_item(tom)
    holds.set_hold(tom, [held], "dpp", "Letter 3/26")
    holds.set_hold(tom, [held], "court", "Order 7/26")
    kinds = {held: ["court", "dpp"], free: None}
    view = items.view(tom, held)
    assert view.hold_kinds == ["court", "dpp"]
    assert {item.id: item.hold_kinds for item in custody.bench(tom).held} == kinds
    assert {item.id: item.hold_kinds for item in items.listed(tom)} == kinds
    assert {item.id: item.hold_kinds for item in cases.view(tom, view.case.id).items}[held] == ["court", "dpp"]
    assert custody.named(tom, view.number).item.hold_kinds == ["court", "dpp"]
    assert [found.hold_kinds for found in search.find(tom, view.number) if found.id == held] == [["court", "dpp"]]
    assert [found.hold_kinds for found in search.find(tom, view.labels[0].code)] == [["court", "dpp"]]


def test_a_customer_sees_no_hold(lab_of: LabOf) -> None:
    tom, client = lab_of("tech.tom"), lab_of("client.pol")
    taken = take_in(tom)
    holds.set_hold(tom, [taken.items[0].id], "dpp", "Letter 3/26")
    assert "Letter" not in repr(customers.case(client, taken.case))
    assert "dpp" not in repr(customers.custody(client, taken.items[0].id))
    with pytest.raises(Refused, match=r"act\.not_permitted"):
        items.view(client, taken.items[0].id)


def test_what_ends_first_comes_first_and_page_follows_page(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    days = (None, 9, 3, None, 5)
    for many in days:
        ends = datetime.now(UTC) + timedelta(days=many) if many else None
        holds.set_hold(tom, [one_item(tom)], "legal" if many else "court", "Letter", expires=ends)
    whole = holds.listed(tom)
    assert [line.expires_at is None for line in whole] == [False] * 3 + [True] * 2
    ends_first = [line.expires_at for line in whole if line.expires_at]
    assert ends_first == sorted(ends_first)
    paged: list[holds.HoldLine] = []
    while page := holds.listed(tom, after=paged[-1] if paged else None, limit=2):
        paged += page
    assert paged == whole
    assert len(holds.listed(tom, filters={"kind": "court"})) == 2


def test_managers_are_told_of_a_hold_that_ends_soon(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    box, _inside = boxed(tom)
    now = datetime.now(UTC)
    soon = holds.set_hold(tom, [box], "court", "Order 7/26", expires=now + timedelta(days=13)).hold
    holds.set_hold(tom, [box], "dpp", "Letter", expires=now + timedelta(days=15))
    holds.set_hold(tom, [box], "legal", "Letter")
    found = [task for task in tasks.mine(mona).tasks if task.code == "hold.task_ends"]
    assert [(task.page, task.argument) for task in found] == [("holds", soon)]
    assert "hold.task_ends" not in [task.code for task in tasks.mine(tom).tasks]
