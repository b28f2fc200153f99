"""The program itself: how long it takes to ask who is there, 200 scans over a slow line, and how much memory it needs.

Each measurement is a process of its own: this module, started with the name of what to do.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from lims_desktop.embedded import Server
from lims_desktop.station import SERVER, Station
from tests.bench import ground
from tests.bench.ground import Line, p50
from tests.everyone import PASSWORD

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from lims_desktop.items import ItemView
    from ui.session import Session
    from ui.window import Window

STARTS, SCANS = 10, 200
STANDSTILL_MS, MOST_MB, TIMES = 50.0, 250.0, 3.0

PAINTED = """
import os, time
from PySide6.QtCore import QEvent, QObject
class Painted(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(time.monotonic(), flush=True)
            os._exit(0)
        return False
"""
"""Tells the moment at which a window is drawn for the first time, and goes."""

BARE = """
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
window = QWidget()
window.resize(900, 600)
painted = Painted()
window.installEventFilter(painted)
window.show()
app.exec()
"""

OURS = """
from ui import app
show = app.Program._show
def show_and_watch(program, widget):
    assert type(widget).__name__ == "SignIn", widget
    program.painted = Painted()
    widget.installEventFilter(program.painted)
    show(program, widget)
app.Program._show = show_and_watch
import main
main.main()
"""


def measure(at: Server, database: str) -> list[Line]:
    """The three of them, each as the program is started by a person."""
    station = ground.station(at, database, "Client")
    return [_cold_start(replace(station, mode=SERVER)), *_told("scans", station), *_told("memory", station)]


def _cold_start(station: Station) -> Line:
    """In turns, so that both see the same machine."""
    taken: dict[str, list[float]] = {BARE: [], OURS: []}
    with _home(station) as environment:
        for _ in range(STARTS + 1):
            for script, times in taken.items():
                began = time.monotonic()
                command = [sys.executable, "-c", PAINTED + script]
                done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
                times.append(float(done.stdout) - began)
    bare, ours = (p50(times[1:]) for times in taken.values())  # the first of each only warms up
    figure = f"{ours:.2f} s against {bare:.2f} s: {ours / bare:.2f} times"
    return Line("cold start to the sign-in, against a bare window", figure, "at most 3 times", ours <= TIMES * bare)


def _told(what: str, station: Station) -> list[Line]:
    with _home(station) as environment:
        command = [sys.executable, "-m", "tests.bench.client", what, json.dumps(asdict(station))]
        done = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return [Line(**line) for line in json.loads(done.stdout.splitlines()[-1])]


@contextlib.contextmanager
def _home(station: Station) -> Iterator[dict[str, str]]:
    """A person who was never here before, at a workstation that knows its laboratory."""
    with tempfile.TemporaryDirectory() as home:
        file = Path(home) / "station.toml"
        station.save(file)
        yield os.environ | {"HOME": home, "LIMS_STATION": str(file), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": "."}


# In a process of its own ----------------------------------------------------------------------------------------------


class Heartbeat:
    """Notices how long the screen's thread was away, in milliseconds: by the clock, and what it computed itself."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.longest = self.own = 0.0
        self._last, self._computed = time.perf_counter(), time.thread_time()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now, computed = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self.own = max(self.own, (computed - self._computed) * 1000)
        self._last, self._computed = now, computed


def _scans(station: Station) -> NoReturn:
    """All at once into the storage page of a person, over a line of 20 ms."""
    from PySide6.QtCore import QTimer

    from lims_desktop import items
    from tests.ui.test_pace import SlowLine
    from ui.pages.storage import StoragePage

    slow = SlowLine(station.host, station.port)
    session, window = _seated(replace(station, port=slow.port), "tech.tom")
    lab = session.desk.lab
    occupied: dict[str, int] = lab.call("occupancy")
    bin_ = int(max(occupied, key=lambda place: occupied[place]))
    there = items.listed(lab, limit=2 * SCANS, filters={"place": bin_})
    known = [line for line in there if line.container is None][:SCANS]  # what is in a container goes with it
    codes = [_code(items.view(lab, line.id)) for line in known]
    window.open("storage")
    _settle(session)
    page = window.visible_page()
    assert isinstance(page, StoragePage)
    page.target.choose(bin_)
    heart, began = Heartbeat(), time.perf_counter()
    for code in codes:
        QTimer.singleShot(0, partial(window.router.take_text, code))
    _until(lambda: len(page.board.table.lines) == len(codes), 60)
    took = time.perf_counter() - began
    in_order = page.board.table.ids == [line.id for line in known]
    figure = (
        f"{len(page.board.table.lines)} of {len(codes)}, {'in order' if in_order else 'out of order'}, in {took:.1f} s"
    )
    all_of_them = in_order
    _tell(
        Line(f"{len(codes)} scans at once over a 20 ms line", figure, "all, in order", all_of_them), _stood_still(heart)
    )


def _code(view: ItemView | None) -> str:
    assert view is not None
    return next(label.code for label in view.labels if label.superseded_at is None)


def _stood_still(heart: Heartbeat) -> Line:
    figure = f"{heart.longest:.0f} ms by the clock, {heart.own:.0f} ms of its own computing"
    return Line("longest standstill of the screen meanwhile", figure, "at most 50 ms", heart.longest <= STANDSTILL_MS)


def _memory(station: Station) -> NoReturn:
    """Resident memory after every page was visited, some with what was newest."""
    from lims_desktop import cases, items

    session, window = _seated(station, "mona.manager")
    lab = session.desk.lab
    for name in list(window._kinds):
        subject: Any = {"item": items.newest(lab)[0].id, "case": cases.newest(lab)[0].id}.get(name)
        window.open(name, subject)
        _settle(session)
        _pass(0.02)  # a glance at it: what is not needed any more goes
    window.open("search", "shirt")
    _settle(session)
    figure = f"{_resident_mb():.0f} MB after {len(window._kinds)} pages, {len(window._pages)} of them alive"
    _tell(Line("memory of the program", figure, "below 250 MB", _resident_mb() < MOST_MB))


def _tell(*lines: Line) -> NoReturn:
    """Answer while everything is still alive, and go without tidying up."""
    print(json.dumps([asdict(line) for line in lines]), flush=True)
    os._exit(0)


def _resident_mb() -> float:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) / 1024


def _seated(station: Station, login: str) -> tuple[Session, Window]:
    from lims_desktop.lab import Lab
    from ui import app, opening
    from ui.preferences import Preferences
    from ui.session import Session

    application: QApplication = app.make_application(["bench"])
    program = app.Program(application, Preferences(), opening.prepare, opening.attach)
    session = Session(Lab.sign_in(station, login, PASSWORD), program.theme, opening.attach(station), "en")
    session.widget.resize(1280, 800)
    session.widget.show()
    session.begin()
    window = session.window
    return session, window


def _settle(session: Session) -> None:
    _until(lambda: session.desk.work.is_idle, 20)


def _pass(seconds: float) -> None:
    """Let the program live for this long."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def _until(done: Any, seconds: float) -> None:
    from PySide6.QtWidgets import QApplication

    late = time.monotonic() + seconds
    while not done() and time.monotonic() < late:
        QApplication.processEvents()
        time.sleep(0.0005)


if __name__ == "__main__":
    {"scans": _scans, "memory": _memory}[sys.argv[1]](Station(**json.loads(sys.argv[2])))
