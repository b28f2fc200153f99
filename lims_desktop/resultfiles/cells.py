"""One cell as the method wants it, digit for digit, or the word for what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lims_desktop.methods.definition import Field

_NUMBER = re.compile(r"-?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_EXPONENT = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+")
_GROUPED = re.compile(r"[+-]?\d[\d.,'\u00a0\u202f ]*[.,'\u00a0\u202f ]\d+")
_BOTH = re.compile(r"(?P<number>[+-]?[\d.,]+)\s*(?P<unit>[^\d\s.,].*)")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*")
_NO_NUMBERS = frozenset(
    ["nan", "-nan", "inf", "+inf", "-inf", "infinity", "-infinity", "∞", "-∞", "#n/a", "#na", "#num!", "#div/0!",
     "#value!", "#ref!", "1.#inf", "-1.#inf", "1.#qnan", "1.#ind", "-1.#ind"]
)  # fmt: skip
_YES, _NO = frozenset(["true", "yes", "y", "si", "sí", "s"]), frozenset(["false", "no", "n"])
_FORMULA = ("=", "+", "@", "\t", "\r")
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says: `typed` as it would be entered, or `problem`, or neither when it is empty.

    Problems: formula, not_finite, exponent, decimal (the other decimal sign, or a sign for thousands), unit, number,
    choice, moment, control (characters that are none), long.
    """

    text: str
    typed: str | None = None
    problem: str = ""


def cell_of(text: str, field: Field, decimal: str) -> Cell:
    """Read one cell for a field."""
    plain = text.strip()
    if not plain:
        return Cell(text)
    if len(plain) > LONGEST:
        return Cell(plain[:80] + "…", problem="long")
    if any(ord(letter) < 32 or ord(letter) == 0xFFFD for letter in plain):
        return Cell(plain, problem="control")
    return _KINDS.get(field.kind, _words)(plain, field, decimal)


def _number(text: str, field: Field, decimal: str) -> Cell:
    pointed = text.replace(",", ".") if decimal == "," and "." not in text else text
    if _NUMBER.fullmatch(pointed) and (decimal == "." or "." not in text):
        return Cell(text, pointed)
    if text.casefold() in _NO_NUMBERS:
        return Cell(text, problem="not_finite")
    if text.startswith(("=", "@")):
        return Cell(text, problem="formula")
    if _EXPONENT.fullmatch(text):
        return Cell(text, problem="exponent")
    if _GROUPED.fullmatch(text):
        return Cell(text, problem="decimal")
    return _with_unit(text, field, decimal)


def _with_unit(text: str, field: Field, decimal: str) -> Cell:
    """A number with the very unit of the field behind it is that number; with another unit it is none."""
    both = _BOTH.fullmatch(text)
    if both is None:
        return Cell(text, problem="number")
    if not field.unit or unit_name(both["unit"]) != unit_name(field.unit):
        return Cell(text, problem="unit" if unit_name(both["unit"]) in UNITS else "number")
    inner = _number(both["number"], field, decimal)
    return Cell(text, inner.typed, inner.problem)


def _yes_no(text: str, _field: Field, _decimal: str) -> Cell:
    word = text.casefold()
    if word not in _YES | _NO:
        return Cell(text, problem="formula" if word.startswith(_FORMULA) else "choice")
    return Cell(text, "true" if word in _YES else "false")


def _choice(text: str, field: Field, _decimal: str) -> Cell:
    word = text.casefold()
    found = {
        one.code for one in field.choices if word in (one.code.casefold(), one.name.casefold(), one.name_es.casefold())
    }
    if len(found) != 1:
        return Cell(text, problem="formula" if text.startswith(_FORMULA) else "choice")
    return Cell(text, found.pop())


def _moment(text: str, _field: Field, _decimal: str) -> Cell:
    return Cell(text, text) if _MOMENT.fullmatch(text) else Cell(text, problem="moment")


def _words(text: str, _field: Field, _decimal: str) -> Cell:
    return Cell(text, problem="formula") if text.startswith(_FORMULA) else Cell(text, text)


_KINDS = {"number": _number, "yes_no": _yes_no, "choice": _choice, "moment": _moment}

# -- units -----------------------------------------------------------------------------------------------------------

_HEADED = re.compile(r".*[\[(]\s*(?P<unit>[^\[\]()]+?)\s*[\])]\s*")


def unit_name(unit: str) -> str:
    """A unit as it is compared: the two letters for micro are one, spaces do not count. Capitals do: mg is not Mg."""
    return unit.strip().replace("μ", "µ").replace(" ", "").replace("ml", "mL").replace("dl", "dL").replace("µl", "µL")


_MASSES, _VOLUMES = ("kg", "g", "mg", "µg", "ug", "ng", "pg"), ("100mL", "L", "dL", "mL", "µL")
UNITS = frozenset([
    *_MASSES, *_VOLUMES, *(f"{mass}/{volume}" for mass in _MASSES for volume in _VOLUMES),
    *(f"{mass}/{per}" for mass in _MASSES for per in ("g", "kg", "mg")), "%", "‰", "ppm", "ppb", "mol/L", "mmol/L",
    "µmol/L", "°C", "K", "s", "min", "h", "mm", "cm", "m",
])  # fmt: skip
"""Units that are known as such; other words in brackets of a head are not taken for one."""


def headed_with_other_unit(head: str, field: Field) -> bool:
    """Whether the head of a column names a unit, and it is not that of the field."""
    named = _HEADED.fullmatch(head)
    unit = unit_name(named["unit"]) if named else ""
    return field.kind == "number" and unit in UNITS and unit != unit_name(field.unit)
