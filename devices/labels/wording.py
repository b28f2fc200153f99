"""Making a text fit its place: cleaned, broken into lines, shortened with an ellipsis."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

LONGEST = 400
"""Characters of a field that are looked at; no label has room for more."""

_FIELD = re.compile(r"\{(\w+)\}")

Fits = Callable[[str], bool]


def fill(template: str, fields: Mapping[str, str]) -> str:
    """The template with its fields; a field that is not given is left empty."""
    return clean(_FIELD.sub(lambda found: fields.get(found[1], "")[:LONGEST], template)).strip(" ·/")


def clean(text: str) -> str:
    """The text in one line, without control characters and marks that would turn its direction."""
    lone = text.encode("utf-8", "replace").decode("utf-8")
    visible = "".join(" " if c.isspace() else c for c in lone if c.isspace() or unicodedata.category(c)[0] != "C")
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def broken(text: str, lines: int, fits: Fits, ellipsis: str) -> list[str]:
    """The text in at most so many lines that each fit; the last ends with an ellipsis when something is left over."""
    done: list[str] = []
    rest = text
    while rest and len(done) < lines - 1:
        line, rest = _first_line(rest, fits)
        done.append(line)
    if rest:
        done.append(shortened(rest, fits, ellipsis))
    return [line for line in done if line]


def shortened(text: str, fits: Fits, ellipsis: str) -> str:
    """The longest beginning of the text that fits, with an ellipsis unless it is all of it."""
    if fits(text):
        return text
    size = _longest(text, lambda part: fits(part.rstrip() + ellipsis))
    return text[:size].rstrip() + ellipsis if size else ""


def _first_line(text: str, fits: Fits) -> tuple[str, str]:
    if fits(text):
        return text, ""
    size = _longest(text, fits)
    blank = text.rfind(" ", 0, size + 1)
    cut = blank if blank > 0 else size
    return text[:cut].rstrip(), text[max(cut, 1) :].lstrip() if cut else ""


def _longest(text: str, fits: Fits) -> int:
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[:middle]) else (low, middle - 1)
    return low
