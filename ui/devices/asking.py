"""What the devices page asks of devices. All of it may wait for a device: it is called off the screen's thread."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from devices.attached import Attached
from devices.balances.kind import Balance, Weight
from devices.bench import Bench, Fault
from devices.labels import Design, designs, preview
from devices.loggers import Temperature
from devices.printers import Outcome, Status
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab


@dataclass(frozen=True)
class Overview:
    """What is attached, and what went wrong lately."""

    attached: tuple[Attached, ...]
    faults: list[Fault]


@dataclass(frozen=True)
class Asked:
    """How a device was at a moment of this computer's clock."""

    name: str
    status: Status
    at: datetime


@dataclass(frozen=True)
class Weighed:
    """A stable reading, and which balance says it is."""

    weight: Weight
    identity: str


def overview(_lab: Lab, bench: Bench) -> Overview:
    """What is attached."""
    return Overview(bench.attached, bench.faults)


def status(_lab: Lab, bench: Bench, name: str, before: Status | None) -> Asked:
    """Ask the device how it is; news of trouble joins the list of faults."""
    found = bench.status(name)
    if not found.ready and (before is None or before.code != found.code):
        bench.note(name, Refused(found.code, trouble=found.detail))
    return Asked(name, found, datetime.now().astimezone())


def fitting(_lab: Lab, bench: Bench, name: str) -> list[Design]:
    """The designs for what is in this printer; all of them when none fits, so that one can look at them."""
    return bench.designs(name) or list(designs().values())


def picture(_lab: Lab, design: Design, fields: Mapping[str, str], dpi: int) -> bytes:
    """The label as a PNG picture, one pixel for each dot."""
    return preview(design, fields, dpi)


def print_label(_lab: Lab, bench: Bench, name: str, design: str, fields: Mapping[str, str]) -> Outcome:
    """Print one label."""
    return bench.print(name, design, fields)


def weigh(_lab: Lab, bench: Bench, name: str) -> Weighed:
    """The next stable weight; a refusal joins the list of faults."""
    try:
        balance = bench.balance(name)
        try:
            return Weighed(balance.weigh(), _identity(balance))
        finally:
            balance.close()
    except Refused as refusal:
        bench.note(name, refusal)
        raise


@dataclass(frozen=True)
class Measured:
    """A temperature, and which logger says it is."""

    temperature: Temperature
    identity: str


def measure(_lab: Lab, bench: Bench, name: str, channel: int) -> Measured:
    """The temperature of a channel now; a refusal joins the list of faults."""
    try:
        temperature = bench.temperature(name, channel)
        logger = bench.logger(name)
        try:
            return Measured(temperature, logger.identity())
        finally:
            logger.close()
    except Refused as refusal:
        bench.note(name, refusal)
        raise


def _identity(balance: Balance) -> str:
    """The balance's own number; one that does not tell it has weighed all the same."""
    try:
        return balance.identity()
    except Refused:
        return ""
