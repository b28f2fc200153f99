"""Taking in a delivery of five items at the counter, in the small and in the large laboratory."""

from __future__ import annotations

import contextlib
import time
from dataclasses import replace
from decimal import Decimal
from itertools import count
from uuid import uuid4

from lims_desktop import custody, files, places
from lims_desktop.embedded import Server
from lims_desktop.intake import Intake, PersonNamed, SealSeen
from lims_desktop.lab import Lab
from tests import laboratory
from tests.bench import ground
from tests.bench.ground import Line, p50, p95
from tests.everyone import PASSWORD

ITEMS, ROUNDS, MOST_MS = 5, 40, 10.0


def measure(at: Server, database: str) -> list[Line]:
    """The whole round trip, commit included; the little that the wire takes is on top of the database's time."""
    with contextlib.closing(Lab.sign_in(ground.station(at, database), "tech.tom", PASSWORD, connections=1)) as tom:
        said = _delivery(tom)
        references = (f"CR-{time.monotonic_ns()}/26" for _ in count())

        def take_in() -> None:
            tom.call("accept_submission", act=uuid4(), intake=replace(said, agency_reference=next(references)))

        ground.times(take_in, 5)
        taken = ground.times(take_in, ROUNDS)
        _put_away(tom)
    figure = f"median {p50(taken):.1f} ms, p95 {p95(taken):.1f} ms"
    return [Line(f"intake of {ITEMS} items ({database})", figure, "at most 10 ms", p50(taken) <= MOST_MS)]


def _put_away(tom: Lab) -> None:
    """Nobody works with hundreds of items in their hands; the next benchmark would measure that."""
    bin_ = next(place.id for place in places.locations(tom) if place.level == "bin")
    mine = [line.id for line in custody.bench(tom).held]
    for begin in range(0, len(mine), 500):
        custody.store(tom, mine[begin : begin + 500], bin_)


def _delivery(tom: Lab) -> Intake:
    line = replace(laboratory.LINE, quantity=Decimal(1))
    return Intake(
        agency=laboratory.agency(tom),
        agency_reference="",
        offence="murder",
        district="central",
        handed_over_by="Officer of POL",
        identity_document="POL-1",
        signature=files.keep(tom, laboratory.SIGNATURE, "image/png").sha256,
        persons=[PersonNamed("victim", "Ana Martínez"), PersonNamed("suspect", "Luis Chan")],
        items=[replace(line, line=n, seals=(_seal(n),)) for n in range(1, ITEMS + 1)],
    )


def _seal(number: int) -> SealSeen:
    return SealSeen(f"S-{number}", "evidence-tape", "intact", "AB")
