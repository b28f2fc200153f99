"""The laboratory's customers: agencies and their officers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from lims_desktop.lab import Lab
from lims_desktop.places import Added
from lims_desktop.tables.agencies import Agency as AgencyTable
from lims_desktop.tables.agencies import Officer as OfficerTable
from lims_desktop.wire import as_json


@dataclass(frozen=True, slots=True)
class Agency:
    """A police unit, prosecutor, coroner or court; `reference_pattern` is the shape of its own case numbers."""

    id: int
    code: str
    name: str
    kind: str
    reference_pattern: str | None
    active: bool = True


@dataclass(frozen=True, slots=True)
class Officer:
    """A person of an agency who brings or collects items."""

    id: int
    agency_id: int
    name: str
    rank: str | None
    number: str
    active: bool = True


def agencies(lab: Lab, *, every: bool = False) -> list[Agency]:
    """The active agencies by name; on wish every one there ever was."""
    table = AgencyTable
    question = select(table.id, table.code, table.name, table.kind, table.reference_pattern, table.active)
    return lab.rows((question if every else question.where(table.active)).order_by(table.name), Agency)


def officers(lab: Lab, agency: int | None = None, *, every: bool = False) -> list[Officer]:
    """The active officers by name, of one agency or of all; on wish those who bring and collect nothing more too."""
    table = OfficerTable
    question = select(table.id, table.agency_id, table.name, table.rank, table.number, table.active)
    if not every:
        question = question.where(table.active)
    if agency is not None:
        question = question.where(table.agency_id == agency)
    return lab.rows(question.order_by(table.name), Officer)


def add(
    lab: Lab, code: str, name: str, kind: str, reference_pattern: str | None = None, *, act: UUID | None = None
) -> Added:
    """Add an agency. Kind is police, dpp, coroner, court or other."""
    return lab.act(Added, "agency_add", act=act, code=code, name=name, kind=kind, reference_pattern=reference_pattern)


def change(lab: Lab, agency: int, changes: Mapping[str, Any], *, reason: str, act: UUID | None = None) -> Added:
    """Change what is named of name, reference_pattern and active. Its code and kind stay.

    Refused while people of an agency that is to rest have accounts.
    """
    return lab.act(Added, "agency_change", act=act, agency=agency, changes=as_json(dict(changes)), reason=reason)


def officer_add(lab: Lab, agency: int, name: str, rank: str | None, number: str, *, act: UUID | None = None) -> Added:
    """Add an officer of an agency by their badge or identity number."""
    return lab.act(Added, "officer_add", act=act, agency=agency, name=name, rank=rank, number=number)


def officer_change(
    lab: Lab, officer: int, changes: Mapping[str, Any], *, reason: str, act: UUID | None = None
) -> Added:
    """Change what is named of name, rank, number, and whether they are active: bring and collect still."""
    return lab.act(Added, "officer_change", act=act, officer=officer, changes=as_json(dict(changes)), reason=reason)
