"""How long items are kept: rules as data, what became of the case, and reviews (domain.md section 10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from lims_desktop.cases import CaseChanged
from lims_desktop.items import ItemLine
from lims_desktop.kept import Kept
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.people import Person
from lims_desktop.tables.retention import RetentionRule
from lims_desktop.wire import answered

CLASSES = ("biological", "controlled", "drug", "firearm")
CLOCKS = ("receipt", "closed", "outcome")
ACTIONS = ("destroy", "return", "keep", "transfer")
CONSENTS = ("police", "dpp", "court")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in force. A condition that is None fits everything; `months` None: until an authority decides.

    `version` is that of the rule it replaces when it is put, 0 for a new one.
    """

    code: str
    name: str
    name_es: str
    months: int | None
    clock: str = "closed"
    action: str = "destroy"
    consents: list[str] = field(default_factory=list)
    offences: list[str] | None = None
    outcomes: list[str] | None = None
    item_types: list[str] | None = None
    item_class: str | None = None
    version: int = 0
    begun_at: datetime | None = None
    changed_by: str | None = None
    reason: str | None = None

    def named(self, language: str) -> str:
        """The rule in this language ('en' or 'es')."""
        return self.name_es if language.startswith("es") else self.name


@dataclass(frozen=True, slots=True)
class CaseDue:
    """A case with items whose review is due."""

    id: int
    number: str
    offence: str
    officer: str | None
    opened_at: datetime
    outcome: str | None
    items: int
    review_on: date


@dataclass(frozen=True, slots=True)
class DueItem(ItemLine):
    """An item whose review is due, with the rule that says so."""

    case_number: str = ""
    retention: Kept | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a case."""

    outcome: str
    decided_on: date
    closed_on: date | None
    authority: str


@dataclass(frozen=True, slots=True)
class Review:
    """A case and its items whose review is due."""

    id: int
    number: str
    offence: str
    outcome: Outcome | None
    items: list[DueItem]


@dataclass(frozen=True, slots=True)
class RuleChanged(Recorded):
    """A rule has a new version, or none any more."""

    code: str
    version: int


@dataclass(frozen=True, slots=True)
class Reviewed(Recorded):
    """Items are kept until another date."""

    items: list[int]
    keep_until: date


def rules(lab: Lab) -> list[Rule]:
    """The rules in force, by their code."""
    r = RetentionRule
    question = (
        select(
            r.code,
            r.name,
            r.name_es,
            r.months,
            r.clock,
            r.action,
            r.consents,
            r.offences,
            r.outcomes,
            r.item_types,
            r.item_class,
            r.version,
            r.begun_at,
            Person.name.label("changed_by"),
            r.reason,
        )
        .join(Person, Person.id == r.changed_by, isouter=True)
        .where(r.ended_at.is_(None))
        .order_by(r.code)
    )
    return lab.rows(question, Rule)


def said(rule: Rule, *, active: bool = True) -> dict[str, Any]:
    """The rule as the act takes it; without `active` the rule ends."""
    return {
        "code": rule.code,
        "version": rule.version,
        "active": active,
        "name": rule.name,
        "name_es": rule.name_es,
        "offences": rule.offences,
        "outcomes": rule.outcomes,
        "item_types": rule.item_types,
        "item_class": rule.item_class,
        "months": rule.months,
        "clock": rule.clock,
        "action": rule.action,
        "consents": rule.consents,
    }


def put(lab: Lab, rule: Mapping[str, Any], *, reason: str | None = None, act: UUID | None = None) -> RuleChanged:
    """Put a rule (see `said`) or end it, after another manager vouched for `act` with exactly this rule (`vouch`)."""
    return lab.act(RuleChanged, "retention_rule_put", act=act, rule=dict(rule), reason=reason)


def vouch(second: Lab, act: UUID, rule: Mapping[str, Any]) -> None:
    """The second manager's word, on their own connection, for the change that follows as `act`."""
    second.vouch("retention_rule_put", "supervisor", act, rule=dict(rule))


def kept(lab: Lab, item: int) -> Kept | None:
    """Which rule keeps this item, until when, and why; None when it is not for my eyes."""
    found = lab.call("retention_of", item=item)
    return None if found is None else answered(Kept, found)


def outcome(
    lab: Lab,
    case: int,
    outcome: str,
    decided_on: date,
    authority: str,
    *,
    closed_on: date | None = None,
    act: UUID | None = None,
) -> CaseChanged:
    """Record what became of a case, on which date, by whose word; and since when it is closed, if it is."""
    said = {"outcome": outcome, "decided_on": decided_on, "authority": authority, "closed_on": closed_on}
    return lab.act(CaseChanged, "case_outcome", act=act, case=case, **said)


def review(
    lab: Lab, items: Sequence[int], keep_until: date, *, reason: str | None, act: UUID | None = None
) -> Reviewed:
    """Keep these items until another date, for a reason."""
    return lab.act(Reviewed, "retention_review", act=act, items=list(items), keep_until=keep_until, reason=reason)


def reviews_due(
    lab: Lab,
    *,
    after: CaseDue | None = None,
    limit: int = 100,
    filters: Mapping[str, Any] | None = None,
    **_sort: object,
) -> list[CaseDue]:
    """Cases with items whose review is due, the oldest first, page by page; `filters` may say `mine`."""
    mine = bool((filters or {}).get("mine"))
    found = lab.call("reviews_due", after=after.id if after else 0, limit=limit, mine=mine)
    return [answered(CaseDue, one) for one in found]


def review_of(lab: Lab, case: int) -> Review | None:
    """The items of one case whose review is due, each with its rule."""
    found = lab.call("review_of", case=case)
    return None if found is None else answered(Review, found)
