"""Files of instruments: encodings, signs, broken lines; whose a row is; nothing silently coerced."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lims_desktop.codes import machine_code
from lims_desktop.methods.definition import Choice, Field
from lims_desktop.methods.reading import to_json
from lims_desktop.resultfiles import (
    Layout,
    Mapped,
    Matching,
    Plan,
    Table,
    encoding_of,
    layout_from,
    layout_of,
    refitted,
)
from lims_desktop.resultfiles.cells import cell_of, headed_with_other_unit
from lims_desktop.worksheets import Position, Result, WorksheetView
from tests.rules.test_methods import METHOD

NUMBER = Field("ratio", "Ratio", "Relación", unit="g/100 mL")
LAYOUT = Layout(key=0, fields=(Mapped("ratio", 1), Mapped("ratio_confirmation", 2)))
NOW = datetime(2026, 1, 2, tzinfo=UTC)


def position(number: int, place: int, **about: Any) -> Position:
    common = {"item": None, "item_number": None, "description": None, "control": None, "attempt": 1}
    rest = {"disposition": None, "disposition_reason": None, "in_my_hands": True, "loaded_at": None}
    return Position(number, place, **(common | rest | about))


def result(number: int, replicate: int, typed: str) -> Result:
    return Result(number, replicate, "ratio", 1, typed, "Ana Lyst", NOW, None, late=False, superseded_at=None)


def view(*positions: Position, results: tuple[Result, ...] = ()) -> WorksheetView:
    nothing: Any = None
    return WorksheetView(
        1, "WS-1", "RUNNING", METHOD.code, 1, to_json(METHOD), "Ana Lyst", 1, NOW, nothing, nothing, nothing, nothing,
        nothing, [], [], list(positions), list(results), {}, {},
    )  # fmt: skip


BLANK = position(1, 1, control="reagent_blank")
HIGH = (position(2, 2, control="high_control"), position(3, 3, control="high_control"))
ITEM = position(4, 4, item=77, item_number="26-0001-1")
OLD = position(5, 5, item=78, item_number="26-0001-2", disposition="invalid")


def plan(text: str, layout: Layout = LAYOUT, **about: Any) -> Plan:
    return Matching(view(BLANK, *HIGH, ITEM, OLD, **about)).plan(Table(text.encode(), layout))


def told(found: Plan) -> list[tuple[int, str, str]]:
    return [(row.line, row.problem, row.does) for row in found.rows]


@pytest.mark.parametrize(
    ("encoding", "written"),
    [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16"), ("utf-16-le", "utf-16-le"),
     ("utf-16-be", "utf-16-be"), ("cp1252", "cp1252")],
)  # fmt: skip
def test_encodings_are_told_apart(encoding: str, written: str) -> None:
    raw = "Muestra;Relación\r\n26-0001-1;1,5\r\n".encode(written)
    assert encoding_of(raw) == encoding
    table = Table(raw, Layout(encoding, ";"))
    assert (table.heads, table.rows[0].cells) == (("Muestra", "Relación"), ["26-0001-1", "1,5"])


def test_what_is_no_text_is_said_to_be_none() -> None:
    assert encoding_of(b"PK\x03\x04\x00\x00\x81\x8d\xff\x00abc") is None
    assert Table(b"\xff\xff", Layout("utf-8")).text is None
    assert encoding_of(b"") == "utf-8"


@pytest.mark.parametrize(
    ("text", "decimal", "typed", "problem"),
    [
        ("1.50", ".", "1.50", ""), ("1,50", ",", "1.50", ""), ("-0.010", ".", "-0.010", ""), ("  2 ", ".", "2", ""),
        ("1,50", ".", None, "decimal"), ("1.50", ",", None, "decimal"), ("1,234.5", ".", None, "decimal"),
        ("1.234,5", ",", None, "decimal"), ("1 234", ".", None, "decimal"), ("1e-3", ".", None, "exponent"),
        ("NaN", ".", None, "not_finite"), ("-inf", ".", None, "not_finite"), ("#DIV/0!", ".", None, "not_finite"),
        ("=1+1", ".", None, "formula"), ("<0.01", ".", None, "number"), ("n.d.", ".", None, "number"),
        ("0.08 g/100 mL", ".", "0.08", ""), ("0.8 g/L", ".", None, "unit"), ("0.8 mg/mL", ".", None, "unit"),
        ("٣", ".", None, "number"), ("\u2212 1", ".", None, "number"), ("1\x07", ".", None, "control"),
        ("9" * 31, ".", None, "number"), ("x" * 5000, ".", None, "long"), ("+5", ".", None, "number"),
        ("", ".", None, ""), ("  ", ".", None, ""),
    ],
)  # fmt: skip
def test_a_number_is_digits_with_one_decimal_sign(text: str, decimal: str, typed: str | None, problem: str) -> None:
    cell = cell_of(text, NUMBER, decimal)
    assert (cell.typed, cell.problem) == (typed, problem)


def test_words_choices_and_moments() -> None:
    choice = replace(NUMBER, kind="choice", choices=(Choice("whole", "whole blood", "sangre entera"),))
    assert cell_of("Sangre entera", choice, ".").typed == "whole"
    assert cell_of("sangre", choice, ".").problem == "choice"
    assert [cell_of(text, replace(NUMBER, kind="yes_no"), ".").typed for text in ("Y", "sí", "No", "1")] == [
        "true", "true", "false", None,
    ]  # fmt: skip
    assert cell_of("=HYPERLINK(1)", replace(NUMBER, kind="text"), ".").problem == "formula"
    assert cell_of("03/04/2026 10:00", replace(NUMBER, kind="moment"), ".").problem == "moment"


def test_the_unit_of_a_head_is_that_of_the_field() -> None:
    assert headed_with_other_unit("Ethanol [mg/dL]", NUMBER)
    assert not headed_with_other_unit("Ethanol (g/100 ml)", NUMBER)
    assert not headed_with_other_unit("Area (channel 1)", NUMBER)
    found = plan("Name,Ratio [mg/L],Confirmed\n26-0001-1,1.5,y\n")
    assert [(one.does, one.cell.problem) for one in found.rows[0].cells] == [("problem", "unit"), ("new", "")]


def test_whose_each_row_is() -> None:
    barcode = machine_code("E", 77)
    text = "Name,R,C\nReagent blank,0.01,y\n" + "high_control,2.5,y\n" * 3 + f"{barcode},1.885,y\n26-0001-1,1.91,y\n"
    found = plan(text)
    assert [(row.position.place, row.replicate) for row in found.rows if row.position] == [
        (1, 1), (2, 1), (2, 2), (3, 1), (4, 1), (4, 2),
    ]  # fmt: skip
    assert (found.count("new"), found.count("problem"), found.absent) == (12, 0, ())
    entry = found.entries(change=False)[-2]
    assert (entry.position, entry.field, entry.typed, entry.replicate, entry.source) == (
        4, "ratio", "1.91", 2, {"row": 7, "column": 2},
    )  # fmt: skip


def test_every_row_that_is_nobodys_says_why() -> None:
    other = machine_code("E", 999)
    text = f'Name,R,C\nNobody,1,y\n{other},1,y\n26-0001-2,1,y\n,1,y\n26-0001-1\n"26-0001-1,1,y\n'
    text += "26-0001-1,1,y\n" * 3
    assert told(plan(text)) == [
        (2, "unknown", "problem"), (3, "not_in_run", "problem"), (4, "closed", "problem"), (5, "no_name", "problem"),
        (6, "columns", "problem"), (7, "quote", "problem"), (8, "", "new"), (9, "", "new"), (10, "too_many", "problem"),
    ]  # fmt: skip


def test_replicates_are_numbered_by_the_file_when_it_does() -> None:
    numbered = replace(LAYOUT, replicate=3)
    text = "Name,R,C,N\n26-0001-1,1,y,2\n26-0001-1,2,y,2\n26-0001-1,3,y,x\n26-0001-1,4,y,0\n26-0001-1,5,y,1\n"
    found = plan(text, numbered)
    assert [row.problem for row in found.rows] == ["", "duplicate", "replicate", "replicate", ""]
    assert [(one.typed, one.replicate) for one in found.entries(change=False) if one.field == "ratio"] == [
        ("1", 2),
        ("5", 1),
    ]


def test_by_place_and_what_is_missing_in_the_file() -> None:
    found = plan("P,R,C\n4,1.5,y\n9,1,y\n", replace(LAYOUT, key_kind="place"))
    assert told(found) == [(2, "", "new"), (3, "unknown", "problem")]
    assert [one.place for one in found.absent] == [1, 2, 3]


def test_what_stands_there_is_not_written_over_unasked() -> None:
    stands = (result(4, 1, "1.5"), result(4, 2, "1.7"))
    found = plan("Name,R,C\n26-0001-1,1.5,\n26-0001-1,1.71,\n", results=stands)
    assert [row.does for row in found.rows] == ["same", "change"]
    assert found.entries(change=False) == []
    assert [(one.typed, one.seen) for one in found.entries(change=True)] == [("1.71", 1)]


def test_a_layout_is_proposed_and_a_saved_one_follows_its_heads() -> None:
    text = "Agilent export\r\nRun 7\r\n\r\nVial;Sample;ratio;ratio_confirmation;Rep\r\n"
    text += "1;26-0001-1;1,885;Y;1\r\n1;26-0001-1;1,91;Y;2\r\n"
    layout = layout_of(text.encode("cp1252"), Matching(view(BLANK, ITEM)))
    assert (layout.delimiter, layout.decimal, layout.skip, layout.headed, layout.key, layout.replicate) == (
        ";", ",", 3, True, 1, 4,
    )  # fmt: skip
    assert {one.field: one.column for one in layout.fields} == {"ratio": 2, "ratio_confirmation": 3}
    assert layout_from(layout.as_json()) == layout
    moved, missing = refitted(layout, ("Sample", "Rep", "ratio"))
    assert (moved.key, moved.replicate, moved.column_of("ratio")) == (0, 1, 2)
    assert missing == ["ratio_confirmation"]


@pytest.mark.parametrize(
    "said", [{"encoding": "rot13"}, {"fields": [1]}, {"fields": [{}]}, {"key": "x"}, {"skip": -1}, {"delimiter": "\n"}]
)
def test_a_layout_that_is_none(said: dict[str, Any]) -> None:
    assert layout_from(said) is None


@given(st.binary(max_size=400), st.sampled_from(["utf-8", "utf-16", "cp1252"]), st.sampled_from([",", ";", "\t"]))
def test_no_file_is_too_ugly(raw: bytes, encoding: str, delimiter: str) -> None:
    matching = Matching(view(BLANK, ITEM))
    for layout in (replace(LAYOUT, encoding=encoding, delimiter=delimiter), layout_of(raw, matching)):
        table = Table(raw, layout)
        found = matching.plan(table)
        assert len(found.rows) == len(table.rows)


@given(st.text(max_size=40), st.sampled_from([".", ","]))
def test_what_is_read_as_a_number_has_the_very_digits_of_the_text(text: str, decimal: str) -> None:
    typed = cell_of(text, replace(NUMBER, unit=""), decimal).typed
    if typed is not None:
        assert typed == text.strip().replace(",", ".")
        assert typed.replace(".", "", 1).removeprefix("-").isascii()
