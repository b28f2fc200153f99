"""The laboratory's customers: agencies and their officers."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from lims_desktop.lab import Lab
from lims_desktop.places import Added
from lims_desktop.tables.agencies import Agency as AgencyTable
from lims_desktop.tables.agencies import Officer as OfficerTable


@dataclass(frozen=True, slots=True)
class Agency:
    """A police unit, prosecutor, coroner or court; `reference_pattern` is the shape of its own case numbers."""

    id: int
    code: str
    name: str
    kind: str
    reference_pattern: str | None


@dataclass(frozen=True, slots=True)
class Officer:
    """A person of an agency who brings or collects items."""

    id: int
    agency_id: int
    name: str
    rank: str | None
    number: str


def agencies(lab: Lab) -> list[Agency]:
    """The active agencies by name."""
    table = AgencyTable
    return lab.rows(
        select(table.id, table.code, table.name, table.kind, table.reference_pattern)
        .where(table.active)
        .order_by(table.name),
        Agency,
    )


def officers(lab: Lab, agency: int | None = None) -> list[Officer]:
    """The active officers by name, of one agency or of all."""
    table = OfficerTable
    question = select(table.id, table.agency_id, table.name, table.rank, table.number).where(table.active)
    if agency is not None:
        question = question.where(table.agency_id == agency)
    return lab.rows(question.order_by(table.name), Officer)


def add(lab: Lab, code: str, name: str, kind: str, reference_pattern: str | None = None) -> Added:
    """Add an agency. Kind is police, dpp, coroner, court or other."""
    return lab.act(Added, "agency_add", code=code, name=name, kind=kind, reference_pattern=reference_pattern)


def officer_add(lab: Lab, agency: int, name: str, rank: str | None, number: str) -> Added:
    """Add an officer of an agency by their badge or identity number."""
    return lab.act(Added, "officer_add", agency=agency, name=name, rank=rank, number=number)
