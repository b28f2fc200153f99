"""What every temperature logger can do, and what a temperature is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from devices.port import Port
from lims_desktop.registry import Registry


@dataclass(frozen=True)
class Temperature:
    """Degrees Celsius of one channel, digit for digit as the logger said them.

    `raw` are the bytes it sent and `device` which logger it was.
    """

    channel: int
    value: Decimal
    raw: bytes
    device: str


class Logger(Protocol):
    """A logger with one or more channels. What it does not say plainly is refused: `logger.nonsense` ..."""

    def read(self, channel: int) -> Temperature:
        """The temperature of this channel now."""

    def identity(self) -> str:
        """The logger's own model and serial number."""

    def close(self) -> None:
        """Let go of the logger."""


class Driver(Protocol):
    """What makes a logger of an open cable.

    `channels` is how many it has, `frame` how its serial line is set by its maker; `tried` tells whether it has been
    tried on hardware.
    """

    tried: bool
    channels: int
    frame: str

    def __call__(self, port: Port, /) -> Logger: ...


loggers: Registry[Driver] = Registry("logger driver")
