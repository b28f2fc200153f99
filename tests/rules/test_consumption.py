"""Consumption: an amount in any unit of the item's dimension, never more than there is; nothing left is an end."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from uuid import uuid4

import pytest

from lims_desktop import consumption, custody, holds, items, policies
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.lab import Lab
from tests.database import PASSWORD, Database, LabOf, Psql, Refusal
from tests.laboratory import LINE, one_item, take_in
from tests.rules.ending import POWDER, approve, consented, drugs


def in_the_hands_of_ana(lab_of: LabOf) -> tuple[Lab, int]:
    tom, ana = lab_of("tech.tom"), lab_of("ana.lyst")
    item = one_item(
        tom, **{name: getattr(POWDER, name) for name in ("item_type", "controlled", "declared", "quantity", "unit")}
    )
    offer = custody.offer(tom, [item], ana.me.person)
    with tom.second("ana.lyst", PASSWORD) as taker:
        custody.accept(taker, offer.offer, offer.digest)
    return ana, item


def test_grams_milligrams_and_the_last_of_it(lab_of: LabOf, database: Database) -> None:
    ana, item = in_the_hands_of_ana(lab_of)
    act = uuid4()
    first = consumption.consume(ana, item, Decimal("0.5"), "g", reason="screening", act=act)
    assert consumption.consume(ana, item, Decimal("0.5"), "g", reason="screening", act=act) == first
    assert (first.remaining, first.ended) == (Decimal("120.0"), False)
    second = consumption.consume(ana, item, Decimal(20000), "mg", reason="GC-MS")
    assert second.remaining == Decimal(100)
    view = items.view(ana, item)
    assert view is not None
    assert view.analysis == "part_consumed"
    last = consumption.consume(ana, item, Decimal("0.1"), "kg", reason="the rest")
    assert (last.remaining, last.ended) == (Decimal(0), True)
    view = items.view(ana, item)
    assert view is not None
    assert (view.where_kind, view.where, view.analysis, view.custody[0].kind) == (
        "terminal",
        "Consumed",
        "exhausted",
        "CONSUME",
    )
    assert database.superuser("select sum(amount) from lab.consumption") == [(Decimal("120.5"),)]


@pytest.mark.parametrize(
    ("amount", "unit", "code"),
    [
        ("120.51", "g", "item.more_than_left"),
        ("0.2", "kg", "item.more_than_left"),
        ("-1", "g", "item.amount_impossible"),
        ("0", "g", "item.amount_impossible"),
        ("1", "ml", "item.other_dimension"),
        ("1", "stone", "lists.unknown_term"),
    ],
)
def test_an_amount_that_cannot_be(lab_of: LabOf, amount: str, unit: str, code: str) -> None:
    ana, item = in_the_hands_of_ana(lab_of)
    with pytest.raises(Refused) as refused:
        consumption.consume(ana, item, Decimal(amount), unit, reason="why")
    assert refused.value.code == code


def test_never_below_nothing_even_for_the_owner_of_the_table(lab_of: LabOf, database: Database) -> None:
    _, item = in_the_hands_of_ana(lab_of)
    with pytest.raises(Exception, match="quantity"):
        database.superuser("update lab.item set quantity = -1 where id = %s", item)


def test_a_hold_a_missing_reason_and_other_hands(lab_of: LabOf, psql: Psql) -> None:
    ana, item = in_the_hands_of_ana(lab_of)
    with pytest.raises(NeedsReason):
        consumption.consume(ana, item, Decimal(1), "g")
    with pytest.raises(Refused, match=r"custody\.not_holder"):
        consumption.consume(lab_of("ben.lyst"), item, Decimal(1), "g", reason="why")
    holds.set_hold(lab_of("mona.manager"), [item], "defence", "Defence counsel")
    with pytest.raises(Refused, match=r"hold\.blocks"):
        consumption.consume(ana, item, Decimal(1), "g", reason="why")
    nan = "select lims.consume(gen_random_uuid(), %s, 'NaN', 'g', 'why')"
    assert psql("ana.lyst", nan, item) == Refusal("LM001", "hold.blocks")


@pytest.mark.parametrize(
    "login", ["tech.tom", "rita.view", "quinn.manager", "sam.scene", "aud.itor", "admin.ada", "client.pol"]
)
def test_whose_duty_it_is_not(psql: Psql, login: str) -> None:
    assert psql(login, "select lims.consume(gen_random_uuid(), 1, 1, 'g', 'why')").state == "42501"


def test_what_is_approved_to_be_ended_is_not_used_up(lab_of: LabOf) -> None:
    mona, tom = lab_of("mona.manager"), lab_of("tech.tom")
    item = drugs(tom, 1).items[0].id
    offer = custody.offer(tom, [item], mona.me.person)
    with tom.second("mona.manager", PASSWORD) as taker:
        custody.accept(taker, offer.offer, offer.digest)
    approve(mona, consented(tom, [item]))
    with pytest.raises(Refused, match=r"disposition\.listed_already"):
        consumption.consume(mona, item, Decimal(1), "g", reason="why")


def test_nobody_uses_up_alone_what_the_policy_says(lab_of: LabOf, psql: Psql, database: Database) -> None:
    ana, item = in_the_hands_of_ana(lab_of)
    mona, given = lab_of("mona.manager"), (item, Decimal("0.5"), "g")
    with pytest.raises(Refused, match=r"policy\.wrong_kind"):
        policies.change(mona, "consumption_witness", "sometimes", "typing")
    policies.change(mona, "consumption_witness", "controlled", "SOP 12")
    alone = "select lims.consume(gen_random_uuid(), %s, 1, 'g', 'why')"
    assert psql("ana.lyst", alone, item) == Refusal("LM001", "vouch.missing")
    act = uuid4()
    consumption.witness(ana, act, *given)
    with pytest.raises(Refused, match=r"vouch\.same_person"):
        consumption.consume(ana, *given, reason="screening", act=act)
    with ana.second("ben.lyst", PASSWORD) as ben:
        consumption.witness(ben, act, item, Decimal("0.4"), "g")
    with pytest.raises(Refused, match=r"vouch\.other_content"):
        consumption.consume(ana, *given, reason="screening", act=act)
    with ana.second("ben.lyst", PASSWORD) as ben:
        consumption.witness(ben, act, *given)
    used = consumption.consume(ana, *given, reason="screening", act=act)
    assert consumption.consume(ana, *given, reason="screening", act=act) == used
    seen = database.superuser("select p.login from lab.consumption c join lab.person p on p.id = c.witness")
    assert seen == [("ben.lyst",)]
    policies.change(mona, "consumption_witness", "none", "SOP 13")
    assert consumption.consume(ana, *given, reason="screening").remaining == Decimal("119.5")


def test_a_container_is_not_used_up_around_what_lies_in_it(lab_of: LabOf) -> None:
    tom, ana = lab_of("tech.tom"), lab_of("ana.lyst")
    taken = take_in(tom, replace(POWDER, is_container=True), LINE)
    bag, inner = (one.id for one in taken.items)
    items.containerise(tom, [inner], bag)
    offer = custody.offer(tom, [bag], ana.me.person)
    with tom.second("ana.lyst", PASSWORD) as taker:
        custody.accept(taker, offer.offer, offer.digest)
    with pytest.raises(Refused, match=r"disposition\.not_empty"):
        consumption.consume(ana, bag, Decimal("120.5"), "g", reason="all of it")
    items.containerise(ana, [inner], None)
    assert consumption.consume(ana, bag, Decimal("120.5"), "g", reason="all of it").ended
