"""Balances with A&D's standard format."""

from __future__ import annotations

import re
from decimal import Decimal

from devices.balances.kind import Weight, balances
from devices.port import Port
from lims_desktop.errors import Refused

_STABLE = re.compile(rb"ST,([+-]\d+(?:\.\d+)?) *([A-Za-z]+)")
_FAULTS = {
    b"US": "balance.unstable",
    b"OL": "balance.overload",
    b"QT": "balance.counting",
    b"EC": "balance.misunderstood",
}


@balances.register("aandd")
class AandDBalance:
    """An A&D balance in command mode."""

    tried = False

    def __init__(self, port: Port) -> None:
        self._port = port

    def weigh(self) -> Weight:
        """The weight now, when it is stable."""
        answer = self._port.ask(b"Q\r\n").rstrip()
        if stable := _STABLE.fullmatch(answer):
            return Weight(Decimal(stable[1].decode()), stable[2].decode(), True, answer, self._port.name)
        code = "balance.underload" if answer.startswith(b"OL,-") else _FAULTS.get(answer[:2], "balance.nonsense")
        raise Refused(code, device=self._port.name, raw=repr(answer[:40]))

    def identity(self) -> str:
        """Not told in the standard format."""
        return ""

    def close(self) -> None:
        """Let go of the balance."""
        self._port.close()
