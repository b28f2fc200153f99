"""Ohaus balances."""

from __future__ import annotations

import re
from decimal import Decimal

from devices.balances.kind import Weight, balances
from devices.port import Port
from lims_desktop.errors import Refused

SETTLING = 42.0
"""Seconds: an Ohaus gives up by itself after 40."""

_READING = re.compile(rb" *(-? *\d+(?:\.\d+)?) +([A-Za-z]+) *(\??) *[A-Z]*")


@balances.register("ohaus")
class OhausBalance:
    """An Ohaus balance."""

    tried = False

    def __init__(self, port: Port) -> None:
        self._port = port

    def weigh(self) -> Weight:
        """The next stable weight."""
        answer = self._port.ask(b"SP\r\n", seconds=SETTLING).rstrip(b"\r\n")
        reading = _READING.fullmatch(answer)
        if reading is None:
            code = "balance.unstable" if answer.strip() == b"ES" else "balance.nonsense"
            raise Refused(code, device=self._port.name, raw=repr(answer[:40]))
        if reading[3]:
            raise Refused("balance.unstable", device=self._port.name, raw=repr(answer[:40]))
        digits = reading[1].replace(b" ", b"").decode()
        return Weight(Decimal(digits), reading[2].decode(), True, answer, self._port.name)

    def identity(self) -> str:
        """The serial number, by PSN."""
        return self._port.ask(b"PSN\r\n").decode("ascii", "replace").strip()

    def close(self) -> None:
        """Let go of the balance."""
        self._port.close()
