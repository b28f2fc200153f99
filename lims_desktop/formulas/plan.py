"""Many formulas that need each other: computed in an order in which each finds what it needs."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from lims_desktop.errors import LimsError, Refused
from lims_desktop.formulas.compute import Value
from lims_desktop.formulas.reading import Formula, parse


class Plan:
    """Formulas by the field they compute. Refused with `formula.circle` when one needs itself."""

    def __init__(self, formulas: Mapping[str, str]) -> None:
        self.formulas: dict[str, Formula] = {name: parse(text) for name, text in formulas.items()}
        needs = {name: formula.names & self.formulas.keys() for name, formula in self.formulas.items()}
        try:
            self.order = tuple(TopologicalSorter(needs).static_order())
        except CycleError as circle:
            raise Refused("formula.circle", fields=" → ".join(reversed(circle.args[1]))) from circle

    @property
    def needs(self) -> frozenset[str]:
        """The fields that somebody has to enter."""
        asked = frozenset(name for formula in self.formulas.values() for name in formula.names)
        return asked - self.formulas.keys()

    def values(self, known: Mapping[str, Value]) -> tuple[dict[str, Value], dict[str, LimsError]]:
        """What every formula is worth now, and why those that cannot be computed cannot.

        A field that a formula computes is never taken from `known`.
        """
        values = {name: value for name, value in known.items() if name not in self.formulas}
        faults: dict[str, LimsError] = {}
        for name in self.order:
            try:
                values[name] = self.formulas[name].value(values)
            except Refused as fault:
                values[name], faults[name] = None, fault
        return {name: values[name] for name in self.order}, faults
