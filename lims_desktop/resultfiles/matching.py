"""The dry run: whose each row of a file is, and what entering it would do to the worksheet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lims_desktop.codes import Kind, looks_like_code, machine_code
from lims_desktop.methods.definition import Field
from lims_desktop.resultfiles.cells import Cell, cell_of, headed_with_other_unit
from lims_desktop.resultfiles.layout import Layout
from lims_desktop.resultfiles.table import Line, Table

if TYPE_CHECKING:
    from lims_desktop.worksheets import Entry, Position, WorksheetView

MOST_REPLICATES = 99
_EVERY = 500


@dataclass(frozen=True, slots=True)
class Matched:
    """One cell with the place it is for. `does` is new, same, change, problem or empty; `before` what stands there."""

    field: Field
    column: int
    cell: Cell
    does: str
    before: str | None = None
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the file: its position and replicate, or why it has none; then its cells.

    Problems: quote, columns, no_name, unknown, not_in_run, closed, ambiguous, replicate, too_many, duplicate.
    """

    line: int
    name: str
    position: Position | None = None
    replicate: int = 1
    problem: str = ""
    cells: tuple[Matched, ...] = ()

    @property
    def does(self) -> str:
        """What matters most about it: problem, change, new, same, empty."""
        told = {cell.does for cell in self.cells}
        return "problem" if self.problem else next((one for one in _WEIGHT if one in told), "empty")

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong with any of it."""
        return self.does != "problem"


_WEIGHT = ("problem", "change", "new", "same")


@dataclass(frozen=True, slots=True)
class Plan:
    """Every row of a file, and which positions of the run are in none of them."""

    rows: tuple[Row, ...]
    absent: tuple[Position, ...] = ()

    def count(self, does: str) -> int:
        """How many values would do this; of "problem", how many rows have one."""
        if does == "problem":
            return sum(1 for row in self.rows if row.does == "problem")
        return sum(1 for _row, cell in self._cells() if cell.does == does)

    def entries(self, *, change: bool) -> list[Entry]:
        """What is to be entered: the new values, and with `change` those that write over another one."""
        from lims_desktop.worksheets import Entry

        wanted = {"new", "change"} if change else {"new"}
        return [
            Entry(row.position.id if row.position else None, cell.field.code, cell.cell.typed,
                  row.replicate if cell.field.level == "replicate" else 0, cell.seen,
                  {"row": row.line, "column": cell.column + 1})
            for row, cell in self._cells() if cell.does in wanted
        ]  # fmt: skip

    def _cells(self) -> Iterator[tuple[Row, Matched]]:
        """Cells of rows that are somebody's: a good one beside a bad one is entered, and the row says what is wrong."""
        return ((row, cell) for row in self.rows if not row.problem for cell in row.cells)


class Matching:
    """What a worksheet knows of its positions and values, to hold rows against."""

    def __init__(self, view: WorksheetView) -> None:
        method = view.read
        self.fields = {field.code: field for field in method.fields if field.level != "run" and not field.formula}
        self.replicates = method.most
        self.places = {str(one.place): one for one in view.positions}
        self.open = [one for one in view.positions if one.disposition is None]
        self._controls = {one.code: (one.code, one.name, one.name_es) for one in method.controls}
        self.names: dict[str, list[Position]] = defaultdict(list)
        for position in view.positions:
            for name in self._names_of(position):
                self.names[name].append(position)
        self._stands = {
            (one.position, one.replicate, one.field): one for one in view.results if one.superseded_at is None
        }

    def plan(self, table: Table, steps: Callable[[int, int], None] = lambda _done, _total: None) -> Plan:
        """Every row of the table, in its order."""
        matcher = _Rows(self, table)
        rows = []
        for number, line in enumerate(table.rows):
            if number % _EVERY == 0:
                steps(number, len(table.rows))
            rows.append(matcher.row(line))
        named = {row.position.id for row in rows if row.position is not None}
        return Plan(tuple(rows), tuple(one for one in self.open if one.id not in named))

    def found(self, name: str, kind: str) -> tuple[list[Position], str]:
        """The open positions of this name, or why there is none."""
        known = self.places.get(name) if kind == "place" else None
        everybody = [known] if known else [] if kind == "place" else self.names.get(folded(name), [])
        standing = [one for one in everybody if one.disposition is None]
        if standing:
            several = len(standing) > 1 and standing[0].control is None
            return standing, "ambiguous" if several else ""
        if everybody:
            return [], "closed"
        return [], "not_in_run" if looks_like_code(name) else "unknown"

    def matched(self, position: Position, replicate: int, field: Field, column: int, cell: Cell) -> Matched:
        """What entering this cell would do."""
        stands = self._stands.get((position.id, replicate if field.level == "replicate" else 0, field.code))
        before, seen = (stands.typed, stands.version) if stands else (None, 0)
        if cell.problem or cell.typed is None:
            return Matched(field, column, cell, "problem" if cell.problem else "empty", before, seen)
        does = "new" if before is None else "same" if before == cell.typed else "change"
        return Matched(field, column, cell, does, before, seen)

    def _names_of(self, position: Position) -> set[str]:
        if position.item is None:
            return {folded(name) for name in self._controls.get(position.control or "", ())}
        return {folded(machine_code(Kind.ITEM, position.item)), folded(position.item_number or "")}


class _Rows:
    """Goes through the rows of one table and remembers which places were named already."""

    def __init__(self, matching: Matching, table: Table) -> None:
        self.known, self.layout, self.decimal = matching, table.layout, table.layout.decimal
        self.columns = [
            (matching.fields[one.field], one.column) for one in table.layout.fields if one.field in matching.fields
        ]
        heads = table.heads
        self.foreign = {column for field, column in self.columns
                        if column < len(heads) and headed_with_other_unit(heads[column], field)}  # fmt: skip
        self._by_rank = not any(field.level == "replicate" for field, _column in self.columns)
        self._seen: Counter[int] = Counter()
        self._taken: set[tuple[int, int]] = set()

    def row(self, line: Line) -> Row:
        """One line as a row of the dry run."""
        name = line.cell(self.layout.key or 0) or ""
        row = Row(line.number, name[:80], problem=line.problem or self._too_short(line) or ("" if name else "no_name"))
        if row.problem:
            return row
        standing, problem = self.known.found(name, self.layout.key_kind)
        if problem:
            return replace(row, problem=problem)
        position, replicate, problem = self._placed(standing, line)
        row = replace(row, position=position, replicate=replicate, problem=problem)
        if problem:
            return row
        self._taken.add((position.id, replicate))
        return replace(row, cells=tuple(self._cells(line, position, replicate)))

    def _too_short(self, line: Line) -> str:
        wanted = [column for _field, column in self.columns]
        wanted += [one for one in (self.layout.key, self.layout.replicate) if one is not None]
        return "columns" if max(wanted, default=0) >= len(line.cells) else ""

    def _placed(self, standing: list[Position], line: Line) -> tuple[Position, int, str]:
        """Which position and replicate: as the file numbers it, else in the order of the file."""
        if self.layout.replicate is not None:
            return self._numbered(standing, line.cell(self.layout.replicate) or "")
        most = 1 if self._by_rank else self.known.replicates
        for position in standing:
            if self._seen[position.id] < most:
                self._seen[position.id] += 1
                return position, self._seen[position.id], ""
        return standing[-1], most, "duplicate" if most == 1 else "too_many"

    def _numbered(self, standing: list[Position], said: str) -> tuple[Position, int, str]:
        most = MOST_REPLICATES if self._by_rank else self.known.replicates
        if not (said.isascii() and said.isdigit() and 1 <= int(said[:9]) <= most):
            return standing[0], 1, "replicate"
        number = int(said)
        free = [one for one in standing if (one.id, number) not in self._taken]
        return (free or standing)[0], number, "" if free else "duplicate"

    def _cells(self, line: Line, position: Position, replicate: int) -> Iterator[Matched]:
        for field, column in self.columns:
            if field.level == "replicate" or replicate == 1:
                cell = cell_of(line.cell(column) or "", field, self.decimal)
                if column in self.foreign and cell.typed is not None:
                    cell = Cell(cell.text, problem="unit")
                yield self.known.matched(position, replicate, field, column, cell)


def folded(name: str) -> str:
    """A name as it is compared: without regard to capitals and to spaces around it."""
    return name.strip().casefold()


def fields_for(layout: Layout, matching: Matching) -> list[Field]:
    """The fields that a file can fill: those the method reads from files first."""
    chosen = {one.field for one in layout.fields}
    ordered = sorted(matching.fields.values(), key=lambda field: (field.source != "file", field.code not in chosen))
    return [field for field in ordered if field.source in ("file", "")]
