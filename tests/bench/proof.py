"""Verification of the whole ledger: how many entries in a second, the server's part included."""

from __future__ import annotations

import os
import time
from pathlib import Path

from lims_desktop.embedded import Server
from lims_desktop.verify import verify
from tests.bench.ground import Line

WANTED = 100_000


def measure(at: Server, database: str) -> list[Line]:
    """By the clock, as who waits sees it; then what the checker and the server's processes computed, each alone."""
    began, served = time.process_time(), _served(at)
    verdict = verify(at.administrator(database))
    own, served = time.process_time() - began, _served(at) - served
    wall = verdict.entries / verdict.seconds
    sound = "sound" if verdict.sound else "NOT SOUND"
    figure = f"{wall:,.0f}/s by the clock; {verdict.entries:,} entries in {verdict.seconds:.1f} s"
    return [
        Line(f"verify ({sound})", figure, "at least 100,000/s", verdict.sound and wall >= WANTED),
        _alone("the checker's own processor time", verdict.entries, own),
        _alone("the server's processes, their processor time", verdict.entries, served),
        Line("both together, as if on one core", f"{verdict.entries / (own + served):,.0f}/s", "for comparison", True),
    ]


def _alone(what: str, entries: int, seconds: float) -> Line:
    rate = entries / seconds if seconds else 0.0
    return Line(what, f"{rate:,.0f}/s ({seconds:.1f} s)", "at least 100,000/s on one core", rate >= WANTED)


def _served(at: Server) -> float:
    """Seconds that the server's finished processes have computed so far; a process counts when its line is closed."""
    main = int((at.data / "postmaster.pid").read_text(encoding="utf-8").split(maxsplit=1)[0])
    fields = Path(f"/proc/{main}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[13]) + int(fields[14])) / os.sysconf("SC_CLK_TCK")
