"""Reviewers beside authors, and work that is drawn to be done once more by somebody who knows nothing of it."""

from __future__ import annotations

import hashlib
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
import pytest

from lims_desktop import (
    customers,
    draws,
    enquiries,
    independence,
    reexaminations,
    reports,
    requests,
    tasks,
    verification,
    worksheets,
)
from lims_desktop.codes import machine_code
from lims_desktop.errors import Refused
from lims_desktop.independence import Pair
from lims_desktop.methods.definition import Field
from lims_desktop.reexaminations import Reexamination
from lims_desktop.reports import NewRecipient
from tests.database import Database, LabOf, Psql, Refusal
from tests.rules.test_reports import Office, authorise, authorised, authority, lab_of, office, police, seen
from tests.rules.test_requests import allow, method
from tests.rules.test_verification import hand_over
from tests.rules.test_worksheets import fill

__all__ = ["authority", "lab_of", "method", "office"]
NOW = datetime.now(UTC)
WEEK = (NOW - timedelta(days=7), NOW + timedelta(days=1))
TODAY = NOW.date()


def issued(lab_of: LabOf, office: Office, database: Database) -> int:
    report = authorised(lab_of, office)
    reports.issue(lab_of("adam.view"), report, [NewRecipient(police(database), "Inspector Mena")])
    return report


def drawn_again(lab_of: LabOf) -> Reexamination:
    """The only reported request is drawn, and accepted by its section."""
    quality = lab_of("quinn.manager")
    reexaminations.draw(quality, TODAY - timedelta(days=1), TODAY, "toxicology", 3)
    [one] = reexaminations.listed(quality)
    requests.accept(lab_of("rita.view"), one.request)
    return one


def examine_again(lab_of: LabOf, office: Office, given: int) -> None:
    """Ben does the whole work once more."""
    ben = lab_of("ben.lyst")
    hand_over(lab_of, office.bench.items, "ana.lyst", "ben.lyst")
    bench = replace(office.bench, worksheet=worksheets.open_one(ben, [given]).worksheet)
    for code in [machine_code("I", bench.instrument), *(machine_code("R", lot) for lot in bench.lots)]:
        worksheets.take(ben, bench.worksheet, code)
    worksheets.start(ben, bench.worksheet)
    fill(lab_of, bench, by="ben.lyst")
    worksheets.submit(ben, bench.worksheet)
    worksheets.review(lab_of("rita.view"), bench.worksheet)


def test_who_reviews_whom(lab_of: LabOf, office: Office, database: Database, psql: Psql, tmp_path: Path) -> None:
    report, quality = issued(lab_of, office, database), lab_of("quinn.manager")
    paper = tmp_path / "report.pdf"
    paper.write_bytes(reports.file(quality, report) or b"")
    pages = int(subprocess.run(["qpdf", "--show-npages", paper], capture_output=True, text=True, check=True).stdout)
    found = independence.independence(quality, *WEEK)
    [pair] = found.pairs
    told = (pair.author_name, pair.reviewer_name, pair.reviews, pair.of, pair.back)
    assert told == ("Ana Lyst", "Rita View", 1, 1, 0)
    assert not pair.is_reciprocal
    [line] = independence.reviews(quality, *WEEK, pair).lines
    assert (line.report, line.outcome, line.findings, line.pages) == (report, "passed", 0, pages)
    assert {one for (one,) in database.superuser("select pages from lab.report_signature")} == {pages}
    assert [(one.name, one.authors) for one in found.reviewers] == [("Rita View", 1)]
    for login in ("ana.lyst", "rita.view", "tech.tom", "client.pol"):
        assert psql(login, "select lims.independence(now() - interval '1 day', now())").state == "42501", login


REVIEWS = (
    # author, reviewer, minutes, pages, findings, outcome
    ("ana.lyst", "ben.lyst", 10, 2, 0, "passed"),  # 5 minutes a page
    ("ana.lyst", "ben.lyst", 20, 4, 1, "returned"),  # 5
    ("ana.lyst", "ben.lyst", 9, 3, 0, "passed"),  # 3
    ("ana.lyst", "ben.lyst", 40, 4, 2, "returned"),  # 10
    ("ana.lyst", "ben.lyst", 12, 2, 0, "passed"),  # 6
    ("ana.lyst", "ben.lyst", 7, 1, 0, "passed"),  # 7: the middle of 3 5 5 6 7 10 is 5.5
    ("ana.lyst", "rita.view", 30, 1, 1, "passed"),
    ("ana.lyst", "rita.view", 10, 1, 0, "passed"),  # of Ana's eight Ben did six: more than half
    *[("ben.lyst", "ana.lyst", 2, 4, 0, "passed")] * 5,  # half a minute a page
    *[("ben.lyst", "rita.view", 8, 4, 0, "passed")] * 4,  # of Ben's nine Ana did five: more than half
)
REPORT = """
insert into lab.report (number, case_id, kind, language, opened_by, opened_at, state, round)
select 'X-' || gen_random_uuid(), 1, 'full', 'en', %s, now(), 'TECH_REVIEW', 1 returning id
"""
SIGNED = """
insert into lab.report_signature (report_id, round, seat, person_id, pages, certificate_id, meaning, sha256, stamped,
    unstamped, at) values (%s, 1, %s, %s, %s, 1, 'x', 'x', false, 'no_authority', now())
"""
REVIEWED = """
insert into lab.report_review (report_id, round, kind, reviewer_id, began_at, ended_at, outcome)
values (%s, 1, %s, %s, now() - make_interval(days => %s, mins => %s), now() - make_interval(days => %s), %s)
returning id
"""
FOUND = """
insert into lab.report_finding (report_id, review_id, number, place, statement, raised_at)
values (%s, %s, %s, 'x', 'x', now())
"""


def recorded(database: Database, lab_of: LabOf, *reviews: tuple[str, str, int, int, int, str], **more: Any) -> None:
    """These reviews, as if they had been; `kind`, `days` ago, and a second author (`joint`)."""
    who = {login: lab_of(login).me.person for login in ("ana.lyst", "ben.lyst", "rita.view")}
    with psycopg.connect(**database.admin, autocommit=True) as session:
        session.execute("set session_replication_role = replica")
        for author, reviewer, minutes, pages, findings, outcome in reviews:
            [report] = session.execute(REPORT, (who[author],)).fetchone() or [0]
            authors = [author, *([more["joint"]] if "joint" in more else [])]
            for nth, one in enumerate(authors, 1):
                session.execute(SIGNED, (report, f"author_{nth}", who[one], pages))
            session.execute(SIGNED, (report, "authorised", who["rita.view"], pages + 90))
            days = more.get("days", 0)
            said = (report, more.get("kind", "technical"), who[reviewer], days, minutes, days, outcome)
            [review] = session.execute(REVIEWED, said).fetchone() or [0]
            for number in range(findings):
                session.execute(FOUND, (report, review, number + 1))


def test_the_numbers_are_those_computed_by_hand(lab_of: LabOf, database: Database) -> None:
    recorded(database, lab_of, *REVIEWS)
    recorded(database, lab_of, ("ana.lyst", "ben.lyst", 500, 1, 9, "taken"))  # Ben did not end it
    recorded(database, lab_of, ("ana.lyst", "ben.lyst", 500, 1, 9, "passed"), kind="administrative")
    recorded(database, lab_of, ("ana.lyst", "ben.lyst", 500, 1, 9, "passed"), days=8)  # before the interval
    found = independence.independence(lab_of("quinn.manager"), *WEEK)
    told = {
        (one.author_name, one.reviewer_name): (one.reviews, one.of, one.back, one.back_of, one.returned, one.findings,
                                               one.pace, one.findings_per_hundred, one.is_reciprocal)
        for one in found.pairs
    }  # fmt: skip
    assert told == {
        ("Ana Lyst", "Ben Lyst"): (6, 8, 5, 9, 2, 3, Decimal("5.5"), 50.0, True),
        ("Ben Lyst", "Ana Lyst"): (5, 9, 6, 8, 0, 0, Decimal("0.5"), 0.0, True),
        ("Ben Lyst", "Rita View"): (4, 9, 0, 0, 0, 0, Decimal("2.0"), 0.0, False),
        ("Ana Lyst", "Rita View"): (2, 8, 0, 0, 0, 1, Decimal("20.0"), 50.0, False),
    }
    reviewers = {one.name: (one.reviews, one.authors, one.findings, one.pace) for one in found.reviewers}
    assert reviewers == {  # Rita's six: 2 2 2 2 10 30
        "Ana Lyst": (5, 1, 0, Decimal("0.5")), "Ben Lyst": (6, 1, 3, Decimal("5.5")),
        "Rita View": (6, 2, 1, Decimal("2.0")),
    }  # fmt: skip
    recorded(database, lab_of, ("ana.lyst", "rita.view", 10, 2, 1, "passed"), joint="ben.lyst")
    joint = independence.independence(lab_of("quinn.manager"), *WEEK)
    counted = {(one.author_name, one.reviewer_name): (one.reviews, one.findings) for one in joint.pairs}
    assert (counted["Ana Lyst", "Rita View"], counted["Ben Lyst", "Rita View"]) == ((3, 2), (5, 1)), "for each"
    rita = next(one for one in joint.reviewers if one.name == "Rita View")
    assert (rita.reviews, rita.findings) == (7, 2), "and once for the reviewer"


def test_reported_work_is_done_once_more_by_somebody_who_knows_nothing(
    lab_of: LabOf, office: Office, database: Database, psql: Psql, method: int
) -> None:
    report = issued(lab_of, office, database)
    quality, ana, ben = (lab_of(login) for login in ("quinn.manager", "ana.lyst", "ben.lyst"))
    draw = "select lims.reexamination_draw(gen_random_uuid(), current_date - 1, current_date, null, 1)"
    for login in ("ana.lyst", "mona.manager", "aud.itor"):
        assert psql(login, draw).state == "42501", login
    with pytest.raises(Refused, match=r"reexamination\.nothing"):
        reexaminations.draw(quality, TODAY - timedelta(days=9), TODAY - timedelta(days=8), None, 1)
    one = drawn_again(lab_of)
    assert (one.original, one.report) == (office.bench.requests[0], seen(lab_of, report).number)
    again = draws.view(quality, one.draw)
    assert again is not None
    assert (again.is_the_same, again.drawn) == (True, office.bench.requests)
    by_hand = sorted(again.candidates, key=lambda one: hashlib.sha256(f"{again.seed}:{one}".encode()).hexdigest())
    assert by_hand[: again.many] == again.drawn, "whoever knows seed and candidates draws the same without us"
    root = "select count(*) from ledger.checkpoint where encode(root, 'hex') || '/' || %s = %s"
    assert database.superuser(root, one.draw, again.seed) == [(1,)], "and the seed is the ledger's own"
    assert again.subjects[0].name is not None
    assert psql("ben.lyst", "select lims.draw_view(%s)", one.draw) == [(None,)]
    assert psql("ben.lyst", "select count(*) from lab.draw") == [(0,)]
    assert psql("quinn.manager", draw) == Refusal("LM001", "reexamination.nothing")

    with pytest.raises(Refused, match=r"reexamination\.had_a_part"):
        requests.assign(lab_of("rita.view"), one.request, ana.me.person, method)
    with pytest.raises(Refused, match=r"request\.nothing_to_take"):
        requests.take_next(ana, "toxicology")
    allow(lab_of, "ben.lyst", method)
    assert reports.view(ben, report) is not None
    given = requests.take_next(ben, "toxicology").assignment or 0
    assert (reports.view(ben, report), reports.file(ben, report)) == (None, None)
    rows = "select (select count(*) from lab.report), (select count(*) from lab.report_finding), lims.report_scope(%s)"
    assert psql("ben.lyst", rows, report) == [(0, 0, None)]
    assert psql("ben.lyst", "select lims.report_preview(%s, '{}')", report) == Refusal("LM001", "report.unknown")
    amend = "select lims.report_open(gen_random_uuid(), %s, 'amended', 'en', %s, 'Misspelt')"
    assert psql("ben.lyst", amend, office.bench.requests, report) == Refusal("LM001", "report.unknown")
    supplement = "select lims.report_open(gen_random_uuid(), %s, 'supplemental', 'en')"
    assert psql("ben.lyst", supplement, office.bench.requests) == Refusal("LM001", "report.requests")
    paper = (
        "insert into lab.document (kind, stream, case_id, issued_by, issued_at)"
        " select 'withdrawal_notice', 'report/' || id, case_id, 1, now() from lab.report"
    )
    database.superuser(paper)
    notices = "select count(*) from lab.document where kind = 'withdrawal_notice'"
    assert (psql("ben.lyst", notices), psql("tech.tom", notices)) == ([(0,)], [(1,)]), (
        "its reason may tell what came out"
    )
    with pytest.raises(Refused, match=r"verification\.conclude_first"):
        verification.look(ben, office.bench.worksheet)
    told = worksheets.view(ben, office.bench.worksheet)
    assert told is None or told.results == []
    assert psql("ben.lyst", "select lims.reexaminations()").state == "42501"
    client = lab_of("client.pol")
    [(case,)] = database.superuser("select case_id from lab.report where id = %s", report)
    asked = enquiries.ask(client, case, "question", "Is 0.151 above the limit?").enquiry
    assert (enquiries.listed(ben), len(enquiries.listed(ana))) == ([], 1)
    with pytest.raises(Refused, match=r"enquiry\.(unknown|not_your_case)"):
        enquiries.say(ben, asked, "What was it?")
    shown = customers.case(client, case)
    assert (shown.status, len(shown.requests)) == ("REPORTED", 1), "nobody outside knows of it"
    authorise(lab_of, "rita.view", method, "review")
    examine_again(lab_of, office, given)

    assert one.request not in [each.request for each in reports.to_report(ben)]
    with pytest.raises(Refused, match=r"reexamination\.not_reported"):
        reports.open_one(ana, [one.request], "full", "en")
    assert "reexamination.task_judge" in [task.code for task in tasks.mine(quality).tasks]
    both = reexaminations.view(quality, one.request)
    assert both is not None
    compared = {each.field.code: each for each in both.compared()}
    assert len(compared) > 3
    assert all(each.agrees for each in compared.values())
    judge = "select lims.reexamination_judge(gen_random_uuid(), %s, 'concordant', 'x')"
    assert psql("mona.manager", judge, one.request).state == "42501"
    assert reports.view(ben, report) is None
    assert reexaminations.judge(quality, one.request, "concordant", "Both within 2 %").outcome == "concordant"
    assert psql("quinn.manager", judge, one.request) == Refusal("LM001", "request.wrong_state")
    assert reports.view(ben, report) is not None
    assert len(enquiries.listed(ben)) == 1
    with pytest.raises(psycopg.Error, match=r"quality\.kept"):
        database.superuser("update lab.reexamination set outcome = 'discordant'")


def test_two_who_review_each_other_are_marked() -> None:
    pair = Pair(2, 6, 0, 1, Decimal(1), author=1, author_name="A", reviewer_name="B", of=8, back=5, back_of=9)
    assert pair.is_reciprocal
    assert not replace(pair, back_of=10).is_reciprocal
    assert not replace(pair, reviews=4).is_reciprocal
    assert round(pair.findings_per_hundred, 1) == 16.7


def test_numbers_agree_within_the_methods_tolerance() -> None:
    about = Field("ratio", "Ratio", "Razón", tolerance=Decimal("0.1"))
    assert reexaminations.agree(about, Decimal("1.0"), Decimal("1.1")) is True
    assert reexaminations.agree(about, Decimal("1.0"), Decimal("1.11")) is False
    assert reexaminations.agree(replace(about, tolerance=None), Decimal(1), Decimal(2)) is None
    assert reexaminations.agree(about, None, Decimal(2)) is None
    assert reexaminations.agree(replace(about, kind="text"), "red", "blue") is False
