"""Formulas: what they mean, what they refuse, and that nobody gets out of them."""

from __future__ import annotations

import operator
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lims_desktop.errors import Refused
from lims_desktop.formulas import FUNCTIONS, Plan, Value, parse

D = Decimal


def value(text: str, **known: Value) -> Value:
    return parse(text).value(known)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", D(7)),
        ("(1 + 2) * 3", D(9)),
        ("-2 ^ 2", D(-4)),
        ("2 ^ 3 ^ 2", D(512)),
        ("10 - 4 - 3", D(3)),
        ("2 * -3", D(-6)),
        ("0.1 + 0.2", D("0.3")),
        ("1 < 2 and not 2 < 1", True),
        ("1 = 1.0", True),
        ("'a' <> 'b'", True),
        ("if(1 > 2, 'over', 'under')", "under"),
        ("round(0.125, 2)", D("0.12")),
        ("round(0.135, 2)", D("0.14")),
        ("round(-2.5)", D(-2)),
        ("truncate(0.0899, 2)", D("0.08")),
        ("significant(1234.5, 2)", D("1.2E+3")),
        ("significant(0.00098765, 3)", D("0.000988")),
        ("sqrt(2) * sqrt(2)", D("1.999999999999999999999999999999999")),
        ("mean(1, 2, 6)", D(3)),
        ("median(5, 1, 4, 2)", D(3)),
        ("count(x)", D(3)),
        ("sum(x, 4)", D(10)),
        ("range(x)", D(2)),
        ("sample_size(10, 0.5, 0.95)", D(3)),  # UNODC/ENFSI 2009, the published table
        ("sample_size(10, 0.9, 0.95)", D(8)),
        ("sample_size(100, 0.5, 0.95)", D(5)),
        ("sample_size(100, 0.7, 0.95)", D(8)),
        ("sample_size(100, 0.9, 0.95)", D(23)),
        ("7 * sd(2, 4, 4, 4, 5, 5, 7, 9) ^ 2", D(32)),
    ],
)
def test_what_formulas_mean(text: str, expected: Value) -> None:
    found = value(text, x=(D(1), D(2), D(3)))
    if isinstance(expected, Decimal) and isinstance(found, Decimal):
        assert abs(found - expected) < D("1e-30")
    else:
        assert found == expected


def test_what_is_not_known_yet_makes_the_result_unknown() -> None:
    assert value("a + 1", a=None) is None
    assert value("mean(a)", a=(D(1), None)) is None
    assert value("a > 0 or 1 = 1", a=None) is True
    assert value("a > 0 and 1 = 2", a=None) is False
    assert value("if(known(a), a, 0)", a=None) == 0
    assert value("if(a, 1, 2)", a=None) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "formula.ends_early"),
        ("1 +", "formula.ends_early"),
        ("(1", "formula.ends_early"),
        ("1 2", "formula.unexpected"),
        ("1 < 2 < 3", "formula.unexpected"),
        ("* 2", "formula.unexpected"),
        ("and", "formula.unexpected"),
        ("nosuch(1)", "formula.no_function"),
        ("__import__('os')", "formula.no_function"),
        ("sqrt(1, 2)", "formula.arguments"),
        ("if(1 = 1, 2)", "formula.arguments"),
        ("a.b", "formula.unreadable"),
        ("a[0]", "formula.unreadable"),
        ("1e5", "formula.unexpected"),
        ("'open", "formula.unreadable"),
        ("1,5", "formula.unexpected"),
        ("x" * 1001, "formula.too_long"),
        ("(" * 41 + "1" + ")" * 41, "formula.too_deep"),
        ("-" * 45 + "1", "formula.too_deep"),
    ],
)
def test_what_is_no_formula_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse(text)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("1 / 0", "formula.not_computable"),
        ("0 / 0", "formula.not_computable"),
        ("sqrt(-1)", "formula.not_computable"),
        ("ln(0)", "formula.not_computable"),
        ("9 ^ 9 ^ 9", "formula.not_computable"),
        ("exp(99999)", "formula.not_computable"),
        ("text + 1", "formula.wrong_kind"),
        ("text > 1", "formula.wrong_kind"),
        ("text = 1", "formula.wrong_kind"),
        ("not 1", "formula.wrong_kind"),
        ("1 and 1 = 1", "formula.wrong_kind"),
        ("many + 1", "formula.wrong_kind"),
        ("nothing * 1", "formula.wrong_kind"),
        ("endless + 1", "formula.wrong_kind"),
        ("sd(1)", "formula.too_few"),
        ("mean(none)", "formula.too_few"),
        ("round(1, 0.5)", "formula.digits"),
        ("round(1, 99)", "formula.digits"),
    ],
)
def test_what_cannot_be_computed_is_refused(text: str, code: str) -> None:
    known: dict[str, Value] = {
        "text": "5", "many": (D(1),), "nothing": D("NaN"), "endless": D("Infinity"), "none": (),
    }  # fmt: skip
    with pytest.raises(Refused) as refusal:
        parse(text).value(known)
    assert refusal.value.code == code


def test_fields_are_computed_in_the_order_of_what_they_need() -> None:
    plan = Plan({"net": "gross - tare", "share": "round(net / total * 100, 1)", "total": "net + other"})
    values, faults = plan.values({"gross": D("5.5"), "tare": D("0.5"), "other": D(15), "net": D(99)})
    assert values == {"net": D("5.0"), "total": D("20.0"), "share": D("25.0")}
    assert faults == {}
    assert plan.needs == {"gross", "tare", "other"}


def test_a_fault_stays_with_its_field() -> None:
    values, faults = Plan({"a": "1 / x", "b": "a + 1", "c": "2"}).values({"x": D(0)})
    assert values == {"a": None, "b": None, "c": D(2)}
    assert {name: fault.code for name, fault in faults.items()} == {"a": "formula.not_computable"}


def test_a_circle_is_refused_and_named() -> None:
    with pytest.raises(Refused) as refusal:
        Plan({"a": "b + 1", "b": "c", "c": "a * 2"})
    assert refusal.value.code == "formula.circle"
    assert {"a", "b", "c"} == set(str(refusal.value.detail["fields"]).split(" → "))


NUMBERS = st.decimals(min_value=0, max_value=10**6, places=3)
SIGNS: dict[str, Callable[[Any, Any], Any]] = {"+": operator.add, "-": operator.sub, "*": operator.mul}


@st.composite
def sums(draw: st.DrawFn, depth: int = 3) -> tuple[str, Fraction]:
    """A formula, and what it is worth by fractions."""
    if depth == 0 or draw(st.booleans()):
        number = draw(NUMBERS)
        return f"{number:f}", Fraction(number)
    sign = draw(st.sampled_from(sorted(SIGNS)))
    left, right = draw(sums(depth=depth - 1)), draw(sums(depth=depth - 1))
    return f"({left[0]} {sign} {right[0]})", SIGNS[sign](left[1], right[1])


@given(sums())
def test_arithmetic_agrees_with_fractions(made: tuple[str, Fraction]) -> None:
    text, expected = made
    found = value(text)
    assert isinstance(found, Decimal)
    assert abs(Fraction(found) - expected) <= abs(expected) * Fraction(1, 10**30)


@given(st.text(max_size=60) | st.text(alphabet="ab1.+-*/^()<>=', notrueifmx", max_size=60))
def test_anything_else_is_refused_in_a_sentence(text: str) -> None:
    try:
        parse(text).value({"a": D(1), "b": None})
    except Refused as refusal:
        assert refusal.code.startswith("formula.")  # noqa: PT017 - every other exception is a mistake of ours


def test_every_function_is_explained() -> None:
    assert all(name.isidentifier() and name == name.lower() for name in FUNCTIONS)
