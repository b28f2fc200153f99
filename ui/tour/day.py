"""What one step of the tour leaves for the steps after it."""

from __future__ import annotations

from dataclasses import dataclass

from lims_desktop.intake import Accepted


@dataclass
class Day:
    """The code of what was announced, what was taken in and sent on, what was asked, answered and reported about it."""

    announced: str = ""
    burglary: Accepted | None = None
    drugs: Accepted | None = None
    manifest: str = ""
    request: int = 0
    worksheet: int = 0
    report: int = 0

    @staticmethod
    def taken(accepted: Accepted | None) -> Accepted:
        """A delivery that was taken in before."""
        assert accepted is not None
        return accepted
