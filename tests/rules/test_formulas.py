"""The database reads and computes formulas as the program does, which shows them while one types."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lims_desktop import wire
from lims_desktop.errors import Refused
from lims_desktop.formulas import Value, parse
from lims_desktop.methods import checking, reading
from lims_desktop.methods.computing import Calculation
from lims_desktop.methods.definition import Level
from tests.core.test_formulas import D
from tests.database import Database, Psql

Computes = Callable[[str, dict[str, Value]], Any]
ROUNDED = Decimal("1e-12")
SHIPPED = reading.shipped()


@pytest.fixture(scope="module")
def sql(unchanged: Database) -> Iterator[Computes]:
    """What the database makes of a formula: a value, or the code of its refusal."""
    with psycopg.connect(**unchanged.admin, autocommit=True) as connection:

        def compute(text: str, known: dict[str, Value]) -> Any:
            statement = "select lims.formula_value(lims.formula_tree(%s), %s)::text"
            try:
                row = connection.execute(statement, (text, wire.as_json(known))).fetchone()
            except psycopg.Error as refused:
                return refused.diag.message_primary
            assert row is not None
            return wire.loads(row[0], parse_int=Decimal)

        yield compute


def python(text: str, known: dict[str, Value]) -> Any:
    try:
        return parse(text).value(known)
    except Refused as refusal:
        return refusal.code


def same(text: str, left: Any, right: Any) -> bool:
    """The same value to twelve decimals, or refused by both."""
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return abs(left - right) <= ROUNDED * max(D(1), abs(left))
    if (
        isinstance(left, str)
        and isinstance(right, str)
        and left.startswith("formula.")
        and right.startswith("formula.")
    ):
        return True
    return bool(left == right)


KNOWN: dict[str, Value] = {
    "a": D("2.5"), "b": D("-4"), "c": D("0"), "many": (D("1.1"), D("2.2"), D("4.4")), "some": (D(1), None), "none": (),
    "word": "yes", "no": False, "unknown": None,
}  # fmt: skip
EXAMPLES = [
    "1 + 2 * 3 - 4 / 5",
    "-2 ^ 2",
    "2 ^ 3 ^ 2",
    "2 ^ -3 * 4",
    "(1 + 2) * -a",
    "not a = b",
    "1 + 1 = 2 and not 3 < 2 or no",
    "a * not no",
    "if(a > 2, 'big', 'small')",
    "if(unknown > 2, 1, 2)",
    "if(known(unknown), 1, 2)",
    "mean(many)",
    "mean(many, a, 1)",
    "sum(some)",
    "count(none)",
    "mean(none)",
    "sd(many)",
    "rsd(many)",
    "median(many)",
    "median(1, 2, 3, 10)",
    "range(many) / max(many) - min(many)",
    "round(0.125, 2)",
    "round(0.135, 2)",
    "round(-2.5)",
    "round(2.675, 2)",
    "truncate(0.0899, 2)",
    "truncate(-1.99, 1)",
    "significant(1234.5, 2)",
    "significant(0.00098765, 3)",
    "sqrt(2)",
    "ln(10)",
    "log10(1000)",
    "exp(1)",
    "exp(99999)",
    "1 / 3 * 3",
    "1 / c",
    "c ^ 0",
    "c ^ -1",
    "b ^ 0.5",
    "b ^ 3",
    "9 ^ 9 ^ 9",
    "sqrt(b)",
    "ln(c)",
    "word = 'yes'",
    "word = 1",
    "word + 1",
    "many + 1",
    "unknown + 1",
    "unknown = 1 or a = 2.5",
    "unknown = 1 and a = 1",
    "1 < 2 < 3",
    "1 = 2 = 3",
    "1 2",
    "(1",
    "1)",
    "f(1)",
    "sqrt(1, 2)",
    "if(1, 2)",
    ",",
    "1,",
    "(1, 2)",
    "and",
    "1 and",
    "true = not false",
    "''",
    "'open",
    "a.b",
    "1e5",
    "round(1, 0.5)",
    "round(1, 99)",
    "abs(b) + abs(a)",
    "true",
    "-(a)",
    "- - a",
    "not not true",
    "3 - -3",
    "__import__('os')",
    "a b",
    "if",
    "if ( 1 = 1 , 'x' , 'y' )",
    "known(word)",
    "known(none)",
    "significant(0, 3)",
    "(((((1)))))",
    "min(1, unknown)",
    "sample_size(unknown, 0.5, 0.95)",
    "sample_size(0, 0.5, 0.95)",
    "sample_size(2.5, 0.5, 0.95)",
    "sample_size(10, 1.1, 0.95)",
    "sample_size(10, 0.5, 1)",
    "sample_size(10, word, 0.95)",
    "sample_size(100001, 0.5, 0.95)",
    "sample_size(10, 0.5)",
    "true or 1",
    "false and 1",
]


@pytest.mark.parametrize("text", EXAMPLES)
def test_the_database_means_the_same(sql: Computes, text: str) -> None:
    assert same(text, sql(text, KNOWN), python(text, KNOWN)), (sql(text, KNOWN), python(text, KNOWN))


def test_whatever_is_written_both_mean_the_same(sql: Computes) -> None:
    numbers = st.decimals(min_value=0, max_value=9999, places=2).map(lambda one: f"{one:f}")
    leaves = numbers | st.sampled_from(["a", "b", "c", "unknown", "true", "no", "word", "mean(many)"])
    signs = st.sampled_from(["+", "-", "*", "/", "<", "<=", "=", "<>", "and", "or"])

    def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        two = st.tuples(inner, signs, inner).map(lambda part: f"{part[0]} {part[1]} {part[2]}")
        return (
            two
            | two.map(lambda one: f"({one})")
            | inner.map(lambda one: f"-{one}")
            | inner.map(lambda one: f"not {one}")
        )

    @settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.recursive(leaves, larger, max_leaves=8))
    def agree(text: str) -> None:
        assert same(text, sql(text, KNOWN), python(text, KNOWN)), (text, sql(text, KNOWN), python(text, KNOWN))

    agree()


@pytest.mark.parametrize("decimals", [0, 1, 2, 4])
def test_halves_go_to_the_even_digit(unchanged: Database, decimals: int) -> None:
    for tenths in range(-41, 42, 2):
        number = Decimal(tenths * 5).scaleb(-decimals - 1)
        found = unchanged.superuser("select lims.half_even(%s, %s)", number, decimals)[0][0]
        assert found == number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN), number


@pytest.mark.parametrize("share", ["0.5", "0.7", "0.9", "1"])
def test_both_sample_the_same_number(sql: Computes, share: str) -> None:
    for population in (*range(1, 13), 30, 100, 1000):
        text = f"sample_size({population}, {share}, 0.95)"
        assert sql(text, {}) == python(text, {}), text


def test_nobody_computes_for_fun(psql: Psql) -> None:
    assert psql("ana.lyst", "select lims.formula_tree('1')").state == "42501"


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_the_formulas_of_a_shipped_method_mean_the_same(sql: Computes, code: str) -> None:
    method = SHIPPED[code]
    for example in method.examples:
        item = checking.worked(Calculation(method), example)
        lines = max((len(value) for value in item.values() if isinstance(value, tuple)), default=0)
        rows = [{name: _at(value, line) for name, value in item.items()} for line in range(lines)]
        levels: list[tuple[Level, dict[str, Value]]] = [("item", item), *(("replicate", row) for row in rows)]
        for level, known in levels:
            for field, text in method.formulas(level).items():
                assert same(text, sql(text, known), python(text, known)), (field, example.name)


def _at(value: Value, line: int) -> Value:
    return value[line] if isinstance(value, tuple) else value
