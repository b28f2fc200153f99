"""What every balance can do, and what a weight is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from devices.port import Port
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

    def weigh(self) -> Weight:
        """The next stable weight."""

    def identity(self) -> str:
        """The balance's own serial number, or an empty text when it does not tell."""

    def close(self) -> None:
        """Let go of the balance."""


class Driver(Protocol):
    """What makes a balance of an open cable; `tried` tells whether it has been tried on hardware."""

    tried: bool

    def __call__(self, port: Port, /) -> Balance: ...


balances: Registry[Driver] = Registry("balance driver")
