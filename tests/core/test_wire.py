"""Values travel and come back as they were."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from psycopg.types.json import Jsonb

from lims_desktop import wire

plain = (
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.text()
    | st.binary()
    | st.decimals(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.datetimes(timezones=st.just(UTC))
    | st.uuids()
)
values = st.recursive(plain, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=6)


@given(st.dictionaries(st.text(), values, max_size=4))
def test_what_the_journal_keeps_is_recalled(arguments: dict[str, Any]) -> None:
    assert wire.recall(wire.keep(arguments)) == arguments


@given(st.dictionaries(st.just("$"), values))
def test_a_record_that_looks_like_a_mark_is_kept_too(record: dict[str, Any]) -> None:
    assert wire.recall(wire.keep({"a": record})) == {"a": record}


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Item:
    number: str
    quantity: Decimal | None
    seen: datetime
    tags: tuple[str, ...] = ()
    inner: Item | None = None


NOON = datetime(2026, 11, 22, 12, 0, 0, 500000, tzinfo=UTC)
ITEM = Item("E-1", Decimal("1.50"), NOON, ("a", "b"), Item("E-2", None, NOON))


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        ([1, 2], [1, 2]),
        ((1, 2), [1, 2]),
        (frozenset({"b", "a"}), ["a", "b"]),
        (Colour.RED, "red"),
        ([Colour.RED], ["red"]),
        (None, None),
        (Decimal("1.50"), Decimal("1.50")),
    ],
)
def test_simple_arguments_are_sent_as_they_are(value: Any, sent: Any) -> None:
    assert wire.argument(value) == sent


@pytest.mark.parametrize("value", [{}, {"a": 1}, [{"a": 1}], [[1], [2]], ITEM, [ITEM], (ITEM,)])
def test_records_are_sent_as_json(value: Any) -> None:
    assert isinstance(wire.argument(value), Jsonb)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1.50"), "1.50"),
        (Decimal("1E+3"), "1000"),
        (NOON, '"2026-11-22T12:00:00.5+00:00"'),
        (NOON.replace(microsecond=0), '"2026-11-22T12:00:00+00:00"'),
        (date(2026, 1, 2), '"2026-01-02"'),
        (UUID(int=1), '"00000000-0000-0000-0000-000000000001"'),
        (b"\x01\xff", '"\\\\x01ff"'),
        ({"a": [1, None, "ñ"]}, '{"a": [1, null, "ñ"]}'),
        ([True, False], "[true, false]"),
    ],
)
def test_json_is_written_as_postgresql_writes_it(value: Any, text: str) -> None:
    assert wire.dumps(value) == text


def test_a_float_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="Out of range"):
        wire.dumps({"a": float("nan")})


def test_answers_become_dataclasses() -> None:
    said = wire.loads(wire.dumps(ITEM))
    assert wire.answered(Item, said) == ITEM
    assert wire.answered(Item, said | {"unknown": 1}) == ITEM
    assert wire.answered(list[Item], [said]) == [ITEM]
    assert wire.answered(dict, said) is said


def test_a_missing_part_is_its_default() -> None:
    assert wire.answered(Item, {"number": "E-1", "quantity": None, "seen": "2026-11-22T12:00:00.5+00:00"}).tags == ()


def test_moments_keep_their_zone() -> None:
    moment = wire.answered(datetime, "2026-11-22T12:00:00-06:00")
    assert moment.utcoffset() == timedelta(hours=-6)
    assert wire.dumps(moment.astimezone(timezone(timedelta(hours=-6)))) == '"2026-11-22T12:00:00-06:00"'


def test_what_must_be_json_stays_json_in_the_journal() -> None:
    recalled = wire.recall(wire.keep({"value": wire.as_json(Decimal("0.5"))}))["value"]
    assert isinstance(recalled, Jsonb)
    assert recalled.obj == Decimal("0.5")
    assert isinstance(wire.argument(recalled), Jsonb)
