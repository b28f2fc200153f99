"""What every balance can do, and what a weight is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Protocol

from lims_desktop.registry import Registry


@dataclass(frozen=True)
class Weight:
    """A weight digit for digit as the balance said it; trailing zeros are its readability.

    `raw` are the bytes it sent and `device` which balance it was. Drivers answer stable weights only.
    """

    value: Decimal
    unit: str
    stable: bool
    raw: bytes
    device: str


class Balance(Protocol):
    """A balance. What it does not say plainly is refused: `balance.unstable`, `balance.nonsense` ..."""

    tried: ClassVar[bool]

    def weigh(self) -> Weight:
        """The next stable weight."""

    def identity(self) -> str:
        """The balance's own serial number, or an empty text when it does not tell."""

    def close(self) -> None:
        """Let go of the balance."""


balances: Registry[type[Balance]] = Registry("balance driver")
