"""The one connection of this station that hears that something changed. A notice is a hint; what is true is asked for.

The sequencer of the ledger sends one notice for every batch on the channel `lims`. Beside it a heartbeat goes out every
few seconds, which also notices a server that is gone. After a reconnection everything asks again.
"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import psycopg
from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

from lims_desktop.errors import LimsError, Unreachable
from ui.desk import Desk
from ui.work import Job

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

HEARTBEAT_MS = 3_000
CHANNEL = "lims"


class Listener(QObject):
    """Listens for one desk."""

    noticed = Signal()
    connected = Signal(bool)
    warned = Signal(str)

    def __init__(self, desk: Desk, heartbeat_ms: int = HEARTBEAT_MS) -> None:
        super().__init__(desk)
        self._desk = desk
        self._held = ExitStack()
        self._line: psycopg.Connection[Any] | None = None
        self._watch: QSocketNotifier | None = None
        self._up = True
        self._beating = False
        self._stopped = False
        self._problem = ""
        self._beat = QTimer(self, interval=heartbeat_ms)
        self._beat.timeout.connect(self.beat)
        desk.lost.connect(self._suspect)

    def start(self) -> None:
        """Begin to listen."""
        self._beat.start()
        self.beat()

    def stop(self) -> None:
        """Listen no more."""
        self._stopped = True
        self._beat.stop()
        self._drop()

    @Slot()
    def beat(self) -> None:
        """Ask the laboratory whether it is there; connect the ear again when it was cut off."""
        if not self._beating and self._desk.is_open():
            self._beating = True
            self._desk.work.ask(Job(self._pulse, self._alive, self._dead, self._desk.is_open))

    @Slot()
    def _suspect(self) -> None:
        """Somebody's act or question found nobody there."""
        self._say_up(False)
        self.beat()

    def _pulse(self) -> tuple[dict[str, Any], psycopg.Connection[Any] | None]:
        answer: dict[str, Any] = self._desk.lab.call("heartbeat")
        return answer, None if self._line else self._open(self._desk.lab)

    def _open(self, lab: Lab) -> psycopg.Connection[Any]:
        held = ExitStack()
        connection = held.enter_context(lab.connection())
        held.callback(connection.invalidate)  # it listens: nobody else may be given this line afterwards
        line = connection.connection.driver_connection
        assert isinstance(line, psycopg.Connection)
        line.execute(f"listen {CHANNEL}".encode())
        self._held = held
        if self._stopped:
            held.close()
        return line

    def _alive(self, pulse: tuple[dict[str, Any], psycopg.Connection[Any] | None]) -> None:
        self._beating = False
        answer, line = pulse
        if line is not None:
            self._line = line
            self._watch = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
            self._watch.activated.connect(self._hear)
        self._say_up(True)
        problem = str(answer.get("problem") or "")
        if problem and problem != self._problem:
            self.warned.emit(problem)
        self._problem = problem

    def _dead(self, error: LimsError) -> None:
        self._beating = False
        self._drop()
        if isinstance(error, Unreachable):
            self._say_up(False)
        else:
            self._desk.tell(error)

    def _say_up(self, up: bool) -> None:
        if up != self._up:
            self._up = up
            self.connected.emit(up)
            if up:
                self.noticed.emit()

    @Slot()
    def _hear(self) -> None:
        if self._line is None:
            return
        try:
            self._line.pgconn.consume_input()
        except psycopg.Error:
            self._drop()
            self.beat()
            return
        heard = False
        while self._line.pgconn.notifies():
            heard = True
        if heard:
            self.noticed.emit()

    def _drop(self) -> None:
        if self._watch:
            self._watch.setEnabled(False)
            self._watch.deleteLater()
        self._line = self._watch = None
        self._held.close()
