"""What a method is: its fields, formulas, controls, needs, examples, checks, report blocks (domain.md section 6).

A definition is data. It is written as TOML (`resources/methods`), kept in the database as JSON, and never changes once
it is approved: whoever began a worksheet with it ends with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

Level = Literal["run", "item", "replicate"]
"""Where a field is entered: once a worksheet, once for each item or control in it, or for each replicate of that."""

FieldKind = Literal["number", "text", "choice", "yes_no", "moment"]
Verified = Literal["", "open", "blind"]
"""Whether a second examiner concludes for themself: not, after looking at the first one's conclusion, or before."""

ControlKind = Literal["blank", "negative", "positive", "calibrator", "check"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a pick-list."""

    code: str
    name: str
    name_es: str


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is entered, read from a device, or computed.

    `low` and `high` are the limits within which a value is unremarkable, in `unit`; outside them it is marked, not
    refused. `decimals` says how a computed number is shown; an entered one stays as typed. `source` names where the
    value comes from: typed (empty), `balance`, or `file`. `verify` says that a second examiner concludes for themself
    what this field says of every item; of a number the two may differ by `tolerance`, in `unit`, and agree.
    """

    code: str
    name: str
    name_es: str
    kind: FieldKind = "number"
    level: Level = "item"
    unit: str = ""
    decimals: int | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    choices: tuple[Choice, ...] = ()
    formula: str = ""
    required: bool = True
    source: str = ""
    verify: Verified = ""
    tolerance: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Control:
    """A position of a run whose truth is known; the run stands only when `accept` is true for it.

    `accept` is a formula over the fields of the control's position and `target`. `least` is how many a run needs.
    """

    code: str
    name: str
    name_es: str
    kind: ControlKind
    accept: str
    target: Decimal | None = None
    least: int = 1


@dataclass(frozen=True, slots=True)
class Need:
    """What a worksheet must have taken before it starts: an instrument of a kind, or a lot of a reagent.

    `instrument` is a term of the list instrument_kind, `lot` the code of a reagent; one of them is said. `least` is how
    many of it. `amount` is what one replicate of one position uses up, in the reagent's unit; without it nothing is
    deducted.
    """

    code: str
    name: str
    name_es: str
    instrument: str = ""
    lot: str = ""
    amount: Decimal | None = None
    least: int = 1


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: with these values entered, the formulas give these. It runs as a test, and before approval."""

    name: str
    given: Mapping[str, Any]
    expect: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Check:
    """One question of the reviewer's checklist; in a report its code is named `method.code`."""

    code: str
    text: str
    text_es: str


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the report, filled from the fields in its gaps; printed when `when` is true (always, if empty)."""

    code: str
    text: str
    text_es: str
    part: Literal["method", "result", "opinion", "limitation", "remark"] = "result"
    when: str = ""


@dataclass(frozen=True, slots=True)
class Method:
    """One method of a discipline: what may be asked of it, and everything a worksheet of it needs.

    Each position has `replicates` lines, all of which are needed. With `most_lines` their number is open from there on:
    a line follows whenever the last is filled, up to so many. With `vials` every position of a run has a labelled vial
    for each replicate, scanned when it is loaded and again in the instrument's order before the run may be submitted.
    """

    code: str
    name: str
    name_es: str
    discipline: str
    examinations: tuple[str, ...]
    reference: str
    fields: tuple[Field, ...]
    replicates: int = 1
    most_lines: int = 0
    destructive: bool = False
    vials: bool = False
    controls: tuple[Control, ...] = ()
    needs: tuple[Need, ...] = ()
    examples: tuple[Example, ...] = ()
    checks: tuple[Check, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether a position takes as many lines as are needed."""
        return self.most_lines > self.replicates and bool(self.at("replicate"))

    @property
    def most(self) -> int:
        """The last line that a position may have."""
        return max(self.replicates, self.most_lines) if self.at("replicate") else 1

    @property
    def by_code(self) -> dict[str, Field]:
        """The fields by their codes."""
        return {field.code: field for field in self.fields}

    def at(self, level: Level) -> tuple[Field, ...]:
        """The fields of one level."""
        return tuple(field for field in self.fields if field.level == level)

    @property
    def verified(self) -> tuple[Field, ...]:
        """The fields that a second examiner concludes for themself."""
        return tuple(field for field in self.fields if field.verify)

    def formulas(self, level: Level) -> dict[str, str]:
        """The formulas of one level by the fields they compute."""
        return {field.code: field.formula for field in self.at(level) if field.formula}
