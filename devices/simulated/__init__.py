"""Devices that are not there: they speak the real protocols and have the real faults.

`simulator_for(kind, driver)` makes one; `plug()` gives a cable to it; `provoke(fault)` and `mend()` do to it what
happens to devices. `devices.simulated.serving` puts one on a TCP port or a pseudo-terminal.
"""

from __future__ import annotations

from devices.simulated.balance import SimulatedBalance
from devices.simulated.kind import SimulatedPort, Simulator
from devices.simulated.logger import SimulatedLogger
from devices.simulated.printer import PrintedLabel, SimulatedPrinter
from devices.simulated.scanner import SimulatedScanner
from lims_desktop.errors import Refused

__all__ = [
    "PrintedLabel",
    "SimulatedBalance",
    "SimulatedLogger",
    "SimulatedPort",
    "SimulatedPrinter",
    "SimulatedScanner",
    "Simulator",
    "simulator_for",
]


def simulator_for(kind: str, driver: str, dpi: int = 203) -> Simulator:
    """A simulator that this driver can talk to."""
    if kind == "printer" and driver in SimulatedPrinter.LANGUAGES:
        return SimulatedPrinter(driver, dpi)
    if kind == "scanner":
        return SimulatedScanner()
    if kind == "balance":
        return SimulatedBalance(driver)
    if kind == "logger":
        return SimulatedLogger()
    raise Refused("devices.no_simulator", kind=kind, driver=driver)
