"""Loggers of this station are read every few minutes while somebody is signed in; what they said is recorded."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

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

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent or desk)
        self._desk = desk
        self._told: dict[str, set[str]] = {}
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
        self._tell("", said.faults)
        for name, readings in said.readings.items():
            send = partial(record, self._desk.lab, name, readings, uuid4())
            self._desk.work.act(Job(send, partial(self._done, name), self._alarm, self._desk.is_open))

    def _done(self, name: str, faults: list[Refused]) -> None:
        self._tell(name, faults)
        self.recorded.emit()

    @Slot(object)
    def _alarm(self, error: LimsError) -> None:
        if isinstance(error, Refused):
            self._tell("*", [error])

    def _tell(self, whose: str, faults: list[Refused]) -> None:
        """Say what is new among the faults of reading (no name), or of recording what a logger said."""
        sentences = {self._desk.sentence(fault) for fault in faults}
        for sentence in sorted(sentences - self._told.get(whose, set())):
            self._desk.messages.warn(sentence)
        self._told[whose] = sentences


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


def record(lab: Lab, name: str, readings: list[Reading], act: UUID) -> list[Refused]:
    """Record what a logger said, and answer what was refused; a place that takes none keeps no other from its own."""
    try:
        climate.record(lab, "logger", readings, device=name, act=act)
    except Refused as refused:
        if len(readings) == 1:
            return [refused]
        return [fault for one in readings for fault in record(lab, name, [one], uuid4())]
    return []
