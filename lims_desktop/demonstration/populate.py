"""Three years of a laboratory in some seconds: all lives told together, each act by its own person at its moment."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count, cycle
from random import Random

from lims_desktop.demonstration import property as keeping
from lims_desktop.demonstration import quality
from lims_desktop.demonstration.asides import asides
from lims_desktop.demonstration.casework import Casework
from lims_desktop.demonstration.ends import destruction
from lims_desktop.demonstration.furnish import furnish
from lims_desktop.demonstration.invention import LAST, InventedCase, invent
from lims_desktop.demonstration.lives import Life, Told
from lims_desktop.demonstration.material import material
from lims_desktop.demonstration.seats import Seats
from lims_desktop.demonstration.stage import ANNEX, Stage, later
from lims_desktop.station import Station

Progress = Callable[[str, int, int], None]
"""Told how far it is: what is being done, how much of it is done, and how much there is."""

BEFORE = timedelta(days=30)
"""The laboratory was furnished so long before its first case."""


@dataclass(frozen=True, slots=True)
class Populated:
    """What the demonstration laboratory holds."""

    cases: int
    items: int


def demonstrate(
    station: Station, administrator: str, *, cases: int | None = None, progress: Progress = lambda *_: None
) -> Populated:
    """Furnish and populate a newly provisioned demonstration laboratory, then open it.

    The administrator's account exists and has the published password. When this is interrupted, doing it again goes on
    where it was: every act has its own number and is done once. Raises Refused when the laboratory is open already.
    """
    made = material()
    seats = Seats(station, made.password)
    try:
        until = seats.since(administrator)
        opened = until - timedelta(days=365 * int(made.about["years"])) - BEFORE
        seats.begin(administrator, opened)
        progress("furnish", 0, 1)
        stage = Stage(seats, made, furnish(seats, made, administrator, opened), until)
        answer = populate(stage, cases or int(made.about["cases"]), progress)
        seats.open(administrator)
        return answer
    finally:
        seats.close()


def populate(stage: Stage, cases: int, progress: Progress = lambda *_: None) -> Populated:
    """Tell so many cases up to the stage's last moment."""
    seed = int(stage.material.about["seed"])
    invented = invent(stage.material, cases, stage.until, seed)
    lives = [Life(stage, case, _chance(seed, case)) for case in invented.come]
    for life, technician in zip(lives[-len(LAST) :], cycle(stage.technicians()), strict=False):
        life.holder = life.taken_in_by = technician.login
    lives += [Life(stage, case, _chance(seed, case), comes=False) for case in invented.awaited]
    stage.casework = Casework(stage)
    _Telling(stage, progress, cases).tell(
        lives, (stage.casework.told(), *keeping.stories(stage), *quality.stories(stage))
    )
    stage.casework.withdrawn(stage.until - timedelta(days=2))
    stage.casework.under_way(later(stage.until, _chance(seed), (-110, -60)))
    last_hour(stage, _chance(seed))
    destruction(stage, _chance(seed))
    return Populated(len(stage.begun), sum(len(life.case.items) for life in stage.begun))


def _chance(seed: int, case: InventedCase | None = None) -> Random:
    """A source of chance for one life, so that it does not depend on how the lives are interwoven."""
    return Random(f"{seed}/{case.agency.code}/{case.reference}" if case else seed)  # noqa: S311 - a story, not a secret


class _Telling:
    """All stories that go on, the next one first."""

    def __init__(self, stage: Stage, progress: Progress, cases: int) -> None:
        self._stage = stage
        self._progress = progress
        self._cases = cases
        self._waiting: list[tuple[datetime, int, Told]] = []
        self._order = count()

    def tell(self, lives: Sequence[Life], others: Iterable[Told]) -> None:
        """Until nothing more happens before the last moment."""
        for told in [*(life.told() for life in lives), *others]:
            self._go_on(told)
        while self._waiting:
            begun = len(self._stage.begun)
            self._go_on(heapq.heappop(self._waiting)[2])
            for life in self._stage.begun[begun:]:
                self._progress("cases", len(self._stage.begun), self._cases)
                for aside in asides(life):
                    self._go_on(aside)

    def _go_on(self, told: Told) -> None:
        moment = next(told, None)
        if moment is not None and moment < self._stage.until:
            heapq.heappush(self._waiting, (moment, next(self._order), told))


def last_hour(stage: Stage, chance: Random) -> None:
    """Some of what is on the benches is offered, and not yet accepted."""
    now = later(stage.until, chance, (-50, -20))
    for life in [life for life in stage.begun if life.held and not life.offered and not life.ended][::2]:
        takers = _takers(stage, life)
        if takers:
            life.offer(now, chance.choice(takers))


def _takers(stage: Stage, life: Life) -> list[str]:
    """An analyst gives to the technicians of the site, a technician to the analysts of the section."""
    sections = sorted({piece.section for piece in life.held})
    analysts = [person.login for section in sections for person in stage.examiners(section)]
    technicians = [person.login for person in stage.technicians(annex=bool(ANNEX.intersection(sections)))]
    return technicians if life.holder in analysts else analysts
