"""What the demonstration laboratory is made of, read from `resources/demonstration`: places, people, agencies, cases.

Everything is invented, and everything that refers to something else is checked when it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from lims_desktop.shipped import RESOURCES, WordList, read_list, read_toml, word_lists

FOLDER = RESOURCES / "demonstration"

Span = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Office:
    """An office of the service, in one of its arms."""

    code: str
    name: str
    name_es: str
    arm: str
    district: str
    round_the_clock: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A person with a login: of the service when `office` is set, of a customer when `agency` is."""

    login: str
    name: str
    title: str
    duties: tuple[str, ...]
    office: str | None = None
    discipline: str | None = None
    agency: str | None = None

    @property
    def initials(self) -> str:
        return "".join(word[0] for word in self.name.removeprefix("Dr. ").split())


@dataclass(frozen=True, slots=True)
class Officer:
    """A person of an agency who brings items."""

    name: str
    rank: str
    number: str


@dataclass(frozen=True, slots=True)
class Agency:
    """A customer. `reference` is the form of its own numbers; `weight` says how often it brings something."""

    code: str
    name: str
    kind: str
    district: str
    reference: str
    pattern: str
    weight: int
    officers: tuple[Officer, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A storage location; what it does not say itself it has from the location it is in."""

    code: str
    name: str
    level: str
    parent: str | None = None
    storage_class: str = "NORMAL"
    temperature: Span | None = None
    capacity: int | None = None
    accepts: tuple[str, ...] | None = None
    admitted: tuple[str, ...] = ()
    limit_hours: int | None = None


@dataclass(frozen=True, slots=True)
class ItemPattern:
    """Items of one kind that a scenario brings, with `chance`, so many times, in one of the wordings of `text`."""

    type: str
    text: tuple[str, ...]
    quantity: Span
    packaging: str
    seal_type: str
    chance: Decimal = Decimal(1)
    count: tuple[int, int] = (1, 1)
    decimals: int = 0
    role: str = "questioned"
    conditions: tuple[str, ...] = ("good",)
    key: str | None = None
    inside: str | None = None


@dataclass(frozen=True, slots=True)
class PersonPattern:
    """Persons of one role in a scenario."""

    role: str
    count: tuple[int, int]
    sex: str | None = None
    young: bool = False


@dataclass(frozen=True, slots=True)
class Scenario:
    """A kind of case: who brings it, what has happened, who is in it, what comes with it and what is asked."""

    code: str
    name: str
    weight: int
    offences: Mapping[str, int]
    agencies: tuple[str, ...]
    notes: tuple[str, ...]
    persons: tuple[PersonPattern, ...]
    requests: tuple[str, ...]
    items: tuple[ItemPattern, ...]
    restricted: Decimal = Decimal(0)
    referral: Mapping[str, Decimal] | None = None
    office: str = "FL-PR"


@dataclass(frozen=True, slots=True)
class Names:
    """Names of persons and words of descriptions; # stands for a digit and @ for a letter."""

    given: Mapping[str, tuple[str, ...]]
    surnames: tuple[str, ...]
    towns: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Material:
    """The whole demonstration laboratory before it is furnished."""

    about: Mapping[str, Any]
    districts: WordList
    offices: tuple[Office, ...]
    people: tuple[Member, ...]
    agencies: tuple[Agency, ...]
    spots: tuple[Spot, ...]
    scenarios: tuple[Scenario, ...]
    names: Names

    @property
    def password(self) -> str:
        return str(self.about["password"])

    def with_duty(self, duty: str, *disciplines: str) -> tuple[Member, ...]:
        """The people who have this duty, in the given sections or in all."""
        return tuple(p for p in self.people if duty in p.duties and (not disciplines or p.discipline in disciplines))

    def lowest(self) -> tuple[Spot, ...]:
        """The locations that hold items themselves: those with nothing below them."""
        parents = {spot.parent for spot in self.spots}
        return tuple(spot for spot in self.spots if spot.code not in parents)


@cache
def material() -> Material:
    """Read and check the demonstration laboratory. Raises ValueError, naming whatever refers to nothing."""
    about = read_toml(FOLDER / "laboratory.toml")
    read = Material(
        about=about,
        districts=read_list(FOLDER / "district.toml"),
        offices=tuple(Office(**office) for office in about["offices"]),
        people=tuple(Member(**_tuples(person)) for person in read_toml(FOLDER / "people.toml")["people"]),
        agencies=tuple(_agency(agency) for agency in read_toml(FOLDER / "agencies.toml")["agency"]),
        spots=tuple(_spots(read_toml(FOLDER / "places.toml"))),
        scenarios=tuple(_scenario(path) for path in sorted((FOLDER / "scenarios").glob("*.toml"))),
        names=_names(read_toml(FOLDER / "names.toml")),
    )
    _check(read)
    return read


def _tuples(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in said.items()}


def _agency(said: Mapping[str, Any]) -> Agency:
    return Agency(**{**said, "officers": tuple(Officer(**officer) for officer in said["officers"])})


def _scenario(path: Path) -> Scenario:
    said = read_toml(path)
    if said["code"] != path.stem:
        raise ValueError(f"{path.name} holds the scenario {said['code']!r}")
    parts = {
        "persons": tuple(PersonPattern(**_tuples(person)) for person in said["persons"]),
        "items": tuple(ItemPattern(**_tuples(item)) for item in said["items"]),
    }
    return Scenario(**{**_tuples(said), **parts})


def _names(said: Mapping[str, Any]) -> Names:
    return Names(_tuples(said["given"]), tuple(said["surnames"]["all"]), _tuples(said["towns"]), _tuples(said["words"]))


# Places: one entry of the file may stand for a unit with all of its shelves and bins. ------------------------------


def _spots(said: Mapping[str, Any]) -> Iterator[Spot]:
    above: dict[str, Spot] = {}
    for place in said["place"]:
        spot = _spot(place, above.get(place.get("in", "")), said["accepts"])
        above[spot.code] = spot
        yield from _with_insides(spot, place)


def _spot(place: Mapping[str, Any], above: Spot | None, accepts: Mapping[str, list[str]]) -> Spot:
    if "in" in place and above is None:
        raise ValueError(f"the place {place['code']} is in {place['in']}, which is not there")
    own = {name: place[name] for name in ("code", "name", "level", "limit_hours") if name in place}
    if "class" in place:
        own["storage_class"] = place["class"]
    if "temperature" in place:
        low, high = place["temperature"]
        own["temperature"] = (Decimal(low), Decimal(high))
    if "accepts" in place:
        own["accepts"] = tuple(accepts[place["accepts"]])
    if "admitted" in place:
        own["admitted"] = tuple(place["admitted"])
    return Spot(**own) if above is None else replace(above, parent=above.code, **own)


def _with_insides(unit: Spot, place: Mapping[str, Any]) -> Iterator[Spot]:
    """The unit, its shelves and their bins; only the lowest of them has the capacity."""
    capacity, shelves, bins = place.get("capacity"), place.get("shelves", 0), place.get("bins", 0)
    yield replace(unit, capacity=None if shelves else capacity)
    for n in range(1, shelves + 1):
        name = f"{place.get('shelf_name', 'Shelf')} {n}"
        shelf = replace(unit, parent=unit.code, code=f"{unit.code}-{n}", name=name, level="shelf")
        yield replace(shelf, capacity=None if bins else capacity)
        for m in range(1, bins + 1):
            yield replace(
                shelf, parent=shelf.code, code=f"{shelf.code}-{m}", name=f"Bin {m}", level="bin", capacity=capacity
            )


# Everything that refers to something else must find it. ------------------------------------------------------------


def _check(read: Material) -> None:
    _unique("login", (person.login for person in read.people))
    _unique("office", (office.code for office in read.offices))
    _unique("agency", (agency.code for agency in read.agencies))
    _unique("place", (spot.code for spot in read.spots))
    _known("district", (office.district for office in read.offices), read.districts.codes)
    _known("district", (agency.district for agency in read.agencies), read.districts.codes)
    _known("office", (person.office for person in read.people if person.office), {o.code for o in read.offices})
    _known("agency", (person.agency for person in read.people if person.agency), {a.code for a in read.agencies})
    _known("login", (login for spot in read.spots for login in spot.admitted), {p.login for p in read.people})
    for scenario in read.scenarios:
        _check_scenario(scenario, read)


def _check_scenario(scenario: Scenario, read: Material) -> None:
    agencies, lists = {agency.code for agency in read.agencies}, word_lists()
    _known("agency", (*scenario.agencies, *(scenario.referral or {})), agencies)
    _known("office", [scenario.office], {office.code for office in read.offices})
    _known("offence", scenario.offences, lists["offence"].codes)
    _known("examination", scenario.requests, lists["examination"].codes)
    _known("person_role", (person.role for person in scenario.persons), lists["person_role"].codes)
    _known("container", (i.inside for i in scenario.items if i.inside), {i.key for i in scenario.items if i.key})
    for item in scenario.items:
        _known("item_type", [item.type], lists["item_type"].codes)
        _known("packaging", [item.packaging], lists["packaging"].codes)
        _known("seal_type", [item.seal_type], lists["seal_type"].codes)
        _known("evidence_role", [item.role], lists["evidence_role"].codes)
        _known("condition", item.conditions, lists["condition"].codes)


def _unique(what: str, codes: Iterable[str]) -> None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            raise ValueError(f"the {what} {code!r} is there twice")
        seen.add(code)


def _known(what: str, codes: Iterable[str], known: Iterable[str | None]) -> None:
    unknown = sorted(set(codes) - set(known))
    if unknown:
        raise ValueError(f"there is no {what} {', '.join(unknown)}")
