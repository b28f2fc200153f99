"""What somebody with an account and psql tries: each attempt is made at the database, as that person, and must fail."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import psycopg
import pytest

from lims_desktop import cases, custody, customers, files, intake, items, people
from lims_desktop.errors import Refused
from lims_desktop.intake import PersonNamed
from lims_desktop.line import CLIENT
from tests.database import PASSWORD, Database, LabOf, Newcomer, Psql
from tests.laboratory import SIGNATURE, agency, one_item, place, take_in

NOW = "clock_timestamp()"


@pytest.fixture(scope="module")
def database(unchanged: Database) -> Database:
    """One laboratory for all of them: what is tried here is refused, or stands by itself."""
    return unchanged


def delivery(signature: str, *lines: dict[str, Any], **more: Any) -> str:
    """The argument of accept_submission as somebody writes it by hand; lines add to one ordinary package."""
    package = {"item_type": "clothing", "description": "Shirt", "packaging": "paper-bag", "condition": "good",
               "seals": [{"state": "intact"}], "quantity": 1}  # fmt: skip
    numbered = [{"line": n, **package, **line} for n, line in enumerate(lines or ({},), 1)]
    facts = {"agency": 1, "agency_reference": "CR-9/26", "offence": "murder", "district": "central", "items": numbered,
             "handed_over_by": "X", "identity_document": "Y", "signature": signature}  # fmt: skip
    return json.dumps(facts | more)


@pytest.fixture
def counter(lab_of: LabOf, psql: Psql) -> Any:
    """Takes in a delivery written by hand, as the technician Tom."""
    tom = lab_of("tech.tom")
    signature = files.keep(tom, SIGNATURE, "image/png").sha256
    pol = agency(tom)

    def take(*lines: dict[str, Any], **more: Any) -> Any:
        said = delivery(signature, *lines, **{"agency": pol, **more})
        return psql("tech.tom", "select lims.accept_submission(gen_random_uuid(), %s::jsonb)", said)

    return take


# Numbers and trees ---------------------------------------------------------------------------------------------------


def test_a_package_cannot_name_an_item_of_another_case_as_its_parent(lab_of: LabOf, counter: Any) -> None:
    mona = lab_of("mona.manager")
    secret = take_in(lab_of("tech.tom"))
    cases.restrict(mona, secret.case, True, reason="An officer is a suspect")
    taken = counter({"parent_id": secret.items[0].id})[0][0]
    assert not taken["items"][0]["number"].startswith(secret.case_number)
    assert not items.view(mona, secret.items[0].id).children


def test_a_delivery_goes_no_deeper_than_five_levels(counter: Any) -> None:
    assert counter({}, *({"parent": n} for n in range(1, 5)))[0][0]["items"][4]
    assert counter({}, *({"parent": n} for n in range(1, 6))).message == "item.too_deep"


@pytest.mark.parametrize("box", [{"outcome": "refuse", "refusal": "leaking"}, {"outcome": "accept"}])
def test_a_refused_package_neither_holds_another_nor_lies_in_one(counter: Any, box: dict[str, Any]) -> None:
    """The box would be in the laboratory and its content with the agency: nobody could move it again."""
    other = {"outcome": "accept"} if box["outcome"] == "refuse" else {"outcome": "refuse", "refusal": "leaking"}
    assert counter({"is_container": True, **box}, {"container": 1, **other}).message == "intake.refused_apart"


def test_what_holds_a_package_is_a_container(lab_of: LabOf, counter: Any) -> None:
    box, inside = counter({}, {"container": 1})[0][0]["items"]
    tom = lab_of("tech.tom")
    assert items.view(tom, box["id"]).is_container
    assert items.view(tom, inside["id"]).container == box["id"]


def test_two_lines_do_not_share_a_number(counter: Any) -> None:
    assert counter({}, {"line": 1}).message == "intake.line_twice"


# Amounts and moments -------------------------------------------------------------------------------------------------

IMPOSSIBLE = ("NaN", "Infinity", "-Infinity", "-1")


@pytest.mark.parametrize("amount", IMPOSSIBLE)
@pytest.mark.parametrize("field", ["quantity", "declared"])
def test_no_package_holds_an_impossible_amount(counter: Any, field: str, amount: str) -> None:
    assert (
        counter({"item_type": "powder", "unit": "g", "quantity": 5, field: amount}).message == "item.amount_impossible"
    )


@pytest.mark.parametrize("amount", IMPOSSIBLE)
def test_nothing_impossible_is_weighed(lab_of: LabOf, psql: Psql, amount: str) -> None:
    item = one_item(lab_of("tech.tom"))
    for act in (f"open_seal(gen_random_uuid(), {item}, '{amount}', 'to look')",
                f"seal(gen_random_uuid(), {item}, 'S-9', 'evidence-tape', '{amount}')"):  # fmt: skip
        assert psql("tech.tom", f"select lims.{act}").message == "item.amount_impossible", act


def test_a_drug_is_controlled_whatever_somebody_says(lab_of: LabOf, counter: Any, psql: Psql) -> None:
    tom = lab_of("tech.tom")
    taken = counter({"item_type": "powder", "unit": "g", "quantity": 5, "controlled": False})[0][0]["items"][0]
    assert items.view(tom, taken["id"]).controlled
    child = [{"item_type": "powder", "description": "A pinch", "controlled": False}]
    made = psql("tech.tom", "select lims.itemise(gen_random_uuid(), %s, %s::jsonb)", taken["id"], json.dumps(child))
    with pytest.raises(Refused, match=r"place\.not_controlled"):
        custody.store(tom, [made[0][0]["items"][0]["id"]], place(tom, "Shelf 1"))


MOMENTS = ("-infinity", "0001-01-01 BC", "1066-10-14")


@pytest.mark.parametrize("moment", MOMENTS)
def test_nobody_claims_a_time_that_no_clock_shows(lab_of: LabOf, psql: Psql, moment: str) -> None:
    """Custody only grows: a time no program can read would make the item's page unreadable for ever."""
    tom = lab_of("tech.tom")
    item, shelf = one_item(tom), place(tom, "Shelf 1")
    refused = psql("tech.tom", f"select lims.store(gen_random_uuid(), array[{item}]::bigint[], {shelf}, '{moment}')")
    assert refused.message == "act.time_impossible"


@pytest.mark.parametrize("moment", ["infinity", "294276-01-01", "9000-01-01"])
def test_nothing_ends_after_the_end_of_time(lab_of: LabOf, psql: Psql, moment: str) -> None:
    tom = lab_of("tech.tom")
    item = one_item(tom)
    for act in (f"hold_set(gen_random_uuid(), array[{item}]::bigint[], 'legal', 'Judge', '{moment}')",
                f"dispatch(gen_random_uuid(), array[{item}]::bigint[], 1, '{{}}', '{moment}')"):  # fmt: skip
        assert psql("tech.tom", f"select lims.{act}").message == "act.time_impossible", act


@pytest.mark.parametrize(
    "facts",
    [
        {"incident_date": "-infinity"},
        {"incident_date": "0001-01-01 BC"},
        {"persons": "everybody"},
        {"persons": {"name": "x"}},
        {"persons": ["x"]},
        {"persons": [{"name": ["x"]}]},
        {"persons": [{"name": "x", "birth_date": "-infinity"}]},
        {"items": "many"},
        {"items": [3]},
        {"items": [{}] * 501},
        {"items": [{"description": "x" * 300_000}]},
    ],
)
def test_an_agency_cannot_announce_what_the_counter_cannot_read(
    lab_of: LabOf, psql: Psql, facts: dict[str, Any]
) -> None:
    client = lab_of("client.pol")
    said = {"agency": client.me.agency, "agency_reference": "CR-9/26", "offence": "murder", "district": "central"}
    refused = psql("client.pol", "select lims.prelog(gen_random_uuid(), %s::jsonb)", json.dumps(said | facts))
    assert refused.message in ("act.time_impossible", "intake.unreadable")
    assert intake.awaited(lab_of("tech.tom")) == []


def test_no_person_of_a_case_was_born_before_time(lab_of: LabOf, counter: Any, psql: Psql) -> None:
    born = [{"name": "Adam", "birth_date": "-infinity"}]
    assert counter(persons=born).message == "act.time_impossible"
    case = take_in(lab_of("tech.tom"), persons=(PersonNamed("victim", "Eve"),)).case
    amended = psql("tech.tom", "select lims.case_amend(gen_random_uuid(), %s, %s::jsonb, 'because')", case,
                   json.dumps({"incident_date": "-infinity"}))  # fmt: skip
    assert amended.message == "act.time_impossible"


def test_a_reason_is_no_book(lab_of: LabOf, psql: Psql) -> None:
    item = one_item(lab_of("tech.tom"))
    refused = psql("tech.tom", "select lims.item_amend(gen_random_uuid(), %s, '{}', %s)", item, "x" * 5000)
    assert refused.message == "lists.too_long"


def test_a_draft_is_no_store(psql: Psql) -> None:
    body = "jsonb_build_object('x', repeat('x', 27000000))"
    assert psql("client.pol", f"select lims.keep_draft(gen_random_uuid(), 'x', 'x', {body})").message == "files.size"


# Who sees what -------------------------------------------------------------------------------------------------------


def test_an_agency_does_not_see_its_own_case_once_it_is_restricted(lab_of: LabOf, psql: Psql) -> None:
    taken = take_in(lab_of("tech.tom"), persons=(PersonNamed("suspect", "Officer Krupke"),))
    client = lab_of("client.pol")
    assert customers.case(client, taken.case).items
    cases.restrict(lab_of("mona.manager"), taken.case, True, reason="An officer of theirs is the suspect")
    assert taken.case not in [one.id for one in customers.cases(client)]
    for question in (f"customer_case({taken.case})", f"customer_custody({taken.items[0].id})"):
        assert psql("client.pol", f"select lims.{question}").message in ("case.unknown", "item.unknown")


def test_the_list_of_those_admitted_betrays_no_restricted_case(lab_of: LabOf, psql: Psql) -> None:
    taken = take_in(lab_of("tech.tom"))
    cases.restrict(lab_of("mona.manager"), taken.case, True, [lab_of("ana.lyst").me.person], reason="secret")
    assert psql("ben.lyst", "select * from lab.case_access") == []
    assert len(psql("mona.manager", "select * from lab.case_access")) == 1


def test_an_offer_is_known_to_its_two_people_and_the_managers(lab_of: LabOf, psql: Psql) -> None:
    tom = lab_of("tech.tom")
    custody.offer(tom, [one_item(tom)], lab_of("ana.lyst").me.person)
    assert psql("ben.lyst", "select * from lab.offer") == []
    for login in ("tech.tom", "ana.lyst", "mona.manager"):
        assert len(psql(login, "select * from lab.offer")) == 1, login


def test_agencies_do_not_know_each_others_officers_nor_who_enters_the_vault(lab_of: LabOf, psql: Psql) -> None:
    assert psql("client.pol", "select distinct a.code from lab.officer o join lab.agency a on a.id = o.agency_id") == [
        ("POL",)
    ]
    people = lab_of("tech.tom").me.person
    places = place(lab_of("mona.manager"), "Vault")
    psql("mona.manager", f"select lims.admit(gen_random_uuid(), {places}, {people})")
    assert psql("client.pol", "select * from lab.admission").state == "42501"
    assert psql("ana.lyst", "select * from lab.admission") == [(places, people)]


def test_whoever_opens_a_restricted_case_can_work_in_it(lab_of: LabOf, counter: Any) -> None:
    taken = counter(restricted=True)[0][0]
    assert cases.view(lab_of("tech.tom"), taken["case"]).restricted
    assert cases.view(lab_of("tech.tina"), taken["case"]) is None


def test_a_row_made_up_by_the_asker_shows_nothing_of_the_real_one(lab_of: LabOf, psql: Psql) -> None:
    taken = take_in(lab_of("tech.tom"), agency=agency(lab_of("tech.tom"), "OTH"), agency_reference="X-1")
    made_up = f"jsonb_populate_record(null::lab.item, '{{\"id\": {taken.items[0].id}}}')"
    assert psql("client.pol", f"select lims.item_line({made_up})").state == "42501"
    told = psql("admin.ada", f"select lims.item_line({made_up})")
    assert getattr(told, "state", None) == "42501" or told[0][0]["where"] is None


# The ledger's witnesses ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        f"1, '\\x00', {NOW}",
        "1, sha256('x'), 'infinity'",
        "1, sha256('x'), '-infinity'",
        f"-1, sha256('x'), {NOW}",
        f"null, sha256('x'), {NOW}",
        f"9223372036854775807, sha256('x'), {NOW}",
    ],
)
def test_nonsense_is_no_witness(psql: Psql, said: str) -> None:
    """What is kept is never removed: nonsense would stop every verification from then on."""
    assert psql("client.pol", f"select lims.witness({said})").message == "ledger.witness_unreadable"


# Accounts ------------------------------------------------------------------------------------------------------------


def test_an_account_of_an_agency_never_becomes_one_of_the_laboratory(lab_of: LabOf, newcomer: Newcomer) -> None:
    ada = lab_of("admin.ada")
    client = newcomer("agency_client", agency_id=agency(ada))
    people.revoke(ada, client.person, "agency_client")
    with pytest.raises(Refused, match=r"people\.client_alone"):
        people.grant(ada, client.person, "analyst")


def test_a_disabled_person_who_came_back_at_once_sees_nothing(
    lab_of: LabOf, database: Database, newcomer: Newcomer
) -> None:
    """Between the end of the connections and the end of the act a program may sign in again by itself."""
    who = newcomer("analyst")
    arguments = database.station().connection() | {"user": who.login, "password": PASSWORD}
    with psycopg.connect(**arguments, autocommit=True) as connection:
        connection.execute("select lims.sign_in('psql', %s)", (CLIENT,))
        database.superuser("update lab.person set active = false where id = %s", who.person)
        lab_of("tech.tom").call("heartbeat")
        with pytest.raises(psycopg.OperationalError):
            connection.execute("select * from lab.case_file")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("supervisor_duties", '["agency_client"]'),
        ("supervisor_duties", '["nobody"]'),
        ("supervisor_duties", "[null]"),
        ("lockout_minutes", "1e300"),
        ("prelog_days", "1e18"),
        ("case_number", '"LAB"'),
        ("case_number", '"LAB-{n:999999}"'),
        ("worksheet_number", '"WS"'),
        ("report_number", '"{case}"'),
        ("report_number", '"R{n}"'),
        ("section_head_duties", '["nobody"]'),
        ("method_proposer_duties", "[1]"),
    ],
)
def test_no_policy_breaks_the_laboratory(psql: Psql, name: str, value: str) -> None:
    refused = psql("mona.manager", "select lims.policy_set(gen_random_uuid(), %s, %s::jsonb, 'why not')", name, value)
    assert refused.message == "policy.wrong_kind"


def test_the_shape_of_a_reference_can_be_read(psql: Psql) -> None:
    refused = psql("mona.manager", "select lims.agency_add(gen_random_uuid(), 'BAD', 'Bad', 'police', '[(')")
    assert refused.message == "agencies.pattern_unreadable"


@pytest.mark.parametrize(
    "extra",
    [
        '"x"', "[]", '{"discrepancy": "maybe"}', '{"controlled": 1}', '{"turn": "soon"}', '{"turn": 1.5}',
        '{"from": 0}', '{"from": "ten"}', '{"unit": "furlong"}', '{"discipline": "alchemy"}', '{"factor": "0"}',
        '{"factor": 2}', '{"measure": "length"}', '{"event": "MOVE"}', '{"label": "poster"}', '{"arm": ["laboratory"]}',
        '{"dimension": "time"}', '{"remedy": {"a": 1}}',
    ],
)  # fmt: skip
def test_no_word_of_a_list_stops_the_counter(psql: Psql, extra: str) -> None:
    refused = psql(
        "mona.manager", "select lims.term_put(gen_random_uuid(), 'condition', 'odd', 'Odd', 'Raro', %s::jsonb)", extra
    )
    assert refused.message in ("lists.wrong_extra", "lists.wrong_particular")


# Receipts -------------------------------------------------------------------------------------------------------------


def test_the_receipt_of_a_submission_is_kept_once(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken = take_in(tom)
    paper = files.NewFile("r.pdf", b"%PDF-1", "application/pdf")
    first = files.attach(tom, "receipt", "submission", taken.submission, paper)
    with pytest.raises(Refused, match=r"files\.receipt_kept"):
        files.attach(lab_of("ana.lyst"), "receipt", "submission", taken.submission, replace(paper, content=b"%PDF-2"))
    assert intake.settled(tom, taken.submission).receipt == first.sha256
