"""Vials of a run: labelled, scanned when loaded and again in the instrument's order; a mismatch stops the run."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from lims_desktop import wire
from lims_desktop.lab import Lab
from lims_desktop.methods import reading
from lims_desktop.methods.definition import Method
from lims_desktop.recorded import Recorded

Round = Literal["load", "instrument"]


@dataclass(frozen=True, slots=True)
class Labelled(Recorded):
    """Every vial has a label now."""

    worksheet: int
    number: str


@dataclass(frozen=True, slots=True)
class Due:
    """A vial of the run: its place and replicate, the item's number or the control's code, and the code on it."""

    place: int
    replicate: int
    name: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Scanned(Recorded):
    """What a scan did: taken, the same once more (`again`), or the run `stopped`: `due` and `found` differ."""

    worksheet: int
    number: str
    round: Round
    again: bool
    stopped: bool
    due: Due | None
    found: Due | None
    next: Due | None


@dataclass(frozen=True, slots=True)
class Stop:
    """A mismatch: which place was due (`3.2`: its second vial), what was scanned. `why` is said by whoever went on."""

    round: Round
    place: str
    due: str
    code: str
    found: str
    found_place: str | None
    at: datetime | None = None
    by: str | None = None
    cleared_by: str | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Vial:
    """The vial of one replicate at one position, and when it was scanned in each round."""

    position: int
    place: int
    replicate: int
    item_number: str | None
    description: str | None
    control: str | None
    attempt: int
    code: str | None
    loaded: datetime | None
    instrument: datetime | None

    @property
    def key(self) -> str:
        """What it is known by in a list."""
        return f"{self.position}.{self.replicate}"


@dataclass(frozen=True, slots=True)
class VialsView:
    """The vials of one worksheet in the order of the run. `stop` is the mismatch at which it stands still."""

    worksheet: int
    number: str
    state: str
    definition: str
    wanted: bool
    stop: Stop | None
    vials: list[Vial]
    stops: list[Stop]

    @property
    def read(self) -> Method:
        """The definition that the worksheet began with."""
        return reading.from_json(self.definition)

    @property
    def round(self) -> Round | None:
        """The round that is scanned now; None when both are done."""
        if any(vial.loaded is None for vial in self.vials):
            return "load"
        return "instrument" if any(vial.instrument is None for vial in self.vials) else None

    @property
    def due(self) -> Vial | None:
        """The vial whose turn it is."""
        waits = (vial for vial in self.vials if (vial.loaded if self.round == "load" else vial.instrument) is None)
        return next(waits, None)


def view(lab: Lab, worksheet: int) -> VialsView | None:
    """The vials of a worksheet; None when it is not for my eyes."""
    told = lab.call("vials_view", worksheet=worksheet)
    return wire.answered(VialsView, told) if told else None


def label(lab: Lab, worksheet: int, *, act: UUID | None = None) -> Labelled:
    """A label for every vial that has none yet."""
    return lab.act(Labelled, "vials_label", act=act, worksheet=worksheet)


def scan(lab: Lab, worksheet: int, round_: Round, code: str, *, act: UUID | None = None) -> Scanned:
    """One scan; whatever is not the vial that is due stops the run, and is answered, not refused."""
    return lab.act(Scanned, "vial_scan", act=act, worksheet=worksheet, round=round_, code=code)


def go_on(lab: Lab, worksheet: int, *, anew: bool, reason: str, act: UUID | None = None) -> Scanned:
    """Go on after a mismatch, with the reason; `anew` scans the round again from its first vial."""
    return lab.act(Scanned, "vial_go_on", act=act, worksheet=worksheet, anew=anew, reason=reason)
