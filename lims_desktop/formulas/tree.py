"""What a formula is when it has been read: a tree of a few kinds of nodes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Literal:
    """A number or a text that stands in the formula itself."""

    value: Decimal | str | bool


@dataclass(frozen=True, slots=True)
class Name:
    """A field of the worksheet; of a repeated field, all its values."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One sign between two sides, or before one (`left` is None)."""

    sign: str
    left: Node | None
    right: Node


@dataclass(frozen=True, slots=True)
class Call:
    """A function and what it is given."""

    function: str
    arguments: tuple[Node, ...]


Node = Literal | Name | Operation | Call


def names(node: Node) -> Iterator[str]:
    """The fields that a tree asks for, each as often as it stands there."""
    match node:
        case Name(name):
            yield name
        case Operation(_, left, right):
            for side in (left, right):
                if side is not None:
                    yield from names(side)
        case Call(_, arguments):
            for argument in arguments:
                yield from names(argument)
        case Literal():
            pass
