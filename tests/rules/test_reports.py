"""Reports from the draft to the issue: who may write, sign, review, authorise and issue, and what is in their way."""

from __future__ import annotations

import json
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from lims_desktop import (
    authorisations,
    certificates,
    paper,
    policies,
    report_lists,
    reports,
    requests,
    tasks,
    withdrawal_paper,
    worksheets,
)
from lims_desktop.codes import machine_code
from lims_desktop.errors import Conflict, NeedsReason, Refused
from lims_desktop.lab import Lab
from lims_desktop.reporting import copies, sealing
from lims_desktop.reporting.drawing import DRAWING, drawn, is_drawn_so
from lims_desktop.reports import Content, NewRecipient, Opinion, ReportView, Signed, Stepped
from lims_desktop.signing.authority import Authority
from lims_desktop.signing.keys import key_file
from tests.core.test_signing import replaced_page
from tests.database import Database, LabOf, Psql, Refusal
from tests.meeting import at_work, until_somebody_waits
from tests.rules.test_requests import YEAR, method, person
from tests.rules.test_worksheets import Bench, a_bench, fill

__all__ = ["method"]
SIGNERS = ("ana.lyst", "ben.lyst", "rita.view", "mona.manager")
WRITTEN = Content(
    "Ethanol above the limit.",
    (Opinion("Was the driver under the influence?", "the driver had drunk", "the driver had not", "1200"),),
    remarks="The rest of the blood was sealed again.",
)


@dataclass
class Office:
    """Everybody's keys, under their logins as passphrases, and an analysed request of Ana's."""

    keys: dict[str, bytes]
    bench: Bench


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.found(tmp_path_factory.mktemp("ca") / "ca", "Forensic Laboratory", "root", "issuing")


@pytest.fixture
def lab_of(lab_of: LabOf) -> LabOf:
    """Everybody signs in once."""
    known: dict[str, Lab] = {}
    return lambda login, *more: known.setdefault(login, known.get(login) or lab_of(login, *more))


@pytest.fixture
def office(lab_of: LabOf, method: int, authority: Authority) -> Office:
    for login, kind in (("ana.lyst", "report"), ("ben.lyst", "report"), ("rita.view", "review")):
        authorise(lab_of, login, method, kind)
    authorisations.authorise(
        lab_of("quinn.manager"), person(lab_of, "mona.manager"), method, "authorise", YEAR, evidence="Appointed"
    )
    return Office(known_keys(lab_of, authority), analysed(lab_of))


def authorise(lab_of: LabOf, login: str, method: int, kind: str) -> None:
    authorisations.authorise(lab_of("quinn.manager"), person(lab_of, login), method, kind, YEAR, evidence="Test")


def known_keys(lab_of: LabOf, authority: Authority) -> dict[str, bytes]:
    """A key for each, its certificate bound by quality, who also published the authority."""
    quality, keys = lab_of("quinn.manager"), dict[str, bytes]()
    certificates.publish(quality, *authority.certificates(), reason="The authority of 2026")
    certificates.publish_lists(quality, authority.revocation_lists())
    for login in SIGNERS:
        issued = authority.issue("issuing", lab_of(login).me.name, login, login)
        certificates.bind(quality, person(lab_of, login), issued.certificate)
        keys[login] = issued.pkcs12
    return keys


def analysed(lab_of: LabOf, samples: int = 1) -> Bench:
    bench = a_bench(lab_of, samples)
    ana = lab_of("ana.lyst")
    worksheets.start(ana, bench.worksheet)
    fill(lab_of, bench)
    worksheets.submit(ana, bench.worksheet)
    worksheets.review(lab_of("rita.view"), bench.worksheet)
    return bench


def another_begun(lab_of: LabOf, office: Office) -> Bench:
    """A second request about the same items, which Ana has started to examine."""
    ana = lab_of("ana.lyst")
    made = requests.add(lab_of("tech.tom"), office.bench.items, "blood-alcohol", "Once more?").request
    requests.accept(lab_of("rita.view"), made)
    given = requests.take_next(ana, "toxicology").assignment or 0
    bench = replace(office.bench, worksheet=worksheets.open_one(ana, [given]).worksheet, requests=[made])
    for code in [machine_code("I", bench.instrument), *(machine_code("R", lot) for lot in bench.lots)]:
        worksheets.take(ana, bench.worksheet, code)
    worksheets.start(ana, bench.worksheet)
    return bench


def finished(lab_of: LabOf, bench: Bench) -> None:
    """Ana's values are in, and Rita reviewed them."""
    fill(lab_of, bench)
    worksheets.submit(lab_of("ana.lyst"), bench.worksheet)
    worksheets.review(lab_of("rita.view"), bench.worksheet)


def another_request(lab_of: LabOf, office: Office) -> int:
    """A second request about the same items, analysed as well."""
    bench = another_begun(lab_of, office)
    finished(lab_of, bench)
    return bench.requests[0]


def draft(lab_of: LabOf, office: Office, content: Content = WRITTEN) -> int:
    ana = lab_of("ana.lyst")
    opened = reports.open_one(ana, office.bench.requests, "full", "en")
    return reports.write(ana, opened.report, opened.edition, content).report


def seen(lab_of: LabOf, report: int, login: str = "ana.lyst") -> ReportView:
    view = reports.view(lab_of(login), report)
    assert view is not None
    return view


def sign(lab_of: LabOf, office: Office, login: str, report: int) -> Stepped:
    with key_file(office.keys[login], login) as key:
        return sealing.sign(lab_of(login), seen(lab_of, report, login), key)


def checked(lab_of: LabOf, report: int, by: str = "rita.view") -> None:
    """Rita, or another, takes it into review and answers the method's checklist."""
    reviewer = lab_of(by)
    reports.begin_review(reviewer, report, "technical")
    questions = ("calibration", "controls", "chromatograms", "duplicates", "order")
    reports.check(reviewer, report, "technical", {f"blood-alcohol-hsgc.{one}": True for one in questions})


def authorised(lab_of: LabOf, office: Office) -> int:
    report = draft(lab_of, office)
    sign(lab_of, office, "ana.lyst", report)
    checked(lab_of, report)
    sign(lab_of, office, "rita.view", report)
    reports.begin_review(lab_of("adam.view"), report, "administrative")
    reports.pass_review(lab_of("adam.view"), report)
    assert sign(lab_of, office, "mona.manager", report).state == "AUTHORISED"
    return report


def worked_on(database: Database, lab: Lab) -> None:
    """They scanned a vial of the run, as the record says."""
    scanned = (
        "set session_replication_role = replica;"
        " insert into lab.vial_scan"
        " (worksheet_id, round, position_id, replicate, vial_id, code, matched, scanned_by, scanned_at)"
        " select worksheet_id, 'load', id, 1, 1, 'V', true, {}, now() from lab.run_position limit 1"
    )
    database.superuser(scanned.format(lab.me.person))


def police(database: Database) -> int:
    [(agency,)] = database.superuser("select id from lab.agency where code = 'POL'")
    return int(agency)


def test_from_the_draft_to_the_issue(lab_of: LabOf, office: Office, database: Database, tmp_path: Path) -> None:
    report, mena = authorised(lab_of, office), NewRecipient(police(database), "Inspector Mena")
    [(kept,)] = database.superuser("select sha256 from lab.report_signature where seat = 'authorised'")
    spoilt = (
        "set session_replication_role = replica; update lab.report_signature set sha256 = {} where seat = 'authorised'"
    )
    database.superuser(spoilt.format("(select sha256 from lab.report_signature where seat = 'technical')"))
    with pytest.raises(Refused, match=r"signing\.missing"):  # after the last signature nobody else looks
        sealing.issue(lab_of("adam.view"), report, [mena])
    database.superuser(spoilt.format(f"'{kept}'"))
    issued = sealing.issue(lab_of("adam.view"), report, [mena])
    assert (issued.state, issued.number) == ("ISSUED", seen(lab_of, report).case_number + "-R1")
    view = seen(lab_of, report)
    assert [one.seat for one in view.standing] == ["author_1", "technical", "authorised"]
    assert sealing.judged(lab_of("mona.manager"), view).problem is None
    asked = requests.view(lab_of("ana.lyst"), office.bench.requests[0])
    assert asked is not None
    assert asked.state == "REPORTED"
    assert "report.task_serve" in {task.code for task in tasks.mine(lab_of("adam.view")).tasks}
    served = reports.serve(lab_of("adam.view"), view.recipients[0].id, "Signed for at the counter")
    assert "report.task_serve" not in {task.code for task in tasks.mine(lab_of("adam.view")).tasks}
    assert served.state == "ISSUED"
    content = reports.file(lab_of("mona.manager"), report)
    assert content is not None
    kept = tmp_path / "report.pdf"
    kept.write_bytes(content)
    said = subprocess.run(["pdfsig", "-nocert", kept], capture_output=True, text=True, check=False).stdout
    shown = copies.looked_at(content)
    assert told(shown, tmp_path).count("Mona Manager") == told(content, tmp_path).count("Mona Manager") > 0
    assert b"/AcroForm" not in shown
    assert said.count("Signature Validation: Signature is Valid.") == 3
    assert subprocess.run(["qpdf", "--check", kept], capture_output=True, check=False).returncode == 0


def told(content: bytes, tmp_path: Path) -> str:
    kept = tmp_path / "report.pdf"
    kept.write_bytes(content)
    read = subprocess.run(["pdftotext", "-layout", kept, "-"], capture_output=True, text=True, check=True).stdout
    return " ".join(read.split())


def test_a_report_carries_the_address_of_the_laboratory(lab_of: LabOf, office: Office) -> None:
    policies.change(lab_of("mona.manager"), "laboratory_address", "—", "As a new laboratory has it")
    with pytest.raises(Refused, match=r"report\.no_address"):
        sign(lab_of, office, "ana.lyst", draft(lab_of, office))


def test_a_report_says_what_the_standard_asks_for(
    lab_of: LabOf, office: Office, database: Database, tmp_path: Path
) -> None:
    """ISO/IEC 17025:2017, 7.8.2.1 a to p, item by item, then 7.8.7 on opinions and our own reckoning."""
    address = "12 Camp Street, Georgetown; +592 225 0000"
    policies.change(lab_of("mona.manager"), "laboratory_address", address, "It moved")
    database.superuser("update lab.submission set officer_id = (select id from lab.officer where number = 'POL-1')")
    view = seen(lab_of, draft(lab_of, office))
    text, today = told(drawn(view.facts), tmp_path), f"{datetime.now(UTC):%Y-%m-%d}"
    [item] = [one for one in view.facts.split('"') if one.endswith("-01")][:1]
    pages = int(text.split("Page 1 of ")[1].split()[0])
    asked = {
        "a": ["Report of examination"],
        "b": ["Laboratory of the tests", address],
        "c": ["All examinations were performed by this laboratory, at the address at the head of this report."],
        "d": [f"Page {n} of {pages}" for n in range(1, pages + 1)] + [f"End of report {view.number}"],
        "e": ["Customer Police Unit One; PC Officer of", "(POL-1)", "Customer's reference CR-"],
        "f": ["headspace gas chromatography", "TOX-M-01", "blood-alcohol-hsgc", "version 1"],
        "g": [item, "Blood 0", "Paper bag; S-1 (Intact); Good"],
        "h": [f"Items received {today}"],
        "i": [f"Examined {today}"],
        "j": ["Date of issue", "the day of the authorising signature on the last page"],
        "k": ["in duplicate"],
        "l": ["relate only to the items examined, as they were received"],
        "m": ["Ethanol: 0.151 g/100 mL (± 0.0076 g/100 mL, coverage probability 99.7 %)"],
        "n": ["Deviations from the method None."],
        "o": ["Authorised for issue", "Author: Ana Lyst", "Examined by Ana Lyst", "Rita View (reviewed"],
        "p": ["All examinations were performed by this laboratory"],
        "7.8.2.2": ["only as a whole"],
        "7.8.7": ["Opinions and interpretations", "They are not results", "likelihood ratio 1200",
                  "provide strong support for the proposition that the driver had drunk"],
        "reckoning": ["1 examinations were performed; 1 are reported here, 0 are not"],
    }  # fmt: skip
    for part, words in asked.items():
        assert [one for one in words if one not in text] == [], part
    for page in range(1, pages + 1):
        assert view.number in page_of(tmp_path / "report.pdf", page), "d: the identification on every page"
    assert drawn(view.facts) == drawn.__wrapped__(view.facts)
    told_of = subprocess.run(
        ["pdfinfo", "-struct-text", tmp_path / "report.pdf"], capture_output=True, text=True, check=True
    )
    assert 'H1 "' in told_of.stdout.replace("\n", " ") or "H1" in told_of.stdout
    fonts = subprocess.run(["pdffonts", tmp_path / "report.pdf"], capture_output=True, text=True, check=True).stdout
    assert all(line.split()[-5] == "yes" for line in fonts.splitlines()[2:]), fonts


def page_of(report: Path, page: int) -> str:
    asked = ["pdftotext", "-f", str(page), "-l", str(page), str(report), "-"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("language", ["en", "es"])
def test_each_kind_says_what_it_is(language: str, tmp_path: Path) -> None:
    """No laboratory is needed to draw: facts are text."""
    said = paper.words("report", language)
    for kind in ("full", "preliminary", "supplemental", "amended", "negative"):
        facts = some_facts(kind=kind, language=language)
        assert drawn(facts) == drawn.__wrapped__(facts)
        text = told(drawn(facts), tmp_path)
        assert said[f"kind_{kind}"] in text
        assert said["end"].format(number="L-1-R1") in text
        about = {"number": "L-1-R0", "day": "2026-11-20", "why": "Misspelt"}
        assert kind == "full" or said[f"notice_{kind}"].format(**about) in text, kind
    joint = told(drawn(some_facts(language=language, authors=[{"name": "Ana Lyst"}, {"name": "Ben Lyst"}])), tmp_path)
    assert said["joint"].format(names="Ana Lyst, Ben Lyst") in joint
    assert [joint.count(f"{said['seat_author']}: {name}") for name in ("Ana Lyst", "Ben Lyst")] == [1, 1]


def test_what_an_earlier_release_drew_is_not_drawn_again() -> None:
    facts = some_facts()
    assert not is_drawn_so(drawn(facts) + b"signatures", facts)
    assert not is_drawn_so(b"%PDF-1.7 something else", facts)
    assert is_drawn_so(b"%PDF-1.7 drawn otherwise", some_facts(drawing=0))


def some_facts(**otherwise: object) -> str:
    """A report without any worksheet, as the database would tell it."""
    case = {"number": "L-1", "agency": "Police", "agency_reference": "CR-1", "offence": None}
    counted = {"performed": 0, "reported": 0, "open": 0, "not_reported": [], "discordant": []}
    corrects = {"number": "L-1-R0", "issued_at": "2026-11-20T09:00:00+00:00"}
    facts = {"drawing": DRAWING, "address": "—", "number": "L-1-R1", "kind": "full", "language": "en",
             "why": "Misspelt", "laboratory": "A laboratory", "demonstration": False, "corrects": corrects,
             "content": {}, "opinions": [], "case": case, "authors": [{"name": "Ana Lyst"}], "requests": [],
             "items": [], "worksheets": [], "reckoning": counted}  # fmt: skip
    return json.dumps(facts | otherwise)


def test_two_who_begin_at_once_begin_one_report(lab_of: LabOf, office: Office, database: Database) -> None:
    begin = "select lims.report_open(gen_random_uuid(), %s, 'full', 'en')"
    ana = lab_of("ana.lyst")
    with at_work(database, "ben.lyst") as ben, ThreadPoolExecutor(1) as pool:
        ben.execute(begin, (office.bench.requests,))
        late = pool.submit(reports.open_one, ana, office.bench.requests, "full", "en")
        until_somebody_waits(database)
        ben.commit()
        with pytest.raises(Refused, match=r"report\.drafted_already"):
            late.result(timeout=30)


def test_what_changed_meanwhile_is_not_signed(lab_of: LabOf, office: Office) -> None:
    report = draft(lab_of, office)
    old = seen(lab_of, report)
    with pytest.raises(Conflict, match=r"report\.changed_meanwhile"):
        reports.write(lab_of("ana.lyst"), report, old.edition - 1, WRITTEN)
    reports.write(lab_of("ana.lyst"), report, old.edition, replace(WRITTEN, summary="Other words."))
    now = seen(lab_of, report)
    finer = replace(now, facts=now.facts.replace("0.1510", "0.15100"))  # the same value, and on paper another one
    assert finer != now
    for told_so in (old, finer, replace(now, facts=" " + now.facts)):
        with (
            key_file(office.keys["ana.lyst"], "ana.lyst") as key,
            pytest.raises(Conflict, match=r"report\.facts_changed"),
        ):
            sealing.sign(lab_of("ana.lyst"), told_so, key)


def test_nothing_is_written_once_it_is_signed_until_it_is_given_back(lab_of: LabOf, office: Office) -> None:
    report = draft(lab_of, office)
    sign(lab_of, office, "ana.lyst", report)
    view = seen(lab_of, report)
    with pytest.raises(Refused, match=r"report\.wrong_state"):
        reports.write(lab_of("ana.lyst"), report, view.edition, WRITTEN)
    with pytest.raises(Refused, match=r"report\.not_author"):
        reports.give_back(lab_of("rita.view"), report, reason="Not mine yet")
    checked(lab_of, report)
    reports.find(lab_of("rita.view"), report, "technical", "Results", "The uncertainty is missing in the summary.")
    with pytest.raises(Refused, match=r"report\.unsettled"):
        sign(lab_of, office, "rita.view", report)
    given = reports.give_back(lab_of("rita.view"), report, reason="See finding 1")
    assert given.state == "DRAFT"
    view = seen(lab_of, report)
    assert (view.round, view.standing, len(view.signatures)) == (2, [], 1)
    assert view.signatures[0].voiding_reason == "See finding 1"
    with pytest.raises(Refused, match=r"report\.unanswered"):
        sign(lab_of, office, "ana.lyst", report)
    reports.answer(lab_of("ana.lyst"), view.findings[0].id, "It is in the results; now in the summary too.")
    assert sign(lab_of, office, "ana.lyst", report).state == "AUTHOR_SIGNED"
    checked(lab_of, report)
    reports.settle(lab_of("rita.view"), view.findings[0].id)
    assert sign(lab_of, office, "rita.view", report).state == "ADMIN_REVIEW"


def _settled_by_two_at_once(lab_of: LabOf, database: Database, report: int) -> None:
    rita, mona = lab_of("rita.view"), lab_of("mona.manager")
    finding = reports.find(rita, report, "technical", "Opinions", "Too weak.").finding
    assert finding is not None
    reports.refer(lab_of("ana.lyst"), finding, reason="The table says so.")
    with psycopg.connect(**database.admin) as other, ThreadPoolExecutor(1) as pool:
        other.execute("select from lab.report where id = %s for update", (report,))
        late = pool.submit(reports.settle, mona, finding, decision="It is not")
        until_somebody_waits(database)
        other.execute("set session_replication_role = replica")
        first = "update lab.report_finding set settled_by = %s, settled_at = now() where id = %s"
        other.execute(first, (rita.me.person, finding))
        other.commit()
        with pytest.raises(Refused, match=r"report\.settled"):
            late.result(timeout=30)


def test_a_disagreement_goes_to_the_leader_with_the_reason(lab_of: LabOf, office: Office, database: Database) -> None:
    report = draft(lab_of, office)
    sign(lab_of, office, "ana.lyst", report)
    checked(lab_of, report)
    finding = reports.find(lab_of("rita.view"), report, "technical", "Opinions", "Too strong.").finding
    assert finding is not None
    _settled_by_two_at_once(lab_of, database, report)
    mona, quinn = lab_of("mona.manager"), lab_of("quinn.manager")
    with pytest.raises(Refused, match=r"report\.not_referred_yet"):  # nobody disagreed yet
        reports.settle(mona, finding, decision="I say so")
    with pytest.raises(Refused, match=r"report\.not_reviewer"):
        reports.refer(lab_of("ben.lyst"), finding, reason="I am nobody here.")
    with pytest.raises(NeedsReason, match=r"report\.why_referred"):
        reports.refer(lab_of("ana.lyst"), finding, reason=" ")
    act = uuid4()
    for _ in range(2):
        reports.refer(lab_of("ana.lyst"), finding, reason="The table says so.", act=act)
    with pytest.raises(Refused, match=r"report\.referred_already"):
        reports.refer(lab_of("rita.view"), finding, reason="It does not.")
    for login, asked in (("mona.manager", 1), ("quinn.manager", 1), ("rita.view", 0), ("ana.lyst", 0), ("ben.lyst", 0)):
        assert [one.code for one in tasks.mine(lab_of(login)).tasks].count("report.task_decide") == asked, login
    for login in ("rita.view", "ben.lyst", "ana.lyst"):
        with pytest.raises(Refused, match=r"report\.leader_decides"):
            reports.settle(lab_of(login), finding, decision="I say so")
    worked_on(database, quinn)
    with pytest.raises(Refused, match=r"report\.leader_decides"):  # who worked on a result decides nothing about it
        reports.settle(quinn, finding, decision="I say so")
    with pytest.raises(Refused, match=r"lists\.missing"):
        reports.settle(mona, finding, decision="  ")
    reports.settle(mona, finding, decision="The table was applied as written.")
    one = seen(lab_of, report).findings[0]
    assert (one.decision, one.referral) == ("The table was applied as written.", "The table says so.")
    assert (one.referred_by, one.settled_by) == ("Ana Lyst", "Mona Manager")
    for spoil in ("decision = 'x'", "referral = 'x'", "answer = 'x', answered_by = 1, answered_at = now()"):
        with pytest.raises(psycopg.Error, match="kept"):
            database.superuser(f"update lab.report_finding set {spoil} where settled_at is not null")
    assert sign(lab_of, office, "rita.view", report).state == "ADMIN_REVIEW"


def test_who_reviewed_it_does_not_authorise_it(lab_of: LabOf, office: Office, method: int) -> None:
    """Three signatures are three people, also where a manager is a reviewer."""
    authorise(lab_of, "mona.manager", method, "review")
    report = draft(lab_of, office)
    sign(lab_of, office, "ana.lyst", report)
    checked(lab_of, report, by="mona.manager")
    sign(lab_of, office, "mona.manager", report)
    reports.begin_review(lab_of("adam.view"), report, "administrative")
    reports.pass_review(lab_of("adam.view"), report)
    with pytest.raises(Refused, match=r"report\.authoriser_reviewed"):
        sign(lab_of, office, "mona.manager", report)


def test_nobody_reviews_their_own_work(lab_of: LabOf, office: Office, method: int) -> None:
    authorise(lab_of, "ana.lyst", method, "review")
    authorise(lab_of, "ben.lyst", method, "review")
    report = draft(lab_of, office)
    with pytest.raises(Refused, match=r"report\.authors"):
        reports.set_authors(lab_of("ana.lyst"), report, [person(lab_of, "ana.lyst")] * 2)
    reports.set_authors(lab_of("ana.lyst"), report, [person(lab_of, "ana.lyst"), person(lab_of, "ben.lyst")])
    assert sign(lab_of, office, "ana.lyst", report).state == "DRAFT"
    with pytest.raises(Refused, match=r"report\.locked"):
        reports.write(lab_of("ben.lyst"), report, seen(lab_of, report).edition, WRITTEN)
    assert sign(lab_of, office, "ben.lyst", report).state == "AUTHOR_SIGNED"
    for login in ("ana.lyst", "ben.lyst"):
        with pytest.raises(Refused, match=r"report\.own_report"):
            reports.begin_review(lab_of(login), report, "technical")


def test_a_bench_worker_who_is_no_author_does_not_review(
    lab_of: LabOf, office: Office, method: int, database: Database
) -> None:
    authorise(lab_of, "ana.lyst", method, "review")
    ben = lab_of("ben.lyst")
    report = reports.open_one(ben, office.bench.requests, "full", "es").report
    sign(lab_of, office, "ben.lyst", report)
    with pytest.raises(Refused, match=r"report\.own_work"):
        reports.begin_review(lab_of("ana.lyst"), report, "technical")
    checked(lab_of, report)
    granted = "select id from lab.authorisation where act = 'review' and person_id = %s"
    for (one,) in database.superuser(granted, person(lab_of, "rita.view")):
        authorisations.revoke(lab_of("quinn.manager"), one, reason="Her training is over")
    with pytest.raises(Refused, match=r"authorisation\.missing"):  # between the beginning and the signature
        sign(lab_of, office, "rita.view", report)
    authorise(lab_of, "rita.view", method, "review")
    worked_on(database, lab_of("rita.view"))
    with pytest.raises(Refused, match=r"report\.own_work"):
        sign(lab_of, office, "rita.view", report)
    for act in (reports.give_back, reports.abandon):  # its reviewer and its author are gone: only a manager moves it
        with pytest.raises(Refused, match=r"report\.(not_reviewer|wrong_state)"):
            act(lab_of("ana.lyst"), report, reason="I say so")
    assert reports.give_back(lab_of("mona.manager"), report, reason="Rita left the laboratory").state == "DRAFT"
    with pytest.raises(Refused, match=r"report\.not_author"):
        reports.abandon(lab_of("ana.lyst"), report, reason="I say so")
    assert reports.abandon(lab_of("mona.manager"), report, reason="Ben left as well").state == "ABANDONED"


def test_an_unfinished_attempt_in_the_scope_stops_the_signature(
    lab_of: LabOf, office: Office, database: Database
) -> None:
    report = draft(lab_of, office)
    undone = "update lab.run_position set disposition = null, disposed_by = null, disposed_at = null"
    database.superuser(f"set session_replication_role = replica; {undone} where item_id is not null")
    with pytest.raises(Refused, match=r"report\.not_reckoned"):
        sign(lab_of, office, "ana.lyst", report)


def test_a_report_goes_on_only_from_its_own_bytes(lab_of: LabOf, office: Office) -> None:
    report = draft(lab_of, office)
    view, ana = seen(lab_of, report), lab_of("ana.lyst")
    mine = next(one.sha256 for one in certificates.known(ana) if one.name == "Ana Lyst")
    ben = next(one.sha256 for one in certificates.known(ana) if one.name == "Ben Lyst")
    for signed, code in (
        (Signed("author_1", mine, b"no pdf", view.facts, "x"), "report.other_bytes"),
        (Signed("author_1", ben, b"%PDF-1.7", view.facts, "x"), "certificate.not_yours"),
        (Signed("technical", mine, b"%PDF-1.7", view.facts, "x"), "report.no_seat"),
        (Signed("author_2", mine, b"%PDF-1.7", view.facts, "x"), "report.not_your_turn"),
    ):
        with pytest.raises(Refused, match=code):
            reports.sign(ana, report, signed)
    sign(lab_of, office, "ana.lyst", report)
    checked(lab_of, report)
    rita = next(one.sha256 for one in certificates.known(ana) if one.name == "Rita View")
    other = Signed("technical", rita, b"%PDF-1.7 another one", seen(lab_of, report).facts, "x")
    with pytest.raises(Refused, match=r"report\.other_bytes"):
        reports.sign(lab_of("rita.view"), report, other)


def test_a_file_that_says_something_else_is_found_by_the_next_signer(lab_of: LabOf, office: Office) -> None:
    """Whoever signs by hand-made means can sign other words; the reviewer's program draws the report again."""
    from lims_desktop.paper.stamp import stamp
    from lims_desktop.signing.keys import fingerprint
    from lims_desktop.signing.pdf import Signing, signed

    report = draft(lab_of, office)
    view, ana = seen(lab_of, report), lab_of("ana.lyst")
    lie = drawn(view.facts.replace("0.1510", "0.0510").replace("Ethanol above", "No ethanol above"))
    with key_file(office.keys["ana.lyst"], "ana.lyst") as key:
        seal = Signing("author_1", stamp("Author", "Ana", datetime.now(UTC), fingerprint(key)), "x", first=True)
        content = signed(lie, seal, key, certificates.trust(ana))
        reports.sign(ana, report, Signed("author_1", fingerprint(key), content, view.facts, "x"))
    checked(lab_of, report)
    assert sealing.judged(ana, seen(lab_of, report)).problem == "report.other_content"
    reports.give_back(lab_of("rita.view"), report, reason="It is not what the record says")
    view = seen(lab_of, report)
    with key_file(office.keys["ana.lyst"], "ana.lyst") as key:  # what was drawn, and over it another page
        content = signed(replaced_page(drawn(view.facts)), seal, key, certificates.trust(ana))
        reports.sign(ana, report, Signed("author_1", fingerprint(key), content, view.facts, "x"))
    checked(lab_of, report)
    with pytest.raises(Refused, match=r"report\.other_content"):
        sign(lab_of, office, "rita.view", report)


def test_an_amended_report_goes_to_everybody_who_has_the_original(
    lab_of: LabOf, office: Office, database: Database
) -> None:
    ana = lab_of("ana.lyst")
    with pytest.raises(Refused, match=r"report\.nothing_to_add_to"):
        reports.open_one(ana, office.bench.requests, "supplemental", "en")
    first = authorised(lab_of, office)
    with pytest.raises(Refused, match=r"agencies\.unknown"):
        reports.issue(lab_of("adam.view"), first, [NewRecipient(0, "Nobody's")])
    reports.issue(lab_of("adam.view"), first, [NewRecipient(police(database), "Inspector Mena", "post")])
    for kind in ("full", "negative", "preliminary"):  # a second answer would reach nobody who has the first
        with pytest.raises(Refused, match=r"report\.answered_already"):
            reports.open_one(ana, office.bench.requests, kind, "en")
    with pytest.raises(NeedsReason, match=r"report\.why_amended"):
        reports.open_one(ana, office.bench.requests, "amended", "en", corrects=first)
    beside = another_request(lab_of, office)
    with pytest.raises(Refused, match=r"report\.leaves_out"):  # what was reported would vanish with its report
        reports.open_one(ana, [beside], "amended", "en", corrects=first, reason="The name was misspelt")
    opened = reports.open_one(
        ana, office.bench.requests, "amended", "en", corrects=first, reason="The name was misspelt"
    )
    assert opened.number == seen(lab_of, first).number + ".1"
    second = opened.report
    sign(lab_of, office, "ana.lyst", second)
    checked(lab_of, second)
    sign(lab_of, office, "rita.view", second)
    reports.begin_review(lab_of("adam.view"), second, "administrative")
    reports.pass_review(lab_of("adam.view"), second)
    sign(lab_of, office, "mona.manager", second)
    reports.issue(lab_of("adam.view"), second, [])
    assert [one.name for one in seen(lab_of, second).recipients] == ["Inspector Mena"]
    assert seen(lab_of, first).state == "SUPERSEDED"
    with pytest.raises(Refused, match=r"report\.wrong_state"):
        reports.withdraw(lab_of("quinn.manager"), first, reason="Too late")
    _withdrawn_while_the_next_one_is_written(lab_of, office, database, second)


def _withdrawn_while_the_next_one_is_written(lab_of: LabOf, office: Office, database: Database, second: int) -> None:
    ana, quinn, asked = lab_of("ana.lyst"), lab_of("quinn.manager"), office.bench.requests

    def waiting() -> set[int]:
        return {one.request for one in reports.to_report(ana)} & set(asked)

    third = reports.open_one(ana, asked, "amended", "en", corrects=second, reason="Once more").report
    assert reports.withdraw(quinn, second, reason="Wrong person").state == "WITHDRAWN"
    put = "set session_replication_role = replica; update lab.report set {} where id = {}"
    database.superuser(put.format("state = 'AUTHORISED'", third))
    reports.issue(lab_of("adam.view"), third, [])
    view = seen(lab_of, second)
    assert (view.state, view.ending, view.ended_by) == ("WITHDRAWN", "Wrong person", "Quinn Manager")
    withdrawal_paper.issue(quinn, view.notices[0].id)
    reports.serve_notice(quinn, view.notices[0].id, "By telephone")
    more = reports.open_one(ana, asked, "supplemental", "en").report
    database.superuser(put.format("state = 'ISSUED', issued_by = opened_by, issued_at = now()", more))
    reports.withdraw(quinn, more, reason="It added nothing")
    state = "select distinct state from lab.request where id = any (%s)"
    assert database.superuser(state, asked) == [("REPORTED",)], "what it added to answers the request still"
    assert waiting() == set()
    reports.withdraw(quinn, third, reason="Wrong person again")
    assert waiting() == set(asked), "superseded and withdrawn ones answer nothing"
    database.superuser(put.format("kind = 'preliminary', state = 'ISSUED'", more))
    assert waiting() == set(asked), "a preliminary one is not the last word"
    assert reports.open_one(ana, asked, "full", "en").state == "DRAFT"
    assert waiting() == set()


def test_only_managers_authorise_and_only_after_the_review(lab_of: LabOf, office: Office) -> None:
    report = draft(lab_of, office)
    sign(lab_of, office, "ana.lyst", report)
    checked(lab_of, report)
    sign(lab_of, office, "rita.view", report)
    with pytest.raises(Refused, match=r"report\.not_reviewed"):
        sign(lab_of, office, "mona.manager", report)
    with pytest.raises(Refused, match=r"report\.own_report"):
        reports.begin_review(lab_of("ana.lyst"), report, "administrative")
    reports.begin_review(lab_of("adam.view"), report, "administrative")
    reports.pass_review(lab_of("adam.view"), report)
    with pytest.raises(Refused, match=r"report\.managers_authorise"):
        sign(lab_of, office, "rita.view", report)


def test_nothing_of_it_is_rewritten(lab_of: LabOf, office: Office, database: Database) -> None:
    report = authorised(lab_of, office)
    reports.issue(lab_of("adam.view"), report, [NewRecipient(police(database), "Inspector Mena")])
    reports.withdraw(lab_of("quinn.manager"), report, reason="Wrong person")
    for spoil in (
        "update lab.report set number = 'X'",
        "update lab.report set content = '{}'",
        "update lab.report set state = 'ISSUED'",
        "update lab.report set ending = 'x'",
        "update lab.report_signature set meaning = 'x'",
        "delete from lab.report_signature",
        "delete from lab.report",
        "update lab.report_recipient set name = 'x'",
        "delete from lab.report_finding",
        "update lab.authority_certificate set level = 'root'",
        "delete from lab.revocation_list",
        "update lab.certificate set person_id = 1",
    ):
        with pytest.raises(psycopg.Error, match=r"kept|frozen"):
            database.superuser(spoil)


def test_customers_see_nothing_of_it(psql: Psql, lab_of: LabOf, office: Office) -> None:
    draft(lab_of, office)
    for table in ("report", "report_signature", "report_finding", "report_review", "report_recipient", "report_author"):
        assert isinstance(psql("client.pol", f"select * from lab.{table}"), Refusal), table
    assert isinstance(psql("client.pol", "select lims.report_view(1)"), Refusal)


def test_a_certificate_is_bound_by_somebody_else(
    lab_of: LabOf, authority: Authority, psql: Psql, tmp_path: Path
) -> None:
    issued, own = (authority.issue("issuing", "Ana Lyst", login, "x") for login in ("ana.lyst", "quinn.manager"))
    strange = Authority.found(tmp_path / "ca", "Another", "root", "issuing").issue("issuing", "Ana", "ana.lyst", "x")
    quality = lab_of("quinn.manager")
    certificates.publish(quality, *authority.certificates(), reason="The authority of 2026")
    with pytest.raises(Refused, match=r"people\.not_yourself"):
        certificates.bind(quality, quality.me.person, own.certificate)
    with pytest.raises(Refused, match=r"certificate\.of_somebody_else"):  # of another person of the same name
        certificates.bind(quality, person(lab_of, "ben.lyst"), issued.certificate)
    with pytest.raises(Refused, match=r"certificate\.strange_authority"):
        certificates.bind(quality, person(lab_of, "ana.lyst"), strange.certificate)
    certificates.bind(quality, person(lab_of, "ana.lyst"), issued.certificate)
    with pytest.raises(Refused, match=r"certificate\.known"):
        certificates.bind(quality, person(lab_of, "ana.lyst"), issued.certificate)
    act = uuid4()
    for login in ("ana.lyst", "mona.manager", "admin.ada"):
        assert isinstance(psql(login, f"select lims.certificate_bind('{act}', 1, '\\x30')"), Refusal)
    assert sha256(issued.certificate).hexdigest() in {one.sha256 for one in certificates.known(quality)}


def awaiting(lab_of: LabOf, login: str, report: int) -> str | None:
    lab = lab_of(login)
    told = {one.argument: one.code for one in tasks.mine(lab).tasks if one.page == "report"}
    listed = {one.id: one.awaits for one in report_lists.listed(lab)}
    queued = {one.id for one in report_lists.listed(lab, filters={"awaits": list(report_lists.AWAITS)})}
    assert (report in told) == (report in queued) == (listed[report] is not None), login
    assert listed[report] is None or told[report] == f"report.task_{listed[report]}"
    return listed[report]


def test_a_report_awaits_whoever_comes_next(lab_of: LabOf, office: Office) -> None:
    """The list, the queue and the tasks say the same; nobody is asked for what the rules would refuse."""
    logins = ("ana.lyst", "ben.lyst", "rita.view", "adam.view", "mona.manager")

    def now() -> dict[str, str | None]:
        found = {login: awaiting(lab_of, login, report) for login in logins}
        return {login: what for login, what in found.items() if what}

    report = draft(lab_of, office)
    assert now() == {"ana.lyst": "draft"}
    sign(lab_of, office, "ana.lyst", report)
    assert now() == {"rita.view": "technical"}
    checked(lab_of, report)
    assert now() == {"rita.view": "reviewing"}
    sign(lab_of, office, "rita.view", report)
    assert now() == {"adam.view": "administrative", "mona.manager": "administrative"}
    reports.begin_review(lab_of("adam.view"), report, "administrative")
    assert now() == {"adam.view": "administrative"}
    reports.pass_review(lab_of("adam.view"), report)
    assert now() == {"mona.manager": "authorise"}
    sign(lab_of, office, "mona.manager", report)
    assert now() == {"adam.view": "issue", "mona.manager": "issue"}


def test_what_stands_behind_a_report_and_how_it_would_read(lab_of: LabOf, office: Office, psql: Psql) -> None:
    report, ana = draft(lab_of, office), lab_of("ana.lyst")
    scope = report_lists.scope(ana, report)
    assert scope is not None
    assert [one.id for one in scope.worksheets] == [office.bench.worksheet]
    assert [one.id for one in scope.items] == office.bench.items
    assert [(one.became, one.worksheet_id) for one in scope.attempts] == [("reported", office.bench.worksheet)]
    assert (len(scope.checks), scope.corrected, scope.open) == (5, None, [])
    other = replace(WRITTEN, summary="Other words", opinions=(Opinion("Was it so?", "a", "b", "0.002"),))
    facts = report_lists.preview(ana, report, other)
    assert '"Other words"' in facts
    assert '"other": true' in facts
    assert seen(lab_of, report).content == WRITTEN
    reports.write(ana, report, seen(lab_of, report).edition, other)
    assert facts == seen(lab_of, report).facts
    with pytest.raises(Refused, match=r"report\.ratio"):
        report_lists.preview(ana, report, replace(WRITTEN, opinions=(Opinion("", ratio="many"),)))
    for login in ("client.pol", "admin.ada"):
        assert isinstance(psql(login, f"select lims.report_preview({report}, '{{}}')"), Refusal)
        assert psql(login, f"select lims.report_scope({report})") in (
            [(None,)],
            Refusal("42501", "permission denied for function report_scope"),
        )


def test_a_key_that_does_not_count_signs_nothing(
    lab_of: LabOf, office: Office, database: Database, authority: Authority
) -> None:
    """Somebody else's, a withdrawn, an expired and a revoked one; a wrong passphrase opens none (test_signing.py)."""
    report, ana, quinn = draft(lab_of, office), lab_of("ana.lyst"), lab_of("quinn.manager")
    mine = next(one for one in certificates.known(ana) if one.name == "Ana Lyst")

    def refused(code: str, keys: str = "ana.lyst") -> None:
        with pytest.raises(Refused, match=code), key_file(office.keys[keys], keys) as key:
            sealing.sign(ana, seen(lab_of, report), key)
        assert seen(lab_of, report).signatures == []

    def another() -> int:
        """A new certificate of Ana's, bound by quality; its serial number."""
        issued = authority.issue("issuing", "Ana Lyst", "ana.lyst", "ana.lyst")
        certificates.bind(quinn, ana.me.person, issued.certificate)
        office.keys["ana.lyst"] = issued.pkcs12
        return issued.serial

    refused(r"certificate\.not_yours", "ben.lyst")
    certificates.withdraw(ana, mine.id, reason="The card was stolen")
    refused(r"certificate\.withdrawn")
    another()
    late = "update lab.certificate set valid_from = '2020-01-01', valid_until = '2023-01-01' where withdrawn_at is null"
    database.superuser(f"set session_replication_role = replica; {late} and person_id = {ana.me.person}")
    refused(r"certificate\.expired")
    authority.revoke("issuing", another(), "key_compromise")
    certificates.publish_lists(quinn, authority.revocation_lists()[-1:])
    refused(r"signing\.refused")
    another()
    assert sign(lab_of, office, "ana.lyst", report).state == "AUTHOR_SIGNED"
