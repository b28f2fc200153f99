"""Scanners on a cable, each waited for on a thread of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from devices.scanners import Scanner
from lims_desktop.errors import LimsError


class ScannerThread(QThread):
    """Waits for one scanner and passes on what it reads, until it is closed or vanishes."""

    scanned = Signal(object)
    lost = Signal(object)

    def __init__(self, plug: Callable[[], Scanner], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plug = plug
        self._scanner: Scanner | None = None
        self._over = False

    def run(self) -> None:
        """Wait for scans; a vanished scanner is told once."""
        try:
            self._scanner = self._plug()
            for scan in () if self._over else self._scanner.scans():
                self.scanned.emit(scan)
        except LimsError as error:
            self.lost.emit(error)

    def close(self) -> None:
        """Stop waiting and end the thread."""
        self._over = True
        if self._scanner:
            self._scanner.close()
        self.wait()
