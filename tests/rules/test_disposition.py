"""Disposition as people: who proposes, consents, approves, stages, ends, and what stops it (domain.md section 10)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from lims_desktop import cases, custody, disposition, documents, holds, inventory, items, labels, requests, retention
from lims_desktop.disposition import ConsentGiven
from lims_desktop.errors import Conflict, NeedsReason, Refused
from lims_desktop.files import keep
from tests.database import PASSWORD, Database, LabOf, Psql, Refusal
from tests.laboratory import LINE, SIGNATURE, one_item, place, take_in
from tests.rules import ending
from tests.rules.ending import (
    COURT,
    LONG_AGO,
    POLICE,
    POWDER,
    TODAY,
    approve,
    consented,
    dispose,
    drugs,
    end,
    proposed,
    stage,
    staged,
)


def state(lab_of: LabOf, made: int) -> str:
    seen = disposition.view(lab_of("mona.manager"), made)
    assert seen is not None
    return seen.state


# Proposing -----------------------------------------------------------------------------------------------------------


def test_from_the_proposal_to_the_count(lab_of: LabOf, database: Database) -> None:
    made, taken = staged(lab_of)
    tom = lab_of("tech.tom")
    first, second = (item.id for item in taken.items)
    assert dispose(tom, made, first).state == "STAGED"
    assert dispose(tom, made, second).state == "EXECUTED"
    view = items.view(tom, first)
    assert view is not None
    assert (view.where, view.where_kind, view.custody[0].kind) == ("Destroyed", "terminal", "DESTROY")
    assert (view.custody[0].witness, view.custody[0].statement) == ("Ana Lyst", "Incinerator at Belmopan")
    tina = lab_of("tech.tina")
    with pytest.raises(Refused, match=r"disposition\.own_execution"):
        disposition.reconcile(tom, made, 2)
    with pytest.raises(Refused, match=r"disposition\.count_differs"):
        disposition.reconcile(tina, made, 1)
    act = uuid4()
    done = disposition.reconcile(tina, made, 2, act=act)
    assert disposition.reconcile(tina, made, 2, act=act) == done
    assert done.state == "RECONCILED"
    assert done.head is not None
    assert documents.about(tina, f"disposition/{made}")[0].id == done.head.document
    seen = disposition.view(tina, made)
    assert seen is not None
    assert seen.digest == seen.frozen
    assert {line.second_witness for line in seen.lines} | {line.witness for line in seen.lines} == {
        "Tina Evidence",
        "Ana Lyst",
    }
    body = "select body::jsonb ->> 'digest' from ledger.entry where kind = 'APPROVED'"
    assert database.superuser(body) == [(seen.frozen,)]


def test_a_proposal_is_made_once_by_its_number(lab_of: LabOf, database: Database) -> None:
    tom, act = lab_of("tech.tom"), uuid4()
    item = drugs(tom, 1).items[0].id
    said = disposition.propose(tom, "Drugs", {item: "incineration"}, reason="court", act=act)
    assert disposition.propose(tom, "Drugs", {item: "incineration"}, reason="court", act=act) == said
    assert said.number == f"DSP-{TODAY.year}-0001"
    assert database.superuser("select count(*) from lab.disposition") == [(1,)]


def test_before_its_time_only_with_a_reason_and_a_court_order(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    with pytest.raises(NeedsReason, match=r"disposition\.before_its_time"):
        disposition.propose(tom, "Shirt", {item: "shredding"})
    made = proposed(tom, [item], "shredding")
    seen = disposition.view(tom, made)
    assert seen is not None
    assert (seen.lines[0].early, seen.missing) == (True, ["court", "police"])


def test_what_is_ripe_needs_no_reason_and_only_the_consents_of_its_rules(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken = take_in(tom, LINE, offence="theft")
    retention.outcome(tom, taken.case, "withdrawn", LONG_AGO, "DPP")
    made = disposition.propose(tom, "Old shirts", {taken.items[0].id: "shredding"}).disposition
    seen = disposition.view(tom, made)
    assert seen is not None
    assert (seen.lines[0].early, seen.lines[0].rule, seen.missing) == (False, "general", ["police"])


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        ("hold", "hold.blocks"),
        ("analysis", "disposition.still_examined"),
        ("inside", "disposition.not_empty"),
        ("listed", "disposition.listed_already"),
        ("method", "lists.unknown_term"),
    ],
)
def test_what_speaks_against_a_proposal(lab_of: LabOf, database: Database, spoil: str, code: str) -> None:
    tom = lab_of("tech.tom")
    box, item = (
        one.id
        for one in take_in(
            tom, replace(LINE, item_type="sak", is_container=True, biological=True, controlled=True), LINE
        ).items
    )
    method = "sold" if spoil == "method" else "incineration"
    if spoil == "hold":
        holds.set_hold(lab_of("mona.manager"), [box], "dpp", "DPP letter 4")
    elif spoil == "analysis":
        database.superuser("update lab.item set analysis = 'pending' where id = %s", box)
    elif spoil == "inside":
        items.containerise(tom, [item], box)
    elif spoil == "listed":
        proposed(tom, [box])
    with pytest.raises(Refused) as refused:
        proposed(tom, [box], method)
    assert refused.value.code == code


# Consents and approval -----------------------------------------------------------------------------------------------


def test_without_every_consent_nothing_is_approved(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    made = proposed(tom, [item.id for item in drugs(tom).items])
    with pytest.raises(Refused, match=r"disposition\.consent_missing"):
        approve(mona, made)
    disposition.consent(tom, made, POLICE)
    with pytest.raises(Refused, match=r"disposition\.consent_missing"):
        approve(mona, made)
    papers = [keep(lab_of("tech.tina"), b"%PDF hers", "application/pdf"), keep(tom, b"a note", "text/plain")]
    for kept in papers:
        with pytest.raises(Refused, match=r"disposition\.no_such_paper"):
            disposition.consent(tom, made, replace(COURT, document=kept.sha256))
    paper = keep(tom, b"%PDF order", "application/pdf").sha256
    act = uuid4()
    given = disposition.consent(tom, made, replace(COURT, document=paper), act=act)
    assert disposition.consent(tom, made, replace(COURT, document=paper), act=act) == given
    assert approve(mona, made).state == "APPROVED"


@pytest.mark.parametrize(
    ("consent", "code"),
    [
        (replace(POLICE, kind="pope"), "disposition.unknown_consent"),
        (replace(POLICE, reference="  "), "lists.missing"),
        (replace(POLICE, given_by=""), "lists.missing"),
        (replace(POLICE, given_on=TODAY + timedelta(days=2)), "retention.date_in_future"),
        (replace(POLICE, document="ab" * 32), "disposition.no_such_paper"),
    ],
)
def test_a_consent_says_who_under_which_reference_and_when(lab_of: LabOf, consent: ConsentGiven, code: str) -> None:
    tom = lab_of("tech.tom")
    made = proposed(tom, [one_item(tom)])
    with pytest.raises(Refused) as refused:
        disposition.consent(tom, made, consent)
    assert refused.value.code == code


def test_who_proposes_does_not_approve(lab_of: LabOf, psql: Psql, database: Database) -> None:
    mona = lab_of("mona.manager")
    item = drugs(lab_of("tech.tom"), 1).items[0].id
    made = consented(mona, [item])
    seen = disposition.view(mona, made)
    assert seen is not None
    statement = "select lims.disposition_approve(gen_random_uuid(), %s, %s)"
    assert psql("mona.manager", statement, made, seen.digest) == Refusal("LM001", "disposition.own_proposal")
    with pytest.raises(Exception, match="two_people"):
        database.superuser("update lab.disposition set approved_by = proposed_by, digest = 'x'")
    assert psql("quinn.manager", statement, made, seen.digest)[0][0]["state"] == "APPROVED"


@pytest.mark.parametrize(
    "login",
    [
        "tech.tina",
        "ana.lyst",
        "rita.view",
        "adam.view",
        "sam.scene",
        "max.medic",
        "aud.itor",
        "admin.ada",
        "client.pol",
    ],
)
def test_only_managers_approve(psql: Psql, lab_of: LabOf, login: str) -> None:
    tom = lab_of("tech.tom")
    made = consented(tom, [drugs(tom, 1).items[0].id])
    assert psql(login, "select lims.disposition_approve(gen_random_uuid(), %s, 'x')", made).state == "42501"


def test_a_manager_approves_exactly_what_they_saw(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    numbers = [item.id for item in drugs(tom).items]
    made = consented(tom, numbers)
    seen = disposition.view(mona, made)
    assert seen is not None
    disposition.remove(tom, made, numbers[0], reason="wrong parcel")
    with pytest.raises(Conflict, match=r"disposition\.changed_meanwhile"):
        disposition.approve(mona, made, seen.digest)
    act = uuid4()
    now = disposition.view(mona, made)
    assert now is not None
    done = disposition.approve(mona, made, now.digest, act=act)
    assert disposition.approve(mona, made, now.digest, act=act) == done


def test_a_hold_set_after_the_proposal_blocks_the_approval(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    item = drugs(tom, 1).items[0].id
    made = consented(tom, [item])
    holds.set_hold(mona, [item], "court", "Order of the day")
    with pytest.raises(Refused, match=r"hold\.blocks"):
        approve(mona, made)


@pytest.mark.parametrize(
    "statement",
    [
        "update lab.disposition_item set method = 'return'",
        "update lab.disposition_item set seq = seq + 1",
        "delete from lab.disposition_item",
        (
            "insert into lab.disposition_item (disposition_id, item_id, method, early, needs)"
            " select disposition_id, item_id + 1000, method, early, needs from lab.disposition_item limit 1"
        ),
    ],
)
def test_an_approved_list_is_frozen_even_for_its_owner(lab_of: LabOf, database: Database, statement: str) -> None:
    staged(lab_of)
    with pytest.raises(Exception, match=r"disposition\.list_frozen"):
        database.superuser(statement)


def test_a_list_changed_behind_the_rules_ends_nothing(lab_of: LabOf, database: Database) -> None:
    made, taken = staged(lab_of)
    database.superuser("alter table lab.disposition_item disable trigger frozen_list")
    database.superuser("update lab.disposition_item set method = 'shredding' where item_id = %s", taken.items[1].id)
    with pytest.raises(Refused, match=r"disposition\.list_altered"):
        dispose(lab_of("tech.tom"), made, taken.items[0].id)


# Staging -------------------------------------------------------------------------------------------------------------


def test_staging_takes_only_what_is_on_the_list_into_one_controlled_place(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    taken = drugs(tom, 3)
    first, second, other = (item.id for item in taken.items)
    made = consented(tom, [first, second])
    vault = place(tom, "Vault")
    with pytest.raises(Refused, match=r"disposition\.wrong_state"):
        disposition.stage(tom, made, [first], vault)
    approve(mona, made)
    with pytest.raises(Refused, match=r"disposition\.not_listed"):
        stage(tom, made, [other], vault)
    with pytest.raises(Refused, match=r"disposition\.place_not_controlled"):
        disposition.stage(tom, made, [first], place(tom, "Shelf 1"))
    with pytest.raises(Refused, match=r"vouch\.missing"):
        disposition.stage(tom, made, [first], vault)
    act = uuid4()
    assert stage(tom, made, [first], vault, act).state == "APPROVED"
    assert disposition.stage(tom, made, [first], vault, act=act).state == "APPROVED"
    with pytest.raises(Refused, match=r"disposition\.staged_already"):
        stage(tom, made, [first], vault)
    assert stage(tom, made, [second], vault).state == "STAGED"


def test_what_happened_to_an_item_since_the_approval_is_said(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    first, second = (item.id for item in drugs(tom).items)
    made = consented(tom, [first, second])
    approve(mona, made)
    items.open_seal(tom, first, quantity=POWDER.quantity, reason="another look")
    with pytest.raises(Refused, match=r"disposition\.changed_since_approved"):
        stage(tom, made, [first], place(tom, "Vault"))
    tina = lab_of("tech.tina")
    offer = custody.offer(tom, [second], tina.me.person)
    with tom.second("tech.tina", PASSWORD) as taker:
        custody.accept(taker, offer.offer, offer.digest)
    act = uuid4()
    with tina.second("tech.tom", PASSWORD) as witness:
        disposition.witness_staging(witness, act, made, [second], place(tom, "Vault"))
    disposition.stage(tina, made, [second], place(tom, "Vault"), act=act)


# Executing -----------------------------------------------------------------------------------------------------------


def test_two_witnesses_who_are_neither_each_other_nor_the_executor(lab_of: LabOf) -> None:
    made, taken = staged(lab_of)
    tom, item = lab_of("tech.tom"), taken.items[0].id
    act, how = uuid4(), end(tom, item)
    with pytest.raises(Refused, match=r"vouch\.missing"):
        disposition.dispose(tom, made, how, act=act)
    ending.vouched(tom, act, made, how, "tech.tina")
    with pytest.raises(Refused, match=r"vouch\.missing"):
        disposition.dispose(tom, made, how, act=act)
    ending.vouched(tom, act, made, how, "tech.tina")
    with pytest.raises(Refused, match=r"vouch\.missing"):
        disposition.dispose(tom, made, how, act=act)
    ending.vouched(tom, act, made, how, "tech.tom")
    with pytest.raises(Refused, match=r"vouch\.same_person"):
        disposition.dispose(tom, made, how, act=act)
    ending.vouched(tom, act, made, how, "ana.lyst")
    done = disposition.dispose(tom, made, how, act=act)
    assert disposition.dispose(tom, made, how, act=act) == done


def test_a_witness_vouches_for_this_item_only(lab_of: LabOf) -> None:
    made, taken = staged(lab_of)
    tom, act = lab_of("tech.tom"), uuid4()
    ending.vouched(tom, act, made, end(tom, taken.items[1].id), "tech.tina", "ana.lyst")
    with pytest.raises(Refused, match=r"vouch\.other_content"):
        disposition.dispose(tom, made, end(tom, taken.items[0].id), act=act)


def test_a_withdrawn_consent_stops_between_staged_and_executed(lab_of: LabOf) -> None:
    made, taken = staged(lab_of)
    tom = lab_of("tech.tom")
    dispose(tom, made, taken.items[0].id)
    seen = disposition.view(tom, made)
    assert seen is not None
    court = next(one for one in seen.consents if one.kind == "court")
    with pytest.raises(NeedsReason):
        disposition.withdraw_consent(tom, court.id)
    disposition.withdraw_consent(tom, court.id, reason="the order was stayed")
    with pytest.raises(Refused, match=r"disposition\.consent_missing"):
        dispose(tom, made, taken.items[1].id)
    with pytest.raises(Refused, match=r"disposition\.consent_gone"):
        disposition.withdraw_consent(tom, court.id, reason="again")
    disposition.consent(tom, made, replace(COURT, reference="ORD-8/26"))
    assert dispose(tom, made, taken.items[1].id).state == "EXECUTED"


def test_a_withdrawn_consent_stops_the_staging(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    item = drugs(tom, 1).items[0].id
    made = consented(tom, [item])
    approve(mona, made)
    seen = disposition.view(tom, made)
    assert seen is not None
    disposition.withdraw_consent(tom, seen.consents[0].id, reason="withdrawn by letter")
    with pytest.raises(Refused, match=r"disposition\.consent_missing"):
        stage(tom, made, [item], place(tom, "Vault"))


def test_a_hold_set_meanwhile_blocks_that_item_only(lab_of: LabOf) -> None:
    made, taken = staged(lab_of)
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    first, second = (item.id for item in taken.items)
    holds.set_hold(mona, [first], "dpp", "DPP letter 9")
    with pytest.raises(Refused, match=r"hold\.blocks"):
        dispose(tom, made, first)
    dispose(tom, made, second)
    with pytest.raises(Refused, match=r"disposition\.manager_removes"):
        disposition.remove(tom, made, first, reason="held by the DPP")
    assert disposition.remove(mona, made, first, reason="held by the DPP").state == "EXECUTED"


def test_an_item_that_is_not_where_it_was_staged_is_not_ended(lab_of: LabOf) -> None:
    made, taken = staged(lab_of)
    tom = lab_of("tech.tom")
    item = taken.items[0].id
    ending.retrieve(tom, [item])
    with pytest.raises(Refused, match=r"disposition\.moved_since_staged"):
        dispose(tom, made, item)
    act = uuid4()
    with tom.second("tech.tina", PASSWORD) as tina:
        custody.witness(tina, act, "store", [item], place(tom, "Vault"))
    custody.store(tom, [item], place(tom, "Vault"), act=act)
    with pytest.raises(Refused, match=r"disposition\.moved_since_staged"):
        dispose(tom, made, item)


def test_a_new_examination_stops_it(lab_of: LabOf, database: Database) -> None:
    made, taken = staged(lab_of)
    database.superuser("update lab.item set analysis = 'pending'")
    with pytest.raises(Refused, match=r"disposition\.still_examined"):
        dispose(lab_of("tech.tom"), made, taken.items[0].id)


def test_an_open_request_stops_it_although_an_earlier_examination_is_complete(
    lab_of: LabOf, database: Database
) -> None:
    made, taken = staged(lab_of)
    item = taken.items[0].id
    database.superuser("update lab.item set analysis = 'complete'")
    requests.add(lab_of("mona.manager"), [item], "drug-identification", "Once more: which drug?")
    with pytest.raises(Refused, match=r"disposition\.still_examined"):
        dispose(lab_of("tech.tom"), made, item)


def test_the_label_in_hand_is_that_of_the_item_and_not_an_old_one(lab_of: LabOf) -> None:
    made, taken = staged(lab_of)
    tom = lab_of("tech.tom")
    first, second = (item.id for item in taken.items)
    for label, code in (
        (str(taken.items[1].code), "other_label"),
        ("E000000000000", "other_label"),
        ("", "other_label"),
    ):
        act, how = uuid4(), end(tom, first, label=label)
        ending.vouched(tom, act, made, how, "tech.tina", "ana.lyst")
        with pytest.raises(Refused, match=rf"disposition\.{code}"):
            disposition.dispose(tom, made, how, act=act)
    old = end(tom, second)
    labels.replace(tom, old.label, reason="torn")
    act = uuid4()
    ending.vouched(tom, act, made, old, "tech.tina", "ana.lyst")
    with pytest.raises(Refused, match=r"disposition\.old_label"):
        disposition.dispose(tom, made, old, act=act)
    dispose(tom, made, second)


def test_what_is_returned_for_good_is_signed_for(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    item = drugs(tom, 1).items[0].id
    made = proposed(tom, [item], "return")
    for consent in (POLICE, COURT):
        disposition.consent(tom, made, consent)
    approve(mona, made)
    stage(tom, made, [item], place(tom, "Vault"))
    with pytest.raises(Refused, match=r"custody\.signature_missing"):
        dispose(tom, made, item)
    owner = {"name": "Olga Owner", "identity_document": "P-1", "signature": keep(tom, SIGNATURE, "image/png").sha256}
    act, how = uuid4(), end(tom, item, recipient=owner)
    ending.vouched(tom, act, made, how, "tech.tina", "ana.lyst")
    disposition.dispose(tom, made, how, act=act)
    event = items.view(tom, item)
    assert event is not None
    assert (event.where, event.custody[0].kind, event.custody[0].outsider) == (
        "Returned for good",
        "RETURN",
        "Olga Owner",
    )


@pytest.mark.parametrize(
    "login", ["ana.lyst", "rita.view", "adam.view", "quinn.manager", "sam.scene", "aud.itor", "admin.ada", "client.pol"]
)
def test_whose_duty_it_is_not_ends_nothing(psql: Psql, login: str) -> None:
    for statement in (
        "select lims.dispose(gen_random_uuid(), 1, 1, 'x', 'x')",
        "select lims.disposition_propose(gen_random_uuid(), 'x', '[]')",
        "select lims.disposition_stage(gen_random_uuid(), 1, array[1], 1)",
        "select lims.end_item(null, null, 'x', 'x', '{}')",
        "update lab.disposition set state = 'EXECUTED'",
        "delete from lab.disposition_consent",
    ):
        assert psql(login, statement).state == "42501", statement


# Ended is ended ------------------------------------------------------------------------------------------------------


@pytest.fixture
def destroyed(lab_of: LabOf) -> int:
    made, taken = staged(lab_of, 1)
    dispose(lab_of("tech.tom"), made, taken.items[0].id)
    return taken.items[0].id


BEARER = """(select jsonb_build_object('name', 'X', 'identity_document', 'Y',
    'signature', (select max(sha256) from lab.blob where kept_by = lims.me())))"""
NOT_HERE, NO_PLACE = "custody.not_holder", "place.not_a_location"


@pytest.mark.parametrize(
    ("call", "code"),
    [
        ("store(%(act)s, array[%(item)s], (select id from lab.place where name = 'Shelf 1'))", "place.not_controlled"),
        ("offer(%(act)s, array[%(item)s], (select id from lab.person where login = 'ana.lyst'))", NOT_HERE),
        (f"dispatch(%(act)s, array[%(item)s], (select min(id) from lab.office), {BEARER})", NOT_HERE),
        (
            f'release(%(act)s, array[%(item)s], %(agency)s, \'{{"text": "x", "number": "y"}}\', {BEARER})',
            "vouch.missing",
        ),
        ("itemise(%(act)s, %(item)s, '[{}]')", NOT_HERE),
        ("containerise(%(act)s, array[%(item)s], null)", NOT_HERE),
        ("open_seal(%(act)s, %(item)s, 1, 'why')", NOT_HERE),
        ("seal(%(act)s, %(item)s, 'S-9', 'evidence-tape', 1)", NOT_HERE),
        (
            "retrieve(%(act)s, array[%(item)s], (select max(id) from lab.place where kind = 'terminal'))",
            "place.not_a_location",
        ),
        ("dispose(%(act)s, 1, %(item)s, 'x', 'y')", "vouch.missing"),
    ],
)
def test_nothing_is_done_with_what_was_destroyed(
    database: Database, psql: Psql, destroyed: int, call: str, code: str
) -> None:
    before = database.superuser("select seq, place_id from lab.whereabouts where item_id = %s", destroyed)
    agency = "(select jsonb_build_object('kind', 'agency', 'agency', (select min(id) from lab.agency)))"
    said = call % {"act": "gen_random_uuid()", "item": destroyed, "agency": agency}
    assert psql("tech.tom", f"select lims.{said}") == Refusal("LM001", code)
    assert database.superuser("select seq, place_id from lab.whereabouts where item_id = %s", destroyed) == before


def test_destroyed_is_terminal_for_every_move(lab_of: LabOf, database: Database, destroyed: int) -> None:
    tom = lab_of("tech.tom")
    act = uuid4()
    with tom.second("mona.manager", PASSWORD) as mona:
        custody.supervise(mona, act, [destroyed])
    with pytest.raises(Refused, match=r"custody\.not_in_laboratory"):
        custody.take_over(tom, [destroyed], reason="it is back", act=act)
    act, vault = uuid4(), place(tom, "Vault")
    with tom.second("tech.tina", PASSWORD) as tina:
        custody.witness(tina, act, "store", [destroyed], vault)
    with pytest.raises(Refused, match=r"custody\.not_holder"):
        custody.store(tom, [destroyed], vault, act=act)
    with pytest.raises(Exception, match=r"custody\.ended"):
        database.superuser(
            "select lims.record_event('FOUND', %s, (select place_id from lab.person where login = 'tech.tom'))",
            destroyed,
        )
    custody.correct(tom, destroyed, 1, "The bag was grey", reason="misread")
    view = items.view(tom, destroyed)
    assert view is not None
    assert (view.custody[0].kind, view.where) == ("CORRECTION", "Destroyed"), "a correction states, and moves nothing"
    with pytest.raises(Refused, match=r"disposition\.not_in_laboratory"):
        proposed(tom, [destroyed])


def test_a_withdrawn_proposal_lets_its_items_go(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    item = drugs(tom, 1).items[0].id
    made = consented(tom, [item])
    with pytest.raises(Refused, match=r"disposition\.not_yours"):
        disposition.withdraw(lab_of("tech.tina"), made, reason="no")
    act = uuid4()
    done = disposition.withdraw(tom, made, reason="the DPP asked", act=act)
    assert disposition.withdraw(tom, made, reason="the DPP asked", act=act) == done
    with pytest.raises(Refused, match=r"disposition\.wrong_state"):
        approve(lab_of("mona.manager"), made)
    proposed(tom, [item])


def test_after_the_first_end_it_cannot_be_withdrawn(lab_of: LabOf) -> None:
    made, taken = staged(lab_of)
    dispose(lab_of("tech.tom"), made, taken.items[0].id)
    with pytest.raises(Refused, match=r"disposition\.begun"):
        disposition.withdraw(lab_of("mona.manager"), made, reason="stop")


def test_a_restricted_case_is_hidden_on_the_list_but_counted(lab_of: LabOf) -> None:
    made, taken = staged(lab_of)
    cases.restrict(lab_of("mona.manager"), taken.case, True, reason="an officer is suspected")
    seen = disposition.view(lab_of("tech.tina"), made)
    assert seen is not None
    assert (seen.lines, seen.count) == ([], 2)
    act, how = uuid4(), end(lab_of("mona.manager"), taken.items[0].id)
    ending.vouched(lab_of("tech.tom"), act, made, how, "tech.tina", "ana.lyst")
    with pytest.raises(Refused, match=r"item\.unknown"):
        disposition.dispose(lab_of("tech.tom"), made, how, act=act)


# What changes after the approval -----------------------------------------------------------------------------------


def test_what_must_be_kept_longer_since_is_not_ended(lab_of: LabOf) -> None:
    made, taken = staged(lab_of)
    item = taken.items[0].id
    retention.review(lab_of("mona.manager"), [item], TODAY + timedelta(days=900), reason="an appeal is announced")
    with pytest.raises(Refused, match=r"disposition\.kept_longer"):
        dispose(lab_of("tech.tom"), made, item)
    assert dispose(lab_of("tech.tom"), made, taken.items[1].id).state == "STAGED"


def test_what_must_be_kept_longer_since_is_neither_approved_nor_staged(lab_of: LabOf) -> None:
    tom, mona = lab_of("tech.tom"), lab_of("mona.manager")
    taken = drugs(tom)
    first, second = (item.id for item in taken.items)
    made, other = consented(tom, [first]), consented(tom, [second])
    approve(mona, other)
    retention.outcome(tom, taken.case, "appeal-pending", TODAY, "Court of Appeal")
    with pytest.raises(Refused, match=r"disposition\.kept_longer"):
        approve(mona, made)
    with pytest.raises(Refused, match=r"disposition\.kept_longer"):
        stage(tom, other, [second], place(tom, "Vault"))


def test_a_count_of_the_staging_place_stops_no_end(lab_of: LabOf) -> None:
    made, taken = staged(lab_of)
    tom, tina = lab_of("tech.tom"), lab_of("tech.tina")
    count = inventory.open_one(tom, place(tom, "Vault"), "ROUTINE").inventory
    inventory.join(tina, count)
    for one in taken.items:
        inventory.scan(tom, count, ending.code_of(tom, one.id))
    seen = inventory.view(tom, count)
    assert seen is not None
    for counter in (tom, tina):
        with counter.second(counter.me.login, PASSWORD) as fresh:
            inventory.sign(fresh, count, seen.digest)
    inventory.close(tom, count, seen.digest)
    assert dispose(tom, made, taken.items[0].id).state == "STAGED"


def test_what_is_approved_to_be_ended_is_not_taken_apart(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    item = drugs(tom, 1).items[0].id
    made = consented(tom, [item])
    approve(lab_of("mona.manager"), made)
    with pytest.raises(Refused, match=r"disposition\.listed_already"):
        items.itemise(tom, item, [{"item_type": "powder", "description": "Half of it"}])


def test_a_certificate_is_for_those_who_see_every_restricted_case_on_its_list(lab_of: LabOf, psql: Psql) -> None:
    tom, mona, tina = lab_of("tech.tom"), lab_of("mona.manager"), lab_of("tech.tina")
    lots = [drugs(tom, 1) for _ in range(2)]
    ids = [lot.items[0].id for lot in lots]
    made = consented(tom, ids)
    approve(mona, made)
    stage(tom, made, ids, place(tom, "Vault"))
    for item in ids:
        dispose(tom, made, item)
    disposition.reconcile(mona, made, 2)
    count = "select count(*) from lab.document where kind = 'disposition_certificate'"
    for lot in lots:
        cases.restrict(mona, lot.case, True, reason="an officer is suspected")
    for seen, lot in enumerate(lots, 1):
        assert psql("tech.tina", count) == [(0,)]
        cases.restrict(mona, lot.case, True, admitted=[tina.me.person], reason="she packed it")
        assert psql("tech.tina", count) == [(seen - 1,)]
    assert psql("tech.tom", count) == [(0,)]


def test_the_order_about_a_restricted_case_is_for_those_who_see_it(lab_of: LabOf, psql: Psql) -> None:
    tom = lab_of("tech.tom")
    taken = drugs(tom, 1)
    made = proposed(tom, [taken.items[0].id])
    order = keep(tom, b"%PDF-1.7 the order names the suspect", "application/pdf").sha256
    disposition.consent(tom, made, replace(COURT, document=order))
    question = f"select count(*) from lab.blob where sha256 = '{order}'"
    assert psql("tech.tina", question) == [(1,)]
    cases.restrict(lab_of("mona.manager"), taken.case, True, reason="an officer is suspected")
    assert psql("tech.tina", question) == [(0,)]
    assert psql("mona.manager", question) == [(1,)]
