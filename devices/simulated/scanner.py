"""A simulated scanner in serial mode."""

from __future__ import annotations

from typing import ClassVar

from devices.simulated.kind import SimulatedPort, Simulator


class SimulatedScanner(Simulator):
    """A scanner whose trigger is `scan(text)`."""

    KIND = "scanner"
    FAULTS = ("gone", "half_scan", "burst", "control_bytes")
    PATIENT = True
    AIM: ClassVar = {"code128": "]C0", "datamatrix": "]d1", "gs1-128": "]C1", "qr": "]Q1", "ean": "]E0", "plain": ""}

    def hear(self, port: SimulatedPort, data: bytes) -> None:
        """A scanner listens to nothing but its beeper."""

    def scan(self, text: str, symbology: str = "code128") -> None:
        """Read a code; a provoked fault spoils this one scan."""
        line = (self.AIM[symbology] + text).encode("utf-8")
        self.send(self._spoilt(line))

    def send(self, raw: bytes) -> None:
        """Send these bytes over every cable, whatever they are."""
        for port in list(self._plugs):
            port.say(raw)

    def _spoilt(self, line: bytes) -> bytes:
        for fault in sorted(self.faults - {"gone"}):
            self.faults.discard(fault)
            if fault == "half_scan":
                return line[: len(line) // 2]
            return b"X" * 10_000 + b"\r" if fault == "burst" else b"\x00\x1b[2J" + line + b"\r"
        return line + b"\r"
