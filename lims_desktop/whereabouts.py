"""What a place holds, and what a person holds: the other side of "where is it?"."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from lims_desktop import custody
from lims_desktop.lab import Lab
from lims_desktop.people import Known
from lims_desktop.places import Place
from lims_desktop.tables.custody import Whereabouts
from lims_desktop.tables.labels_of import current_label
from lims_desktop.tables.people import Person
from lims_desktop.tables.places import Admission
from lims_desktop.tables.places import Place as PlaceTable


@dataclass(frozen=True, slots=True)
class PlaceHere:
    """A location, how many items it holds, and who alone may use it (nobody named: everybody may)."""

    place: Place
    count: int
    admitted: list[str]


@dataclass(frozen=True, slots=True)
class PersonHere:
    """A person and how many items are in their hands."""

    person: Known
    count: int


@dataclass(frozen=True, slots=True)
class _Count:
    count: int


@dataclass(frozen=True, slots=True)
class _Name:
    name: str


def at_place(lab: Lab, place: int | str) -> PlaceHere | None:
    """The location of this number, or whose label has this code; None when there is none."""
    number = place if isinstance(place, int) else _place_of(lab, place)
    table = PlaceTable
    columns = [column for column in table.__table__.columns if column.name not in ("kind", "words")]
    question = select(*columns, current_label(table.id).label("code"))
    found = lab.rows(question.where(table.id == number, table.kind == "location"), Place)
    return PlaceHere(found[0], _count(lab, found[0].id), _admitted(lab, found[0].id)) if found else None


def with_person(lab: Lab, person: int | str) -> PersonHere | None:
    """The person of this number, or on whose badge this code is; None when there is none or it is not for my eyes."""
    number = person if isinstance(person, int) else _person_of(lab, person)
    found = lab.rows(select(*Person.__table__.c).where(Person.id == number), Known)
    return PersonHere(found[0], _count(lab, found[0].place_id)) if found else None


def _place_of(lab: Lab, code: str) -> int | None:
    found = custody.scanned(lab, code)
    return found.place.id if found and found.place else None


def _person_of(lab: Lab, code: str) -> int | None:
    found = custody.scanned(lab, code)
    return found.person.id if found and found.person else None


def _count(lab: Lab, place: int | None) -> int:
    question = select(func.count().label("count")).where(Whereabouts.place_id == place)
    return lab.rows(question, _Count)[0].count


def _admitted(lab: Lab, place: int) -> list[str]:
    question = select(Person.name).join(Admission, Admission.person_id == Person.id).where(Admission.place_id == place)
    return [one.name for one in lab.rows(question.order_by(Person.name), _Name)]
