"""Methods are proposed, approved by quality and one more person, and sealed."""

from __future__ import annotations

import json
from dataclasses import fields as dataclass_fields
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from lims_desktop import tasks
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.lab import Lab
from lims_desktop.methods import reading, register
from lims_desktop.methods.definition import Block, Check, Control, Example, Field, Method, Need
from lims_desktop.methods.register import Proposed
from tests.database import Database, LabOf, Psql, Refusal

METHOD = replace(reading.shipped()["blood-alcohol-hsgc"], vials=False)
"""Without its vials, which every other test would have to scan; those are tried in test_vials."""


def propose(lab: Lab, method: Method = METHOD) -> Proposed:
    return register.propose(lab, method, reason="First version")


def approved(lab_of: LabOf, method: Method = METHOD) -> Proposed:
    """Proposed by Rita, approved by Mona and for quality by Quinn."""
    made = propose(lab_of("rita.view"), method)
    for login in ("mona.manager", "quinn.manager"):
        register.approve(lab_of(login), made.version, made.sha256)
    return made


def test_quality_and_one_more_person_make_it_current(lab_of: LabOf) -> None:
    made, act = propose(lab_of("rita.view")), uuid4()
    assert made.sha256 == reading.digest(METHOD)
    first = register.approve(lab_of("mona.manager"), made.version, made.sha256, act=act)
    assert first.state == "PROPOSED"
    assert register.approve(lab_of("mona.manager"), made.version, made.sha256, act=act) == first
    assert register.approve(lab_of("quinn.manager"), made.version, made.sha256).state == "CURRENT"
    now = register.current(lab_of("ana.lyst"), METHOD.code)
    assert (now.number, now.read) == (1, METHOD)
    assert [(one.name, one.quality) for one in register.approvals(lab_of("ana.lyst"), made.method)] == [
        ("Mona Manager", False),
        ("Quinn Manager", True),
    ]


def test_two_without_quality_are_not_enough(lab_of: LabOf, newcomer: object) -> None:
    made = propose(lab_of("quinn.manager"))
    assert register.approve(lab_of("mona.manager"), made.version, made.sha256).state == "PROPOSED"
    assert register.approve(lab_of("rita.view"), made.version, made.sha256).state == "PROPOSED"


def test_a_new_version_makes_the_old_one_obsolete_and_keeps_it(lab_of: LabOf) -> None:
    first = approved(lab_of)
    approved(lab_of, replace(METHOD, reference="TOX-M-01, second issue"))
    states = [(one.number, one.state) for one in register.versions(lab_of("ana.lyst"), first.method)]
    assert states == [(2, "CURRENT"), (1, "OBSOLETE")]
    assert register.versions(lab_of("ana.lyst"), first.method)[1].read == METHOD


def test_what_an_approval_refuses(lab_of: LabOf, psql: Psql) -> None:
    made = propose(lab_of("mona.manager"))
    approve = "select lims.method_approve(gen_random_uuid(), %s, %s)"
    assert psql("mona.manager", approve, made.version, made.sha256) == Refusal("LM001", "method.own_proposal")
    assert psql("quinn.manager", approve, made.version, "0" * 64) == Refusal("LM001", "method.other_content")
    assert psql("quinn.manager", approve, 999, made.sha256) == Refusal("LM001", "method.unknown_version")
    register.approve(lab_of("quinn.manager"), made.version, made.sha256)
    assert psql("quinn.manager", approve, made.version, made.sha256) == Refusal("LM001", "method.approved_already")
    for login in ("ana.lyst", "tech.tom", "adam.view", "aud.itor", "admin.ada", "client.pol"):
        assert psql(login, approve, made.version, made.sha256).state == "42501", login


def test_an_old_password_does_not_approve(lab_of: LabOf, database: Database) -> None:
    made, quality = propose(lab_of("rita.view")), lab_of("quinn.manager")
    database.superuser("update lab.session set authenticated_at = now() - interval '1 hour'")
    with pytest.raises(Refused, match=r"signin\.fresh_needed"):
        register.approve(quality, made.version, made.sha256)


def test_a_rejected_version_says_why_and_is_over(lab_of: LabOf) -> None:
    made, manager = propose(lab_of("rita.view")), lab_of("mona.manager")
    with pytest.raises(NeedsReason):
        register.reject(manager, made.version, reason=" ")
    assert register.reject(manager, made.version, reason="Limits are missing").state == "REJECTED"
    with pytest.raises(Refused, match=r"method\.not_proposed"):
        register.approve(manager, made.version, made.sha256)


def test_the_same_content_is_proposed_once_and_a_newer_proposal_replaces_the_older(lab_of: LabOf) -> None:
    lab = lab_of("rita.view")
    first = propose(lab)
    with pytest.raises(Refused, match=r"method\.same_content"):
        propose(lab)
    propose(lab, replace(METHOD, reference="Better"))
    assert [one.state for one in register.versions(lab, first.method)] == ["PROPOSED", "REJECTED"]


def test_what_makes_no_sense_is_not_sent(lab_of: LabOf) -> None:
    lab = lab_of("rita.view")
    with pytest.raises(Refused, match=r"method\.no_examples"):
        propose(lab, replace(METHOD, examples=()))
    assert register.versions(lab) == []


@pytest.mark.parametrize(
    "definition",
    [
        "",
        "[]",
        "{}",
        '{"code": "X"}',
        '{"code": "x", "name": 1}',
        "null",
        "not json",
        "1e999999",
        "[" * 9000,
        '{"code": "a\\u0000"}',
    ],
)
def test_psql_cannot_propose_what_is_no_definition(psql: Psql, definition: str) -> None:
    refused = psql("rita.view", "select lims.method_propose(gen_random_uuid(), %s, 'why')", definition)
    assert refused == Refusal("LM001", "method.unreadable")


def spoilt(**changes: Any) -> str:
    """The definition as JSON, with some of its parts replaced: `fields__0__code` is the code of the first field."""
    said = json.loads(reading.to_json(METHOD))
    for path, value in changes.items():
        *way, last = [int(step) if step.isdigit() else step for step in path.split("__")]
        part = said
        for step in way:
            part = part[step]
        part[last] = value
    return json.dumps(said)


@pytest.mark.parametrize(
    ("code", "oddities"),
    [
        ("method.unreadable", [
            {"fields": "x"}, {"fields": [1]}, {"fields": [{}]}, {"fields": []}, {"fields__0": None},
            {"fields__0__code": 7}, {"fields__0__code": "Bad Code"}, {"fields__0__kind": "money"},
            {"fields__0__level": None}, {"fields__0__low": "1"},
            {"fields__0__required": "yes"}, {"fields__0__choices": {}}, {"fields__6__choices": [["a"]]},
            {"fields__6__choices__0__code": " "},
            {"fields__0__formula": ["1"]}, {"fields__0__formula": "1+" * 600}, {"fields__0__decimals": 2.5},
            {"fields__0__decimals": -1}, {"fields__0__surprise": 1}, {"surprise": 1},
            {"controls": {}}, {"controls": [None]}, {"controls__0__accept": 1}, {"controls__0__least": "2"},
            {"controls__0__least": 10**9}, {"controls__0__target": True}, {"examples": 3},
            {"examples": [{"name": "x"}]},
            {"examples__0__given": {"slope": {"a": 1}}}, {"examples__0__given": {"slope": [[1]]}},
            {"needs": {}}, {"needs": None}, {"needs": ["balance"]}, {"needs__0__least": 0}, {"needs__1__amount": "0.5"},
            {"checks": [1]}, {"blocks": [{"code": "x"}]}, {"blocks__0__part": "poem"}, {"replicates": 0},
            {"most_lines": 1000},
            {"examinations": [None]}, {"examinations": [["blood-alcohol"]]}, {"name_es": " "}, {"destructive": 0},
        ]),
        ("method.twice", [{"fields__1__code": "internal_standard"}, {"needs__1__code": "gc"}]),
        ("method.need_of_what", [{"needs__0__lot": "x"}, {"needs__0__instrument": ""}]),
        ("method.need_amount", [{"needs__1__amount": 0}, {"needs__0__amount": 1}]),
        ("lists.unknown_term", [{"needs__0__instrument": "tricorder"}, {"discipline": "alchemy"}]),
        ("formula.ends_early", [{"controls__0__accept": "1 <"}, {"controls__0__accept": ""}]),
    ],
)  # fmt: skip
def test_an_odd_shape_is_refused_and_never_an_error(psql: Psql, code: str, oddities: list[dict[str, Any]]) -> None:
    propose = "select lims.method_propose(gen_random_uuid(), %s, 'why')"
    for oddity in oddities:
        assert psql("rita.view", propose, spoilt(**oddity)) == Refusal("LM001", code), oddity


def test_the_database_knows_every_word_of_a_definition(database: Database) -> None:
    ((shape,),) = database.superuser("select lims.method_shape()")
    parts = {"fields": Field, "controls": Control, "needs": Need, "examples": Example, "checks": Check, "blocks": Block}

    def words(made: Any) -> set[str]:
        return {one.name for one in dataclass_fields(made)}

    assert {word.rstrip("~") for word in shape} == words(Method)
    assert {part: {word.rstrip("~") for word in shape[part]["list"]} for part in parts} == {
        part: words(made) for part, made in parts.items()
    }


def test_only_those_who_lead_propose(psql: Psql) -> None:
    text = reading.to_json(METHOD)
    propose = "select lims.method_propose(gen_random_uuid(), %s, 'why')"
    assert psql("ana.lyst", propose, text) == Refusal("LM001", "method.not_yours")
    for login in ("tech.tom", "adam.view", "aud.itor", "admin.ada", "client.pol", "sam.scene"):
        assert psql(login, propose, text).state == "42501", login


def test_an_approved_version_is_sealed_even_for_the_owner(lab_of: LabOf, database: Database) -> None:
    made = approved(lab_of)
    for change in ("definition = '{}'", "number = 7", "state = 'PROPOSED', decided_at = null", "reason = 'other'"):
        with pytest.raises(Exception, match=r"method\.sealed|violates check"):
            database.superuser(f"set role lims_owner; update lab.method_version set {change} where id = {made.version}")


def test_a_proposal_awaits_those_who_can_approve_it(lab_of: LabOf) -> None:
    propose(lab_of("rita.view"))

    def awaits(login: str) -> bool:
        return "method.task_approve" in [task.code for task in tasks.mine(lab_of(login)).tasks]

    assert [awaits(one) for one in ("mona.manager", "quinn.manager", "rita.view", "ana.lyst")] == [
        True,
        True,
        False,
        False,
    ]
