"""Balances with Sartorius' SBI format, of 16 or 22 characters."""

from __future__ import annotations

import re
from decimal import Decimal

from devices.balances.kind import Weight, balances
from devices.port import Port
from lims_desktop.errors import Refused

_READING = re.compile(rb"(?P<sign>[+-]) *(?P<value>\d+(?:\.\d+)?(?:\[\d\])?) *(?P<unit>[A-Za-z]*)")
_FAULTS = {b"high": "balance.overload", b"low": "balance.underload", b"--": "balance.unstable", b"cal.": "balance.busy"}


@balances.register("sbi")
class SbiBalance:
    """A Sartorius balance in SBI mode."""

    tried = False

    def __init__(self, port: Port) -> None:
        self._port = port

    def weigh(self) -> Weight:
        """The weight now, when it is stable: only then the balance sends its unit.

        A digit in brackets is not verified for trade; it is a digit of the reading all the same.
        """
        answer = self._port.ask(b"\x1bP\r\n").rstrip(b"\r\n")
        text = (answer[6:] if len(answer) == 20 else answer).strip()
        reading = _READING.fullmatch(text)
        if reading is None:
            raise self._refusal(_FAULTS.get(text.lower(), "balance.nonsense"), answer)
        if not reading["unit"]:
            raise self._refusal("balance.unstable", answer)
        digits = (reading["sign"] + reading["value"]).translate(None, b"[]")
        return Weight(Decimal(digits.decode()), reading["unit"].decode(), True, answer, self._port.name)

    def identity(self) -> str:
        """The serial number, by ESC x2_."""
        return self._port.ask(b"\x1bx2_\r\n").decode("ascii", "replace").strip()

    def close(self) -> None:
        """Let go of the balance."""
        self._port.close()

    def _refusal(self, code: str, answer: bytes) -> Refused:
        return Refused(code, device=self._port.name, raw=repr(answer[:40]))
