"""The words of the controlled lists as the counter offers them, in the reader's language, and the customers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from lims_desktop import agencies, drafts, intake, lists
from lims_desktop.agencies import Agency, Officer
from lims_desktop.drafts import Draft
from lims_desktop.intake import Awaited
from lims_desktop.lab import Lab
from lims_desktop.lists import Term

PAGE = "intake"
MEASURED = ("count", "gross_weight")
"""Measures that must be counted or weighed at the counter."""


@dataclass
class Words:
    """Every list of the laboratory, its customers, and the date at the server."""

    terms: Sequence[Term]
    agencies: Sequence[Agency]
    officers: Sequence[Officer]
    today: date
    tolerance: Decimal
    language: str = "en"
    _known: dict[tuple[str, str], Term] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._known = {(term.list, term.code): term for term in self.terms}

    def options(self, of: str) -> list[tuple[str, str]]:
        """The terms of a list as (code, words)."""
        return [(term.code, term.named(self.language)) for term in self.terms if term.list == of]

    def word(self, of: str, code: str | None) -> str:
        """The words for a code; the code itself when the list has lost it."""
        term = self._known.get((of, code or ""))
        return term.named(self.language) if term else code or ""

    def about(self, of: str, code: str | None) -> Mapping[str, Any]:
        """What the list says about a term besides its name."""
        term = self._known.get((of, code or ""))
        return term.extra if term else {}

    def measure(self, item_type: str | None) -> str:
        """How items of this type are declared and observed: count, gross_weight, volume or nothing."""
        return str(self.about("item_type", item_type).get("measure") or "")

    def unit(self, code: str | None) -> str:
        """The short sign of a unit."""
        return str(self.about("unit", code).get("symbol") or code or "")

    def amount(self, figure: str, unit: str) -> str:
        """A figure with its unit, as it is written in this language; nothing when there is no figure."""
        said = figure.replace(".", ",") if self.language.startswith("es") else figure
        return f"{said} {unit}".strip() if figure else ""

    def agency(self, number: int | None) -> Agency | None:
        """The agency of this number."""
        return next((one for one in self.agencies if one.id == number), None)

    def officer(self, number: int | None) -> Officer | None:
        """The officer of this number."""
        return next((one for one in self.officers if one.id == number), None)

    def officers_of(self, agency: int | None) -> list[tuple[int, str]]:
        """The officers of an agency as they are offered."""
        return [(one.id, f"{named(one)} · {one.number}") for one in self.officers if one.agency_id == agency]


@dataclass(frozen=True)
class Counter:
    """What the counter shows before anybody is served."""

    words: Words
    awaited: Sequence[Awaited]
    drafts: Sequence[Draft]


def named(officer: Officer) -> str:
    """Rank and name."""
    return f"{officer.rank} {officer.name}" if officer.rank else officer.name


def counter(lab: Lab, language: str) -> Counter:
    """Everything the counter needs, asked at once."""
    tolerance = Decimal(str(lab.laboratory.policies.get("quantity_tolerance_percent", 1)))
    words = Words(
        lists.every_term(lab), agencies.agencies(lab), agencies.officers(lab), intake.today(lab), tolerance, language
    )
    return Counter(words, intake.awaited(lab, limit=500), drafts.mine(lab, PAGE))
