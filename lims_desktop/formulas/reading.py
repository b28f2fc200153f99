"""Reads a formula: letters to words, words to a tree. Refuses what is no formula, and says where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from lims_desktop.errors import Refused
from lims_desktop.formulas.compute import Value, compute
from lims_desktop.formulas.functions import FUNCTIONS
from lims_desktop.formulas.tree import Call, Literal, Name, Node, Operation, names

LONGEST = 1000
"""Letters of a formula at most; a longer one is cut into fields of its own."""

DEEPEST = 40
"""Brackets within brackets at most."""

_WORD = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)|'(?P<text>[^']*)'|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<sign><=|>=|<>|[-+*/^(),<>=]))"
)
_BINDING = {
    "or": 1,
    "and": 2,
    "=": 4,
    "<>": 4,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "/": 6,
    "^": 8,
}
_NOT, _MINUS = 3, 7
_CONSTANTS = {"true": True, "false": False}
_RESERVED = {"and", "or", "not", *_CONSTANTS}


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that has been read."""

    text: str
    tree: Node

    @property
    def names(self) -> frozenset[str]:
        """The fields it needs."""
        return frozenset(names(self.tree))

    def value(self, known: Mapping[str, Value]) -> Value:
        """Its value with these fields; None when something it needs is not known yet."""
        return compute(self.tree, known)


@dataclass(frozen=True, slots=True)
class _Word:
    kind: str
    text: str
    place: int


@lru_cache(maxsize=4096)
def parse(text: str) -> Formula:
    """Read a formula. Refused with `formula.` codes that say what is wrong and at which letter (from 1)."""
    if len(text) > LONGEST:
        raise Refused("formula.too_long", length=len(text), most=LONGEST)
    return Formula(text, _Reader(text).read())


def _words(text: str) -> list[_Word]:
    found, place = [], 0
    text = text.rstrip()
    while place < len(text):
        match = _WORD.match(text, place)
        if match is None:
            raise Refused("formula.unreadable", formula=text, place=place + 1)
        kind = match.lastgroup or ""
        found.append(_Word(kind, match[kind], match.start(kind) + 1))
        place = match.end()
    return [*found, _Word("end", "", len(text) + 1)]


class _Reader:
    """Reads by the strength with which signs bind (Pratt, 1973)."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = _words(text)
        self._at = 0
        self._depth = 0

    def read(self) -> Node:
        tree = self._expression(0)
        if self._next.kind != "end":
            raise self._unexpected(self._next)
        return tree

    @property
    def _next(self) -> _Word:
        return self._words[self._at]

    def _take(self) -> _Word:
        word = self._next
        self._at += 1
        return word

    def _expression(self, least: int) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise Refused("formula.too_deep", formula=self._text, most=DEEPEST)
        left = self._beginning()
        while (binding := self._binding()) > least:
            sign = self._take().text
            # A power binds to the right: 2^3^2 is 2^9. Comparisons do not chain: 1 < x < 3 would mean something else.
            right = self._expression(binding - 1 if sign == "^" else binding)
            left = Operation(sign, left, right)
            if binding == _BINDING["="] and self._binding() == binding:
                raise self._unexpected(self._next)
        self._depth -= 1
        return left

    def _binding(self) -> int:
        word = self._next
        return _BINDING.get(word.text, 0) if word.kind in ("sign", "name") else 0

    def _beginning(self) -> Node:
        word = self._take()
        if word.kind == "number":
            return Literal(Decimal(word.text))
        if word.kind == "text":
            return Literal(word.text)
        if word.kind == "name":
            return self._named(word)
        if word.text == "-":
            return Operation("-", None, self._expression(_MINUS))
        if word.text == "(":
            inside = self._expression(0)
            self._expect(")")
            return inside
        raise self._unexpected(word)

    def _named(self, word: _Word) -> Node:
        if word.text in _CONSTANTS:
            return Literal(_CONSTANTS[word.text])
        if word.text == "not":
            return Operation("not", None, self._expression(_NOT))
        if word.text in _RESERVED:
            raise self._unexpected(word)
        return self._call(word) if self._next.text == "(" and self._next.kind == "sign" else Name(word.text)

    def _call(self, word: _Word) -> Node:
        function = FUNCTIONS.get(word.text)
        if function is None:
            raise Refused("formula.no_function", name=word.text, place=word.place)
        self._expect("(")
        arguments = [self._expression(0)]
        while self._next.text == ",":
            self._take()
            arguments.append(self._expression(0))
        self._expect(")")
        if not function.takes(len(arguments)):
            raise Refused("formula.arguments", name=word.text, given=len(arguments), place=word.place)
        return Call(word.text, tuple(arguments))

    def _expect(self, sign: str) -> None:
        word = self._take()
        if word.kind != "sign" or word.text != sign:
            raise self._unexpected(word)

    def _unexpected(self, word: _Word) -> Refused:
        if word.kind == "end":
            return Refused("formula.ends_early", formula=self._text)
        return Refused("formula.unexpected", word=word.text, place=word.place, formula=self._text)
