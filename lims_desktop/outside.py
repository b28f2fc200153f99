"""Who carries items outside our hands, and how items are found when they come again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from lims_desktop import wire
from lims_desktop.custody import Moved
from lims_desktop.items import ItemLine
from lims_desktop.lab import Lab


@dataclass(frozen=True, slots=True)
class Outsider:
    """Someone without an account: name, identity document number, and their signature's SHA-256 (hexadecimal)."""

    name: str
    identity_document: str
    signature: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """Someone of the staff, who says with their own password that they carry the items (`confirm`)."""

    person: int


Bearer = Outsider | Colleague


@dataclass(frozen=True, slots=True)
class Finding:
    """How an item is found: codes of the lists `seal_state` (None: no seal) and `condition` (needed), and a note."""

    item: int
    seal_state: str | None
    condition: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """How an item was last known to be; codes of the lists `seal_state` and `condition`."""

    condition: str | None
    seal_state: str | None


@dataclass(frozen=True, slots=True)
class Line(ItemLine):
    """One item of a leg or a visit: `outcome` is None while it is away; how it was found when it came."""

    case_number: str = ""
    outcome: str | None = None
    on_leg: bool = True
    seal_state: str | None = None
    condition: str | None = None
    note: str | None = None
    settled_at: datetime | None = None
    settled_by: str | None = None
    court_receipt: str | None = None
    known: Known = Known(None, None)

    @property
    def is_away(self) -> bool:
        """Whether it is still awaited."""
        return self.outcome is None and self.on_leg


@dataclass(frozen=True, slots=True)
class Passed(Moved):
    """Items went out or came in, and the paper that was issued about it: its number and its code."""

    document: int
    code: str
    discrepancies: list[int] = field(default_factory=list)


def known_state(lab: Lab, item: int) -> Known:
    """How an item was last known to be, for whoever inspects it now."""
    return wire.answered(Known, lab.call("known_state_of", item=item))


def confirm(second: Lab, name: str, act: UUID, /, **args: object) -> None:
    """The bearer's or the witness's word, on their own connection, for the act `name` that follows as `act`."""
    second.vouch(name, "witness", act, **args)
