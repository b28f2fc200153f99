"""Acts of which nobody heard what became: the same wish again is sent as the same act, and is recorded once."""

from __future__ import annotations

import time
from collections.abc import Callable
from hashlib import sha256
from typing import Any
from uuid import UUID

from lims_desktop.errors import LimsError, Unreachable

REMEMBERED_S = 120.0
"""After that, the same wish is more likely a new one."""


class Wishes:
    """The numbers of those acts, by what was wished."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lost: dict[str, tuple[UUID, float]] = {}

    def number(self, wish: str, new: UUID) -> UUID:
        """The number under which this wish was sent a moment ago and not answered, or the new one."""
        number, when = self._lost.get(wish, (new, self._clock()))
        return number if self._clock() - when <= REMEMBERED_S else new

    def lost(self, wish: str, number: UUID) -> None:
        """No answer came."""
        self._lost[wish] = (number, self._clock())

    def ended(self, wish: str, number: UUID | None, error: LimsError | None) -> None:
        """How it ended: with an answer (no error), a refusal, or unheard. A wish without a number is none."""
        if number and isinstance(error, Unreachable):
            self.lost(wish, number)
        elif number:
            self.answered(number)

    def answered(self, number: UUID) -> None:
        """It is known what became of this act."""
        self._lost = {wish: kept for wish, kept in self._lost.items() if kept[0] != number}


def wish_of(fn: Callable[..., Any], args: tuple[Any, ...], kw: dict[str, Any]) -> str:
    """What is wished, whatever number it has; as a digest, because a password may be among it."""
    said = {name: value for name, value in kw.items() if name != "act"}
    return sha256(repr((fn, args, said)).encode("utf-8", "surrogatepass")).hexdigest()
