"""A simulated balance that speaks as one of the four families."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import ClassVar

from devices.simulated.kind import SimulatedPort, Simulator

Say = Callable[["SimulatedBalance"], str]


class SimulatedBalance(Simulator):
    """A balance with something on its pan: `load` changes it."""

    KIND = "balance"
    FAULTS = ("unstable", "overload", "underload", "noise", "silent", "half_answer", "gone")

    FAMILIES: ClassVar = ("sics", "aandd", "sbi", "ohaus")

    def __init__(self, driver: str = "sics") -> None:
        super().__init__()
        self.driver = driver
        self.value = Decimal("0.0000")
        self.unit = "g"
        self._heard = b""

    def load(self, value: Decimal, unit: str = "g") -> None:
        """Put this on the pan; its digits are the balance's readability."""
        self.value, self.unit = value, unit

    def hear(self, port: SimulatedPort, data: bytes) -> None:
        """Answer every complete command."""
        *commands, self._heard = (self._heard + data).split(b"\r\n")
        for command in commands:
            self.answer(port, self._reply(command.decode("ascii", "replace")))

    def _reply(self, command: str) -> bytes:
        if "noise" in self.faults:
            return b"\xff\x93~ 4..2\x00 gg\r\n"
        asked, identity, weigh = _FAMILIES[self.driver]
        if command == asked:
            return weigh(self).encode("ascii") + b"\r\n"
        return identity.get(command, "ES").encode("ascii") + b"\r\n"

    def trouble(self) -> str:
        """The first of the weighing faults, if any."""
        return next((fault for fault in ("overload", "underload", "unstable") if fault in self.faults), "")


def _sics(balance: SimulatedBalance) -> str:
    spoken = {"overload": "S +", "underload": "S -", "unstable": "S I"}
    return spoken.get(balance.trouble(), f"S S {balance.value:>10} {balance.unit}")


def _aandd(balance: SimulatedBalance) -> str:
    spoken = {"overload": "OL,+9999999E+19", "underload": "OL,-9999999E+19"}
    head = "US" if balance.trouble() == "unstable" else "ST"
    return spoken.get(balance.trouble(), f"{head},{balance.value:+011} {balance.unit:>3}")


def _sbi(balance: SimulatedBalance) -> str:
    spoken = {"overload": "High".center(14), "underload": "Low".center(14)}
    unit = "" if balance.trouble() == "unstable" else balance.unit
    sign = "-" if balance.value < 0 else "+"
    return "N     " + spoken.get(balance.trouble(), f"{sign}{abs(balance.value):>9} {unit:<3}")


def _ohaus(balance: SimulatedBalance) -> str:
    spoken = {"overload": "Err 8.3", "underload": "Err 8.4", "unstable": "ES"}
    return spoken.get(balance.trouble(), f"{balance.value:>11} {balance.unit}")


_FAMILIES: dict[str, tuple[str, dict[str, str], Say]] = {
    "sics": ("S", {"I4": 'I4 A "SIM0000001"'}, _sics),
    "aandd": ("Q", {}, _aandd),
    "sbi": ("\x1bP", {"\x1bx2_": "  SIM0000001  "}, _sbi),
    "ohaus": ("SP", {"PSN": "SIM0000001"}, _ohaus),
}
