"""What the formulas of a half-made method give for values that somebody tries, or in words why they give nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from lims_desktop.errors import LimsError, Refused
from lims_desktop.formulas import Value, parse
from lims_desktop.methods.checking import example_complaints, tried
from lims_desktop.methods.computing import Calculation
from lims_desktop.methods.definition import Example, Field, Method
from lims_desktop.methods.inwords import value_of


@dataclass(frozen=True, slots=True)
class Preview:
    """What every computed field is worth now, and why those that are worth nothing are not."""

    values: dict[str, Value] = field(default_factory=dict)
    faults: dict[str, LimsError] = field(default_factory=dict)


def preview(method: Method, typed: Mapping[str, str]) -> Preview:
    """Compute with these values, several of a replicate between slashes; a formula that cannot be read stands aside."""
    readable, faults = _readable(method)
    given = {one.code: _given(one, typed[one.code]) for one in method.fields if typed.get(one.code, "").strip()}
    try:
        calculation = Calculation(readable)
    except Refused as circle:
        return Preview({}, {one.code: circle for one in readable.fields if one.formula} | faults)
    values, more = tried(calculation, Example("", given, {}))
    return Preview(values, more | faults)


def outcomes(method: Method) -> list[list[LimsError]]:
    """What does not come out of each worked example now; nothing for one that comes out."""
    readable, _ = _readable(method)
    try:
        calculation = Calculation(readable)
    except Refused as circle:
        return [[circle] for _ in method.examples]
    return [list(example_complaints(calculation, one)) for one in method.examples]


def _readable(method: Method) -> tuple[Method, dict[str, LimsError]]:
    faults: dict[str, LimsError] = {}
    fields = tuple(_field(one, faults) for one in method.fields)
    return replace(method, fields=fields), faults


def _field(one: Field, faults: dict[str, LimsError]) -> Field:
    try:
        if one.formula:
            parse(one.formula)
    except Refused as refusal:
        faults[one.code] = refusal
        return replace(one, formula="")
    return one


def _given(one: Field, text: str) -> object:
    if one.level == "replicate" and one.kind != "text":
        return tuple(value_of(one.kind, part.strip()) for part in text.split("/"))
    return value_of(one.kind, text.strip())
