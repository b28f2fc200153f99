"""A delivery as it stands on the screen: everything typed, kept as a draft until the laboratory has taken it in."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any, Literal, TypeVar
from uuid import UUID, uuid4

from lims_desktop.intake import Awaited, Intake, Line, PersonNamed, SealSeen
from ui.intake import asked
from ui.intake.asked import AskTyped

Outcome = Literal["accept", "refuse", "not_presented", "unseen"]
Step = Literal["facts", "lines", "hands", "labels"]

T = TypeVar("T")


@dataclass
class SealTyped:
    """A seal as scanned or typed."""

    number: str = ""
    seal_type: str | None = None
    state: str | None = None
    initials: str = ""


@dataclass
class PersonTyped:
    """A person of the case as typed; the birth date as ISO text or empty."""

    role: str | None = None
    name: str = ""
    sex: str | None = None
    birth_date: str = ""


@dataclass
class Photo:
    """A photograph already kept by its SHA-256; attached to its item when that exists."""

    sha256: str
    name: str
    media_type: str
    attached: bool = False


@dataclass
class Package:
    """One line at the counter. Numbers stay as Decimal text; `key` names the line whatever its place in the list."""

    key: int
    outcome: Outcome = "accept"
    listed: bool = True
    item_type: str | None = None
    description: str = ""
    role: str | None = "questioned"
    packaging: str | None = None
    seals: list[SealTyped] = field(default_factory=lambda: [SealTyped()])
    listed_seal: str = ""
    condition: str | None = None
    condition_note: str = ""
    declared: str = ""
    observed: str = ""
    unit: str | None = None
    biological: bool = False
    controlled: bool = False
    refusal: str | None = None
    parent: int | None = None
    container: int | None = None
    photos: list[Photo] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed into it."""
        typed = (self.item_type, self.description, self.packaging, self.condition, self.declared, self.observed)
        return not any(typed) and not any(seal.number for seal in self.seals)

    @property
    def is_here(self) -> bool:
        """Whether the package lies on the counter."""
        return self.outcome in ("accept", "refuse")


@dataclass
class Facts:
    """What the submission is about."""

    agency: int | None = None
    officer: int | None = None
    agency_reference: str = ""
    offence: str | None = None
    district: str | None = None
    incident_date: str = ""
    persons: list[PersonTyped] = field(default_factory=list)
    note: str = ""
    restricted: bool = False


@dataclass
class Hands:
    """Who hands it over, what they showed, and the picture of their signature."""

    name: str = ""
    document: str | None = None
    number: str = ""
    shown: str = ""
    signature: str = ""

    @property
    def picture(self) -> bytes:
        """The signature as PNG; empty when nobody has signed."""
        return base64.b64decode(self.signature)


@dataclass
class Delivery:
    """The whole work at the counter; `act` is the one act it will be, whatever happens to the line in between."""

    id: UUID = field(default_factory=uuid4)
    act: UUID = field(default_factory=uuid4)
    began: str = ""
    step: Step = "facts"
    sent: bool = False
    submission: int | None = None
    document: str = ""
    case: int | None = None
    case_number: str = ""
    checked: str = ""
    new_because: str = ""
    facts: Facts = field(default_factory=Facts)
    packages: list[Package] = field(default_factory=list)
    asks: list[AskTyped] = field(default_factory=list)
    hands: Hands = field(default_factory=Hands)
    next_key: int = 1

    @property
    def listed(self) -> bool:
        """Whether the agency announced it."""
        return self.submission is not None

    def add(self, package: Package | None = None, at: int | None = None) -> Package:
        """A new line at the end, or at this place."""
        made = package or Package(0, listed=not self.listed)
        made.key, self.next_key = self.next_key, self.next_key + 1
        self.packages.insert(len(self.packages) if at is None else at, made)
        return made

    def remove(self, package: Package) -> None:
        """Take a line away; what lay in it lies in nothing now, and nothing is asked of it any more."""
        self.packages.remove(package)
        for one in self.asks:
            one.lines = [key for key in one.lines if key != package.key]
        self.asks = [one for one in self.asks if one.lines]
        for other in self.packages:
            other.parent = None if other.parent == package.key else other.parent
            other.container = None if other.container == package.key else other.container

    def place(self, key: int | None) -> int | None:
        """The place in the list, from 1, of the line with this key."""
        return next((n for n, package in enumerate(self.packages, 1) if package.key == key), None)

    def body(self) -> dict[str, Any]:
        """The delivery as plain values for a draft."""
        return asdict(self) | {"id": str(self.id), "act": str(self.act)}

    def intake(self, signature: str, office: int | None = None) -> Intake:
        """The delivery as the act takes it; `signature` names the kept picture."""
        facts = self.facts
        assert facts.agency is not None
        return Intake(
            agency=facts.agency,
            officer=facts.officer,
            agency_reference=facts.agency_reference,
            offence=facts.offence or "",
            district=facts.district or "",
            incident_date=_date(facts.incident_date),
            persons=[_person(person) for person in facts.persons if person.name.strip()],
            note=_note(facts.note, self.new_because),
            restricted=facts.restricted,
            case=self.case,
            submission=self.submission,
            office=office,
            handed_over_by=self.hands.name,
            identity_document=self.hands.shown,
            signature=signature,
            items=[self._line(number, package) for number, package in enumerate(self.packages, 1)],
            requests=asked.requests(self),
        )

    def _line(self, number: int, package: Package) -> Line:
        here = package.is_here
        return Line(
            line=number,
            item_type=package.item_type or "",
            description=package.description,
            outcome="not_presented" if package.outcome == "unseen" else package.outcome,
            role=package.role or "questioned",
            packaging=package.packaging,
            seals=[_seal(seal) for seal in package.seals if seal.state] if here else (),
            condition=package.condition if here else None,
            condition_note=package.condition_note or None,
            declared=_number(package.declared),
            quantity=_number(package.observed) if here else None,
            unit=package.unit,
            biological=package.biological,
            controlled=package.controlled,
            listed=package.listed,
            refusal=package.refusal if package.outcome == "refuse" else None,
            parent=self.place(package.parent),
            container=self.place(package.container),
        )


def from_draft(body: Mapping[str, Any]) -> Delivery:
    """The delivery that was kept; words it does not know (of another version) are left out."""
    plain = dict(body)
    made = _read(Delivery, plain)
    made.id, made.act = UUID(plain["id"]), UUID(plain["act"])
    made.facts = _read(Facts, plain["facts"])
    made.facts.persons = [_read(PersonTyped, person) for person in plain["facts"]["persons"]]
    made.packages = [_package(package) for package in plain["packages"]]
    made.asks = [_read(AskTyped, one) for one in plain.get("asks") or ()]
    made.hands = _read(Hands, plain["hands"])
    return made


def from_announcement(awaited: Awaited, document: str) -> Delivery:
    """What an agency announced; every listed line is not yet seen."""
    incident = awaited.incident_date.isoformat() if awaited.incident_date else ""
    facts = Facts(
        awaited.agency_id, awaited.officer_id, awaited.agency_reference, awaited.offence, awaited.district, incident
    )
    facts.note = awaited.note or ""
    facts.persons = [
        PersonTyped(
            person.get("role"), person.get("name") or "", person.get("sex"), str(person.get("birth_date") or "")
        )
        for person in awaited.persons
    ]
    made = Delivery(submission=awaited.id, document=document, facts=facts)
    places: dict[Any, int] = {}
    for line in awaited.expected:
        package = made.add(_expected(line))
        places[line.get("line")] = package.key
        package.parent, package.container = places.get(line.get("parent")), places.get(line.get("container"))
    return made


def _expected(line: Mapping[str, Any]) -> Package:
    seals = [SealTyped(seal.get("number") or "", seal.get("seal_type")) for seal in line.get("seals") or ()]
    package = Package(
        0,
        outcome="unseen",
        item_type=line.get("item_type"),
        description=line.get("description") or "",
        role=line.get("role") or "questioned",
        packaging=line.get("packaging"),
        seals=seals or [SealTyped()],
        listed_seal=seals[0].number if seals else "",
        declared=_text(line.get("declared")),
        unit=line.get("unit"),
    )
    package.biological, package.controlled = bool(line.get("biological")), bool(line.get("controlled"))
    return package


def _package(body: Mapping[str, Any]) -> Package:
    package = _read(Package, body)
    package.seals = [_read(SealTyped, seal) for seal in body["seals"]]
    package.photos = [_read(Photo, photo) for photo in body["photos"]]
    return package


def _read(kind: type[T], body: Mapping[str, Any]) -> T:
    known = {one.name for one in fields(kind)}  # type: ignore[arg-type]
    return kind(**{name: value for name, value in body.items() if name in known})


def _person(person: PersonTyped) -> PersonNamed:
    return PersonNamed(person.role or "other", person.name.strip(), person.sex, _date(person.birth_date))


def _seal(seal: SealTyped) -> SealSeen:
    return SealSeen(seal.number or None, seal.seal_type, seal.state or "intact", seal.initials or None)


def _note(note: str, because: str) -> str | None:
    return "\n".join(part for part in (note.strip(), because.strip()) if part) or None


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _text(number: Any) -> str:
    return "" if number is None else f"{Decimal(number):f}"
