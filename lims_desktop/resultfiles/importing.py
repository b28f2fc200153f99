"""What the laboratory keeps of files: which came into which worksheet, and how those of an instrument are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import select

from lims_desktop import wire
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.resultfiles.layout import Layout, layout_from
from lims_desktop.tables.instruments import Instrument
from lims_desktop.tables.methods import Method
from lims_desktop.tables.people import Person
from lims_desktop.tables.resultfiles import ResultFile as FileTable
from lims_desktop.tables.resultfiles import ResultMapping as MappingTable
from lims_desktop.tables.worksheets import Worksheet, WorksheetUse
from lims_desktop.worksheets import Entry


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was chosen: its name, its bytes, how it is read, how many lines it has, whose export it is."""

    name: str
    raw: bytes
    layout: Layout
    lines: int = 1
    instrument: int | None = None

    @property
    def sha256(self) -> str:
        """The SHA-256 of its bytes in hexadecimal."""
        return sha256(self.raw).hexdigest()


@dataclass(frozen=True, slots=True)
class Imported(Recorded):
    """Everything of a file that was to be entered is in the record, and so is the file."""

    worksheet: int
    number: str
    state: str
    sha256: str
    versions: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Saved(Recorded):
    """Files of this instrument are read so from now on."""

    instrument: int


@dataclass(frozen=True, slots=True)
class ResultFile:
    """A file that is in the record, as a line of a list."""

    worksheet_id: int
    worksheet: str
    sha256: str
    name: str
    taken: int
    entered_by: str
    entered_at: datetime


@dataclass(frozen=True, slots=True)
class Mapping:
    """How the files of an instrument that a worksheet uses are read, if somebody said so; else `layout` is None."""

    instrument: int
    name: str
    layout: dict[str, Any] | None
    saved_by: str | None
    saved_at: datetime | None

    @property
    def read(self) -> Layout | None:
        """The layout; None also when this program cannot read it."""
        return layout_from(self.layout) if self.layout else None


def results_import(
    lab: Lab, worksheet: int, file: File, entries: Sequence[Entry], *, again: bool = False, reason: str | None = None,
    act: UUID | None = None,
) -> Imported:  # fmt: skip
    """Enter these values and keep the file, whole or not at all.

    Refused when the file came into this worksheet before, and into another one unless `again`, which needs a reason;
    so do changes of values, and work on items that are in other hands.
    """
    about = {"name": file.name, "layout": file.layout.as_json(), "lines": file.lines}
    return lab.act(
        Imported, "results_import", act=act, worksheet=worksheet, content=file.raw, file=about,
        entries=wire.as_json(list(entries)), instrument=file.instrument, again=again, reason=reason,
    )  # fmt: skip


def result_mapping_save(lab: Lab, instrument: int, method: str, layout: Layout, *, act: UUID | None = None) -> Saved:
    """Read files of this instrument so for this method (its code), until somebody says otherwise."""
    return lab.act(Saved, "result_mapping_save", act=act, instrument=instrument, method=method, layout=layout.as_json())


def mappings(lab: Lab, worksheet: int, method: str) -> list[Mapping]:
    """The instruments that this worksheet uses, each with how its files are read for the method."""
    i, m, u, p = Instrument, MappingTable, WorksheetUse, Person
    question = (
        select(i.id.label("instrument"), i.name, m.layout, p.name.label("saved_by"), m.saved_at)
        .join(u, u.instrument_id == i.id)
        .outerjoin(Method, Method.code == method)
        .outerjoin(m, (m.instrument_id == i.id) & (m.method_id == Method.id))
        .outerjoin(p, p.id == m.saved_by)
        .where(u.worksheet_id == worksheet)
        .order_by(i.name)
    )
    return lab.rows(question, Mapping)


def files_of(lab: Lab, worksheet: int | None = None, sha256: str | None = None) -> list[ResultFile]:
    """The files of a worksheet, or everywhere that a file came in."""
    f, w, p = FileTable, Worksheet, Person
    question = (
        select(f.worksheet_id, w.number.label("worksheet"), f.sha256, f.name, f.taken, p.name.label("entered_by"),
               f.entered_at)
        .join(w, w.id == f.worksheet_id)
        .join(p, p.id == f.entered_by)
        .order_by(f.id)
    )  # fmt: skip
    if worksheet is not None:
        question = question.where(f.worksheet_id == worksheet)
    return lab.rows(question if sha256 is None else question.where(f.sha256 == sha256), ResultFile)
