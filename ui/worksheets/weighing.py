"""One stable weight for a cell, digit for digit; another unit is refused, not converted."""

from __future__ import annotations

from dataclasses import dataclass

from devices.balances.kind import Weight
from devices.bench import Bench
from lims_desktop.errors import Refused
from ui.devices.asking import weigh as ask


@dataclass(frozen=True)
class Reading:
    """A stable weight, the station's name of the balance, and the balance's own number."""

    weight: Weight
    name: str
    identity: str


def weigh(lab: object, bench: Bench, unit: str) -> Reading:
    """The next stable weight of this station's balance, in this unit."""
    balances = bench.of_kind("balance")
    if not balances:
        raise Refused("worksheet.no_balance")
    name = balances[0].name
    weighed = ask(lab, bench, name)  # type: ignore[arg-type]
    if weighed.weight.unit != unit:
        raise Refused("worksheet.other_unit", unit=weighed.weight.unit, wanted=unit)
    return Reading(weighed.weight, name, weighed.identity)
