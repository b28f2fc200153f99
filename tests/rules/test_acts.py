"""An act is recorded once, whatever happens to the line, and a number stands for one act only."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

import pytest

from lims_desktop.errors import NeedsReason, Refused
from tests.database import Database, LabOf, Psql


def titles(database: Database) -> int:
    return int(
        database.superuser(
            "select count(*) from ledger.entry where kind = 'CHANGED' and stream ~ '^person' and body ~ '\"title\"'"
        )[0][0]
    )


@pytest.fixture
def ana(lab_of: LabOf) -> int:
    return lab_of("ana.lyst").me.person


def test_a_repeat_answers_what_the_first_one_answered(database: Database, lab_of: LabOf, ana: int) -> None:
    lab, act = lab_of("admin.ada"), uuid4()
    first = lab.act(dict, "person_change", act=act, person=ana, changes={"title": "Dr"})
    again = lab.act(dict, "person_change", act=act, person=ana, changes={"title": "Dr"})
    assert again == first
    assert titles(database) == 1


def test_the_same_act_from_eight_connections_at_once_is_done_once(database: Database, lab_of: LabOf, ana: int) -> None:
    labs, act = [lab_of("admin.ada", f"station {n}") for n in range(4)], uuid4()
    with ThreadPoolExecutor() as pool:
        change = {"act": act, "person": ana, "changes": {"title": "Dr"}}
        answers = list(pool.map(lambda lab: lab.act(dict, "person_change", **change), labs * 2))
    assert all(answer == answers[0] for answer in answers)
    assert titles(database) == 1


def test_a_number_is_not_used_for_something_else(lab_of: LabOf, ana: int) -> None:
    lab, act = lab_of("admin.ada"), uuid4()
    lab.act(dict, "person_change", act=act, person=ana, changes={"title": "Dr"})
    with pytest.raises(Refused, match=r"act\.reused"):
        lab.act(dict, "person_change", act=act, person=ana, changes={"title": "Prof"})
    with pytest.raises(Refused, match=r"act\.reused"):
        lab.act(dict, "duty_grant", act=act, person=ana, duty="auditor")
    with pytest.raises(Refused, match=r"act\.reused"):
        lab_of("admin.bert").act(dict, "person_change", act=act, person=ana, changes={"title": "Dr"})


def test_an_act_has_a_number(psql: Psql) -> None:
    refusal = psql("admin.ada", "select lims.person_change(null, 3, '{}')")
    assert refusal.message == "act.no_number"


@pytest.mark.parametrize("reason", [None, "", "   "])
def test_a_reason_is_asked_for(lab_of: LabOf, ana: int, reason: str | None) -> None:
    with pytest.raises(NeedsReason, match=r"act\.reason_needed"):
        lab_of("admin.ada").act(dict, "person_disable", person=ana, reason=reason)


def test_a_refused_act_may_be_tried_again_with_the_same_number(database: Database, lab_of: LabOf, ana: int) -> None:
    lab, act = lab_of("admin.ada"), uuid4()
    with pytest.raises(Refused, match=r"people\.unknown"):
        lab.act(dict, "person_change", act=act, person=10**9, changes={"title": "Dr"})
    lab.act(dict, "person_change", act=act, person=ana, changes={"title": "Dr"})
    assert titles(database) == 1


def test_every_entry_says_who_where_which_act_and_why(database: Database, lab_of: LabOf, ana: int) -> None:
    act = uuid4()
    lab_of("admin.ada", "Office 3").act(
        dict, "person_change", act=act, person=ana, changes={"title": "Dr"}, reason=" promoted "
    )
    entry = database.superuser("select stream, actor, station, act, reason from ledger.entry order by id desc limit 1")
    assert entry == [(f"person/{ana}", "admin.ada", "Office 3", act, "promoted")]


def test_an_act_answers_its_receipts_and_the_station_keeps_them(database: Database, lab_of: LabOf, ana: int) -> None:
    lab = lab_of("admin.ada")
    answer = lab.act(dict, "person_change", person=ana, changes={"title": "Dr"})
    [receipt] = answer["receipts"]
    [kept] = [r for r in lab.receipts() if r.stream == f"person/{ana}"]
    assert (kept.entry, kept.number, kept.hash) == (receipt["entry"], receipt["number"], receipt["hash"])
    assert database.superuser("select encode(hash, 'hex') from ledger.entry where id = %s", kept.entry) == [
        (kept.hash,)
    ]


@pytest.mark.parametrize("text", ["nul \x00 byte", "lone \ud800 surrogate"])
def test_text_that_no_database_can_hold_is_refused_before_it_is_sent(lab_of: LabOf, ana: int, text: str) -> None:
    lab = lab_of("admin.ada")
    with pytest.raises(Refused, match=r"act\.bad_value"):
        lab.act(dict, "person_change", person=ana, changes={"title": "Dr"}, reason=text)
    assert lab.unfinished() == []


def test_an_act_is_bound_to_everything_that_it_was_given(database: Database) -> None:
    """What an act is given stands in what its number is for, before anything else is done: asked of every act."""
    acts = database.superuser(
        "select proname, proargnames, prosrc from pg_proc"
        " where pronamespace = 'lims'::regnamespace and prosrc ~ 'lims.begin_act' and proname <> 'demonstration_open'"
    )
    assert len(acts) > 200
    loose = []
    for name, arguments, source in acts:
        said = re.split(r"(?m)^begin$", source)[0]
        told = [one for one in arguments if one != "_verifier"]  # salted anew each time, and kept from the record
        loose += [f"{name}({one})" for one in told if not re.search(rf"\b{one}\b", said)]
        loose += [name] if f"'{name}'" not in said else []
    assert not loose, "; ".join(loose)


def test_an_act_that_does_not_exist_is_said(lab_of: LabOf) -> None:
    with pytest.raises(Refused, match=r"act\.unknown"):
        lab_of("admin.ada").act(dict, "no_such_act")
