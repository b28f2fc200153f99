"""Cases: one case with everything that belongs to it, and lists of cases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from lims_desktop.items import Discrepancy, ItemLine
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.agencies import Agency
from lims_desktop.tables.cases import CaseFile
from lims_desktop.wire import answered


@dataclass(frozen=True, slots=True)
class CaseLine:
    """A case as a line in a list."""

    id: int
    number: str
    agency: str
    agency_reference: str
    offence: str
    district: str
    incident_date: date | None
    opened_at: datetime
    restricted: bool
    names: str


@dataclass(frozen=True, slots=True)
class CasePerson:
    """A person in the case: victim, suspect, complainant, decedent or other."""

    id: int
    role: str
    name: str
    sex: str | None
    birth_date: date | None


@dataclass(frozen=True, slots=True)
class SubmissionLine:
    """One delivery of the case. `receipt` is the SHA-256 of its receipt PDF, `code` its document code."""

    id: int
    state: str
    officer: str | None
    settled_at: datetime | None
    received_by: str | None
    handed_over_by: str | None
    receipt: str | None
    code: str
    note: str | None


@dataclass(frozen=True, slots=True)
class CaseEvent:
    """A custody event of one of the case's items."""

    item: str
    item_id: int
    kind: str
    at: datetime
    to: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything the case page shows, asked in one round trip."""

    id: int
    number: str
    agency_id: int
    agency: str
    agency_reference: str
    offence: str
    district: str
    incident_date: date | None
    opened_at: datetime
    opened_by: str | None
    restricted: bool
    note: str | None
    persons: list[CasePerson] = field(default_factory=list)
    referrals: list[str] = field(default_factory=list)
    submissions: list[SubmissionLine] = field(default_factory=list)
    items: list[ItemLine] = field(default_factory=list)
    discrepancies: list[Discrepancy] = field(default_factory=list)
    events: list[CaseEvent] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class CaseChanged(Recorded):
    """A case was changed."""

    id: int
    number: str


def view(lab: Lab, case: int) -> CaseView | None:
    """One case with everything that belongs to it; None when there is none or it is not for my eyes."""
    found = lab.call("case_view", case=case)
    return None if found is None else answered(CaseView, found)


def newest(lab: Lab, *, after: int | None = None, limit: int = 100) -> list[CaseLine]:
    """Cases, the newest first; `after` is the last id of the page before."""
    question = _lines()
    if after is not None:
        question = question.where(CaseFile.id < after)
    return lab.rows(question.order_by(CaseFile.id.desc()).limit(limit), CaseLine)


def listed(
    lab: Lab,
    *,
    after: CaseLine | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,
    filters: Mapping[str, Any] | None = None,
) -> list[CaseLine]:
    """Cases page by page: the newest first, or by number when `sort` is ("number", descending).

    `filters` may say agency, offence or district; `after` is the last case of the page before.
    """
    c = CaseFile
    known = {"agency": c.agency_id, "offence": c.offence, "district": c.district}
    wanted = [known[name] == value for name, value in (filters or {}).items() if value is not None]
    by_number = sort is not None and sort[0] == "number"
    order, last = (c.number, after and after.number) if by_number else (c.id, after and after.id)
    down = sort[1] if sort is not None and by_number else True
    if after is not None:
        wanted.append(order < last if down else order > last)
    question = _lines().where(*wanted).order_by(order.desc() if down else order).limit(limit)
    return lab.rows(question, CaseLine)


def _lines() -> Select[*tuple[Any, ...]]:
    c = CaseFile
    return select(
        c.id, c.number, Agency.name.label("agency"), c.agency_reference, c.offence, c.district, c.incident_date,
        c.opened_at, c.restricted, c.names,
    ).join(Agency, Agency.id == c.agency_id)  # fmt: skip


def amend(lab: Lab, case: int, changes: Mapping[str, Any], *, reason: str, act: UUID | None = None) -> CaseChanged:
    """Change offence, district, incident_date or note, or name more persons, with a reason."""
    return lab.act(CaseChanged, "case_amend", act=act, case=case, changes=dict(changes), reason=reason)


def restrict(
    lab: Lab, case: int, restricted: bool, admitted: Sequence[int] = (), *, reason: str, act: UUID | None = None
) -> CaseChanged:
    """Show the case only to the managers and the persons admitted to it, or to all staff again."""
    return lab.act(
        CaseChanged, "case_restrict", act=act, case=case, restricted=restricted, admitted=list(admitted), reason=reason
    )


def refer(lab: Lab, case: int, agency: int, *, reason: str | None = None, act: UUID | None = None) -> CaseChanged:
    """Refer the case to another agency, such as the DPP, which may then see it."""
    return lab.act(CaseChanged, "case_refer", act=act, case=case, agency=agency, reason=reason)
