"""Scans: what is one of our codes, and what anything else is called."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.scan import LONGEST, cut_off, read_scan

CODE = "E260042170329"


@pytest.mark.parametrize(
    ("raw", "symbology"),
    [
        (CODE, "unknown"),
        (f"{CODE}\r\n", "unknown"),
        (f"]C0{CODE}\r", "code128"),
        (f"]d1{CODE}\t", "datamatrix"),
        (f"]d1{CODE}".encode(), "datamatrix"),
        ("26-004217-003", "unknown"),
    ],
)
def test_our_codes(raw: str | bytes, symbology: str) -> None:
    scan = read_scan(raw)
    assert scan.ok
    assert scan.text in (CODE, "26-004217-003")
    assert (scan.symbology, scan.problem) == (symbology, "")


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ("", "scan.empty"),
        ("\r\n", "scan.empty"),
        ("]C0", "scan.empty"),
        ("X" * 10_000, "scan.too_long"),
        (f"\x00{CODE}", "scan.control_bytes"),
        ("\x1d01076123\x1d21AB", "scan.control_bytes"),
        (b"\xff\xfe\x93", "scan.characters"),
        ("^XA^FDFORGED^FS^XZ", "scan.characters"),
        ("'; drop table lab.item; --", "scan.characters"),
        (f"\u202e{CODE}", "scan.characters"),
        (f"{CODE}\u200f", "scan.characters"),
        (CODE.lower(), "scan.characters"),
        ("Ｅ260042170329", "scan.characters"),
        ("E26004217०329", "scan.characters"),
        (f"]C1{CODE}", "scan.foreign_symbology"),
        ("]E05901234123457", "scan.foreign_symbology"),
        (f"]d2{CODE}", "scan.foreign_symbology"),
        (f"]z9{CODE}", "scan.foreign_symbology"),
    ],
)
def test_everything_else(raw: str | bytes, problem: str) -> None:
    scan = read_scan(raw)
    assert (scan.ok, scan.problem) == (False, problem)


def test_another_agencys_number_is_kept_as_it_is() -> None:
    assert read_scan("]C0CIB/1182/26").text == "CIB/1182/26"
    assert read_scan("]C1010761234526004217").text == "010761234526004217"


def test_a_prefix_alone_in_the_middle_is_no_prefix() -> None:
    assert read_scan(f"{CODE}]C0").problem == "scan.characters"


@given(st.one_of(st.text(max_size=200), st.binary(max_size=200)))
def test_whatever_is_scanned_can_be_shown(raw: str | bytes) -> None:
    for scan in (read_scan(raw), cut_off(raw if isinstance(raw, bytes) else raw.encode("utf-8", "replace"))):
        assert scan.ok == (not scan.problem)
        assert all(unicodedata.category(c)[0] != "C" and c not in "\u2028\u2029" for c in scan.text)
        assert len(scan.text) <= 8 * LONGEST + 1


@given(st.from_regex(r"[0-9A-Z-]{1,64}", fullmatch=True), st.sampled_from(["", "]C0", "]d1"]))
def test_a_clean_code_comes_through(text: str, prefix: str) -> None:
    assert read_scan(prefix + text + "\r\n").text == text
