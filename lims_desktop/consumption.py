"""What analysis uses up of an item, never more than there is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded


@dataclass(frozen=True, slots=True)
class Consumed(Recorded):
    """An amount was used up; with nothing left the item has ended."""

    item: str
    remaining: Decimal
    unit: str
    ended: bool


def consume(
    lab: Lab, item: int, amount: Decimal, unit: str, *, reason: str | None = None, act: UUID | None = None
) -> Consumed:
    """Use up an amount of an item in my hands, in any unit of the item's dimension.

    Where the policy `consumption_witness` asks for somebody who sees it, their word comes first (`witness`).
    """
    return lab.act(Consumed, "consume", act=act, item=item, amount=amount, unit=unit, reason=reason)


def witness(second: Lab, act: UUID, item: int, amount: Decimal, unit: str) -> None:
    """The witness's word, on their own connection, for the consumption that follows as `act`."""
    second.vouch("consume", "witness", act, item=item, amount=amount, unit=unit)
