"""How independent reviewers are: who reviews whose reports, how long they look, what they find (ISO/IEC 17025 4.1).

A pair is marked when each of the two reviews most of the other's reports: five reviews or more on either side, and more
than half of all reviews of that author.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from lims_desktop.lab import Lab
from lims_desktop.wire import answered

SEERS = frozenset({"quality_manager", "laboratory_manager", "auditor"})
LEAST_REVIEWS = 5


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Reviews counted: how many, how many were given back, findings, and the median of minutes for a page (`pace`)."""

    reviewer: int
    reviews: int
    returned: int
    findings: int
    pace: Decimal

    @property
    def findings_per_hundred(self) -> float:
        """Findings in a hundred reviews."""
        return 100 * self.findings / self.reviews


@dataclass(frozen=True, slots=True)
class Pair(Reviewed):
    """One reviewer of one author's reports: `reviews` of the `of` that were reviewed; `back` the other way round."""

    author: int
    author_name: str
    reviewer_name: str
    of: int
    back: int
    back_of: int

    @property
    def is_reciprocal(self) -> bool:
        """Whether each of the two reviews most of what the other writes."""
        enough = min(self.reviews, self.back) >= LEAST_REVIEWS
        return enough and 2 * self.reviews > self.of and 2 * self.back > self.back_of


@dataclass(frozen=True, slots=True)
class Reviewer(Reviewed):
    """One reviewer, whoever the authors; `authors` says how many there were."""

    name: str
    authors: int


@dataclass(frozen=True, slots=True)
class Independence:
    """All pairs, the busiest first, and all reviewers by name."""

    pairs: list[Pair] = field(default_factory=list)
    reviewers: list[Reviewer] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One review of a pair: minutes from its beginning to its end, pages of what was reviewed."""

    report: int
    number: str
    ended_at: datetime
    outcome: str
    findings: int
    minutes: Decimal
    pages: int


@dataclass(frozen=True, slots=True)
class Reviews:
    """The reviews of a pair, the newest first; `hidden` are of cases not for my eyes."""

    lines: list[ReviewLine] = field(default_factory=list)
    hidden: int = 0


def independence(lab: Lab, since: datetime, until: datetime) -> Independence:
    """Technical reviews that ended in [since, until), five years at most; for managers and auditors."""
    return answered(Independence, lab.call("independence", **{"from": since, "to": until}))


def reviews(lab: Lab, since: datetime, until: datetime, pair: Pair) -> Reviews:
    """The reviews that a pair counts, a thousand at most."""
    said = {"from": since, "to": until, "author": pair.author, "reviewer": pair.reviewer}
    return answered(Reviews, lab.call("independence_reviews", **said))
