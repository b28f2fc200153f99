"""What people type at the counter: dates, numbers, any text, and the shapes of references."""

from __future__ import annotations

import contextlib
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lims_desktop.errors import Refused
from ui.intake.checks import fits, shape
from ui.intake.typed import clean, typed_date, typed_number

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-03", date(2026, 11, 3)),
        ("3/11/26", date(2026, 11, 3)),
        ("03.11.2026", date(2026, 11, 3)),
        ("3-11-26", date(2026, 11, 3)),
        ("3 Nov 2026", date(2026, 11, 3)),
        ("3 de noviembre", None),
        ("3 noviembre 26", date(2026, 11, 3)),
        (" YESTERDAY ", TODAY - timedelta(days=1)),
        ("ayer", TODAY - timedelta(days=1)),
        ("hoy", TODAY),
        ("1/2/85", date(1985, 2, 1)),
        ("1/2/27", date(1927, 2, 1)),
        ("31/2/26", None),
        ("11/31/26", None),
        ("soon", None),
        ("2026-11-03 or so", None),
    ],
)
def test_dates(text: str, meant: date | None) -> None:
    if meant is None:
        with pytest.raises(Refused, match=r"intake\.date_unreadable"):
            typed_date(text, TODAY)
    else:
        assert typed_date(text, TODAY) == meant


def test_nothing_is_no_date_and_no_number() -> None:
    assert typed_date("  ", TODAY) is None
    assert typed_number(" ") is None


@given(st.dates(min_value=date(1900, 1, 1), max_value=TODAY))
def test_a_date_is_read_as_it_is_shown(day: date) -> None:
    assert typed_date(day.isoformat(), TODAY) == day
    assert typed_date(f"{day.day}/{day.month}/{day.year}", TODAY) == day


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    for read in (lambda: typed_date(text, TODAY), lambda: typed_number(text, "es")):
        with contextlib.suppress(Refused):
            read()


@pytest.mark.parametrize(
    ("text", "language", "meant"),
    [
        ("10", "en", "10"),
        ("1.50", "en", "1.50"),
        ("1,5", "en", "1.5"),
        ("1,5", "es", "1.5"),
        ("1.5", "es", "1.5"),
        ("0,500", "es", "0.500"),
        ("1.500", "en", "1.500"),
        ("1,500.25", "en", "1500.25"),
        ("1.500,25", "es", "1500.25"),
        ("1 500,25", "es", "1500.25"),
        ("12,5000", "es", "12.5000"),
        ("٣", "en", "3"),
    ],
)
def test_numbers_are_taken_digit_for_digit(text: str, language: str, meant: str) -> None:
    assert str(typed_number(text, language)) == meant


@pytest.mark.parametrize(("text", "language"), [("1,500", "en"), ("1,500", "es"), ("1.500", "es")])
def test_a_number_that_may_be_two_is_refused(text: str, language: str) -> None:
    with pytest.raises(Refused, match=r"intake\.number_ambiguous") as refusal:
        typed_number(text, language)
    assert refusal.value.detail["thousands"] == "1500"


@pytest.mark.parametrize("text", ["ten", "-1", "1..5", "1,5,5", "1e5", "½", "1 kg", "NaN", "1,50,000"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(Refused, match=r"intake\.number_unreadable"):
        typed_number(text)


@given(st.decimals(min_value=0, max_value=99999, places=2))
def test_a_number_is_read_as_it_is_written(number: Decimal) -> None:
    assert typed_number(f"{number:f}") == number


def test_unseen_characters_go_and_every_script_stays() -> None:
    kept, unseen, too_many = clean("a\x00b\u202ec عبد 漢字 Ñandú \U0001f52b\x7f")
    assert kept == "abc عبد 漢字 Ñandú \U0001f52b"
    assert (unseen, too_many) == (3, 0)


def test_a_paste_of_ten_thousand_characters_is_cut_and_said() -> None:
    kept, _, too_many = clean("x" * 10_240, 300)
    assert (len(kept), too_many) == (300, 9_940)


def test_lines_become_blanks_in_a_line_and_stay_in_a_note() -> None:
    assert clean("one\r\ntwo")[0] == "one two"
    assert clean("one\r\ntwo", lines=True)[0] == "one\ntwo"


@given(st.text(max_size=400))
def test_what_is_kept_is_kept_the_next_time(text: str) -> None:
    kept = clean(text)[0]
    assert clean(kept) == (kept, 0, 0)
    assert "\x00" not in kept


@pytest.mark.parametrize(
    ("pattern", "shown"),
    [(r"^CR-\d+/\d{2}$", "CR-123/00"), (r"PR/\d{4}/\d{2}", "PR/0000/00"), ("[A-Z]+", "[A-Z]+"), (None, "")],
)
def test_a_shape_is_shown_by_example(pattern: str | None, shown: str) -> None:
    assert shape(pattern) == shown
    assert fits(pattern, shown) or pattern == "[A-Z]+"


def test_a_shape_nobody_can_read_is_left_to_the_laboratory() -> None:
    assert fits("(", "anything")
