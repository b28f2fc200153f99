"""Loggers of this station are read every few minutes while somebody is signed in; what they said is recorded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from lims_desktop import climate, custody
from lims_desktop.climate import Reading
from lims_desktop.errors import LimsError, Refused
from lims_desktop.lab import Lab
from ui.work import Job

if TYPE_CHECKING:
    from ui.desk import Desk

EVERY_MS = 5 * 60_000
RECORDERS = frozenset(
    {
        "analyst", "evidence_technician", "laboratory_manager", "medical_examiner", "quality_manager",
        "scenes_of_crime_officer",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """What the loggers said in one round: readings by logger, and what went wrong."""

    readings: dict[str, list[Reading]]
    faults: list[Refused]


class Polling(QObject):
    """Reads the loggers aside and records what they said; a fault is told once, until it changes."""

    recorded = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._told: set[str] = set()
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
        """Read every channel that hangs in a place."""
        desk, bench = self._desk, self._desk.bench
        if bench is None or not desk.is_open() or not desk.lab.me.duties & RECORDERS:
            return
        loggers = [device.name for device in bench.of_kind("logger") if bench.watched(device.name)]
        if loggers:
            desk.work.ask(Job(lambda: read(desk.lab, bench, loggers), self._record, self._alarm, desk.is_open))

    @Slot(object)
    def _record(self, said: Said) -> None:
        faults = {self._desk.sentence(fault) for fault in said.faults}
        for sentence in sorted(faults - self._told):
            self._desk.messages.warn(sentence)
        self._told = faults
        for name, readings in said.readings.items():
            send = _sending(self._desk.lab, name, readings)
            self._desk.work.act(Job(send, self._done, self._alarm, self._desk.is_open))

    @Slot(object)
    def _done(self, _answer: object) -> None:
        self.recorded.emit()

    @Slot(object)
    def _alarm(self, error: LimsError) -> None:
        sentence = self._desk.sentence(error)
        if isinstance(error, Refused) and sentence not in self._told:
            self._told.add(sentence)
            self._desk.messages.warn(sentence)


def read(lab: Lab, bench: Any, loggers: list[str]) -> Said:
    """What each channel says now; one that is silent or broken does not keep the others from being read."""
    said = Said({}, [])
    for name in loggers:
        for channel, code in bench.watched(name).items():
            try:
                reading = _reading(lab, bench, name, (channel, code))
            except Refused as fault:
                bench.note(name, fault)
                said.faults.append(fault)
            else:
                said.readings.setdefault(name, []).append(reading)
    return said


def _reading(lab: Lab, bench: Any, name: str, watched: tuple[int, str]) -> Reading:
    channel, code = watched
    found = custody.scanned(lab, code)
    if found is None or found.place is None:
        raise Refused("climate.no_such_label", device=name, channel=channel, code=code)
    temperature = bench.temperature(name, channel)
    raw = temperature.raw.decode("ascii", "replace")
    return Reading(found.place.id, temperature.value, raw=f"{channel}: {raw}")


def _sending(lab: Lab, name: str, readings: list[Reading]) -> Callable[[], Any]:
    act = uuid4()
    return lambda: climate.record(lab, "logger", readings, device=name, act=act)
