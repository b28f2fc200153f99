"""Verification of results: a second examiner concludes for themself, blind or not; a third person ends a conflict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from lims_desktop import wire
from lims_desktop.lab import Lab
from lims_desktop.methods import reading
from lims_desktop.methods.definition import Method
from lims_desktop.recorded import Recorded
from lims_desktop.worksheets import Stepped

Standing = Literal["waits", "under_way", "conflict", "correct", "done"]
"""How a worksheet stands with its second examiner; `correct`: what does not stand is to be corrected at the bench."""

Stands = Literal["first", "second", "neither"]


@dataclass(frozen=True, slots=True)
class Verified(Recorded):
    """A verification took a step; `conflicts` are those that are open now."""

    verification: int
    worksheet: int
    number: str
    conflicts: int


@dataclass(frozen=True, slots=True)
class Concluded:
    """What the second examiner concludes about one field of one attempt; as typed, a choice by its code."""

    position: int
    field: str
    typed: str | None


@dataclass(frozen=True, slots=True)
class InQueue:
    """A worksheet that waits for a second examiner, a third person or a correction.

    `objection` is the code of why I cannot be its second examiner.
    """

    worksheet: int
    number: str
    method: str
    analyst: str
    submitted_at: datetime
    standing: Standing
    blind: bool
    verification: int | None
    verifier: str | None
    verifier_id: int | None
    objection: str | None
    to_resolve: bool
    mine: bool
    items: int


@dataclass(frozen=True, slots=True)
class Line:
    """One field of one attempt. `first` and `second` are empty while they are not for my eyes.

    `conflict` is its number when the two differ; `stands`, `why` and who resolved it when somebody did.
    """

    position: int
    place: int
    item: int
    item_number: str
    description: str | None
    field: str
    in_my_hands: bool
    first: str | None = None
    second: str | None = None
    agrees: bool | None = None
    conflict: int | None = None
    stands: Stands | None = None
    why: str | None = None
    resolved_by: str | None = None
    resolved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VerificationView:
    """Everything about one verification that I may see now."""

    id: int
    worksheet: int
    number: str
    state: str
    method: str
    definition: str
    blind: bool
    analyst: str
    verifier: str
    verifier_id: int
    begun_at: datetime
    concluded_at: datetime | None
    withdrawn_at: datetime | None
    withdrawing_reason: str | None
    unseen: bool
    to_resolve: bool
    lines: list[Line]

    @property
    def read(self) -> Method:
        """The definition that the worksheet began with."""
        return reading.from_json(self.definition)

    @property
    def is_open(self) -> bool:
        """Whether the second examiner still works on it."""
        return self.concluded_at is None and self.withdrawn_at is None


def waiting(lab: Lab) -> list[InQueue]:
    """What waits, the oldest first; 200 at most."""
    return wire.answered(list[InQueue], lab.call("verifications"))


def view(lab: Lab, verification: int) -> VerificationView | None:
    """One verification; None when there is none or it is not for my eyes."""
    told = lab.call("verification_view", verification=verification)
    return wire.answered(VerificationView, told) if told else None


def look(lab: Lab, worksheet: int, *, act: UUID | None = None) -> Stepped:
    """Say that I look at the values of a worksheet that is verified blind: I can no longer be its second examiner."""
    return lab.act(Stepped, "worksheet_look", act=act, worksheet=worksheet)


def begin(lab: Lab, worksheet: int, *, act: UUID | None = None) -> Verified:
    """Begin as second examiner; refused, with why, to whoever cannot be it. Blind: every item is in my hands."""
    return lab.act(Verified, "verification_begin", act=act, worksheet=worksheet)


def conclude(
    lab: Lab,
    verification: int,
    conclusions: Sequence[Concluded],
    *,
    reason: str | None = None,
    act: UUID | None = None,
) -> Verified:
    """Conclude everything that waits, all at once. Of items that left my hands it needs a reason (NeedsReason)."""
    said = wire.as_json(list(conclusions))
    return lab.act(
        Verified, "verification_conclude", act=act, verification=verification, conclusions=said, reason=reason
    )


def withdraw(lab: Lab, verification: int, *, reason: str, act: UUID | None = None) -> Verified:
    """Give it up; it stays in the record, and somebody else may begin."""
    return lab.act(Verified, "verification_withdraw", act=act, verification=verification, reason=reason)


def resolve(lab: Lab, conflict: int, stands: Stands, *, reason: str, act: UUID | None = None) -> Verified:
    """Say which conclusion stands, and why; by a third person, in a session authenticated a moment ago."""
    return lab.act(Verified, "conflict_resolve", act=act, conflict=conflict, stands=stands, reason=reason)
