"""Balances that speak MT-SICS, such as Mettler Toledo's."""

from __future__ import annotations

import re
from decimal import Decimal

from devices.balances.kind import Weight, balances
from devices.port import Port
from lims_desktop.errors import Refused

SETTLING = 15.0
"""Seconds that the balance may take to come to rest."""

_STABLE = re.compile(rb"S S +(-?\d+(?:\.\d+)?) ([^\s]+)")
_SERIAL = re.compile(rb'I4 A "([^"]*)"')
_FAULTS = {
    b"S D": "balance.unstable",
    b"S I": "balance.unstable",
    b"S +": "balance.overload",
    b"S -": "balance.underload",
    b"ES": "balance.misunderstood",
    b"ET": "balance.misunderstood",
    b"EL": "balance.misunderstood",
}


@balances.register("sics")
class SicsBalance:
    """A balance with MT-SICS level 0."""

    tried = False

    def __init__(self, port: Port) -> None:
        self._port = port

    def weigh(self) -> Weight:
        """The next stable weight; the balance itself waits until it is at rest."""
        answer = self._port.ask(b"S\r\n", seconds=SETTLING).rstrip()
        if stable := _STABLE.fullmatch(answer):
            return Weight(
                Decimal(stable[1].decode()), stable[2].decode("ascii", "replace"), True, answer, self._port.name
            )
        raise Refused(
            _FAULTS.get(answer[:3].strip(), "balance.nonsense"), device=self._port.name, raw=repr(answer[:40])
        )

    def identity(self) -> str:
        """The serial number, by I4."""
        answer = self._port.ask(b"I4\r\n").rstrip()
        told = _SERIAL.fullmatch(answer)
        if told is None:
            raise Refused("balance.nonsense", device=self._port.name, raw=repr(answer[:40]))
        return told[1].decode("ascii", "replace")

    def close(self) -> None:
        """Let go of the balance."""
        self._port.close()
