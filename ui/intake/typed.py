"""What people type at the counter, understood or refused with a sentence: dates, numbers, and any text at all."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal

from lims_desktop.errors import Refused

SHORT, LINE, LONG = 60, 300, 4000
"""Characters that a number, a line and a note may have."""

_DAYS = {"today": 0, "hoy": 0, "yesterday": 1, "ayer": 1}
_ISO = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\D(\d{1,2})\D(\d{4}|\d{2})")
_NAMED = re.compile(r"(\d{1,2})\W*([^\W\d]{3,})\.?\W*(\d{4}|\d{2})")
_MONTHS = ("jan ene", "feb", "mar", "apr abr", "may", "jun", "jul", "aug ago", "sep", "oct", "nov", "dec dic")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
_GROUPED = re.compile(r"(\d{1,3})((?:,\d{3})+\.\d+|(?:\.\d{3})+,\d+|(?:[  ]\d{3})+(?:[.,]\d+)?)")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029\ufeff")


def typed_date(text: str, today: date) -> date | None:
    """The date somebody typed: `2026-11-03`, `3/11/26` (day first), `3 Nov 2026`, `yesterday`; None when empty."""
    said = " ".join(text.casefold().split())
    if not said:
        return None
    if said in _DAYS:
        return today - timedelta(days=_DAYS[said])
    try:
        return _written(said, today)
    except ValueError:
        raise Refused("intake.date_unreadable", text=text[:40]) from None


def _written(said: str, today: date) -> date:
    if found := _ISO.fullmatch(said):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_FIRST.fullmatch(said):
        return date(_year(found[3], today), int(found[2]), int(found[1]))
    if found := _NAMED.fullmatch(said):
        return date(_year(found[3], today), _month(found[2]), int(found[1]))
    raise ValueError(said)


def _year(digits: str, today: date) -> int:
    """Of two digits the century is the one that lies not in the future."""
    if len(digits) == 4:
        return int(digits)
    century = today.year - today.year % 100
    year = century + int(digits)
    return year if year <= today.year else year - 100


def _month(name: str) -> int:
    for number, names in enumerate(_MONTHS, 1):
        if any(name.startswith(known) for known in names.split()):
            return number
    raise ValueError(name)


def typed_number(text: str, language: str = "en") -> Decimal | None:
    """The count or weight somebody typed, digit for digit; None when empty. Refuses what could mean two numbers.

    `1.5` and `1,5` are the same in both languages. `1,500` may be one and a half or fifteen hundred, and is refused;
    so is `1.500` in Spanish, where the point divides thousands.
    """
    said = "".join(text.split())
    if not said:
        return None
    if (unsure := _AMBIGUOUS.fullmatch(said)) and (unsure[1] == "," or language.startswith("es")):
        whole, part = re.split("[.,]", said)
        raise Refused("intake.number_ambiguous", text=said, thousands=whole + part, fraction=f"{whole}.{part}00"[:-2])
    if _NUMBER.fullmatch(said):
        return Decimal(said.replace(",", "."))
    if _GROUPED.fullmatch(text.strip()):
        last = max(said.rfind("."), said.rfind(","))
        return Decimal(re.sub("[.,]", "", said[:last]) + "." + said[last + 1 :])
    raise Refused("intake.number_unreadable", text=text.strip()[:40])


def clean(text: str, longest: int = LINE, *, lines: bool = False) -> tuple[str, int, int]:
    """The text as it may go into the record, how many unseen characters were taken out, and how many were too many.

    Every script stays as it is; control characters and marks that turn the line round go.
    """
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    spaced = whole.replace("\r\n", "\n") if lines else re.sub(r"[\r\n\t]+", " ", whole)
    kept = "".join(letter for letter in spaced if _may_stay(letter, lines))
    return kept[:longest], len(text) - len(whole) + len(spaced) - len(kept), max(0, len(kept) - longest)


def _may_stay(letter: str, lines: bool) -> bool:
    if lines and letter in "\n\t":
        return True
    return unicodedata.category(letter) not in ("Cc", "Cs", "Cn") and letter not in _TURNING
