"""Loggers with the commands of the Lake Shore 218: lines of ASCII, a question and its answer.

    RDGST? 3    000        the state of channel 3: sum of 16 under range, 32 over range, 64 and 128 units out of range
    CRDG? 3     +04.250    its temperature in degrees Celsius

By the maker's manual; the line is set to 9600 baud, 7 bits, odd parity. It may be spoken to 20 times a second.
"""

from __future__ import annotations

import re
from decimal import Decimal

from devices.loggers.kind import Temperature, loggers
from devices.port import Port
from lims_desktop.errors import Refused

_STATE = re.compile(rb" *(\d{1,3})")
_CELSIUS = re.compile(rb" *([+-]\d{1,4}(?:\.\d{1,4})?)")


@loggers.register("lakeshore")
class LakeShoreLogger:
    """A Lake Shore 218, or another one that understands CRDG? and RDGST?."""

    tried = False
    channels = 8
    frame = "7O1"

    def __init__(self, port: Port) -> None:
        self._port = port

    def read(self, channel: int) -> Temperature:
        """The temperature of this channel, when the logger says that its sensor is well."""
        if not 1 <= channel <= self.channels:
            raise Refused("logger.no_channel", device=self._port.name, channel=channel, channels=self.channels)
        self._need_sensor(channel)
        answer = self._ask(f"CRDG? {channel}")
        said = _CELSIUS.fullmatch(answer)
        if said is None:
            raise Refused("logger.nonsense", device=self._port.name, raw=repr(answer[:40]))
        return Temperature(channel, Decimal(said[1].decode()), answer, self._port.name)

    def identity(self) -> str:
        """Model and serial number, by *IDN?: maker, model, serial number, date."""
        parts = self._ask("*IDN?").decode("ascii", "replace").split(",")
        if len(parts) != 4:
            raise Refused("logger.nonsense", device=self._port.name, raw=",".join(parts)[:40])
        return f"{parts[1].strip()} {parts[2].strip()}"

    def close(self) -> None:
        """Let go of the logger."""
        self._port.close()

    def _need_sensor(self, channel: int) -> None:
        answer = self._ask(f"RDGST? {channel}")
        state = _STATE.fullmatch(answer)
        if state is None:
            raise Refused("logger.nonsense", device=self._port.name, raw=repr(answer[:40]))
        if int(state[1]):
            raise Refused("logger.sensor", device=self._port.name, channel=channel, state=int(state[1]))

    def _ask(self, question: str) -> bytes:
        return self._port.ask(question.encode("ascii") + b"\r\n").rstrip(b"\r\n")
