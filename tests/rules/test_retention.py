"""Retention: which rule keeps an item, until when, who changes a rule, and whose task a review is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from lims_desktop import custody, retention, tasks
from lims_desktop.errors import Conflict, NeedsReason, Refused
from lims_desktop.retention import Rule
from lims_desktop.shipped import retention_rules, word_lists
from tests.database import PASSWORD, Database, LabOf, Psql, Refusal
from tests.laboratory import LINE, one_item, place, take_in
from tests.rules.ending import LONG_AGO, POWDER, TODAY, drugs

RULE = Rule(
    "knives", "Knives: two years", "Cuchillos: dos años", 24, "receipt", "destroy", ["police"], item_types=["knife"]
)


def put(
    lab_of: LabOf, rule: Rule, *, active: bool = True, reason: str = "ordered by the director"
) -> retention.RuleChanged:
    mona, act, said = lab_of("mona.manager"), uuid4(), retention.said(rule, active=active)
    with mona.second("quinn.manager", PASSWORD) as quinn:
        retention.vouch(quinn, act, said)
    return retention.put(mona, said, reason=reason, act=act)


def test_every_shipped_rule_names_words_that_exist() -> None:
    lists = word_lists()
    codes = [rule["code"] for rule in retention_rules()]
    assert len(set(codes)) == len(codes)
    for rule in retention_rules():
        assert set(rule.get("offences", ())) <= lists["offence"].codes
        assert set(rule.get("outcomes", ())) <= lists["case_outcome"].codes
        assert set(rule.get("item_types", ())) <= lists["item_type"].codes


def test_the_shipped_rules_are_in_force_from_the_beginning(lab_of: LabOf) -> None:
    assert {rule.code for rule in retention.rules(lab_of("aud.itor"))} == {rule["code"] for rule in retention_rules()}


def test_a_period_that_has_not_begun_lets_nothing_go(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    kept = retention.kept(tom, one_item(tom))
    assert kept is not None
    assert (kept.rule, kept.due, kept.waits, kept.state) == ("general", None, "closed", "RUNNING")
    assert kept.review_on >= TODAY + timedelta(days=360)


def test_the_longest_of_all_rules_that_fit_applies(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    murder = take_in(tom, POWDER)
    retention.outcome(tom, murder.case, "convicted", LONG_AGO, "Supreme Court")
    kept = retention.kept(tom, murder.items[0].id)
    assert kept is not None
    assert kept.rule == "homicide-convicted", "a murder's powder is kept for the murder, not for the drug"
    kept = retention.kept(tom, drugs(tom, 1).items[0].id)
    assert kept is not None
    assert (kept.rule, kept.action, kept.consents, kept.state, kept.ripe) == (
        "drugs", "destroy", ["court", "police"], "REVIEW_DUE", True,
    )  # fmt: skip
    month = LONG_AGO.month + 6
    assert kept.due is not None
    assert (kept.due.year * 12 + kept.due.month) == LONG_AGO.year * 12 + month


def test_a_pending_appeal_holds_everything(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken = take_in(tom, POWDER, offence="drug-possession")
    retention.outcome(tom, taken.case, "convicted", LONG_AGO, "Supreme Court")
    retention.outcome(tom, taken.case, "appeal-pending", TODAY, "Court of Appeal")
    kept = retention.kept(tom, taken.items[0].id)
    assert kept is not None
    assert (kept.rule, kept.waits, kept.due) == ("appeal", "authority", None)


@pytest.mark.parametrize(
    ("outcome", "decided", "closed", "code"),
    [
        ("appeal-pending", TODAY, TODAY, "retention.not_closing"),
        ("convicted", TODAY, LONG_AGO, "retention.closed_before_decided"),
        ("convicted", TODAY + timedelta(days=2), None, "retention.date_in_future"),
        ("hanged", TODAY, None, "lists.unknown_term"),
    ],
)
def test_an_outcome_must_make_sense(lab_of: LabOf, outcome: str, decided: date, closed: date | None, code: str) -> None:
    tom = lab_of("tech.tom")
    case = take_in(tom).case
    with pytest.raises(Refused) as refused:
        retention.outcome(tom, case, outcome, decided, "Court", closed_on=closed)
    assert refused.value.code == code


def test_an_outcome_is_recorded_once_by_its_number(lab_of: LabOf, database: Database) -> None:
    tom, act = lab_of("tech.tom"), uuid4()
    case = take_in(tom).case
    first = retention.outcome(tom, case, "convicted", LONG_AGO, "Court", act=act)
    assert retention.outcome(tom, case, "convicted", LONG_AGO, "Court", act=act) == first
    assert database.superuser("select count(*) from lab.case_outcome") == [(1,)]


def test_a_rule_needs_a_reason_and_a_second_manager(lab_of: LabOf) -> None:
    mona, said, act = lab_of("mona.manager"), retention.said(RULE), uuid4()
    with pytest.raises(NeedsReason):
        retention.put(mona, said, reason=None, act=act)
    with pytest.raises(Refused, match=r"vouch\.missing"):
        retention.put(mona, said, reason="why", act=act)
    with mona.second("mona.manager", PASSWORD) as herself:
        retention.vouch(herself, act, said)
    with pytest.raises(Refused, match=r"vouch\.same_person"):
        retention.put(mona, said, reason="why", act=act)
    with mona.second("tech.tom", PASSWORD) as tom, pytest.raises(Refused, match=r"vouch\.not_supervisor"):
        retention.vouch(tom, act, said)
    with mona.second("quinn.manager", PASSWORD) as quinn:
        retention.vouch(quinn, act, {**said, "months": 1})
    with pytest.raises(Refused, match=r"vouch\.other_content"):
        retention.put(mona, said, reason="why", act=act)


def test_a_changed_rule_keeps_its_old_version(lab_of: LabOf, database: Database) -> None:
    assert put(lab_of, RULE).version == 1
    assert put(lab_of, replace(RULE, months=36, version=1)).version == 2
    with pytest.raises(Conflict, match=r"retention\.changed_meanwhile"):
        put(lab_of, replace(RULE, months=12, version=1))
    rows = "select version, months, ended_at is null from lab.retention_rule where code = 'knives' order by version"
    assert database.superuser(rows) == [(1, 24, False), (2, 36, True)]
    put(lab_of, replace(RULE, version=2), active=False)
    assert "knives" not in {rule.code for rule in retention.rules(lab_of("tech.tom"))}


@pytest.mark.parametrize(
    "wrong",
    [
        {"code": "A b"}, {"months": -1}, {"months": 5000}, {"clock": "birth"}, {"action": "sell"},
        {"consents": ["pope"]}, {"item_class": "gold"},
    ],
)  # fmt: skip
def test_a_rule_that_cannot_be_read_is_refused(lab_of: LabOf, wrong: dict[str, object]) -> None:
    with pytest.raises(Refused, match=r"retention\.unreadable_rule"):
        put(lab_of, replace(RULE, **wrong))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "login", ["tech.tom", "ana.lyst", "rita.view", "sam.scene", "max.medic", "aud.itor", "admin.ada", "client.pol"]
)
def test_only_managers_change_rules(psql: Psql, login: str) -> None:
    statement = "select lims.retention_rule_put(gen_random_uuid(), '{}', 'why')"
    assert psql(login, statement).state == "42501"
    assert psql(login, "update lab.retention_rule set months = 0").state == "42501"


def test_a_review_keeps_items_until_another_date(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken = take_in(tom, LINE, offence="theft")
    retention.outcome(tom, taken.case, "withdrawn", LONG_AGO, "DPP")
    numbers = [item.id for item in taken.items]
    assert [(case.id, case.items) for case in retention.reviews_due(tom)] == [(taken.case, 1)]
    with pytest.raises(NeedsReason):
        retention.review(tom, numbers, TODAY + timedelta(days=90), reason=None)
    with pytest.raises(Refused, match=r"retention\.date_in_past"):
        retention.review(tom, numbers, TODAY, reason="civil suit")
    act = uuid4()
    done = retention.review(tom, numbers, TODAY + timedelta(days=90), reason="civil suit", act=act)
    assert retention.review(tom, numbers, TODAY + timedelta(days=90), reason="civil suit", act=act) == done
    kept = retention.kept(tom, numbers[0])
    assert kept is not None
    assert (kept.state, kept.ripe, kept.review_on) == ("RUNNING", False, TODAY + timedelta(days=90))
    assert retention.reviews_due(tom) == []


def test_reviews_are_tasks_grouped_by_case_for_its_officer_and_the_managers(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken = take_in(tom, *[LINE] * 5, offence="theft")
    retention.outcome(tom, taken.case, "withdrawn", LONG_AGO, "DPP")
    mine = [task for task in tasks.mine(tom).tasks if task.code == "retention.task_case"]
    assert [(task.detail["count"], task.page, task.argument) for task in mine] == [(5, "reviews", taken.case)]
    everybodys = [task for task in tasks.mine(lab_of("mona.manager")).tasks if task.code == "retention.task_all"]
    assert [task.detail["count"] for task in everybodys] == [1]
    assert "retention.task_case" not in [task.code for task in tasks.mine(lab_of("tech.tina")).tasks]
    review = retention.review_of(tom, taken.case)
    assert review is not None
    assert len(review.items) == 5


def test_what_left_the_house_awaits_no_review(lab_of: LabOf) -> None:
    tom = lab_of("tech.tom")
    taken = take_in(tom, LINE, offence="theft")
    retention.outcome(tom, taken.case, "withdrawn", LONG_AGO, "DPP")
    custody.store(tom, [taken.items[0].id], place(tom, "Shelf 1"))
    assert len(retention.reviews_due(tom)) == 1


def test_a_restricted_case_awaits_only_those_who_may_see_it(lab_of: LabOf, database: Database, psql: Psql) -> None:
    tom = lab_of("tech.tom")
    taken = take_in(tom, LINE, offence="theft")
    retention.outcome(tom, taken.case, "withdrawn", LONG_AGO, "DPP")
    database.superuser("update lab.case_file set restricted = true")
    assert retention.reviews_due(tom) == []
    assert retention.kept(tom, taken.items[0].id) is None
    assert len(retention.reviews_due(lab_of("mona.manager"))) == 1
    statement = "select lims.case_outcome(gen_random_uuid(), %s, 'convicted', current_date, 'x')"
    assert psql("tech.tom", statement, taken.case) == Refusal("LM001", "case.unknown")
    assert psql("tech.tom", "select count(*) from lab.case_outcome") == [(0,)]
    assert psql("client.pol", "select count(*) from lab.case_outcome").state == "42501"
