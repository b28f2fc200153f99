"""A worksheet as it is being filled: what was typed, what follows from it, what is not sent yet, and the way back.

The laboratory computes everything anew from what it was told; here it is computed while one types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from lims_desktop.errors import LimsError
from lims_desktop.formulas import Value
from lims_desktop.methods.checking import accepted
from lims_desktop.methods.computing import Calculation, Computed
from lims_desktop.methods.definition import Control, Field, Level, Method

if TYPE_CHECKING:
    from lims_desktop.worksheets import Entry, Position, WorksheetView


@dataclass(frozen=True, slots=True)
class Key:
    """Where a value stands: a position (None: the whole run), a replicate (0: the whole position), a field."""

    position: int | None
    replicate: int
    field: str


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the grid: a position, and one of its replicates (from 1)."""

    position: Position
    replicate: int

    @property
    def is_first(self) -> bool:
        """Whether values of the whole position stand in this line."""
        return self.replicate == 1


@dataclass(frozen=True, slots=True)
class Change:
    """A step that can be taken back: what stood there before."""

    key: Key
    before: str | None


class Sheet:
    """The values of one worksheet. `typed` is what stands; `unsent` what the laboratory was not told yet."""

    def __init__(self, view: WorksheetView) -> None:
        self.method: Method = view.read
        self.fields: dict[str, Field] = self.method.by_code
        self.columns = tuple(field for field in self.method.fields if field.level != "run")
        self._calculation = Calculation(self.method)
        self._controls: dict[str, Control] = {}
        self.typed: dict[Key, str] = {}
        self.versions: dict[Key, int] = {}
        self.sources: dict[Key, dict[str, object]] = {}
        self.unsent: dict[Key, str | None] = {}
        self._steps: list[list[Change]] = []
        self._values: dict[int, Computed] = {}
        self.rows: tuple[Row, ...] = ()
        self._lines: dict[int, int] = {}
        self.refresh(view)

    def refresh(self, view: WorksheetView) -> None:
        """Take what the laboratory says now; what was not sent yet stays as it was typed."""
        current = [one for one in view.results if one.superseded_at is None]
        self.versions = {Key(one.position, one.replicate, one.field): one.version for one in current}
        stands = {Key(one.position, one.replicate, one.field): one.typed for one in current if one.typed is not None}
        self.typed = stands | {key: typed for key, typed in self.unsent.items() if typed is not None}
        for key in [key for key, typed in self.unsent.items() if typed is None]:
            self.typed.pop(key, None)
        self._view = view
        self.rows = tuple(self._rows())
        self._controls = {} if view.unseen else {control.code: control for control in self.method.controls}
        self._values.clear()

    # -- looked at -----------------------------------------------------------------------------------------------

    def key(self, row: Row, field: Field) -> Key:
        """Where the value of this cell stands."""
        return Key(row.position.id, row.replicate if field.level == "replicate" else 0, field.code)

    def is_open(self, row: Row, field: Field) -> bool:
        """Whether something may be entered here: not computed, not disposed of, not given away, in its line."""
        here = field.level == "replicate" or row.is_first
        return here and not field.formula and row.position.disposition is None and not row.position.taken_away

    def value(self, row: Row, field: Field) -> Value:
        """What the cell is worth now; None when it is not known."""
        computed = self.computed(row.position.id)
        if field.level != "replicate":
            return computed.values.get(field.code) if row.is_first else None
        rows = computed.replicates
        return rows[row.replicate - 1].get(field.code) if row.replicate <= len(rows) else None

    def computed(self, position: int) -> Computed:
        """Everything that follows for one position from what is typed."""
        if position not in self._values:
            count = self._filled().get(position, 0) if self.method.is_open else self._lines.get(position, 0)
            replicates = [self._known(position, number) for number in range(1, count + 1)]
            self._values[position] = self._calculation.item(self._known(position, 0), replicates, self.run_values())
        return self._values[position]

    def run_values(self) -> dict[str, Value]:
        """What was entered for the whole run."""
        return self._known(None, 0)

    def run_computed(self) -> Computed:
        """What follows for the whole run."""
        positions = dict.fromkeys(row.position.id for row in self.rows)
        return self._calculation.run(self.run_values(), [self.computed(position).values for position in positions])

    def fault(self, row: Row, field: Field) -> LimsError | None:
        """Why a computed cell is empty."""
        return self.computed(row.position.id).faults.get(field.code)

    def verdict(self, row: Row) -> bool | None:
        """Whether a control is as it must be; None while it cannot be told, and for an item."""
        control = self._controls.get(row.position.control or "")
        if control is None:
            return None
        computed = self.computed(row.position.id)
        columns = {field.code: tuple(one.get(field.code) for one in computed.replicates)
                   for field in self.method.at("replicate")}  # fmt: skip
        try:
            return accepted(control, {**self.run_values(), **columns, **computed.values})  # type: ignore[dict-item]
        except LimsError:
            return None

    def outside(self, field: Field, value: Value) -> int:
        """-1 below the limits, 1 above them, 0 within or without limits."""
        if not isinstance(value, Decimal):
            return 0
        if field.low is not None and value < field.low:
            return -1
        return 1 if field.high is not None and value > field.high else 0

    @property
    def missing(self) -> int:
        """How many required values of items and of the run are still not there."""
        run = sum(1 for field in self.method.at("run") if field.required and not field.formula
                  and Key(None, 0, field.code) not in self.typed)  # fmt: skip
        needed = [row for row in self.rows if row.replicate <= self.method.replicates and row.position.control is None]
        cells = (
            self.key(row, field)
            for row in needed
            for field in self.columns
            if field.required and self.is_open(row, field)
        )
        return run + sum(1 for key in cells if key not in self.typed)

    # -- lines -----------------------------------------------------------------------------------------------------

    def make_room(self, position: int, lines: int) -> bool:
        """Have so many lines of a position whose number of lines is open; answers whether it may have them."""
        if lines > self.method.most:
            return False
        self._lines[position] = max(lines, self._lines.get(position, 0))
        return True

    def growth(self) -> tuple[int, int] | None:
        """Where lines must be put in: before which row, and how many; None when there are as many as needed."""
        if not self.method.is_open:
            return None
        shown: dict[int, int] = {}
        end: dict[int, int] = {}
        for number, row in enumerate(self.rows, 1):
            shown[row.position.id], end[row.position.id] = row.replicate, number
        filled = self._filled()
        for position, count in shown.items():
            more = self._lines_of(position, filled.get(position, 0)) - count
            if more > 0 and self.rows[end[position] - 1].position.disposition is None:
                return end[position], more
        return None

    def grow(self, at: int, count: int) -> None:
        """Put the lines in."""
        last = self.rows[at - 1]
        added = (Row(last.position, last.replicate + number) for number in range(1, count + 1))
        self.rows = (*self.rows[:at], *added, *self.rows[at:])
        self._lines[last.position.id] = last.replicate + count

    # -- changed -------------------------------------------------------------------------------------------------

    def put(self, changes: Mapping[Key, str | None], source: dict[str, object] | None = None) -> None:
        """Type these values in one step; what is the same already is no change."""
        step = [Change(key, self.typed.get(key)) for key, typed in changes.items() if self.typed.get(key) != typed]
        for change in step:
            self._set(change.key, changes[change.key])
            if source is not None:
                self.sources[change.key] = source
        if step:
            self._steps.append(step)

    def undo(self) -> list[Key]:
        """Take the last step back as far as it was not sent; answers the cells."""
        while self._steps:
            step = [change for change in self._steps.pop() if change.key in self.unsent]
            for change in step:
                self._set(change.key, change.before)
                if change.before is None and change.key not in self.versions:
                    self.unsent.pop(change.key, None)
            if step:
                return [change.key for change in step]
        return []

    def to_send(self) -> list[Entry]:
        """What the laboratory was not told yet, with the versions one saw."""
        from lims_desktop.worksheets import Entry

        return [
            Entry(key.position, key.field, typed, key.replicate, self.versions.get(key, 0), self.sources.get(key))
            for key, typed in self.unsent.items()
        ]

    def sent(self, entries: Sequence[Entry], versions: Sequence[int]) -> None:
        """These were recorded under these versions; what was typed meanwhile stays unsent."""
        for entry, version in zip(entries, versions, strict=True):
            key = Key(entry.position, entry.replicate, entry.field)
            self.versions[key] = version
            self.sources.pop(key, None)
            if self.unsent.get(key) == entry.typed:
                self.unsent.pop(key, None)

    # -- own -----------------------------------------------------------------------------------------------------

    def _rows(self) -> Iterator[Row]:
        """As many lines as may be filled; where nothing can be entered any more, those that were."""
        filled = self._filled()
        for position in self._view.positions:
            is_open = self._view.state in ("DRAFT", "RUNNING") and position.disposition is None
            count = self._lines_of(position.id, filled.get(position.id, 0)) if is_open else filled.get(position.id, 0)
            self._lines[position.id] = max(count, 1)
            for number in range(1, self._lines[position.id] + 1):
                yield Row(position, number)

    def _lines_of(self, position: int, filled: int) -> int:
        """Of an open number one empty line follows the last filled one; a line that was shown stays."""
        if not self.method.is_open:
            return max(filled, self.method.replicates if self.method.at("replicate") else 1)
        return min(self.method.most, max(self.method.replicates, filled + 1, self._lines.get(position, 0)))

    def _filled(self) -> dict[int, int]:
        """The last line with a value, by position."""
        last: dict[int, int] = {}
        for key in self.typed:
            if key.position is not None and key.replicate > last.get(key.position, 0):
                last[key.position] = key.replicate
        return last

    def _set(self, key: Key, typed: str | None) -> None:
        if typed is None:
            self.typed.pop(key, None)
        else:
            self.typed[key] = typed
        self.unsent[key] = typed
        if key.position is None:
            self._values.clear()
        else:
            self._values.pop(key.position, None)

    def _known(self, position: int | None, replicate: int) -> dict[str, Value]:
        level: Level = "run" if position is None else "replicate" if replicate else "item"
        fields = [field for field in self.method.at(level) if not field.formula]
        return {
            field.code: _VALUES[field.kind](self.typed.get(Key(position, replicate, field.code))) for field in fields
        }


def _number(typed: str | None) -> Value:
    return None if typed is None else Decimal(typed)


def _yes_or_no(typed: str | None) -> Value:
    return None if typed is None else typed == "true"


def _as_typed(typed: str | None) -> Value:
    return typed


_VALUES: Mapping[str, Callable[[str | None], Value]] = {
    "number": _number,
    "yes_no": _yes_or_no,
    "choice": _as_typed,
    "text": _as_typed,
    "moment": _as_typed,
}
