"""A recall over all events of custody: the answer and its first page, against the time and against brute force."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from lims_desktop import recall
from lims_desktop.embedded import Server
from lims_desktop.lab import Lab
from lims_desktop.recall import Question
from tests.bench import ground
from tests.bench.ground import Line, p50, p95
from tests.everyone import PASSWORD

WANTED = 1000.0
"""Milliseconds within which the answer and its first page must be there, 95 times of 100."""
ROUNDS = 15

BELOW = "with recursive b(id) as (select %s::bigint union select p.id from lab.place p join b on p.parent_id = b.id) "
BRUTE = """
select count(*), md5(coalesce(string_agg(t.item_id::text, ',' order by t.item_id), '')) from (
    select distinct e.item_id from (
        select c.item_id, c.to_place, c.at, lead(c.at) over (partition by c.item_id order by c.seq) as next
          from lab.custody c) e
     where e.to_place in (select id from b) and e.at < %s and (e.next is null or e.next > %s)) t
"""
FOUND = """
select count(*), md5(coalesce(string_agg(t.item_id::text, ',' order by t.item_id), ''))
  from (select distinct a.item_id from lims.recalled(%s, %s::jsonb, %s, %s) a) t
"""


def questions(at: Server, database: str) -> Iterator[tuple[str, Question, int | None]]:
    """What may be asked, each with the place at the root of it: busy places and hands, early and late in the record."""
    with psycopg.connect(**at.administrator(database)) as admin:

        def one(query: str) -> Any:
            row = admin.execute(query.encode()).fetchone()
            assert row is not None
            return row[0]

        a_bin = one(
            "select w.place_id from lab.whereabouts w join lab.place p on p.id = w.place_id where p.level = 'bin'"
            " group by 1 order by count(*) desc limit 1"
        )
        a_room = one(f"select coalesce((select parent_id from lab.place where id = {a_bin}), {a_bin})")
        site = one("select id from lab.place where level = 'site' order by id limit 1")
        hands, person = admin.execute(
            b"select p.place_id, p.id from lab.custody c join lab.person p on p.place_id = c.from_place "
            b"where c.item_id % 50 = 0 group by 1, 2 order by count(*) desc limit 1"
        ).fetchone() or (0, 0)
        seal = one("select number from lab.seal where number ~ '[0-9]{3}$' order by id desc limit 1")
        kind = one(f"select seal_type from lab.seal where number = '{seal}' limit 1")
        last: datetime = one("select max(at) from lab.custody")
    early, day = last - timedelta(days=20 * 365), timedelta(days=1)
    yield "a bin, one week", Question("place", recall.place(a_bin), last - 30 * day, last - 23 * day), a_bin
    yield "a bin, one week 20 years ago", Question("place", recall.place(a_bin), early, early + 7 * day), a_bin
    yield "its shelf, one year", Question("place", recall.place(a_room), last - 400 * day, last - 35 * day), a_room
    yield "the whole site, one day", Question("place", recall.place(site), last - 30 * day, last - 29 * day), site
    yield "a person, one month", Question("person", recall.person(person), last - 90 * day, last - 60 * day), hands
    yield "a person, one month 20 years ago", Question("person", recall.person(person), early, early + 30 * day), hands
    yield "a person, thirty years", Question("person", recall.person(person), last - 30 * 365 * day, last), hands
    lot = recall.seal_lot(kind, seal[:-3] + "000", seal[:-3] + "999")
    yield "a thousand seals, ten years", Question("seal_lot", lot, last - 3650 * day, last), None


def measure(at: Server, database: str, *, rounds: int = ROUNDS) -> list[Line]:
    """Each question as an auditor asks it, on the page: how many, and the first hundred."""
    lines = []
    with contextlib.closing(Lab.sign_in(ground.station(at, database), "aud.itor", PASSWORD, connections=1)) as lab:
        for what, question, root in questions(at, database):
            answer = recall.answer(lab, question)
            counted = ground.times(lambda asked=question: recall.answer(lab, asked), rounds)  # type: ignore[misc]
            paged = ground.times(
                lambda asked=question: recall.affected(lab, filters={"question": asked}),  # type: ignore[misc]
                rounds,
            )
            same = _same(at, database, question, root)
            figure = (
                f"{answer.items + answer.hidden:,} items; answer p95 {p95(counted):.0f} ms, median {p50(counted):.0f}; "
                f"first page p95 {p95(paged):.0f} ms, median {p50(paged):.0f}{'' if same else '; NOT as brute force'}"
            )
            reached = same and max(p95(counted), p95(paged)) < WANTED
            lines.append(Line(what, figure, f"p95 below {WANTED:.0f} ms, as brute force", reached))
    return lines


def _same(at: Server, database: str, question: Question, root: int | None) -> bool:
    if root is None:
        return True  # the seals are tried in tests/rules/test_recall.py
    with psycopg.connect(**at.administrator(database)) as admin:
        admin.execute("set jit = off")
        subject = Jsonb(dict(question.subject))
        found = admin.execute(FOUND.encode(), (question.kind, subject, question.since, question.until)).fetchone()
        brute = admin.execute((BELOW + BRUTE).encode(), (root, question.until, question.since)).fetchone()
    return found == brute
