"""Temperatures out of a CSV file: how it is laid out, and each of its rows as a reading or as what is wrong with it.

Nothing is guessed: what the file itself does not settle (a date such as 03/04/2026) is left for the person to say.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from decimal import ROUND_HALF_UP, Decimal

from lims_desktop.climate import Reading

ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")
DELIMITERS = (",", ";", "\t")
DECIMALS = (".", ",")
TIME_FORMS = (
    "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M",
    "%d/%m/%Y %H:%M:%S", "%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M:%S", "%m/%d/%Y %H:%M",
    "%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M",
)  # fmt: skip
LARGEST = 5_000_000
"""Bytes of a file that is read."""

_SAMPLE = 1000
"""So many lines tell what a column is; only where they leave it open are all of them asked."""

_DIGITS = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d\d?)?", re.ASCII)
_FORGOTTEN, _FAR = 1900, 2200
"""The laboratory takes moments of the years between."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is to be read; columns count from 0. What is None nobody has said yet.

    A date and a time in two columns are named `time` and `clock`.
    """

    encoding: str | None = None
    delimiter: str | None = None
    decimal: str | None = None
    time: int | None = None
    clock: int | None = None
    value: int | None = None
    form: str | None = None

    @property
    def is_whole(self) -> bool:
        """Whether everything is said."""
        return None not in (self.encoding, self.delimiter, self.decimal, self.time, self.value, self.form)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file, numbered as an editor counts lines: a reading, or the word for what is wrong with it.

    `problem` is time, value, columns, ambiguous (an hour that the clocks had twice or never), future, differs, or
    unfinished (the last line while its logger still writes: of -18.2 only -1 may stand there).
    """

    line: int
    text: str
    reading: Reading | None = None
    problem: str = ""


def layout_of(raw: bytes) -> Layout:
    """What the file itself settles about how it is laid out."""
    encoding = encoding_of(raw)
    if encoding is None:
        return Layout()
    delimiter = _delimiter_of(raw.decode(encoding, "replace"))
    if delimiter is None:
        return Layout(encoding)
    cells = [cells for _, cells in _table(raw.decode(encoding), delimiter)]
    time, clock, form = _time_of(cells)
    value, decimal = _value_of(cells, {time, clock} - {None})
    return Layout(encoding, delimiter, decimal, time, clock, value, form)


def encoding_of(raw: bytes) -> str | None:
    """The encoding of the file: UTF-16 by its mark or its zeros, else UTF-8 when it is valid, else that of Windows."""
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    wide = marked or (len(raw) % 2 == 0 and raw[1:400:2].count(0) > 0.8 * len(raw[1:400:2]))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    return None


def cells_of(raw: bytes, layout: Layout, most: int = 6) -> list[list[str]]:
    """The first rows as cells, to choose columns by; none while encoding or delimiter are open."""
    text = _text(raw, layout)
    return [cells for _, cells in _table(text, layout.delimiter)[:most]] if text and layout.delimiter else []


def rows_of(raw: bytes, layout: Layout, place: int, zone: tzinfo | None = None) -> list[Row]:
    """Every row of the file: none is dropped, none is guessed. Times are of `zone`, by default of this computer."""
    text = _text(raw, layout)
    if text is None or not layout.is_whole:
        return []
    table = _table(text, layout.delimiter or ",")
    found = [_row(line, cells, layout, place, zone) for line, cells in table]
    if found and not text.endswith(("\n", "\r")) and not _is_finished(table, found, layout):
        found[-1] = replace(found[-1], reading=None, problem=found[-1].problem or "unfinished")
    return _with_differing(found)


def _text(raw: bytes, layout: Layout) -> str | None:
    try:
        return raw.decode(layout.encoding) if layout.encoding else None
    except UnicodeDecodeError:
        return None


def _table(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Every line by itself: a quotation mark that nobody closed must not swallow the lines below it."""
    lines = io.StringIO(text.replace("\x00", "�"), newline=None)
    table = ((number, _cells(line.rstrip("\n"), delimiter)) for number, line in enumerate(lines, 1))
    return [(number, cells) for number, cells in table if any(cells)]


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader((line,), delimiter=delimiter), [])]
    except csv.Error:
        return ["…"]  # longer than any reading: the line is shown, and is none


def _is_finished(table: Sequence[tuple[int, list[str]]], rows: Sequence[Row], layout: Layout) -> bool:
    """Whether a last line without its end is whole: something follows its numbers, or they look like all others."""
    used = max(n for n in (layout.time, layout.clock, layout.value) if n is not None)
    last = rows[-1].reading
    if last is None or used < len(table[-1][1]) - 1:
        return True
    others = {row.reading.value.as_tuple().exponent for row in rows[:-1] if row.reading}
    decimals = last.value.as_tuple().exponent
    return used == layout.value and decimals != 0 and others == {decimals}


def _row(line: int, cells: Sequence[str], layout: Layout, place: int, zone: tzinfo | None) -> Row:
    text = (layout.delimiter or "").join(cells)
    said = [cells[n] for n in (layout.time, layout.clock) if n is not None and n < len(cells)]
    if layout.value is None or layout.value >= len(cells) or len(said) < 1 + (layout.clock is not None):
        return Row(line, text, problem="columns")
    at, problem = _moment(" ".join(said), layout.form or "", zone)
    value = _number(cells[layout.value], layout.decimal or ".")
    if problem or at is None:
        return Row(line, text, problem=problem or "time")
    if value is None:
        return Row(line, text, problem="value")
    return Row(line, text, Reading(place, value, at, text[:4000]))


def _moment(text: str, form: str, zone: tzinfo | None) -> tuple[datetime | None, str]:
    try:
        local = datetime.strptime(text, form)  # noqa: DTZ007 - its zone is said in the next lines
    except ValueError:
        return None, "time"
    if not _FORGOTTEN < local.year < _FAR:
        return None, "time"
    first, second = (_of_zone(local.replace(fold=fold), zone) for fold in (0, 1))
    if first.utcoffset() != second.utcoffset():
        return None, "ambiguous"
    if first > datetime.now(UTC):
        return None, "future"
    return first, ""


def _of_zone(local: datetime, zone: tzinfo | None) -> datetime:
    return local.replace(tzinfo=zone) if zone else local.astimezone()


def _number(text: str, decimal: str) -> Decimal | None:
    """Digits with at most this decimal sign; °C may stand behind. A thousands sign is no number here."""
    plain = text.replace("°C", "").replace("−", "-").strip()
    if (decimal == "," and "." in plain) or (decimal == "." and "," in plain):
        return None
    plain = plain.replace(decimal, ".")
    value = Decimal(plain) if _DIGITS.fullmatch(plain) else None
    return value if value is not None and -200 <= value <= 200 else None


def _with_differing(rows: list[Row]) -> list[Row]:
    """Rows of one moment with different values: none of them is taken for the other."""
    said: dict[datetime, set[Decimal]] = {}
    kept = Decimal("0.1")
    for row in rows:
        if row.reading and row.reading.at:
            said.setdefault(row.reading.at, set()).add(row.reading.value.quantize(kept, ROUND_HALF_UP))
    return [
        Row(row.line, row.text, problem="differs")
        if row.reading and row.reading.at and len(said[row.reading.at]) > 1
        else row
        for row in rows
    ]


def _delimiter_of(text: str) -> str | None:
    """The sign that stands equally often, and most often, in nearly every line; a comma may also be a decimal sign."""
    lines = [line for line in text.splitlines() if line.strip()][:200]
    for delimiter in ("\t", ";", ","):
        counts = Counter(line.count(delimiter) for line in lines)
        often, times = counts.most_common(1)[0] if counts else (0, 0)
        if often and times >= 0.8 * len(lines):
            return delimiter
    return None


def _columns(cells: Sequence[Sequence[str]]) -> list[list[str]]:
    width = Counter(len(row) for row in cells).most_common(1)[0][0] if cells else 0
    full = [row for row in cells if len(row) == width]
    return [[row[n] for row in full] for n in range(width)]


def _time_of(cells: Sequence[Sequence[str]]) -> tuple[int | None, int | None, str | None]:
    """The first column, or two neighbours, that are moments; the form only when no other form fits as well."""
    columns = _columns(cells)
    pairs: list[tuple[int, int | None]] = [(n, None) for n in range(len(columns))]
    pairs += [(n, n + 1) for n in range(len(columns) - 1)]
    for first, second in pairs:
        texts = columns[first]
        if second is not None:
            texts = [" ".join(two) for two in zip(texts, columns[second], strict=True)]
        few = texts[:_SAMPLE]
        forms = [form for form in TIME_FORMS if _mostly(few, lambda text, form=form: _is_moment(text, form))]
        if forms:
            best = forms if len(forms) == 1 else _most_fitting(texts, forms)
            return first, second, best[0] if len(best) == 1 else None
    return None, None, None


def _is_moment(text: str, form: str) -> bool:
    try:
        datetime.strptime(text, form)  # noqa: DTZ007 - only its form is asked for
    except ValueError:
        return False
    return True


def _most_fitting(texts: Sequence[str], forms: Sequence[str]) -> list[str]:
    fitting = {form: sum(_is_moment(text, form) for text in texts) for form in forms}
    return [form for form, count in fitting.items() if count == max(fitting.values())]


def _value_of(cells: Sequence[Sequence[str]], taken: Iterable[int | None]) -> tuple[int | None, str | None]:
    """The only other column of numbers, and its decimal sign when the numbers show one."""
    columns = {n: texts for n, texts in enumerate(_columns(cells)) if n not in set(taken)}
    found = [
        (n, decimal)
        for n, texts in columns.items()
        for decimal in DECIMALS
        if _mostly(texts[:_SAMPLE], lambda text, decimal=decimal: _number(text, decimal) is not None)
    ]
    numbers = {n for n, _ in found}
    if len(numbers) != 1:
        return None, None
    (only,) = numbers
    signs = [decimal for decimal in DECIMALS if any(decimal in text for text in columns[only])]
    fitting = [decimal for n, decimal in found if n == only]
    return only, fitting[0] if len(fitting) == 1 or not signs else None


def _mostly(texts: Sequence[str], fits: object) -> bool:
    return bool(texts) and sum(bool(fits(text)) for text in texts) >= 0.6 * len(texts)  # type: ignore[operator]
