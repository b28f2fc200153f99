"""Submissions as people: what the counter takes, refuses and records (domain.md section 2)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from lims_desktop import cases, files, intake, items, requests
from lims_desktop.errors import Refused
from lims_desktop.intake import Accepted, Asked, Intake, PersonNamed, SealSeen
from lims_desktop.lab import Lab
from tests.database import Database, LabOf, Psql
from tests.laboratory import LINE, SIGNATURE, agency, take_in


def kinds(accepted: Accepted) -> list[str]:
    return [found.kind for found in accepted.discrepancies]


def test_numbers_have_no_gaps_and_follow_the_case(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    first, second = take_in(tom, LINE, replace(LINE, line=2)), take_in(tom)
    assert re.fullmatch(r"LAB-\d{4}-\d{5}", first.case_number)
    assert int(second.case_number[-5:]) == int(first.case_number[-5:]) + 1
    assert [item.number for item in first.items] == [f"{first.case_number}-01", f"{first.case_number}-02"]


def test_a_refused_intake_gives_no_number_away(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    before = take_in(tom).case_number
    with pytest.raises(Refused):
        take_in(tom, replace(LINE, condition=None))
    assert int(take_in(tom).case_number[-5:]) == int(before[-5:]) + 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"condition": None}, "intake.condition_missing"),
        ({"seals": ()}, "intake.seal_missing"),
        ({"quantity": None}, "intake.quantity_missing"),
        ({"item_type": "moon-rock"}, "lists.unknown_term"),
        ({"packaging": "my pocket"}, "lists.unknown_term"),
        ({"description": "   "}, "lists.missing"),
        ({"description": "x" * 4001}, "lists.too_long"),
        ({"outcome": "refuse"}, "lists.unknown_term"),
        ({"outcome": "maybe"}, "intake.wrong_outcome"),
        ({"parent": 7}, "intake.later_line"),
    ],
)
def test_a_line_that_is_not_whole_is_refused(lab_of: LabOf, change: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        take_in(lab_of("tech.tom"), replace(LINE, **change))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"agency_reference": "no such shape"}, "intake.reference_shape"),
        ({"incident_date": datetime.now(UTC).date() + timedelta(days=3)}, "intake.date_in_future"),
        ({"offence": "being late"}, "lists.unknown_term"),
        ({"handed_over_by": " "}, "lists.missing"),
        ({"identity_document": ""}, "lists.missing"),
        ({"signature": "00" * 32}, "custody.signature_missing"),
        ({"officer": 10**9}, "agencies.officer_unknown"),
        ({"agency": 10**9}, "agencies.unknown"),
        ({"case": 10**9}, "case.unknown"),
    ],
)
def test_a_delivery_that_is_not_whole_is_refused(lab_of: LabOf, change: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        take_in(lab_of("tech.tom"), **change)
    assert refused.value.code == code


def test_differences_force_discrepancies(lab_of: LabOf) -> None:
    accepted = take_in(
        lab_of("tech.tom"),
        replace(LINE, line=1, quantity=Decimal(9), declared=Decimal(10)),
        replace(LINE, line=2, seals=(SealSeen("S-2", None, "broken"),)),
        replace(LINE, line=3, condition="leaking"),
        replace(LINE, line=4, listed=False),
        replace(LINE, line=5, outcome="not_presented"),
    )
    assert sorted(kinds(accepted)) == ["count-differs", "damaged", "not-presented", "seal-broken", "unlisted"]
    assert accepted.state == "PART_ACCEPTED"
    assert len(accepted.items) == 4


def test_a_discrepancy_says_what_is_different(lab_of: LabOf) -> None:
    broken = (SealSeen("S-9", "evidence-tape", "broken", "AB"),)
    accepted = take_in(
        lab_of("tech.tom"),
        replace(LINE, line=1, quantity=Decimal(2), declared=Decimal(3)),
        replace(LINE, line=2, seals=broken),
        replace(LINE, line=3, outcome="not_presented", description="Red shoes"),
    )
    assert [(found.item is None, found.statement) for found in accepted.discrepancies] == [
        (False, "Count differs: declared 3 piece; observed 2 piece"),
        (False, "Seal broken or tampered with: declared intact; observed S-9: broken"),
        (True, "Listed, not presented: declared Red shoes"),
    ]


def test_a_delivery_belongs_to_the_office_that_took_it_in(database: Database, lab_of: LabOf) -> None:
    [(office,)] = database.superuser(
        "update lab.person p set office_id = o.id from lab.office o where p.login = 'tech.tom' returning o.id"
    )
    tom = lab_of("tech.tom")
    assert tom.me.office == office
    taken = take_in(tom, office=tom.me.office)
    held = (
        "select s.office_id, c.office_id from lab.submission s join lab.case_file c on c.id = s.case_id where s.id = %s"
    )
    assert database.superuser(held, taken.submission) == [(office, office)]


def test_a_weight_within_the_tolerance_is_no_discrepancy(lab_of: LabOf) -> None:
    powder = replace(LINE, item_type="powder", unit="g", declared=Decimal("100.0"))
    tom = lab_of("tech.tom")
    assert kinds(take_in(tom, replace(powder, quantity=Decimal("100.9")))) == []
    assert kinds(take_in(tom, replace(powder, quantity=Decimal("101.1")))) == ["weight-differs"]


def test_a_refused_item_keeps_a_custody_record(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    accepted = take_in(tom, replace(LINE, outcome="refuse", refusal="unsealed"))
    assert accepted.state == "REFUSED"
    view = items.view(tom, accepted.items[0].id)
    assert [event.kind for event in view.custody] == ["REFUSE", "OFFER"]
    assert (view.standing, view.where_kind) == ("REFUSED", "external")
    assert accepted.items[0].code is None


def test_parents_and_containers_among_the_lines(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    box = replace(LINE, line=1, item_type="container", description="Sealed box", unit="container")
    accepted = take_in(tom, box, replace(LINE, line=2, container=1), replace(LINE, line=3, parent=2))
    assert [item.number[-6:] for item in accepted.items][2].endswith("-02-01")
    assert items.view(tom, accepted.items[1].id).container == accepted.items[0].id
    assert accepted.items[0].code.startswith("C")


def test_an_agency_announces_only_its_own(lab_of: LabOf) -> None:
    client = lab_of("client.pol")
    said = {"agency": agency(client), "agency_reference": "CR-5/26", "offence": "murder", "district": "central"}
    assert intake.prelog(client, said).code.startswith("D")
    with pytest.raises(Refused, match=r"intake\.other_agency"):
        intake.prelog(client, said | {"agency": agency(client, "OTH"), "agency_reference": "X"})


def test_a_prelog_is_settled_once(lab_of: LabOf) -> None:
    client, tom = lab_of("client.pol"), lab_of("tech.tom")
    said = {"agency": agency(client), "agency_reference": "CR-5/26", "offence": "murder", "district": "central"}
    submission = intake.prelog(client, said).submission
    assert [one.id for one in intake.awaited(tom)] == [submission]
    assert take_in(tom, submission=submission).submission == submission
    assert intake.awaited(tom) == []
    with pytest.raises(Refused, match=r"intake\.settled_already"):
        take_in(tom, submission=submission)


def test_a_prelog_not_shown_in_thirty_days_lapses(lab_of: LabOf, database: Database) -> None:
    client, tom = lab_of("client.pol"), lab_of("tech.tom")
    said = {"agency": agency(client), "agency_reference": "CR-5/26", "offence": "murder", "district": "central"}
    submission = intake.prelog(client, said).submission
    database.superuser("update lab.submission set prelogged_at = now() - interval '31 days'")
    tom.call("heartbeat")
    assert intake.awaited(tom) == []
    with pytest.raises(Refused, match=r"intake\.settled_already"):
        take_in(tom, submission=submission)


def test_duplicates_are_found_by_reference_and_by_person_and_date(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    day = date(2026, 3, 1)
    accepted = take_in(tom, persons=(PersonNamed("victim", "José Álvarez"),), incident_date=day)
    (found,) = intake.duplicates(tom, agency(tom), "cr 1-26")
    assert (found.certain, found.number) == (True, accepted.case_number)
    (found,) = intake.duplicates(tom, agency(tom, "OTH"), "other", ["josé álvarez"], day)
    assert not found.certain
    assert intake.duplicates(tom, agency(tom, "OTH"), "CR-1/26") == []


def test_more_items_for_a_known_case_go_on_numbering(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    first = take_in(tom)
    again = take_in(tom, case=first.case, persons=(PersonNamed("suspect", "A New Name"),))
    assert again.items[0].number == f"{first.case_number}-02"
    assert [person.name for person in cases.view(tom, first.case).persons] == ["A New Name"]


@pytest.mark.parametrize("login", ["ana.lyst", "mona.manager", "rita.view", "aud.itor", "admin.ada", "client.pol"])
def test_only_an_evidence_technician_takes_in(psql: Psql, login: str) -> None:
    assert psql(login, "select lims.accept_submission(gen_random_uuid(), '{}')").state == "42501"


def test_an_intake_sent_twice_is_recorded_once(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    act = uuid4()
    first = intake.accept(tom, _again(tom), act=act)
    assert intake.accept(tom, _again(tom), act=act) == first


def test_what_is_asked_with_the_delivery_becomes_requests_about_its_accepted_lines(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    lines = (LINE, replace(LINE, line=2), replace(LINE, line=3, outcome="refuse", refusal="wet"))
    asked = (
        Asked("body-fluid", [1, 2]),
        Asked("dna-profile", [2], "Is it his?", "DPP", court_date=date(2030, 1, 2), remand=True),
    )
    accepted = take_in(tom, *lines, requests=asked)
    assert [(one.examination, one.discipline, one.lines) for one in accepted.requests] == [
        ("body-fluid", "serology", [1, 2]),
        ("dna-profile", "dna", [2]),
    ]
    first, second = (requests.view(tom, one.id) for one in accepted.requests)
    assert (first.state, first.questions) == ("REQUESTED", "Search for blood, semen and saliva")
    assert [one.number for one in first.lines] == [one.number for one in accepted.items[:2]]
    assert (second.questions, second.asked_for, second.court_date, second.remand) == (
        "Is it his?", "DPP", date(2030, 1, 2), True
    )  # fmt: skip
    assert [items.view(tom, one.id).analysis for one in accepted.items] == ["pending", "pending", "none"]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ([Asked("body-fluid", [2])], "intake.asked_of_nothing"),
        ([Asked("body-fluid", [3])], "intake.asked_of_nothing"),
        ([Asked("body-fluid", [1, 9])], "intake.asked_of_nothing"),
        ([Asked("body-fluid", [])], "intake.asked_of_nothing"),
        ([Asked("body-fluid", [1]), Asked("body-fluid", [1])], "intake.asked_twice"),
        ([Asked("moon-analysis", [1])], "lists.unknown_term"),
        ([{"examination": "body-fluid", "lines": "all"}], "intake.asked_unreadable"),
        ({"examination": "body-fluid"}, "intake.asked_unreadable"),
    ],
)
def test_what_is_asked_of_nothing_is_refused_with_the_whole_delivery(lab_of: LabOf, asked: Any, code: str) -> None:
    refused = replace(LINE, line=2, outcome="refuse", refusal="wet")
    absent = replace(LINE, line=3, outcome="not_presented")
    with pytest.raises(Refused) as told:
        take_in(lab_of("tech.tom"), LINE, refused, absent, requests=asked)
    assert told.value.code == code


def _again(tom: Lab) -> Intake:
    signature = files.keep(tom, SIGNATURE, "image/png").sha256
    return Intake(agency(tom), "CR-2/26", "murder", "central", "PC Brown", "ID-1", signature, (LINE,))
