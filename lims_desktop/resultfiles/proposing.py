"""What a file itself settles about how it is laid out; everything else is left for the person to say."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from lims_desktop.resultfiles.cells import cell_of
from lims_desktop.resultfiles.layout import DELIMITERS, Layout, Mapped
from lims_desktop.resultfiles.matching import folded
from lims_desktop.resultfiles.table import Table, cells_of, decoded, encoding_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lims_desktop.resultfiles.matching import Matching

_LOOKED_AT = 200
_LIKELY = ("replicate", "rep", "inj", "injection", "réplica", "replica", "inyección")


def layout_of(raw: bytes, matching: Matching) -> Layout:
    """A proposal: encoding, delimiter, lines above the heads, key column, and the fields that are headed by name."""
    encoding = encoding_of(raw)
    if encoding is None:
        return Layout()
    lines = (decoded(raw, encoding) or "").splitlines()[:_LOOKED_AT]
    delimiter, width = _delimiter_of(lines)
    first = next((n for n, line in enumerate(lines) if _is_full(cells_of(line, delimiter)[0], width)), 0)
    begun = Layout(encoding, delimiter, skip=first)
    headed = _is_headed(Table(raw, begun), matching)
    return _named(raw, _keyed(raw, replace(begun, headed=headed), matching), matching)


def refitted(layout: Layout, heads: Sequence[str]) -> tuple[Layout, list[str]]:
    """A layout that was saved, for a file with these heads: columns are found by their heads; and those not found."""
    places = {folded(head): number for number, head in reversed(list(enumerate(heads)))}
    missing: list[str] = []

    def at(column: int | None, head: str) -> int | None:
        if column is None or not head or not layout.headed:
            return column
        if folded(head) not in places:
            missing.append(head)
        return places.get(folded(head))

    moved = [(one, at(one.column, one.head)) for one in layout.fields]
    fields = tuple(replace(one, column=column) for one, column in moved if column is not None)
    key, replicate = at(layout.key, layout.key_head), at(layout.replicate, layout.replicate_head)
    return replace(layout, fields=fields, key=key, replicate=replicate), missing


def _delimiter_of(lines: Sequence[str]) -> tuple[str, int]:
    """The sign that cuts most lines into equally many cells, and into how many."""
    best, fitting = (",", 1), 0
    for delimiter in ("\t", ";", "|", ","):
        widths = Counter(len(cells_of(line, delimiter)[0]) for line in lines if line.strip())
        wide = Counter({width: count for width, count in widths.items() if width > 1})
        if wide and wide.most_common(1)[0][1] > fitting:
            width, fitting = wide.most_common(1)[0]
            best = (delimiter, width)
    assert best[0] in DELIMITERS
    return best


def _is_full(cells: Sequence[str], width: int) -> bool:
    """Whether a line belongs to the table: it is as wide, and more than a title and its empty cells."""
    return len(cells) >= width and sum(1 for cell in cells if cell) * 2 > width


def _is_headed(table: Table, matching: Matching) -> bool:
    """A first line is a head unless it already names a position of the run or holds a number."""
    first = next((line for line in table.lines if line.number > table.layout.skip), None)
    if first is None:
        return False
    cells = [folded(cell) for cell in first.cells]
    numbers = [cell for cell in cells if cell.replace(".", "").replace(",", "").replace("-", "").isdigit()]
    return not numbers and not any(cell in matching.names and ":" not in cell for cell in cells)


def _keyed(raw: bytes, layout: Layout, matching: Matching) -> Layout:
    """The column with most names of the run in it."""
    table = Table(raw, layout)
    counts = [sum(1 for line in table.rows[:_LOOKED_AT] if folded(line.cell(n) or "") in matching.names)
              for n in range(table.width)]  # fmt: skip
    if not counts or not max(counts):
        return layout
    column = counts.index(max(counts))
    return replace(layout, key=column, key_head=_head(table, column))


def _named(raw: bytes, layout: Layout, matching: Matching) -> Layout:
    """Fields headed by their code or name; the column that numbers replicates; the decimal sign that fits."""
    table = Table(raw, layout)
    heads = [folded(head).split("[")[0].split("(")[0].strip() for head in table.heads]
    fields = [
        Mapped(field.code, heads.index(name), table.heads[heads.index(name)])
        for field in matching.fields.values()
        for name in {field.code, folded(field.name), folded(field.name_es)} & set(heads)
    ]
    once = {one.field: one for one in fields}
    replicate = next((n for n, head in enumerate(heads) if head in _LIKELY), None)
    found = replace(layout, fields=tuple(once.values()), replicate=replicate, replicate_head=_head(table, replicate))
    return replace(found, decimal=_decimal_of(table, found, matching))


def _decimal_of(table: Table, layout: Layout, matching: Matching) -> str:
    """The comma when more of the numbers can be read with it than with the point."""
    if layout.delimiter == ",":
        return "."
    columns = [(matching.fields[one.field], one.column) for one in layout.fields]
    numbers = [(field, line.cell(column) or "") for line in table.rows[:_LOOKED_AT] for field, column in columns
               if field.kind == "number"]  # fmt: skip
    read = {sign: sum(1 for field, text in numbers if cell_of(text, field, sign).typed is not None) for sign in ".,"}
    return "," if read[","] > read["."] else "."


def _head(table: Table, column: int | None) -> str:
    return table.heads[column] if column is not None and column < len(table.heads) else ""
