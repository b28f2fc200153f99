"""Temperatures of places, and excursions out of their range (domain.md section 4, rule 12). Degrees Celsius."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select, tuple_

from lims_desktop import wire
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.climate import Excursion as ExcursionTable
from lims_desktop.tables.people import Person
from lims_desktop.tables.places import Place

MOST = 5000
"""So many readings go into one act."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A temperature of a place, kept to one decimal; `at` None is now, by the server's clock.

    `raw` is what the device or the file said, as it said it.
    """

    place: int
    value: Decimal
    at: datetime | None = None
    raw: str | None = None


@dataclass(frozen=True, slots=True)
class ReadingsRecorded(Recorded):
    """How many readings are new, how many were known already, and the excursions that they raised."""

    recorded: int
    already: int
    excursions: list[int]


@dataclass(frozen=True, slots=True)
class Watched:
    """A place with a range, and how it is now.

    `state` is good, out, silent (no reading for longer than the policy) or never; `open` counts excursions that nobody
    acknowledged; `code` is its label.
    """

    place_id: int
    path: str
    low: Decimal | None
    high: Decimal | None
    value: Decimal | None
    at: datetime | None
    source: str | None
    device: str | None
    state: str
    since: datetime | None
    open: int
    code: str | None


@dataclass(frozen=True, slots=True)
class Climate:
    """Every watched place, as of the server's moment, with the policies they are judged by."""

    asked_at: datetime
    gap_minutes: int
    excursion_minutes: int
    places: list[Watched]


@dataclass(frozen=True, slots=True)
class Curve:
    """Readings over time: seconds since 1970, degrees Celsius; `count` is how many there are behind it."""

    times: list[float]
    values: list[float]
    count: int


@dataclass(frozen=True, slots=True)
class Excursion:
    """A place that stayed out of its range, from the first reading outside to the first good one after.

    Without an end it lasts. `good_at` is the last good reading before it, `last_at` the last one outside.
    """

    id: int
    place_id: int
    path: str
    good_at: datetime | None
    begun_at: datetime
    last_at: datetime
    ended_at: datetime | None
    peak: Decimal
    low: Decimal | None
    high: Decimal | None
    raised_at: datetime
    void: bool
    acknowledged_by: str | None
    acknowledged_at: datetime | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class Stay:
    """An item that lay there, from and until when; one that left and came back has two."""

    item_id: int
    number: str
    description: str
    item_type: str
    case_number: str
    since: datetime
    until: datetime

    @property
    def key(self) -> str:
        """What tells it from the others."""
        return f"{self.item_id} {self.since}"


@dataclass(frozen=True, slots=True)
class ExcursionView(Excursion):
    """An excursion with the items that were there; `hidden` counts those of cases that are not for these eyes."""

    items: list[Stay]
    hidden: int


def climate(lab: Lab) -> Climate:
    """How every watched place is now."""
    return wire.answered(Climate, lab.call("climate"))


def curve(lab: Lab, place: int, since: datetime, until: datetime) -> Curve:
    """The readings of a place; of very many, each stretch of time keeps its lowest and highest."""
    said: dict[str, Any] = lab.call("readings_of", place=place, **{"from": since, "until": until})
    return Curve([float(at) for at in said["times"]], [float(value) for value in said["values"]], said["count"])


def excursions(
    lab: Lab,
    *,
    after: Excursion | None = None,
    limit: int = 100,
    sort: tuple[str, bool] | None = None,  # noqa: ARG001 - the newest come first, always
    filters: dict[str, Any],
) -> list[Excursion]:
    """Excursions, the newest first; of one `place` when it is named, only those nobody acknowledged when `open`."""
    table = ExcursionTable
    own = [column for column in table.__table__.columns if column.name != "acknowledged_by"]
    question = (
        select(*own, Place.path, Person.name.label("acknowledged_by"))
        .join(Place, Place.id == table.place_id)
        .outerjoin(Person, Person.id == table.acknowledged_by)
        .order_by(table.begun_at.desc(), table.id.desc())
        .limit(limit)
    )
    if filters.get("place"):
        question = question.where(table.place_id == filters["place"])
    if filters.get("open"):
        question = question.where(table.acknowledged_at.is_(None))
    if after is not None:
        question = question.where(tuple_(table.begun_at, table.id) < (after.begun_at, after.id))
    return lab.rows(question, Excursion)


def excursion(lab: Lab, number: int) -> ExcursionView | None:
    """One excursion with exactly the items that were there while it lasted."""
    said = lab.call("excursion_view", excursion=number)
    return wire.answered(ExcursionView, said) if said else None


def record(
    lab: Lab, source: str, readings: Sequence[Reading], *, device: str = "", act: UUID | None = None
) -> ReadingsRecorded:
    """Record readings of one source (hand, csv or logger; these name their file or device).

    The same reading of the same source and time is kept once; another value for it is refused.
    """
    return lab.act(
        ReadingsRecorded, "reading_record", act=act, source=source, readings=wire.as_json(list(readings)), device=device
    )


def acknowledge(lab: Lab, number: int, *, reason: str | None = None, act: UUID | None = None) -> Recorded:
    """A manager has seen the excursion and says what follows from it; not while it still lasts."""
    return lab.act(Recorded, "excursion_acknowledge", act=act, excursion=number, reason=reason)
