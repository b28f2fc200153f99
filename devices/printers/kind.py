"""What every label printer can do, and how a print ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, Protocol

from devices.labels.marks import Label, Notice
from devices.labels.typeface import Typeface
from lims_desktop.registry import Registry


@dataclass(frozen=True)
class Status:
    """How a device is. `code` has a sentence: `printer.ready`, `printer.paper_out`, `printer.silent` ...

    No answer is never "ready". `busy`: it is printing what it has.
    """

    ready: bool
    code: str
    detail: str = ""
    busy: bool = False


@dataclass(frozen=True)
class Outcome:
    """How a label's print ended. `sent` is not `printed`: only the operator's scan proves the label.

    `failed`: nothing left for the printer, printing again is safe. `unknown`: the printer may hold the label and print
    it later, so ask "is the label in your hand?" before printing again; nothing is ever sent again by itself.
    `code` says why, `notices` names what the label shows otherwise than asked (`label.shortened`, `label.characters`).
    """

    state: Literal["sent", "failed", "unknown"]
    code: str
    sent: bytes = b""
    detail: str = ""
    notices: tuple[Notice, ...] = ()


class Printer(Protocol):
    """A label printer. One label is one job."""

    dpi: int

    @property
    def tried(self) -> bool:
        """Whether the driver has been tried on hardware."""

    @property
    def typeface(self) -> Typeface:
        """What the printer's letters are like."""

    def status(self) -> Status:
        """How the printer is, asked now."""

    def say(self, label: Label) -> bytes:
        """The label in the printer's own language."""

    def print(self, label: Label) -> Outcome:
        """Print one label: ask, send, ask again."""


class Driver(Protocol):
    """What makes a printer of its way there, a cable to open or a name, and its resolution."""

    tried: bool

    def __call__(self, *way: Any, **settings: Any) -> Printer: ...


printers: Registry[Driver] = Registry("printer driver")
