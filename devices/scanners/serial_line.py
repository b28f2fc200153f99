"""Scanners in serial or USB-CDC mode: one line of text for every scan."""

from __future__ import annotations

import time
from collections.abc import Iterator
from threading import Event

from devices.port import Port
from devices.scan import Scan, cut_off, read_scan
from devices.scanners.kind import scanners
from lims_desktop.errors import Refused

STALE = 0.5
"""Seconds after which the beginning of a scan without its end is dropped."""

LONGEST_LINE = 4096
"""Bytes; a line that goes on longer is not a scan."""


class Lines:
    """Puts scans together from the pieces in which a cable delivers them."""

    def __init__(self) -> None:
        self._begun = b""
        self._since = 0.0
        self._flooded = False

    def feed(self, piece: bytes, now: float) -> list[Scan]:
        """The scans that are complete after this piece, which arrived now (seconds of any steady clock)."""
        scans = self._stale(now)
        if piece:
            self._since = now
        *whole, self._begun = (self._begun + piece).replace(b"\r", b"\n").split(b"\n")
        scans += [scan for line in whole if (scan := self._judge(line))]
        if len(self._begun) > LONGEST_LINE:
            scans += self._refuse_flood()
        return scans

    def _stale(self, now: float) -> list[Scan]:
        if now - self._since < STALE:
            return []
        begun, self._begun, self._flooded = self._begun, b"", False
        return [cut_off(begun)] if begun else []

    def _judge(self, line: bytes) -> Scan | None:
        tail, self._flooded = self._flooded, False
        return read_scan(line) if line and not tail else None

    def _refuse_flood(self) -> list[Scan]:
        told, self._flooded = self._flooded, True
        begun, self._begun = self._begun, b""
        return [] if told else [read_scan(begun[: LONGEST_LINE + 1])]


@scanners.register("serial")
class SerialScanner:
    """A scanner on a serial line; the screen reads it on a thread of its own."""

    tried = False

    def __init__(self, port: Port) -> None:
        self._port = port
        self._over = Event()

    @property
    def closed(self) -> bool:
        """Whether the cable was let go."""
        return self._over.is_set()

    def scans(self, until: float | None = None) -> Iterator[Scan]:
        """Scan after scan; half a scan is dropped after half a second and told as `scan.cut_off`."""
        lines = Lines()
        try:
            while not self._over.is_set() and (until is None or time.monotonic() < until):
                yield from lines.feed(self._piece(), time.monotonic())
        finally:
            self.close()

    def beep(self) -> None:
        """Ask for a warning sound; scanners that do not know BEL ignore it."""
        self._port.write(b"\x07")

    def close(self) -> None:
        """Stop waiting and let go of the scanner."""
        self._over.set()
        self._port.close()

    def _piece(self) -> bytes:
        try:
            return self._port.some(0.1)
        except Refused:
            if self._over.is_set():  # closed by another thread while it waited
                return b""
            raise
