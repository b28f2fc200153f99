"""Nonconformities as people: raised by anybody, corrected and verified, closed by quality, disclosed in every case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from lims_desktop import cases, quality, recall, tasks
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.lab import Lab
from lims_desktop.quality import Seen
from lims_desktop.verify import verify
from tests.database import EVERYONE, Database, LabOf, Psql, Refusal
from tests.laboratory import take_in

TODAY = datetime.now(UTC).date()
WRONG = Seen("control", "major", "The control was out and nobody saw it")


def raised(lab: Lab, **about: int) -> int:
    return quality.raise_one(lab, WRONG, about).nonconformity


def owned(lab_of: LabOf, number: int, login: str = "ana.lyst") -> int:
    quality.assign(lab_of("quinn.manager"), number, lab_of(login).me.person)
    return number


def planned(lab_of: LabOf, number: int, owner: str = "ben.lyst", kind: str = "corrective") -> int:
    person = lab_of(owner).me.person
    made = quality.plan(lab_of("ana.lyst"), number, kind, "Teach it again", person, TODAY + timedelta(days=9))
    assert made.action is not None
    return made.action


def codes(lab: Lab) -> list[str]:
    return [task.code for task in tasks.mine(lab).tasks if task.code.startswith("quality.")]


def test_from_raising_to_the_end(lab_of: LabOf, database: Database) -> None:
    tom, ana, ben, quinn = (lab_of(one) for one in ("tech.tom", "ana.lyst", "ben.lyst", "quinn.manager"))
    taken, act = take_in(tom), uuid4()
    first = quality.raise_one(ana, WRONG, {"item": taken.items[0].id}, act=act)
    assert quality.raise_one(ana, WRONG, {"item": taken.items[0].id}, act=act) == first
    number = owned(lab_of, first.nonconformity)
    assert codes(ana) == ["quality.task_open"]
    with pytest.raises(Refused, match=r"quality\.no_root_cause"):
        quality.close(quinn, number, "corrected", "done")
    quality.note(ana, number, "containment", "The batch is held")
    quality.note(ana, number, "root_cause", "The chart was not looked at")
    with pytest.raises(Refused, match=r"quality\.no_impact"):
        quality.close(quinn, number, "corrected", "done")
    asked = recall.Question(
        "person", recall.person(tom.me.person), datetime.now(UTC) - timedelta(days=1), datetime.now(UTC)
    )
    opened = recall.open_recall(quinn, asked, reason="impact").recall
    assert quality.impact(ana, number, opened).cases == 1
    with pytest.raises(Refused, match=r"quality\.recalled_already"):
        quality.impact(ana, number, opened)
    with pytest.raises(Refused, match=r"quality\.no_effective_action"):
        quality.close(quinn, number, "corrected", "done")
    action = planned(lab_of, number)
    with pytest.raises(Refused, match=r"quality\.actions_open"):
        quality.close(quinn, number, "corrected", "done")
    with pytest.raises(Refused, match=r"quality\.actions_open"):
        quality.close(quinn, number, "unfounded", "nothing")
    assert "quality.task_action" in codes(ben)
    quality.done(ben, action, "Taught on Monday")
    assert "quality.task_verify" in codes(quinn)
    quality.settle(lab_of("rita.view"), action, "effective", "Ten runs looked at")
    assert "quality.task_close" in codes(quinn)
    quality.close(quinn, number, "corrected", "The chart opens by itself now")
    view = quality.view(ana, number)
    assert view is not None
    assert (view.state, view.outcome, view.closed_by, view.actions[0].settled_by) == (
        "CLOSED",
        "corrected",
        "Quinn Manager",
        "Rita View",
    )
    [case] = view.cases
    assert (case.case, case.how, case.items) == (taken.case, ["raised", "recall"], 1)
    assert codes(quinn) == codes(ana) == codes(ben) == []
    assert verify(database.admin).findings == ()


def test_whoever_did_it_does_not_verify_it(lab_of: LabOf, psql: Psql) -> None:
    quinn, rita = lab_of("quinn.manager"), lab_of("rita.view")
    number = owned(lab_of, raised(lab_of("tech.tom")))
    action = planned(lab_of, number, "rita.view")
    settle = "select lims.action_settle(gen_random_uuid(), %s, %s, 'so')"
    assert psql("rita.view", settle, action, "effective") == Refusal("LM001", "quality.not_done")
    assert psql("ben.lyst", "select lims.action_done(gen_random_uuid(), %s, 'x')", action) == Refusal(
        "LM001", "quality.not_your_action"
    )
    quality.done(quinn, action, "Done in Rita's stead")
    for login in ("quinn.manager", "rita.view"):
        assert psql(login, settle, action, "effective") == Refusal("LM001", "quality.own_action"), login
    assert psql("quinn.manager", settle, action, "withdrawn") == Refusal("LM001", "quality.done_already")
    quality.settle(lab_of("mona.manager"), action, "ineffective", "It happened again")
    with pytest.raises(Refused, match=r"quality\.settled"):
        quality.settle(lab_of("mona.manager"), action, "effective", "No, it did not")
    second = planned(lab_of, number)
    with pytest.raises(Refused, match=r"quality\.quality_only"):
        quality.settle(rita, second, "withdrawn", "not needed")
    quality.settle(quinn, second, "withdrawn", "not needed")


def test_who_may_do_what(lab_of: LabOf, psql: Psql) -> None:
    number = owned(lab_of, raised(lab_of("tech.tom")))
    close = "select lims.nonconformity_close(gen_random_uuid(), %s, 'unfounded', 'so')"
    assign = "select lims.nonconformity_assign(gen_random_uuid(), %s, 1)"
    assess = "select lims.nonconformity_assess(gen_random_uuid(), %s, array[1], 'affected', 'so')"
    note = "select lims.nonconformity_note(gen_random_uuid(), %s, 'root_cause', 'x')"
    for login in (*EVERYONE, "client.pol"):
        if login != "quinn.manager":
            assert psql(login, close, number).state == "42501", login
        if login not in ("quinn.manager", "mona.manager"):
            assert psql(login, assign, number).state == "42501", login
            assert psql(login, assess, number).state == "42501", login
    assert psql("tech.tom", note, number) == Refusal("LM001", "quality.not_owner")
    for login in ("client.pol", "admin.ada"):
        assert psql(login, "select lims.nonconformity_raise(gen_random_uuid(), '{}')").state == "42501"
        assert psql(login, "select * from lab.nonconformity").state == "42501"
    assert not isinstance(psql("aud.itor", note.replace("root_cause", "note"), number), Refusal)


def test_nothing_is_changed_or_deleted_even_by_the_owner_of_the_tables(
    lab_of: LabOf, psql: Psql, database: Database
) -> None:
    tom, quinn = lab_of("tech.tom"), lab_of("quinn.manager")
    number = owned(lab_of, raised(tom, item=take_in(tom).items[0].id))
    quality.note(quinn, number, "impact", "Nothing else")
    planned(lab_of, number)
    parts = ("note", "case", "assessment", "recall")
    statements = [f"delete from lab.nonconformity_{part}" for part in (*parts, "action")]
    statements += [f"update lab.nonconformity_{part} set nonconformity_id = 0" for part in (*parts, "action")]
    statements += [
        "delete from lab.nonconformity",
        "truncate lab.nonconformity cascade",
        "update lab.nonconformity set what = 'Nothing happened'",
        "update lab.nonconformity set since = now()",
        "update lab.nonconformity_action set statement = 'less'",
    ]
    for statement in statements:
        assert psql("quinn.manager", statement).state == "42501", statement
        for role in ("lims_owner", "none"):
            database.superuser(_told(statement, role))
    assert quality.view(quinn, number) is not None
    quality.close(quinn, raised(tom), "unfounded", "It was a misreading")
    with pytest.raises(Exception, match=r"quality\.kept"):
        database.superuser("update lab.nonconformity set state = 'RAISED', closed_at = null where state = 'CLOSED'")


def _told(statement: str, role: str) -> str:
    """The statement as this role: it fails unless one of our rules refuses it."""
    return f"""do $$ begin set local role {role}; {statement};
        raise exception 'it was not refused' using errcode = 'P0002';
        exception when sqlstate 'LM001' or insufficient_privilege then null; end $$"""


def test_a_case_keeps_all_that_touched_it(lab_of: LabOf, psql: Psql) -> None:
    tom, ana, quinn = lab_of("tech.tom"), lab_of("ana.lyst"), lab_of("quinn.manager")
    case = take_in(tom).case
    number = owned(lab_of, raised(tom))
    assert quality.disclosure(tom, case).lines == []
    with pytest.raises(NeedsReason):
        quality.touch(ana, number, case)
    quality.touch(ana, number, case, reason="The same balance")
    with pytest.raises(Refused, match=r"quality\.touched_already"):
        quality.touch(ana, number, case, reason="again")
    with pytest.raises(NeedsReason):
        quality.assess(quinn, number, [case], "not_affected")
    with pytest.raises(Refused, match=r"quality\.not_touched"):
        quality.assess(quinn, number, [case, 999], "not_affected", reason="so")
    quality.assess(quinn, number, [case], "affected", reason="At first sight")
    quality.assess(quinn, number, [case], "not_affected", reason="Another balance was used")
    quality.close(quinn, number, "unfounded", "The balance was right")
    [line] = quality.disclosure(tom, case).lines
    assert (line.number, line.outcome, line.conclusion, line.touches.verdict) == (
        f"NC-{TODAY.year}-0001",
        "unfounded",
        "The balance was right",
        "not_affected",
    )
    assert [one.because for one in line.touches.assessments] == ["At first sight", "Another balance was used"]
    assert psql("client.pol", "select lims.case_disclosure(%s)", case).state == "42501"


def test_restricted_cases_are_counted_and_not_named(lab_of: LabOf, psql: Psql) -> None:
    tom, ana, mona, quinn = (lab_of(one) for one in ("tech.tom", "ana.lyst", "mona.manager", "quinn.manager"))
    secret, open_case = take_in(tom), take_in(tom, reference="CR-2/26")
    about = raised(tom, item=secret.items[0].id)
    quality.touch(quinn, about, open_case.case, reason="The same bench")
    beside = owned(lab_of, raised(tom))
    quality.touch(quinn, beside, secret.case, reason="The same bench")
    earlier = "select id from lab.document where id = %s"
    printed = quality.paper(quinn, about).document.document
    assert psql("ana.lyst", earlier, printed) == [(printed,)]
    cases.restrict(mona, secret.case, True, reason="secret")
    assert quality.view(ana, about) is None
    assert (psql("ana.lyst", earlier, printed), psql("quinn.manager", earlier, printed)) == ([], [(printed,)])
    view = quality.view(ana, beside)
    assert view is not None
    assert (view.cases, view.hidden) == ([], 1)
    assert [one.id for one in quality.listed(ana)] == [beside]
    told = quality.disclosure(ana, open_case.case)
    assert (told.lines, told.hidden) == ([], 1)
    assert (quality.disclosure(ana, secret.case).lines, len(quality.disclosure(quinn, secret.case).lines)) == ([], 2)
    assert psql("ana.lyst", "select case_id from lab.nonconformity_case") == []
    with pytest.raises(Refused, match=r"quality\.owner_not_admitted"):
        quality.assign(quinn, about, ana.me.person)
    with pytest.raises(Refused, match=r"quality\.unknown"):
        quality.note(ana, about, "note", "x")
    with pytest.raises(Refused, match=r"quality\.no_subject"):
        quality.raise_one(ana, WRONG, {"item": secret.items[0].id})
    paper = quality.paper(quinn, beside)
    assert (paper.nonconformity.cases, paper.nonconformity.hidden) == ([], 1)
    own = quality.paper(quinn, about)
    assert {one.case for one in own.nonconformity.cases} == {secret.case, open_case.case}
    assert psql("ana.lyst", earlier, own.document.document) == []


def test_what_is_raised_makes_sense(lab_of: LabOf) -> None:
    tom, now = lab_of("tech.tom"), datetime.now(UTC)
    later, before = now + timedelta(hours=1), now - timedelta(days=2)
    for seen, about, code in (
        (Seen("control", "major", "x", found_at=later), {}, "moments"),
        (Seen("control", "major", "x", found_at=before, since=now), {}, "moments"),
        (Seen("control", "huge", "x"), {}, "severity"),
        (WRONG, {"item": 1, "lot": 1}, "one_subject"),
        (WRONG, {"item": 99}, "no_subject"),
        (WRONG, {"planet": 1}, "no_subject"),
    ):
        with pytest.raises(Refused, match=rf"quality\.{code}"):
            quality.raise_one(tom, seen, about)
    with pytest.raises(Refused, match=r"lists\.unknown_term"):
        quality.raise_one(tom, Seen("nothing", "minor", "x"))
    with pytest.raises(Refused, match=r"lists\.missing"):
        quality.raise_one(tom, Seen("control", "minor", "  "))


def test_an_owner_and_a_day(lab_of: LabOf, database: Database) -> None:
    tom, ana, quinn = lab_of("tech.tom"), lab_of("ana.lyst"), lab_of("quinn.manager")
    number = raised(tom)
    assert codes(quinn) == ["quality.task_unassigned"]
    with pytest.raises(Refused, match=r"quality\.no_such_owner"):
        quality.assign(quinn, number, lab_of("client.pol").me.person)
    with pytest.raises(Refused, match=r"quality\.due_in_past"):
        quality.assign(quinn, number, ana.me.person, due=datetime(2020, 1, 1, tzinfo=UTC))
    quality.assign(quinn, number, ana.me.person)
    with pytest.raises(NeedsReason):
        quality.assign(quinn, number, tom.me.person)
    assert [one.id for one in quality.listed(ana, filters={"which": "mine"})] == [number]
    database.superuser("update lab.nonconformity set due_at = now() - interval '1 day'")
    assert [one.late for one in quality.listed(tom, filters={"which": "overdue"})] == [True]
    assert codes(quinn) == ["quality.task_open"]
