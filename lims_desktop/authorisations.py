"""Authorisations: who may perform, report, review or authorise with which method, until when, on what evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import select

from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.methods import Authorisation as AuthorisationTable
from lims_desktop.tables.methods import Method as MethodTable
from lims_desktop.tables.people import Person

ACTS = ("perform", "report", "review", "authorise")


@dataclass(frozen=True, slots=True)
class Authorised(Recorded):
    """An authorisation was granted or revoked."""

    authorisation: int


@dataclass(frozen=True, slots=True)
class Authorisation:
    """One authorisation; `valid_until` is its last day."""

    id: int
    person: int
    name: str
    method: str
    discipline: str
    act: str
    valid_from: date
    valid_until: date
    evidence: str
    granted_at: datetime
    revoked_at: datetime | None
    revoking_reason: str | None

    def is_valid(self, today: date) -> bool:
        """Whether it counts on this day."""
        return self.revoked_at is None and self.valid_from <= today <= self.valid_until


@dataclass(frozen=True, slots=True)
class Validity:
    """From the first day until the last one."""

    first: date
    last: date

    def as_range(self) -> str:
        """As PostgreSQL writes a range of days: the end is the day after the last."""
        return f"[{self.first.isoformat()},{(self.last + timedelta(days=1)).isoformat()})"


@dataclass(frozen=True, slots=True)
class Passed:
    """A passed test of proficiency or competence as evidence; words may stand beside it."""

    test: int
    words: str | None = None


def authorise(
    lab: Lab, person: int, method: int, kind: str, valid: Validity, *, evidence: str | Passed, act: UUID | None = None
) -> Authorised:
    """Authorise a person for one act (`ACTS`) with a method. A manager's duty, and never for oneself."""
    shown = evidence if isinstance(evidence, Passed) else None
    said = {
        "person": person, "method": method, "kind": kind, "valid": valid.as_range(),
        "evidence": shown.words if shown else evidence, "test": shown.test if shown else None,
    }  # fmt: skip
    return lab.act(Authorised, "authorise", act=act, **said)


def revoke(lab: Lab, authorisation: int, *, reason: str, act: UUID | None = None) -> Authorised:
    """Take an authorisation back, with a reason; what was done under it stays."""
    return lab.act(Authorised, "authorisation_revoke", act=act, authorisation=authorisation, reason=reason)


def of_person(lab: Lab, person: int | None = None) -> list[Authorisation]:
    """The authorisations of a person, or of everybody, revoked and ended ones included."""
    a, m = AuthorisationTable, MethodTable
    question = (
        select(
            a.id, a.person_id.label("person"), Person.name, m.code.label("method"), m.discipline, a.act, a.valid_from,
            a.valid_until, a.evidence, a.granted_at, a.revoked_at, a.revoking_reason,
        )
        .join(m, m.id == a.method_id)
        .join(Person, Person.id == a.person_id)
        .order_by(Person.name, m.code, a.act, a.valid_until.desc())
    )  # fmt: skip
    return lab.rows(question if person is None else question.where(a.person_id == person), Authorisation)
