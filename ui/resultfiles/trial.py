"""Reads a file and tries it on a worksheet, off the screen's thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lims_desktop import resultfiles, worksheets
from lims_desktop.errors import Refused
from lims_desktop.methods.definition import Method
from lims_desktop.resultfiles import LARGEST, Layout, Mapping, Matching, Plan, ResultFile, Table
from lims_desktop.resultfiles.matching import fields_for
from lims_desktop.worksheets import WorksheetView

if TYPE_CHECKING:
    from lims_desktop.lab import Lab
    from lims_desktop.methods.definition import Field


@dataclass(frozen=True)
class Ground:
    """The worksheet, the files that came into it, and how its instruments' files are read."""

    view: WorksheetView
    method: Method
    matching: Matching
    files: list[ResultFile]
    mappings: list[Mapping]

    @property
    def fields(self) -> list[Field]:
        """The fields that a file can fill."""
        return fields_for(Layout(), self.matching)


@dataclass(frozen=True)
class Trial:
    """A file in one layout: its first lines, its heads or numbers, and what entering it would do."""

    layout: Layout
    first: list[tuple[int, list[str]]]
    heads: list[str]
    lines: int
    plan: Plan | None
    trouble: str = ""


@dataclass(frozen=True)
class Chosen:
    """A file that was chosen: its name and bytes, the first trial, and which saved columns it does not have."""

    name: str
    raw: bytes
    trial: Trial
    missing: list[str]
    elsewhere: list[ResultFile]


_SHOWN = 12


def ground(lab: Lab, worksheet: int) -> Ground | None:
    """Everything about the worksheet that a file is held against."""
    view = worksheets.view(lab, worksheet)
    if view is None:
        return None
    files, known = resultfiles.files_of(lab, worksheet), resultfiles.mappings(lab, worksheet, view.method)
    return Ground(view, view.read, Matching(view), files, known)


def choose(lab: Lab, path: Path, about: Ground, saved: Layout | None) -> Chosen:
    """Read a file, lay it out as it was saved for its instrument or as it proposes itself, and try it."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise Refused("result_file.too_large", size=size, most=LARGEST)
        raw = path.read_bytes()
    except OSError as problem:
        raise Refused("result_file.unreadable", name=path.name, why=problem.strerror or str(problem)) from problem
    if not raw.strip():
        raise Refused("result_file.empty")
    layout, missing = saved or resultfiles.layout_of(raw, about.matching), list[str]()
    if saved is not None:
        layout, missing = resultfiles.refitted(saved, Table(raw, saved).heads)
    digest = resultfiles.File(path.name, raw, layout).sha256
    found = resultfiles.files_of(lab, sha256=digest)
    return Chosen(path.name, raw, attempt(lab, raw, layout, about), missing, found)


def attempt(_lab: Lab, raw: bytes, layout: Layout, about: Ground) -> Trial:
    """What the file says in this layout."""
    table = Table(raw, layout)
    if table.text is None or "\x00" in table.text:
        return Trial(layout, [], [], 0, None, "result_file.not_text")
    first = [(line.number, list(line.cells)) for line in table.lines if line.number > layout.skip][:_SHOWN]
    heads = [*table.heads, *[""] * (table.width - len(table.heads))]
    plan = about.matching.plan(table) if layout.is_whole else None
    return Trial(layout, first, heads, len(table.rows), plan)
