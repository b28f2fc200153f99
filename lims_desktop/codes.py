"""Machine codes: what a scanner reads. A letter, ten digits, and two check digits of ISO 7064 MOD 97-10.

The check digits find every single wrong character and nearly every swap, and no personal data is in the code.
The same rule is written in SQL as ``lims.machine_code``; a test compares the two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from lims_desktop.errors import Refused

HIGHEST = 9_999_999_999


class Kind(StrEnum):
    """What a machine code stands for."""

    ITEM = "E"
    CONTAINER = "C"
    LOCATION = "L"
    BADGE = "U"
    DOCUMENT = "D"
    INSTRUMENT = "I"
    LOT = "R"
    VIAL = "V"


@dataclass(frozen=True, slots=True)
class MachineCode:
    """One thing's code: its kind and its number."""

    kind: Kind
    number: int

    def __str__(self) -> str:
        body = f"{self.kind}{self.number:010d}"
        return body + check_digits(body)


_SHAPE = re.compile(r"([A-Z])([0-9]{10})([0-9]{2})")


def check_digits(body: str) -> str:
    """The two ISO 7064 MOD 97-10 digits for a body of A-Z and 0-9 (a letter counts 10 to 35, as in an IBAN)."""
    digits = "".join(str(int(character, 36)) for character in body)
    return f"{98 - int(digits + '00') % 97:02d}"


def machine_code(kind: Kind | str, number: int) -> str:
    """The code to print for this thing, such as ``E000000001256``."""
    if not 0 <= number <= HIGHEST:
        raise ValueError(f"{number} does not fit into ten digits")
    return str(MachineCode(Kind(kind), number))


def looks_like_code(text: str) -> bool:
    """Whether the text has the shape of a machine code of ours, right or misread."""
    shape = _SHAPE.fullmatch(text)
    return shape is not None and shape[1] in set(Kind)


def read_code(text: str) -> MachineCode:
    """What a scanned machine code stands for; refuses a foreign code and one with wrong check digits."""
    shape = _SHAPE.fullmatch(text)
    if shape is None or shape[1] not in set(Kind):
        raise Refused("scan.not_ours", text=text[:80])
    if check_digits(shape[1] + shape[2]) != shape[3]:
        raise Refused("scan.misread", text=text)
    return MachineCode(Kind(shape[1]), int(shape[2]))


def paper_number(text: str) -> int | None:
    """The number of the paper that this code stands for; None when it is another code, or none of ours."""
    try:
        code = read_code(text)
    except Refused:
        return None
    return code.number if code.kind is Kind.DOCUMENT else None
