"""What awaits somebody: computed anew at every look, kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lims_desktop import wire
from lims_desktop.lab import Lab


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to be done: the code of its sentence, what stands in its gaps, and the page that deals with it."""

    code: str
    detail: Mapping[str, Any]
    page: str
    argument: Any
    since: datetime | None
    due: datetime | None

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.code} {self.argument}"


@dataclass(frozen=True, slots=True)
class Tasks:
    """What awaits me or my duties, as of the server's moment."""

    asked_at: datetime
    tasks: list[Task]

    @property
    def in_order(self) -> list[Task]:
        """The most urgent first: by when it is due, then by how long it waits."""
        never = datetime.max.replace(tzinfo=self.asked_at.tzinfo)
        return sorted(self.tasks, key=lambda task: (task.due or never, task.since or never, task.code))


def mine(lab: Lab) -> Tasks:
    """Everything that awaits me: each subject says for whom its tasks are."""
    return wire.answered(Tasks, lab.call("tasks"))
