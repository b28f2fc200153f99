"""Given back and given up in the place of others: who may, who is told, and that nobody takes work out of a review."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import psycopg
import pytest

from lims_desktop import independence, reports, tasks
from lims_desktop.errors import NeedsReason, Refused
from tests.database import Database, LabOf, Psql
from tests.rules.test_reports import (
    Office,
    authorise,
    authority,
    checked,
    draft,
    lab_of,
    method,
    office,
    seen,
    sign,
    worked_on,
)
from tests.rules.test_requests import person

__all__ = ["authority", "lab_of", "method", "office"]
NOW = datetime.now(UTC)
WEEK = (NOW - timedelta(days=7), NOW + timedelta(days=1))


def told(lab_of: LabOf, login: str) -> list[str]:
    moved = ("report.task_given_back", "report.task_given_up")
    return [one.code for one in tasks.mine(lab_of(login)).tasks if one.code in moved]


def test_a_manager_moves_what_others_have_and_never_in_silence(
    lab_of: LabOf, office: Office, database: Database, psql: Psql
) -> None:
    """Kept though the database cannot know who left: with the reason, without a part in it, and each is told."""
    report = draft(lab_of, office)
    sign(lab_of, office, "ana.lyst", report)
    checked(lab_of, report)
    mona, act = lab_of("mona.manager"), uuid4()
    back = "select lims.report_return(gen_random_uuid(), %s, 'I want it so')"
    for login, code in (("ana.lyst", "report.not_reviewer"), ("ben.lyst", "report.not_reviewer"),
                        ("adam.view", "report.not_reviewer"), ("quinn.manager", "report.not_reviewer"),
                        ("max.medic", "report.not_reviewer")):  # fmt: skip
        assert psql(login, back, report).message == code, login
    for login in ("tech.tom", "aud.itor", "admin.ada", "client.pol", "sam.scene"):
        assert psql(login, back, report).state == "42501", login
    with pytest.raises(NeedsReason):
        reports.give_back(mona, report, reason=" ")
    reports.give_back(mona, report, reason="Rita is ill for months", act=act)
    reports.give_back(mona, report, reason="Rita is ill for months", act=act)
    view = seen(lab_of, report)
    assert (view.state, view.round, view.standing) == ("DRAFT", 2, [])
    assert [(one.what, one.told, one.moved_by, one.noted_at) for one in view.moves] == [
        ("given_back", "Ana Lyst", "Mona Manager", None), ("given_back", "Rita View", "Mona Manager", None),
    ]  # fmt: skip
    assert view.reviews[0].outcome == "taken", "Rita gave nothing back"
    assert independence.independence(mona, *WEEK).pairs == [], "nor did she review it"
    assert [told(lab_of, one) for one in ("ana.lyst", "rita.view")] == [["report.task_given_back"]] * 2
    assert told(lab_of, "mona.manager") == told(lab_of, "ben.lyst") == []
    act = uuid4()
    for _ in range(2):
        reports.note(lab_of("rita.view"), report, act=act)
    for login in ("rita.view", "mona.manager"):
        with pytest.raises(Refused, match=r"report\.nothing_to_note"):
            reports.note(lab_of(login), report)
    assert (told(lab_of, "rita.view"), told(lab_of, "ana.lyst")) == ([], ["report.task_given_back"])
    reports.abandon(mona, report, reason="The case was withdrawn")
    assert told(lab_of, "ana.lyst") == ["report.task_given_back", "report.task_given_up"]
    for spoil in ("update lab.report_move set why = 'x'", "delete from lab.report_move",
                  "update lab.report_move set noted_at = null where noted_at is not null"):  # fmt: skip
        with pytest.raises(psycopg.Error, match=r"kept|frozen"):
            database.superuser(spoil)
    kinds = "select count(*) from ledger.entry where stream = %s and body::jsonb ->> 'table' = 'lab.report_move'"
    assert database.superuser(kinds, f"report/{report}") == [(4,)], "three told, one noted"


def test_a_manager_with_a_part_in_it_moves_nothing(lab_of: LabOf, office: Office, database: Database) -> None:
    mona, report = lab_of("mona.manager"), draft(lab_of, office)
    wrote = "set session_replication_role = replica; insert into lab.report_author values ({}, {}, 2, {})"
    database.superuser(wrote.format(report, mona.me.person, "now()"))
    sign(lab_of, office, "ana.lyst", report)
    for state in (None, "TECH_REVIEW"):
        if state:
            checked(lab_of, report)
        with pytest.raises(Refused, match=r"report\.own_report"):  # once an author, always a part in it
            reports.give_back(mona, report, reason="It should not be looked at")
    database.superuser(
        f"set session_replication_role = replica; delete from lab.report_author where person_id = {mona.me.person}"
    )
    worked_on(database, mona)
    with pytest.raises(Refused, match=r"report\.own_work"):
        reports.give_back(mona, report, reason="It should not be looked at")
    reports.give_back(lab_of("rita.view"), report, reason="See nothing")
    with pytest.raises(Refused, match=r"report\.own_work"):
        reports.abandon(mona, report, reason="It should not be looked at")
    assert seen(lab_of, report).moves == [], "what a reviewer gives back is no move"


def test_a_signed_draft_is_not_given_up(lab_of: LabOf, office: Office) -> None:
    """Its signature would stand for ever under a report that is none: taken back first, it is void."""
    report, ben = draft(lab_of, office), lab_of("ben.lyst")
    reports.set_authors(lab_of("ana.lyst"), report, [person(lab_of, "ana.lyst"), ben.me.person])
    sign(lab_of, office, "ana.lyst", report)
    for login in ("ben.lyst", "mona.manager"):
        with pytest.raises(Refused, match=r"report\.locked"):
            reports.abandon(lab_of(login), report, reason="Begun anew")
    reports.give_back(ben, report, reason="Not like this")
    assert reports.abandon(ben, report, reason="Begun anew").state == "ABANDONED"
    assert seen(lab_of, report).standing == []


def test_who_left_the_authors_neither_reviews_nor_decides_nor_is_forgotten(
    lab_of: LabOf, office: Office, method: int, database: Database
) -> None:
    """Else a co-author signs, leaves, and reviews in the next round what they wrote; and the numbers name another."""
    ana, ben, report = lab_of("ana.lyst"), lab_of("ben.lyst"), draft(lab_of, office)
    authorise(lab_of, "ben.lyst", method, "review")
    reports.set_authors(ana, report, [ana.me.person, ben.me.person])
    sign(lab_of, office, "ana.lyst", report)
    sign(lab_of, office, "ben.lyst", report)
    checked(lab_of, report)
    reports.find(lab_of("rita.view"), report, "technical", "Opinions", "Too strong.")
    reports.give_back(lab_of("rita.view"), report, reason="See finding 1")
    reports.set_authors(ana, report, [ana.me.person])
    reports.answer(ana, seen(lab_of, report).findings[0].id, "Mended.")
    assert [one.name for one in seen(lab_of, report).authors] == ["Ana Lyst"]
    with pytest.raises(Refused, match=r"report\.not_author"):
        reports.write(ben, report, seen(lab_of, report).edition, seen(lab_of, report).content)
    assert sign(lab_of, office, "ana.lyst", report).state == "AUTHOR_SIGNED"
    with pytest.raises(Refused, match=r"report\.own_report"):
        reports.begin_review(ben, report, "technical")
    assert "report.task_technical" not in [one.code for one in tasks.mine(ben).tasks]
    counted = {
        (one.author_name, one.returned) for one in independence.independence(lab_of("mona.manager"), *WEEK).pairs
    }
    assert counted == {("Ana Lyst", 1), ("Ben Lyst", 1)}, "both had signed what Rita gave back"
    with pytest.raises(psycopg.Error, match="frozen"):
        database.superuser("delete from lab.report_author")
