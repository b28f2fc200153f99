"""Reports as lists and queues, what stands behind one of them, and how it would read with other words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lims_desktop import wire
from lims_desktop.lab import Lab
from lims_desktop.methods.definition import Check
from lims_desktop.reports import Content, Opinion

AWAITS = ("draft", "technical", "reviewing", "administrative", "authorise", "issue")
"""What of a report can await somebody."""

SIGNABLE = frozenset({"draft", "reviewing", "authorise"})
"""Of these, what ends with my signature."""


@dataclass(frozen=True, slots=True)
class Line:
    """A report as a line of a list; `awaits` is what of it awaits me, `since` when it came to where it is."""

    id: int
    number: str
    kind: str
    state: str
    case: int
    case_number: str
    authors: str
    reviewer: str | None
    awaits: str | None
    findings: int
    round: int
    opened_at: datetime
    since: datetime
    issued_at: datetime | None
    court_date: date | None


@dataclass(frozen=True, slots=True)
class Behind:
    """A worksheet in the scope of a report."""

    id: int
    number: str
    state: str
    name: str
    name_es: str
    analyst: str


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file of an instrument from which values of a worksheet came."""

    worksheet: str
    name: str
    sha256: str
    entered_by: str


@dataclass(frozen=True, slots=True)
class Examined:
    """An item that the report is about."""

    id: int
    number: str
    description: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt on an item and what became of it: `open` is what still lacks an end."""

    worksheet_id: int
    worksheet: str
    method: str
    item: str
    attempt: int
    became: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Scope:
    """What stands behind a report; `corrected` is the report that it corrects."""

    corrected: int | None
    requests: list[int] = field(default_factory=list)
    worksheets: list[Behind] = field(default_factory=list)
    files: list[RawFile] = field(default_factory=list)
    items: list[Examined] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)

    @property
    def open(self) -> list[Attempt]:
        """What lacks an end: until it has one, nobody signs."""
        return [one for one in self.attempts if one.became == "open"]


def listed(
    lab: Lab, *, after: Line | None = None, limit: int = 100, sort: tuple[str, bool] | None = None,  # noqa: ARG001
    filters: Mapping[str, Any] | None = None,
) -> list[Line]:  # fmt: skip
    """Reports, the newest first; those that await me (filter `awaits`, of what) the oldest first.

    Filters: `states`, `case`, `awaits`.
    """
    wanted = {name: value for name, value in (filters or {}).items() if value}
    return wire.answered(list[Line], lab.call("reports_listed", after=after and after.id, limit=limit, **wanted))


def scope(lab: Lab, report: int) -> Scope | None:
    """What stands behind a report; None when there is none or it is not for my eyes."""
    told = lab.call("report_scope", report=report)
    return wire.answered(Scope, told) if told else None


def preview(lab: Lab, report: int, content: Content) -> str:
    """The facts of a draft as they would be with these words. Refused when they cannot be kept."""
    told: str = lab.call("report_preview", report=report, content=wire.as_json(content))
    return told


def content_of(said: Mapping[str, Any]) -> Content:
    """The content that was kept as plain names and texts."""
    opinions = tuple(Opinion(**one) for one in said.get("opinions", ()))
    return Content(**{**said, "opinions": opinions})
