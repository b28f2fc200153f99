"""Furnishing the demonstration laboratory: offices, agencies, people and places, each by an act of somebody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from lims_desktop.demonstration.material import Agency, Material, Member, Spot
from lims_desktop.demonstration.seats import Deed, Seats
from lims_desktop.shipped import WordList


@dataclass(frozen=True, slots=True)
class Furnished:
    """What stands in the laboratory now, by the codes of the material and the numbers of the database."""

    people: Mapping[str, int]
    offices: Mapping[str, int]
    agencies: Mapping[str, int]
    officers: Mapping[tuple[str, str], int]
    places: Mapping[str, int]


def furnish(seats: Seats, material: Material, administrator: str, opened: datetime) -> Furnished:
    """Furnish the laboratory as of this moment. The administrator's own account is there already."""
    offices = _add_offices(seats, administrator, opened, material)
    agencies = _add_agencies(seats, administrator, opened, material)
    officers = _add_officers(seats, administrator, opened, material, agencies)
    people = _add_people(seats, administrator, opened, material, _Known(offices, agencies, officers))
    seats.acts(_manager(material), opened, list_deeds(material.districts))
    places = _add_places(seats, _manager(material), opened, material, people)
    seats.acts(_manager(material), opened, _policies(material))
    return Furnished(people, offices, agencies, officers, places)


@dataclass(frozen=True, slots=True)
class _Known:
    offices: Mapping[str, int]
    agencies: Mapping[str, int]
    officers: Mapping[tuple[str, str], int]


def list_deeds(words: WordList) -> list[Deed]:
    """The acts that put a list of the laboratory's own, in its order. The shipped ones are there from the beginning."""
    return [
        (
            "term_put",
            {
                "list": words.code,
                "code": word.code,
                "name": word.name,
                "name_es": word.name_es,
                "extra": dict(word.extra),
                "position": position,
            },
        )
        for position, word in enumerate(words.words, 1)
    ]


def _add_offices(seats: Seats, login: str, moment: datetime, material: Material) -> dict[str, int]:
    deeds: list[Deed] = [
        ("office_add", {"code": o.code, "name": o.name, "arm": o.arm, "district": o.district}) for o in material.offices
    ]
    told = seats.acts(login, moment, deeds)
    return {office.code: answer["id"] for office, answer in zip(material.offices, told, strict=True)}


def _add_agencies(seats: Seats, login: str, moment: datetime, material: Material) -> dict[str, int]:
    told = seats.acts(login, moment, [("agency_add", _agency(agency)) for agency in material.agencies])
    return {agency.code: answer["id"] for agency, answer in zip(material.agencies, told, strict=True)}


def _agency(agency: Agency) -> dict[str, Any]:
    return {
        "code": agency.code,
        "name": agency.name,
        "kind": agency.kind,
        "reference_pattern": f"^{agency.pattern}$",
    }


def _add_officers(
    seats: Seats, login: str, moment: datetime, material: Material, agencies: Mapping[str, int]
) -> dict[tuple[str, str], int]:
    known = [(agency.code, officer) for agency in material.agencies for officer in agency.officers]
    deeds: list[Deed] = [
        ("officer_add", {"agency": agencies[code], "name": o.name, "rank": o.rank, "number": o.number})
        for code, o in known
    ]
    told = seats.acts(login, moment, deeds)
    return {(code, officer.name): answer["id"] for (code, officer), answer in zip(known, told, strict=True)}


def _add_people(seats: Seats, login: str, moment: datetime, material: Material, known: _Known) -> dict[str, int]:
    others = [person for person in material.people if person.login != login]
    deeds: list[Deed] = [("person_add", _person(seats, person, known)) for person in others]
    told = seats.acts(login, moment, deeds)
    people = {person.login: int(answer["person"]) for person, answer in zip(others, told, strict=True)}
    own = next(_extra(person, known) for person in material.people if person.login == login)
    seats.act(login, moment, "person_change", person=seats.person(login), changes=own)
    return people | {login: seats.person(login)}


def _person(seats: Seats, person: Member, known: _Known) -> dict[str, Any]:
    return {
        "login": person.login,
        "name": person.name,
        "duties": list(person.duties),
        "verifier": seats.verifier(person.login),
        "extra": _extra(person, known),
    }


def _extra(person: Member, known: _Known) -> dict[str, Any]:
    extra = {
        "initials": person.initials,
        "title": person.title,
        "section": person.discipline,
        "office_id": known.offices[person.office] if person.office else None,
        "agency_id": known.agencies[person.agency] if person.agency else None,
        "officer_id": known.officers.get((person.agency, person.name)) if person.agency else None,
    }
    return {name: value for name, value in extra.items() if value is not None}


def _policies(material: Material) -> list[Deed]:
    why = "Decided when the demonstration was furnished."
    decided = material.about["policies"].items()
    return [("policy_set", {"name": name, "value": Jsonb(value), "reason": why}) for name, value in decided]


def _manager(material: Material) -> str:
    """Places are the laboratory's own business, not an administrator's."""
    return material.with_duty("laboratory_manager")[-1].login


def _add_places(
    seats: Seats, login: str, moment: datetime, material: Material, people: Mapping[str, int]
) -> dict[str, int]:
    """Level by level, since a place is added into one that is there."""
    places: dict[str, int] = {}
    for level in ("site", "room", "unit", "shelf", "bin"):
        spots = [spot for spot in material.spots if spot.level == level]
        told = seats.acts(login, moment, [("place_add", _place(spot, places, people)) for spot in spots])
        places |= {spot.code: answer["id"] for spot, answer in zip(spots, told, strict=True)}
    return places


def _place(spot: Spot, places: Mapping[str, int], people: Mapping[str, int]) -> dict[str, Any]:
    terms = {
        "temperature_low": spot.temperature and spot.temperature[0],
        "temperature_high": spot.temperature and spot.temperature[1],
        "capacity": spot.capacity,
        "accepts": spot.accepts,
        "limit_hours": spot.limit_hours,
        "admitted": [people[login] for login in spot.admitted] or None,
    }
    return {
        "parent": places[spot.parent] if spot.parent else None,
        "name": spot.name,
        "level": spot.level,
        "storage_class": spot.storage_class,
        "terms": {name: value for name, value in terms.items() if value is not None},
    }
