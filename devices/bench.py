"""The bench: the devices that this workstation's station file says are attached.

    [[devices]]
    name = "Counter printer"             # as people call it
    driver = "zpl"                       # zpl, tspl, epl2, queue, sheet | serial | sics, aandd, sbi, ohaus | lakeshore
    port = "socket://printer-1:9100"     # or a queue's name, or a folder; "simulated" is a simulator inside the program
    dpi = 203                            # printers: 203, 300 or 600
    media = "50.8x25.4"                  # printers: the labels in it, in millimetres; all sizes when left out
    raster = true                        # printers: send every label as one picture
    baud = 9600                          # serial lines
    frame = "8N1"
    places = ["1 L000000000503"]         # loggers: channels, each with the label of the place in which it hangs

An entry that makes no sense is shown as such on the devices page; it takes nothing else down with it.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock

from devices.attached import SIMULATED, Attached, Kind, attached, whole
from devices.balances import Balance, balances
from devices.labels import Design, designs
from devices.loggers import Logger, Temperature, loggers
from devices.port import Port, open_port
from devices.printers import Outcome, Printer, Status, printers
from devices.printers.printing import print_label
from devices.scan import Scan
from devices.scanners import Scanner, scanners
from devices.simulated import Simulator, simulator_for
from lims_desktop.errors import Refused

__all__ = ["DEMONSTRATION", "SIMULATED", "TEST_FIELDS", "Attached", "Bench", "Fault", "Kind"]

TEST_FIELDS = {
    "code": "D000000000030",
    "number": "TEST 00-000000",
    "description": "Test label: scan both codes",
}
KEPT_FAULTS = 50

DEMONSTRATION: tuple[Mapping[str, object], ...] = (
    {"name": "Label printer", "driver": "zpl", "port": SIMULATED, "dpi": 203},
    {"name": "Scanner", "driver": "serial", "port": SIMULATED},
    {"name": "Balance", "driver": "sics", "port": SIMULATED},
    {"name": "Temperature logger", "driver": "lakeshore", "port": SIMULATED},
)
"""The simulated devices of a demonstration."""


@dataclass(frozen=True)
class Fault:
    """Something that went wrong with a device, newest first in `Bench.faults`; the time is this computer's."""

    device: str
    code: str
    detail: str
    at: datetime


class Bench:
    """What is attached, and what one does with it. Everything here may wait for a device: keep it off the GUI thread.

    Each device serves one caller at a time.
    """

    def __init__(self, entries: Iterable[Mapping[str, object]] = (), opener: Callable[..., Port] = open_port) -> None:
        self._open = opener
        self._simulators: dict[str, Simulator] = {}
        self._entries: dict[str, Mapping[str, object]] = {}
        self._locks: dict[str, Lock] = {}
        self._faults: deque[Fault] = deque(maxlen=KEPT_FAULTS)
        self._reading: dict[str, Scanner] = {}
        self.attach(entries)

    def attach(self, entries: Iterable[Mapping[str, object]]) -> None:
        """These are the devices from now on; a device that stays keeps its lock, a simulator its labels."""
        before = self._entries
        self.entries = tuple(entries)
        listed = [(str(entry.get("name", "")), entry) for entry in self.entries]
        self._entries = dict(reversed(listed))
        self._locks = {name: self._locks.get(name) or Lock() for name in self._entries}
        self.attached = tuple(attached(name, entry, self._entries[name] is not entry) for name, entry in listed)
        self._simulators = {
            name: simulator for name, simulator in self._simulators.items() if self._entries.get(name) == before[name]
        }

    def of_kind(self, kind: Kind) -> list[Attached]:
        """The usable devices of this kind, in the order of the station file."""
        return [device for device in self.attached if device.kind == kind and not device.problem]

    def designs(self, name: str) -> list[Design]:
        """The label designs that fit what is in this printer."""
        media = self._device(name).media
        return [design for design in designs().values() if media in ("", design.media)]

    @property
    def faults(self) -> list[Fault]:
        """The last things that went wrong, newest first."""
        return list(reversed(self._faults))

    def status(self, name: str) -> Status:
        """How the device is, asked now. A printer answers for itself; a scanner or a balance when it can be opened."""
        device = self._device(name)
        if device.problem:
            return Status(False, device.problem)
        try:
            with self._locks[name]:
                return self.printer(name).status() if device.kind == "printer" else self._reached(device)
        except Refused as refusal:
            return Status(False, refusal.code, str(refusal.detail.get("trouble", "")))

    def print(self, name: str, design: str, fields: Mapping[str, str]) -> Outcome:
        """Print one label of this design. Refuses `label....` before anything is sent; the rest is in the outcome."""
        device = self._device(name)
        chosen = _design(design)
        if device.media not in ("", chosen.media):
            raise Refused("label.wrong_media", design=design, needs=chosen.media, device=name, has=device.media)
        with self._locks[name]:
            outcome = print_label(self.printer(name), chosen, fields)
        if outcome.state != "sent":
            self._note(name, outcome.code, outcome.detail)
        return outcome

    def test_label(self, name: str) -> Outcome:
        """Print a test label of the first design that fits."""
        fitting = self.designs(name)
        if not fitting:
            raise Refused("label.no_design", device=name, has=self._device(name).media)
        preferred = next((design for design in fitting if design.name == "tube"), fitting[0])
        return self.print(name, preferred.name, TEST_FIELDS)

    def test_scan(self, name: str, seconds: float = 15.0) -> Scan:
        """The next scan of this scanner; refused as `devices.silent` when none comes, or `devices.in_use`."""
        scanner = self.scanner(name)
        try:
            return next(scanner.scans(time.monotonic() + seconds))
        except StopIteration:
            raise Refused("devices.silent", device=name) from None
        finally:
            scanner.close()

    def printer(self, name: str) -> Printer:
        """The printer of this name; it opens its cable for every question and every label."""
        device = self._usable(name, "printer")
        entry = self._entries[name]
        make = printers[device.driver]
        if device.driver in ("queue", "sheet"):
            return make(device.port, device.dpi)
        return make(lambda: self._port(device), device.dpi, raster=bool(entry.get("raster", False)))

    def scanner(self, name: str) -> Scanner:
        """The scanner of this name, opened; close it when done. It has one reader at a time."""
        device = self._usable(name, "scanner")
        if self._being_read(name):
            raise Refused("devices.in_use", device=name)
        self._reading[name] = scanner = scanners[device.driver](self._port(device))
        return scanner

    def balance(self, name: str) -> Balance:
        """The balance of this name, opened; close it when done."""
        device = self._usable(name, "balance")
        return balances[device.driver](self._port(device))

    def logger(self, name: str) -> Logger:
        """The temperature logger of this name, opened; close it when done."""
        device = self._usable(name, "logger")
        driver = loggers[device.driver]
        return driver(self._port(device, driver.frame))

    def watched(self, name: str) -> dict[int, str]:
        """The channels of a logger that hang in a place, with the label of that place."""
        places = self._entries[self._usable(name, "logger").name].get("places")
        words = [str(one).split() for one in places] if isinstance(places, list) else []
        return {int(pair[0]): pair[1] for pair in words if len(pair) == 2 and pair[0].isdecimal()}

    def temperature(self, name: str, channel: int) -> Temperature:
        """The temperature of one channel of a logger, now."""
        with self._locks[self._usable(name, "logger").name]:
            logger = self.logger(name)
            try:
                return logger.read(channel)
            finally:
                logger.close()

    def simulator(self, name: str) -> Simulator:
        """The simulator behind a simulated device: faults are provoked and scans made there."""
        device = self._device(name)
        if not device.simulated:
            raise Refused("devices.not_simulated", device=name)
        if name not in self._simulators:
            self._simulators[name] = simulator_for(device.kind, device.driver, device.dpi)
        return self._simulators[name]

    def note(self, name: str, refusal: Refused) -> None:
        """Remember a refusal that a device gave elsewhere, for the list of faults."""
        self._note(name, refusal.code, str(refusal.detail.get("trouble", "")))

    def _note(self, name: str, code: str, detail: str) -> None:
        self._faults.append(Fault(name, code, detail, datetime.now().astimezone()))

    def _being_read(self, name: str) -> bool:
        return name in self._reading and not self._reading[name].closed

    def _reached(self, device: Attached) -> Status:
        if not self._being_read(device.name):
            self._port(device).close()
        return Status(True, "devices.ready")

    def _port(self, device: Attached, frame: str = "8N1") -> Port:
        if device.simulated:
            return self.simulator(device.name).plug()
        entry = self._entries[device.name]
        return self._open(device.port, whole(entry.get("baud", 9600)), str(entry.get("frame", frame)))

    def _device(self, name: str) -> Attached:
        for device in self.attached:
            if device.name == name:
                return device
        raise Refused("devices.unknown", device=name)

    def _usable(self, name: str, kind: Kind) -> Attached:
        device = self._device(name)
        if device.problem:
            raise Refused(device.problem, device=name)
        if device.kind != kind:
            raise Refused("devices.wrong_kind", device=name, kind=device.kind)
        return device


def _design(name: str) -> Design:
    known = designs()
    if name not in known:
        raise Refused("label.unknown_design", design=name, known=", ".join(known))
    return known[name]
