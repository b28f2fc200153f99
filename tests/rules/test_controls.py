"""Control charts: points of submitted runs, the period they are judged in, and the rules of Westgard."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from lims_desktop import controls, policies, worksheets
from lims_desktop.controls import Period, Series
from lims_desktop.errors import NeedsReason, Refused
from tests.database import Database, LabOf, Psql, Refusal
from tests.rules.test_requests import method
from tests.rules.test_worksheets import GOOD, Bench, bench, fill

__all__ = ["bench", "method"]

RUN = (
    "insert into lab.worksheet (number, version_id, state, analyst_id, opened_at)"
    " select 'T-' || %s, v.id, 'REVIEWED', p.id, %s from lab.method_version v, lab.person p"
    " where p.login = 'ana.lyst' limit 1 returning id"
)
POINT = (
    "with made as (insert into lab.run_position (worksheet_id, place, control) values (%s, %s, %s) returning id)"
    " insert into lab.control_point (worksheet_id, position_id, method_id, control, field, value, accepted, at)"
    " select %s, made.id, %s, %s, 'mean_concentration', %s, %s, %s from made"
)


def of(method: int, control: str = "low_control") -> Series:
    return Series(method, "", control, "mean_concentration", None, None, 0, controls.EPOCH, "")


def runs(database: Database, method: int, values: Sequence[dict[str, str]]) -> None:
    """Runs of the past with these values of their controls, one day after the other; "!" says not accepted."""
    for number, run in enumerate(values, 1):
        at = controls.EPOCH + timedelta(days=number)
        ((worksheet,),) = database.superuser(RUN, uuid4().hex[:12], at)
        for place, (control, value) in enumerate(run.items(), 1):
            database.superuser(
                POINT, worksheet, place, control, worksheet, method, control, value.strip("!"), "!" not in value, at
            )


def settled(lab_of: LabOf, method: int, *which: str) -> None:
    for control in which:
        controls.control_settle(
            lab_of("quinn.manager"), of(method, control), Period(Decimal(100), Decimal(5), controls.EPOCH),
            reason="Study QC-1",
        )  # fmt: skip


def rules(lab_of: LabOf, method: int, control: str) -> list[list[str]]:
    chart = controls.control_chart(lab_of("rita.view"), of(method, control))
    return [sorted(point.rules) for point in chart.points]


def test_the_rules_of_westgard(lab_of: LabOf, database: Database, method: int) -> None:
    """Values with mean 100 and s 5, so that z is plain; each rule breaks at its own number and not one before."""
    low = ["100", "110.5", "110.5", "110", "100", "115.1", "99", "105.5", "106", "105.1", "105.2", "95"]
    low += ["101"] * 10 + ["100"]
    runs(database, method, [{"low_control": one} for one in low])
    settled(lab_of, method, "low_control")
    assert rules(lab_of, method, "low_control") == [
        [], ["1-2s"], ["1-2s", "2-2s"], [], [], ["1-3s"], [], [], [], [], ["4-1s"], [], *[[]] * 9, ["10-x"], [],
    ]  # fmt: skip


def test_the_rules_between_the_controls_of_one_run(lab_of: LabOf, database: Database, method: int) -> None:
    pairs = [("110.5", "89"), ("110.5", "111"), ("110.5", "95"), ("89", "116"), ("110", "90")]
    runs(database, method, [{"low_control": one, "high_control": two} for one, two in pairs])
    settled(lab_of, method, "low_control", "high_control")
    assert rules(lab_of, method, "low_control") == [
        ["1-2s", "R-4s"], ["1-2s", "2-2s"], ["1-2s", "2-2s"], ["1-2s", "R-4s"], [],
    ]  # fmt: skip
    assert rules(lab_of, method, "high_control") == [["1-2s", "R-4s"], ["1-2s", "2-2s"], [], ["1-3s", "R-4s"], []]


def test_the_first_twenty_good_points_settle_a_period(lab_of: LabOf, database: Database, method: int) -> None:
    values = ["99", "101"] * 10
    runs(database, method, [{"low_control": one} for one in [*values[:5], "180!", *values[5:19]]])
    chart = controls.control_chart(lab_of("rita.view"), of(method))
    assert {point.z for point in chart.points} == {None}
    runs(database, method, [{"low_control": one} for one in [values[19], "103.1", "103.08"]])
    chart = controls.control_chart(lab_of("rita.view"), of(method))
    assert sum(point.settles for point in chart.points) == 20
    last = chart.points[-2]
    assert last.mean == 100
    assert round(float(last.s or 0), 4) == 1.026  # 20 values of 100 +- 1: the root of 20/19
    assert [point.rules for point in chart.points[-2:]] == [["1-3s"], ["1-3s", "2-2s"]]
    assert [point.accepted for point in chart.points].count(False) == 1


def test_a_submitted_run_has_its_points_and_says_what_it_breaks(
    lab_of: LabOf, database: Database, method: int, bench: Bench, psql: Psql
) -> None:
    ana, quinn = lab_of("ana.lyst"), lab_of("quinn.manager")
    worksheets.start(ana, bench.worksheet)
    fill(lab_of, bench)
    assert worksheets.submit(ana, bench.worksheet).westgard == []
    found = {(one.control, one.field): one for one in controls.control_series(ana)}
    low = found["low_control", "mean_concentration"]
    assert (low.instrument_id, low.points) == (bench.instrument, 1)
    assert ("mixed_volatiles", "mean_concentration") not in found
    (point,) = controls.control_chart(ana, low).points
    assert (point.value, point.accepted, point.worksheet, point.z) == (Decimal("0.0200"), True, bench.worksheet, None)
    period = Period(Decimal("0.0210"), Decimal("0.0003"), point.at - timedelta(days=1))
    with pytest.raises(NeedsReason, match=r"control\.why_settled"):
        controls.control_settle(quinn, low, period)
    act = uuid4()
    kept = controls.control_settle(quinn, low, period, reason="Lot 7", act=act)
    assert controls.control_settle(quinn, low, period, reason="Lot 7", act=act) == kept
    with pytest.raises(Refused, match=r"policy\.wrong_kind"):
        policies.change(quinn, "westgard_blocks", "1-9s", reason="Typing")
    view = worksheets.view(lab_of("rita.view"), bench.worksheet)
    assert view is not None
    assert [(one.control, one.rules) for one in view.westgard] == [("low_control", ["1-3s"])]
    worksheets.reopen(ana, bench.worksheet, reason="Look again")
    assert worksheets.submit(ana, bench.worksheet).state == "QC_PASS"
    worksheets.reopen(ana, bench.worksheet, reason="Look again")
    policies.change(quinn, "westgard_blocks", "1-3s 2-2s", reason="SOP QC-2")
    told = worksheets.submit(ana, bench.worksheet)
    assert (told.state, [one.rules for one in told.westgard]) == ("QC_FAIL", [["1-3s"]])
    assert set(told.controls.values()) == {True}
    assert len(controls.control_chart(ana, of(method)).points) == 1
    _only_whom_it_is_for(psql, low.method_id)


def _only_whom_it_is_for(psql: Psql, method: int) -> None:
    act = "select lims.control_settle(gen_random_uuid(), %s, 'low_control', 'mean_concentration', "
    settle = act + "%s, %s, now(), null, 'x')"
    for login in ("ana.lyst", "tech.tom", "mona.manager", "aud.itor", "admin.ada", "client.pol"):
        told: Any = psql(login, settle, method, "1", "1")
        assert told.state == "42501", login
    for mean, s in (("1", "0"), ("1", "-1"), ("NaN", "1"), ("1", "NaN"), ("1", "Infinity"), (None, "1"), ("1", None)):
        assert psql("quinn.manager", settle, method, mean, s) == Refusal("LM001", "control.no_spread"), (mean, s)
    assert psql("quinn.manager", settle, 999, "1", "1") == Refusal("LM001", "control.unknown")
    for table in ("control_point", "control_period"):
        denied: Any = psql("quinn.manager", f"delete from lab.{table}")
        assert denied.state == "42501"
    charts: Any = psql("client.pol", "select lims.control_series()")
    assert charts.state == "42501"


def test_a_failed_control_is_kept_as_rejected(lab_of: LabOf, method: int, bench: Bench) -> None:
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    fill(lab_of, bench, GOOD | {"low_control": "0.4"})
    assert worksheets.submit(ana, bench.worksheet).state == "QC_FAIL"
    worksheets.reopen(ana, bench.worksheet, reason="Low control failed")
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    low = next(one for one in view.positions if one.control == "low_control")
    worksheets.repeat(ana, low.id, "superseded", reason="Vial leaked")
    fill(lab_of, bench)
    assert worksheets.submit(ana, bench.worksheet).state == "QC_PASS"
    points = controls.control_chart(ana, of(method)).points
    assert [(one.accepted, one.disposition) for one in points] == [(False, "superseded"), (True, None)]
    assert controls.control_chart_print(lab_of("aud.itor"), of(method)).head.kind == "control_chart"
