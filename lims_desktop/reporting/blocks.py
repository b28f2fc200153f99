"""What a worksheet says in a report: the blocks of its method, their gaps filled with values that nobody retypes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lims_desktop.formulas import Value, parse
from lims_desktop.methods import reading
from lims_desktop.methods.definition import Block, Field, Method

_GAP = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Said:
    """One block that applies: its part of the report, the item it is about (empty: the method), the words."""

    part: str
    item: str
    words: str


def said_by(worksheet: Mapping[str, Any], language: str) -> Iterator[Said]:
    """Everything that a reviewed worksheet says, in the order of its items and its method's blocks."""
    method, run = reading.from_parsed(worksheet["definition"]), _exact(worksheet["run"])
    for block in method.blocks:
        if block.part == "method" and _applies(block, run):
            yield Said("method", "", _filled(method, block, run, language))
    for result in worksheet["results"]:
        values = run | _exact(result["values"])
        for block in method.blocks:
            if block.part != "method" and _applies(block, values):
                yield Said(block.part, result["item"], _filled(method, block, values, language))


def _exact(values: Mapping[str, Any]) -> dict[str, Any]:
    """Numbers as formulas know them: whole ones too are decimals."""
    whole = {name: Decimal(value) for name, value in values.items() if type(value) is int}
    return {**values, **whole}


def _applies(block: Block, values: Mapping[str, Value]) -> bool:
    return not block.when or parse(block.when).value(values) is True


def _filled(method: Method, block: Block, values: Mapping[str, Any], language: str) -> str:
    text = block.text_es if language == "es" else block.text

    def fill(gap: re.Match[str]) -> str:
        if gap[1] == "reference":
            return method.reference
        return _shown(method.by_code.get(gap[1]), values.get(gap[1]), language)

    return _GAP.sub(fill, text)


def _shown(field: Field | None, value: Any, language: str) -> str:
    """A value as the method shows it; what is not known is said, not left out."""
    if value is None:
        return "—"
    if field is not None and field.kind == "choice":
        choice = next((one for one in field.choices if one.code == value), None)
        return str(value) if choice is None else choice.name_es if language == "es" else choice.name
    if isinstance(value, Decimal) and field is not None and field.decimals is not None and field.formula:
        return f"{value:.{field.decimals}f}"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
