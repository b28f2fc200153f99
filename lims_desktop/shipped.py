"""What is shipped with the product as data: controlled lists, kits of items, retention rules; read from `resources`.

A laboratory loads them once and from then on keeps its own; a list of another laboratory is another file, not code.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

RESOURCES = Path(__file__).resolve().parents[1] / "resources"


@dataclass(frozen=True, slots=True)
class Word:
    """One term of a controlled list. `extra` is what this kind of term says besides its name."""

    code: str
    name: str
    name_es: str
    extra: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class WordList:
    """One controlled list, in the order in which it is offered."""

    code: str
    name: str
    name_es: str
    words: tuple[Word, ...]

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(word.code for word in self.words)


@dataclass(frozen=True, slots=True)
class KitItem:
    """One item that belongs to a kit. An optional one is often missing, and that is no discrepancy."""

    type: str
    name: str
    name_es: str
    packaging: str
    role: str = "questioned"
    seal_type: str = "none"
    quantity: Decimal | None = None
    unit: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Kit:
    """A predefined set of items and requests; the technician ticks what is there. `parent` is the sealed box."""

    code: str
    name: str
    name_es: str
    requests: tuple[str, ...]
    items: tuple[KitItem, ...]
    parent: KitItem | None = None


@dataclass(frozen=True, slots=True)
class PolicyChoice:
    """One value that a policy may have, by its code, in both languages."""

    code: str
    title: str
    title_es: str


@dataclass(frozen=True, slots=True)
class PolicyWords:
    """What a policy decides, in both languages.

    Kind is number (of `unit`), yes_no, text, choice (one of `choices`), choices (some, or none) or duties. A fixed one
    is set when the laboratory is made.
    """

    name: str
    subject: str
    kind: str
    title: str
    title_es: str
    about: str
    about_es: str
    unit: str = ""
    choices: tuple[PolicyChoice, ...] = ()
    fixed: bool = False


@cache
def policy_words() -> Mapping[str, PolicyWords]:
    """The words of every policy by its name, in the order in which they are shown."""
    said = read_toml(RESOURCES / "policies" / "policies.toml")["policies"]
    made = [PolicyWords(**one | {"choices": tuple(PolicyChoice(**c) for c in one.get("choices", ()))}) for one in said]
    return MappingProxyType({one.name: one for one in made})


@cache
def word_lists() -> Mapping[str, WordList]:
    """Every shipped controlled list by its code."""
    lists = [read_list(path) for path in sorted((RESOURCES / "lists").glob("*.toml"))]
    return MappingProxyType({made.code: made for made in lists})


@cache
def kits() -> Mapping[str, Kit]:
    """Every shipped kit by its code."""
    read = [_kit(read_toml(path)) for path in sorted((RESOURCES / "kits").glob("*.toml"))]
    return MappingProxyType({kit.code: kit for kit in read})


@cache
def retention_rules() -> tuple[Mapping[str, Any], ...]:
    """Every shipped rule of how long items are kept, in the order of its file."""
    files = sorted((RESOURCES / "retention").glob("*.toml"))
    return tuple(MappingProxyType(rule) for path in files for rule in read_toml(path)["rules"])


def read_list(path: Path) -> WordList:
    """Read one controlled list; the file is named like its code."""
    said = read_toml(path)
    if said["code"] != path.stem:
        raise ValueError(f"{path.name} holds the list {said['code']!r}")
    return WordList(said["code"], said["name"], said["name_es"], tuple(_word(term) for term in said["terms"]))


def read_toml(path: Path) -> dict[str, Any]:
    """Read a file whose fractions must stay as written."""
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def _word(said: Mapping[str, Any]) -> Word:
    extra = {name: value for name, value in said.items() if name not in ("code", "name", "name_es")}
    return Word(said["code"], said["name"], said["name_es"], MappingProxyType(extra))


def _kit(said: Mapping[str, Any]) -> Kit:
    parts = {
        "requests": tuple(said["requests"]),
        "items": tuple(_kit_item(item) for item in said["items"]),
        "parent": _kit_item(said["parent"]) if "parent" in said else None,
    }
    return Kit(**{**said, **parts})


def _kit_item(said: Mapping[str, Any]) -> KitItem:
    quantity = said.get("quantity")
    return KitItem(**{**said, "quantity": None if quantity is None else Decimal(quantity)})
