"""Making a text fit its place: cleaned, broken into lines, shortened with an ellipsis."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

LONGEST = 400
"""Characters of a field that are looked at; no label has room for more."""

_FIELD = re.compile(r"\{(\w+)\}")
_DOT = " · "

Fits = Callable[[str], bool]


def fill(template: str, fields: Mapping[str, str]) -> str:
    """The template with its fields. Of parts with ` · ` between them, one whose field is not given is left out."""
    given = {name: clean(value[:LONGEST]) for name, value in fields.items()}
    parts = [part for part in template.split(_DOT) if all(given.get(name) for name in _FIELD.findall(part))]
    return _FIELD.sub(lambda found: given[found[1]], _DOT.join(parts))


def clean(text: str) -> str:
    """The text in one line, without control characters and marks that would turn its direction."""
    lone = text.encode("utf-8", "replace").decode("utf-8")
    visible = "".join(" " if c.isspace() else c for c in lone if c.isspace() or unicodedata.category(c)[0] != "C")
    return unicodedata.normalize("NFC", " ".join(visible.split()))


def broken(text: str, lines: int, fits: Fits, ellipsis: str) -> list[str]:
    """The text in at most so many lines that each fit; the last ends with an ellipsis when something is left over.

    Lines are broken at blanks and after dashes, and anywhere in a word that is longer than a line.
    """
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
    cut = max(text.rfind(" ", 0, size + 1), text.rfind("-", 0, size) + 1)
    cut = cut if cut > 0 else size
    return (text[:cut].rstrip(), text[cut:].lstrip()) if cut else ("", text)


def _longest(text: str, fits: Fits) -> int:
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[:middle]) else (low, middle - 1)
    return low
