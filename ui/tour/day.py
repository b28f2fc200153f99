"""What one step of the tour leaves for the steps after it."""

from __future__ import annotations

from dataclasses import dataclass

from lims_desktop.intake import Accepted, Prelogged


@dataclass
class Day:
    """What was announced and taken in."""

    announced: Prelogged | None = None
    burglary: Accepted | None = None
    drugs: Accepted | None = None

    @property
    def announcement(self) -> Prelogged:
        """What the agency announced."""
        assert self.announced is not None
        return self.announced

    @staticmethod
    def taken(accepted: Accepted | None) -> Accepted:
        """A delivery that was taken in before."""
        assert accepted is not None
        return accepted
