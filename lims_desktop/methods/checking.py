"""Whether a definition makes sense: every formula can be read and finds its fields, every worked example comes out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from lims_desktop.errors import LimsError, Refused
from lims_desktop.formulas import Plan, Value, parse
from lims_desktop.methods.computing import Calculation, column
from lims_desktop.methods.definition import Choice, Control, Example, Field, Level, Method, Need

_CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
_METHOD = re.compile(r"[a-z][a-z0-9-]{1,59}")
_GAP = re.compile(r"\{(\w+)\}")
_ORDER: tuple[Level, ...] = ("replicate", "item", "run")
_SEEN: Mapping[Level, tuple[Level, ...]] = {
    "replicate": ("replicate", "item", "run"),
    "item": ("item", "run", "replicate"),
    "run": ("run", "item"),
}
"""Which levels' fields a formula of each level may use."""

MOST_LINES = 999
"""As many lines as one position may have at all."""

COMMON = frozenset({"target"})
"""What a control's formula knows besides the fields of its position."""

OF_THE_METHOD = frozenset({"method", "reference", "item"})
"""What a report block may say besides fields: the method's name, its reference, the item's number."""


def complaints(method: Method) -> list[LimsError]:
    """Everything that is wrong with a definition; an empty list when it may be proposed."""
    found = [*_names(method), *_formulas(method), *_controls(method), *_needs(method), *_blocks(method)]
    return found or [*_fields(method), *_examples(method)]


def _names(method: Method) -> Iterator[LimsError]:
    if not _METHOD.fullmatch(method.code):
        yield Refused("method.bad_code", word=method.code)
    if not method.fields:
        yield Refused("method.no_fields", method=method.code)
    if method.most_lines and not (method.replicates <= method.most_lines <= MOST_LINES and method.at("replicate")):
        yield Refused("method.most_lines", least=method.replicates, most=MOST_LINES)
    groups = (method.fields, method.controls, method.needs, method.checks, method.blocks)
    yield from _unnamed(method)
    for group in groups:
        counts = Counter(one.code for one in group)
        yield from (Refused("method.twice", word=code) for code, count in counts.items() if count > 1)
        yield from (Refused("method.bad_code", word=code) for code in counts if not _CODE.fullmatch(code))


def _unnamed(method: Method) -> Iterator[LimsError]:
    """Whatever a person reads has its words in both languages; answers of a pick-list are told apart by their codes."""
    named: list[tuple[str, Method | Field | Control | Need | Choice]] = [("…", method)]
    named += [(one.code or "…", one) for group in (method.fields, method.controls, method.needs) for one in group]
    named += [(f"{field.code}: {one.code}", one) for field in method.fields for one in field.choices]
    for where, one in named:
        yield from (
            Refused("method.missing_word", where=where, word=word)
            for word in ("name", "name_es")
            if not getattr(one, word).strip()
        )
    yield from (
        Refused("method.missing_word", where="…", word="name") for one in method.examples if not one.name.strip()
    )
    for field in method.fields:
        if any(not choice.code.strip() for choice in field.choices):
            yield Refused("method.missing_word", where=f"{field.code}: …", word="code")
        codes = Counter(choice.code for choice in field.choices)
        yield from (Refused("method.twice", word=f"{field.code}: {code}") for code, count in codes.items() if count > 1)


def _fields(method: Method) -> Iterator[LimsError]:
    for field in method.fields:
        if field.kind == "choice" and not field.choices:
            yield Refused("method.no_choices", field=field.code)
        if field.low is not None and field.high is not None and field.low > field.high:
            yield Refused("method.limits", field=field.code, low=str(field.low), high=str(field.high))
        yield from _verification(field)
    if not method.examples and any(field.formula for field in method.fields):
        yield Refused("method.no_examples", method=method.code)


def _verification(field: Field) -> Iterator[LimsError]:
    """What a second examiner concludes is a choice or a number of an item, and two numbers agree within a tolerance."""
    if field.verify and (field.level != "item" or field.kind not in ("choice", "number")):
        yield Refused("method.cannot_verify", field=field.code)
    number = bool(field.verify) and field.kind == "number"
    if number != (field.tolerance is not None) or (field.tolerance is not None and not 0 <= field.tolerance < 10**9):
        yield Refused("method.tolerance", field=field.code)


def _formulas(method: Method) -> Iterator[LimsError]:
    for field in method.fields:
        if field.formula:
            yield from _readable(field.formula, known(method, field.level), field.code)
    for level in _ORDER:
        try:
            Plan(method.formulas(level))
        except Refused as refusal:
            if refusal.code == "formula.circle":
                yield refusal


def _controls(method: Method) -> Iterator[LimsError]:
    for control in method.controls:
        yield from _readable(control.accept, known(method, "item") | COMMON, control.code)


def _needs(method: Method) -> Iterator[LimsError]:
    for need in method.needs:
        if bool(need.instrument) == bool(need.lot):
            yield Refused("method.need_of_what", need=need.code)
        if need.least < 1 or (need.amount is not None and (not need.lot or not need.amount > 0)):
            yield Refused("method.need_amount", need=need.code)


def _blocks(method: Method) -> Iterator[LimsError]:
    usable = known(method, "item")
    for block in method.blocks:
        if block.when:
            yield from _readable(block.when, usable, block.code)
        gaps = {name for text in (block.text, block.text_es) for name in _GAP.findall(text)}
        for name in sorted(gaps - usable - OF_THE_METHOD):
            yield Refused("method.no_such_field", where=block.code, field=name)


def known(method: Method, level: Level) -> frozenset[str]:
    """The fields that have their values when this level is computed: replicates first, then items, the run at last."""
    return frozenset(
        field.code
        for field in method.fields
        if field.level in _SEEN[level] and not (field.formula and _ORDER.index(field.level) > _ORDER.index(level))
    )


def _readable(text: str, known: frozenset[str], where: str) -> Iterator[LimsError]:
    try:
        formula = parse(text)
    except Refused as refusal:
        yield Refused("method.formula", where=where, formula=text, why=refusal.code)
        return
    for name in sorted(formula.names - known):
        yield Refused("method.no_such_field", where=where, field=name)


def accepted(control: Control, values: Mapping[str, Value]) -> bool | None:
    """Whether a control's position is as it must be; None while it cannot be told."""
    said = parse(control.accept).value({**values, "target": control.target})
    return said if isinstance(said, bool) else None


# Worked examples ----------------------------------------------------------------------------------------------------


def _examples(method: Method) -> Iterator[LimsError]:
    calculation = Calculation(method)
    for example in method.examples:
        unknown = sorted(example.given.keys() - method.by_code.keys())
        yield from (Refused("method.no_such_field", where=example.name, field=name) for name in unknown)
        yield from example_complaints(calculation, example)


def example_complaints(calculation: Calculation, example: Example) -> Iterator[LimsError]:
    """What does not come out as the worked example says."""
    found = worked(calculation, example)
    for name, expected in example.expect.items():
        value = found.get(name)
        if not _same(value, expected):
            detail = {"example": example.name, "field": name, "expected": str(expected), "found": str(value)}
            yield Refused("method.example", **detail)


def worked(calculation: Calculation, example: Example) -> dict[str, Value]:
    """The values that follow from a worked example: of one item with its replicates, and of the run over it."""
    return tried(calculation, example)[0]


def tried(calculation: Calculation, example: Example) -> tuple[dict[str, Value], dict[str, LimsError]]:
    """The same, and why those that cannot be computed cannot."""
    fields = calculation.method.by_code
    entered = {level: _given(example, fields, level) for level in ("run", "item")}
    rows = _rows(example, fields)
    item = calculation.item(entered["item"], rows, entered["run"])
    whole = calculation.run(entered["run"], [item.values])
    first: Mapping[str, Value] = item.replicates[0] if item.replicates else {}
    columns: dict[str, Value] = {name: column(item.replicates, name) for name in first}
    return {**columns, **item.values, **whole.values}, {**item.faults, **whole.faults}


def _given(example: Example, fields: Mapping[str, Field], level: str) -> dict[str, Value]:
    return {name: value for name, value in example.given.items() if name in fields and fields[name].level == level}


def _rows(example: Example, fields: Mapping[str, Field]) -> list[dict[str, Value]]:
    columns = {
        name: value if isinstance(value, tuple) else (value,)
        for name, value in example.given.items()
        if name in fields and fields[name].level == "replicate"
    }
    count = max(map(len, columns.values()), default=0)
    return [
        {name: values[number] if number < len(values) else None for name, values in columns.items()}
        for number in range(count)
    ]


def _same(value: Any, expected: Any) -> bool:
    """The same, digit for digit: 0.10 is not 0.1, since a report prints the digits."""
    if isinstance(value, Decimal) and isinstance(expected, Decimal):
        return str(value) == str(expected)
    return bool(value == expected)
