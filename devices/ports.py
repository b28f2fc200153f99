"""What can be chosen as a port: serial lines, USB printers, queues. The computer is asked, not the devices."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from devices.printers.queue import run
from lims_desktop.errors import Refused

_USB_PRINTERS = Path("/dev/usb")


@dataclass(frozen=True)
class Found:
    """A port by the words of the station file, and what the computer says it is."""

    port: str
    about: str


def serial_lines() -> list[Found]:
    """The serial lines and USB-CDC devices that are plugged in now."""
    from serial.tools.list_ports import comports

    return sorted((Found(line.device, line.description or "") for line in comports()), key=lambda found: found.port)


def device_files() -> list[Found]:
    """The USB printers of Linux."""
    return [Found(str(path), "USB") for path in sorted(_USB_PRINTERS.glob("lp*"))]


def queues() -> list[Found]:
    """The queues of the computer's printing system; none where there is no such system."""
    try:
        code, said = run(["lpstat", "-e"])
    except Refused:
        return []
    return [Found(name, "") for name in said.split()] if code == 0 else []


def present(driver: str) -> list[Found]:
    """What this driver could be attached to."""
    if driver == "queue":
        return queues()
    if driver == "sheet":
        return []
    return [*serial_lines(), *device_files()]
