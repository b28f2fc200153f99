"""What every benchmark stands on: a server of its own, the small laboratory, a watch, and how busy the machine is."""

from __future__ import annotations

import contextlib
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import psycopg

from lims_desktop import embedded, people, provision
from lims_desktop.embedded import Server
from lims_desktop.errors import Unreachable
from lims_desktop.lab import Lab
from lims_desktop.station import Station
from tests import laboratory
from tests.everyone import EVERYONE, GIVEN, PASSWORD

FOLDER = Path(os.environ.get("LIMS_BENCH", Path.home() / ".cache" / "lims-desktop-bench"))
SMALL = "bench_small"


@contextlib.contextmanager
def server(folder: Path = FOLDER) -> Iterator[Server]:
    """The benchmarks' PostgreSQL, with the settings of the product; its folder is kept for the next time."""
    started = embedded.start(folder)
    try:
        yield started
    finally:
        embedded.leave(folder)


def station(at: Server, database: str, name: str = "Bench") -> Station:
    """A workstation of this laboratory, with a journal of its own."""
    folder = str(at.folder / "stations" / name)
    return Station(name, host=at.host, port=at.port, database=database, folder=folder)


def small(at: Server, database: str = SMALL) -> None:
    """A new laboratory as the tests have it: a person for every duty, three agencies, a few places."""
    with psycopg.connect(**at.administrator(), autocommit=True) as admin:
        admin.execute(f"drop database if exists {database} with (force)".encode())
        known = [login for (login,) in admin.execute("select rolname from pg_roles where rolname ~ '[.]'")]
        for login in known:  # roles belong to the whole server
            admin.execute(f'drop role "{login}"'.encode())
    reached = at.administrator(database)
    provision.init(reached, laboratory="Laboratory of the benchmarks", demonstration=True)
    provision.first_administrator(reached, "admin.ada", "Ada Ministrator", PASSWORD)
    with contextlib.closing(Lab.sign_in(station(at, database), "admin.ada", PASSWORD, connections=1)) as lab:
        for login, (name, duties) in EVERYONE.items():
            if login != "admin.ada":
                people.add(lab, login, name, duties, GIVEN)
                laboratory.own_password(station(at, database), login, GIVEN, PASSWORD)
        with contextlib.closing(Lab.sign_in(station(at, database), "mona.manager", PASSWORD, connections=1)) as manager:
            laboratory.furnish(manager, lab, GIVEN)
        for login in laboratory.CLIENTS:
            laboratory.own_password(station(at, database), login, GIVEN, PASSWORD)


def times(what: Callable[[], object], rounds: int) -> list[float]:
    """How long it took, in milliseconds, each time; what is given up is measured until then."""
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        with contextlib.suppress(Unreachable):
            what()
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def p50(taken: Sequence[float]) -> float:
    return statistics.median(taken)


def p95(taken: Sequence[float]) -> float:
    return sorted(taken)[max(0, round(len(taken) * 0.95) - 1)]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table of results: what was measured, the figure, what it must reach, and whether it does."""

    what: str
    figure: str
    wanted: str
    reached: bool

    def __str__(self) -> str:
        return f"| {self.what} | {self.figure} | {self.wanted} | {'yes' if self.reached else '**no**'} |"


def table(lines: Sequence[Line]) -> str:
    """The results as Markdown, below a line that says on which machine and how busy it was."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg()) if hasattr(os, "getloadavg") else "unknown"
    head = f"{os.cpu_count()} processors, load average {load}, Python {platform.python_version()}"
    return "\n".join([head, "", "| what | measured | wanted | reached |", "|---|---|---|---|", *map(str, lines)])
