"""The demonstration laboratory is made by the acts of its own people, once, however often its making is interrupted."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from lims_desktop import embedded, provision, reports
from lims_desktop.bundling import making
from lims_desktop.bundling.checking import second_opinion
from lims_desktop.bundling.making import Wanted
from lims_desktop.demonstration import demonstrate, issue_reports, material
from lims_desktop.demonstration.seats import Seats
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from lims_desktop.methods.reading import shipped
from lims_desktop.reporting import sealing
from lims_desktop.signing.keys import fingerprint, key_file
from lims_desktop.station import Station
from lims_desktop.verify import verify

ADMINISTRATOR = "nadia.farrow"
CASES = 60

Rows = list[tuple[Any, ...]]


class PowerCut(BaseException):
    """The program ends here."""


@dataclass(frozen=True)
class Demonstration:
    station: Station
    rows: Callable[[str], Rows]


@pytest.fixture(scope="module")
def demonstration() -> Iterator[Demonstration]:
    """A laboratory whose making was interrupted in the middle and then done again, on a server of its own."""
    folder = Path(tempfile.mkdtemp(prefix="lims-demonstration-"))
    try:
        server = embedded.start(folder)
        admin = server.administrator("lims")
        provision.init(admin, demonstration=True)
        provision.first_administrator(admin, ADMINISTRATOR, "Nadia Farrow", material().password)
        station = Station("Test", host=server.host, port=server.port, database="lims", folder=str(folder))

        def cut(what: str, done: int, of: int) -> None:
            if done == CASES // 2:
                raise PowerCut

        with pytest.raises(PowerCut):
            demonstrate(station, ADMINISTRATOR, cases=CASES, progress=cut)
        demonstrate(station, ADMINISTRATOR, cases=CASES)
        with psycopg.connect(**admin, autocommit=True) as superuser:
            yield Demonstration(station, lambda question: superuser.execute(question.encode()).fetchall())
    finally:
        embedded.stop(folder)
        shutil.rmtree(folder, ignore_errors=True)


def test_an_interrupted_story_is_told_once(demonstration: Demonstration) -> None:
    assert demonstration.rows("select count(*) from lab.case_file") == [(CASES,)]
    assert demonstration.rows("select count(*) from lab.place where kind = 'location'") == [(len(material().spots),)]
    assert demonstration.rows("select number from lab.case_file group by number having count(*) > 1") == []
    assert demonstration.rows("select 1 from lab.act where answer is null") == []


def test_everything_was_done_by_an_act_of_a_person(demonstration: Demonstration) -> None:
    built = "^(person/1|place/1|(list|policy|retention)/.*)$"  # before there was anybody to act
    nobody = f"select kind, stream from ledger.entry where act is null and stream !~ '{built}'"
    assert demonstration.rows(nobody) == []
    busy = """
        select distinct d.duty from ledger.entry e
          join lab.person p on p.login = e.actor join lab.duty d on d.person_id = p.id
         where e.act is not null"""
    acted = {duty for (duty,) in demonstration.rows(busy)}
    assert {"evidence_technician", "analyst", "laboratory_manager", "administrator"} <= acted


def test_the_past_spans_three_years_and_nothing_is_in_the_future(demonstration: Demonstration) -> None:
    question = "select min(at), max(at), clock_timestamp() from ledger.entry"
    [(first, last, now)] = demonstration.rows(question)
    assert 3 * 365 <= (last - first).days < 4 * 365
    assert last <= now


def test_hand_overs_have_two_people_and_controlled_places_a_witness(demonstration: Demonstration) -> None:
    assert demonstration.rows("select 1 from lab.custody where kind = 'HANDOVER' and giver = taker") == []
    unseen = """
        select 1 from lab.custody c
          join lab.place p on p.id = case c.kind when 'STORE' then c.to_place else c.from_place end
         where c.kind in ('STORE', 'RETRIEVE') and p.storage_class = 'CONTROLLED'
           and coalesce(c.witness, c.actor) = c.actor"""
    assert demonstration.rows(unseen) == []
    assert demonstration.rows("select 1 from lab.custody where witness is not null limit 1") == [(1,)]


def test_work_lies_on_the_benches(demonstration: Demonstration) -> None:
    held = "select count(*) from lab.whereabouts w join lab.place p on p.id = w.place_id where p.kind = 'person'"
    assert demonstration.rows(held)[0][0] > 0
    assert demonstration.rows("select count(*) from lab.submission where state = 'PRELOGGED'")[0][0] >= 8


def test_the_sections_are_equipped(demonstration: Demonstration) -> None:
    current = "select count(*) from lab.method_version where state = 'CURRENT'"
    assert demonstration.rows(current) == [(len(shipped()),)]
    own = "select 1 from lab.method_version v join lab.method_approval a on a.version_id = v.id"
    assert demonstration.rows(f"{own} where a.person_id = v.proposed_by") == []
    fit = "select 1 from lab.instrument where state = 'IN_SERVICE' and calibration_due > current_date limit 1"
    assert demonstration.rows(fit) == [(1,)]
    assert demonstration.rows("select 1 from lab.request limit 1") == [(1,)]


def test_conflicts_of_interest_stand_in_nobodys_work(demonstration: Demonstration) -> None:
    assert demonstration.rows("select count(*), count(lifted_at) from lab.interest") == [(3, 1)]
    at_work = "select 1 from lab.assignment a join lab.request r on r.id = a.request_id"
    assert demonstration.rows(f"{at_work} where lims.has_interest(a.person_id, r.case_id)") == []


def test_every_run_is_reviewed_by_somebody_else_of_its_section(demonstration: Demonstration) -> None:
    of = "lab.worksheet w join lab.method_version v on v.id = w.version_id join lab.method m on m.id = v.method_id"
    ended = f"select m.code, w.state from {of} where w.state in ('QC_PASS', 'QC_FAIL', 'REVIEWED')"
    found = demonstration.rows(ended)
    assert {state for _, state in found} == {"REVIEWED"}, sorted({code for code, state in found if state != "REVIEWED"})
    assert "firearm-function" in {code for code, _ in found}
    twice = (
        "select count(*), count(distinct s.vial_id), count(distinct (s.position_id, s.replicate)) from lab.vial_scan s"
    )
    [(scans, vials, spots)] = demonstration.rows(f"{twice} where s.matched")
    assert (scans, vials) == (2 * spots, spots), "each vial at the load and in the instrument"


def test_what_is_offered_is_still_open_next_week(demonstration: Demonstration) -> None:
    [(hours,)] = demonstration.rows("select value::int from lab.policy where name = 'offer_hours'")
    assert hours > 7 * 24


def test_an_open_laboratory_has_no_simulated_clock(demonstration: Demonstration) -> None:
    with pytest.raises(Refused, match=r"clock\.not_yours"):
        demonstrate(demonstration.station, ADMINISTRATOR, cases=CASES)
    assert demonstration.rows("select 1 from lab.session where clock is not null") == []


def test_everybody_signs_in_with_the_published_password(demonstration: Demonstration) -> None:
    seats = Seats(demonstration.station, material().password)
    try:
        numbers = {seats.person(member.login) for member in material().people}
    finally:
        seats.close()
    assert len(numbers) == len(material().people)


def test_reports_are_signed_with_keys_that_visitors_may_use(demonstration: Demonstration, tmp_path: Path) -> None:
    folder = Path(demonstration.station.folder)
    keys = issue_reports(demonstration.station, folder)
    assert issue_reports(demonstration.station, folder) == keys
    with pytest.raises(Refused, match=r"signing\.wrong_passphrase"), key_file(a_key(keys), "a guess"):
        pass
    with key_file(a_key(keys), material().password) as key:
        assert demonstration.rows(f"select 1 from lab.certificate where sha256 = '{fingerprint(key)}'") == [(1,)]
    states = {state for (state,) in demonstration.rows("select state from lab.report")}
    assert {"ISSUED", "DRAFT", "AUTHOR_SIGNED", "TECH_REVIEW"} <= states
    manager = material().with_duty("laboratory_manager")[0].login
    with contextlib.closing(Lab.sign_in(demonstration.station, manager, material().password)) as lab:
        for (report,) in demonstration.rows("select id from lab.report where issued_at is not null"):
            view = reports.view(lab, report)
            assert view is not None
            assert sealing.judged(lab, view).problem is None
        _others_agree(lab, demonstration, tmp_path)


def _others_agree(lab: Lab, demonstration: Demonstration, folder: Path) -> None:
    """`pdfsig` and `qpdf` on each report that anybody signed; the program of a bundle on one of each state."""
    signed = demonstration.rows(
        "select r.id, min(r.state), count(*) from lab.report r join lab.report_signature s on s.report_id = r.id "
        "where s.voided_at is null group by r.id order by r.id"
    )
    assert {count for _, _, count in signed} >= {1, 3}
    for report, _, count in signed:
        content, kept = reports.file(lab, report), folder / f"{report}.pdf"
        assert content is not None
        kept.write_bytes(content)
        said = subprocess.run(["pdfsig", "-nocert", kept], capture_output=True, text=True, check=False).stdout
        assert said.count("Signature Validation: Signature is Valid.") == count == said.count("Signing Time:"), said
        checked = subprocess.run(["qpdf", "--check", kept], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout
    for report in {state: report for report, state, _ in signed}.values():
        bundle = folder / f"{report}.zip"
        wanted = Wanted("report", report, "To see whether both programs agree")
        assert making.make(lab, wanted, str(bundle), progress=lambda *_: None).trouble == ""
        second_opinion(bundle)


def a_key(folder: Path) -> bytes:
    return min(folder.glob("*.p12")).read_bytes()


def test_its_ledger_verifies(demonstration: Demonstration) -> None:
    manager = material().with_duty("laboratory_manager")[0].login
    with contextlib.closing(Lab.sign_in(demonstration.station, manager, material().password)) as lab:
        verdict = verify(lab)
    assert verdict.findings == ()
    assert verdict.entries > 1000
