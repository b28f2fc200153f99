"""Tests of proficiency and competence: given, submitted, evaluated; what a failed or overdue one suspends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.methods import Method as MethodTable
from lims_desktop.tables.people import Person
from lims_desktop.tables.quality import ProficiencyTest as TestTable
from lims_desktop.tables.quality import Suspension as SuspensionTable

KINDS = ("proficiency", "competency")


@dataclass(frozen=True, slots=True)
class NewTest:
    """A test to be given: `round` is the provider's own name of it, `due` its last day, `samples` how many."""

    kind: str
    provider: str
    round: str
    method: int
    person: int
    samples: int
    due: date


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a test ended: pass or fail, why; the z-score when there is one; SHA-256 of the file that shows it."""

    outcome: str
    evaluation: str
    z_score: Decimal | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Stepped(Recorded):
    """A test took a step: GIVEN, OVERDUE, SUBMITTED, PASSED, FAILED, WITHDRAWN."""

    test: int
    number: str
    state: str


@dataclass(frozen=True, slots=True)
class Test:
    """One test of one person; `suspension` is the number of what it suspends until it is lifted."""

    id: int
    number: str
    kind: str
    provider: str
    round: str
    method_id: int
    method: str
    person: int
    name: str
    samples: int
    due: date
    given_at: datetime
    submitted_at: datetime | None
    result: str | None
    outcome: str | None
    z_score: Decimal | None
    evaluated_by: str | None
    evaluated_at: datetime | None
    evaluation: str | None
    evidence: str | None
    withdrawn: str | None
    withdrawn_at: datetime | None
    suspension: int | None
    lifted_at: datetime | None
    lifting_reason: str | None
    today: date

    @property
    def state(self) -> str:
        """How far it is."""
        if self.withdrawn_at:
            return "WITHDRAWN"
        if self.outcome:
            return "PASSED" if self.outcome == "pass" else "FAILED"
        if self.submitted_at:
            return "SUBMITTED"
        return "OVERDUE" if self.today > self.due else "GIVEN"

    @property
    def suspends(self) -> bool:
        """Whether its failing still keeps the person from performing the method."""
        return self.suspension is not None and self.lifted_at is None


def tests(lab: Lab) -> list[Test]:
    """The tests that I may see, the newest first: my own, or everybody's for leaders, managers and auditors."""
    t, s, evaluator = TestTable, SuspensionTable, aliased(Person)
    people = ("person_id", "given_by", "evaluated_by", "withdrawn_by")
    columns = [column for column in t.__table__.c if column.name not in people]
    question = (
        select(
            *columns, t.person_id.label("person"), Person.name, MethodTable.code.label("method"),
            evaluator.name.label("evaluated_by"), s.id.label("suspension"), s.lifted_at, s.lifting_reason,
            func.current_date().label("today"),
        )
        .join(Person, Person.id == t.person_id)
        .join(MethodTable, MethodTable.id == t.method_id)
        .outerjoin(evaluator, evaluator.id == t.evaluated_by)
        .outerjoin(s, s.test_id == t.id)
        .order_by(t.id.desc())
    )  # fmt: skip
    return lab.rows(question, Test)


def give(lab: Lab, test: NewTest, *, act: UUID | None = None) -> Stepped:
    """Give a test to a person. A manager's duty."""
    said: Mapping[str, Any] = {
        "kind": test.kind, "provider": test.provider, "round": test.round, "method": test.method,
        "person": test.person, "samples": test.samples, "due": test.due,
    }  # fmt: skip
    return lab.act(Stepped, "proficiency_give", act=act, test=said)


def submit(lab: Lab, test: int, result: str, *, act: UUID | None = None) -> Stepped:
    """Submit what I found; once."""
    return lab.act(Stepped, "proficiency_submit", act=act, test=test, result=result)


def evaluate(lab: Lab, test: int, verdict: Verdict, *, act: UUID | None = None) -> Stepped:
    """Evaluate somebody else's test; a failed one suspends when the policy says so. Quality's duty."""
    z = None if verdict.z_score is None else f"{verdict.z_score:f}"
    said = {"outcome": verdict.outcome, "evaluation": verdict.evaluation, "z_score": z, "evidence": verdict.evidence}
    return lab.act(Stepped, "proficiency_evaluate", act=act, test=test, said=said)


def extend(lab: Lab, test: int, due: date, *, reason: str | None = None, act: UUID | None = None) -> Stepped:
    """Give a later last day, for a reason."""
    return lab.act(Stepped, "proficiency_extend", act=act, test=test, due=due, reason=reason)


def withdraw(lab: Lab, test: int, *, reason: str | None = None, act: UUID | None = None) -> Stepped:
    """Take a test back that was not evaluated, for a reason."""
    return lab.act(Stepped, "proficiency_withdraw", act=act, test=test, reason=reason)


def lift(lab: Lab, suspension: int, *, reason: str | None = None, act: UUID | None = None) -> Stepped:
    """Let a person perform the method again, for a reason. Quality's duty, never for oneself."""
    return lab.act(Stepped, "suspension_lift", act=act, suspension=suspension, reason=reason)
