"""Every list's first screen, the search and the item page in the large laboratory, as every duty and as customers."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from random import Random
from typing import Any

import psycopg

from lims_desktop import cases, custody, customers, discrepancies, history, intake, items, places, search, whereabouts
from lims_desktop.embedded import Server
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from tests.bench import ground
from tests.bench.ground import Line, p50, p95
from tests.everyone import EVERYONE, PASSWORD
from tests.laboratory import CLIENTS

WANTED = 50.0
"""Milliseconds within which 95 of 100 answers must be there."""
ROUNDS = 40

COMMON, RARE = ("shirt", "blue knife", "garcía", "swab", "vehicle"), ("serial 8", "operation 77", "ketzal müller")
SCRIPTS = ("李", "иванова", "محمد", "nguyễn", "đorđe")
LETTERS = tuple("machete"[:n] for n in range(1, 8))
PREFIXES = ("LAB", "LAB-2019", "LAB-2019-0012", "LAB-1999-00001-0", "CR-12", "cr-1234/1")
WORDS = {"common": COMMON, "rare": RARE, "other scripts": SCRIPTS, "letter by letter": LETTERS, "numbers": PREFIXES}

Question = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Sample:
    """What there is to ask about: codes of labels, numbers of items and cases, bins, and an agency with references."""

    codes: list[str]
    items: list[int]
    cases: list[int]
    bins: list[int]
    references: list[tuple[int, str, str, date]]


def sample(at: Server, database: str) -> Sample:
    """Some of everything, the same each time."""
    with psycopg.connect(**at.administrator(database)) as admin:

        def some(table: str, column: str, many: int = 400) -> list[Any]:
            query = f"select {column} from {table} order by hashint8extended(id, 7) limit {many}"
            return [row[0] if len(row) == 1 else row for row in admin.execute(query.encode())]

        named = "(select name from lab.case_person p where p.case_id = c.id limit 1)"
        return Sample(
            some("lab.label where item_id is not null", "code"),
            some("lab.item", "id"),
            some("lab.case_file", "id"),
            some("lab.place where level = 'bin'", "id"),
            some("lab.case_file c", f"agency_id, agency_reference, {named}, incident_date"),
        )


def questions(lab: Lab, known: Sample) -> Iterator[tuple[str, Question]]:
    """What this person asks in a day; each call asks about something else."""
    dice = Random(lab.me.login)
    if lab.me.agency is not None:
        mine = customers.cases(lab)
        yield "a customer's cases", partial(customers.cases, lab)
        yield "a customer's search", lambda: customers.cases(lab, filters={"words": dice.choice(("garcía", "19-0012"))})
        yield "a customer's case", lambda: customers.case(lab, dice.choice(mine).id)
        yield "a customer's announcements", partial(customers.submissions, lab)
        return
    yield "scan to item page", lambda: items.by_code(lab, dice.choice(known.codes))
    yield "case page", lambda: cases.view(lab, dice.choice(known.cases))
    yield "items, newest", partial(items.newest, lab)
    yield "items, by number", partial(items.listed, lab, sort=("number", True))
    yield "items, of a type", partial(items.listed, lab, filters={"item_type": "clothing"})
    yield "cases, newest", partial(cases.newest, lab)
    yield "cases, by number", partial(cases.listed, lab, sort=("number", True))
    yield "awaited submissions", partial(intake.awaited, lab)
    for kind, words in WORDS.items():
        yield f"search, {kind}", lambda words=words: search.find(lab, dice.choice(words))  # type: ignore[misc]
    yield "open discrepancies", partial(discrepancies.open_ones, lab)
    yield "my bench", partial(custody.bench, lab)
    yield "items of a place", lambda: items.listed(lab, filters={"place": dice.choice(known.bins)})
    yield "place page", lambda: whereabouts.at_place(lab, dice.choice(known.bins))
    yield "places", partial(places.locations, lab)
    yield "ledger of an item", lambda: _ledger(lab, dice.choice(known.items))
    yield "duplicates", lambda: _duplicates(lab, dice.choice(known.references))


def _may_ask(ask: Question) -> bool:
    """Not every duty has every question; asking a few times also warms up."""
    try:
        ground.times(ask, 3)
    except Refused:
        return False
    return True


def _ledger(lab: Lab, item: int) -> None:
    with contextlib.suppress(Refused):  # of a restricted case
        history.of(lab, f"item/{item}")


def _duplicates(lab: Lab, case: tuple[int, str, str, date]) -> None:
    with contextlib.suppress(Refused):  # not everybody may ask
        intake.duplicates(lab, case[0], case[1].lower(), [case[2]], case[3])


def measure(at: Server, database: str, *, rounds: int = ROUNDS, logins: list[str] | None = None) -> list[Line]:
    """The slowest of all people for each question."""
    known = sample(at, database)
    worst: dict[str, tuple[float, float, str]] = {}
    for login in logins or [*EVERYONE, *CLIENTS]:
        with contextlib.closing(Lab.sign_in(ground.station(at, database), login, PASSWORD, connections=1)) as lab:
            for what, ask in questions(lab, known):
                if not _may_ask(ask):
                    continue
                taken = ground.times(ask, rounds)
                if p95(taken) > worst.get(what, (0.0, 0.0, ""))[0]:
                    worst[what] = (p95(taken), p50(taken), login)
    return [
        Line(what, f"p95 {slow:.1f} ms, median {usual:.1f} ms ({login})", f"p95 below {WANTED:.0f} ms", slow < WANTED)
        for what, (slow, usual, login) in worst.items()
    ]
