"""What is typed into a cell, as it will be recorded: nothing is coerced, what is unclear is refused."""

from __future__ import annotations

from decimal import Decimal

from lims_desktop.errors import Refused
from lims_desktop.formulas import Value
from lims_desktop.methods.definition import Field
from ui.intake.typed import clean, typed_number
from ui.methods.wording import named
from ui.parts.choice import plain

YES, NO = frozenset(["y", "yes", "s", "si", "sí", "true", "1", "+"]), frozenset(["n", "no", "false", "0", "-", "−"])


def understood(field: Field, text: str, language: str) -> str | None:
    """The text as it goes into the record; None when it is empty. Refused when it is no value of this field."""
    said = text.strip()
    if not said:
        return None
    if field.kind == "number":
        return _number(said)
    if field.kind == "yes_no":
        return _yes_or_no(field, said)
    if field.kind == "choice":
        return _choice(field, said, language)
    return clean(said)[0]


def _number(said: str) -> str:
    """Digit for digit, with the decimal point in both languages; what could mean two numbers is refused."""
    negative = said.startswith(("-", "−"))
    number = typed_number(said[1:] if negative else said)
    return f"{'-' if negative else ''}{number:f}"


def _yes_or_no(field: Field, said: str) -> str:
    word = said.casefold()
    if word not in YES | NO:
        raise Refused("worksheet.no_choice", field=field.name, value=said[:40])
    return "true" if word in YES else "false"


def _choice(field: Field, said: str, language: str) -> str:
    """A choice by its code, its name, or a beginning of the name that fits only one."""
    wanted = plain(said)
    exact = [one.code for one in field.choices if wanted in (one.code, plain(named(one, language)))]
    begun = [one.code for one in field.choices if plain(named(one, language)).startswith(wanted)]
    found = exact or begun
    if len(found) != 1:
        raise Refused("worksheet.no_choice", field=named(field, language), value=said[:40])
    return found[0]


def shown(field: Field, value: Value, typed: str | None, language: str) -> str:
    """What a cell shows: an entered number as typed, a computed one with its decimals, a choice by its name."""
    if value is None and typed is None:
        return ""
    if field.kind == "choice":
        return next(
            (named(one, language) for one in field.choices if one.code == (typed or value)), str(typed or value)
        )
    if field.kind == "yes_no":
        return ("sí" if language.startswith("es") else "yes") if value is True else "no"
    return typed if typed is not None else f"{value:f}" if isinstance(value, Decimal) else str(value)
