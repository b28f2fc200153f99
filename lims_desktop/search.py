"""Where is it? One question over numbers, references, names, descriptions and scanned codes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lims_desktop.lab import Lab
from lims_desktop.wire import answered


@dataclass(frozen=True, slots=True)
class Found:
    """One answer: a case, an item, a place or a person (`kind`), and where it is."""

    kind: str
    id: int
    number: str
    title: str | None
    where: str | None
    at: datetime | None = None
    superseded: bool = False
    hold_kinds: list[str] | None = None


def find(lab: Lab, text: str, *, most: int = 20) -> list[Found]:
    """What these words or this code find, at most `most` of each kind, the newest first."""
    return [answered(Found, row) for row in lab.call("find", text=text, most=most)]
