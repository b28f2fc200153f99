"""Verification: a second examiner concludes without having seen the first; a difference is a conflict for a third."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import uuid4

import pytest

from lims_desktop import authorisations, custody, interests, people, reports, requests, tasks, verification, worksheets
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.lab import Lab
from lims_desktop.methods.definition import Method
from lims_desktop.verification import Concluded
from lims_desktop.verify import verify
from lims_desktop.worksheets import Entry
from tests.database import Database, LabOf, Psql, Refusal
from tests.laboratory import place
from tests.rules.test_methods import METHOD, approved
from tests.rules.test_requests import YEAR, allow, person
from tests.rules.test_worksheets import Bench, a_bench, fill

VERIFIED = {"specimen": ("choice", None), "mean_concentration": ("number", Decimal("0.005"))}
EMPTY: dict[str, Any] = {"run": {"values": {}, "faults": {}}, "positions": {}}


@pytest.fixture
def lab_of(lab_of: LabOf) -> LabOf:
    """Everybody signs in once a test."""
    return cache(lab_of)


def verified(kind: Any) -> Method:
    """Blood alcohol whose specimen and mean a second examiner concludes."""
    fields = tuple(
        replace(one, verify=kind, tolerance=VERIFIED[one.code][1]) if one.code in VERIFIED else one
        for one in METHOD.fields
    )
    return replace(METHOD, fields=fields)


def a_section(lab_of: LabOf, database: Database, kind: str = "blind") -> int:
    """Ana and Ben perform the method, Rita reviews it."""
    database.superuser(
        "update lab.person set section = 'toxicology' where login in ('rita.view', 'ana.lyst', 'ben.lyst')"
    )
    made = approved(lab_of, verified(kind)).method
    allow(lab_of, "ana.lyst", made)
    allow(lab_of, "ben.lyst", made)
    reviewers(lab_of, made, "rita.view")
    return made


def reviewers(lab_of: LabOf, method: int, *logins: str) -> None:
    quinn = lab_of("quinn.manager")
    for login in logins:
        authorisations.authorise(quinn, person(lab_of, login), method, "review", YEAR, evidence="Test")


@pytest.fixture
def method(lab_of: LabOf, database: Database) -> int:
    return a_section(lab_of, database)


def submitted(lab_of: LabOf) -> Bench:
    """Ana's run, its controls passed, and the sample in Ben's hands."""
    bench = a_bench(lab_of)
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    fill(lab_of, bench)
    assert worksheets.submit(ana, bench.worksheet).state == "QC_PASS"
    hand_over(lab_of, bench.items, "ana.lyst", "ben.lyst")
    return bench


def hand_over(lab_of: LabOf, items: list[int], giver: str, taker: str) -> None:
    lab, to = lab_of(giver), lab_of(taker)
    offer = custody.offer(lab, items, to.me.person)
    with to.second(taker, "a demonstration password") as fresh:
        custody.accept(fresh, offer.offer, offer.digest)


@pytest.fixture
def bench(lab_of: LabOf, method: int) -> Bench:
    return submitted(lab_of)


def conclusions(lab: Lab, number: int, specimen: str = "whole", mean: str = "0.150") -> list[Concluded]:
    view = verification.view(lab, number)
    assert view is not None
    said = {"specimen": specimen, "mean_concentration": mean}
    return [Concluded(line.position, line.field, said[line.field]) for line in view.lines]


def codes(lab: Lab) -> list[str]:
    return [one.code for one in tasks.mine(lab).tasks if one.code.startswith(("verification", "worksheet"))]


def blind(lab: Lab, bench: Bench) -> tuple[Any, ...]:
    """What somebody learns of the values by every question there is."""
    view = worksheets.view(lab, bench.worksheet)
    assert view is not None
    return view.results, view.values, view.controls, view.ending


def test_a_second_examiner_agrees_without_having_seen_the_first(lab_of: LabOf, bench: Bench, psql: Psql) -> None:
    ben, rita, act = lab_of("ben.lyst"), lab_of("rita.view"), uuid4()
    review = "select lims.worksheet_review(gen_random_uuid(), %s)"
    assert codes(ben) == ["verification.task_verify"]
    assert codes(rita) == []
    begun = verification.begin(ben, bench.worksheet, act=act)
    assert verification.begin(ben, bench.worksheet, act=act) == begun
    assert codes(ben) == ["verification.task_conclude"]
    assert blind(ben, bench) == ([], EMPTY, {}, None)
    for question in ("lab.result", "lab.verification_conclusion"):
        assert psql("ben.lyst", f"select count(*) from {question}") == [(0,)]
    view = verification.view(ben, begun.verification)
    assert view is not None
    assert {(line.first, line.second) for line in view.lines} == {(None, None)}
    verification.look(rita, bench.worksheet)
    assert psql("rita.view", review, bench.worksheet) == Refusal("LM001", "verification.missing")
    act = uuid4()
    ended = verification.conclude(ben, begun.verification, conclusions(ben, begun.verification, mean="0.155"), act=act)
    assert ended.conflicts == 0
    again = verification.conclude(ben, begun.verification, conclusions(ben, begun.verification, mean="0.155"), act=act)
    assert again == ended
    after = verification.view(ben, begun.verification)
    assert after is not None
    assert {line.field: (line.second, line.agrees) for line in after.lines} == {
        "specimen": ("whole", True),
        "mean_concentration": ("0.155", True),
    }
    assert all(line.first for line in after.lines)
    assert len(blind(ben, bench)[0]) > 5
    assert codes(rita) == ["worksheet.task_review"]
    assert psql("ben.lyst", review, bench.worksheet) == Refusal("LM001", "authorisation.missing")
    assert worksheets.review(rita, bench.worksheet).state == "REVIEWED"


def test_who_cannot_be_the_second_examiner(lab_of: LabOf, bench: Bench, method: int, psql: Psql) -> None:
    begin = "select lims.verification_begin(gen_random_uuid(), %s)"
    assert psql("ana.lyst", begin, bench.worksheet) == Refusal("LM001", "verification.own_work")
    assert psql("rita.view", begin, bench.worksheet) == Refusal("LM001", "authorisation.missing")
    for login in ("tech.tom", "mona.manager", "quinn.manager", "aud.itor", "admin.ada", "client.pol"):
        assert psql(login, begin, bench.worksheet).state == "42501", login
    allow(lab_of, "rita.view", method)
    assert psql("rita.view", begin, bench.worksheet) == Refusal("LM001", "worksheet.no_custody")
    people.grant(lab_of("admin.ada"), person(lab_of, "ben.lyst"), "auditor")
    assert psql("ben.lyst", begin, bench.worksheet) == Refusal("LM001", "verification.reads_ledger")
    people.revoke(lab_of("admin.ada"), person(lab_of, "ben.lyst"), "auditor", reason="By mistake")
    assert psql("ben.lyst", begin, bench.worksheet) == Refusal("LM001", "verification.reads_ledger")
    verification.look(lab_of("rita.view"), bench.worksheet)
    assert psql("rita.view", begin, bench.worksheet) == Refusal("LM001", "verification.has_looked")
    assert len(blind(lab_of("rita.view"), bench)[0]) > 5


def test_nobody_sees_by_the_way(lab_of: LabOf, bench: Bench, method: int, psql: Psql, database: Database) -> None:
    """Before anybody looked: no question of staff tells what the first one found, and no act does by being refused."""
    for login in ("ben.lyst", "rita.view", "mona.manager", "tech.tom"):
        assert blind(lab_of(login, "Elsewhere"), bench) == ([], EMPTY, {}, None), login
        assert psql(login, "select count(*) from lab.result") == [(0,)]
    charts = "select (select count(*) from lab.control_point), jsonb_array_length(lims.control_series())"
    chart = "select jsonb_array_length(lims.control_chart(%s, %s, %s) -> 'points')"
    drawn = database.superuser("select method_id, control, field from lab.control_point limit 1")[0]
    assert psql("ben.lyst", charts) == [(0, 0)]
    assert (psql("ben.lyst", chart, *drawn), psql("ana.lyst", chart, *drawn)) == ([(0,)], [(1,)])
    paper = "select count(*) from lab.document where kind = 'control_chart'"
    printed = psql("ana.lyst", "select lims.control_chart_print(gen_random_uuid(), %s, %s, %s)", *drawn)
    assert isinstance(printed, list)
    assert (psql("ana.lyst", paper), psql("ben.lyst", paper)) == ([(1,)], [(0,)])
    for statement in (
        "select ending from lab.worksheet",
        "select disposition_reason, repeat_reason from lab.run_position",
    ):
        assert psql("ben.lyst", statement).state == "42501"
    reopen = "select lims.worksheet_reopen(gen_random_uuid(), %s, 'x')"
    assert psql("ben.lyst", reopen, bench.worksheet) == Refusal("LM001", "verification.look_first")
    assert psql("rita.view", "select lims.worksheet_review(gen_random_uuid(), %s)", bench.worksheet) == Refusal(
        "LM001", "verification.look_first"
    )
    worksheets.reopen(lab_of("ana.lyst"), bench.worksheet, reason="It was plasma")
    enter = 'select lims.results_enter(gen_random_uuid(), %s, \'[{"field": "slope", "typed": "1", "seen": 0}]\')'
    assert psql("ben.lyst", enter, bench.worksheet) == Refusal("LM001", "verification.look_first")
    assert psql("ben.lyst", "select lims.worksheet_submit(gen_random_uuid(), %s)", bench.worksheet) == Refusal(
        "LM001", "verification.look_first"
    )
    take_file = "select lims.results_import(gen_random_uuid(), %s, 'Sample,Ratio', %s, %s)"
    file = '{"name": "run.csv", "layout": {}, "lines": 1}'
    entry = '[{"field": "slope", "typed": "12.5", "seen": %s, "source": {"row": 2, "column": 2}}]'
    assert isinstance(psql("ana.lyst", take_file, bench.worksheet, file, entry % 1), list)
    assert psql("ben.lyst", take_file, bench.worksheet, file, entry % 1) == Refusal("LM001", "verification.look_first")
    assert psql("ben.lyst", "select count(*) from lab.blob where media_type = 'text/csv'") == [(0,)]
    repeat = "select lims.attempt_repeat(gen_random_uuid(), (select min(id) from lab.run_position), 'invalid', 'x')"
    assert psql("ben.lyst", repeat) == Refusal("LM001", "verification.look_first")
    abort = "select lims.worksheet_abort(gen_random_uuid(), %s, 'x')"
    assert psql("ben.lyst", abort, bench.worksheet) == Refusal("LM001", "verification.look_first")
    take = "select lims.worksheet_take(gen_random_uuid(), %s, 'x')"
    assert psql("ben.lyst", take, bench.worksheet) == Refusal("LM001", "verification.look_first")
    assert blind(lab_of("ben.lyst"), bench)[3] is None
    worksheets.abort(lab_of("ana.lyst"), bench.worksheet, reason="Nothing comes of it")
    assert len(blind(lab_of("ben.lyst"), bench)[0]) > 5
    assert psql("ben.lyst", paper) == [(1,)]


def test_a_verifier_concludes_everything_and_does_nothing_else(
    lab_of: LabOf, bench: Bench, method: int, psql: Psql
) -> None:
    ben = lab_of("ben.lyst")
    begun = verification.begin(ben, bench.worksheet)
    look = "select lims.worksheet_look(gen_random_uuid(), %s)"
    assert psql("ben.lyst", look, bench.worksheet) == Refusal("LM001", "verification.conclude_first")
    reopen = "select lims.worksheet_reopen(gen_random_uuid(), %s, 'x')"
    assert psql("ben.lyst", reopen, bench.worksheet) == Refusal("LM001", "verification.verifier")
    good = conclusions(ben, begun.verification)
    for said, code in (
        (good[:1], "verification.incomplete"),
        ([*good, good[0]], "verification.no_such"),
        ([*good, Concluded(good[0].position, "preservative", "true")], "verification.no_such"),
        ([replace(one, typed="nobody") for one in good], "worksheet.no_number"),
        ([replace(one, typed=None) for one in good], "verification.incomplete"),
    ):
        with pytest.raises(Refused) as refusal:
            verification.conclude(ben, begun.verification, said)
        assert refusal.value.code == code
    allow(lab_of, "rita.view", method)
    conclude = "select lims.verification_conclude(gen_random_uuid(), %s, '[]')"
    assert psql("rita.view", conclude, begun.verification) == Refusal("LM001", "verification.not_yours")
    assert psql("tech.tom", conclude, begun.verification).state == "42501"
    custody.store(ben, bench.items, place(ben, "Fridge"))
    with pytest.raises(NeedsReason, match=r"verification\.why_late"):
        verification.conclude(ben, begun.verification, good)
    verification.conclude(ben, begun.verification, good, reason="Noted at the bench before it was put away")
    assert psql("ben.lyst", conclude, begun.verification) == Refusal("LM001", "verification.ended")
    worksheets.reopen(lab_of("ana.lyst"), bench.worksheet, reason="A typing error")
    enter = 'select lims.results_enter(gen_random_uuid(), %s, \'[{"field": "slope", "typed": "1", "seen": 1}]\', \'x\')'
    assert psql("ben.lyst", enter, bench.worksheet) == Refusal("LM001", "verification.verifier")


def a_conflict(lab_of: LabOf, bench: Bench) -> tuple[int, int]:
    """Ben concludes another specimen than Ana; answers the verification and the conflict."""
    ben = lab_of("ben.lyst")
    begun = verification.begin(ben, bench.worksheet)
    other = next(one.code for one in METHOD.by_code["specimen"].choices if one.code != "whole")
    ended = verification.conclude(ben, begun.verification, conclusions(ben, begun.verification, specimen=other))
    assert ended.conflicts == 1
    view = verification.view(ben, begun.verification)
    assert view is not None
    return begun.verification, next(line.conflict for line in view.lines if line.conflict)


def test_a_third_person_says_which_conclusion_stands(lab_of: LabOf, bench: Bench, method: int, psql: Psql) -> None:
    number, conflict = a_conflict(lab_of, bench)
    rita, ana = lab_of("rita.view"), lab_of("ana.lyst")
    assert codes(rita) == ["verification.task_conflict"]
    resolve = "select lims.conflict_resolve(gen_random_uuid(), %s, %s, %s)"
    assert psql("rita.view", resolve, conflict, "first", "x") == Refusal("LM001", "verification.look_first")
    for login in ("ana.lyst", "ben.lyst"):
        assert psql(login, resolve, conflict, "first", "x") == Refusal("LM001", "authorisation.missing")
    reviewers(lab_of, method, "ana.lyst", "ben.lyst")
    for login in ("ana.lyst", "ben.lyst"):
        assert psql(login, resolve, conflict, "first", "x") == Refusal("LM001", "verification.not_third")
        review = "select lims.worksheet_review(gen_random_uuid(), %s)"
        assert psql(login, review, bench.worksheet) == Refusal("LM001", "worksheet.own_work")
    for login in ("mona.manager", "quinn.manager", "tech.tom", "aud.itor", "client.pol"):
        assert psql(login, resolve, conflict, "first", "x").state == "42501", login
    verification.look(rita, bench.worksheet)
    with pytest.raises(Refused, match=r"verification\.conflict_open"):
        worksheets.review(rita, bench.worksheet)
    assert psql("rita.view", resolve, conflict, "both", "x") == Refusal("LM001", "verification.stands")
    assert psql("rita.view", resolve, conflict, "first", " ").state == "LM002"
    act = uuid4()
    ended = verification.resolve(rita, conflict, "second", reason="Seen under the microscope", act=act)
    assert verification.resolve(rita, conflict, "second", reason="Seen under the microscope", act=act) == ended
    assert psql("rita.view", resolve, conflict, "first", "x") == Refusal("LM001", "verification.no_conflict")
    assert codes(ana) == ["verification.task_correct"]
    with pytest.raises(Refused, match=r"verification\.not_corrected"):
        worksheets.review(rita, bench.worksheet)
    correct(ana, bench)
    assert worksheets.review(rita, bench.worksheet).state == "REVIEWED"
    view = verification.view(rita, number)
    assert view is not None
    line = next(line for line in view.lines if line.conflict)
    assert (line.first, line.stands, line.why, line.resolved_by) == (
        "whole", "second", "Seen under the microscope", "Rita View",
    )  # fmt: skip


def test_a_report_tells_of_its_own_requests_and_of_nothing_unseen(lab_of: LabOf, method: int, psql: Psql) -> None:
    """Two requests in one run: the reports are drafted while a second examiner is still to conclude blind."""
    bench, ana, ben, quinn = a_bench(lab_of, two=True), lab_of("ana.lyst"), lab_of("ben.lyst"), lab_of("quinn.manager")
    authorisations.authorise(quinn, ana.me.person, method, "report", YEAR, evidence="Test")
    worksheets.start(ana, bench.worksheet)
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    first = next(one.id for one in view.positions if one.item == bench.items[0])
    worksheets.repeat(ana, first, "invalid", reason="It was plasma")
    fill(lab_of, bench)
    worksheets.submit(ana, bench.worksheet)
    hand_over(lab_of, bench.items, "ana.lyst", "ben.lyst")
    mine, other = (reports.open_one(ana, [one], "preliminary", "en").report for one in bench.requests)
    told = "select lims.report_view(%s) ->> 'facts'"
    for login in ("ben.lyst", "tech.tom"):
        assert "plasma" not in str(psql(login, told, mine)), login
    begun = verification.begin(ben, bench.worksheet)
    said = conclusions(ben, begun.verification)
    wrong = next(one.code for one in METHOD.by_code["specimen"].choices if one.code != "whole")
    known = verification.view(ben, begun.verification)
    assert known is not None
    two = next(n for n, line in enumerate(known.lines) if line.field == "specimen" and line.item == bench.items[1])
    said[two] = replace(said[two], typed=wrong)
    assert verification.conclude(ben, begun.verification, said).conflicts == 1
    discordant = "select jsonb_array_length((lims.report_view(%s) ->> 'facts')::jsonb -> 'reckoning' -> 'discordant')"
    assert [psql("ana.lyst", discordant, one) for one in (mine, other)] == [[(0,)], [(1,)]]


def correct(ana: Lab, bench: Bench) -> None:
    """Ana enters what the second examiner found, and submits again."""
    worksheets.reopen(ana, bench.worksheet, reason="The second conclusion stands")
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    stands = next(one for one in view.results if one.field == "specimen" and one.superseded_at is None)
    other = next(one.code for one in METHOD.by_code["specimen"].choices if one.code != "whole")
    entry = Entry(stands.position, "specimen", other, seen=stands.version)
    worksheets.enter(ana, bench.worksheet, [entry], reason="The second conclusion stands")
    worksheets.submit(ana, bench.worksheet)


def test_what_was_changed_after_it_was_verified_is_verified_again_by_somebody_else(
    lab_of: LabOf, bench: Bench, method: int, psql: Psql
) -> None:
    ben = lab_of("ben.lyst")
    begun = verification.begin(ben, bench.worksheet)
    verification.conclude(ben, begun.verification, conclusions(ben, begun.verification))
    correct(lab_of("ana.lyst"), bench)
    begin = "select lims.verification_begin(gen_random_uuid(), %s)"
    assert psql("ben.lyst", begin, bench.worksheet) == Refusal("LM001", "verification.has_looked")
    verification.look(lab_of("rita.view"), bench.worksheet)
    with pytest.raises(Refused, match=r"verification\.missing"):
        worksheets.review(lab_of("rita.view"), bench.worksheet)


def test_a_verification_is_given_up_or_ends_when_the_worksheet_goes_back(
    lab_of: LabOf, bench: Bench, method: int, psql: Psql
) -> None:
    ben, mona = lab_of("ben.lyst"), lab_of("mona.manager")
    begun = verification.begin(ben, bench.worksheet)
    withdraw = "select lims.verification_withdraw(gen_random_uuid(), %s, %s)"
    assert psql("ana.lyst", withdraw, begun.verification, "x") == Refusal("LM001", "verification.not_yours")
    assert psql("ben.lyst", withdraw, begun.verification, "").state == "LM002"
    allow(lab_of, "rita.view", method)
    begin = "select lims.verification_begin(gen_random_uuid(), %s)"
    assert psql("rita.view", begin, bench.worksheet) == Refusal("LM001", "verification.taken")
    act = uuid4()
    ended = verification.withdraw(mona, begun.verification, reason="Ben is on leave", act=act)
    assert verification.withdraw(mona, begun.verification, reason="Ben is on leave", act=act) == ended
    again = verification.begin(ben, bench.worksheet)
    worksheets.reopen(lab_of("ana.lyst"), bench.worksheet, reason="A typing error")
    view = verification.view(ben, again.verification)
    assert view is not None
    assert view.withdrawing_reason == "A typing error"
    assert blind(ben, bench)[0] == []


def test_openly_the_first_is_seen_and_images_are_enough(lab_of: LabOf, database: Database, psql: Psql) -> None:
    a_section(lab_of, database, "open")
    bench = submitted(lab_of)
    ben = lab_of("ben.lyst")
    custody.store(ben, bench.items, place(ben, "Fridge"))
    assert len(blind(ben, bench)[0]) > 5
    begun = verification.begin(ben, bench.worksheet)
    view = verification.view(ben, begun.verification)
    assert view is not None
    assert {line.field: line.first for line in view.lines}["specimen"] == "whole"
    with pytest.raises(Refused, match=r"verification\.missing"):
        worksheets.review(lab_of("rita.view"), bench.worksheet)
    verification.conclude(ben, begun.verification, conclusions(ben, begun.verification))
    assert database.superuser("select distinct in_hands from lab.verification_conclusion") == [(False,)]
    assert worksheets.review(lab_of("rita.view"), bench.worksheet).state == "REVIEWED"


def test_what_was_concluded_is_never_changed_and_hidden_with_its_case(
    lab_of: LabOf, bench: Bench, database: Database, psql: Psql
) -> None:
    number, conflict = a_conflict(lab_of, bench)
    worksheets.reopen(lab_of("ana.lyst"), bench.worksheet, reason="Nothing comes of it")
    worksheets.abort(lab_of("ana.lyst"), bench.worksheet, reason="Nothing comes of it")
    assert codes(lab_of("rita.view")) == ["verification.task_conflict"]
    verification.resolve(lab_of("rita.view"), conflict, "first", reason="Seen")
    for table, change in (
        ("verification", "verifier_id = 1"),
        ("verification", "concluded_at = null"),
        ("verification_conclusion", "typed = 'x'"),
        ("verification_conclusion", "agrees = true"),
        ("verification_conflict", "stands = 'second'"),
        ("verification_conflict", "resolved_at = null, resolved_by = null, stands = null, why = null"),
        ("worksheet_look", "person_id = 1"),
        ("result", "position_id = null"),
        ("result", "worksheet_id = worksheet_id + 1"),
        ("run_position", "item_id = item_id + 1"),
        ("run_position", "place = place + 100"),
        ("worksheet", "analyst_id = 1"),
    ):
        for statement in (
            f"update lab.{table} set {change}",
            f"delete from lab.{table}",
            f"truncate lab.{table} cascade",
        ):
            with pytest.raises(Exception, match=r"kept|frozen"):
                database.superuser(f"set role lims_owner; {statement}")
            assert psql("ana.lyst", statement).state == "42501"
    assert verify(database.admin).findings == ()
    assert verify(lab_of("aud.itor")).findings == ()
    for moved in (
        "lab.result set position_id = position_id - 1 where field = 'specimen'",
        "lab.verification_conclusion set agrees = true",
        "lab.verification_conflict set stands = 'second'",
    ):
        database.superuser(f"set session_replication_role = replica; update {moved}")
        found = {finding.code for finding in verify(database.admin).findings}
        assert found == {"verify.row_other"}, moved
    database.superuser("update lab.case_file set restricted = true")
    assert verification.view(lab_of("max.medic"), number) is None
    assert verification.waiting(lab_of("max.medic")) == []
    assert psql("max.medic", "select count(*) from lab.verification") == [(0,)]
    assert psql("client.pol", "select count(*) from lab.verification").state == "42501"


def test_a_conflict_of_interest_of_the_second_examiner_is_told(lab_of: LabOf, bench: Bench) -> None:
    """Declared after it was begun: who leads the section is told until the examiner or a manager gives it up."""
    ben, rita = lab_of("ben.lyst"), lab_of("rita.view")
    known = requests.view(ben, bench.requests[0])
    assert known is not None
    begun = verification.begin(ben, bench.worksheet).verification
    interests.declare(ben, "My neighbour", case=known.case)
    with pytest.raises(Refused, match=r"request\.conflict_of_interest"):
        verification.conclude(ben, begun, conclusions(ben, begun))
    told = {lab.me.login: [one for one in tasks.mine(lab).tasks if one.code.endswith("_part")] for lab in (ben, rita)}
    assert {login: [(one.code, one.page, one.argument) for one in found] for login, found in told.items()} == {
        "ben.lyst": [("request.task_own_part", "verification", begun)],
        "rita.view": [("request.task_part", "verification", begun)],
    }
    verification.withdraw(ben, begun, reason="Conflict of interest")
    assert [one for one in tasks.mine(rita).tasks if one.code.endswith("_part")] == []
