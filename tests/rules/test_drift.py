"""The drift view: counted from a run with a repeat, a failed control and a correction; who sees whose."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from lims_desktop import cases, drift, items, worksheets
from lims_desktop.errors import Refused
from lims_desktop.worksheets import Entry
from tests.database import LabOf, Psql
from tests.rules.test_requests import method
from tests.rules.test_worksheets import GOOD, Bench, bench, fill

__all__ = ["bench", "method"]
NOW = datetime.now(UTC)
WEEK = (NOW - timedelta(days=7), NOW + timedelta(days=1))


def test_counts_what_happened_and_opens_it(lab_of: LabOf, bench: Bench, method: int, psql: Psql) -> None:
    ana, rita, ben = lab_of("ana.lyst"), lab_of("rita.view"), lab_of("ben.lyst")
    worksheets.start(ana, bench.worksheet)
    fill(lab_of, bench, GOOD | {"low_control": "9.99"})
    assert worksheets.submit(ana, bench.worksheet).state == "QC_FAIL"
    worksheets.reopen(ana, bench.worksheet, reason="The low control is out")
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    sample = next(one for one in view.positions if one.item is not None)
    worksheets.repeat(ana, sample.id, "superseded", reason="Air in the line")
    run = [one for one in view.results if one.field == "slope"]
    worksheets.enter(ana, bench.worksheet, [Entry(None, "slope", "12.6", seen=run[0].version)], reason="Misread")
    seen = drift.drift(rita, method, *WEEK)
    found = {row.measure: (row.name, row.hits, row.tries) for row in seen.rows}
    assert seen.everyone
    assert found["reruns"] == ("Ana Lyst", 1, 2)
    assert found["superseded"] == ("Ana Lyst", 1, 2)
    assert found["invalid"] == ("Ana Lyst", 0, 2)
    assert found["controls"] == ("Ana Lyst", 1, 6)
    assert found["corrections"][1] == 1
    assert found["late"][1] == 0
    assert float(seen.medians["reruns"]) == 0.5
    assert all(row.mark == "" for row in seen.rows), "one run is too few to say anything"
    control = drift.counted(rita, method, *WEEK, seen.of("controls")[0])
    assert [(one.worksheet, one.what) for one in control.lines] == [(bench.worksheet, "low_control")]
    [wrong] = drift.counted(ana, method, *WEEK, seen.of("corrections")[0]).lines
    assert (wrong.what, wrong.why) == ("slope", "Misread")
    own = drift.drift(ana, method, *WEEK)
    assert ({row.name for row in own.rows}, own.medians, own.rows[0].other_tries) == ({"Ana Lyst"}, {}, None)
    assert drift.drift(ben, method, *WEEK).rows == []
    assert drift.counted(ben, method, *WEEK, seen.of("controls")[0]).lines == []
    for login in ("tech.tom", "admin.ada", "client.pol"):
        assert psql(login, "select lims.drift(1, now() - interval '1 day', now())").state == "42501", login
    with pytest.raises(Refused, match=r"drift\.interval"):
        drift.drift(rita, method, NOW, NOW - timedelta(days=1))
    cases.restrict(lab_of("mona.manager"), _case(lab_of, bench), True, reason="secret")
    hidden = drift.counted(rita, method, *WEEK, seen.of("controls")[0])
    assert (hidden.lines, hidden.hidden) == ([], 1)


def _case(lab_of: LabOf, bench: Bench) -> int:
    view = items.view(lab_of("mona.manager"), bench.items[0])
    assert view is not None
    assert view.case is not None
    return view.case.id
