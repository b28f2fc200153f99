"""Tests of proficiency and competence: who gives, submits, evaluates; what a failed or overdue one keeps from."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from lims_desktop import authorisations, files, proficiency, requests, tasks
from lims_desktop.authorisations import Passed
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.proficiency import NewTest, Verdict
from tests.database import Database, LabOf, Psql, Refusal
from tests.rules.test_requests import TODAY, YEAR, asked, method, person

__all__ = ["method"]
FAILED = Verdict("fail", "Two of five were wrong")


def given(lab_of: LabOf, method: int, login: str = "ana.lyst", kind: str = "proficiency") -> int:
    test = NewTest(kind, "Provider", "2026-2", method, person(lab_of, login), 5, TODAY + timedelta(days=7))
    return proficiency.give(lab_of("quinn.manager"), test).test


def codes(lab_of: LabOf, login: str) -> list[str]:
    return [task.code for task in tasks.mine(lab_of(login)).tasks if task.code.startswith("proficiency.")]


def test_a_failed_test_suspends_until_quality_lifts_it(lab_of: LabOf, method: int, psql: Psql) -> None:
    ana, quinn, rita = lab_of("ana.lyst"), lab_of("quinn.manager"), lab_of("rita.view")
    test, request, act = given(lab_of, method), asked(lab_of), uuid4()
    assert codes(lab_of, "ana.lyst") == ["proficiency.task_due"]
    done = proficiency.submit(ana, test, "0.081, 0.120, nd, 0.055, 0.200", act=act)
    assert proficiency.submit(ana, test, "0.081, 0.120, nd, 0.055, 0.200", act=act) == done
    assert codes(lab_of, "quinn.manager") == ["proficiency.task_evaluate"]
    with pytest.raises(Refused, match=r"proficiency\.unsatisfactory"):
        proficiency.evaluate(quinn, test, Verdict("pass", "well", Decimal("-3.0")))
    proof = files.keep(quinn, b"%PDF-1.4 the provider's report", "application/pdf").sha256
    proficiency.evaluate(quinn, test, Verdict("fail", "Two of five were wrong", Decimal("-3.2"), proof))
    with pytest.raises(Refused, match=r"authorisation\.suspended") as refusal:
        requests.assign(rita, request, ana.me.person, method)
    assert refusal.value.detail["person"] == "Ana Lyst"
    with pytest.raises(Refused, match=r"authorisation\.suspended"):
        requests.take_next(ana, "toxicology")
    allowed = "select lims.is_authorised(%s, %s, %s)"
    assert psql("ana.lyst", allowed, ana.me.person, method, "perform") == [(False,)]
    assert codes(lab_of, "quinn.manager") == ["proficiency.task_failed"]
    [mine] = proficiency.tests(ana)
    assert (mine.state, mine.suspends, mine.z_score, mine.evaluated_by) == (
        "FAILED",
        True,
        Decimal("-3.2"),
        "Quinn Manager",
    )
    assert files.read(ana, proof) is not None
    assert mine.suspension is not None
    with pytest.raises(NeedsReason):
        proficiency.lift(quinn, mine.suspension)
    proficiency.lift(quinn, mine.suspension, reason="Trained again, five of five in a second test")
    assert requests.assign(rita, request, ana.me.person, method).state == "ASSIGNED"
    with pytest.raises(Refused, match=r"proficiency\.no_suspension"):
        proficiency.lift(quinn, mine.suspension, reason="again")


def test_an_overdue_test_suspends_until_it_is_submitted_or_extended(
    lab_of: LabOf, method: int, database: Database
) -> None:
    ana, quinn = lab_of("ana.lyst"), lab_of("quinn.manager")
    test, request = given(lab_of, method), asked(lab_of)
    database.superuser("update lab.proficiency_test set due = current_date - 1")
    assert codes(lab_of, "ana.lyst") == codes(lab_of, "quinn.manager") == ["proficiency.task_overdue"]
    with pytest.raises(Refused, match=r"authorisation\.suspended"):
        requests.assign(lab_of("rita.view"), request, ana.me.person, method)
    with pytest.raises(NeedsReason):
        proficiency.extend(quinn, test, TODAY + timedelta(days=3))
    proficiency.extend(quinn, test, TODAY + timedelta(days=3), reason="The samples came late")
    database.superuser("update lab.proficiency_test set due = current_date - 1")
    proficiency.submit(ana, test, "all five")
    assert requests.assign(lab_of("rita.view"), request, ana.me.person, method).state == "ASSIGNED"


def test_the_policy_says_whether_it_suspends(lab_of: LabOf, method: int, database: Database) -> None:
    database.superuser("update lab.policy set value = 'false' where name = 'failed_proficiency_suspends'")
    proficiency.evaluate(lab_of("quinn.manager"), given(lab_of, method), FAILED)
    given(lab_of, method)
    database.superuser("update lab.proficiency_test set due = current_date - 1 where outcome is null")
    request = asked(lab_of)
    assert requests.assign(lab_of("rita.view"), request, person(lab_of, "ana.lyst"), method).state == "ASSIGNED"
    assert "proficiency.task_failed" in codes(lab_of, "quinn.manager")


def test_a_passed_test_is_the_evidence_of_an_authorisation(lab_of: LabOf, method: int) -> None:
    ben, quinn = lab_of("ben.lyst"), lab_of("quinn.manager")
    test = given(lab_of, method, "ben.lyst", "competency")
    with pytest.raises(Refused, match=r"proficiency\.no_evidence"):
        authorisations.authorise(quinn, ben.me.person, method, "perform", YEAR, evidence=Passed(test))
    with pytest.raises(Refused, match=r"proficiency\.not_submitted"):
        proficiency.evaluate(quinn, test, Verdict("pass", "well"))
    proficiency.submit(ben, test, "five of five")
    proficiency.evaluate(quinn, test, Verdict("pass", "five of five", Decimal("0.4")))
    with pytest.raises(Refused, match=r"proficiency\.no_evidence"):
        authorisations.authorise(quinn, person(lab_of, "ana.lyst"), method, "perform", YEAR, evidence=Passed(test, "x"))
    authorisations.authorise(quinn, ben.me.person, method, "perform", YEAR, evidence=Passed(test))
    [granted] = authorisations.of_person(ben, ben.me.person)
    assert granted.evidence == proficiency.tests(ben)[0].number


def test_who_may_do_what_and_see_whose(lab_of: LabOf, method: int, psql: Psql) -> None:
    test = given(lab_of, method)
    calls = {
        "select lims.proficiency_give(gen_random_uuid(), '{}')": {"quinn.manager", "mona.manager"},
        "select lims.proficiency_evaluate(gen_random_uuid(), 0, '{}')": {"quinn.manager"},
        "select lims.proficiency_extend(gen_random_uuid(), 0, 'today', 'x')": {"quinn.manager"},
        "select lims.proficiency_withdraw(gen_random_uuid(), 0, 'x')": {"quinn.manager"},
        "select lims.suspension_lift(gen_random_uuid(), 0, 'x')": {"quinn.manager"},
    }
    for call, may in calls.items():
        for login in ("ana.lyst", "rita.view", "mona.manager", "quinn.manager", "aud.itor", "admin.ada", "client.pol"):
            answer = psql(login, call)
            assert isinstance(answer, Refusal)
            assert (answer.state == "42501") == (login not in may), (login, call)
    submit = "select lims.proficiency_submit(gen_random_uuid(), %s, 'x')"
    assert psql("rita.view", submit, test) == Refusal("LM001", "proficiency.not_yours")
    assert psql("ben.lyst", submit, test) == Refusal("LM001", "proficiency.unknown")
    for login, sees in (("ana.lyst", 1), ("ben.lyst", 0), ("tech.tom", 0), ("rita.view", 1), ("aud.itor", 1)):
        assert psql(login, "select count(*) from lab.proficiency_test") == [(sees,)], login
    own = given(lab_of, method, "mona.manager")
    proficiency.give(
        lab_of("mona.manager"),
        NewTest("competency", "We", "1", method, person(lab_of, "quinn.manager"), 1, TODAY),
    )
    evaluate = 'select lims.proficiency_evaluate(gen_random_uuid(), %s, \'{"outcome": "fail", "evaluation": "x"}\')'
    assert psql("quinn.manager", evaluate, own + 1) == Refusal("LM001", "proficiency.own")


def test_an_ended_test_stays_as_it_is(lab_of: LabOf, method: int, database: Database) -> None:
    quinn = lab_of("quinn.manager")
    failed, back = given(lab_of, method), given(lab_of, method)
    proficiency.evaluate(quinn, failed, FAILED)
    proficiency.withdraw(quinn, back, reason="The provider cancelled the round")
    for test in (failed, back):
        with pytest.raises(Refused, match=r"proficiency\.ended"):
            proficiency.submit(lab_of("ana.lyst"), test, "late")
    for statement in (
        "update lab.proficiency_test set outcome = 'pass'",
        "update lab.proficiency_test set person_id = 1",
        "delete from lab.suspension",
        "update lab.suspension set since = now()",
    ):
        with pytest.raises(Exception, match=r"quality\.kept|ledger\.frozen"):
            database.superuser(statement)
