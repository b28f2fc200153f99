"""The print jobs of this desk: queued, sent, verified by a scan, failed, or unknown. Never resent by itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count

from PySide6.QtCore import QObject, Signal

OPEN = ("queued", "sent", "unknown")


@dataclass(frozen=True)
class PrintJob:
    """One label or paper on its way."""

    number: int
    title: str
    state: str = "queued"
    detail: str = ""


class PrintJobs(QObject):
    """What was sent to printers from this desk, newest last."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._jobs: dict[int, PrintJob] = {}

    def add(self, title: str) -> int:
        """A new job; its number names it from now on."""
        number = next(self._numbers)
        self._jobs[number] = PrintJob(number, title)
        self.changed.emit()
        return number

    def become(self, number: int, state: str, detail: str = "") -> None:
        """The job is now in this state: queued, sent, verified, failed, or unknown."""
        self._jobs[number] = replace(self._jobs[number], state=state, detail=detail)
        self.changed.emit()

    def all(self) -> list[PrintJob]:
        """Every job of this session."""
        return list(self._jobs.values())

    def waiting(self) -> list[PrintJob]:
        """The jobs nobody has verified yet."""
        return [job for job in self._jobs.values() if job.state in OPEN]
