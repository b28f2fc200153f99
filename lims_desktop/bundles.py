"""Disclosure bundles: begun, read piece by piece, finished (domain.md section 12). `bundling` writes the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from lims_desktop import wire
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded

PIECE = 500
"""Entries of the ledger asked for at once."""

MAY_MAKE = frozenset({"laboratory_manager", "quality_manager"})


@dataclass(frozen=True, slots=True)
class Begun(Recorded):
    """A bundle is begun: what goes into it is fixed."""

    bundle: int
    number: str


@dataclass(frozen=True, slots=True)
class Finished(Recorded):
    """The file was written; its SHA-256 (hexadecimal) is in the ledger, its size is in bytes."""

    bundle: int
    number: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Written:
    """A finished file: SHA-256 in hexadecimal, size in bytes, how many files are in it."""

    sha256: str
    size: int
    files: int


@dataclass(frozen=True, slots=True)
class BundledFile:
    """A kept file of the bundle; the bytes of one that shows other cases too are `withheld`."""

    sha256: str
    size: int
    media_type: str
    name: str
    kind: str
    withheld: bool


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle that was made, or begun and never finished."""

    id: int
    number: str
    report: str | None
    reason: str
    made_by: str
    begun_at: datetime
    finished_at: datetime | None = None
    sha256: str | None = None
    size: int | None = None
    files: int | None = None


def begin(lab: Lab, subject: str, number: int, *, reason: str, act: UUID | None = None) -> Begun:
    """Begin the bundle of a "case" or a "report". A manager's act, freshly authenticated; the reason says for whom."""
    return lab.act(Begun, "bundle_begin", act=act, subject=subject, id=number, reason=reason)


def finish(lab: Lab, bundle: int, written: Written, *, act: UUID | None = None) -> Finished:
    """Record what was written. Nothing of the bundle can be read any more."""
    said = {"sha256": written.sha256, "size": written.size, "files": written.files}
    return lab.act(Finished, "bundle_finish", act=act, bundle=bundle, **said)


def of_case(lab: Lab, case: int) -> list[Bundle]:
    """The bundles of a case, the newest first."""
    return wire.answered(list[Bundle], lab.call("bundles_of", case=case))


def covered(lab: Lab, bundle: int) -> bool:
    """Whether the ledger's tree holds everything of it already."""
    return bool(lab.call("bundle_covered", bundle=bundle))


def entries(lab: Lab, bundle: int) -> Iterator[list[dict[str, Any]]]:
    """The entries of its streams, some hundred at a time, in the order of stream and number."""
    stream, number = "", 0
    while found := lab.call("bundle_entries", bundle=bundle, stream=stream, number=number, most=PIECE):
        yield found
        stream, number = found[-1]["stream"], found[-1]["number"]


def beside(lab: Lab, bundle: int) -> list[dict[str, Any]]:
    """The entry that tells of the bundle, and those of the certificates that its reports were signed with."""
    told: list[dict[str, Any]] = lab.call("bundle_beside", bundle=bundle)
    return told


def about(lab: Lab, bundle: int) -> dict[str, Any]:
    """What its numbers stand for: people, items, places, methods, certificates, and what the case must disclose."""
    told: dict[str, Any] = lab.call("bundle_about", bundle=bundle)
    return told


def files(lab: Lab, bundle: int) -> list[BundledFile]:
    """Its kept files, without their bytes."""
    return wire.answered(list[BundledFile], lab.call("bundle_files", bundle=bundle))


def file(lab: Lab, bundle: int, sha256: str) -> bytes:
    """The bytes of one."""
    found: bytes = lab.call("bundle_file", bundle=bundle, sha256=sha256)
    return bytes(found)
