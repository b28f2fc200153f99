"""Computes a formula's tree with what is known. Nothing is coerced: a text is no number, a number is no yes or no."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, DecimalException
from typing import Any

from lims_desktop.errors import Refused
from lims_desktop.formulas.functions import EXACT, FUNCTIONS
from lims_desktop.formulas.tree import Call, Literal, Name, Node, Operation

Single = Decimal | str | bool | None
Value = Single | Sequence[Single]
"""A number, a text, yes or no, the values of a repeated field, or None: not known yet."""

_ARITHMETIC: dict[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": EXACT.add,
    "-": EXACT.subtract,
    "*": EXACT.multiply,
    "/": EXACT.divide,
    "^": EXACT.power,
}
_ORDER: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}


def compute(tree: Node, known: Mapping[str, Value]) -> Value:
    """The value of the tree; None when it needs something that is not known yet.

    Refused with `formula.not_computable` for a division by nothing, a root of a negative number, or a number beyond all
    measure; with `formula.wrong_kind` where a number is needed and something else stands.
    """
    try:
        return _value(tree, known)
    except DecimalException as problem:
        raise Refused("formula.not_computable", why=type(problem).__name__) from problem


def _value(tree: Node, known: Mapping[str, Value]) -> Value:
    match tree:
        case Literal(value):
            return value
        case Name(name):
            return known.get(name)
        case Operation():
            return _operation(tree, known)
        case Call("if", (condition, then, otherwise)):
            said = _yes_or_no(_value(condition, known))
            return None if said is None else _value(then if said else otherwise, known)
        case Call("known", (argument,)):
            return _value(argument, known) not in (None, "", ())
        case Call():
            return _call(tree, known)
    raise AssertionError(tree)


def _operation(made: Operation, known: Mapping[str, Value]) -> Single:
    if made.sign in ("and", "or"):
        return _either(made, known)
    right = _value(made.right, known)
    if made.left is None:
        return _before(made.sign, right)
    left = _value(made.left, known)
    if left is None or right is None:
        return None
    if made.sign in ("=", "<>"):
        return _alike(left, right) == (made.sign == "=")
    numbers = _number(left), _number(right)
    if made.sign in _ORDER:
        return _ORDER[made.sign](*numbers)
    return _finite(_ARITHMETIC[made.sign](*numbers))


def _before(sign: str, right: Value) -> Single:
    if right is None:
        return None
    return not _yes_or_no(right) if sign == "not" else EXACT.minus(_number(right))


def _either(made: Operation, known: Mapping[str, Value]) -> bool | None:
    """Known as soon as one side decides it."""
    assert made.left is not None
    sides = [_yes_or_no(_value(side, known)) for side in (made.left, made.right)]
    decides = made.sign == "or"
    return decides if decides in sides else None if None in sides else not decides


def _alike(left: Value, right: Value) -> bool:
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return left == right
    if type(left) is not type(right):
        raise Refused("formula.wrong_kind", value=_shown(right), wanted=_shown(left))
    return left == right


def _call(made: Call, known: Mapping[str, Value]) -> Single:
    function = FUNCTIONS[made.function]
    values = [_value(argument, known) for argument in made.arguments]
    if function.gathers:
        numbers = list(_gathered(values))
        return None if None in numbers else _finite(function.run(numbers))
    return None if None in values else _finite(function.run(*map(_number, values)))


def _finite(number: Decimal) -> Decimal:
    if not number.is_finite():  # the logarithm of nothing
        raise Refused("formula.not_computable", why=str(number))
    return number


def _gathered(values: Sequence[Value]) -> Iterator[Decimal | None]:
    for value in values:
        if isinstance(value, Sequence) and not isinstance(value, str):
            yield from (None if one is None else _number(one) for one in value)
        else:
            yield None if value is None else _number(value)


def _number(value: Value) -> Decimal:
    if not isinstance(value, Decimal) or not value.is_finite():
        raise Refused("formula.wrong_kind", value=_shown(value), wanted="1")
    return value


def _yes_or_no(value: Value) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise Refused("formula.wrong_kind", value=_shown(value), wanted="true")
    return value


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value[:40]}'" if isinstance(value, str) else str(value)[:40]
