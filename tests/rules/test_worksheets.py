"""Worksheets: every gate, values as typed, formulas and controls by the database, review by somebody else."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from lims_desktop import authorisations, custody, instruments, interests, requests, worksheets
from lims_desktop.errors import Conflict, NeedsReason, Refused
from lims_desktop.formulas import Value
from lims_desktop.instruments import NewInstrument, NewReagent, Noted, Part
from lims_desktop.lab import Lab
from lims_desktop.methods import register
from lims_desktop.sentences import sentence
from lims_desktop.worksheets import Entry
from tests.database import Database, LabOf, Psql, Refusal
from tests.laboratory import take_in
from tests.meeting import at_work, until_somebody_waits
from tests.rules.test_methods import METHOD
from tests.rules.test_requests import BLOOD, TODAY, YEAR, allow, method, person

__all__ = ["method"]
RUN = {
    "internal_standard": "n-propanol 7", "slope": "12.5", "intercept": "0.01", "correlation": "0.9998",
    "relative_uncertainty": "5.0", "legal_limit": "0.080",
}  # fmt: skip
GOOD = {
    "reagent_blank": "0.01",
    "negative_blood": "0.01",
    "low_control": "0.26",
    "high_control": "2.51",
    "mixed_volatiles": "0.01",
}


@dataclass
class Bench:
    """A worksheet on Ana's bench, ready to start."""

    worksheet: int
    items: list[int]
    requests: list[int]
    instrument: int
    lots: list[int]


def give_to(lab_of: LabOf, items: list[int], login: str) -> None:
    giver, taker = lab_of("tech.tom"), lab_of(login)
    offer = custody.offer(giver, items, taker.me.person)
    with taker.second(login, "a demonstration password") as fresh:
        custody.accept(fresh, offer.offer, offer.digest)


def an_instrument(lab_of: LabOf, *, until: int = 90, kind: str = "headspace-gc") -> int:
    head = lab_of("rita.view")
    made = instruments.add(head, NewInstrument("GC 1", kind, "Maker", "Model", uuid4().hex)).instrument
    instruments.note(head, made, Noted("calibration", "Yearly", "pass", TODAY + timedelta(days=until)))
    return made


def a_lot(lab_of: LabOf, *, amount: str = "100", code: str = "", number: str = "L-7") -> int:
    """A lot of the reagent with this code (of a new one, if none is said)."""
    head, code = lab_of("rita.view"), code or uuid4().hex
    known = {name: number for number, name in instruments.reagents(head)}
    made = known.get(code) or instruments.add_reagent(head, NewReagent(code, code, "reagent", "ml")).reagent
    return instruments.receive(head, made, number, Decimal(amount), TODAY + timedelta(days=60)).lot


def a_bench(
    lab_of: LabOf, count: int = 1, *, hands: str = "ana.lyst", equipped: bool = True, two: bool = False
) -> Bench:
    """Items of one request on an opened worksheet of Ana's, with what it needs; `two`: two requests of one item."""
    technician, head, ana = lab_of("tech.tom"), lab_of("rita.view"), lab_of("ana.lyst")
    lines = [replace(BLOOD, description=f"Blood {number}") for number in range(2 if two else count)]
    items = [one.id for one in take_in(technician, *lines, reference=f"CR-{uuid4().int % 9999}/26").items]
    asked, given = [], []
    for some in _each(items, two=two):
        asked.append(requests.add(technician, some, "blood-alcohol", "How much?").request)
        requests.accept(head, asked[-1])
        given.append(requests.take_next(ana, "toxicology").assignment or 0)
    if hands != "tech.tom":
        give_to(lab_of, items, hands)
    opened = worksheets.open_one(ana, given)
    instrument = an_instrument(lab_of)
    lots = (
        [a_lot(lab_of, amount="1000", code=code) for code in ("n-propanol-is", "ethanol-calibrators")]
        if equipped
        else []
    )
    for code in [_code("I", instrument), *(_code("R", lot) for lot in lots)]:
        worksheets.take(ana, opened.worksheet, code)
    return Bench(opened.worksheet, items, asked, instrument, lots)


def _each(items: list[int], *, two: bool) -> list[list[int]]:
    return [[one] for one in items] if two else [items]


def _code(letter: str, number: int) -> str:
    from lims_desktop.codes import machine_code

    return machine_code(letter, number)


@pytest.fixture
def bench(lab_of: LabOf, method: int) -> Bench:
    """One blood sample in Ana's hands on an opened worksheet."""
    return a_bench(lab_of)


def fill(
    lab_of: LabOf,
    bench: Bench,
    ratios: dict[str, str] = GOOD,
    sample: tuple[str, str] = ("1.885", "1.91"),
    by: str = "ana.lyst",
) -> None:
    """Everything that a run needs, typed by Ana, or whoever does it."""
    ana = lab_of(by)
    entries = [Entry(None, name, typed) for name, typed in RUN.items()]
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    for position in view.positions:
        if position.disposition is not None or position.taken_away:
            continue
        pair = sample if position.control is None else (ratios[position.control],) * 2
        for number, ratio in enumerate(pair, 1):
            entries += [
                Entry(position.id, "ratio", ratio, number),
                Entry(position.id, "ratio_confirmation", "true", number),
            ]
        if position.control is None:
            entries += [Entry(position.id, "specimen", "whole"), Entry(position.id, "preservative", "true")]
    known = {(one.position, one.replicate, one.field): one.version for one in view.results if one.superseded_at is None}
    fresh = [entry for entry in entries if (entry.position, entry.replicate, entry.field) not in known]
    worksheets.enter(ana, bench.worksheet, fresh)


def sample_values(lab_of: LabOf, bench: Bench) -> dict[str, Any]:
    view = worksheets.view(lab_of("ana.lyst"), bench.worksheet)
    assert view is not None
    last = max(view.positions, key=lambda one: one.place)
    found = view.values["positions"][str(last.id)]["values"]
    assert isinstance(found, dict)
    return found


def test_a_run_from_the_first_gate_to_the_review(lab_of: LabOf, bench: Bench, method: int) -> None:
    ana = lab_of("ana.lyst")
    act = uuid4()
    started = worksheets.start(ana, bench.worksheet, act=act)
    assert started.state == "RUNNING"
    assert worksheets.start(ana, bench.worksheet, act=act) == started
    fill(lab_of, bench)
    values = sample_values(lab_of, bench)
    assert (values["mean_concentration"], values["reported"], values["finding"]) == (
        Decimal("0.1510"),
        Decimal("0.151"),
        "above",
    )
    submitted = worksheets.submit(ana, bench.worksheet)
    assert submitted.state == "QC_PASS"
    assert set(submitted.controls.values()) == {True}
    authorisations.authorise(
        lab_of("quinn.manager"), person(lab_of, "rita.view"), method, "review", YEAR, evidence="Test"
    )
    assert worksheets.review(lab_of("rita.view"), bench.worksheet).state == "REVIEWED"
    view = requests.view(ana, bench.requests[0])
    assert view is not None
    assert (view.state, view.lines[0].analysis) == ("ANALYSED", "complete")


def test_what_was_entered_by_hand_and_computed_is_what_python_computes(lab_of: LabOf, bench: Bench) -> None:
    from lims_desktop.methods.computing import Calculation

    worksheets.start(lab_of("ana.lyst"), bench.worksheet)
    fill(lab_of, bench, sample=("1.0225", "1.0375"))
    run = {name: Decimal(typed) for name, typed in RUN.items() if name != "internal_standard"}
    rows: list[dict[str, Value]] = [
        {"ratio": Decimal(ratio), "ratio_confirmation": True} for ratio in ("1.0225", "1.0375")
    ]
    expected = Calculation(METHOD).item({"specimen": "whole", "preservative": True}, rows, run).values
    found = sample_values(lab_of, bench)
    assert {name: found[name] for name in expected} == expected


# The gates -----------------------------------------------------------------------------------------------------------


def test_no_work_without_the_item_in_ones_hands(lab_of: LabOf, method: int) -> None:
    bench = a_bench(lab_of, hands="tech.tom")
    with pytest.raises(Refused, match=r"worksheet\.no_custody") as refusal:
        worksheets.start(lab_of("ana.lyst"), bench.worksheet)
    assert refusal.value.detail["holder"] == "Tom Evidence"
    give_to(lab_of, bench.items, "ana.lyst")
    assert worksheets.start(lab_of("ana.lyst"), bench.worksheet).state == "RUNNING"


GATES = [
    ("instrument set calibration_due = current_date - 1", "instrument.calibration_due"),
    ("instrument set calibration_due = null", "instrument.calibration_due"),
    ("instrument set calibration_due = current_date + 9, state = 'OUT_OF_SERVICE'", "instrument.out_of_service"),
    ("instrument set state = 'IN_SERVICE'", ""),
    ("lot set expires = current_date - 1", "lot.expired"),
    ("lot set expires = current_date + 9, quarantined_at = now(), quarantine = 'Cloudy'", "lot.quarantined"),
    ("lot set quarantined_at = null, quarantine = null, left_over = 0", "lot.empty"),
    ("lot set left_over = 100", ""),
    ("request set stop_work = 'Plea'", "worksheet.stopped"),
    ("request set stop_work = null, state = 'ON_HOLD', held_from = 'ASSIGNED'", "worksheet.stopped"),
    ("request set state = 'ASSIGNED', held_from = null", ""),
    ("authorisation set valid_until = current_date - 1, valid_from = current_date - 9", "authorisation.missing"),
    ("authorisation set valid_until = current_date + 9", ""),
    ("method_version set state = 'OBSOLETE'", "worksheet.old_version"),
]
"""What spoils a start one after the other, and what mends it again (without a code)."""


def test_every_gate_refuses_with_its_reason(lab_of: LabOf, bench: Bench, database: Database, psql: Psql) -> None:
    worksheets.take(lab_of("ana.lyst"), bench.worksheet, _code("R", a_lot(lab_of)))
    start = "select lims.worksheet_start(gen_random_uuid(), %s)"
    for spoil, code in GATES:
        database.superuser(f"update lab.{spoil}")
        if code:
            assert psql("ana.lyst", start, bench.worksheet) == Refusal("LM001", code), spoil


def test_what_is_decided_while_a_run_begins_comes_before_it_or_after(
    lab_of: LabOf, bench: Bench, database: Database, psql: Psql
) -> None:
    """Notices and faults that come in between are seen first; nobody waits for the other in a circle."""
    ana, request = lab_of("ana.lyst"), bench.requests[0]
    view = requests.view(ana, request)
    assert view is not None
    given = view.assignments[0].id
    stop, submit = (
        "select lims.stop_work(gen_random_uuid(), %s, %s)",
        "select lims.worksheet_submit(gen_random_uuid(), %s)",
    )
    with (
        at_work(database, "tech.tina") as other,
        at_work(database, "ben.lyst") as colleague,
        ThreadPoolExecutor(1) as pool,
    ):
        other.execute(stop, (request, "Plea"))
        starting = pool.submit(worksheets.start, ana, bench.worksheet)
        until_somebody_waits(database)
        other.commit()
        with pytest.raises(Refused, match=r"worksheet\.stopped") as refusal:
            starting.result(timeout=60)
        assert (refusal.value.detail["why"], refusal.value.detail["id"]) == ("Plea", request)
        requests.acknowledge(ana, given, "Plea")
        fault = "select lims.instrument_note(gen_random_uuid(), %s, %s, 'No flame', 'pass')"
        colleague.execute(fault, (bench.instrument, "fault"))
        starting = pool.submit(worksheets.start, ana, bench.worksheet)
        until_somebody_waits(database)
        colleague.commit()
        with pytest.raises(Refused, match=r"instrument\.out_of_service"):
            starting.result(timeout=60)
        instruments.note(lab_of("rita.view"), bench.instrument, Noted("repair", "New igniter", "pass"))
        worksheets.start(ana, bench.worksheet)
        fill(lab_of, bench)
        other.execute(stop, (request, "Withdrawn by letter"))
        submitting = pool.submit(psql, "ana.lyst", submit, bench.worksheet)
        until_somebody_waits(database)
        other.commit()
        assert submitting.result(timeout=60) == Refusal("LM001", "worksheet.stopped")
    repeat = "select lims.attempt_repeat(gen_random_uuid(), (select max(id) from lab.run_position), 'invalid', 'Spilt')"
    assert psql("ana.lyst", repeat) == Refusal("LM001", "worksheet.stopped")
    worksheets.enter(ana, bench.worksheet, [Entry(None, "slope", "12.6", seen=1)], reason="What was read is kept")
    requests.acknowledge(ana, given, "Withdrawn by letter")
    assert worksheets.submit(ana, bench.worksheet).state == "QC_PASS"


def test_what_is_not_fit_is_not_even_taken(lab_of: LabOf, bench: Bench) -> None:
    ana, head = lab_of("ana.lyst"), lab_of("rita.view")
    instruments.note(head, bench.instrument, Noted("fault", "Smoke"))
    with pytest.raises(Refused, match=r"instrument\.out_of_service"):
        worksheets.take(ana, bench.worksheet, _code("I", bench.instrument))
    lot = a_lot(lab_of)
    instruments.quarantine(ana, lot, reason="Cloudy")
    with pytest.raises(Refused, match=r"lot\.quarantined"):
        worksheets.take(ana, bench.worksheet, _code("R", lot))
    with pytest.raises(Refused, match=r"worksheet\.neither"):
        worksheets.take(ana, bench.worksheet, "E000000000101")


def test_what_the_method_needs_is_taken_before_the_start(lab_of: LabOf, psql: Psql, method: int) -> None:
    bench, ana = a_bench(lab_of, equipped=False), lab_of("ana.lyst")
    with pytest.raises(Refused, match=r"worksheet\.need_missing") as refusal:
        worksheets.start(ana, bench.worksheet)
    assert refusal.value.detail["codes"] == ["internal_standard", "calibrators"]
    assert sentence(refusal.value, "es").startswith("Falta escanear: Patrón interno")
    balance = an_instrument(lab_of, kind="balance")
    for code in (_code("I", balance), _code("R", a_lot(lab_of)), _code("R", a_lot(lab_of, code="n-propanol-is"))):
        worksheets.take(ana, bench.worksheet, code)
    start = "select lims.worksheet_start(gen_random_uuid(), %s)"
    assert psql("ana.lyst", start, bench.worksheet) == Refusal("LM001", "worksheet.need_missing")
    worksheets.take(ana, bench.worksheet, _code("R", a_lot(lab_of, code="ethanol-calibrators")))
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    assert [(one.code, one.is_met) for one in view.needs] == [
        ("gc", True), ("internal_standard", True), ("calibrators", True)]  # fmt: skip
    put_back, act = "select lims.worksheet_put_back(gen_random_uuid(), %s, %s)", uuid4()
    worksheets.put_back(ana, bench.worksheet, _code("I", bench.instrument), act=act)
    worksheets.put_back(ana, bench.worksheet, _code("I", bench.instrument), act=act)
    assert psql("ana.lyst", put_back, bench.worksheet, "I0") == Refusal("LM001", "worksheet.not_taken")
    assert psql("ben.lyst", put_back, bench.worksheet, _code("I", balance)).message == "authorisation.missing"
    assert psql("rita.view", put_back, bench.worksheet, _code("I", balance)).state == "42501"
    assert psql("ana.lyst", start, bench.worksheet) == Refusal("LM001", "worksheet.need_missing")
    worksheets.take(ana, bench.worksheet, _code("I", bench.instrument))
    worksheets.start(ana, bench.worksheet)
    again = psql("ana.lyst", put_back, bench.worksheet, _code("I", balance))
    assert again == Refusal("LM001", "worksheet.wrong_state")


def left(lab: Lab) -> dict[str, Decimal]:
    return {one.number: one.left_over for one in instruments.lots(lab)}


def test_lots_are_used_up_from_the_start_and_by_every_repeat(lab_of: LabOf, method: int, database: Database) -> None:
    bench, ana = a_bench(lab_of, equipped=False), lab_of("ana.lyst")
    lots = [a_lot(lab_of, amount=amount, code="n-propanol-is", number=number)
            for number, amount in (("A", "2"), ("B", "4.9"))]  # fmt: skip
    for lot in (*lots, a_lot(lab_of, code="ethanol-calibrators", number="C")):
        worksheets.take(ana, bench.worksheet, _code("R", lot))
    with pytest.raises(Refused, match=r"lot\.not_enough") as refusal:
        worksheets.start(ana, bench.worksheet)  # six controls and one sample, in duplicate: 7 ml
    assert (refusal.value.detail["lot"], refusal.value.detail["wanted"]) == ("A, B", Decimal("7.0"))
    assert left(ana) == {"A": Decimal(2), "B": Decimal("4.9"), "C": Decimal(100)}
    worksheets.take(ana, bench.worksheet, _code("R", a_lot(lab_of, amount="2", code="n-propanol-is", number="D")))
    act = uuid4()
    worksheets.start(ana, bench.worksheet, act=act)
    worksheets.start(ana, bench.worksheet, act=act)
    assert left(ana) == {"C": Decimal(100), "D": Decimal("1.9")}
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    worksheets.repeat(ana, view.positions[0].id, "invalid", reason="Not crimped")
    assert left(ana)["D"] == Decimal("0.9")
    with pytest.raises(Refused, match=r"lot\.not_enough"):
        worksheets.repeat(ana, view.positions[1].id, "invalid", reason="Not crimped")
    worksheets.abort(ana, bench.worksheet, reason="Nothing is left")
    assert left(ana)["D"] == Decimal("0.9")
    used = "select sum(amount) from lab.lot_use where worksheet_id = %s and what_for like 'WS-%%'"
    assert database.superuser(used, bench.worksheet) == [(Decimal("-8.0"),)]


def test_what_was_given_away_mid_run_is_left_and_the_rest_goes_on(lab_of: LabOf, psql: Psql, method: int) -> None:
    bench, ana, head = a_bench(lab_of, two=True), lab_of("ana.lyst"), lab_of("rita.view")
    worksheets.start(ana, bench.worksheet)
    allow(lab_of, "ben.lyst", method)
    requests.reassign(head, bench.requests[0], person(lab_of, "ben.lyst"), method, reason="Ana leaves early")
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    gone = next(one for one in view.positions if one.item == bench.items[0])
    assert [one.taken_away for one in view.positions if one.item] == [True, False]
    with pytest.raises(Refused, match=r"worksheet\.taken_away"):
        worksheets.enter(ana, bench.worksheet, [Entry(gone.id, "specimen", "whole")])
    repeat = "select lims.attempt_repeat(gen_random_uuid(), %s, 'invalid', 'why')"
    assert psql("ana.lyst", repeat, gone.id) == Refusal("LM001", "worksheet.taken_away")
    fill(lab_of, bench)
    assert worksheets.submit(ana, bench.worksheet).state == "QC_PASS"
    authorisations.authorise(lab_of("quinn.manager"), person(lab_of, "rita.view"), method, "review", YEAR, evidence="T")
    worksheets.review(head, bench.worksheet)
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    ends = {one.item: (one.disposition, one.disposition_reason) for one in view.positions if one.item}
    assert ends == {bench.items[0]: ("superseded", "Ana leaves early"), bench.items[1]: ("reported", None)}
    states = [told.state for number in bench.requests if (told := requests.view(ana, number)) is not None]
    assert states == ["ASSIGNED", "ANALYSED"]
    ben = lab_of("ben.lyst")
    opened = worksheets.open_one(ben, [worksheets.waiting(ben)[0].assignment])
    theirs = worksheets.view(ben, opened.worksheet)
    assert theirs is not None
    assert [(one.item, one.attempt) for one in theirs.positions if one.item] == [(bench.items[0], 2)]


def test_a_run_of_which_nothing_is_left_is_aborted(lab_of: LabOf, bench: Bench, method: int) -> None:
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    allow(lab_of, "ben.lyst", method)
    requests.reassign(lab_of("rita.view"), bench.requests[0], person(lab_of, "ben.lyst"), method, reason="Leave")
    with pytest.raises(Refused, match=r"worksheet\.nothing_left"):
        worksheets.submit(ana, bench.worksheet)
    assert worksheets.abort(ana, bench.worksheet, reason="Given to Ben").state == "ABORTED"


def test_only_ones_own_assignments_make_a_worksheet(lab_of: LabOf, psql: Psql, bench: Bench) -> None:
    opened = "select lims.worksheet_open(gen_random_uuid(), (select array_agg(id) from lab.assignment))"
    assert psql("ben.lyst", opened) == Refusal("LM001", "worksheet.assignments")
    start = "select lims.worksheet_start(gen_random_uuid(), %s)"
    assert psql("ben.lyst", start, bench.worksheet) == Refusal("LM001", "worksheet.not_yours")
    for login in ("tech.tom", "rita.view", "mona.manager", "quinn.manager", "aud.itor", "admin.ada", "client.pol"):
        assert psql(login, start, bench.worksheet).state == "42501", login


def test_an_assignment_is_on_one_worksheet_at_a_time(lab_of: LabOf, psql: Psql, bench: Bench) -> None:
    again = "select lims.worksheet_open(gen_random_uuid(), (select array_agg(id) from lab.assignment))"
    assert psql("ana.lyst", again) == Refusal("LM001", "worksheet.open_already")
    worksheets.abort(lab_of("ana.lyst"), bench.worksheet, reason="Another run")
    assert not isinstance(psql("ana.lyst", again), Refusal)


def test_what_was_given_to_somebody_else_is_not_started(lab_of: LabOf, psql: Psql, bench: Bench, method: int) -> None:
    allow(lab_of, "ben.lyst", method)
    requests.reassign(
        lab_of("rita.view"), bench.requests[0], person(lab_of, "ben.lyst"), method, reason="Ana is on leave"
    )
    start = "select lims.worksheet_start(gen_random_uuid(), %s)"
    assert psql("ana.lyst", start, bench.worksheet) == Refusal("LM001", "worksheet.taken_away")


# Values --------------------------------------------------------------------------------------------------------------


def test_a_moment_that_is_none_is_said(database: Database) -> None:
    field = '{"kind": "moment", "code": "at", "name": "Taken at"}'
    with psycopg.connect(**database.admin) as connection, pytest.raises(psycopg.Error) as refusal:
        connection.execute("select lims.need_value(%s, '2026-13-45T10:00')", (field,))
    assert refusal.value.diag.message_primary == "worksheet.no_moment"


JUNK = [
    ("slope", "12,5", "worksheet.no_number"),
    ("slope", "1e5", "worksheet.no_number"),
    ("slope", "NaN", "worksheet.no_number"),
    ("slope", "Infinity", "worksheet.no_number"),
    ("slope", "12.5 g", "worksheet.no_number"),
    ("slope", "--1", "worksheet.no_number"),
    ("mean_concentration", "0.1", "worksheet.no_field"),
    ("specimen", "whole", "worksheet.no_field"),
    ("nobody", "1", "worksheet.no_field"),
]


def test_nothing_is_coerced(lab_of: LabOf, bench: Bench) -> None:
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    for field, typed, code in JUNK:
        with pytest.raises(Refused) as refusal:
            worksheets.enter(ana, bench.worksheet, [Entry(None, "intercept", "1"), Entry(None, field, typed)])
        assert refusal.value.code == code, typed
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    assert view.results == []
    entry = Entry(view.positions[0].id, "ratio", "1", view.read.most + 1)
    with pytest.raises(Refused) as refusal:
        worksheets.enter(ana, bench.worksheet, [entry])
    assert (refusal.value.code, refusal.value.detail["most"]) == ("worksheet.too_many_lines", 2)


def test_digits_stay_as_they_were_typed_and_a_change_keeps_the_old(lab_of: LabOf, bench: Bench) -> None:
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    worksheets.enter(ana, bench.worksheet, [Entry(None, "slope", "12.50")])
    with pytest.raises(NeedsReason, match=r"worksheet\.why_changed"):
        worksheets.enter(ana, bench.worksheet, [Entry(None, "slope", "12.60", seen=1)])
    worksheets.enter(ana, bench.worksheet, [Entry(None, "slope", "12.60", seen=1)], reason="Misread the printout")
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    told = [(one.version, one.typed, one.reason, one.superseded_at is None) for one in view.results]
    assert told == [(1, "12.50", None, False), (2, "12.60", "Misread the printout", True)]


def test_a_value_of_the_run_stands_in_no_line(lab_of: LabOf, bench: Bench, psql: Psql) -> None:
    """It would be kept, and never counted."""
    worksheets.start(lab_of("ana.lyst"), bench.worksheet)
    enter = "select lims.results_enter(gen_random_uuid(), %s, jsonb_build_array(%s::jsonb))"
    for entry in (
        '{"field": "slope", "typed": "1", "replicate": 1}',
        '{"field": "slope", "typed": "1", "replicate": -1}',
    ):
        assert psql("ana.lyst", enter, bench.worksheet, entry) == Refusal("LM001", "worksheet.no_field"), entry


def test_two_on_one_batch_do_not_write_over_each_other(lab_of: LabOf, bench: Bench, method: int) -> None:
    ana, ben = lab_of("ana.lyst"), lab_of("ben.lyst")
    allow(lab_of, "ben.lyst", method)
    worksheets.start(ana, bench.worksheet)
    worksheets.enter(ana, bench.worksheet, [Entry(None, "slope", "12.5")])
    with pytest.raises(Conflict, match=r"worksheet\.changed_meanwhile") as conflict:
        worksheets.enter(ben, bench.worksheet, [Entry(None, "slope", "13")], reason="Better")
    assert (conflict.value.detail["by"], conflict.value.detail["value"]) == ("Ana Lyst", "12.5")
    worksheets.enter(ben, bench.worksheet, [Entry(None, "intercept", "0.01")])


def test_late_work_needs_a_reason_and_is_marked(lab_of: LabOf, bench: Bench) -> None:
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    custody.store(ana, bench.items, _fridge(ana))
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    sample = view.positions[-1]
    assert not sample.in_my_hands
    entry = [Entry(sample.id, "specimen", "whole")]
    with pytest.raises(NeedsReason, match=r"worksheet\.why_late"):
        worksheets.enter(ana, bench.worksheet, entry)
    worksheets.enter(ana, bench.worksheet, entry, reason="Noted on paper at the bench")
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    assert [(one.late, one.reason) for one in view.results] == [(True, "Noted on paper at the bench")]


def _fridge(lab: Any) -> int:
    from tests.laboratory import place

    return place(lab, "Fridge")


def test_a_value_is_never_changed_by_hand(lab_of: LabOf, bench: Bench, database: Database, psql: Psql) -> None:
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    worksheets.enter(ana, bench.worksheet, [Entry(None, "slope", "12.5")])
    for statement in (
        "update lab.result set typed = '13'",
        "update lab.result set number = 13",
        "delete from lab.result",
    ):
        with pytest.raises(Exception, match=r"worksheet\.kept|frozen|record"):
            database.superuser(f"set role lims_owner; {statement}")
        assert psql("ana.lyst", statement).state == "42501"


# Submitted, judged, reviewed ------------------------------------------------------------------------------------------


def test_what_is_incomplete_is_not_submitted(lab_of: LabOf, bench: Bench) -> None:
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    worksheets.enter(ana, bench.worksheet, [Entry(None, "slope", "12.5")])
    with pytest.raises(Refused, match=r"worksheet\.incomplete") as refusal:
        worksheets.submit(ana, bench.worksheet)
    assert refusal.value.detail["count"] > 5


def test_two_who_repeat_at_once_make_one_new_attempt(lab_of: LabOf, bench: Bench) -> None:
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    before = worksheets.view(ana, bench.worksheet)
    assert before is not None

    def repeat(lab: Lab) -> str:
        try:
            return worksheets.repeat(lab, before.positions[0].id, "invalid", reason="Vial broke").state
        except Refused as refusal:
            return refusal.code

    with ThreadPoolExecutor(2) as pool:
        ends = sorted(pool.map(repeat, (ana, lab_of("ana.lyst", "Elsewhere"))))
    assert ends == ["RUNNING", "worksheet.no_position"]
    after = worksheets.view(ana, bench.worksheet)
    assert after is not None
    assert len(after.positions) == len(before.positions) + 1


def test_a_failed_control_blocks_until_it_is_repeated(lab_of: LabOf, bench: Bench, method: int) -> None:
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    with pytest.raises(Refused, match=r"instrument\.at_work"):
        instruments.change_kind(lab_of("rita.view"), bench.instrument, "gc-ms", reason="Typed wrong")
    fill(lab_of, bench, GOOD | {"low_control": "0.40"})
    submitted = worksheets.submit(ana, bench.worksheet)
    assert submitted.state == "QC_FAIL"
    failed = [int(position) for position, verdict in submitted.controls.items() if verdict is not True]
    assert len(failed) == 1
    authorisations.authorise(
        lab_of("quinn.manager"), person(lab_of, "rita.view"), method, "review", YEAR, evidence="Test"
    )
    with pytest.raises(Refused, match=r"worksheet\.wrong_state"):
        worksheets.review(lab_of("rita.view"), bench.worksheet)
    worksheets.reopen(ana, bench.worksheet, reason="Control out of limits")
    worksheets.repeat(ana, failed[0], "invalid", reason="Vial not crimped")
    fill(lab_of, bench)
    assert worksheets.submit(ana, bench.worksheet).state == "QC_PASS"
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    old = next(one for one in view.positions if one.id == failed[0])
    again = max(view.positions, key=lambda one: one.place)
    assert (old.disposition, old.disposition_reason) == ("invalid", "Vial not crimped")
    assert (again.control, again.attempt) == ("low_control", 2)


def test_nobody_reviews_their_own_work(lab_of: LabOf, bench: Bench, method: int, psql: Psql) -> None:
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    fill(lab_of, bench)
    worksheets.submit(ana, bench.worksheet)
    review = "select lims.worksheet_review(gen_random_uuid(), %s)"
    assert psql("rita.view", review, bench.worksheet) == Refusal("LM001", "authorisation.missing")
    for login in ("ana.lyst", "rita.view"):
        authorisations.authorise(
            lab_of("quinn.manager"), person(lab_of, login), method, "review", YEAR, evidence="Test"
        )
    assert psql("ana.lyst", review, bench.worksheet) == Refusal("LM001", "worksheet.own_work")
    assert not isinstance(psql("rita.view", review, bench.worksheet), Refusal)


def test_whoever_has_an_interest_in_the_case_has_no_part_in_the_work(
    lab_of: LabOf, bench: Bench, method: int, psql: Psql
) -> None:
    """Declared after the assignment, by whoever helps or reviews. And who once submitted worked on it."""
    ana, rita, quinn = lab_of("ana.lyst"), lab_of("rita.view"), lab_of("quinn.manager")
    known = requests.view(ana, bench.requests[0])
    assert known is not None
    allow(lab_of, "ben.lyst", method)
    for login in ("ben.lyst", "rita.view"):
        authorisations.authorise(quinn, person(lab_of, login), method, "review", YEAR, evidence="Test")
    conflict = Refusal("LM001", "request.conflict_of_interest")
    mine = interests.declare(ana, "My cousin", case=known.case)
    assert psql("ana.lyst", "select lims.worksheet_start(gen_random_uuid(), %s)", bench.worksheet) == conflict
    interests.lift(quinn, mine.interest, reason="Another John Doe")
    worksheets.start(ana, bench.worksheet)
    fill(lab_of, bench)
    submit, review = (f"select lims.worksheet_{act}(gen_random_uuid(), %s)" for act in ("submit", "review"))
    assert not isinstance(psql("ben.lyst", submit, bench.worksheet), Refusal)
    worksheets.reopen(ana, bench.worksheet, reason="A typing error")
    interests.declare(lab_of("ben.lyst"), "My neighbour", case=known.case)
    enter = 'select lims.results_enter(gen_random_uuid(), %s, \'[{"field": "slope", "typed": "1", "seen": 1}]\', \'x\')'
    repeat = "select lims.attempt_repeat(gen_random_uuid(), (select min(id) from lab.run_position), 'invalid', 'x')"
    assert [psql("ben.lyst", enter, bench.worksheet), psql("ben.lyst", repeat)] == [conflict] * 2
    assert psql("ben.lyst", submit, bench.worksheet) == conflict
    worksheets.submit(ana, bench.worksheet)
    assert psql("ben.lyst", review, bench.worksheet) == Refusal("LM001", "worksheet.own_work")
    hers = interests.declare(rita, "My brother's wife", case=known.case)
    assert psql("rita.view", review, bench.worksheet) == conflict
    interests.lift(quinn, hers.interest, reason="Another case")
    requests.hold(rita, bench.requests[0], reason="Waiting for the agency")
    worksheets.review(rita, bench.worksheet)
    assert requests.resume(rita, bench.requests[0], reason="Answered").state == "ANALYSED"


def test_an_aborted_run_keeps_everything(lab_of: LabOf, bench: Bench) -> None:
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    worksheets.enter(ana, bench.worksheet, [Entry(None, "slope", "12.5")])
    with pytest.raises(NeedsReason):
        worksheets.abort(ana, bench.worksheet, reason="")
    worksheets.abort(ana, bench.worksheet, reason="Power cut")
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    assert {one.disposition for one in view.positions} == {"invalid"}
    assert [one.typed for one in view.results] == ["12.5"]


# Lots ----------------------------------------------------------------------------------------------------------------


def test_a_lot_never_goes_below_nothing(lab_of: LabOf, psql: Psql, method: int) -> None:
    ana, lot = lab_of("ana.lyst"), a_lot(lab_of, amount="10.5")
    assert instruments.use(ana, lot, Decimal(10), "Run 1").left == Decimal("0.5")
    with pytest.raises(Refused, match=r"lot\.not_enough"):
        instruments.use(ana, lot, Decimal("0.6"), "Run 2")
    use = "select lims.lot_use(gen_random_uuid(), %s, %s, 'x')"
    for amount in ("-1", "0", "NaN", "1e20"):
        assert isinstance(psql("ana.lyst", use, lot, amount), Refusal), amount


def test_a_preparation_takes_from_its_parts(lab_of: LabOf, psql: Psql, method: int) -> None:
    head, stock = lab_of("rita.view"), a_lot(lab_of, amount="100")
    working = instruments.add_reagent(head, NewReagent("work", "Working solution", "calibrator", "ml")).reagent
    later = TODAY + timedelta(days=30)
    made = instruments.receive(head, working, "W-1", Decimal(50), later, [Part(stock, Decimal("2.5"))])
    assert made.left == Decimal(50)
    assert {one.number: one.left_over for one in instruments.lots(head)} == {"L-7": Decimal("97.5"), "W-1": Decimal(50)}
    parts = "jsonb_build_array(jsonb_build_object('lot', %s::int, 'amount', %s::numeric))"
    receive = f"select lims.lot_receive(gen_random_uuid(), %s, 'W-9', 1, %s::date, {parts})"
    for amount in ("-5", "0", None):
        refused = psql("ana.lyst", receive, working, later, stock, amount)
        assert refused == Refusal("LM001", "item.amount_impossible"), amount
    assert isinstance(psql("ana.lyst", receive, working, "infinity", stock, "1"), Refusal)
    instruments.quarantine(lab_of("ana.lyst"), stock, reason="Cloudy")
    with pytest.raises(Refused, match=r"lot\.quarantined"):
        instruments.receive(head, working, "W-2", Decimal(50), later, [Part(stock, Decimal(1))])
    with pytest.raises(Refused, match=r"lot\.quality_lets_go"):
        instruments.let_go(head, stock, reason="Clear again")
    instruments.let_go(lab_of("quinn.manager"), stock, reason="Tested clear")


def test_what_an_instrument_goes_through(lab_of: LabOf, psql: Psql, method: int) -> None:
    head, made = lab_of("rita.view"), an_instrument(lab_of)
    note = "select lims.instrument_note(gen_random_uuid(), %s, %s, 'x', %s, %s::date)"
    assert psql("ana.lyst", note, made, "in_service", None, None) == Refusal("LM001", "instrument.not_yours")
    assert psql("rita.view", note, made, "calibration", None, None) == Refusal("LM001", "instrument.outcome_missing")
    assert psql("rita.view", note, made, "calibration", "pass", None) == Refusal("LM001", "instrument.until_missing")
    for login in ("tech.tom", "aud.itor", "admin.ada", "client.pol"):
        assert psql(login, note, made, "fault", None, None).state == "42501", login
    instruments.note(lab_of("ana.lyst"), made, Noted("fault", "No flame"))
    assert instruments.instruments(head)[0].state == "OUT_OF_SERVICE"
    instruments.note(head, made, Noted("repair", "New igniter", "pass"))
    assert instruments.instruments(head)[0].state == "IN_SERVICE"
    kind, act = "select lims.instrument_kind(gen_random_uuid(), %s, %s, %s)", uuid4()
    assert psql("rita.view", kind, made, "gc-ms", " ").message == "act.reason_needed"
    assert psql("rita.view", kind, made, "toaster", "Typed wrong").message == "lists.unknown_term"
    assert psql("rita.view", kind, made, "headspace-gc", "Typed wrong") == Refusal("LM001", "instrument.kind_already")
    assert psql("rita.view", kind, 10**9, "gc-ms", "Typed wrong") == Refusal("LM001", "instrument.unknown")
    for login in ("ana.lyst", "tech.tom", "aud.itor", "admin.ada", "client.pol"):
        assert psql(login, kind, made, "gc-ms", "Typed wrong").state == "42501", login
    told = instruments.change_kind(head, made, "gc-ms", reason="Typed wrong", act=act)
    assert instruments.change_kind(head, made, "gc-ms", reason="Typed wrong", act=act) == told
    assert (instruments.instruments(head)[0].kind, instruments.story(head, made)[0].statement) == (
        "gc-ms", "headspace-gc → gc-ms: Typed wrong")  # fmt: skip
    instruments.note(head, made, Noted("retired", "Sold"))
    assert psql("rita.view", kind, made, "headspace-gc", "Typed wrong") == Refusal("LM001", "instrument.retired")
    with pytest.raises(Refused, match=r"instrument\.retired"):
        instruments.note(head, made, Noted("in_service", "Back"))


def test_restricted_cases_hide_their_worksheets(lab_of: LabOf, bench: Bench, database: Database, psql: Psql) -> None:
    worksheets.start(lab_of("ana.lyst"), bench.worksheet)
    database.superuser("update lab.case_file set restricted = true")
    assert worksheets.view(lab_of("ben.lyst"), bench.worksheet) is None
    assert psql("ben.lyst", "select (select count(*) from lab.worksheet), (select count(*) from lab.run_position)") == [
        (0, 0)
    ]
    assert psql("client.pol", "select count(*) from lab.worksheet").state == "42501"


def test_todays_definition_is_kept_although_a_newer_one_comes(lab_of: LabOf, bench: Bench) -> None:
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    newer = register.propose(lab_of("rita.view"), replace(METHOD, reference="Second issue"), reason="Better")
    for login in ("mona.manager", "quinn.manager"):
        register.approve(lab_of(login), newer.version, newer.sha256)
    fill(lab_of, bench)
    assert worksheets.submit(ana, bench.worksheet).state == "QC_PASS"
    view = worksheets.view(ana, bench.worksheet)
    assert view is not None
    assert view.read == METHOD
