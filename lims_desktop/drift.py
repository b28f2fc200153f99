"""The drift view: how often each analyst's work by a method was repeated, rejected, corrected, beside their peers.

A rate is marked when so many hits, or more, would come by chance in fewer than 1 of 40 (watch) or 1 of 1000 (look into
it) analysts who work like their peers: the one-sided 95 % and 99.8 % limits of funnel plots (D. J. Spiegelhalter,
Statistics in Medicine 24, 2005, 1185-1202), computed by Fisher's exact test against the peers together, because the
peers are few and counted too. Nothing is marked with fewer than 20 tries on either side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from math import comb

from lims_desktop.lab import Lab
from lims_desktop.wire import answered

MEASURES = ("reruns", "controls", "superseded", "invalid", "late", "corrections")
LEAST_TRIES = 20
WATCH, LOOK = Fraction(1, 40), Fraction(1, 1000)
SEERS = frozenset(
    {"analyst", "medical_examiner", "technical_reviewer", "quality_manager", "laboratory_manager", "auditor"}
)


@dataclass(frozen=True, slots=True)
class Rate:
    """Hits of tries of one person, and of all others who worked by the method; None when they are not told."""

    measure: str
    person: int
    name: str
    hits: int
    tries: int
    others: int = 0
    other_hits: int | None = None
    other_tries: int | None = None

    @property
    def share(self) -> float:
        """Hits of a hundred tries."""
        return 100 * self.hits / self.tries if self.tries else 0.0

    @property
    def is_enough(self) -> bool:
        """Whether there are tries enough on both sides to say anything."""
        return min(self.tries, self.other_tries or 0) >= LEAST_TRIES

    @property
    def mark(self) -> str:
        """'' within the limits or too few to say, 'watch' beyond the inner limit, 'look' beyond the outer one."""
        if not self.is_enough or self.other_hits is None or self.other_tries is None:
            return ""
        if self.hits * self.other_tries <= self.other_hits * self.tries:
            return ""
        by_chance = chance(self.hits, self.tries, self.other_hits, self.other_tries)
        return "look" if by_chance < LOOK else "watch" if by_chance < WATCH else ""


@dataclass(frozen=True, slots=True)
class Drift:
    """All rates by a method in an interval, and the median of the analysts' rates (0 to 1) by measure."""

    asked_at: datetime
    everyone: bool
    rows: list[Rate] = field(default_factory=list)
    medians: Mapping[str, Decimal] = field(default_factory=dict)

    def of(self, measure: str) -> list[Rate]:
        """The rates of one measure, by name."""
        return [row for row in self.rows if row.measure == measure]


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing that a rate counts, and the worksheet that shows it."""

    worksheet: int
    number: str
    at: datetime
    what: str | None = None
    why: str | None = None
    position: int | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """What a rate counts, the newest first, at most a thousand; `hidden` stand on worksheets not for my eyes."""

    lines: list[Counted] = field(default_factory=list)
    hidden: int = 0


def chance(hits: int, tries: int, other_hits: int, other_tries: int) -> Fraction:
    """How likely so many hits or more fall on these tries when hits fall on all tries alike (Fisher, one-sided)."""
    all_hits, everything = hits + other_hits, tries + other_tries
    ways = sum(comb(tries, here) * comb(other_tries, all_hits - here) for here in range(hits, min(tries, all_hits) + 1))
    return Fraction(ways, comb(everything, all_hits))


def drift(lab: Lab, method: int, since: datetime, until: datetime) -> Drift:
    """The rates by a method over worksheets started in [since, until): everybody's, or my own beside the peers."""
    return answered(Drift, lab.call("drift", method=method, **{"from": since, "to": until}))


def counted(lab: Lab, method: int, since: datetime, until: datetime, rate: Rate) -> Lines:
    """What the hits of a rate are, line by line."""
    said = {"from": since, "to": until, "person": rate.person, "measure": rate.measure}
    return answered(Lines, lab.call("drift_lines", method=method, **said))
