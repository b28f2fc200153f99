"""Controlled lists: the words a person may choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select

from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.lists import Term as TermTable
from lims_desktop.wire import as_json


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a controlled list, in both languages."""

    list: str
    code: str
    name: str
    name_es: str
    extra: Mapping[str, Any] = field(default_factory=dict)
    active: bool = True

    def named(self, language: str) -> str:
        """The word in this language ('en' or 'es')."""
        return self.name_es if language.startswith("es") else self.name


@dataclass(frozen=True, slots=True)
class Placed(Term):
    """A term with its place in the list: the lowest is offered first."""

    position: int = 0


@dataclass(frozen=True, slots=True)
class Listed(Recorded):
    """A term was put into its list."""

    list: str
    code: str


def every_term(lab: Lab) -> list[Term]:
    """All active terms of all lists, in the order in which they are offered."""
    table = TermTable
    return lab.rows(
        select(table.list, table.code, table.name, table.name_es, table.extra, table.active)
        .where(table.active)
        .order_by(table.list, table.position, table.code),
        Term,
    )


def everything(lab: Lab) -> list[Placed]:
    """All terms of all lists, those that are no longer offered too, in their order."""
    table = TermTable
    columns = (table.list, table.code, table.name, table.name_es, table.extra, table.active, table.position)
    return lab.rows(select(*columns).order_by(table.list, table.position, table.code), Placed)


def terms(lab: Lab, of: str) -> list[Term]:
    """The active terms of one list, in the order in which they are offered."""
    return [term for term in every_term(lab) if term.list == of]


def put(
    lab: Lab, term: Term, *, position: int = 0, was: Placed | None = None, reason: str | None = None,
    act: UUID | None = None,
) -> Listed:  # fmt: skip
    """Add a term to its list, or reword the one that `was` there. Kept in the ledger with its old wording.

    Refused when a new code is taken; `Conflict` when the term is not what it was any more.
    """
    said = _wording(term) | {"position": position}
    seen = None if was is None else as_json(_wording(was) | {"position": was.position})
    return lab.act(Listed, "term_put", act=act, list=term.list, code=term.code, **said, was=seen, reason=reason)


def _wording(term: Term) -> dict[str, Any]:
    return {"name": term.name, "name_es": term.name_es, "extra": dict(term.extra), "active": term.active}
