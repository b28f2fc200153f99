"""Storage locations and offices (domain.md section 4, rule 12)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select

from lims_desktop import wire
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.tables.labels_of import current_label
from lims_desktop.tables.people import Person
from lims_desktop.tables.places import Admission as AdmissionTable
from lims_desktop.tables.places import Office as OfficeTable
from lims_desktop.tables.places import Place as PlaceTable
from lims_desktop.wire import as_json


@dataclass(frozen=True, slots=True)
class Place:
    """A storage location. Temperatures in degrees Celsius; `path` names it from its site on."""

    id: int
    parent_id: int | None
    level: str
    name: str
    path: str
    storage_class: str
    temperature_low: Decimal | None
    temperature_high: Decimal | None
    capacity: int | None
    accepts: list[str] | None
    active: bool
    limit_hours: int | None = None
    code: str | None = None

    @property
    def controlled(self) -> bool:
        """Whether a witness must see what goes in and out."""
        return self.storage_class == "CONTROLLED"


@dataclass(frozen=True, slots=True)
class PlaceAdded(Recorded):
    """A new location: its number, its path, and the code of its label."""

    id: int
    path: str
    code: str


@dataclass(frozen=True, slots=True)
class PlaceChanged(Recorded):
    """A location that was moved, amended or opened again: its path now, and the path it had."""

    id: int
    path: str
    was: str


@dataclass(frozen=True, slots=True)
class Office:
    """An office of the service, in one of its arms."""

    id: int
    code: str
    name: str
    arm: str
    district: str | None


@dataclass(frozen=True, slots=True)
class Added(Recorded):
    """Something new was recorded under this number."""

    id: int


@dataclass(frozen=True, slots=True)
class Terms:
    """What a location may hold and who may use it; None where it does not matter."""

    temperature_low: Decimal | None = None
    temperature_high: Decimal | None = None
    capacity: int | None = None
    accepts: Sequence[str] | None = None
    limit_hours: int | None = None
    admitted: Sequence[int] | None = None


def locations(lab: Lab, *, active: bool = True) -> list[Place]:
    """Every open storage location in the order of the tree, or every closed one."""
    table = PlaceTable
    columns = [column for column in table.__table__.columns if column.name not in ("kind", "words")]
    return lab.rows(
        select(*columns, current_label(table.id).label("code"))
        .where(table.kind == "location", table.active.is_(active))
        .order_by(table.path),
        Place,
    )


def offices(lab: Lab) -> list[Office]:
    """The offices of the service by name."""
    table = OfficeTable
    return lab.rows(select(table.id, table.code, table.name, table.arm, table.district).order_by(table.name), Office)


def occupancy(lab: Lab) -> dict[int, int]:
    """How many items are at each location; a location without any is left out."""
    counted: dict[str, int] = lab.call("occupancy")
    return {int(place): items for place, items in counted.items()}


@dataclass(frozen=True, slots=True)
class Admitted:
    """A person who may use a location that is not open to everybody."""

    place: int
    person: int
    name: str


def admissions(lab: Lab) -> list[Admitted]:
    """Who may use which location; a location that is not named here is open to everybody who holds items."""
    question = (
        select(AdmissionTable.place_id.label("place"), Person.id.label("person"), Person.name)
        .join(Person, Person.id == AdmissionTable.person_id)
        .order_by(Person.name)
    )
    return lab.rows(question, Admitted)


@dataclass(frozen=True, slots=True)
class Overstay:
    """An item that lies in a place for longer than the place allows: who put it there, since when, until when."""

    item: int
    number: str
    stored_by: str
    since: datetime
    due: datetime


def overstaying(lab: Lab, place: int) -> list[Overstay]:
    """What lies in this place for longer than its limit, the longest first."""
    return [wire.answered(Overstay, one) for one in lab.call("overstaying", place=place)]


def moves_controlled(lab: Lab, place: int) -> bool:
    """Whether moving this place moves what lies in a controlled one: then a witness sees it."""
    answer: bool = lab.call("moves_controlled", place=place)
    return answer


def add(
    lab: Lab,
    name: str,
    level: str,
    *,
    parent: int | None = None,
    storage_class: str = "NORMAL",
    terms: Terms = Terms(),
) -> PlaceAdded:
    """Add a location below `parent`. Level is site, room, unit, shelf or bin.

    The class is NORMAL, CONTROLLED, COLD or LOCKER.
    """
    said: dict[str, Any] = {
        "parent": parent,
        "name": name,
        "level": level,
        "storage_class": storage_class,
        "terms": terms,
    }
    return lab.act(PlaceAdded, "place_add", **said)


def admit(lab: Lab, place: int, person: int, *, admitted: bool = True, reason: str | None = None) -> Recorded:
    """Let a person put items here and take them out, or no longer."""
    return lab.act(Recorded, "admit", place=place, person=person, admitted=admitted, reason=reason)


def close(lab: Lab, place: int, *, reason: str, act: UUID | None = None) -> Recorded:
    """Close an empty location. It keeps its history and is no longer offered."""
    return lab.act(Recorded, "place_close", act=act, place=place, reason=reason)


def reopen(lab: Lab, place: int, *, reason: str, act: UUID | None = None) -> PlaceChanged:
    """Open a closed location again; what it is in must be open."""
    return lab.act(PlaceChanged, "place_reopen", act=act, place=place, reason=reason)


def move(
    lab: Lab, place: int, parent: int | None, *, reason: str | None = None, act: UUID | None = None
) -> PlaceChanged:
    """Put a location, with everything in it, inside another one; None makes it stand at the top.

    Where something lies in a controlled place of it, somebody else has witnessed this act before.
    """
    return lab.act(PlaceChanged, "place_move", act=act, place=place, parent=parent, reason=reason)


def witness_move(witness: Lab, act: UUID, place: int, parent: int | None) -> None:
    """Give my word that I see this location being moved."""
    witness.vouch("place_move", "witness", act, place=place, parent=parent)


def amend(
    lab: Lab, place: int, changes: Mapping[str, Any], *, reason: str | None = None, act: UUID | None = None
) -> PlaceChanged:
    """Change terms of a location; what lies there must still fit.

    Of name, storage_class, temperature_low, temperature_high, capacity, accepts and limit_hours those that are named
    change; None takes one away.
    """
    return lab.act(PlaceChanged, "place_amend", act=act, place=place, changes=as_json(dict(changes)), reason=reason)


def office_add(
    lab: Lab, code: str, name: str, arm: str, district: str | None = None, *, act: UUID | None = None
) -> Added:
    """Add an office of the service. Arm is laboratory, medical or scenes."""
    return lab.act(Added, "office_add", act=act, code=code, name=name, arm=arm, district=district)


def office_change(lab: Lab, office: int, changes: Mapping[str, Any], *, reason: str, act: UUID | None = None) -> Added:
    """Change what is named of name, arm and district. Its code stays."""
    return lab.act(Added, "office_change", act=act, office=office, changes=as_json(dict(changes)), reason=reason)
