"""A simulated label printer: it answers, fails, holds and prints as a real one, and keeps its labels as pictures."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Protocol

from devices.labels.draw import image, png
from devices.labels.marks import Label
from devices.labels.readback import codes_on
from devices.simulated import epl2, tspl, zpl
from devices.simulated.kind import SimulatedPort, Simulator
from lims_desktop.errors import Refused


class Language(Protocol):
    """A printer's language as bytes, understood."""

    def take(self, heard: bytes, /) -> tuple[bytes, bytes] | None: ...

    def is_question(self, command: bytes, /) -> bool: ...

    def reply(self, question: bytes, stopped: str, held: int, /) -> bytes: ...

    def read(self, job: bytes, dpi: int, /) -> Label: ...


KEPT = 200
"""Printed labels that are kept."""

_STOPPING = ("paper_out", "head_open", "jam", "ribbon_out", "paused")


@dataclass(frozen=True)
class PrintedLabel:
    """A label that came out: the bytes that made it, and what they made."""

    job: bytes
    label: Label

    @property
    def png(self) -> bytes:
        """Its picture, drawn from the bytes received."""
        return png(self.label)

    def codes(self) -> list[str]:
        """What a scanner reads on it."""
        return [text for text, _ in codes_on(image(self.label))]


class SimulatedPrinter(Simulator):
    """A printer that speaks one language. A fault named `..._midway` strikes while it prints, after it was asked."""

    KIND = "printer"
    FAULTS = (
        *_STOPPING,
        "paper_out_midway",
        "jam_midway",
        "silent_midway",
        "silent",
        "half_answer",
        "gone",
        "gone_midway",
    )
    LANGUAGES: ClassVar[dict[str, Language]] = {"zpl": zpl, "tspl": tspl, "epl2": epl2}

    def __init__(self, language: str = "zpl", dpi: int = 203) -> None:
        super().__init__()
        self.dpi = dpi
        self.printed: deque[PrintedLabel] = deque(maxlen=KEPT)
        self.held: list[bytes] = []
        self.on_print: Callable[[PrintedLabel], None] = lambda _: None
        self._language = self.LANGUAGES[language]
        self._heard = b""

    def hear(self, port: SimulatedPort, data: bytes) -> None:
        """Answer every question and print every complete label; what is no command is skipped."""
        if "gone_midway" in self.faults and not self._language.is_question(data):
            self.faults.discard("gone_midway")
            self.provoke("gone")
            raise Refused("devices.gone", device=port.name)
        self._heard += data
        while (found := self._language.take(self._heard)) is not None:
            command, self._heard = found
            self._obey(port, command)

    def mend(self) -> None:
        """Paper in, head closed: what was held comes out now."""
        super().mend()
        held, self.held = self.held, []
        for job in held:
            self._out(job)

    def stopped(self) -> str:
        """The fault that keeps the printer from printing, if any."""
        return next((fault for fault in _STOPPING if fault in self.faults), "")

    def _obey(self, port: SimulatedPort, command: bytes) -> None:
        if self._language.is_question(command):
            reply = self._language.reply(command, self.stopped(), len(self.held))
            self.answer(port, reply) if reply else None
            return
        self._strike()
        if self.stopped():
            self.held.append(command)
        else:
            self._out(command)

    def _strike(self) -> None:
        for fault in sorted(self.faults):
            if fault.endswith("_midway"):
                self.faults.discard(fault)
                self.faults.add(fault.removesuffix("_midway"))

    def _out(self, job: bytes) -> None:
        printed = PrintedLabel(job, self._language.read(job, self.dpi))
        self.printed.append(printed)
        self.on_print(printed)
