"""Holds: reasons why an item may not be released or disposed of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded


@dataclass(frozen=True, slots=True)
class HoldChanged(Recorded):
    """Holds were set, extended or lifted: the first of them and its item, all of them, and how many more they reach."""

    hold: int
    item: str
    holds: list[int]
    items: list[str]
    reached: int


def set_hold(
    lab: Lab,
    items: Sequence[int],
    kind: str,
    authority: str,
    *,
    expires: datetime | None = None,
    act: UUID | None = None,
) -> HoldChanged:
    """Put a hold (legal, dpp, court, quality ...) on items, and on all that lies in them or was made from them."""
    return lab.act(HoldChanged, "hold_set", act=act, items=list(items), kind=kind, authority=authority, expires=expires)


def extend(lab: Lab, hold: int, expires: datetime | None, *, reason: str, act: UUID | None = None) -> HoldChanged:
    """Let a hold, and all that came from it, last longer; without an end for None. It is never made shorter."""
    return lab.act(HoldChanged, "hold_extend", act=act, hold=hold, expires=expires, reason=reason)


def lift(lab: Lab, hold: int, *, reason: str, authority: str | None = None, act: UUID | None = None) -> HoldChanged:
    """Lift a hold and all that came from it, with a reason. A manager's duty.

    A court's, prosecutor's, legal or defence hold is lifted by the `authority` whose document is named; the
    laboratory's own (quality, biohazard) by somebody other than who set it.
    """
    return lab.act(HoldChanged, "hold_lift", act=act, hold=hold, reason=reason, authority=authority)
