"""What one step of the tour leaves for the steps after it."""

from __future__ import annotations

from dataclasses import dataclass

from lims_desktop.intake import Accepted


@dataclass
class Day:
    """The code of what was announced, and what was taken in."""

    announced: str = ""
    burglary: Accepted | None = None
    drugs: Accepted | None = None

    @staticmethod
    def taken(accepted: Accepted | None) -> Accepted:
        """A delivery that was taken in before."""
        assert accepted is not None
        return accepted
