"""A simulated temperature logger with eight channels."""

from __future__ import annotations

import re
from decimal import Decimal

from devices.simulated.kind import SimulatedPort, Simulator

_QUESTION = re.compile(r"(CRDG|RDGST)\? ([1-8])")
_BROKEN_SENSOR = 128


class SimulatedLogger(Simulator):
    """A logger whose sensors hang in something: `warm` changes how warm it is there."""

    KIND = "logger"
    FAULTS = ("sensor_broken", "noise", "silent", "half_answer", "gone")
    CHANNELS = 8

    def __init__(self) -> None:
        super().__init__()
        self.values = dict.fromkeys(range(1, self.CHANNELS + 1), Decimal("4.000"))
        self._heard = b""

    def warm(self, channel: int, value: Decimal) -> None:
        """It is so many degrees Celsius at this channel from now on."""
        self.values[channel] = value

    def hear(self, port: SimulatedPort, data: bytes) -> None:
        """Answer every complete command; what it does not understand it does not answer."""
        *commands, self._heard = (self._heard + data).split(b"\r\n")
        for command in commands:
            if reply := self._reply(command.decode("ascii", "replace")):
                self.answer(port, reply)

    def _reply(self, command: str) -> bytes:
        if "noise" in self.faults:
            return b"\xff+0\x00.\xfe4.2\r\n"
        if command == "*IDN?":
            return b"LSCI,MODEL218S,SIM0001,010126\r\n"
        asked = _QUESTION.fullmatch(command)
        if asked is None:
            return b""
        if asked[1] == "RDGST":
            return f"{_BROKEN_SENSOR if 'sensor_broken' in self.faults else 0:03}\r\n".encode("ascii")
        return f"{self.values[int(asked[2])]:+07.3f}\r\n".encode("ascii")
