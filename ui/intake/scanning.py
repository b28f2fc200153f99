"""What a scan means at the counter: the seal of a package that arrives, or the label that has just been printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from devices.scan import Scan
from lims_desktop.codes import looks_like_code
from lims_desktop.errors import LimsError, Refused
from ui.intake.delivery import Delivery, Package

FOREIGN = ("scan.characters", "scan.foreign_symbology")
"""Problems of a scan that may still be another house's number."""


@dataclass(frozen=True)
class SealScan:
    """What to do about the scan of a seal: find its listed line, fill the line worked on, or begin a new one."""

    what: Literal["found", "fill", "new", "nothing"]
    number: str = ""
    package: Package | None = None
    say: LimsError | None = None


def seal_scanned(scan: Scan, delivery: Delivery, current: Package | None, *, finished: bool) -> SealScan:
    """What the scan of a seal means now; `finished` tells whether the line worked on lacks nothing."""
    number = scan.text
    if not scan.ok and scan.problem not in FOREIGN:
        return SealScan("nothing", say=Refused(scan.problem, text=number))
    if looks_like_code(number):
        return SealScan("nothing", say=Refused("intake.scan_is_ours", code=number))
    known = next((one for one in delivery.packages if any(seal.number == number for seal in one.seals)), None)
    if known is not None:
        return _known(number, known, current, delivery)
    if current is None or finished or not _takes(current):
        return _new(number, delivery)
    if any(not seal.number for seal in current.seals):
        return SealScan("fill", number, current)
    place, seal = delivery.place(current.key), current.seals[0].number
    return SealScan("nothing", say=Refused("intake.line_open", line=place, seal=seal))


def _takes(current: Package) -> bool:
    """Whether a seal can belong to the line worked on: a listed one has its own until it was seen."""
    if current.outcome == "unseen":
        return not any(seal.number for seal in current.seals)
    return current.is_here


def _known(number: str, known: Package, current: Package | None, delivery: Delivery) -> SealScan:
    if known.outcome == "unseen":
        return SealScan("found", number, known)
    code = "intake.seal_again" if known is current else "intake.seal_elsewhere"
    return SealScan("nothing", say=Refused(code, seal=number, line=delivery.place(known.key)))


def _new(number: str, delivery: Delivery) -> SealScan:
    if delivery.listed:
        place = len(delivery.packages) + 1
        return SealScan("new", number, say=Refused("intake.seal_unexpected", seal=number, line=place))
    return SealScan("new", number)
