"""The ledger of one subject, told to those who may see it: every entry with its hash."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lims_desktop.lab import Lab
from lims_desktop.wire import answered


@dataclass(frozen=True, slots=True)
class Told:
    """One entry of a subject's stream; the hash is hexadecimal, `second` the second party's login."""

    entry: int
    number: int
    kind: str
    actor: str
    second: str | None
    station: str | None
    at: datetime
    reason: str | None
    body: Mapping[str, Any]
    hash: str


def of(lab: Lab, stream: str, *, before: int | None = None, most: int = 200) -> list[Told]:
    """The newest entries of a stream such as `item/12`; `before` is the last number of the page before."""
    return [answered(Told, entry) for entry in lab.call("history", stream=stream, before=before, most=most)]
