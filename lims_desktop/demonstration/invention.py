"""Inventing believable cases: who brought what, when, and what was odd about it. Nothing here touches the database.

The same seed and the same last day give the same cases, digit for digit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from random import Random
from typing import TypeVar

from lims_desktop.demonstration.material import (
    Agency,
    ItemPattern,
    Material,
    Officer,
    PersonPattern,
    Scenario,
)
from lims_desktop.shipped import word_lists

Thing = TypeVar("Thing")

LOCAL = timezone(timedelta(hours=-6))
"""The clock on the wall of the demonstration laboratory."""

NUMBERED = {"security-bag": ("SB", 7), "plastic-tie": ("PT", 6), "kit-seal": ("K", 7), "numbered-seal": ("N", 6)}
"""How the seals with a number are numbered: letters, then so many digits."""

HOLIDAYS = ((1, 1), (5, 1), (9, 21), (12, 25), (12, 26))
"""Month and day on which the counter is closed."""

AWAITED_SINCE = (71, 52, 0, 0, 0, 0, 0, 0, 0, 0)
"""So many days before the last moment somebody should have come with what was announced; after 30 it lapses."""

LAST = (("stabbing", 96), ("shots-fired", 71), ("cocaine", 38), ("burglary", 14), ("drink-driving", 6))
"""What came in last, and how many minutes ago: it is still on its way through the house."""

SETTING = ("street", "entry", "vehicle", "plate", "hospital", "store", "passport")
"""Words that stay the same throughout a case."""

REFUSALS = ("unsealed", "seal-not-initialled", "mixed-exhibits", "not-labelled")
FAULTY_SEALS = ("broken", "number-differs", "not-initialled", "partly-open")


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """A person in a case."""

    role: str
    name: str
    sex: str
    birth_date: date | None


@dataclass(frozen=True, slots=True)
class InventedItem:
    """An item as the agency lists it and as the counter finds it. `key` names a container, `inside` says which."""

    type: str
    description: str
    role: str
    packaging: str
    seal_type: str
    seal_number: str | None
    declared: Decimal
    observed: Decimal
    unit: str
    measure: str
    biological: bool
    controlled: bool
    condition: str = "good"
    seal_state: str = "intact"
    refusal: str | None = None
    presented: bool = True
    listed: bool = True
    key: str | None = None
    inside: str | None = None

    @property
    def accepted(self) -> bool:
        return self.presented and self.refusal is None


@dataclass(frozen=True, slots=True)
class InventedCase:
    """One case with its first submission."""

    received: datetime
    scenario: Scenario
    agency: Agency
    officer: Officer
    reference: str
    offence: str
    district: str
    incident: date
    note: str
    persons: tuple[InventedPerson, ...]
    items: tuple[InventedItem, ...]
    restricted: bool
    referrals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Invented:
    """The cases that came, in their order, and deliveries that were announced and have not come."""

    come: list[InventedCase]
    awaited: list[InventedCase]


def invent(material: Material, count: int, until: datetime, seed: int) -> Invented:
    """Invent so many cases, the last of them shortly before `until`, and some announcements beside them."""
    inventor = Inventor(material, Random(seed))  # noqa: S311 - a story, not a secret
    span = timedelta(days=365 * int(material.about["years"]))
    come = [inventor.case(received) for received in inventor.arrivals(count - len(LAST), until - span, until)]
    come += [inventor.case(until - timedelta(minutes=minutes), scenario) for scenario, minutes in LAST]
    awaited = [inventor.case(until - timedelta(days=days)) for days in AWAITED_SINCE]
    return Invented(come, [replace(case, incident=case.incident - timedelta(days=6)) for case in awaited])


class Inventor:
    """Draws from the material with one source of chance."""

    def __init__(self, material: Material, chance: Random) -> None:
        self._material = material
        self._chance = chance
        self._numbers: Counter[tuple[str, int]] = Counter()
        self._types = {word.code: word.extra for word in word_lists()["item_type"].words}
        self._seal = 2_400_000

    def arrivals(self, count: int, since: datetime, until: datetime) -> list[datetime]:
        """Moments within office hours, a little denser from year to year and busy in the last days."""
        span = (until - since) / timedelta(days=1)
        recent = min(count // 10, 16)
        days = [self._chance.random() ** 0.8 * span for _ in range(count - recent)]
        days += [span - self._chance.random() * 10 for _ in range(recent)]
        return sorted(self._at_the_counter(since + timedelta(days=day), until) for day in days)

    def case(self, received: datetime, named: str = "") -> InventedCase:
        """One case of the named scenario, or of one drawn by weight."""
        scenarios = [scenario for scenario in self._material.scenarios if named in ("", scenario.code)]
        scenario = self._drawn([(scenario, scenario.weight) for scenario in scenarios])
        agency = self._drawn([(a, max(a.weight, 1)) for a in self._material.agencies if a.code in scenario.agencies])
        words = self._words(agency.district)
        items = tuple(self._with_oddities(item) for item in self._items(scenario, words))
        return InventedCase(
            received=received,
            scenario=scenario,
            agency=agency,
            officer=self._chance.choice(agency.officers),
            reference=self._reference(agency, received.year),
            offence=self._drawn(list(scenario.offences.items())),
            district=agency.district,
            incident=(received - timedelta(days=self._chance.choice((0, 1, 1, 2, 3, 5, 8)))).date(),
            note=self._filled(self._chance.choice(scenario.notes), words),
            persons=tuple(self._persons(scenario)),
            items=items if any(item.presented for item in items) else tuple(replace(i, presented=True) for i in items),
            restricted=self._happens(scenario.restricted),
            referrals=tuple(code for code, share in (scenario.referral or {}).items() if self._happens(share)),
        )

    def _at_the_counter(self, moment: datetime, until: datetime) -> datetime:
        day = moment.astimezone(LOCAL)
        while day.weekday() > 4 or (day.month, day.day) in HOLIDAYS:
            day -= timedelta(days=1)
        hour, minute = self._chance.choice((8, 8, 9, 9, 10, 10, 11, 13, 13, 14, 15, 16)), self._chance.randrange(60)
        moment = day.replace(hour=hour, minute=minute, second=self._chance.randrange(60), microsecond=0)
        return moment if moment < until - timedelta(hours=1) else moment - timedelta(days=7)

    def _reference(self, agency: Agency, year: int) -> str:
        self._numbers[agency.code, year] += self._chance.randint(1, 9)
        return agency.reference.format(n=self._numbers[agency.code, year], yyyy=year, yy=f"{year % 100:02}")

    # Persons ----------------------------------------------------------------------------------------------------------

    def _persons(self, scenario: Scenario) -> Iterator[InventedPerson]:
        for pattern in scenario.persons:
            for _ in range(self._chance.randint(*pattern.count)):
                yield self._person(pattern)

    def _person(self, pattern: PersonPattern) -> InventedPerson:
        sex = pattern.sex or self._chance.choice(("female", "male"))
        names = self._material.names
        surname = " ".join(self._chance.sample(names.surnames, self._chance.choice((1, 1, 2))))
        age = self._chance.randint(13, 34) if pattern.young else self._chance.randint(18, 71)
        born = date(2025 - age, self._chance.randint(1, 12), self._chance.randint(1, 28))
        known = pattern.role in ("suspect", "accused", "victim", "decedent", "driver") and self._chance.random() < 0.8
        return InventedPerson(
            pattern.role, f"{self._chance.choice(names.given[sex])} {surname}", sex, born if known else None
        )

    # Items ------------------------------------------------------------------------------------------------------------

    def _items(self, scenario: Scenario, words: Mapping[str, tuple[str, ...]]) -> Iterator[InventedItem]:
        there = [pattern for pattern in scenario.items if self._happens(pattern.chance)]
        for pattern in there or scenario.items[:1]:
            count = self._chance.randint(*pattern.count)
            for text in self._wordings(pattern, count):
                yield self._item(pattern, self._filled(text, words))

    def _wordings(self, pattern: ItemPattern, count: int) -> list[str]:
        """Different wordings first, in their own order, as an officer writes tube A before tube B."""
        chosen = sorted(self._chance.sample(range(len(pattern.text)), min(count, len(pattern.text))))
        return [pattern.text[chosen[n % len(chosen)]] for n in range(count)]

    def _item(self, pattern: ItemPattern, description: str) -> InventedItem:
        kind = self._types[pattern.type]
        low, high = pattern.quantity
        amount = Decimal(str(round(self._chance.uniform(float(low), float(high)), pattern.decimals)))
        amount = amount.quantize(Decimal(1).scaleb(-pattern.decimals))
        return InventedItem(
            type=pattern.type,
            description=description,
            role=pattern.role,
            packaging=pattern.packaging,
            seal_type=pattern.seal_type,
            seal_number=self._seal_number(pattern.seal_type),
            declared=amount,
            observed=amount,
            unit=kind["unit"],
            measure=kind["measure"],
            biological=kind.get("biological", False),
            controlled=kind.get("controlled", False),
            condition=self._chance.choice(pattern.conditions),
            key=pattern.key,
            inside=pattern.inside,
        )

    def _seal_number(self, seal_type: str) -> str | None:
        if seal_type not in NUMBERED:
            return None
        self._seal += self._chance.randint(1, 14)
        letters, digits = NUMBERED[seal_type]
        return f"{letters}{self._seal % 10**digits:0{digits}}"

    def _with_oddities(self, item: InventedItem) -> InventedItem:
        """Most items are as they should be; one in fourteen is not. Kits come whole."""
        drawn = 1.0 if item.key or item.inside else self._chance.random()
        for share, odd in ODDITIES:
            if drawn < share:
                return odd(item, self._chance)
            drawn -= share
        return item

    # Chance -----------------------------------------------------------------------------------------------------------

    def _happens(self, share: Decimal) -> bool:
        return self._chance.random() < share

    def _drawn(self, weighed: Sequence[tuple[Thing, int]]) -> Thing:
        return self._chance.choices([thing for thing, _ in weighed], [weight for _, weight in weighed])[0]

    def _words(self, district: str) -> dict[str, tuple[str, ...]]:
        """The words of one case: where it happened and what was there are drawn once."""
        names = self._material.names
        setting = {name: (self._thrown(self._chance.choice(names.words[name])),) for name in SETTING}
        return {**names.words, **setting, "town": (self._chance.choice(names.towns[district]),)}

    def _filled(self, text: str, words: Mapping[str, tuple[str, ...]]) -> str:
        drawn = {name: self._chance.choice(words[name]) for name in sorted(set(re.findall(r"\{(\w+)\}", text)))}
        thrown = self._thrown(text.format_map(drawn))
        return thrown[0].upper() + thrown[1:]

    def _thrown(self, text: str) -> str:
        """The text with every # made a digit and every @ a letter."""
        thrown = re.sub("#", lambda _: str(self._chance.randrange(1, 10)), text)
        return re.sub("@", lambda _: self._chance.choice("ABCDEFGHKLMNPRSTUVWXYZ"), thrown)


# What can be odd about an item at the counter. ------------------------------------------------------------------------


def _refused(item: InventedItem, chance: Random) -> InventedItem:
    reasons = ("firearm-not-cleared",) if item.packaging == "firearm-box" else REFUSALS
    return replace(item, refusal=chance.choice(reasons))


def _missing(item: InventedItem, _: Random) -> InventedItem:
    return replace(item, presented=False)


def _unlisted(item: InventedItem, _: Random) -> InventedItem:
    return replace(item, listed=False)


def _badly_sealed(item: InventedItem, chance: Random) -> InventedItem:
    return replace(item, seal_state=chance.choice(FAULTY_SEALS))


def _miscounted(item: InventedItem, _: Random) -> InventedItem:
    if item.measure == "count" and item.declared > 1:
        return replace(item, observed=item.declared - 1)
    if item.measure == "gross_weight":
        return replace(item, observed=(item.declared * Decimal("0.94")).quantize(item.declared))
    return item


ODDITIES: Sequence[tuple[float, Callable[[InventedItem, Random], InventedItem]]] = (
    (0.014, _refused),
    (0.012, _missing),
    (0.008, _unlisted),
    (0.012, _badly_sealed),
    (0.026, _miscounted),
)
"""Shares of one, and what they make of an item."""
