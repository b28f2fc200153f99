"""Recall by instrument and by reagent lot: exactly the work that used it, or what was made from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import psycopg
import pytest

from lims_desktop import authorisations, instruments, recall, recall_paper, verify, worksheets
from lims_desktop.errors import Refused
from lims_desktop.instruments import NewReagent, Noted, Part
from lims_desktop.lab import Lab
from lims_desktop.recall import Question
from tests.database import Database, LabOf, Psql, Refusal
from tests.laboratory import LINE, take_in
from tests.rules.test_recall import STAFF, START, Move, about_today, brute
from tests.rules.test_requests import TODAY, YEAR, method, person
from tests.rules.test_worksheets import _code, a_bench, a_lot, an_instrument, fill

__all__ = ["method"]
DRAWS = 40


def minutes(question: Question, lab: Lab) -> dict[int, list[tuple[int, int]]]:
    minute = timedelta(minutes=1)
    return {
        one.id: [((span.since - START) // minute, (span.until - START) // minute) for span in one.spans]
        for one in recall.affected(lab, filters={"question": question})
    }


def at(minute: int) -> datetime:
    return START + timedelta(minutes=minute)


def write(database: Database, runs: list[dict[str, Any]], made: list[tuple[int, int]]) -> None:
    """These worksheets and preparations and no others, past every rule: only times and what was used matter here."""
    with psycopg.connect(**database.admin) as superuser:
        superuser.execute("set session_replication_role = replica")
        for table in ("worksheet", "worksheet_use", "run_position", "lot_use"):
            superuser.execute(f"delete from lab.{table}".encode())
        for lot, child in made:
            superuser.execute(
                """insert into lab.lot_use (lot_id, amount, what_for, at, actor, made)
                   values (%s, -1, 'prepared', now(), 1, %s)""",
                (lot, child),
            )
        for number, run in enumerate(runs, 1):
            superuser.execute(
                """insert into lab.worksheet (id, number, version_id, state, analyst_id, opened_at, started_at,
                                              submitted_at) overriding system value
                   values (%s, %s, (select min(id) from lab.method_version), %s, 1, %s, %s, %s)""",
                (number, f"WS-{number:05}", run["state"], at(0), run["since"], run["until"]),
            )
            for column in ("instrument", "lot"):
                use = f"insert into lab.worksheet_use (worksheet_id, {column}_id) values (%s, %s)".encode()
                for used in run[column]:
                    superuser.execute(use, (number, used))
            for place, item in enumerate(run["items"], 1):
                superuser.execute(
                    "insert into lab.run_position (worksheet_id, place, item_id, assignment_id) values (%s, %s, %s, 1)",
                    (number, place, item),
                )


def test_the_answer_is_what_looking_at_every_minute_finds(database: Database, lab_of: LabOf, method: int) -> None:
    lab = lab_of("tech.tom")
    known = [one.id for one in take_in(lab, *(replace(LINE, line=n) for n in range(1, 6))).items]
    tools, lots = [an_instrument(lab_of) for _ in range(2)], [a_lot(lab_of) for _ in range(5)]
    chance = Random(20261126)
    for _ in range(DRAWS):
        runs: list[dict[str, Any]] = []
        for _run in range(6):
            since, long = chance.randrange(20), chance.randrange(1, 9)
            state = chance.choice(["DRAFT", "RUNNING", "QC_PASS", "ABORTED"])
            runs.append({
                "state": state, "since": None if state == "DRAFT" else at(since),
                "until": at(since + long) if state in ("QC_PASS", "ABORTED") else None,
                "first": since, "last": since + long if state in ("QC_PASS", "ABORTED") else 60,
                "instrument": chance.sample(tools, chance.randrange(3)),
                "lot": chance.sample(lots, chance.randrange(3)),
                "items": [chance.choice(known) for _ in range(3)],
            })  # fmt: skip
        made = [(lots[a], lots[b]) for a in range(5) for b in range(a + 1, 5) if chance.random() < 0.25]
        write(database, runs, made)
        since = chance.randrange(20)
        until = since + chance.randrange(1, 22)
        for kind, subject in [("instrument", tools[0]), ("lot", lots[0]), ("lot", lots[2])]:
            reached = {subject}
            for lot, child in made if kind == "lot" else ():  # a preparation only ever stands after what it was made of
                reached |= {child} if lot in reached else set()
            expected: dict[int, list[tuple[int, int]]] = {}
            for item in known:
                used = [r for r in runs if r["state"] != "DRAFT" and item in r["items"] and reached & set(r[kind])]
                moves = [Move(m, int(any(r["first"] <= m < r["last"] for r in used))) for m in range(60)]
                if spans := brute(moves, {1}, since, until):
                    expected[item] = spans
            question = Question(kind, {kind: subject}, at(since), at(until))
            assert minutes(question, lab) == expected
            touched = [
                n for n, r in enumerate(runs, 1)
                if r["state"] != "DRAFT" and reached & set(r[kind]) and r["first"] < until and r["last"] > since
            ]  # fmt: skip
            assert [one.id for one in recall.work(lab, filters={"question": question})] == touched
            counted = recall.answer(lab, question)
            assert (counted.items, counted.worksheets) == (len(expected), len(touched))


def test_what_was_done_with_a_bad_solution_prepared_from_a_lot(
    lab_of: LabOf, method: int, database: Database, psql: Psql
) -> None:
    """From the received lot to the items, requests, attempts, controls and the agency; frozen, printed, hidden."""
    ana, head, quinn = lab_of("ana.lyst"), lab_of("rita.view"), lab_of("quinn.manager")
    bench, lot = a_bench(lab_of), a_lot(lab_of)
    reagent = instruments.add_reagent(head, NewReagent("IS", "Internal standard", "reagent", "ml")).reagent
    prepared = instruments.receive(
        head, reagent, "IS-1", Decimal(50), TODAY + timedelta(days=30), [Part(lot, Decimal(5))]
    ).lot
    worksheets.take(ana, bench.worksheet, _code("R", prepared))
    question = about_today("lot", recall.lot(lot))
    assert recall.answer(ana, question).items == 0  # it did not start
    worksheets.start(ana, bench.worksheet)
    fill(lab_of, bench)
    authorisations.authorise(quinn, person(lab_of, "rita.view"), method, "review", YEAR, evidence="Test")
    worksheets.submit(ana, bench.worksheet)
    worksheets.review(head, bench.worksheet)
    for kind, subject in (("lot", recall.lot(lot)), ("instrument", recall.instrument(bench.instrument))):
        found = recall.affected(ana, filters={"question": about_today(kind, subject)})
        assert [(one.id, [(a.attempt, a.disposition, a.request) for a in one.attempts]) for one in found] == [
            (bench.items[0], [(1, "reported", bench.requests[0])])
        ]
    (run,) = recall.work(ana, filters={"question": question})
    assert (run.via, run.method, run.items, run.attempts, run.reported) == ("IS-1", "blood-alcohol-hsgc", 1, 1, 1)
    assert (run.controls_passed > 0, run.controls_failed) == (True, 0)
    answer = recall.answer(ana, question)
    assert (answer.worksheets, answer.requests, answer.agencies) == (1, 1, 1)
    opened = recall.open_recall(quinn, question, reason="The standard was diluted wrongly")
    listed = recall.list_paper(quinn, opened.recall)
    assert ([one.number for one in listed.worksheets], listed.unnamed_worksheets) == ([run.number], 0)
    assert recall_paper.recall_paper(listed, "Lab", "es").startswith(b"%PDF")
    told = recall.notice(quinn, opened.recall, recall.view(quinn, opened.recall).recipients[0].agency)
    assert (told.worksheets, [a.number for a in told.lines[0].attempts]) == ([], [run.number])

    database.superuser("update lab.case_file set restricted = true")
    hidden = recall.answer(ana, question)
    assert (hidden.items, hidden.hidden, hidden.worksheets, hidden.hidden_worksheets, hidden.requests) == (
        0,
        1,
        0,
        1,
        0,
    )
    assert recall.work(ana, filters={"question": question}) == recall.work(ana, filters={"recall": opened.recall}) == []
    assert psql("ana.lyst", "select count(*) from lab.recall_worksheet") == [(0,)]
    uses = "select count(*) from lab.lot_use where what_for = %s or worksheet_id is not null"
    assert psql("ana.lyst", uses, run.number) == psql("aud.itor", uses, run.number) == [(0,)], (
        "the number of a worksheet"
    )
    assert psql("quinn.manager", uses, run.number)[0][0] > 0
    assert psql("ana.lyst", "select count(*) from lab.lot_use where lot_id = %s", lot)[0][0] > 0, "what names none"
    assert [one.number for one in recall.work(quinn, filters={"recall": opened.recall})] == [run.number]
    paper = recall.list_paper(quinn, opened.recall)
    assert (paper.worksheets, paper.unnamed_worksheets) == ([], 1)
    assert verify.verify(database.admin).sound


def test_the_doubt_begins_with_the_last_good_check(lab_of: LabOf) -> None:
    head, tool, lot = lab_of("rita.view"), an_instrument(lab_of), a_lot(lab_of)
    subject = recall.instrument(tool)

    def events() -> dict[str, datetime]:
        return {one.statement: one.at for one in instruments.story(head, tool)}

    good = recall.doubt(head, "instrument", subject)
    assert (good.since, good.until) == (events()["Yearly"], None)
    instruments.note(head, tool, Noted("check", "Linearity", "pass"))
    instruments.note(head, tool, Noted("check", "Drift", "fail"))
    instruments.note(head, tool, Noted("maintenance", "Cleaned"))
    bad = recall.doubt(head, "instrument", subject)
    assert (bad.since, bad.until) == (events()["Linearity"], None)
    instruments.note(head, tool, Noted("calibration", "Again", "pass", TODAY + timedelta(days=9)))
    over = recall.doubt(head, "instrument", subject)
    assert (over.since, over.until) == (events()["Linearity"], events()["Again"])
    assert recall.doubt(head, "lot", recall.lot(lot)).until is None
    for kind, wrong, code in (
        ("lot", {"lot": 0}, "unknown_subject"), ("instrument", {}, "unknown_subject"),
        ("lot", {"lot": "x"}, "unknown_subject"), ("place", {"place": 1}, "unknown_subject"),
        ("person", {"person": lab_of("tech.tom").me.person}, "unknown_kind"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=rf"recall\.{code}"):
            recall.doubt(head, kind, wrong)


def test_all_staff_ask_what_was_used_and_nobody_else(psql: Psql) -> None:
    interval = "now() - interval '1 day', now()"
    asks = [f"""select lims.recall_worksheets('{k}', '{{"{k}": 1}}', {interval})""" for k in ("instrument", "lot")]
    asks.append("select lims.recall_doubt('lot', '{\"lot\": 1}')")
    for login in STAFF:
        for ask in asks:
            assert psql(login, ask) == Refusal("LM001", "recall.unknown_subject")
        assert psql(login, "select lims.recall_work(1)") == [([],)]
        for forbidden in ("delete from lab.recall_worksheet", f"select lims.recalled_work_lot('{{}}', {interval})"):
            assert psql(login, forbidden).state == "42501"
    for outsider in ("client.pol", "client.dpp", "admin.ada"):
        for ask in (*asks, "select lims.recall_work(1)", "select * from lab.recall_worksheet"):
            assert psql(outsider, ask).state == "42501"
