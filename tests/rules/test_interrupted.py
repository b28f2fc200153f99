"""Signing interrupted at every step: the program is killed, and what is left is the old state or the new one."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from signal import SIGKILL
from uuid import uuid4

import pytest

from lims_desktop import reports
from lims_desktop.errors import Refused
from lims_desktop.reporting import sealing
from lims_desktop.signing.keys import key_file
from tests.database import PASSWORD, Database, LabOf
from tests.rules.test_reports import Office, authority, draft, lab_of, method, office, seen, sign

__all__ = ["authority", "lab_of", "method", "office"]
STEPS = ("drawn", "signed", "written")

KILLED = """
import json, os, signal, sys
from pathlib import Path
from lims_desktop import reports
from lims_desktop.lab import Lab
from lims_desktop.reporting import copies, sealing
from lims_desktop.signing.keys import key_file
from lims_desktop.station import Station

def dies(*_words, **_named):
    os.kill(os.getpid(), signal.SIGKILL)

def signs(told, step):
    lab = Lab.sign_in(Station(**told["station"]), "ana.lyst", told["password"], connections=1)
    view = reports.view(lab, told["report"])
    if step == "drawn":
        sealing.signed = dies
    elif step == "signed":
        reports.sign = dies
    with key_file(bytes.fromhex(told["key"]), "ana.lyst") as key:
        sealing.sign(lab, view, key)
    Path.replace = dies
    copies.save(copies.original(lab, reports.view(lab, told["report"])), Path(told["folder"]))

told = json.loads(sys.stdin.readline())
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        signs(told, line.strip())
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""

Kill = Callable[[int, str], None]


@pytest.fixture
def kill(database: Database, office: Office, tmp_path: Path) -> Iterator[Kill]:
    """Signs as Ana in a program of its own, which dies at a step."""
    piped = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen([sys.executable, "-c", KILLED], **piped) as program:  # type: ignore[call-overload]

        def run(report: int, step: str) -> None:
            if step == STEPS[0]:
                told = {"station": asdict(database.station("Killed")), "password": PASSWORD, "report": report,
                        "key": office.keys["ana.lyst"].hex(), "folder": str(tmp_path)}  # fmt: skip
                program.stdin.write(json.dumps(told) + "\n")
            program.stdin.write(step + "\n")
            program.stdin.flush()
            assert int(program.stdout.readline()) == -SIGKILL

        yield run
        program.stdin.close()


@pytest.mark.skipif(sys.platform == "win32", reason="nothing there is killed so")
def test_whoever_is_killed_leaves_the_old_state_or_the_new_one(
    lab_of: LabOf, office: Office, kill: Kill, tmp_path: Path
) -> None:
    report, ana = draft(lab_of, office), lab_of("ana.lyst")
    number = seen(lab_of, report).number
    (tmp_path / f"{number}.pdf").write_bytes(b"the copy of last week")
    for step in STEPS[:2]:
        kill(report, step)
        view = seen(lab_of, report)
        assert (view.state, view.standing, view.is_locked) == ("DRAFT", [], False), step
        assert reports.file(ana, report) is None
    kill(report, STEPS[2])
    view = seen(lab_of, report)
    assert (view.state, len(view.standing)) == ("AUTHOR_SIGNED", 1)
    assert sealing.judged(ana, view).problem is None
    assert (tmp_path / f"{number}.pdf").read_bytes() == b"the copy of last week"


def test_an_answer_that_was_lost_is_asked_for_again(lab_of: LabOf, office: Office) -> None:
    report, ana, act = draft(lab_of, office), lab_of("ana.lyst"), uuid4()
    with key_file(office.keys["ana.lyst"], "ana.lyst") as key:
        mine = sealing.prepared(ana, seen(lab_of, report), key)
    first = reports.sign(ana, report, mine, act=act)
    assert reports.sign(ana, report, mine, act=act).sha256 == first.sha256
    assert len(seen(lab_of, report).signatures) == 1
    with pytest.raises(Refused, match=r"report\.wrong_state"):
        reports.sign(ana, report, mine)
    with pytest.raises(Refused, match=r"report\.(no_seat|wrong_state)"):
        sign(lab_of, office, "ana.lyst", report)
