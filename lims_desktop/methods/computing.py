"""Computes what a worksheet knows: first each replicate, then each item over them, then the run over its items.

    item = Calculation(method).item({"specimen": "whole"}, [{"ratio": D("1.02")}, {"ratio": D("1.03")}], run)

A formula may use the fields of its own level and of the levels above it as single values, and those of the level below
as the list of their values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lims_desktop.errors import LimsError
from lims_desktop.formulas import Plan, Single, Value
from lims_desktop.methods.definition import Level, Method

Values = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Computed:
    """What was entered and what follows from it; `faults` says why a field that could be computed was not."""

    values: dict[str, Value]
    faults: dict[str, LimsError] = field(default_factory=dict)
    replicates: tuple[dict[str, Value], ...] = ()


class Calculation:
    """The formulas of one method, in the order in which each finds what it needs."""

    def __init__(self, method: Method) -> None:
        self.method = method
        self._plans: dict[Level, Plan] = {level: Plan(method.formulas(level)) for level in ("replicate", "item", "run")}

    def item(self, entered: Values, replicates: Sequence[Values] = (), run: Values | None = None) -> Computed:
        """One item or control: `entered` once, `replicates` each; `run` is what was entered for the whole worksheet."""
        above = {**(run or {}), **entered}
        rows, faults = self._replicates(replicates, above)
        columns = {one.code: column(rows, one.code) for one in self.method.at("replicate")}
        computed, more = self._plans["item"].values({**above, **columns})
        return Computed({**entered, **computed}, faults | more, tuple(rows))

    def run(self, entered: Values, items: Sequence[Values]) -> Computed:
        """The worksheet as a whole, over the items that were computed before."""
        columns = {one.code: column(items, one.code) for one in self.method.at("item")}
        computed, faults = self._plans["run"].values({**columns, **entered})
        return Computed({**entered, **computed}, faults)

    def _replicates(
        self, replicates: Sequence[Values], above: Values
    ) -> tuple[list[dict[str, Value]], dict[str, LimsError]]:
        rows: list[dict[str, Value]] = []
        faults: dict[str, LimsError] = {}
        for entered in replicates:
            computed, found = self._plans["replicate"].values({**above, **entered})
            rows.append({**entered, **computed})
            faults |= found
        return rows, faults


def column(rows: Sequence[Values], code: str) -> Sequence[Single]:
    """One field of many rows, as the level above sees it."""
    found = (row.get(code) for row in rows)
    return tuple(one if isinstance(one, Decimal | str | bool) else None for one in found)
