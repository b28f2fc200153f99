"""A definition while it is edited: the same method comes out, half-made ones say what is wrong and where."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from lims_desktop.errors import Refused
from lims_desktop.methods import reading
from lims_desktop.methods.editing import Edit, slug
from lims_desktop.methods.inwords import Fault, read_values, values_text
from lims_desktop.methods.preview import preview

D = Decimal
SHIPPED = reading.shipped()
ALCOHOL = SHIPPED["blood-alcohol-hsgc"]


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_an_edit_that_changes_nothing_is_the_same_method(code: str) -> None:
    edit = Edit.of(SHIPPED[code])
    kept = Edit.kept(edit.id, json.loads(json.dumps(edit.body())))
    assert kept.read() == (SHIPPED[code], [])


def told(edit: Edit) -> list[tuple[str, int | None, str, str]]:
    return [(one.part, one.line, one.word, one.error.code) for one in edit.read()[1]]


def test_what_is_wrong_is_said_where_it_is() -> None:
    fields = [one.code for one in ALCOHOL.fields]
    for part, line, word, value, fault in (
        ("fields", fields.index("correlation"), "low", "0,999", "method.wrong_part"),
        ("fields", fields.index("correlation"), "low", "2", "method.limits"),
        ("fields", fields.index("uncertainty"), "formula", "round(mean_concentration", "method.formula"),
        ("fields", fields.index("uncertainty"), "formula", "nobody + 1", "method.no_such_field"),
        ("fields", fields.index("reported"), "decimals", "-1", "method.wrong_part"),
        ("fields", 1, "code", "internal_standard", "method.twice"),
        ("fields", 2, "name_es", " ", "method.missing_word"),
        ("controls", 1, "accept", "mean_concentration <", "method.formula"),
        ("controls", 1, "least", "two", "method.wrong_part"),
        ("needs", 1, "amount", "0", "method.need_amount"),
        ("needs", 0, "instrument", "", "method.need_of_what"),
        ("blocks", 1, "when", "finding <> ", "method.formula"),
        ("examples", 1, "given", "slope = 12.5; intercept", "method.wrong_part"),
        ("examples", 1, "given", "slpe = 12.5", "method.no_such_field"),
        ("examples", 0, "expect", "mean_concentration = 0.08", "method.example"),
    ):
        edit = Edit.of(ALCOHOL)
        edit.put(edit.said[part][line], word, value)
        found = told(edit)
        assert (part, line, fault) in [(one[0], one[1], one[3]) for one in found], (word, value, found)
        assert edit.undo()
        assert told(edit) == []
    edit = Edit.of(ALCOHOL)
    specimen = fields.index("specimen")
    edit.insert(edit.said["fields"][specimen]["choices"], 1, "choices")
    assert set(told(edit)) == {("fields", specimen, "kind", "method.missing_word")}


def test_a_method_that_cannot_be_read_says_so() -> None:
    edit = Edit.of(ALCOHOL)
    edit.put(edit.said, "discipline", 7)
    method, faults = edit.read()
    assert method is None
    assert [(one.part, one.error.code) for one in faults] == [("", "method.wrong_part")]


def test_lines_come_go_and_move_and_every_step_is_taken_back() -> None:
    edit = Edit.of(ALCOHOL)
    lines = edit.said["fields"]
    edit.insert(lines, 1, "fields")
    edit.put(lines[1], "name", "Peak area, column 1")
    edit.put(lines[1], "name_es", "Área, columna 1")
    assert lines[1]["code"] == "peak_area_column_1"
    assert edit.move(lines, 1, -1)
    assert not edit.move(lines, 0, -1)
    assert told(edit) == []
    edit.remove(lines, 0)
    assert not edit.put(lines[0], "level", "run")
    while edit.undo():
        pass
    assert edit.read() == (ALCOHOL, [])
    assert [slug(one) for one in ("3 µg/L", "Área", "")] == ["", "area", ""]


def test_values_of_examples_are_one_line_of_text() -> None:
    known = {"slope": ("number", "run"), "ratio": ("number", "replicate"), "seen": ("yes_no", "item")}
    line = "slope = 12.50; ratio = 1.02 / 1.04; seen = true; note = 'one; two'"
    read = read_values(line, known, whole_columns=False)
    assert read == {"slope": D("12.50"), "ratio": [D("1.02"), D("1.04")], "seen": True, "note": "one; two"}
    assert values_text({name: tuple(one) if isinstance(one, list) else one for name, one in read.items()}) == line
    assert read_values("ratio = 1", known, whole_columns=True) == {"ratio": [D(1)]}
    assert read_values("slope = 1,5", known, whole_columns=False) == {"slope": "1,5"}


def test_what_formulas_give_is_seen_while_they_are_written() -> None:
    typed = {"slope": "12.5", "intercept": "0.01", "relative_uncertainty": "5.0", "legal_limit": "0.080",
             "ratio": "1.0225 / 1.0375"}  # fmt: skip
    found = preview(ALCOHOL, typed)
    assert found.values["concentration"] == (D("0.0810"), D("0.0822"))
    assert (found.values["finding"], found.faults) == ("not_shown", {})
    edit = Edit.of(ALCOHOL)
    fields = {one["code"]: one for one in edit.said["fields"]}
    edit.put(fields["uncertainty"], "formula", "mean_concentration / (slope - 12.5)")
    edit.put(fields["reported"], "formula", "truncate(mean_concentration")
    method, faults = edit.read()
    assert method is not None
    assert isinstance(faults[0], Fault)
    half = preview(method, typed)
    assert {code: one.code for code, one in half.faults.items()} == {
        "uncertainty": "formula.not_computable",
        "reported": "formula.ends_early",
    }
    assert half.values["mean_concentration"] == D("0.0816")
    edit.put(fields["agreement"], "formula", "agreement + 1")
    circle = edit.read()[0]
    assert circle is not None
    assert isinstance(preview(circle, typed).faults["agreement"], Refused)
