"""The station remembers how the ledger stood: what a rewritten history cannot make it forget."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from lims_desktop.errors import LimsError, Refused
from lims_desktop.lab import Lab
from ui.desk import Desk
from ui.work import Job

EVERY_MS = 5 * 60_000


class Remembering(QObject):
    """Recomputes the newest checkpoint at sign-in and every few minutes; says aloud when it is another ledger."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._often = QTimer(self, interval=EVERY_MS)
        self._often.timeout.connect(self.look)

    def start(self) -> None:
        """Look now, and from now on."""
        self._often.start()
        self.look()

    def stop(self) -> None:
        """Look no more."""
        self._often.stop()

    @Slot()
    def look(self) -> None:
        """Look once, aside."""
        if self._desk.is_open():
            self._desk.work.ask(Job(lambda: _look(self._desk.lab), lambda _: None, self._alarm, self._desk.is_open))

    def _alarm(self, error: LimsError) -> None:
        if isinstance(error, Refused):  # a server that does not answer is the listener's to say
            self._desk.tell(error)


def _look(lab: Lab) -> None:
    from lims_desktop import witness

    witness.look(lab)
