"""Where the person has been, for back and forward."""

from __future__ import annotations

from typing import Any

Stop = tuple[str, Any]
MOST = 100


class History:
    """The pages opened, with their subjects, as in a browser."""

    def __init__(self) -> None:
        self._stops: list[Stop] = []
        self._at = -1

    @property
    def here(self) -> Stop | None:
        """The page open now."""
        return self._stops[self._at] if self._stops else None

    def go(self, stop: Stop, *, in_place: bool = False) -> None:
        """Open this; what lay ahead is forgotten. `in_place` replaces the last stop (a search while typing)."""
        if stop == self.here:
            return
        del self._stops[self._at + (0 if in_place and self._stops else 1) :]
        self._stops = [*self._stops, stop][-MOST:]
        self._at = len(self._stops) - 1

    def can_go(self, by: int) -> bool:
        """Whether there is a stop `by` steps from here."""
        return 0 <= self._at + by < len(self._stops)

    def step(self, by: int) -> Stop | None:
        """Go `by` steps and say where that is."""
        if not self.can_go(by):
            return None
        self._at += by
        return self._stops[self._at]
