"""Reviewing: a queue of 500 reports that await one reviewer, scrolled to its end, and twenty of them looked through.

One report is written and signed as people do it; the others are its copies, made by the superuser. A report is open
when everything about it stands on the screen and its paper is drawn.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

import psycopg

from lims_desktop.embedded import Server
from lims_desktop.reports import Content
from lims_desktop.signing.authority import Authority
from lims_desktop.station import Station
from tests.bench import ground
from tests.bench.ground import Line, p50, p95

REPORTS, OPENED = 500, 20
QUEUE_MS, STANDSTILL_MS = 300.0, 50.0
DATABASE = "bench_reviewqueue"
COPY = """
insert into lab.{table} overriding system value
select (jsonb_populate_record(null::lab.{table}, to_jsonb(x) || {changed})).*
  from lab.{table} x, generate_series(1, {more}) n
"""
REPORT = "jsonb_build_object('id', x.id + n, 'number', x.number || '-' || n)"
BELOW = "jsonb_build_object('id', 10 + 10 * n + row_number() over (partition by n), 'report_id', x.report_id + n)"
TABLES = {"report": REPORT, "report_request": BELOW, "report_author": BELOW, "report_signature": BELOW}


def measure(at: Server) -> list[Line]:
    """A new laboratory where all of them await Rita."""
    from tests.bench.reporting import PARAGRAPH, SECTION, _Everybody, _office
    from tests.rules import test_reports as told

    ground.small(at, DATABASE)
    with psycopg.connect(**at.administrator(DATABASE), autocommit=True) as admin:
        admin.execute(SECTION)
        with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
            lab_of = _Everybody(at, stack, DATABASE)
            authority = Authority.found(Path(folder) / "ca", "Forensic Laboratory", "root", "issuing")
            office = _office(lab_of, authority)
            report = told.draft(lab_of, office, Content("Above the limit.", remarks=f"{PARAGRAPH * 8}\n" * 10))
            told.sign(lab_of, office, "ana.lyst", report)
        admin.execute("set session_replication_role = replica")
        for table, changed in TABLES.items():
            admin.execute(COPY.format(table=table, changed=changed, more=REPORTS - 1).encode())
        admin.execute("analyze")
    station = ground.station(at, DATABASE, "Reviewing")
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"HOME": home, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": "."}
        command = [sys.executable, "-m", "tests.bench.reviewqueue", json.dumps(asdict(station))]
        done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return [Line(**line) for line in json.loads(done.stdout.splitlines()[-1])]


# In a process of its own ----------------------------------------------------------------------------------------------


def _look(station: Station) -> NoReturn:
    from PySide6.QtWidgets import QApplication

    from lims_desktop import report_lists
    from tests.bench.client import Heartbeat, _seated, _settle
    from ui.pages.report import ReportPage
    from ui.pages.reports import ReportsPage

    session, window = _seated(station, "rita.view")
    lab = session.desk.lab
    wanted = {"awaits": list(report_lists.AWAITS)}
    asked = ground.times(lambda: report_lists.listed(lab, filters=wanted), 9)
    window.open("reports")
    _settle(session)
    page = window.visible_page()
    assert isinstance(page, ReportsPage)
    heart, began = Heartbeat(), time.perf_counter()
    while page.table.model().rowCount() < REPORTS and time.perf_counter() - began < 120:
        page.table.verticalScrollBar().setValue(page.table.verticalScrollBar().maximum())
        QApplication.processEvents()
        _settle(session)
    scrolled, rows = time.perf_counter() - began, page.table.rows.rows
    queue_heart, opened = (heart.longest, heart.own), []
    window.open("report", rows[0].id)
    _settle(session)
    heart = Heartbeat()
    for row in rows[1 : OPENED + 1]:
        began = time.perf_counter()
        window.open("report", row.id)
        _settle(session)
        opened.append((time.perf_counter() - began) * 1000)
        shown = window.visible_page()
        assert isinstance(shown, ReportPage)
        assert shown.preview.paper.pages > 1
    lines = [
        Line(f"the first 100 of {REPORTS} reports that await me, p95 (p50)",
             f"{p95(asked):.0f} ms ({p50(asked):.0f} ms)", f"below {QUEUE_MS:.0f} ms", p95(asked) < QUEUE_MS),
        _stood(f"longest standstill while {len(rows)} of them are scrolled in {scrolled:.1f} s", *queue_heart),
        Line(f"{OPENED} of them opened one after the other, the paper drawn, p95 (p50)",
             f"{p95(opened):.0f} ms ({p50(opened):.0f} ms)", "measured", reached=True),
        _stood("the same: longest standstill", heart.longest, heart.own),
    ]  # fmt: skip
    print(json.dumps([asdict(line) for line in lines]), flush=True)
    os._exit(0)


def _stood(what: str, longest: float, own: float) -> Line:
    figure = f"{longest:.0f} ms by the clock, {own:.0f} ms of its own computing"
    return Line(what, figure, f"at most {STANDSTILL_MS:.0f} ms", longest <= STANDSTILL_MS)


if __name__ == "__main__":
    _look(Station(**json.loads(sys.argv[1])))
