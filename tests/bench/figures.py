"""The page of figures in the large laboratory: each figure by itself, and all as the page asks them, side by side."""

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from functools import partial

from lims_desktop import figures
from lims_desktop.embedded import Server
from lims_desktop.lab import Lab
from tests.bench import ground
from tests.bench.ground import Line, p50, p95
from tests.everyone import PASSWORD

WANTED = 300.0
"""Milliseconds within which the first screen must be there."""
ROUNDS = 10
LANES = 3
"""So many questions the program asks at a time."""


def measure(at: Server, database: str, *, rounds: int = ROUNDS) -> list[Line]:
    """Each figure of now, the first numbers, the whole page, and the page of last month."""
    last_month = datetime.now(UTC).date().replace(day=1) - timedelta(days=1)
    with contextlib.closing(Lab.sign_in(ground.station(at, database), "tech.tom", PASSWORD, connections=LANES)) as lab:
        lines = [
            _line(f"figure {code}", ground.times(partial(figures.as_of, lab, None, code), rounds))
            for code in figures.definitions()
        ]
        lines.append(_line("page of figures, now", ground.times(partial(_page, lab, None), rounds)))
        lines.append(_line("page of figures, last month", ground.times(partial(_page, lab, last_month), rounds)))
    return lines


def _page(lab: Lab, day: date | None) -> None:
    with ThreadPoolExecutor(LANES) as lanes:
        list(lanes.map(partial(figures.as_of, lab, day), figures.definitions()))


def _line(what: str, taken: list[float]) -> Line:
    slow = p95(taken)
    return Line(what, f"p95 {slow:.0f} ms, median {p50(taken):.0f} ms", f"p95 below {WANTED:.0f} ms", slow < WANTED)
