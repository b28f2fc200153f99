"""How a delimited file is to be read; columns count from 0."""

from __future__ import annotations

from collections.abc import Mapping as Dict
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")
DELIMITERS = (",", ";", "\t", "|")
DECIMALS = (".", ",")

KeyKind = Literal["label", "place"]
"""What tells of a row whose it is: a label (barcode, item number, or name of a control), or the place in the run."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """The column of a field, and how the file heads that column."""

    field: str
    column: int
    head: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Encoding, delimiter and decimal sign; `skip` lines above the heads; which column says what.

    `key` is the column that says whose a row is; `replicate` the one that numbers replicates from 1, if there is one:
    without it the rows of one position are its replicates in the order of the file.
    """

    encoding: str = "utf-8"
    delimiter: str = ","
    decimal: str = "."
    skip: int = 0
    headed: bool = True
    key: int | None = None
    key_kind: KeyKind = "label"
    key_head: str = ""
    replicate: int | None = None
    replicate_head: str = ""
    fields: tuple[Mapped, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether enough is said to match rows."""
        return self.key is not None and bool(self.fields)

    def column_of(self, field: str) -> int | None:
        """The column that a field is read from."""
        return next((one.column for one in self.fields if one.field == field), None)

    def with_field(self, field: str, column: int | None, head: str = "") -> Layout:
        """The same, with this field read from this column; None reads it from none."""
        others = tuple(one for one in self.fields if one.field != field)
        return replace(self, fields=others if column is None else (*others, Mapped(field, column, head)))

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return asdict(self)


def layout_from(said: Dict[str, Any]) -> Layout | None:
    """A layout that was kept; None when it is none. What only a newer program knows is left out."""
    known = {name: value for name, value in said.items() if name in Layout.__dataclass_fields__}
    try:
        fields = tuple(Mapped(one["field"], one["column"], one.get("head", "")) for one in known.pop("fields", ()))
        layout = Layout(**known, fields=fields)
    except (KeyError, TypeError, AttributeError):
        return None
    return layout if _is_possible(layout) else None


def _is_possible(layout: Layout) -> bool:
    columns = [layout.key, layout.replicate, *(one.column for one in layout.fields)]
    signs = layout.encoding in ENCODINGS and layout.delimiter in DELIMITERS and layout.decimal in DECIMALS
    numbers = all(one is None or (type(one) is int and one >= 0) for one in [*columns, layout.skip])
    return signs and numbers and layout.key_kind in ("label", "place")
