"""Vials: scanned at load and again in the instrument's order; a mismatch stops the run until somebody says why."""

from __future__ import annotations

from uuid import uuid4

import pytest

from lims_desktop import vials, worksheets
from lims_desktop.codes import Kind, machine_code
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.lab import Lab
from lims_desktop.methods import reading
from lims_desktop.vials import Round
from tests.database import Database, LabOf, Psql, Refusal
from tests.rules.test_methods import approved
from tests.rules.test_requests import allow
from tests.rules.test_worksheets import Bench, a_bench, fill

SHIPPED = reading.shipped()["blood-alcohol-hsgc"]


@pytest.fixture
def bench(lab_of: LabOf, database: Database) -> Bench:
    """Blood alcohol as it is shipped, at work: one sample and its controls, each in duplicate, so two vials of each."""
    database.superuser("update lab.person set section = 'toxicology' where login in ('rita.view', 'ana.lyst')")
    allow(lab_of, "ana.lyst", approved(lab_of, SHIPPED).method)
    made = a_bench(lab_of)
    worksheets.start(lab_of("ana.lyst"), made.worksheet)
    return made


def codes(lab: Lab, worksheet: int) -> list[str]:
    view = vials.view(lab, worksheet)
    assert view is not None
    return [vial.code or "" for vial in view.vials]


def scan_all(lab: Lab, worksheet: int, round_: Round) -> None:
    for code in codes(lab, worksheet):
        assert not vials.scan(lab, worksheet, round_, code).stopped


def test_two_rounds_in_their_order_and_only_then_it_is_submitted(lab_of: LabOf, bench: Bench, psql: Psql) -> None:
    ana, here = lab_of("ana.lyst"), bench.worksheet
    fill(lab_of, bench)
    with pytest.raises(Refused, match=r"vial\.not_scanned"):
        worksheets.submit(ana, here)
    with pytest.raises(Refused, match=r"vial\.no_label"):
        vials.scan(ana, here, "load", machine_code(Kind.VIAL, 1))
    act = uuid4()
    assert vials.label(ana, here, act=act) == vials.label(ana, here, act=act)
    vials.label(ana, here)
    known = codes(ana, here)
    assert len(set(known)) == len(known) > 10
    view = worksheets.view(ana, here)
    assert view is not None
    assert len(known) == 2 * len(view.positions), "two aliquots of each person's blood"
    with pytest.raises(Refused, match=r"vial\.load_first"):
        vials.scan(ana, here, "instrument", known[0])
    act = uuid4()
    first = vials.scan(ana, here, "load", known[0], act=act)
    assert vials.scan(ana, here, "load", known[0], act=act) == first
    assert first.next is not None
    assert (first.again, first.stopped) == (False, False)
    assert (first.next.place, first.next.replicate, first.next.code) == (1, 2, known[1])
    assert psql("ana.lyst", "select count(*) from lab.run_position where loaded_at is not null") == [(0,)]
    assert vials.scan(ana, here, "load", known[0]).again
    for code in known[1:]:
        vials.scan(ana, here, "load", code)
    assert vials.scan(ana, here, "load", known[-1]).again
    with pytest.raises(Refused, match=r"vial\.all_scanned"):
        vials.scan(ana, here, "load", known[0])
    with pytest.raises(Refused, match=r"vial\.not_scanned"):
        worksheets.submit(ana, here)
    scan_all(ana, here, "instrument")
    assert worksheets.submit(ana, here).state == "QC_PASS"
    assert psql("ana.lyst", "select count(*) from lab.run_position where loaded_at is null") == [(0,)]


def test_a_mismatch_stops_the_run(lab_of: LabOf, bench: Bench, psql: Psql, database: Database) -> None:
    ana, here = lab_of("ana.lyst"), bench.worksheet
    vials.label(ana, here)
    known = codes(ana, here)
    vials.scan(ana, here, "load", known[0])
    stopped = vials.scan(ana, here, "load", known[2])
    assert stopped.stopped
    assert stopped.due is not None
    assert stopped.found is not None
    assert (stopped.due.place, stopped.due.replicate, stopped.found.place, stopped.found.replicate) == (1, 2, 2, 1)
    with pytest.raises(Refused, match=r"vial\.stopped") as refusal:
        vials.scan(ana, here, "load", known[1])
    assert (refusal.value.detail["place"], refusal.value.detail["found_place"]) == ("1.2", "2.1")
    fill(lab_of, bench)
    with pytest.raises(Refused, match=r"vial\.stopped"):
        worksheets.submit(ana, here)
    with pytest.raises(NeedsReason, match=r"vial\.why_go_on"):
        vials.go_on(ana, here, anew=False, reason=" ")
    act = uuid4()
    going = vials.go_on(ana, here, anew=False, reason="Two vials swapped in the hand", act=act)
    assert vials.go_on(ana, here, anew=False, reason="Two vials swapped in the hand", act=act) == going
    with pytest.raises(Refused, match=r"vial\.not_stopped"):
        vials.go_on(ana, here, anew=False, reason="x")
    for code in known[1:]:
        vials.scan(ana, here, "load", code)
    for wrong in (known[0], "V000000999999", "E000000000101", "x' --", ""):
        stopped = vials.scan(ana, here, "instrument", known[1] if wrong == known[0] else wrong)
        assert stopped.stopped
        vials.go_on(ana, here, anew=True, reason="The tray was turned")
    scan_all(ana, here, "instrument")
    assert worksheets.submit(ana, here).state == "QC_PASS"
    view = vials.view(lab_of("rita.view"), here)
    assert view is not None
    assert view.stop is None
    assert [one.why for one in view.stops][:2] == ["Two vials swapped in the hand", "The tray was turned"]
    for statement in (
        "update lab.vial_scan set matched = true",
        "update lab.vial_scan set clearing_reason = 'x' where cleared_at is not null",
        "update lab.vial set position_id = position_id + 1",
        "delete from lab.vial_scan",
        "delete from lab.vial",
    ):
        with pytest.raises(Exception, match=r"kept|frozen"):
            database.superuser(f"set role lims_owner; {statement}")
        assert psql("ana.lyst", statement).state == "42501"


def test_a_repeat_has_vials_of_its_own(lab_of: LabOf, bench: Bench) -> None:
    ana, here = lab_of("ana.lyst"), bench.worksheet
    vials.label(ana, here)
    scan_all(ana, here, "load")
    scan_all(ana, here, "instrument")
    view = worksheets.view(ana, here)
    assert view is not None
    worksheets.repeat(ana, view.positions[0].id, "invalid", reason="Not crimped")
    fill(lab_of, bench)
    with pytest.raises(Refused, match=r"vial\.not_scanned"):
        worksheets.submit(ana, here)
    vials.label(ana, here)
    for round_ in ("load", "instrument"):
        for again in codes(ana, here)[-2:]:
            assert not vials.scan(ana, here, round_, again).stopped
    assert worksheets.submit(ana, here).state == "QC_PASS"


def test_who_scans(lab_of: LabOf, bench: Bench, psql: Psql, database: Database) -> None:
    label, scan = (
        "select lims.vials_label(gen_random_uuid(), %s)",
        "select lims.vial_scan(gen_random_uuid(), %s, %s, %s)",
    )
    go_on = "select lims.vial_go_on(gen_random_uuid(), %s, false, 'x')"
    here = bench.worksheet
    for login in ("tech.tom", "rita.view", "mona.manager", "quinn.manager", "aud.itor", "client.pol"):
        for call in ((label, here), (scan, here, "load", "x"), (go_on, here)):
            assert psql(login, *call).state == "42501", login
    assert psql("ben.lyst", label, here) == Refusal("LM001", "authorisation.missing")
    assert psql("ben.lyst", scan, here, "load", "x") == Refusal("LM001", "authorisation.missing")
    assert psql("ana.lyst", scan, here, "sideways", "x") == Refusal("LM001", "vial.no_round")
    vials.label(lab_of("ana.lyst"), here)
    vials.scan(lab_of("ana.lyst"), here, "load", "V000000000197")
    database.superuser("update lab.case_file set restricted = true")
    assert vials.view(lab_of("max.medic"), here) is None
    assert psql("max.medic", "select (select count(*) from lab.vial), (select count(*) from lab.vial_scan)") == [(0, 0)]
    database.superuser("update lab.case_file set restricted = false")
    worksheets.abort(lab_of("ana.lyst"), here, reason="Enough")
    assert psql("ana.lyst", label, here) == Refusal("LM001", "worksheet.wrong_state")
