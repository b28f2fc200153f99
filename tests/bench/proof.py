"""Verification of the whole ledger: how many entries in a second, the server's part included."""

from __future__ import annotations

import time
from pathlib import Path

import psycopg

from lims_desktop.embedded import Server
from lims_desktop.verify import verify
from tests.bench.ground import Line

WANTED = 100_000
AT_WORK = "select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
OFTEN = 0.2
"""Seconds between one look at the server's processes and the next."""


class Served:
    """What the server's processes for one database have computed, as Linux counts it; looked at now and then."""

    def __init__(self, at: Server, database: str) -> None:
        self._line = psycopg.connect(**at.administrator(database), autocommit=True)
        self._seconds: dict[int, float] = {}
        self._last = 0.0

    @property
    def seconds(self) -> float:
        """All together, until the last look."""
        return sum(self._seconds.values())

    def look(self, *_progress: object) -> None:
        """Look again, if the last look is not a moment ago."""
        if time.monotonic() - self._last > OFTEN:
            self._last = time.monotonic()
            for (process,) in self._line.execute(AT_WORK):
                counted = Path(f"/proc/{process}/schedstat")
                if counted.exists():
                    self._seconds[process] = int(counted.read_text(encoding="utf-8").split()[0]) / 1e9

    def close(self) -> None:
        """No more looks."""
        self._line.close()


def measure(at: Server, database: str) -> list[Line]:
    """By the clock, as who waits sees it; then what the checker and the server's processes computed, each alone."""
    served, began = Served(at, database), time.process_time()
    verdict = verify(at.administrator(database), progress=served.look)
    own = time.process_time() - began
    served.close()
    wall = verdict.entries / verdict.seconds
    sound = "sound" if verdict.sound else "NOT SOUND"
    figure = f"{wall:,.0f}/s by the clock; {verdict.entries:,} entries in {verdict.seconds:.1f} s"
    return [
        Line(f"verify ({sound})", figure, "at least 100,000/s", verdict.sound and wall >= WANTED),
        _alone("the checker's own processor time", verdict.entries, own),
        _alone("the server's processes, their processor time", verdict.entries, served.seconds),
        Line("both as if on one core", f"{verdict.entries / (own + served.seconds):,.0f}/s", "for comparison", True),
    ]


def _alone(what: str, entries: int, seconds: float) -> Line:
    rate = entries / seconds if seconds else 0.0
    return Line(what, f"{rate:,.0f}/s ({seconds:.1f} s)", "at least 100,000/s on one core", rate >= WANTED)
