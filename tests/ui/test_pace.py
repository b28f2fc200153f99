"""Two hundred scans at once over a slow line: all of them, in order.

How long the screen stood still meanwhile is noted with the result; it is a measurement (tests/bench), not a verdict.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from queue import SimpleQueue
from uuid import UUID

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from devices.scan import Scan
from lims_desktop import drafts
from lims_desktop.lab import Lab
from tests.database import PASSWORD, Database
from tests.ui.kit import settle
from ui import pages
from ui.desk import Desk
from ui.page import Page
from ui.theme import Theme
from ui.wedge import WedgeFilter
from ui.window import Window

ONE_WAY = 0.010
"""Seconds a byte needs to the server, and back again: a round trip takes 20 ms."""

SCANS = 200
DRAFT = UUID(int=7)


class SlowLine:
    """Passes everything on to a server, later."""

    def __init__(self, host: str, port: int) -> None:
        self._there = (host, port)
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        self._ends: list[socket.socket] = [self._door]
        self._begin(self._answer)

    def close(self) -> None:
        for end in self._ends:
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    @staticmethod
    def _begin(work: Callable[..., None], *args: object) -> None:
        threading.Thread(target=work, args=args, daemon=True).start()

    def _answer(self) -> None:
        while True:
            try:
                here, _ = self._door.accept()
            except OSError:
                return
            there = socket.create_connection(self._there)
            self._ends += [here, there]
            for near, far in ((here, there), (there, here)):
                near.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                line: SimpleQueue[tuple[float, bytes]] = SimpleQueue()
                self._begin(self._take, near, line)
                self._begin(self._give, far, line)

    @staticmethod
    def _take(near: socket.socket, line: SimpleQueue[tuple[float, bytes]]) -> None:
        piece = b"."
        while piece:
            try:
                piece = near.recv(65536)
            except OSError:
                piece = b""
            line.put((time.monotonic() + ONE_WAY, piece))

    @staticmethod
    def _give(far: socket.socket, line: SimpleQueue[tuple[float, bytes]]) -> None:
        while True:
            due, piece = line.get()
            threading.Event().wait(max(0.0, due - time.monotonic()))
            try:
                far.sendall(piece)
                if not piece:
                    far.shutdown(socket.SHUT_WR)
                    return
            except OSError:
                return


class Bench(Page):
    """Records every scan, one act each."""

    name = "pace"
    title = "About"

    def build(self) -> None:
        self.recorded: list[str] = []

    def wants(self, _scan: Scan) -> bool:
        return True

    def scanned(self, scan: Scan) -> None:
        self.act(drafts.keep, DRAFT, "pace", scan.text, {}, then=lambda _: self.recorded.append(scan.text))


class Watch:
    """Notices how long the screen's thread was away."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.fixture
def slow_lab(database: Database) -> Iterator[Lab]:
    station = database.station("Slow station")
    line = SlowLine(station.host, station.port)
    lab = Lab.sign_in(replace(station, port=line.port), "tech.tom", PASSWORD)
    yield lab
    lab.close()
    line.close()


def test_two_hundred_scans_over_a_slow_line(
    slow_lab: Lab,
    theme: Theme,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    record_property: Callable[[str, object], None],
) -> None:
    monkeypatch.setitem(pages._registered, "pace", Bench)
    desk = Desk(slow_lab, theme)
    window = Window(desk)
    qtbot.addWidget(window)
    window.show()
    window.open("pace")
    page = window.visible_page()
    assert isinstance(page, Bench)
    settle(qtbot, desk)
    wedge = WedgeFilter()
    wedge.scanned.connect(window.router.take_text)
    sent = [f"E{number:012d}" for number in range(SCANS)]
    watch = Watch()
    for code in sent:
        wedge.scanned.emit(code)
    qtbot.waitUntil(lambda: len(page.recorded) == SCANS, timeout=60_000)
    assert page.recorded == sent
    assert [draft.title for draft in drafts.mine(slow_lab, "pace")] == [sent[-1]]
    desk.close()
    record_property("longest_standstill_ms", round(watch.longest * 1000))


def test_the_slow_line_is_slow(slow_lab: Lab) -> None:
    took: list[float] = []
    for _ in range(5):
        begun = time.perf_counter()
        slow_lab.call("heartbeat")
        took.append(time.perf_counter() - begun)
    assert min(took) >= 2 * ONE_WAY
