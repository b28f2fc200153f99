"""Whatever is refused about reports, tried by plain SQL as the person whom it binds; no refusal is left untried."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import psycopg
import pytest

from lims_desktop import cases, reports
from lims_desktop.errors import Refused
from lims_desktop.reporting import sealing
from lims_desktop.reports import NewRecipient
from lims_desktop.shipped import RESOURCES
from tests.database import Database, LabOf, Psql, Refusal
from tests.rules.test_reports import (
    Office,
    authorise,
    authorised,
    authority,
    checked,
    draft,
    lab_of,
    method,
    office,
    police,
    seen,
    sign,
)
from tests.rules.test_requests import asked

__all__ = ["authority", "lab_of", "method", "office"]
OPEN = "select lims.report_open(gen_random_uuid(), %s, %s, %s)"
WRITE = "select lims.report_write(gen_random_uuid(), %s, %s, %s)"
BEGIN = "select lims.report_review_begin(gen_random_uuid(), %s, %s)"
CHECK = "select lims.report_check(gen_random_uuid(), %s, 'technical', %s)"
ISSUE = "select lims.report_issue(gen_random_uuid(), %s, %s)"
SERVED = "select lims.report_served(gen_random_uuid(), %s, 'By hand')"
JUDGE = "select lims.reexamination_judge(gen_random_uuid(), %s, %s, 'x')"


def refused(code: str) -> Refusal:
    return Refusal("LM001", code)


def test_what_is_no_report_is_not_begun(
    lab_of: LabOf, office: Office, method: int, psql: Psql, database: Database
) -> None:
    mine = office.bench.requests
    for kind, language in (("essay", "en"), ("full", "fr"), ("amended", "en"), ("withdrawal", "en"), (None, "en")):
        assert psql("ana.lyst", OPEN, mine, kind, language) == refused("report.kind"), (kind, language)
    unfinished = asked(lab_of, reference="CR-44/26")
    assert psql("ana.lyst", OPEN, [unfinished], "full", "en") == refused("report.not_analysed")
    for requests in ([], [10**9], [*mine, unfinished], None):
        assert psql("ana.lyst", OPEN, requests, "full", "en") == refused("report.requests"), requests
    for login in ("tech.tom", "rita.view", "mona.manager", "aud.itor", "client.pol"):
        assert psql(login, OPEN, mine, "full", "en").state == "42501", login
    database.superuser(
        "set session_replication_role = replica; update lab.run_position set disposition = 'invalid',"
        " disposition_reason = 'x' where item_id is not null"
    )
    report = draft(lab_of, office)
    with pytest.raises(Refused, match=r"report\.nothing_to_report"):
        sign(lab_of, office, "ana.lyst", report)
    assert sealing.judged(lab_of("ana.lyst"), seen(lab_of, report)).problem == "report.not_signed"


def test_what_is_no_content_is_not_written(lab_of: LabOf, office: Office, psql: Psql) -> None:
    report = draft(lab_of, office)
    edition = seen(lab_of, report).edition
    contents: tuple[object, ...] = (
        [], "words", {"summary": 3}, {"results": "0.2"}, {"opinions": {}}, {"opinions": ["x"]}, {"facts": "x"},
        {"opinions": [{"verbal": "strong"}]}, {"opinions": [{"ratio": 3}]}, {"remarks": "x" * 200_001},
    )  # fmt: skip
    for content in contents:
        said = json.dumps(content)
        assert psql("ana.lyst", WRITE, report, edition, said) == refused("report.content"), said[:60]
    assert psql("ben.lyst", WRITE, report, edition, "{}") == refused("report.not_author")
    assert psql("ana.lyst", WRITE, report, edition + 1, "{}").state == "LM409"


def test_a_review_is_whole_and_by_two_people(
    lab_of: LabOf, office: Office, method: int, psql: Psql, database: Database
) -> None:
    authorise(lab_of, "mona.manager", method, "review")
    report = draft(lab_of, office)
    sign(lab_of, office, "ana.lyst", report)
    reports.begin_review(lab_of("mona.manager"), report, "technical")
    for checks in ("[]", '{"a.b": "yes"}', '{"a.b": 1}', "null"):
        assert psql("mona.manager", CHECK, report, checks) == refused("report.checks"), checks
    assert psql("rita.view", CHECK, report, "{}") == refused("report.not_reviewer")
    with pytest.raises(Refused, match=r"report\.unchecked"):
        sign(lab_of, office, "mona.manager", report)
    reports.give_back(lab_of("mona.manager"), report, reason="Look again")
    sign(lab_of, office, "ana.lyst", report)
    checked(lab_of, report, by="mona.manager")
    sign(lab_of, office, "mona.manager", report)
    assert psql("mona.manager", BEGIN, report, "administrative") == refused("report.reviewed_by_you")
    for login in ("rita.view", "quinn.manager"):
        assert psql(login, BEGIN, report, "administrative") == refused("report.not_yours"), login
    assert psql("ana.lyst", BEGIN, report, "administrative") == refused("report.own_report")


def test_it_goes_to_somebody_and_is_served_once(lab_of: LabOf, office: Office, psql: Psql, database: Database) -> None:
    report = authorised(lab_of, office)
    assert psql("adam.view", ISSUE, report, "[]") == refused("report.no_recipient")
    nobody = json.dumps([{"agency_id": police(database), "name": " ", "how": "hand"}])
    assert psql("adam.view", ISSUE, report, nobody) == refused("lists.missing")
    for login in ("ana.lyst", "rita.view", "tech.tom", "quinn.manager", "client.pol"):
        assert psql(login, ISSUE, report, nobody).state == "42501", login
    reports.issue(lab_of("adam.view"), report, [NewRecipient(police(database), "Inspector Mena")])
    recipient = seen(lab_of, report).recipients[0].id
    assert not isinstance(psql("adam.view", SERVED, recipient), Refusal)
    assert psql("adam.view", SERVED, recipient) == refused("report.served_already")
    assert psql("adam.view", SERVED, 10**9) == refused("report.unknown")
    with pytest.raises(psycopg.Error, match=r"report\.signature_kept"):
        database.superuser("update lab.report_signature set meaning = 'x'")
    with pytest.raises(psycopg.Error, match=r"report\.kept"):
        database.superuser("update lab.report set number = 'X'")
    [request] = office.bench.requests
    assert psql("quinn.manager", JUDGE, request, "concordant") == refused("request.wrong_state")
    database.superuser("set session_replication_role = replica; update lab.request set state = 'ANALYSED'")
    assert psql("quinn.manager", JUDGE, request, "maybe") == refused("reexamination.outcome")
    assert psql("quinn.manager", JUDGE, request, "concordant") == refused("reexamination.unknown")
    database.superuser("update lab.person set agency_id = null where login = 'client.pol'")
    look = "select lims.outside_look(gen_random_uuid(), 'cases')"
    assert psql("client.pol", look) == refused("customer.only_customers")


def test_nobody_learns_of_anothers_part_in_a_report_that_is_hidden(
    lab_of: LabOf, office: Office, psql: Psql, database: Database
) -> None:
    report, ana = draft(lab_of, office), lab_of("ana.lyst").me.person
    [(case,)] = database.superuser("select case_id from lab.report")
    cases.restrict(lab_of("mona.manager"), case, restricted=True, reason="An officer is the suspect")
    for question in ("is_author(%s, %s)", "was_author(%s, %s)"):
        assert psql("ben.lyst", f"select lims.{question}", report, ana) == [(False,)], question
    assert psql("ben.lyst", "select lims.is_bench_worker(%s, %s)", report, ana).state == "42501"
    for question in ("took_part(%s)", "may_review(%s)", "has_passed(%s, 1, 'technical')"):
        told = [psql("ben.lyst", f"select lims.{question}", one) for one in (report, 10**9)]
        assert told[0] == told[1], question


SUBJECTS = ("report", "customer", "enquiry", "subpoena", "reexamination")


@pytest.mark.parametrize("subject", SUBJECTS)
def test_no_refusal_is_left_untried(subject: str) -> None:
    """A rule that ships without the attempt that must fail is caught here (domain.md section 14)."""
    sentences = tomllib.loads((RESOURCES / "sentences" / "en" / f"{subject}.toml").read_text(encoding="utf-8"))
    tried = "\n".join(
        path.read_text(encoding="utf-8").replace("\\", "") for path in Path(__file__).parents[1].rglob("test_*.py")
    )
    codes = [code for code in sentences[subject] if not code.startswith("task_")]
    assert len(codes) > 3
    assert [code for code in codes if f"{subject}.{code}" not in tried and f"|{code}" not in tried
            and f"{code}|" not in tried and f"({code}" not in tried] == []  # fmt: skip
