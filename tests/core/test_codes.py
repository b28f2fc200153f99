"""Machine codes: written and read, and every single mistake found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lims_desktop.codes import HIGHEST, Kind, MachineCode, looks_like_code, machine_code, read_code
from lims_desktop.errors import Refused

kinds = st.sampled_from(list(Kind))
numbers = st.integers(0, HIGHEST)


@given(kinds, numbers)
def test_what_is_written_is_read(kind: Kind, number: int) -> None:
    assert read_code(machine_code(kind, number)) == MachineCode(kind, number)


@given(kinds, numbers, st.integers(1, 12), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_found(kind: Kind, number: int, position: int, digit: str) -> None:
    code = machine_code(kind, number)
    wrong = code[:position] + digit + code[position + 1 :]
    if wrong != code:
        with pytest.raises(Refused, match=r"scan\.misread"):
            read_code(wrong)


@given(kinds, numbers, st.integers(1, 11))
def test_two_neighbours_changed_are_found(kind: Kind, number: int, position: int) -> None:
    code = machine_code(kind, number)
    wrong = code[:position] + code[position + 1] + code[position] + code[position + 2 :]
    if wrong != code:
        with pytest.raises(Refused, match=r"scan\.misread"):
            read_code(wrong)


@given(numbers)
def test_another_kind_is_found(number: int) -> None:
    code = machine_code("E", number)
    for kind in "CLUD":
        with pytest.raises(Refused, match=r"scan\.misread"):
            read_code(kind + code[1:])


def test_the_standard_says_so() -> None:
    """ISO 7064 MOD 97-10: the whole, letters as two digits, leaves 1 when divided by 97."""
    assert int("14" + machine_code("E", 42)[1:]) % 97 == 1


@given(st.text())
def test_foreign_text_is_refused(text: str) -> None:
    if not looks_like_code(text):
        with pytest.raises(Refused, match=r"scan\.not_ours"):
            read_code(text)


@pytest.mark.parametrize("number", [-1, HIGHEST + 1])
def test_a_number_that_does_not_fit_is_a_bug(number: int) -> None:
    with pytest.raises(ValueError, match="ten digits"):
        machine_code("E", number)
