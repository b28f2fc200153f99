"""Work at the demonstration's benches takes what its method needs and types what it asks, and its controls stand."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from lims_desktop.demonstration.equipment import Work, works
from lims_desktop.demonstration.material import FOLDER
from lims_desktop.formulas import Value
from lims_desktop.methods import reading
from lims_desktop.methods.checking import accepted
from lims_desktop.methods.computing import Calculation, column
from lims_desktop.methods.definition import Level, Method
from lims_desktop.shipped import read_toml, word_lists

SAID = read_toml(FOLDER / "casework.toml")
KINDS = {one["name"]: one["kind"] for one in SAID["instruments"]}


def value(method: Method, field: str, typed: str) -> Value:
    kind = method.by_code[field].kind
    return Decimal(typed) if kind == "number" else typed == "true" if kind == "yes_no" else typed


def at(method: Method, level: Level, values: Mapping[str, Any], line: int | None = None) -> dict[str, Value]:
    """The typed values of one level, or of one line of replicates."""
    codes = {field.code for field in method.at(level)} & values.keys()
    return {code: value(method, code, values[code] if line is None else values[code][line]) for code in codes}


@pytest.mark.parametrize("work", works().values(), ids=lambda work: work.method)
def test_a_work_fits_its_method(work: Work) -> None:
    method = reading.shipped()[work.method]
    assert work.examination in method.examinations
    assert set(work.types) <= word_lists()["item_type"].codes
    assert {need.instrument for need in method.needs if need.instrument} <= {KINDS[name] for name in work.instruments}
    assert (
        {need.lot for need in method.needs if need.lot} <= set(work.reagents) <= {r["code"] for r in SAID["reagents"]}
    )
    needed = {field.code for field in method.fields if field.required and not field.formula}
    run = {field.code for field in method.at("run")}
    assert needed & run <= work.run.keys()
    for sample in work.samples:
        assert needed - run <= sample.keys() <= method.by_code.keys()


@pytest.mark.parametrize("work", works().values(), ids=lambda work: work.method)
def test_the_controls_of_a_work_stand(work: Work) -> None:
    method = reading.shipped()[work.method]
    run = at(method, "run", work.run)
    for control in method.controls:
        typed = work.controls[control.code]
        lines = max((len(said) for said in typed.values() if isinstance(said, list)), default=0)
        rows = [at(method, "replicate", typed, line) for line in range(lines)]
        made = Calculation(method).item(at(method, "item", typed), rows, run)
        columns: dict[str, Value] = {one.code: column(made.replicates, one.code) for one in method.at("replicate")}
        assert accepted(control, {**run, **columns, **made.values}) is True, control.code
