"""A results file of 10,000 rows, every seventh of them broken: laid out, read and matched to a worksheet of 96 samples.

No database takes part: what is measured is what the person waits for between the choice of a file and its dry run.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any

from lims_desktop.embedded import Server
from lims_desktop.resultfiles import Mapped, Matching, Table, layout_of
from tests.bench.ground import Line, p50, p95
from tests.core.test_resultfiles import position, view

ROWS, SAMPLES, ROUNDS, LONGEST_S = 10_000, 96, 5, 5.0
BROKEN = ('"LAB-1;1,5;y', "LAB-9999;1,5;y", "LAB-1", "LAB-2;NaN;y", "LAB-3;1.5;y", "LAB-4;=1+1;y", ";1,5;y")


def measure(_at: Server | None = None) -> list[Line]:
    """The same file several times, each time from its bytes."""
    samples: list[Any] = [position(n, n, item=n, item_number=f"LAB-{n}") for n in range(1, SAMPLES + 1)]
    matching, raw = Matching(view(*samples)), _export().encode("cp1252")
    taken: list[float] = []
    for _round in range(ROUNDS):
        begun = time.perf_counter()
        layout = replace(layout_of(raw, matching), decimal=",")
        layout = replace(layout, fields=(Mapped("ratio", 1), Mapped("ratio_confirmation", 2)))
        plan = matching.plan(Table(raw, layout))
        taken.append(time.perf_counter() - begun)
        assert len(plan.rows) == ROWS
        assert plan.count("new") > SAMPLES
    what = f"{ROWS:,} rows laid out, read and matched, p95 (p50)"
    figure = f"{p95(taken):.2f} s ({p50(taken):.2f} s)"
    return [Line(what, figure, f"below {LONGEST_S:.0f} s", p95(taken) < LONGEST_S)]


def _export() -> str:
    rows = [
        BROKEN[n // 7 % len(BROKEN)] if n % 7 == 0 else f"LAB-{n % SAMPLES + 1};1,{n:04d};y" for n in range(1, ROWS + 1)
    ]
    return "\n".join(["Muestra;Relación;Columna 2", *rows])
