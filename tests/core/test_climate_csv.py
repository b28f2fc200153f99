"""CSV files of temperatures: what the file settles, what it leaves open, and that no row is guessed or dropped."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lims_desktop.climate_csv import Layout, cells_of, layout_of, rows_of

PLAIN = (
    b"time,temperature\n2026-06-01 10:00,4.2\n2026-06-01 10:05,4.3\n2026-06-01 10:10,sensor?\n2026-06-01 10:15,4.1\n"
)
SEMICOLON = (
    "Fecha;Hora;°C\r\n13.06.2026;10:00;-4,2\r\n14.06.2026;10:05;-4,3\r\n"
    "15.06.2026;10:10;-5,0\r\n16.06.2026;1:00;−5,0\r\n"
)


def said(raw: bytes, layout: Layout | None = None) -> list[tuple[int, str | None, str]]:
    rows = rows_of(raw, layout or layout_of(raw), 7, UTC)
    return [(row.line, str(row.reading.value) if row.reading else None, row.problem) for row in rows]


def test_a_plain_file() -> None:
    assert layout_of(PLAIN) == Layout("utf-8-sig", ",", ".", 0, None, 1, "%Y-%m-%d %H:%M")
    assert said(PLAIN) == [
        (1, None, "time"),
        (2, "4.2", ""),
        (3, "4.3", ""),
        (4, None, "value"),
        (5, "4.1", ""),
    ]
    first = rows_of(PLAIN, layout_of(PLAIN), 7, UTC)[1].reading
    assert first is not None
    assert (first.place, first.at, first.raw) == (7, datetime(2026, 6, 1, 10, 0, tzinfo=UTC), "2026-06-01 10:00,4.2")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_date_and_time_in_two_columns_and_a_decimal_comma(encoding: str) -> None:
    raw = SEMICOLON.encode(encoding)
    layout = layout_of(raw)
    assert (layout.delimiter, layout.decimal, layout.time, layout.clock, layout.value) == (";", ",", 0, 1, 2)
    assert layout.form == "%d.%m.%Y %H:%M"
    assert [row[1] for row in said(raw)] == [None, "-4.2", "-4.3", "-5.0", "-5.0"]


def test_a_file_of_windows() -> None:
    lines = "".join(f"2026-06-01 {hour}:00;4,2\n" for hour in range(10, 14))
    raw = f"Día;°C\n{lines}".encode("cp1252")
    assert layout_of(raw).encoding == "cp1252"
    assert len([row for row in said(raw) if row[1]]) == 4


def test_day_and_month_are_not_guessed() -> None:
    raw = b"03/04/2026 10:00,4.2\n03/04/2026 10:05,4.3\n"
    layout = layout_of(raw)
    assert (layout.time, layout.form) == (0, None)
    assert said(raw) == []
    assert said(raw, replace(layout, form="%d/%m/%Y %H:%M"))[0] == (1, "4.2", "")
    settled = layout_of(b"13/04/2026 10:00,4.2\n03/04/2026 10:05,4.3\n")
    assert settled.form == "%d/%m/%Y %H:%M"


def test_two_columns_of_numbers_leave_the_choice_open() -> None:
    raw = b"2026-06-01 10:00,4.2,55\n2026-06-01 10:05,4.3,54\n"
    layout = layout_of(raw)
    assert (layout.value, layout.decimal, layout.is_whole) == (None, None, False)
    assert cells_of(raw, layout)[0] == ["2026-06-01 10:00", "4.2", "55"]


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("NaN", "value"),
        ("inf", "value"),
        ("1,234.5", "value"),
        ("-300", "value"),
        ("", "value"),
        ("4.2.1", "value"),
        ("1e9", "value"),
        ("1_0", "value"),
        ("٤", "value"),
    ],
)
def test_what_is_no_temperature_is_shown_and_not_taken(cell: str, problem: str) -> None:
    layout = Layout("utf-8-sig", ";", ".", 0, None, 1, "%Y-%m-%d %H:%M")
    assert said(f"2026-06-01 10:00;{cell}\n".encode(), layout) == [(1, None, problem)]


def test_a_moment_in_the_future_or_said_twice() -> None:
    layout = Layout("utf-8-sig", ",", ".", 0, None, 1, "%Y-%m-%d %H:%M")
    assert said(b"2199-06-01 10:00,4\n", layout) == [(1, None, "future")]
    twice = b"2026-06-01 10:00,4.0\n2026-06-01 10:00,5.0\n2026-06-01 10:05,4.0\n2026-06-01 10:05,4.0\nshort\n"
    assert [row[2] for row in said(twice, layout)] == ["differs", "differs", "", "", "columns"]


def test_an_hour_that_the_clocks_had_twice_or_never_is_not_guessed() -> None:
    layout = Layout("utf-8-sig", ",", ".", 0, None, 1, "%Y-%m-%d %H:%M")
    raw = b"2025-11-02 01:30,4.0\n2025-03-09 02:30,4.0\n2025-11-02 03:30,4.0\n"
    rows = rows_of(raw, layout, 7, ZoneInfo("America/New_York"))
    assert [row.problem for row in rows] == ["ambiguous", "ambiguous", ""]


def test_a_quotation_mark_that_nobody_closed_swallows_no_reading() -> None:
    layout = Layout("utf-8-sig", ",", ".", 0, None, 1, "%Y-%m-%d %H:%M")
    raw = b'2026-06-01 10:00,4.2,"door open\n2026-06-01 10:05,15.0,\n2026-06-01 10:10,15.1,\n'
    assert said(raw, layout) == [(1, "4.2", ""), (2, "15.0", ""), (3, "15.1", "")]
    long = b'2026-06-01 10:00,4.2\n2026-06-01 10:05,"' + b"x" * 140_000 + b'"\n2026-06-01 10:10,9.9\n'
    assert said(long, layout) == [(1, "4.2", ""), (2, None, "columns"), (3, "9.9", "")]


@pytest.mark.parametrize(
    ("last", "problem"),
    [
        ("2026-06-01 10:10,-1", "unfinished"),
        ("2026-06-01 10:10,-18.", "unfinished"),
        ("2026-06-01 10:10,-18.2", ""),
        ("2026-06-01 10:10,-18.2,", ""),
        ("2026-06-01 10:1", "columns"),
    ],
)
def test_the_last_line_while_the_logger_still_writes_it(last: str, problem: str) -> None:
    layout = Layout("utf-8-sig", ",", ".", 0, None, 1, "%Y-%m-%d %H:%M")
    before = "2026-06-01 10:00,-18.2\n2026-06-01 10:05,-18.3\n"
    assert said((before + last).encode(), layout)[-1][2] == problem
    whole = said((before.replace(".2", "").replace(".3", "") + "2026-06-01 10:10,-1").encode(), layout)
    assert whole[-1][2] == "unfinished", "of whole numbers nobody can tell"


@pytest.mark.parametrize("zone", ["America/Jamaica", "Asia/Tokyo"])
def test_a_moment_of_no_clock_is_no_time_on_any_computer(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    layout = Layout("utf-8-sig", ",", ".", 0, None, 1, "%Y-%m-%d %H:%M")
    try:
        rows = rows_of(b"0001-01-01 00:00,4.0\n9999-12-31 23:59,4.0\n1899-12-30 00:00,4.0\n", layout, 7)
    finally:
        monkeypatch.undo()
        time.tzset()
    assert [row.problem for row in rows] == ["time", "time", "time"]


def test_two_values_are_compared_as_the_laboratory_keeps_them() -> None:
    layout = Layout("utf-8-sig", ",", ".", 0, None, 1, "%Y-%m-%d %H:%M")
    raw = b"2026-06-01 10:00,4.25\n2026-06-01 10:00,4.2\n2026-06-01 10:05,4.25\n2026-06-01 10:05,4.3\n"
    assert [row[2] for row in said(raw, layout)] == ["differs", "differs", "", ""]


def test_wide_letters_without_their_mark() -> None:
    assert layout_of(PLAIN.decode().encode("utf-16-le")).encoding == "utf-16"
    assert [row[1] for row in said(PLAIN.decode().encode("utf-16-le"))] == [None, "4.2", "4.3", None, "4.1"]


def test_the_day_is_settled_by_any_line_of_a_long_file() -> None:
    lines = [f"{1 + n // 1440:02}/06/2026 {n // 60 % 24:02}:{n % 60:02},4.{n % 10}\n" for n in range(1440 * 12 + 5)]
    raw = "".join(lines).encode()
    assert layout_of(raw).form == "%d/%m/%Y %H:%M", "only the last five lines say which is the day"


@given(st.binary(max_size=300))
def test_no_file_breaks_the_reader_and_no_row_is_lost(raw: bytes) -> None:
    layout = layout_of(raw)
    whole = Layout(layout.encoding or "cp1252", layout.delimiter or ",", ".", 0, None, 1, "%Y-%m-%d %H:%M")
    for row in rows_of(raw, whole, 7, UTC):
        assert bool(row.problem) != (row.reading is not None)


@given(
    st.lists(
        st.tuples(st.integers(0, 59), st.decimals(-99, 99, places=1)),
        min_size=3,
        max_size=30,
        unique_by=lambda one: one[0],
    )
)
def test_what_was_written_is_what_is_read(table: list[tuple[int, Decimal]]) -> None:
    raw = "".join(f"2026-06-01 10:{minute:02};{value}\n" for minute, value in table).encode()
    rows = rows_of(raw, layout_of(raw), 7, UTC)
    assert [(row.reading.at.minute, row.reading.value) for row in rows if row.reading and row.reading.at] == table
