"""Reports: one of twelve pages drawn, and signed three times as people do it, without an authority for time-stamps.

The laboratory is made for it. A signature is everything its owner waits for: what was signed before is fetched, judged
and drawn again, the signature made, and the whole file sent.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from pyhanko.pdf_utils.reader import PdfFileReader

from lims_desktop import reports
from lims_desktop.embedded import Server
from lims_desktop.lab import Lab
from lims_desktop.reporting import copies
from lims_desktop.reporting.drawing import drawn
from lims_desktop.reports import Content, NewRecipient
from lims_desktop.signing.authority import Authority
from tests.bench import ground
from tests.bench.ground import Line, p50, p95
from tests.everyone import PASSWORD

if TYPE_CHECKING:
    from tests.rules.test_reports import Office

PAGES, ITEMS, ROUNDS = 12, 40, 9
DRAWN_MS, SIGNED_MS = 1000.0, 1500.0
DATABASE = "bench_reporting"
SECTION = "update lab.person set section = 'toxicology' where login in ('rita.view', 'ana.lyst', 'ben.lyst')"
PARAGRAPH = (
    "Aliquots were taken with a calibrated dilutor and sealed at once; each was injected twice on both columns. "
)


class _Everybody:
    """Signs each person in once."""

    def __init__(self, at: Server, stack: ExitStack, database: str = DATABASE) -> None:
        self.station, self.stack, self.known = ground.station(at, database), stack, dict[str, Lab]()

    def __call__(self, login: str, _station: str = "") -> Lab:
        if login not in self.known:
            self.known[login] = Lab.sign_in(self.station, login, PASSWORD, connections=1)
            self.stack.callback(self.known[login].close)
        return self.known[login]


def measure(at: Server) -> list[Line]:
    """A new laboratory with a request on many samples, analysed and reported."""
    from tests.rules import test_reports as told

    ground.small(at, DATABASE)
    with psycopg.connect(**at.administrator(DATABASE), autocommit=True) as admin:
        admin.execute(SECTION)
    with ExitStack() as stack, tempfile.TemporaryDirectory() as folder:
        lab_of = _Everybody(at, stack)
        authority = Authority.found(Path(folder) / "ca", "Forensic Laboratory", "root", "issuing")
        office = _office(lab_of, authority)
        report = told.draft(lab_of, office, Content("Ethanol above the limit.", remarks=f"{PARAGRAPH * 8}\n" * 70))
        facts = told.seen(lab_of, report).facts
        pages = int(PdfFileReader(BytesIO(drawn(facts))).root["/Pages"]["/Count"])
        taken, computed = _timed(partial(drawn.__wrapped__, facts))
        began = time.process_time()
        signing = _signed(lab_of, office, report)
        own = (time.process_time() - began) * 1000
        marked = _marked(lab_of, report)
    items = len(json.loads(facts)["items"])
    what = f"a report of {pages} pages on {items} items"
    return [
        Line(f"{what} drawn, p95", f"{p95(taken):.0f} ms (median {p50(taken):.0f} ms, computing {computed:.0f} ms)",
             f"below {DRAWN_MS:.0f} ms", p95(taken) < DRAWN_MS and pages >= PAGES),
        Line("the same: three signatures in all, each fetched, judged, drawn, signed and sent",
             " + ".join(f"{one:.0f}" for one in signing) + f" = {sum(signing):.0f} ms (computing {own:.0f} ms)",
             f"below {SIGNED_MS:.0f} ms",
             sum(signing) < SIGNED_MS),
        Line("the same, withdrawn: its copy marked, p95", f"{marked:.0f} ms", "below 1000 ms", marked < DRAWN_MS),
    ]  # fmt: skip


def _timed(what: Callable[[], object]) -> tuple[list[float], float]:
    """Milliseconds of each round by the clock, and of this program's own computing for one, on average."""
    began = time.process_time()
    taken = ground.times(what, ROUNDS)
    return taken, (time.process_time() - began) * 1000 / ROUNDS


def _office(lab_of: _Everybody, authority: Authority) -> Office:
    from lims_desktop import authorisations
    from tests.rules import test_reports as told
    from tests.rules.test_methods import approved
    from tests.rules.test_requests import YEAR, allow, person

    method = approved(lab_of).method
    allow(lab_of, "ana.lyst", method)
    for login, kind in (("ana.lyst", "report"), ("rita.view", "review")):
        told.authorise(lab_of, login, method, kind)
    manager = person(lab_of, "mona.manager")
    authorisations.authorise(lab_of("quinn.manager"), manager, method, "authorise", YEAR, evidence="Appointed")
    return told.Office(told.known_keys(lab_of, authority), told.analysed(lab_of, ITEMS))


def _signed(lab_of: _Everybody, office: Office, report: int) -> list[float]:
    """Milliseconds of each of the three signatures."""
    from tests.rules import test_reports as told

    def timed(login: str) -> float:
        drawn.cache_clear()  # another program
        began = time.perf_counter()
        told.sign(lab_of, office, login, report)
        return (time.perf_counter() - began) * 1000

    author = timed("ana.lyst")
    told.checked(lab_of, report)
    reviewer = timed("rita.view")
    reports.begin_review(lab_of("adam.view"), report, "administrative")
    reports.pass_review(lab_of("adam.view"), report)
    return [author, reviewer, timed("mona.manager")]


def _marked(lab_of: _Everybody, report: int) -> float:
    from tests.laboratory import agency
    from tests.rules import test_reports as told

    adam = lab_of("adam.view")
    reports.issue(adam, report, [NewRecipient(agency(adam, "POL"), "Inspector Mena")])
    reports.withdraw(lab_of("quinn.manager"), report, reason="To measure")
    view = told.seen(lab_of, report)
    return p95(ground.times(partial(copies.copy, adam, view), ROUNDS))
