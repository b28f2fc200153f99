"""Figures for the evidence manager: numbers with their definition, clock, population and moment (domain.md section 13).

A definition is a file of `resources/figures`; a function of the same name in `sql/rules/figures.sql` computes it. Both
carry a version, so that a number and its words belong together.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any
from uuid import UUID

from lims_desktop import wire
from lims_desktop.documents import DocumentHead
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from lims_desktop.shipped import RESOURCES

LIST = "list:"
"""Labels that are terms of a controlled list say so."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A definition in one language: what it counts, of what, from when to when; without a `start` it has no clock."""

    name: str
    unit: str
    definition: str
    population: str
    start: str
    stop: str
    pauses: str
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure means. `shape` says how it is shown: tiles, number, lying or standing bars.

    `labels` says what its labels are: plain names, words of the definition, or terms of a list (`list:hold_kind`).
    `parts` are drawn in this order in these `tones`; `drawn`, when not empty, are the only ones. `shown` are labels
    that stand there even with nothing; `alarm`: any number above none wants attention.
    """

    code: str
    version: int
    order: int
    shape: str
    labels: str
    en: Wording
    es: Wording
    parts: tuple[str, ...] = ()
    tones: tuple[str, ...] = ()
    drawn: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    alarm: bool = False

    def wording(self, language: str) -> Wording:
        """The definition in Spanish for every kind of Spanish, else in English."""
        return self.es if language.startswith("es") else self.en


@dataclass(frozen=True, slots=True)
class Row:
    """One value: of what, of which part of it, and the page with the list behind it. None where nothing can be said."""

    label: str
    part: str
    value: Decimal | None
    page: str | None = None
    argument: Any = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as of a moment; of a frozen month also who froze it, when, and the SHA-256 of its values."""

    code: str
    version: int
    rows: list[Row]
    sha256: str | None = None
    frozen_at: datetime | None = None
    frozen_by: str | None = None

    @property
    def definition(self) -> Definition:
        """Its words."""
        return definitions()[self.code]

    @property
    def labels(self) -> list[str]:
        """What there are values of, in their order."""
        return list(dict.fromkeys([*self.definition.shown, *(row.label for row in self.rows)]))

    @property
    def parts(self) -> list[str]:
        """The parts that are drawn."""
        return list(self.definition.drawn or self.definition.parts or ("",))

    @property
    def total(self) -> Decimal:
        """All values together."""
        return sum((row.value for row in self.rows if row.value is not None), Decimal(0))

    @property
    def whole(self) -> Row | None:
        """All rows as one: the total, and the list of which their lists are the parts; None when there is none."""
        if len(self.rows) < 2:
            return self.rows[0] if self.rows else None
        first, *others = self.rows
        if any(row.page != first.page or not isinstance(row.argument, Mapping) for row in self.rows):
            return None
        common = {
            name: kept for name, kept in first.argument.items() if all(row.argument.get(name) == kept for row in others)
        }
        return Row("", "", self.total, first.page, common)

    def listed(self, label: str) -> Row | None:
        """The row whose list is opened for a label: the last one that counts something there and has a list."""
        return next((row for row in reversed(self.rows) if row.label == label and row.page and row.value), None)

    def value(self, label: str, part: str = "") -> Decimal | None:
        """One value; none at all is zero, unless nothing can be said."""
        found = self.row(label, part)
        return found.value if found else Decimal(0)

    def row(self, label: str, part: str | None = None) -> Row | None:
        """The first row of this label, or of this label and part."""
        return next((row for row in self.rows if row.label == label and part in (None, row.part)), None)


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures as of one moment."""

    asked_at: datetime
    as_of: datetime
    figures: list[Figure]

    @property
    def in_order(self) -> list[Figure]:
        """As they stand on the page."""
        return sorted(self.figures, key=lambda figure: figure.definition.order)

    @property
    def frozen(self) -> Figure | None:
        """One that says when the month was frozen; None when it was not."""
        return next((figure for figure in self.figures if figure.frozen_at), None)


@dataclass(frozen=True, slots=True)
class FrozenMonth:
    """A month whose figures are kept: its first day, its last moment, and who froze it when."""

    month: date
    as_of: datetime
    frozen_at: datetime
    frozen_by: str


@dataclass(frozen=True, slots=True)
class Frozen(Recorded):
    """So many figures of this month (its first day) are kept."""

    month: date
    as_of: datetime
    figures: int


@dataclass(frozen=True, slots=True)
class Printed(Recorded):
    """A paper about figures was issued."""

    head: DocumentHead


@cache
def definitions() -> Mapping[str, Definition]:
    """Every figure by its code."""
    read = [_definition(tomllib.loads(path.read_text("utf-8"))) for path in (RESOURCES / "figures").glob("*.toml")]
    return MappingProxyType({one.code: one for one in sorted(read, key=lambda one: one.order)})


def as_of(lab: Lab, day: date | None = None, code: str | None = None) -> Figures:
    """Every figure, or this one, as of the end of a day in the laboratory's time zone; now when no day is said."""
    return wire.answered(Figures, lab.call("figures", day=day, code=code))


def frozen(lab: Lab) -> list[FrozenMonth]:
    """The months that are kept, the newest first."""
    return [wire.answered(FrozenMonth, one) for one in lab.call("figures_frozen")]


def freeze(lab: Lab, month: date, *, act: UUID | None = None) -> Frozen:
    """Keep the figures of a month that is over, as they are as of its end. Refused when they are kept already."""
    return lab.act(Frozen, "figures_freeze", act=act, month=month)


def print_out(lab: Lab, day: date, *, act: UUID | None = None) -> Printed:
    """Issue a paper about the figures of this day."""
    return lab.act(Printed, "figures_print", act=act, day=day)


def _definition(said: Mapping[str, Any]) -> Definition:
    lists: dict[str, Sequence[str]] = {name: tuple(said.get(name, ())) for name in ("parts", "tones", "drawn", "shown")}
    return Definition(**{**said, **lists, "en": Wording(**said["en"]), "es": Wording(**said["es"])})
