"""Definitions of methods: every shipped one makes sense and its worked examples come out; what makes none is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from lims_desktop.errors import Refused
from lims_desktop.methods import checking, reading
from lims_desktop.methods.computing import Calculation
from lims_desktop.methods.definition import Block, Control, Example, Field, Method
from lims_desktop.shipped import word_lists

D = Decimal
SHIPPED = reading.shipped()
SMALL = Method(
    "net-weight", "Net weight", "Peso neto", "chemistry", ("drug-weight",), "CHE-01",
    fields=(
        Field("gross", "Gross", "Bruto", unit="g", source="balance"),
        Field("tare", "Tare", "Tara", unit="g", source="balance"),
        Field("net", "Net", "Neto", unit="g", decimals=3, formula="gross - tare"),
    ),
    controls=(Control("mass", "Check mass", "Masa de control", "check", "abs(net - target) <= 0.002", D(10)),),
    examples=(Example("simple", {"gross": D("10.500"), "tare": D("0.250")}, {"net": D("10.250")}),),
)  # fmt: skip


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_a_shipped_method_makes_sense_and_its_examples_come_out(code: str) -> None:
    assert [str(one) for one in checking.complaints(SHIPPED[code])] == []


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_a_shipped_method_belongs_to_the_house(code: str) -> None:
    method, lists = SHIPPED[code], word_lists()
    assert method.discipline in lists["discipline"].codes
    assert set(method.examinations) <= lists["examination"].codes
    assert method.checks
    assert method.blocks


@pytest.mark.parametrize("code", sorted(SHIPPED))
def test_what_the_database_keeps_is_the_same_method(code: str) -> None:
    method = SHIPPED[code]
    again = reading.from_json(reading.to_json(method))
    assert again == method
    assert reading.digest(again) == reading.digest(method)


def _with(method: Method, **said: Any) -> Method:
    return replace(method, fields=(*method.fields, Field("x", "X", "X", **said)))


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda m: replace(m, code="Net Weight"), "method.bad_code"),
        (lambda m: replace(m, fields=()), "method.no_fields"),
        (lambda m: replace(m, fields=(*m.fields, m.fields[0])), "method.twice"),
        (lambda m: replace(m, fields=(*m.fields, Field("x", "X", "X", formula="1 +"))), "method.formula"),
        (lambda m: replace(m, fields=(*m.fields, Field("x", "X", "X", formula="nobody"))), "method.no_such_field"),
        (lambda m: replace(m, fields=(*m.fields, Field("x", "X", "X", formula="x + 1"))), "formula.circle"),
        (lambda m: replace(m, fields=(*m.fields, Field("x", "X", "X", "choice"))), "method.no_choices"),
        (lambda m: replace(m, fields=(*m.fields, Field("x", "X", "X", low=D(2), high=D(1)))), "method.limits"),
        (lambda m: _with(m, kind="text", verify="blind"), "method.cannot_verify"),
        (lambda m: _with(m, level="run", verify="open", tolerance=D(1)), "method.cannot_verify"),
        (lambda m: _with(m, verify="blind"), "method.tolerance"),
        (lambda m: _with(m, verify="blind", tolerance=D(-1)), "method.tolerance"),
        (lambda m: _with(m, tolerance=D(1)), "method.tolerance"),
        (lambda m: replace(m, most_lines=20), "method.most_lines"),
        (lambda m: replace(_with(m, level="replicate"), replicates=9, most_lines=3), "method.most_lines"),
        (lambda m: replace(_with(m, level="replicate"), most_lines=1000), "method.most_lines"),
        (lambda m: replace(m, examples=()), "method.no_examples"),
        (lambda m: replace(m, examples=(replace(m.examples[0], expect={"net": D("10.25")}),)), "method.example"),
        (lambda m: replace(m, blocks=(Block("b", "{nobody}", "{nobody}"),)), "method.no_such_field"),
        (lambda m: replace(m, blocks=(Block("b", "x", "x", when="("),)), "method.formula"),
    ],
)
def test_what_makes_no_sense_is_said(spoil: Callable[[Method], Method], code: str) -> None:
    assert checking.complaints(SMALL) == []
    assert code in [one.code for one in checking.complaints(spoil(SMALL))]


def test_a_formula_sees_its_own_level_and_those_above() -> None:
    run = Field("factor", "F", "F", level="run")
    each = Field("reading", "R", "R", level="replicate")
    spoilt = replace(
        SMALL,
        fields=(run, each, Field("total", "T", "T", level="run", formula="reading * 2"), *SMALL.fields),
    )
    assert [one.code for one in checking.complaints(spoilt)] == ["method.no_such_field"]


def test_a_formula_does_not_see_what_is_computed_after_it() -> None:
    late = Field("late", "Late", "Tarde", level="run", formula="1 + 1")
    early = Field("early", "Early", "Antes", level="item", formula="late")
    spoilt = replace(SMALL, fields=(*SMALL.fields, late, early))
    assert [one.code for one in checking.complaints(spoilt)] == ["method.no_such_field"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("code = ", "method.unreadable"),
        ("colour = 'red'", "method.unknown_word"),
        ("code = 'x'", "method.missing_word"),
        ("code = 5", "method.wrong_part"),
    ],
)
def test_what_is_no_definition_is_refused(text: str, code: str) -> None:
    whole = "" if code == "method.missing_word" else reading_toml()
    with pytest.raises(Refused) as refusal:
        reading.from_toml(f"{text}\n{whole}" if code != "method.missing_word" else text)
    assert refusal.value.code == code


def reading_toml() -> str:
    """Everything a definition must have, but its code."""
    return (
        "name = 'N'\nname_es = 'N'\ndiscipline = 'chemistry'\nexaminations = []\nreference = ''\n"
        "fields = [{ code = 'a', name = 'A', name_es = 'A', kind = 'text' }]\n"
    )


def test_yes_is_no_number_and_a_kind_must_be_known() -> None:
    for field in ("kind = 'colour'", "low = true", "decimals = '3'", "level = 'room'"):
        text = f"code = 'x'\n{reading_toml()}".replace("kind = 'text'", f"{field}")
        with pytest.raises(Refused, match=r"method\.wrong_part"):
            reading.from_toml(text)


def test_replicates_items_and_runs_are_computed_in_turn() -> None:
    method = replace(
        SMALL,
        fields=(
            Field("factor", "F", "F", level="run"),
            Field("reading", "R", "R", level="replicate"),
            Field("corrected", "C", "C", level="replicate", formula="reading * factor"),
            Field("mean_corrected", "M", "M", formula="mean(corrected)"),
            Field("highest", "H", "H", level="run", formula="max(mean_corrected)"),
        ),
        controls=(),
        examples=(),
    )
    calculation = Calculation(method)
    run = {"factor": D(2)}
    items = [calculation.item({}, [{"reading": D(a)}, {"reading": D(b)}], run) for a, b in ((1, 3), (5, 7))]
    assert [item.values["mean_corrected"] for item in items] == [D(4), D(12)]
    assert items[0].replicates == ({"reading": D(1), "corrected": D(2)}, {"reading": D(3), "corrected": D(6)})
    assert calculation.run(run, [item.values for item in items]).values["highest"] == D(12)
    assert calculation.item({}, [{"reading": None}], run).values["mean_corrected"] is None


def test_a_control_is_judged_by_its_formula_and_its_target() -> None:
    control = SMALL.controls[0]
    assert checking.accepted(control, {"net": D("10.001")}) is True
    assert checking.accepted(control, {"net": D("10.003")}) is False
    assert checking.accepted(control, {"net": None}) is None


@pytest.mark.parametrize(
    ("seen", "blank", "reference"),
    [
        ({"marquis": "none", "scott": "none"}, True, False),
        ({"marquis": "orange", "scott": "cocaine"}, False, True),
        ({"marquis": "orange"}, False, False),  # not tried with Scott, which the run declares
        ({"marquis": "none", "scott": "none", "mandelin": "none"}, False, False),  # Mandelin is not declared
        ({}, False, False),
    ],
)
def test_a_colour_control_is_tried_with_every_declared_reagent(
    seen: dict[str, Any], blank: bool, reference: bool
) -> None:
    method = SHIPPED["drug-colour-tests"]
    run = {"use_marquis": True, "use_mandelin": False, "use_scott": True, "use_duquenois": False}
    values = Calculation(method).item(seen, (), run).values
    verdicts = [checking.accepted(control, {**run, **values}) for control in method.controls]
    assert verdicts == [blank, reference]


def test_a_choice_has_both_languages() -> None:
    for method in SHIPPED.values():
        for field in method.fields:
            assert all(one.name and one.name_es for one in field.choices)
