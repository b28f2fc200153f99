"""What the station file says of a device, understood; and whether it can be used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from devices.balances import balances
from devices.loggers import loggers
from devices.printers import printers
from devices.scanners import scanners

Kind = Literal["printer", "scanner", "balance", "logger", "unknown"]

SIMULATED = "simulated"
"""The port of a device that is a simulator inside the program."""

RESOLUTIONS = (203, 300, 600)


@dataclass(frozen=True)
class Attached:
    """A device of the station file. `problem` is empty, or the code of why its entry cannot be used.

    `tried` tells whether the driver has been tried on real hardware.
    """

    name: str
    kind: Kind
    driver: str
    port: str
    tried: bool
    media: str = ""
    dpi: int = 0
    problem: str = ""

    @property
    def simulated(self) -> bool:
        """Whether it is a simulator inside the program."""
        return self.port == SIMULATED


def attached(name: str, entry: Mapping[str, object], twice: bool) -> Attached:
    """The device of this entry; `twice` when another entry before it has its name."""
    driver, port = str(entry.get("driver", "")), str(entry.get("port", ""))
    kind, tried = _kind(driver)
    dpi = whole(entry.get("dpi", 203)) if kind == "printer" else 0
    problem = "devices.twice" if twice else _problem(name, kind, port, dpi)
    return Attached(name, kind, driver, port, tried, str(entry.get("media", "")), dpi, problem)


def _kind(driver: str) -> tuple[Kind, bool]:
    if driver in printers:
        return "printer", printers[driver].tried
    if driver in scanners:
        return "scanner", scanners[driver].tried
    if driver in balances:
        return "balance", balances[driver].tried
    if driver in loggers:
        return "logger", loggers[driver].tried
    return "unknown", False


def _problem(name: str, kind: Kind, port: str, dpi: int) -> str:
    if not name or not port:
        return "devices.incomplete"
    if kind == "unknown":
        return "devices.unknown_driver"
    return "devices.dpi" if kind == "printer" and dpi not in RESOLUTIONS else ""


def whole(value: object) -> int:
    """The whole number, or 0 when it is none."""
    return value if isinstance(value, int) else 0
