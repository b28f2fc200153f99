"""Holds: reasons why an item may not be released or disposed of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded


@dataclass(frozen=True, slots=True)
class HoldChanged(Recorded):
    """A hold was set or lifted."""

    hold: int
    item: str


def set_hold(
    lab: Lab, item: int, kind: str, authority: str, *, expires: datetime | None = None, act: UUID | None = None
) -> HoldChanged:
    """Put a hold (legal, dpp, court, quality, biohazard) on an item by the authority named."""
    return lab.act(HoldChanged, "hold_set", act=act, item=item, kind=kind, authority=authority, expires=expires)


def lift(lab: Lab, hold: int, *, reason: str, act: UUID | None = None) -> HoldChanged:
    """Lift a hold, with a reason. A manager's duty."""
    return lab.act(HoldChanged, "hold_lift", act=act, hold=hold, reason=reason)
