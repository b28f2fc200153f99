"""Conflicts of interest: declared about a case or a person named in cases, lifted by a manager (ISO/IEC 17025 4.1).

While one is in force nobody gives that person work on the case, and they have no part in its runs, reviews and reports.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.cases import CaseFile
from lims_desktop.tables.requests import Interest as InterestTable
from lims_desktop.wire import answered

LIFTERS = frozenset({"laboratory_manager", "quality_manager"})
"""Who sees everybody's declarations and lifts those of others."""


@dataclass(frozen=True, slots=True)
class Declared(Recorded):
    """A conflict of interest was declared or lifted; `work` counts open requests of the declarant that it stands in."""

    interest: int
    work: int = 0


@dataclass(frozen=True, slots=True)
class Interest:
    """One declaration: about a case (`case_number` is None when it is not for my eyes), or about a person `named`."""

    id: int
    person: int
    name: str
    case: int | None
    case_number: str | None
    named: str | None
    statement: str
    declared_at: datetime
    lifted_at: datetime | None
    lifted_by: str | None
    lifting_reason: str | None


@dataclass(frozen=True, slots=True)
class CaseMeant:
    """The case that a number or a label stands for; `about` is the agency's reference and who is named in it."""

    case: int
    number: str
    about: str


@dataclass(frozen=True, slots=True)
class PersonMeant:
    """How many cases that I may see name a person now; `more` name somebody with these words and further ones."""

    cases: int
    more: int


def declare(
    lab: Lab, statement: str, *, case: int | None = None, named: str | None = None, act: UUID | None = None
) -> Declared:
    """Declare a conflict of interest about a case, or about a person by the name they have in cases.

    Accents, capitals, spaces and the order of the words do not matter; another spelling is another name.
    """
    return lab.act(Declared, "interest_declare", act=act, case=case, named=named, statement=statement)


def declare_about(lab: Lab, written: str, statement: str, *, act: UUID | None = None) -> Declared:
    """Declare one about the case with this number, or of the item with this number or label.

    Refused with `case.unknown` when there is none, or it is not for my eyes.
    """
    meant = case_meant(lab, written)
    if meant is None:
        raise Refused("case.unknown", case=written)
    return declare(lab, statement, case=meant.case, act=act)


def lift(lab: Lab, interest: int, *, reason: str, act: UUID | None = None) -> Declared:
    """Lift a conflict of interest that somebody else declared. A manager's duty."""
    return lab.act(Declared, "interest_lift", act=act, interest=interest, reason=reason)


def case_meant(lab: Lab, written: str) -> CaseMeant | None:
    """The case of this number, item number or label; None when there is none or it is not for my eyes."""
    found = lab.call("interest_case", text=written)
    return None if found is None else answered(CaseMeant, found)


def person_meant(lab: Lab, named: str) -> PersonMeant:
    """How many cases name this person now."""
    return answered(PersonMeant, lab.call("interest_named", named=named))


def listed(
    lab: Lab,
    *,
    after: Interest | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,
    filters: Mapping[str, Any] | None = None,
) -> list[Interest]:
    """What was declared, the newest first: my own, and everybody's for managers. Filter: `in_force`."""
    del sort  # there is one order
    i = InterestTable
    question = (
        select(
            i.id, i.person_id.label("person"), func.lims.person_name(i.person_id).label("name"),
            i.case_id.label("case"), CaseFile.number.label("case_number"), i.named, i.statement, i.declared_at,
            i.lifted_at, func.lims.person_name(i.lifted_by).label("lifted_by"), i.lifting_reason,
        )
        .outerjoin(CaseFile, CaseFile.id == i.case_id)
        .order_by(i.id.desc())
        .limit(limit)
    )  # fmt: skip
    if (filters or {}).get("in_force"):
        question = question.where(i.lifted_at.is_(None))
    if after is not None:
        question = question.where(i.id < after.id)
    return lab.rows(question, Interest)
