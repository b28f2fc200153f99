"""A disclosure bundle of 200 photographs and 50 MB with a signed report in it: made, and checked by its own program."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg

from lims_desktop import files
from lims_desktop.bundling import checking, making
from lims_desktop.bundling.making import Wanted
from lims_desktop.embedded import Server
from lims_desktop.files import NewFile
from lims_desktop.lab import Lab
from lims_desktop.signing.authority import Authority
from tests.bench import ground
from tests.bench.casework import SECTION
from tests.bench.ground import Line
from tests.database import PASSWORD, LabOf

FILES, SIZE, ROUNDS = 200, 262_144, 5
MADE_S, CHECKED_S = 10.0, 5.0


def measure(at: Server) -> list[Line]:
    """The slowest of some rounds counts."""
    ground.small(at)
    with psycopg.connect(**at.administrator(ground.SMALL), autocommit=True) as admin:
        admin.execute(SECTION)
    known: dict[str, Lab] = {}
    with contextlib.ExitStack() as open_labs, tempfile.TemporaryDirectory() as folder:

        def lab_of(login: str, _station: str = "") -> Lab:
            if login not in known:
                known[login] = Lab.sign_in(ground.station(at, ground.SMALL), login, PASSWORD, connections=1)
                open_labs.callback(known[login].close)
            return known[login]

        case = _case(lab_of, Path(folder))
        made, checked, size = [], [], 0
        for turn in range(ROUNDS):
            path = Path(folder) / f"{turn}.zip"
            began = time.perf_counter()
            bundle = making.make(
                _fresh(at, open_labs), Wanted("case", case, "The benchmark"), str(path), progress=lambda *_: None
            )
            made.append(time.perf_counter() - began)
            assert not bundle.trouble, bundle.trouble
            began = time.perf_counter()
            subprocess.run([sys.executable, "-I", "-S", checking.VERIFIER, path], check=True, capture_output=True)
            checked.append(time.perf_counter() - began)
            size = bundle.size
    what = f"a bundle of {FILES} photographs, {size / 1e6:.0f} MB"
    return [
        Line(f"{what}, made and checked once", f"{max(made):.2f} s", f"below {MADE_S:.0f} s", max(made) < MADE_S),
        Line(f"{what}, checked by its own program", f"{max(checked):.2f} s", f"below {CHECKED_S:.0f} s",
             max(checked) < CHECKED_S),
    ]  # fmt: skip


def _fresh(at: Server, open_labs: contextlib.ExitStack) -> Lab:
    """A manager who has just signed in: making a bundle asks for it."""
    lab = Lab.sign_in(ground.station(at, ground.SMALL), "mona.manager", PASSWORD, connections=1)
    open_labs.callback(lab.close)
    return lab


def _case(lab_of: LabOf, folder: Path) -> int:
    from lims_desktop import authorisations, reports
    from tests.rules import test_reports as steps
    from tests.rules.test_methods import approved
    from tests.rules.test_requests import YEAR, allow, person

    method = approved(lab_of).method
    allow(lab_of, "ana.lyst", method)
    for login, kind in (("ana.lyst", "report"), ("ben.lyst", "report"), ("rita.view", "review")):
        steps.authorise(lab_of, login, method, kind)
    quinn, mona = lab_of("quinn.manager"), person(lab_of, "mona.manager")
    authorisations.authorise(quinn, mona, method, "authorise", YEAR, evidence="Appointed")
    authority = Authority.found(folder / "ca", "Forensic Laboratory", "root", "issuing")
    office = steps.Office(steps.known_keys(lab_of, authority), steps.analysed(lab_of))
    report = steps.authorised(lab_of, office)
    for number in range(FILES):
        picture = NewFile(f"{number:03}.jpg", os.urandom(SIZE), "image/jpeg")
        files.attach(lab_of("tech.tom"), "photograph", "item", office.bench.items[0], picture)
    view = reports.view(lab_of("ana.lyst"), report)
    assert view is not None
    return view.case
