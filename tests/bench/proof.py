"""Verification of the whole ledger: how many events in a second, on one core."""

from __future__ import annotations

import time

from lims_desktop.embedded import Server
from lims_desktop.verify import verify
from tests.bench.ground import Line

WANTED = 100_000


def measure(at: Server, database: str) -> list[Line]:
    """By the clock on the wall, and by the time this process itself computed (the server reads on another core)."""
    began = time.process_time()
    verdict = verify(at.administrator(database))
    computed = time.process_time() - began
    wall, own = verdict.entries / verdict.seconds, verdict.entries / computed
    figure = (
        f"{wall:,.0f}/s by the clock, {own:,.0f}/s computed; {verdict.entries:,} entries in {verdict.seconds:.0f} s"
    )
    sound = "sound" if verdict.sound else "NOT SOUND"
    return [Line(f"verify ({sound})", figure, "at least 100,000/s on one core", verdict.sound and own >= WANTED)]
