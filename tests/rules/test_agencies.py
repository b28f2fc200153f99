"""Agencies, their officers and the offices of the service: added, changed, at rest; and the words of the lists."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from lims_desktop import agencies, lists, people, places
from lims_desktop.errors import Conflict, NeedsReason, Refused
from lims_desktop.lists import Term
from lims_desktop.shipped import word_lists
from tests import laboratory
from tests.database import Database, LabOf, Newcomer, Psql, Refusal
from tests.meeting import at_work, until_somebody_waits


def of(lab_of: LabOf, code: str) -> agencies.Agency:
    return next(one for one in agencies.agencies(lab_of("mona.manager"), every=True) if one.code == code)


def test_an_agency_is_renamed_with_its_place_and_comes_to_rest_when_nobody_of_it_has_an_account(
    database: Database, lab_of: LabOf, newcomer: Newcomer
) -> None:
    mona, tom = lab_of("mona.manager"), lab_of("tech.tom")
    agencies.add(mona, "CGU", "Coast unit", "police")
    other = of(lab_of, "CGU")
    renamed = replace(other, name="Coast Guard", reference_pattern=r"^CG-\d+$")
    changes = {"name": "Coast Guard", "reference_pattern": r"^CG-\d+$"}
    agencies.change(mona, other.id, changes, reason="It was merged")
    assert of(lab_of, "CGU") == renamed
    [(place,)] = database.superuser(
        "select p.path from lab.agency a join lab.place p on p.id = a.place_id where a.code = 'CGU'"
    )
    assert place == "Coast Guard"
    client = newcomer("agency_client", agency_id=other.id)
    with pytest.raises(Refused, match=r"agencies\.still_accounts"):
        agencies.change(mona, other.id, {"active": False}, reason="Closed")
    database.superuser("update lab.person set active = false where id = %s", client.person)
    agencies.change(mona, other.id, {"active": False}, reason="Closed")
    assert "CGU" not in {one.code for one in agencies.agencies(tom)}
    with pytest.raises(Refused, match=r"agencies\.unknown"):
        agencies.officer_add(tom, other.id, "New", None, "9")
    with pytest.raises(NeedsReason):
        agencies.change(mona, other.id, {"active": True}, reason="")
    agencies.change(mona, other.id, {"active": True}, reason="It was a mistake")
    assert "CGU" in {one.code for one in agencies.agencies(tom)}


def test_an_officer_who_left_brings_nothing(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    police = laboratory.agency(tom, "POL")
    [officer] = agencies.officers(tom, police)
    agencies.officer_change(tom, officer.id, {"rank": "Sgt"}, reason="Promoted")
    agencies.officer_add(tom, police, "Second", None, "POL-2")
    with pytest.raises(Refused, match=r"agencies\.officer_known"):
        agencies.officer_change(tom, officer.id, {"number": "POL-2"}, reason="Mistyped")
    agencies.officer_change(tom, officer.id, {"active": False}, reason="Retired")
    assert officer.id not in {one.id for one in agencies.officers(tom, police)}
    assert officer.id in {one.id for one in agencies.officers(tom, police, every=True)}
    with pytest.raises(Refused, match=r"agencies\.officer_unknown"):
        laboratory.take_in(tom, officer=officer.id)


def test_offices_have_a_code_of_their_own_and_one_of_three_arms(lab_of: LabOf, psql: Psql) -> None:
    mona = lab_of("mona.manager")
    made = places.office_add(mona, "FL-2", "Second laboratory", "laboratory", "CO")
    office = next(one for one in places.offices(mona) if one.id == made.id)
    places.office_change(mona, office.id, {"name": "Laboratory of the coast", "arm": "scenes"}, reason="Moved")
    assert next(one.name for one in places.offices(mona) if one.id == made.id) == "Laboratory of the coast"
    assert psql("mona.manager", "select lims.office_add(gen_random_uuid(), ' FL-2 ', 'X', 'scenes')") == Refusal(
        "LM001", "offices.known"
    )
    for statement in (
        "select lims.office_add(gen_random_uuid(), 'FL-3', 'X', 'army')",
        f"select lims.office_change(gen_random_uuid(), {made.id}, jsonb_build_object('arm', 'army'), 'why')",
    ):
        assert psql("mona.manager", statement) == Refusal("LM001", "offices.arm")
    unknown = "select lims.office_change(gen_random_uuid(), 999999, '{}', 'why')"
    assert psql("mona.manager", unknown) == Refusal("LM001", "offices.unknown")


EXAMINATION = "lims.term_put(gen_random_uuid(), 'examination', 'dowsing', 'Dowsing', 'Rabdomancia',"
PHRASE = "lims.term_put(gen_random_uuid(), 'verbal_scale', 'much', 'much', 'mucho',"


def test_what_is_not_there_or_not_possible_is_refused(psql: Psql) -> None:
    for statement, code in (
        ("lims.agency_add(gen_random_uuid(), ' POL', 'Again', 'police')", "agencies.known"),
        ("lims.agency_add(gen_random_uuid(), 'NEW', 'Army', 'army')", "agencies.kind"),
        ("lims.agency_change(gen_random_uuid(), 999999, '{}', 'why')", "agencies.unknown"),
        ("lims.officer_change(gen_random_uuid(), 999999, '{}', 'why')", "agencies.no_officer"),
        ("lims.term_put(gen_random_uuid(), 'no_such', 'x', 'X', 'X')", "lists.unknown"),
        ("lims.term_put(gen_random_uuid(), 'sex', 'Two words', 'X', 'X')", "lists.code"),
        ("lims.term_put(gen_random_uuid(), 'sex', 'male', 'X', 'X')", "lists.known"),
        ("lims.agency_change(gen_random_uuid(), 1, jsonb_build_object('name', ' '), 'why')", "lists.missing"),
        ("lims.agency_change(gen_random_uuid(), 1, jsonb_build_object('active', 'maybe'), 'why')", "agencies.active"),
        ("lims.officer_change(gen_random_uuid(), 1, jsonb_build_object('active', 1), 'why')", "agencies.active"),
        ("lims.officer_add(gen_random_uuid(), 1, 'X', null, repeat('9', 41))", "lists.too_long"),
        *(
            (f"lims.agency_add(gen_random_uuid(), 'N', 'New', 'police', '{shape}')", "agencies.pattern_unreadable")
            for shape in (r"^(\d+)+$", r"^(\d*){9}$", r"^(\d)\1", r"\d*\d*\d+\d+\d{2,}", "a" * 201)
        ),
        ("lims.agency_add(gen_random_uuid(), 'N', repeat('n', 201), 'police')", "lists.too_long"),
        ("lims.agency_add(gen_random_uuid(), repeat('N', 41), 'New', 'police')", "lists.too_long"),
        (r"lims.agency_add(gen_random_uuid(), 'N', E'Two\nlines', 'police')", "lists.one_line"),
        (r"lims.office_add(gen_random_uuid(), 'N', U&'Off\202Eeci', 'laboratory')", "lists.one_line"),
        (r"lims.office_change(gen_random_uuid(), 1, jsonb_build_object('name', E'a\tb'), 'why')", "lists.one_line"),
        (r"lims.term_put(gen_random_uuid(), 'district', 'new', 'New', E'Dos\nlíneas')", "lists.one_line"),
        (f"{EXAMINATION} '{{}}')", "lists.missing"),
        (f'{EXAMINATION} \'{{"discipline": "astrology"}}\')', "lists.wrong_particular"),
        (f"{PHRASE} '{{}}')", "lists.wrong_particular"),
        (f"{PHRASE} '{{\"from\": 10}}')", "lists.wrong_particular"),
    ):
        assert psql("mona.manager", f"select {statement}") == Refusal("LM001", code)


def test_a_word_is_added_reworded_and_no_longer_offered(database: Database, lab_of: LabOf) -> None:
    mona, quinn = lab_of("mona.manager"), lab_of("quinn.manager")
    term = Term("packaging", "cool-box", "Cool box", "Caja fría", {"breathes": True})
    lists.put(mona, term, position=99, reason="New boxes")
    assert lists.terms(lab_of("tech.tom"), "packaging")[-1] == term
    seen = next(one for one in lists.everything(mona) if one.code == "cool-box")
    assert seen.position == 99
    lists.put(mona, replace(term, active=False), position=99, was=seen, reason="None left")
    assert term.code not in {one.code for one in lists.terms(mona, "packaging")}
    with pytest.raises(Conflict, match=r"lists\.changed_meanwhile"):  # she looked before
        lists.put(quinn, replace(term, name="Cooler"), position=99, was=seen, reason="A better word")
    told = "select kind, reason from ledger.entry where stream = 'list/packaging' and body like %s order by id"
    assert [reason for _, reason in database.superuser(told, "%cool-box%")] == ["New boxes", "None left"]


def test_every_shipped_word_can_be_put_again(lab_of: LabOf) -> None:
    mona = lab_of("mona.manager")
    terms = lists.everything(mona)
    for term in terms:
        lists.put(mona, term, position=term.position, was=term, reason="As it is")
    assert lists.everything(mona) == terms
    assert {term.list for term in terms} >= set(word_lists())


def test_a_section_or_a_unit_does_not_rest_while_words_in_use_name_it(lab_of: LabOf) -> None:
    mona = lab_of("mona.manager")
    for of, code in (("discipline", "chemistry"), ("unit", "g")):
        seen = next(one for one in lists.everything(mona) if (one.list, one.code) == (of, code))
        with pytest.raises(Refused, match=r"lists\.still_named"):
            lists.put(mona, replace(seen, active=False), position=seen.position, was=seen, reason="Closed")


def test_nobody_of_an_agency_at_rest_gets_an_account_or_has_one_enabled(
    database: Database, lab_of: LabOf, newcomer: Newcomer
) -> None:
    mona, ada = lab_of("mona.manager"), lab_of("admin.ada")
    rests = agencies.add(mona, "CGU", "Coast unit", "police").id
    client = newcomer("agency_client", agency_id=rests)
    people.disable(ada, client.person, "Closed")
    agencies.change(mona, rests, {"active": False}, reason="Closed")
    with pytest.raises(Refused, match=r"agencies\.unknown"):
        people.enable(ada, client.person, "They ask")
    with pytest.raises(Refused, match=r"agencies\.unknown"):
        newcomer("agency_client", agency_id=rests)
    assert database.superuser("select count(*) from lab.person where agency_id = %s and active", rests) == [(0,)]


def test_an_account_made_while_its_agency_is_put_to_rest_waits_and_is_refused(
    database: Database, lab_of: LabOf, newcomer: Newcomer
) -> None:
    rests = agencies.add(lab_of("mona.manager"), "CGU", "Coast unit", "police").id
    change = f"select lims.agency_change(gen_random_uuid(), {rests}, jsonb_build_object('active', false), 'Closed')"
    with at_work(database, "mona.manager") as mona, ThreadPoolExecutor(1) as pool:
        mona.execute(change.encode())
        made = pool.submit(newcomer, "agency_client", agency_id=rests)
        until_somebody_waits(database)
        mona.commit()
        with pytest.raises(Refused, match=r"agencies\.unknown"):
            made.result(timeout=60)
