"""Court visits: exhibits of one case go to court with a witness, and come back, or the court keeps them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select, tuple_

from lims_desktop import wire
from lims_desktop.codes import Kind, machine_code
from lims_desktop.lab import Lab
from lims_desktop.outside import Bearer, Finding, Line, Passed
from lims_desktop.recorded import Recorded
from lims_desktop.tables.agencies import Agency
from lims_desktop.tables.cases import CaseFile
from lims_desktop.tables.court import CourtExhibit, CourtVisit


@dataclass(frozen=True, slots=True)
class Hearing:
    """When the case is heard, until when the exhibits are due back, and what else is to be said (the room)."""

    hearing_at: datetime
    due_at: datetime
    note: str | None = None


@dataclass(frozen=True, slots=True)
class WentToCourt(Passed):
    """Exhibits are on their way to court as this visit; `document` is the receipt of what went."""

    visit: int = 0


@dataclass(frozen=True, slots=True)
class CameFromCourt(Passed):
    """Exhibits of a visit came back; `document` is the record of how they were found."""

    visit: int = 0


@dataclass(frozen=True, slots=True)
class KeptByCourt(Recorded):
    """The court keeps these exhibits, by its own receipt."""

    visit: int
    items: list[str]


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as a line of the list."""

    id: int
    document: int | None
    case: str
    court: str
    hearing_at: datetime
    due_at: datetime
    bearer: str
    out_at: datetime
    closed_at: datetime | None
    overdue: bool
    exhibits: int
    away: int
    kept: int

    @property
    def code(self) -> str:
        """The machine code of the receipt of what went."""
        return machine_code(Kind.DOCUMENT, self.document) if self.document else ""


@dataclass(frozen=True, slots=True)
class VisitView:
    """One visit with its exhibits, as of `asked_at` of the server."""

    id: int
    code: str | None
    document: int | None
    case: str
    case_id: int
    court: str
    hearing_at: datetime
    due_at: datetime
    bearer: str
    bearer_person: int | None
    note: str | None
    out_by: str
    out_at: datetime
    closed_at: datetime | None
    asked_at: datetime
    lines: list[Line] = field(default_factory=list)


def court_out(
    lab: Lab, items: Sequence[int], court: int, bearer: Bearer, hearing: Hearing, *, act: UUID | None = None
) -> WentToCourt:
    """Give exhibits of one case to the witness who carries them to this court (an agency of the kind court).

    A colleague who carries them says so with their own password (`outside.confirm`); controlled items need a witness
    when no colleague did.
    """
    return lab.act(WentToCourt, "court_out", act=act, items=list(items), court=court, bearer=bearer, visit=hearing)


def court_in(
    lab: Lab, visit: int, lines: Sequence[Finding], bearer: Bearer, *, act: UUID | None = None
) -> CameFromCourt:
    """Receive exhibits of a visit into my hands; what differs from how they went becomes a discrepancy."""
    return lab.act(CameFromCourt, "court_in", act=act, visit=visit, lines=wire.as_json(list(lines)), bearer=bearer)


def court_kept(
    lab: Lab,
    visit: int,
    items: Sequence[int],
    court_receipt: str,
    *,
    note: str | None = None,
    act: UUID | None = None,
) -> KeptByCourt:
    """Record that the court keeps tendered exhibits, with the number of its own receipt. Nothing moves."""
    return lab.act(
        KeptByCourt, "court_kept", act=act, visit=visit, items=list(items), court_receipt=court_receipt, note=note
    )


def visit(lab: Lab, number: int) -> VisitView | None:
    """One visit; None when there is none or it is not for my eyes."""
    found = lab.call("visit_view", visit=number)
    return None if found is None else wire.answered(VisitView, found)


def visit_of_document(lab: Lab, document: int) -> int | None:
    """The visit whose receipt or return record has this number."""
    number = lab.call("visit_of_document", document=document)
    return None if number is None else int(number)


def visits(
    lab: Lab,
    *,
    after: Visit | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,
    filters: Mapping[str, Any] | None = None,
) -> list[Visit]:
    """Visits that are open, the nearest hearing first; with `open` False every visit, the newest hearing first."""
    del sort
    v, key = CourtVisit, tuple_(CourtVisit.hearing_at, CourtVisit.id)
    here: Any = None if after is None else tuple_(after.hearing_at, after.id)
    question = _visits()
    if (filters or {}).get("open", True):
        question = question.where(v.closed_at.is_(None)).order_by(v.hearing_at, v.id)
        question = question if here is None else question.where(key > here)
    else:
        question = question.order_by(v.hearing_at.desc(), v.id.desc())
        question = question if here is None else question.where(key < here)
    return lab.rows(question.limit(limit), Visit)


def _visits() -> Select[*tuple[Any, ...]]:
    v, e = CourtVisit, CourtExhibit
    count = func.count()
    counts = (
        select(
            count.label("exhibits"),
            count.filter(e.outcome.is_(None)).label("away"),
            count.filter(e.outcome == "KEPT").label("kept"),
        )
        .where(e.visit_id == v.id)
        .lateral()
    )
    overdue = (v.due_at <= func.clock_timestamp()) & v.closed_at.is_(None)
    return (
        select(
            v.id, v.document_id.label("document"), CaseFile.number.label("case"), Agency.name.label("court"),
            v.hearing_at, v.due_at, v.bearer, v.out_at, v.closed_at, overdue.label("overdue"),
            counts.c.exhibits, counts.c.away, counts.c.kept,
        )
        .join(CaseFile, CaseFile.id == v.case_id)
        .join(Agency, Agency.id == v.court)
        .join(counts, counts.c.exhibits >= 0)
    )  # fmt: skip
