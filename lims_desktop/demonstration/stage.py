"""The stage on which the invented cases live: who is on duty, where an item fits, and when the next working hour is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cached_property
from random import Random
from typing import TYPE_CHECKING, Any

from lims_desktop.demonstration.furnish import Furnished
from lims_desktop.demonstration.invention import HOLIDAYS, LOCAL, InventedItem
from lims_desktop.demonstration.material import Material, Member, Spot
from lims_desktop.demonstration.scrawl import signature
from lims_desktop.demonstration.seats import Seats

if TYPE_CHECKING:
    from lims_desktop.demonstration.casework import Casework
    from lims_desktop.demonstration.lives import Life

COLD = Decimal(8)
"""Degrees Celsius: the warmest place that counts as cold."""

ANNEX = frozenset({"firearms", "ibis"})
"""Sections that work in the firearms annex, on another site."""

NOT_FOR_KEEPING = ("FL-INTAKE", "FL-LOCKER", "SP", "SO", "ME-PROPERTY")
"""Where items only wait; they are kept elsewhere."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An accepted item and what the laboratory calls it."""

    what: InventedItem
    id: int
    number: str
    code: str
    section: str


class Stage:
    """What all lives share."""

    casework: Casework

    def __init__(self, seats: Seats, material: Material, furnished: Furnished, until: datetime) -> None:
        self.seats = seats
        self.material = material
        self.known = furnished
        self.until = until
        self.begun: list[Life] = []
        self._there: Counter[str] = Counter()
        self._signatures: dict[tuple[str, str], str] = {}

    def taken_in(self, life: Life) -> None:
        """Remember a case whose items are here now."""
        self.begun.append(life)

    def signed(self, login: str, moment: datetime, name: str) -> str:
        """The picture of a person's signature, taken by whoever acts: the first time they meet."""
        if (login, name) not in self._signatures:
            drawn = signature(name, login)
            kept = self.seats.act(login, moment, "keep_file", content=drawn, media_type="image/png")
            self._signatures[login, name] = kept["sha256"]
        return self._signatures[login, name]

    def technicians(self, annex: bool = False) -> Sequence[Member]:
        return [p for p in self.material.with_duty("evidence_technician") if (p.office == "FA-PR") == annex]

    def examiners(self, discipline: str) -> Sequence[Member]:
        return self.material.with_duty("analyst", discipline)

    def witness(self, chance: Random, login: str) -> str:
        """Somebody else of the same site."""
        office = next(person.office for person in self.material.people if person.login == login)
        others = [
            p for p in self.material.people if p.office == office and p.login != login and p.discipline != "scene"
        ]
        return chance.choice([p for p in others if "administrator" not in p.duties and "auditor" not in p.duties]).login

    def free(self, pieces: Sequence[Piece], chance: Random) -> Spot:
        """A place that may hold all of these, the most particular kind first, with room for them."""
        fitting = [spot for spot in self._keeping if all(fits(piece.what, spot) for piece in pieces)]
        roomy = [spot for spot in fitting if self._there[spot.code] + len(pieces) <= (spot.capacity or 1000)]
        if not roomy:
            raise ValueError(f"no room for {', '.join(piece.what.type for piece in pieces)}")
        particular = max(_particular(spot) for spot in roomy)
        return chance.choice([spot for spot in roomy if _particular(spot) == particular][:6])

    def put(self, spot: Spot, many: int) -> None:
        """Remember how many items are at a place."""
        self._there[spot.code] += many

    @cached_property
    def _keeping(self) -> list[Spot]:
        return [spot for spot in self.material.lowest() if not spot.code.startswith(NOT_FOR_KEEPING)]


def fits(item: InventedItem, spot: Spot) -> bool:
    """Whether the laboratory lets this item be there, and whether it belongs there."""
    cold = spot.temperature is not None and spot.temperature[1] <= COLD
    return (
        (spot.accepts is None or item.type in spot.accepts)
        and (cold or not item.biological)
        and (spot.storage_class == "CONTROLLED" or not item.controlled)
        and spot.storage_class != "LOCKER"
    )


def _particular(spot: Spot) -> int:
    return (spot.accepts is not None) + (spot.storage_class != "NORMAL")


def groups(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces that are kept together: a container with what is in it, and loose ones of the same kind."""
    together: dict[object, list[Piece]] = {}
    for piece in pieces:
        kit = piece.what.inside or piece.what.key
        together.setdefault(kit or (piece.what.type, piece.what.biological), []).append(piece)
    return list(together.values())


def outermost(pieces: Iterable[Piece]) -> list[int]:
    """The numbers to scan: a container moves with everything in it."""
    return [piece.id for piece in pieces if piece.what.inside is None]


def later(moment: datetime, chance: Random, minutes: tuple[int, int]) -> datetime:
    """Some minutes later."""
    return moment + timedelta(minutes=chance.uniform(*minutes))


def working_day(moment: datetime, chance: Random, days: tuple[int, int]) -> datetime:
    """Some days later, within office hours."""
    day = (moment + timedelta(days=chance.randint(*days))).astimezone(LOCAL)
    while day.weekday() > 4 or (day.month, day.day) in HOLIDAYS:
        day += timedelta(days=1)
    found = day.replace(hour=chance.randint(8, 15), minute=chance.randrange(60), second=chance.randrange(60))
    return found if found > moment else moment + timedelta(minutes=chance.uniform(10, 40))


def day_before(moment: datetime, chance: Random) -> datetime:
    """One to four days earlier, within office hours."""
    day = (moment - timedelta(days=chance.randint(1, 4))).astimezone(LOCAL)
    while day.weekday() > 4 or (day.month, day.day) in HOLIDAYS:
        day -= timedelta(days=1)
    return day.replace(hour=chance.randint(8, 15), minute=chance.randrange(60))


def as_found(pieces: Iterable[Piece]) -> list[dict[str, Any]]:
    """What was scanned, found as it should be."""
    return [{"item": item, "seal_state": "intact", "condition": "good", "note": None} for item in outermost(pieces)]
