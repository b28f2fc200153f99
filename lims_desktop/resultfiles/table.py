"""The lines of a file as cells. A line is a row: a quotation mark that is not closed spoils its own line, no other."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lims_desktop.resultfiles.layout import Layout

LARGEST = 26_214_400
"""Bytes of a file that is read, and kept."""

_NUL = "\x00"
_ENDS = re.compile("\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not empty: its number as an editor counts, its cells; `problem` is "quote" when it has none."""

    number: int
    cells: Sequence[str]
    problem: str = ""

    def cell(self, column: int) -> str | None:
        """What stands in a column; None where the line is too short."""
        return self.cells[column] if column < len(self.cells) else None


def encoding_of(raw: bytes) -> str | None:
    """UTF-8 or UTF-16 by its mark, UTF-16 by its zero bytes, UTF-8 when it is valid, else that of Windows; or none."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if raw.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    for encoding in (*_without_mark(raw), "utf-8", "cp1252"):
        if _is_text(raw, encoding):
            return encoding
    return None


def _without_mark(raw: bytes) -> tuple[str, ...]:
    """UTF-16 without a mark has a zero in nearly every second byte of a text in Latin letters."""
    head = raw[:4000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if not head or max(even, odd) * 5 < len(head) or len(raw) % 2:
        return ()
    return ("utf-16-le",) if odd > even else ("utf-16-be",)


def _is_text(raw: bytes, encoding: str) -> bool:
    try:
        return _NUL not in raw.decode(encoding)
    except UnicodeDecodeError:
        return False


def decoded(raw: bytes, encoding: str) -> str | None:
    """The text of a file; None when these bytes are no text in this encoding."""
    try:
        return raw.decode(encoding)
    except UnicodeError:
        return None


def cells_of(line: str, delimiter: str) -> tuple[list[str], str]:
    """The cells of one line, and "quote" when its quotation marks do not fit together."""
    if '"' not in line:
        return [cell.strip() for cell in line.split(delimiter)], ""
    try:
        (cells,) = csv.reader([line], delimiter=delimiter, strict=True)
    except (csv.Error, ValueError):
        return [line], "quote"
    return [cell.strip() for cell in cells], ""


class Table:
    """A file as it is laid out: its heads, and every line below them."""

    def __init__(self, raw: bytes, layout: Layout) -> None:
        self.raw, self.layout = raw, layout

    @cached_property
    def text(self) -> str | None:
        """The text; None when the encoding is another one."""
        return decoded(self.raw, self.layout.encoding)

    @cached_property
    def lines(self) -> list[Line]:
        """Every line with something in it, the skipped ones too."""
        return list(self._read())

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """What stands above the columns."""
        first = next(iter(self._below), None)
        return tuple(first.cells) if first is not None and self.layout.headed and not first.problem else ()

    @cached_property
    def rows(self) -> list[Line]:
        """The lines that are to be matched."""
        return self._below[1:] if self.layout.headed else self._below

    @property
    def width(self) -> int:
        """How many columns the widest of the first lines has."""
        return max((len(line.cells) for line in self._below[:200]), default=0)

    @cached_property
    def _below(self) -> list[Line]:
        return [line for line in self.lines if line.number > self.layout.skip]

    def _read(self) -> Iterator[Line]:
        for number, line in enumerate(_ENDS.split(self.text or ""), 1):
            if line.strip(self.layout.delimiter + " \t\r"):
                cells, problem = cells_of(line, self.layout.delimiter)
                yield Line(number, cells, problem)
