"""How values travel: arguments to the database and into the journal, answers back into dataclasses.

Numbers are Decimals, never floats: what the balance said stays as it was said, digit for digit.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import re
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache, partial
from typing import Any, TypeVar, cast
from uuid import UUID

from psycopg.types.json import Jsonb

Answer = TypeVar("Answer")

loads = partial(json.loads, parse_float=Decimal)

_PLAIN = frozenset({int, str, bool, type(None)})
"""Most values are of these kinds and travel as they are; to see that first makes every act quicker."""


# To the database ---------------------------------------------------------------------------------------------------


def argument(value: Any) -> Any:
    """An argument as PostgreSQL takes it: records and lists of records as JSON, plain lists as arrays."""
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Jsonb):
        return as_json(value.obj)
    plain = _plain(value)
    if isinstance(plain, Mapping) or (
        isinstance(plain, list) and any(type(one) not in _PLAIN and isinstance(one, Mapping | list) for one in plain)
    ):
        return as_json(plain)
    return plain


def as_json(value: Any) -> Jsonb:
    """A value that must travel as JSON although it looks like a plain one."""
    return Jsonb(value, dumps=dumps)


def dumps(value: Any) -> str:
    """JSON as PostgreSQL's own ``jsonb_build_object`` writes it: all digits of a Decimal, no idle zeros in a time."""
    plain = _plain(value)
    if isinstance(plain, Mapping):
        return "{" + ", ".join(f"{json.dumps(name)}: {dumps(one)}" for name, one in plain.items()) + "}"
    if isinstance(plain, list):
        return "[" + ", ".join(map(dumps, plain)) + "]"
    if isinstance(plain, Decimal):
        return f"{plain:f}"
    return json.dumps(_json_text(plain), ensure_ascii=False, allow_nan=False)


def _json_text(plain: Any) -> Any:
    match plain:
        case datetime():
            return re.sub(r"(\.\d*?)0+(?=[+-]|$)", r"\1", plain.isoformat())
        case date() | UUID():
            return str(plain)
        case bytes():
            return "\\x" + plain.hex()
        case _:
            return plain


def _plain(value: Any) -> Any:
    """Records as mappings, sets and tuples as lists, named choices as their value."""
    if type(value) in _PLAIN:
        return value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        value = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
    match value:
        case Enum():
            return value.value
        case Mapping():
            return {str(name): _plain(one) for name, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case set() | frozenset():
            return sorted(_plain(one) for one in value)
        case _:
            return value


# Into the journal and out again -------------------------------------------------------------------------------------

_MARK = "$"


def keep(arguments: Mapping[str, Any]) -> str:
    """Arguments as a line of text from which exactly the same arguments are read again."""
    return json.dumps({name: _kept(value) for name, value in arguments.items()})


def recall(line: str) -> dict[str, Any]:
    """The arguments that were kept."""
    return {name: _recalled(value) for name, value in json.loads(line).items()}


def _kept(value: Any) -> Any:
    plain = _plain(value)
    if isinstance(plain, list):
        return [_kept(one) for one in plain]
    mark, inner = _marked(plain)
    return {_MARK: mark, "is": inner} if mark else inner


def _marked(plain: Any) -> tuple[str, Any]:
    match plain:
        case Jsonb():
            return "json", _kept(plain.obj)
        case Mapping():
            return "record", {name: _kept(one) for name, one in plain.items()}
        case bytes():
            return "bytes", base64.b64encode(plain).decode()
        case Decimal() | datetime() | date() | UUID():
            return type(plain).__name__, str(plain)
        case _:
            return "", plain


_READERS: dict[str, Callable[[str], Any]] = {
    "bytes": base64.b64decode,
    "Decimal": Decimal,
    "datetime": datetime.fromisoformat,
    "date": date.fromisoformat,
    "UUID": UUID,
}


def _recalled(value: Any) -> Any:
    if isinstance(value, list):
        return [_recalled(one) for one in value]
    if not isinstance(value, dict):
        return value
    if value[_MARK] == "record":
        return {name: _recalled(one) for name, one in value["is"].items()}
    if value[_MARK] == "json":
        return as_json(_recalled(value["is"]))
    return _READERS[value[_MARK]](value["is"])


# Back from the database ---------------------------------------------------------------------------------------------


def answered(kind: type[Answer], value: Any) -> Answer:
    """An answer as the dataclass that was asked for, field by field by name; what it does not name is left out."""
    return cast("Answer", _reader(cast("Any", kind))(value))


def row_reader(kind: type[Answer], columns: Sequence[str]) -> Callable[[Sequence[Any]], Answer]:
    """How rows with these columns become dataclasses; what is the same for a thousand rows is found out once."""
    readers = _field_readers(cast("Any", kind))
    wanted = [(place, name) for place, name in enumerate(columns) if name in readers]
    turned = [(name, readers[name]) for _, name in wanted if readers[name] is not _as_it_is]

    def read(row: Sequence[Any]) -> Answer:
        record = {name: row[place] for place, name in wanted}
        for name, reads in turned:
            record[name] = reads(record[name])
        return kind(**record)

    return read


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        read = _reader(next(one for one in inner if one is not types.NoneType))
        return read if read is _as_it_is else lambda value: None if value is None else read(value)
    if origin in (list, tuple, frozenset, set):
        read = _reader(inner[0])
        return lambda value: origin(read(one) for one in value or ())
    if dataclasses.is_dataclass(kind):
        return _record_reader(kind)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return _SIMPLE.get(kind, _as_it_is)


def _as_it_is(value: Any) -> Any:
    return value


def _record_reader(kind: Any) -> Callable[[Any], Any]:
    def read(record: Mapping[str, Any]) -> Any:
        readers = _field_readers(kind)
        return kind(**{name: reads(record[name]) for name, reads in readers.items() if name in record})

    return read


@cache
def _field_readers(kind: Any) -> dict[str, Callable[[Any], Any]]:
    """Made at the first reading, not before: a record may hold records of its own kind."""
    hints = typing.get_type_hints(kind)
    return {field.name: _reader(hints[field.name]) for field in dataclasses.fields(kind) if field.init}


_SIMPLE: dict[Any, Callable[[Any], Any]] = {
    datetime: lambda value: datetime.fromisoformat(value) if isinstance(value, str) else value,
    date: lambda value: date.fromisoformat(value) if isinstance(value, str) else value,
    UUID: lambda value: UUID(value) if isinstance(value, str) else value,
    Decimal: lambda value: None if value is None else Decimal(value),
    bytes: lambda value: bytes.fromhex(value.removeprefix("\\x")) if isinstance(value, str) else value,
}
