"""A recall by instrument and by reagent lot over many worksheets, compared with brute force.

The large laboratory is copied, and given twenty years of worksheets (as many as its items allow for, up to 40,000),
instruments, and lots prepared from lots.
"""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta

import psycopg

from lims_desktop import recall
from lims_desktop.embedded import Server
from lims_desktop.lab import Lab
from lims_desktop.recall import Question
from tests.bench import ground
from tests.bench.ground import Line, p50, p95
from tests.everyone import PASSWORD

WANTED = 1000.0
"""Milliseconds within which the answer, its first items and its first worksheets must be there, 95 times of 100."""
ROUNDS = 10
WORKSHEETS, INSTRUMENTS, LOTS, PLACES = 40_000, 60, 3_000, 8
DATABASE = "bench_recall_work"
MAKE = f"""
set session_replication_role = replica;
insert into lab.instrument (name, kind, maker, model, serial, added_at)
select 'GC ' || n, 'headspace-gc', 'Maker', 'Model', 'S' || n, now() - interval '30 years'
  from generate_series(1, {INSTRUMENTS}) n;
insert into lab.reagent (code, name, kind, unit) values ('IS', 'Internal standard', 'reagent', 'ml');
insert into lab.lot (reagent_id, number, received_at, received_by, expires, left_over)
select (select max(id) from lab.reagent), 'L-' || n, now() - interval '30 years', 1, '2100-01-01', 100
  from generate_series(1, {LOTS}) n;
insert into lab.lot_use (lot_id, amount, what_for, at, actor, made)
select f.id + n / 3, -1, 'prepared', now(), 1, f.id + n
  from (select min(id) as id from lab.lot) f, generate_series(1, {LOTS} - 1) n;
insert into lab.worksheet (number, version_id, state, analyst_id, opened_at, started_at, submitted_at, ended_at)
select 'WS-' || n, (select min(id) from lab.method_version), 'REVIEWED', 1, m.at, m.at, m.at + interval '3 hours',
       m.at + interval '5 days'
  from (select least({WORKSHEETS}, 500 + count(*) / {PLACES}) as many from lab.item) w, generate_series(1, w.many) n,
       lateral (select now() - n * interval '20 years' / w.many as at) m;
insert into lab.worksheet_use (worksheet_id, instrument_id)
select w.id, f.id + w.id % {INSTRUMENTS} from lab.worksheet w, (select min(id) as id from lab.instrument) f;
insert into lab.worksheet_use (worksheet_id, lot_id)
select w.id, f.id + w.id * 7 % {LOTS} from lab.worksheet w, (select min(id) as id from lab.lot) f;
insert into lab.run_position (worksheet_id, place, item_id, assignment_id)
select w.id, k, i.ids[1 + (w.id * 7919 + k * 104729) % cardinality(i.ids)], 1
  from lab.worksheet w, generate_series(1, {PLACES}) k,
       (select array_agg(id order by id) as ids from lab.item where case_id is not null) i;
set session_replication_role = origin;
"""


def measure(at: Server, large: str, *, rounds: int = ROUNDS) -> list[Line]:
    """Each question as on the page: how much, the first hundred items, the first hundred worksheets."""
    with psycopg.connect(**at.administrator(), autocommit=True) as admin:
        admin.execute(f"drop database if exists {DATABASE} with (force)".encode())
        admin.execute(f"create database {DATABASE} template {large} strategy file_copy".encode())
    try:
        return _measured(at, rounds)
    finally:
        with psycopg.connect(**at.administrator(), autocommit=True) as admin:
            admin.execute(f"drop database {DATABASE} with (force)".encode())


def _measured(at: Server, rounds: int) -> list[Line]:
    from tests.rules.test_methods import approved

    station, lines = ground.station(at, DATABASE), []
    with contextlib.ExitStack() as stack:
        known: dict[str, Lab] = {}

        def lab_of(login: str, _station: str = "") -> Lab:
            if login not in known:
                known[login] = stack.enter_context(contextlib.closing(Lab.sign_in(station, login, PASSWORD)))
            return known[login]

        approved(lab_of)
        with psycopg.connect(**at.administrator(DATABASE), autocommit=True) as admin:
            admin.execute(MAKE.encode())
            admin.execute(b"vacuum analyze lab.worksheet, lab.worksheet_use, lab.run_position, lab.lot_use, lab.lot")
            reached = Brute(admin)
            for what, question in _questions(admin):
                lines.append(_line(lab_of("aud.itor"), what, question, reached, rounds))
    return lines


def _questions(admin: psycopg.Connection[tuple[object, ...]]) -> Iterator[tuple[str, Question]]:
    row = admin.execute(
        "select (select min(id) from lab.instrument), (select min(id) from lab.lot), now()"
    ).fetchone()  # fmt: skip
    assert row is not None
    instrument, lot, now = int(str(row[0])), int(str(row[1])), row[2]
    assert isinstance(now, datetime)
    year = timedelta(days=365)
    yield "an instrument, one month", Question("instrument", recall.instrument(instrument), now - year / 12, now)
    yield "an instrument, twenty years", Question("instrument", recall.instrument(instrument), now - 20 * year, now)
    yield "a lot, ten years", Question("lot", recall.lot(lot + LOTS - 1), now - 10 * year, now)
    yield "a lot and a third of all, one year", Question("lot", recall.lot(lot + 1), now - year, now)
    yield "a lot and all others, twenty years", Question("lot", recall.lot(lot), now - 20 * year, now)


class Brute:
    """Everything read into memory, and every worksheet looked at."""

    def __init__(self, admin: psycopg.Connection[tuple[object, ...]]) -> None:
        self.children: dict[object, list[object]] = defaultdict(list)
        for parent, child in admin.execute("select lot_id, made from lab.lot_use where made is not null"):
            self.children[parent].append(child)
        self.times = {
            one: (begin, end)
            for one, begin, end in admin.execute("select id, started_at, submitted_at from lab.worksheet")
        }
        self.used = admin.execute("select worksheet_id, instrument_id, lot_id from lab.worksheet_use").fetchall()
        self.items: dict[object, set[object]] = defaultdict(set)
        for worksheet, item in admin.execute("select worksheet_id, item_id from lab.run_position"):
            self.items[worksheet].add(item)

    def count(self, question: Question) -> tuple[int, int]:
        """How many worksheets, and how many items."""
        subject = question.subject[question.kind]
        reached, waiting = {subject}, [subject]
        while question.kind == "lot" and waiting:
            fresh = [child for child in self.children[waiting.pop()] if child not in reached]
            reached.update(fresh)
            waiting += fresh
        column = 1 if question.kind == "instrument" else 2
        work = {one[0] for one in self.used if one[column] in reached and self._meets(one[0], question)}
        return len(work), len(set().union(*(self.items[one] for one in work)))

    def _meets(self, worksheet: object, question: Question) -> bool:
        begin, end = self.times[worksheet]
        return bool(begin < question.until and end > question.since)  # type: ignore[operator]


def _line(lab: Lab, what: str, question: Question, brute: Brute, rounds: int) -> Line:
    filters = {"question": question}
    answer = recall.answer(lab, question)
    same = brute.count(question) == (answer.worksheets + answer.hidden_worksheets, answer.items + answer.hidden)
    counted = ground.times(lambda: recall.answer(lab, question), rounds)
    items = ground.times(lambda: recall.affected(lab, filters=filters), rounds)
    work = ground.times(lambda: recall.work(lab, filters=filters), rounds)
    reached = f"{answer.worksheets + answer.hidden_worksheets:,} worksheets, {answer.items + answer.hidden:,} items"
    figure = (
        f"{reached}; p95 (median): "
        f"answer {p95(counted):.0f} ({p50(counted):.0f}) ms, items {p95(items):.0f} ({p50(items):.0f}) ms, "
        f"worksheets {p95(work):.0f} ({p50(work):.0f}) ms{'' if same else '; NOT as brute force'}"
    )
    slowest = max(p95(counted), p95(items), p95(work))
    return Line(what, figure, f"p95 below {WANTED:.0f} ms, as brute force", same and slowest < WANTED)
