"""The functions a formula may use. All numbers are decimal; a repeated field is given as all its values."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow
from fractions import Fraction
from typing import Any

from lims_desktop.errors import Refused

EXACT = Context(prec=34, Emax=999, Emin=-999, traps=[DivisionByZero, InvalidOperation, Overflow])
"""Thirty-four digits, as in IEEE 754 decimal128; what would be infinite or no number is refused, not carried on."""

MOST_DECIMALS = 20
MOST_POPULATION = 100_000


@dataclass(frozen=True, slots=True)
class Function:
    """A function: how many arguments it takes, and how it computes. `gathers` takes the values of repeated fields."""

    run: Callable[..., Any]
    least: int
    most: int | None
    gathers: bool = False

    def takes(self, arguments: int) -> bool:
        """Whether it can be given so many arguments."""
        return self.least <= arguments and (self.most is None or arguments <= self.most)


def whole(number: Decimal, most: int) -> int:
    """A number of digits: whole, from 0 to `most`."""
    if number != number.to_integral_value() or not 0 <= number <= most:
        raise Refused("formula.digits", digits=str(number), most=most)
    return int(number)


def rounded(number: Decimal, decimals: Decimal = Decimal(0)) -> Decimal:
    """To so many decimals; a half goes to the even digit (ISO 80000-1, rule A)."""
    return number.quantize(Decimal(1).scaleb(-whole(decimals, MOST_DECIMALS)), ROUND_HALF_EVEN, EXACT)


def truncated(number: Decimal, decimals: Decimal = Decimal(0)) -> Decimal:
    """Digits beyond so many decimals are cut off, never rounded up, as blood alcohol is reported."""
    return number.quantize(Decimal(1).scaleb(-whole(decimals, MOST_DECIMALS)), ROUND_DOWN, EXACT)


def significant(number: Decimal, digits: Decimal) -> Decimal:
    """To so many significant digits; a half goes to the even digit."""
    wanted = max(1, whole(digits, MOST_DECIMALS))
    if number == 0:
        return Decimal(0)
    return number.quantize(Decimal(1).scaleb(number.adjusted() - wanted + 1), ROUND_HALF_EVEN, EXACT)


def mean(numbers: Sequence[Decimal]) -> Decimal:
    """The arithmetic mean."""
    return EXACT.divide(total(numbers), Decimal(len(_some(numbers))))


def total(numbers: Sequence[Decimal]) -> Decimal:
    """The sum."""
    added = Decimal(0)
    for number in numbers:
        added = EXACT.add(added, number)
    return added


def median(numbers: Sequence[Decimal]) -> Decimal:
    """The middle one, or the mean of the two in the middle."""
    ordered = sorted(_some(numbers))
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else mean(ordered[half - 1 : half + 1])


def deviation(numbers: Sequence[Decimal]) -> Decimal:
    """The sample standard deviation (divided by n - 1)."""
    if len(numbers) < 2:
        raise Refused("formula.too_few", needed=2, given=len(numbers))
    middle = mean(numbers)
    squares = [EXACT.multiply(*[EXACT.subtract(number, middle)] * 2) for number in numbers]
    return EXACT.sqrt(EXACT.divide(total(squares), Decimal(len(numbers) - 1)))


def relative_deviation(numbers: Sequence[Decimal]) -> Decimal:
    """The sample standard deviation in percent of the mean."""
    return EXACT.multiply(EXACT.divide(deviation(numbers), abs(mean(numbers))), Decimal(100))


def spread(numbers: Sequence[Decimal]) -> Decimal:
    """The greatest less the least."""
    return EXACT.subtract(max(_some(numbers)), min(numbers))


def sample_size(population: Decimal, share: Decimal, confidence: Decimal) -> Decimal:
    """How many of a population to examine, so that when all react at least `share` of it do, at this confidence.

    Hypergeometric, exact (UNODC/ENFSI, Guidelines on Representative Drug Sampling, 2009). `share` and `confidence` lie
    between 0 and 1; the population is whole, up to a hundred thousand.
    """
    if population != population.to_integral_value() or not 1 <= population <= MOST_POPULATION:
        raise Refused("formula.not_computable", why="population")
    if not (0 < share <= 1 and 0 < confidence < 1):
        raise Refused("formula.not_computable", why="share")
    units = int(population)
    positive = math.ceil(Fraction(share) * units) - 1  # the most that would still be too few
    doubt, chance = 1 - Fraction(confidence), Fraction(1)
    for taken in range(positive):
        chance *= Fraction(positive - taken, units - taken)
        if chance <= doubt:
            return Decimal(taken + 1)
    return Decimal(positive + 1)


def _some(numbers: Sequence[Decimal]) -> Sequence[Decimal]:
    if not numbers:
        raise Refused("formula.too_few", needed=1, given=0)
    return numbers


FUNCTIONS: dict[str, Function] = {
    "abs": Function(abs, 1, 1),
    "sqrt": Function(EXACT.sqrt, 1, 1),
    "ln": Function(EXACT.ln, 1, 1),
    "log10": Function(EXACT.log10, 1, 1),
    "exp": Function(EXACT.exp, 1, 1),
    "round": Function(rounded, 1, 2),
    "truncate": Function(truncated, 1, 2),
    "significant": Function(significant, 2, 2),
    "mean": Function(mean, 1, None, gathers=True),
    "sum": Function(total, 1, None, gathers=True),
    "median": Function(median, 1, None, gathers=True),
    "sd": Function(deviation, 1, None, gathers=True),
    "rsd": Function(relative_deviation, 1, None, gathers=True),
    "range": Function(spread, 1, None, gathers=True),
    "min": Function(lambda numbers: min(_some(numbers)), 1, None, gathers=True),
    "max": Function(lambda numbers: max(_some(numbers)), 1, None, gathers=True),
    "count": Function(lambda numbers: Decimal(len(numbers)), 1, None, gathers=True),
    "sample_size": Function(sample_size, 3, 3),
    "if": Function(lambda: None, 3, 3),
    "known": Function(lambda: None, 1, 1),
}
"""By name. `if(condition, then, else)` and `known(field)` look at what is not known yet; `compute` does them itself."""
