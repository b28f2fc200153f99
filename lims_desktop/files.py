"""Files kept by their content: photographs, signatures, receipts."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.files import Blob


@dataclass(frozen=True, slots=True)
class Kept(Recorded):
    """A file is kept under the SHA-256 (hexadecimal) of its bytes."""

    sha256: str


@dataclass(frozen=True, slots=True)
class File:
    """A file's bytes and media type."""

    content: bytes
    media_type: str


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be kept: its name, bytes, media type, and what it shows."""

    name: str
    content: bytes
    media_type: str
    caption: str | None = None


LARGEST = 25 * 1024 * 1024
"""Bytes of a file that is kept."""


def keep(lab: Lab, content: bytes, media_type: str, *, act: UUID | None = None) -> Kept:
    """Keep a file of at most 25 MB; the same bytes are kept once."""
    return lab.act(Kept, "keep_file", act=act, content=content, media_type=media_type)


def attach(lab: Lab, kind: str, subject: str, number: int, file: NewFile, *, act: UUID | None = None) -> Kept:
    """Keep a file and attach it as photograph, signature, receipt or document to this item, case or submission."""
    return lab.act(
        Kept, "attach", act=act, kind=kind, subject=subject, id=number, name=file.name, content=file.content,
        media_type=file.media_type, caption=file.caption,
    )  # fmt: skip


def read(lab: Lab, sha256: str) -> File | None:
    """The file with this SHA-256; None when there is none or it is not for my eyes."""
    found = lab.rows(select(Blob.content, Blob.media_type).where(Blob.sha256 == sha256), File)
    return found[0] if found else None
