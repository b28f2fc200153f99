"""Reads a definition from TOML or JSON, and writes it as the one JSON text that is hashed and sealed."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_args, get_origin, get_type_hints

from lims_desktop import wire
from lims_desktop.errors import Refused
from lims_desktop.methods.definition import Method
from lims_desktop.shipped import RESOURCES

FOLDER = RESOURCES / "methods"


@cache
def shipped() -> Mapping[str, Method]:
    """Every method that comes with the product, by its code."""
    read = [from_toml(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*/*.toml"))]
    return MappingProxyType({method.code: method for method in read})


def from_toml(text: str) -> Method:
    """A method as a person writes it. Refused with `method.unreadable`, which says where."""
    try:
        said = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as problem:
        raise Refused("method.unreadable", why=str(problem)) from problem
    return _method(said)


def from_json(text: str) -> Method:
    """A method as the database keeps it."""
    try:
        said = json.loads(text, parse_float=Decimal)
    except ValueError as problem:
        raise Refused("method.unreadable", why=str(problem)) from problem
    return _method(said)


def from_parsed(said: Mapping[str, Any]) -> Method:
    """A method out of JSON that was parsed already, its fractions as Decimal."""
    return _method(said)


def to_json(method: Method) -> str:
    """The one text of a definition: the same method gives the same letters, so that its hash is its identity."""
    return wire.dumps(method)


def digest(method: Method) -> str:
    """SHA-256 of the definition's text, in hexadecimal."""
    return sha256(to_json(method).encode()).hexdigest()


def read_file(path: Path) -> Method:
    """A method from a file somebody chose."""
    try:
        return from_toml(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise Refused("method.unreadable", why=str(problem)) from problem


def _method(said: Any) -> Method:
    made = _made(Method, said, "")
    assert isinstance(made, Method)
    return made


def _made(kind: Any, said: Any, where: str) -> Any:
    """A definition's part from what was said; a name that means nothing here is refused, never passed over."""
    if not isinstance(said, Mapping):
        raise Refused("method.wrong_part", where=where or "…", value=str(said)[:40])
    hints = _hints(kind)
    unknown = said.keys() - hints.keys()
    missing = {
        one.name for one in fields(kind) if one.default is MISSING and one.default_factory is MISSING
    } - said.keys()
    for code, names in (("method.unknown_word", unknown), ("method.missing_word", missing)):
        if names:
            raise Refused(code, where=where or "…", word=min(names))
    return kind(**{name: _value(hints[name], value, f"{where}.{name}".strip(".")) for name, value in said.items()})


@cache
def _hints(kind: Any) -> Mapping[str, Any]:
    """The words of a part and what each must be; looked up once, since an editor reads a definition at every key."""
    return get_type_hints(kind)


def _value(hint: Any, said: Any, where: str) -> Any:
    if get_origin(hint) is tuple:
        if not isinstance(said, list):
            raise Refused("method.wrong_part", where=where, value=str(said)[:40])
        return tuple(_value(get_args(hint)[0], one, f"{where}.{number}") for number, one in enumerate(said, 1))
    if is_dataclass(hint):
        return _made(hint, said, where)
    if get_origin(hint) is Mapping:
        return MappingProxyType({str(name): _exact(value) for name, value in said.items()})
    if Decimal in get_args(hint):
        return _number(said, where)
    return _plain_value(hint, said, where)


def _plain_value(hint: Any, said: Any, where: str) -> Any:
    allowed = [one for one in get_args(hint) if isinstance(one, str)]
    kinds = tuple(one for one in (get_args(hint) or (hint,)) if isinstance(one, type))
    fits = said in allowed if allowed else isinstance(said, kinds) and (not isinstance(said, bool) or bool in kinds)
    if not fits:
        raise Refused("method.wrong_part", where=where, value=str(said)[:40])
    return said


def _number(said: Any, where: str) -> Decimal | None:
    try:
        return None if said is None else Decimal(str(said))
    except InvalidOperation as problem:
        raise Refused("method.wrong_part", where=where, value=str(said)[:40]) from problem


def _exact(value: Any) -> Any:
    """Numbers of examples as decimals, lists as tuples."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(_exact(one) for one in value)
    return Decimal(value) if isinstance(value, int) and not isinstance(value, bool) else value
