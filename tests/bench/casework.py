"""Casework: a worksheet of 96 samples on the screen, and a queue of 5,000 requests.

The laboratory is made for it. The worksheet is opened as its analyst opens it; a keystroke is a value put into a cell,
timed until everything that follows from it is computed and the grid is drawn again. The queue is scrolled to its end.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, NoReturn

import psycopg

from lims_desktop.embedded import Server
from lims_desktop.station import Station
from tests.bench import ground
from tests.bench.ground import Line, p50, p95
from tests.everyone import PASSWORD

if TYPE_CHECKING:
    from lims_desktop.lab import Lab
    from tests.database import LabOf
    from ui.session import Session
    from ui.window import Window

SAMPLES, REQUESTS, ROUNDS = 96, 5_000, 20
OPENED_MS, KEYSTROKE_MS, STANDSTILL_MS = 300.0, 16.0, 50.0
DATABASE = "bench_casework"
SECTION = "update lab.person set section = 'toxicology' where login in ('rita.view', 'ana.lyst')"


def measure(at: Server) -> list[Line]:
    """A new laboratory, its section of toxicology at work."""
    ground.small(at, DATABASE)
    with psycopg.connect(**at.administrator(DATABASE), autocommit=True) as admin:
        admin.execute(SECTION)
    station = ground.station(at, DATABASE, "Casework")
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"HOME": home, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": "."}
        command = [sys.executable, "-m", "tests.bench.casework", json.dumps(asdict(station))]
        done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return [Line(**line) for line in json.loads(done.stdout.splitlines()[-1])]


# In a process of its own ----------------------------------------------------------------------------------------------


def _work(station: Station) -> NoReturn:
    from tests.bench.client import _seated

    with ExitStack() as open_labs:
        known: dict[str, Lab] = {}

        def lab_of(login: str, _station: str = "") -> Lab:
            if login not in known:
                from lims_desktop.lab import Lab

                known[login] = Lab.sign_in(station, login, PASSWORD, connections=1)
                open_labs.callback(known[login].close)
            return known[login]

        session, window = _seated(station, "ana.lyst")
        lines = [*_worksheet(lab_of, session, window), *_queue(lab_of, session, window)]
        print(json.dumps([asdict(line) for line in lines]), flush=True)
        os._exit(0)


def _worksheet(lab_of: LabOf, session: Session, window: Window) -> list[Line]:
    from lims_desktop import worksheets
    from lims_desktop.worksheets import Entry
    from tests.bench.client import _settle, _until
    from tests.rules.test_methods import approved
    from tests.rules.test_requests import allow
    from tests.rules.test_worksheets import RUN, a_bench
    from ui.pages.worksheet import WorksheetPage

    allow(lab_of, "ana.lyst", approved(lab_of).method)
    bench, ana = a_bench(lab_of, SAMPLES), lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    began = time.perf_counter()
    worksheets.enter(ana, bench.worksheet, [Entry(None, name, typed) for name, typed in RUN.items()])
    entered = (time.perf_counter() - began) * 1000
    began = time.perf_counter()
    window.open("worksheet", bench.worksheet)
    _settle(session)
    first = (time.perf_counter() - began) * 1000
    page = window.visible_page()
    assert isinstance(page, WorksheetPage)
    assert page.sheet is not None
    column = 3 + [field.code for field in page.sheet.columns].index("ratio")
    strokes = []
    rows = page.grid.grid.rowCount()
    for row in range(rows):
        began = time.perf_counter()
        page.grid.grid.setData(page.grid.grid.index(row, column), "1.885")
        page.grid.viewport().repaint()
        strokes.append((time.perf_counter() - began) * 1000)
        _until(lambda: session.desk.work.is_idle, 20)
    began = time.perf_counter()
    _until(lambda: not page.sheet.unsent, 60)
    saving = (time.perf_counter() - began) * 1000
    opening = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        page.reload()
        _settle(session)
        page.grid.viewport().repaint()
        opening.append((time.perf_counter() - began) * 1000)
    return [
        Line(
            f"open a worksheet of {SAMPLES} samples", f"{first:.0f} ms", f"below {OPENED_MS:.0f} ms", first < OPENED_MS
        ),
        Line(
            f"a filled worksheet of {SAMPLES} samples, {rows} rows, loaded and drawn anew, p95 (p50)",
            f"{p95(opening):.0f} ms ({p50(opening):.0f} ms)",
            f"below {OPENED_MS:.0f} ms",
            p95(opening) < OPENED_MS,
        ),
        Line(
            "a value typed, until computed and drawn, p95 (p50)",
            f"{p95(strokes):.1f} ms ({p50(strokes):.1f} ms)",
            f"below {KEYSTROKE_MS:.0f} ms",
            p95(strokes) < KEYSTROKE_MS,
        ),
        Line(
            "six values of the run entered, all positions computed by the database",
            f"{entered:.0f} ms",
            "measured",
            reached=True,
        ),
        Line("from the last value to everything saved", f"{saving:.0f} ms", "measured", reached=True),
    ]


def _queue(lab_of: LabOf, session: Session, window: Window) -> list[Line]:
    from PySide6.QtWidgets import QApplication

    from lims_desktop import requests
    from tests.bench.client import Heartbeat, _settle
    from tests.laboratory import take_in
    from tests.rules.test_requests import BLOOD
    from ui.pages.requests import RequestsPage

    tom, ana = lab_of("tech.tom"), lab_of("ana.lyst")
    for number in range(REQUESTS // 50):
        taken = take_in(
            tom, *(replace(BLOOD, line=line) for line in range(1, 51)), reference=f"CR-{20_000 + number}/26"
        )
        for item in taken.items:
            requests.add(tom, [item.id], "blood-alcohol", "How much alcohol?")
    pages, last = [], None
    for _ in range(REQUESTS // 100):
        began = time.perf_counter()
        found = requests.queue(ana, after=last)
        pages.append((time.perf_counter() - began) * 1000)
        last = found[-1]
    window.open("requests")
    _settle(session)
    page = window.visible_page()
    assert isinstance(page, RequestsPage)
    heart = Heartbeat()
    began = time.perf_counter()
    table = page.queue
    while table.model().rowCount() < REQUESTS and time.perf_counter() - began < 120:
        table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
        QApplication.processEvents()
        _settle(session)
    scrolled = time.perf_counter() - began
    return [
        Line(
            f"a page of 100 of {REQUESTS:,} open requests, at any depth, p95 (p50)",
            f"{p95(pages):.0f} ms ({p50(pages):.0f} ms)",
            "measured",
            reached=True,
        ),
        Line(
            f"longest standstill while {table.model().rowCount():,} of them are scrolled in {scrolled:.1f} s",
            f"{heart.longest:.0f} ms by the clock, {heart.own:.0f} ms of its own computing",
            f"at most {STANDSTILL_MS:.0f} ms",
            heart.longest <= STANDSTILL_MS,
        ),
    ]


if __name__ == "__main__":
    _work(Station(**json.loads(sys.argv[1])))
