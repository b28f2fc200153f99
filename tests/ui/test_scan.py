"""What a scan may do to a sentence: nothing. And a nervous finger is noticed."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from ui.scan import LONGEST_SHOWN, Repeats, safe


@given(st.text())
def test_no_text_can_hide_anything_or_turn_the_line_round(text: str) -> None:
    shown = safe(text)
    assert not [character for character in shown if unicodedata.category(character)[0] == "C"]
    assert not {"\u2028", "\u2029"} & set(shown)


@given(st.text(min_size=LONGEST_SHOWN))
def test_no_text_fills_the_screen(text: str) -> None:
    assert len(safe(text)) <= LONGEST_SHOWN + 1


def test_what_can_be_read_is_left_as_it_is() -> None:
    assert safe("E000000001256 Arzú 证据") == "E000000001256 Arzú 证据"
    assert safe("a\x00b\u202ec") == "a<00>b<202E>c"


def test_the_same_code_within_a_moment_is_a_repeat() -> None:
    now = 0.0
    repeats = Repeats(within=1.5, clock=lambda: now)
    assert not repeats.again("E1")
    now = 1.0
    assert repeats.again("E1")
    now = 2.0
    assert not repeats.again("E2")
    now = 9.0
    assert not repeats.again("E2")
