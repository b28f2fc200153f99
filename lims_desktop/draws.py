"""Draws: a choice that nobody makes and everybody can make again, from a recorded seed.

The seed is the root of the ledger's newest checkpoint, which all acts together make, and the number of the draw.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import func, select

from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.inventory import Draw as DrawTable
from lims_desktop.tables.people import Person
from lims_desktop.tables.places import Place
from lims_desktop.wire import answered


@dataclass(frozen=True, slots=True)
class DrawLine:
    """A draw as a line of a list."""

    id: int
    kind: str
    place: str | None
    many: int
    drawn_by: str
    drawn_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn(Recorded):
    """What was drawn: `many` of `of` candidates, whose list has this SHA-256 (hexadecimal).

    `not_kept` is how many draws were made just before this one and rolled back; a server that crashed may have
    passed over up to 32 numbers without anybody's doing.
    """

    id: int
    kind: str
    place_id: int | None
    place: str | None
    seed: str
    many: int
    candidates_sha256: str
    of: int
    drawn: list[int]
    drawn_by: str
    drawn_at: datetime
    not_kept: int = 0


@dataclass(frozen=True, slots=True)
class Subject:
    """One place or item that was drawn, in the order drawn; without a name when it is not for my eyes."""

    id: int
    name: str | None = None
    inventory: int | None = None
    state: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawView(Drawn):
    """A draw with everything needed to make it again; `again` is what the database draws today."""

    candidates: list[int]
    again: list[int]
    subjects: list[Subject] = field(default_factory=list)

    @property
    def is_the_same(self) -> bool:
        """Whether the recorded draw is what its seed and candidates give, by this computer and by the database."""
        listed = ",".join(map(str, self.candidates)).encode()
        mine = draw(self.seed, self.candidates, self.many)
        return sha256(listed).hexdigest() == self.candidates_sha256 and self.drawn == mine == self.again


def draw(seed: str, candidates: Collection[int], many: int) -> list[int]:
    """The first `many` of the candidates in the order of sha256(seed:number); the same rule as ``lims.draw``."""

    def rank(one: int) -> tuple[bytes, int]:
        return sha256(f"{seed}:{one}".encode()).digest(), one

    return sorted(set(candidates), key=rank)[: max(0, many)]


def make(lab: Lab, kind: str, place: int, many: int, *, act: UUID | None = None) -> Drawn:
    """Draw places that hold something, or items, of this place: PLACES or ITEMS."""
    return lab.act(Drawn, "inventory_draw", act=act, kind=kind, place=place, many=many)


def view(lab: Lab, number: int) -> DrawView | None:
    """A draw whole, to be made again; None when there is none."""
    found = lab.call("draw_view", draw=number)
    return None if found is None else answered(DrawView, found)


def listed(
    lab: Lab,
    *,
    after: DrawLine | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,
    filters: Mapping[str, Any] | None = None,
) -> list[DrawLine]:
    """A page of draws, the newest first."""
    del sort, filters
    d = DrawTable
    question = (
        select(d.id, d.kind, Place.path.label("place"), d.many, Person.name.label("drawn_by"), d.drawn_at)
        .join(Place, Place.id == d.place_id, isouter=True)
        .join(Person, Person.id == d.drawn_by)
    )
    question = question if after is None else question.where(d.id < after.id)
    return lab.rows(question.order_by(d.id.desc()).limit(limit), DrawLine)


def newest(lab: Lab) -> int | None:
    """The number of the newest draw."""
    with lab.connection() as connection:
        return connection.scalar(select(func.max(DrawTable.id)))
