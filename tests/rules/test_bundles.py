"""Disclosure bundles: a genuine one passes without our program, and every way to cheat with one is named."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any
from uuid import uuid4

import pytest

from lims_desktop import bundles, cases, certificates, court, enquiries, files, reports, requests, worksheets
from lims_desktop.bundling import archive, checking, making
from lims_desktop.bundling.making import Made, Wanted
from lims_desktop.errors import Cancelled, LimsError, NeedsReason, Refused
from lims_desktop.files import NewFile
from lims_desktop.lab import Lab
from lims_desktop.paper.stamp import stamp
from lims_desktop.reporting import drawing
from lims_desktop.reports import NewRecipient
from lims_desktop.signing.authority import Authority
from lims_desktop.signing.keys import fingerprint, key_file
from lims_desktop.signing.pdf import Signing, signed
from tests import outside as people_outside
from tests.core.test_signing import replaced_page
from tests.database import EVERYONE, Database, LabOf, Psql, Refusal
from tests.laboratory import LINE, agency, take_in
from tests.rules.test_reports import (
    WRITTEN,
    Office,
    authority,
    checked,
    lab_of,
    method,
    office,
    police,
    seen,
    sign,
)
from tests.rules.test_requests import BLOOD
from tests.rules.test_worksheets import Bench, _code, a_lot, an_instrument, fill, give_to

__all__ = ["authority", "lab_of", "method", "office"]
WHY = "Order 7/26 of the Supreme Court"
Files = dict[str, bytes]
Forgery = Callable[[Files], object]


def quiet(done: int, total: int, what: str) -> None:
    pass


def make(lab: Lab, subject: str, number: int, path: Path, language: str = "en", **more: Any) -> Made:
    return making.make(
        lab, Wanted(subject, number, WHY, language), str(path), progress=more.pop("progress", quiet), **more
    )


@dataclass
class Disclosed:
    """A report on a run that also held a sample of another case, with a repeat, a change and an instrument's file."""

    office: Office
    case: int
    report: int
    other: str


@pytest.fixture
def disclosed(lab_of: LabOf, office: Office, database: Database) -> Disclosed:
    tom, ana = lab_of("tech.tom"), lab_of("ana.lyst")
    shirt = replace(LINE, line=2, description="Shirt of the driver")
    mine = take_in(tom, replace(BLOOD, description="Blood of the driver"), shirt, reference="CR-71/26")
    when = datetime.now(UTC).replace(microsecond=0) + timedelta(days=1)
    day = court.Hearing(when, when + timedelta(days=2), "Court room 2")
    court.court_out(
        tom, [mine.items[1].id], people_outside.court(lab_of), people_outside.outsider(tom, "PC Gentle"), day
    )
    other = take_in(tom, replace(BLOOD, description="Blood of somebody else"), reference="CR-7777/26")
    files.attach(tom, "photograph", "item", mine.items[0].id, NewFile("tube.jpg", b"a picture", "image/jpeg", "Tube"))
    bench = shared_run(lab_of, [mine.items[0].id, other.items[0].id])
    fill(lab_of, bench)
    position = next(one.id for one in shown(lab_of, bench) if one.item == mine.items[0].id)
    changed = {"position": position, "field": "ratio", "typed": "1.881", "replicate": 1, "seen": 1,
               "source": {"row": 2, "column": 1}}  # fmt: skip
    ana.act(dict, "results_import", worksheet=bench.worksheet, content=b"sample;ratio\nCR-7777;1.881\n",
            file={"name": "run.csv", "layout": {}, "lines": 2}, entries=[changed], reason="Read from the file",
            instrument=bench.instrument)  # fmt: skip
    worksheets.repeat(ana, position, "superseded", reason="Septum leaked")
    fill(lab_of, bench)
    worksheets.submit(ana, bench.worksheet)
    worksheets.review(lab_of("rita.view"), bench.worksheet)
    database.superuser("select chain.tick()")  # the report prints a checkpoint
    report = signed_report(lab_of, replace(office, bench=bench))
    reports.issue(lab_of("adam.view"), report, [NewRecipient(police(database), "Inspector Mena")])
    talk(lab_of, mine.case, report)
    return Disclosed(office, mine.case, report, other.items[0].number)


def talk(lab_of: LabOf, case: int, report: int) -> None:
    """What was asked and answered, privileged too; a day in court, and what was said there."""
    pol, dpp, tom, ana, mona = map(lab_of, ("client.pol", "client.dpp", "tech.tom", "ana.lyst", "mona.manager"))
    asked = enquiries.ask(pol, case, "question", "When will the tube be opened?").enquiry
    enquiries.say(tom, asked, "It was opened on Monday.")
    enquiries.ask(pol, case, "feedback", "Clear, and in time.", report=report)
    cases.refer(mona, case, agency(mona, "DPP"))
    advice = enquiries.ask(dpp, case, "question", "Would the Crown lose with this?").enquiry
    enquiries.say(mona, advice, "The clotted tube is the weak point.")
    enquiries.privilege(mona, advice, privileged=True, reason="Advice to counsel")
    soon, spoke = datetime.now(UTC) + timedelta(days=20), datetime.now(UTC) - timedelta(minutes=1)
    enquiries.tell_hearing(dpp, case, soon, "Supreme Court", note="Room 4")
    called = enquiries.tell_subpoena(dpp, case, soon, "Supreme Court", "Ana Lyst", reference="S 14/26").id
    enquiries.serve(tom, called, ana.me.person, "By hand, PC Brown")
    enquiries.record_testimony(ana, called, spoke, 40, "How the blood was kept.", difficulties="I forgot the date.")


def shown(lab_of: LabOf, bench: Bench) -> list[Any]:
    view = worksheets.view(lab_of("ana.lyst"), bench.worksheet)
    assert view is not None
    return list(view.positions)


def shared_run(lab_of: LabOf, items: list[int]) -> Bench:
    tom, head, ana = lab_of("tech.tom"), lab_of("rita.view"), lab_of("ana.lyst")
    asked = [requests.add(tom, [item], "blood-alcohol", "How much?").request for item in items]
    for one in asked:
        requests.accept(head, one)
    given = [requests.take_next(ana, "toxicology").assignment or 0 for _ in items]
    give_to(lab_of, items, "ana.lyst")
    opened = worksheets.open_one(ana, given)
    instrument = an_instrument(lab_of)
    lots = [a_lot(lab_of, amount="1000", code=code, number="L-8") for code in ("n-propanol-is", "ethanol-calibrators")]
    for code in [_code("I", instrument), *(_code("R", lot) for lot in lots)]:
        worksheets.take(ana, opened.worksheet, code)
    worksheets.start(ana, opened.worksheet)
    return Bench(opened.worksheet, items, asked[:1], instrument, lots)


def signed_report(lab_of: LabOf, office: Office) -> int:
    opened = reports.open_one(lab_of("ana.lyst"), office.bench.requests, "full", "en")
    report = reports.write(lab_of("ana.lyst"), opened.report, opened.edition, WRITTEN).report
    sign(lab_of, office, "ana.lyst", report)
    checked(lab_of, report)
    sign(lab_of, office, "rita.view", report)
    reports.begin_review(lab_of("adam.view"), report, "administrative")
    reports.pass_review(lab_of("adam.view"), report)
    sign(lab_of, office, "mona.manager", report)
    return report


def told(bundle: Path, *words: str) -> tuple[int, str]:
    """What the program in the bundle says, run alone: no library, no environment."""
    command = [sys.executable, "-I", "-S", str(checking.VERIFIER), str(bundle), *words]
    said = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd="/")
    assert "Traceback" not in said.stderr, said.stderr
    return said.returncode, said.stdout + said.stderr


def forged(genuine: Path, forgery: Forgery, path: Path, *, cover: bool = True) -> Path:
    """A bundle with other files; whoever covers it up writes the manifest anew."""
    with zipfile.ZipFile(genuine) as read:
        content = {info.filename: read.read(info) for info in read.infolist()}
    forgery(content)
    manifest = content.pop("manifest.json")
    with archive.opened(path) as room:
        for name, data in content.items():
            room.put(name, data)
        if cover:
            room.put_manifest(json.loads(manifest))
        else:
            room.put("manifest.json", manifest)
    return path


def lines(content: Files, change: Callable[[list[Any]], object]) -> None:
    name = "ledger/entries.jsonl"
    read = [json.loads(line) for line in content[name].decode().splitlines()]
    change(read)
    content[name] = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in read).encode()


def within(name: str, change: Callable[[Any], object]) -> Forgery:
    def forgery(content: Files) -> None:
        [found] = [one for one in content if one == name or (one.startswith(name) and one.endswith(".json"))]
        value = json.loads(content[found])
        change(value)
        content[found] = json.dumps(value, ensure_ascii=False).encode()

    return forgery


def on_pdf(change: Callable[[bytes], bytes], *, restate: bool = False) -> Forgery:
    def forgery(content: Files) -> None:
        [name] = [one for one in content if one.endswith(".pdf") and one.startswith("reports/")]
        content[name] = change(content[name])

    return forgery


def flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def first(read: list[Any], kind: str, stream: str) -> int:
    return next(n for n, one in enumerate(read) if one.get("kind") == kind and one["stream"].startswith(stream))


def without_attempt(sheet: Any) -> None:
    rows = sheet["tables"]["lab.run_position"]
    rows.remove(next(one for one in rows if one["row"]["disposition"] == "superseded"))


def rewritten(read: list[Any]) -> None:
    entry = read[
        first(read, "STORE", "item/")
        if any(one.get("kind") == "STORE" for one in read)
        else first(read, "RECEIVE", "item/")
    ]
    entry["body"] = entry["body"].replace('"item"', '"item" ')


def hidden(read: list[Any]) -> None:
    number = first(read, "ADDED", "worksheet/")
    names = ("stream", "number", "hash", "position")
    read[number] = {name: read[number][name] for name in names} | {"withheld": True}


def privileged(read: list[Any]) -> None:
    """Somebody holds back an answer as if it were privileged."""
    number = next(n for n, one in enumerate(read) if "It was opened on Monday" in one.get("body", ""))
    read[number] = {name: read[number][name] for name in ("stream", "number", "hash", "position")} | {"withheld": True}


def behind_a_true_hash(content: Files) -> None:
    """The entry that tells of the bundle says something else, and that it need not be looked at."""
    name, manifest = "ledger/beside.jsonl", json.loads(content["manifest.json"])
    read = [json.loads(line) for line in content[name].decode().splitlines()]
    [entry] = [one for one in read if json.loads(one["body"])["table"] == "lab.bundle"]
    entry.update(withheld=True, body=entry["body"].replace(WHY, "Another order"))
    manifest["bundle"]["reason"] = "Another order"
    content["manifest.json"] = json.dumps(manifest, ensure_ascii=False).encode()
    content[name] = "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in read).encode()


def cut_tail(read: list[Any]) -> None:
    last = max(n for n, one in enumerate(read) if one["stream"].startswith("report/"))
    del read[last]


def other_signer(manifest: Any) -> None:
    signers = manifest["reports"][0]["versions"][0]["signers"]
    signers[1]["certificate"] = signers[0]["certificate"]


COVERED: dict[str, tuple[Forgery, str]] = {
    "a removed attempt": (within("worksheets/", without_attempt), "Attempt 1 at place"),
    "another value": (
        within("worksheets/", lambda sheet: sheet["tables"]["lab.result"][0]["row"].update(typed="0.01")),
        "says something else than the ledger in a row of lab.result",
    ),
    "a removed version": (
        within("worksheets/", lambda sheet: sheet["tables"]["lab.result"].pop()), "lacks a row of lab.result",
    ),
    "a removed entry": (
        lambda it: lines(it, lambda read: read.pop(first(read, "ADDED", "worksheet/"))), "there is a hole",
    ),
    "a changed entry": (lambda it: lines(it, rewritten), "was changed: its hash is another one"),
    "a hidden entry": (lambda it: lines(it, hidden), "withheld, not the"),
    "another order behind a true hash": (behind_a_true_hash, "was changed: its hash is another one"),
    "a removed end": (lambda it: lines(it, cut_tail), "the laboratory recorded that it goes to"),
    "a path that leads elsewhere": (
        lambda it: it.update({"custody/./custody.html": b"<p>All is well.</p>"}), "was altered at",
    ),
    "a twin on other disks": (lambda it: it.update({"Index.html": b"<p>All is well.</p>"}), "was altered at"),
    "another custody": (
        within("custody/custody.json", lambda it: it["items"][0]["events"].pop(1)), "The custody of item",
    ),
    "an answer left out": (
        within("court/talk.json", lambda it: it["tables"]["lab.enquiry_note"].pop()), "court/talk.json lacks a row of",
    ),
    "another answer": (
        within("court/talk.json", lambda it: it["tables"]["lab.enquiry_note"][1]["row"].update(words="Never.")),
        "court/talk.json says something else than the ledger in a row of lab.enquiry_note",
    ),
    "a testimony left out": (
        within("court/talk.json", lambda it: it["tables"]["lab.testimony"].clear()), "lacks a row of lab.testimony",
    ),
    "privilege that nobody claimed": (
        within("court/talk.json", lambda it: it["tables"]["lab.enquiry"][0]["row"].update(privileged="So")),
        "court/talk.json says something else than the ledger in a row of lab.enquiry",
    ),
    "one more held back": (lambda it: lines(it, privileged), "withheld, not the"),
    "another proof": (within("ledger/proof.json", lambda it: it.update(root="00" * 32)), "does not prove"),
    "another hash in the proof": (within("ledger/proof.json", lambda it: it["hashes"].reverse()), "does not prove"),
    "one more in custody": (
        within("custody/custody.json", lambda it: it["items"].append({"id": 99, "number": "X", "events": []})),
        "The custody of item X",
    ),
    "another state": (
        within("manifest.json", lambda it: it["reports"][0].update(state="WITHDRAWN")), "The manifest says of",
    ),
    "a ledger that did not grow": (
        within("ledger/checkpoints.json", lambda it: it[0]["hashes"].clear()), "does not begin with the one whose",
    ),
    "another signer expected": (within("manifest.json", other_signer), "The manifest says of"),
    "fewer expected": (
        within("manifest.json", lambda it: it["reports"][0]["versions"][0]["signers"].pop()),
        "The manifest says of",
    ),
    "a report left out": (within("manifest.json", lambda it: it["reports"].clear()), "The manifest says of"),
    "no revocation lists": (within("manifest.json", lambda it: it["trust"]["lists"].clear()), "The revocation list"),
    "a photograph left out": (
        lambda it: it.pop(next(one for one in it if one.endswith(".jpg"))), "the ledger says that it was kept",
    ),
    "a replaced page": (on_pdf(replaced_page), "bytes after what Mona Manager (authorised) signed last"),
    "a flipped byte in a report": (on_pdf(lambda pdf: flipped(pdf, 2000)), "What Ana Lyst (author_1) signed in"),
    "a report cut in a signature": (on_pdf(lambda pdf: pdf[:-2000]), "(authorised)"),
    "a signature cut off": (on_pdf(lambda pdf: pdf[: pdf.rfind(b"/ByteRange")]), "lacks the signature of Mona Manager"),
}  # fmt: skip

PLAIN: dict[str, tuple[Forgery, str]] = {
    "a flipped byte": (on_pdf(lambda pdf: flipped(pdf, 2000)), "1-authorised.pdf was changed: its SHA-256"),
    "a truncated PDF": (on_pdf(lambda pdf: pdf[:-2000]), "1-authorised.pdf is cut off"),
    "a replaced page": (on_pdf(replaced_page), "1-authorised.pdf goes on for"),
    "a missing file": (lambda it: it.pop("custody/custody.html"), "The file custody/custody.html is missing"),
    "one more file": (lambda it: it.update({"files/more.txt": b"more"}), "files/more.txt does not belong"),
}


def test_every_way_to_cheat_is_named(
    lab_of: LabOf, disclosed: Disclosed, tmp_path: Path, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine = tmp_path / "bundle.zip"
    made = make(lab_of("mona.manager"), "case", disclosed.case, genuine)
    assert made.trouble == ""
    assert made.sha256 == sha256(genuine.read_bytes()).hexdigest()
    [known] = bundles.of_case(lab_of("ana.lyst"), disclosed.case)
    assert (known.sha256, known.reason, known.made_by) == (made.sha256, WHY, "Mona Manager")
    code, said = told(genuine)
    assert (code, "3 signatures" in said, "about other cases" in said) == (0, True, True), said
    assert f"this bundle, SHA-256: {made.sha256}" in said, "pages and names are proved by nothing else"
    root = sha256(authority.certificates()[0]).hexdigest()
    assert told(genuine, "--root", root)[0] == 0
    assert "not the one that was asked for" in told(genuine, "--root", "0" * 64)[1]
    assert "not the one that was asked for" in told(genuine, "--checkpoint", "3 00")[1]
    checking.second_opinion(genuine)
    with monkeypatch.context() as patched:
        patched.setattr(drawing, "drawn", lambda _facts: b"%PDF-1.7 another report")
        with pytest.raises(Refused, match=r"bundle\.wrong"):
            checking.second_opinion(genuine)
    bad = tmp_path / "bad.zip"
    for cover, attacks in ((True, COVERED), (False, PLAIN)):
        for name, (forgery, expected) in attacks.items():
            code, said = told(forged(genuine, forgery, bad, cover=cover))
            assert code == 1, name
            assert expected in said, (name, said)
            assert len(said.strip().splitlines()) == 1, (name, said)
    assert "Falta el intento 1" in told(forged(genuine, COVERED["a removed attempt"][0], bad), "--language", "es")[1]
    by_command = [sys.executable, "main.py", "bundle", "verify"]
    for path, ended in ((genuine, 0), (bad, 1)):
        assert subprocess.run([*by_command, path], capture_output=True, check=False).returncode == ended
    whole = genuine.read_bytes()
    for content in (b"", whole[:-1], whole[:5000], b"x" + whole, whole + b"x", whole[:-22]):
        bad.write_bytes(content)
        assert told(bad)[0] == 1
    program, chance = checking.verifier(), Random(5)
    for _ in range(60):  # wherever a byte is flipped
        bad.write_bytes(flipped(whole, chance.randrange(len(whole) - 4000)))
        with pytest.raises(program.Wrong):
            program.check(str(bad))
    _another_in_the_place_of_rita(lab_of, disclosed, genuine, bad)
    _nothing_of_the_other_case(genuine, disclosed.other)
    _what_was_said(genuine)


def _what_was_said(genuine: Path) -> None:
    with zipfile.ZipFile(genuine) as read:
        everything = b"".join(read.read(name) for name in read.namelist())
        page = read.read("court/talk.html").decode()
        assert b"court/talk.html" in read.read("index.html")
    for said in (
        "When will the tube be opened?", "It was opened on Monday.", "Clear, and in time.", "Advice to counsel",
        "Room 4", "S 14/26", "By hand, PC Brown", "How the blood was kept.", "Public Prosecutions", "Dee Client",
        "PC Gentle",
    ):  # fmt: skip
        assert said in page, said
    for inside in (b"Would the Crown lose", b"weak point", b"I forgot the date"):
        assert inside not in everything, inside


def _another_in_the_place_of_rita(lab_of: LabOf, disclosed: Disclosed, genuine: Path, bad: Path) -> None:
    view = seen(lab_of, disclosed.report)
    author = reports.file(lab_of("ana.lyst"), disclosed.report, view.standing[0].sha256)
    assert author is not None
    with key_file(disclosed.office.keys["ben.lyst"], "ben.lyst") as key:
        look = stamp("Reviewed", "Ben Lyst", datetime.now(UTC), fingerprint(key))
        content = signed(author, Signing("technical", look, "reviewed"), key, certificates.trust(lab_of("ben.lyst")))
    code, said = told(forged(genuine, on_pdf(lambda _pdf: content), bad))
    assert (code, "is signed by Ben Lyst in the place of Rita View (technical)" in said) == (1, True), said
    cut_back = reports.file(lab_of("ana.lyst"), disclosed.report, view.standing[1].sha256)
    assert cut_back is not None
    for cut, missing in ((author, "Rita View (technical)"), (cut_back, "Mona Manager (authorised)")):
        code, said = told(forged(genuine, on_pdf(lambda _pdf, cut=cut: cut), bad))  # type: ignore[misc]
        assert (code, f"lacks the signature of {missing}" in said) == (1, True), said


def _nothing_of_the_other_case(genuine: Path, other: str) -> None:
    with zipfile.ZipFile(genuine) as read:
        for name in read.namelist():
            content = read.read(name)
            assert other.encode() not in content, name
            assert b"somebody else" not in content or name == "README.txt", name
            assert b"CR-7777" not in content, name
        sheet = json.loads(
            next(
                read.read(name) for name in read.namelist() if name.startswith("worksheets/") and name.endswith(".json")
            )
        )
    rows = [one["row"] for one in sheet["tables"]["lab.run_position"]]
    assert sorted(str(one["disposition"]) for one in rows if one["control"] is None) == ["reported", "superseded"]


def test_only_managers_make_one_and_nobody_changes_it(
    lab_of: LabOf, disclosed: Disclosed, psql: Psql, database: Database, tmp_path: Path
) -> None:
    begin = "select lims.bundle_begin(gen_random_uuid(), %s, %s, %s)"
    for login in sorted(EVERYONE):
        if not {"laboratory_manager", "quality_manager"} & set(EVERYONE[login][1]):
            assert psql(login, begin, "case", disclosed.case, WHY) == Refusal(
                "42501", "permission denied for function bundle_begin"
            )
            assert psql(login, "select lims.bundle_entries(1, '', 0, 10)").state == "42501"
    mona, quinn = lab_of("mona.manager"), lab_of("quinn.manager")
    with pytest.raises(NeedsReason, match=r"bundle\.for_whom"):
        bundles.begin(mona, "case", disclosed.case, reason=" ")
    for subject, number in (("case", 0), ("report", 0), ("item", disclosed.case)):
        with pytest.raises(Refused, match=r"bundle\.no_subject"):
            bundles.begin(mona, subject, number, reason=WHY)
    act = uuid4()
    begun = bundles.begin(mona, "report", disclosed.report, reason=WHY, act=act)
    assert bundles.begin(mona, "report", disclosed.report, reason=WHY, act=act).bundle == begun.bundle
    for question in ("about(%s)", "beside(%s)", "files(%s)", "entries(%s, '', 0, 10)", "covered(%s)"):
        assert psql("quinn.manager", "select lims.bundle_" + question, begun.bundle) == Refusal(
            "LM001", "bundle.unknown"
        )
    written = []
    for name in ("one.zip", "two.zip"):  # the same content gives the same bytes
        making._write(mona, begun.bundle, "es", tmp_path / name, quiet)
        written.append((tmp_path / name).read_bytes())
    assert written[0] == written[1]
    assert told(tmp_path / "one.zip")[0] == 0
    with zipfile.ZipFile(tmp_path / "one.zip") as read:
        page = read.read("court/talk.html").decode()
    wanted = ("Clear, and in time.", "When will the tube", "Advice to counsel", "Room 4", "PC Gentle")
    assert [one in page for one in wanted] == [True, False, False, True, False], (
        "of one report what was said of it, and the courts of the case"
    )
    finish = "select lims.bundle_finish(gen_random_uuid(), %s, repeat('a', 64), 1, 1)"
    assert psql("quinn.manager", finish, begun.bundle) == Refusal("LM001", "bundle.unknown")
    assert psql("mona.manager", finish.replace("'a'", "'x'"), begun.bundle) == Refusal("LM001", "bundle.no_file")
    assert not isinstance(psql("mona.manager", finish, begun.bundle), Refusal)
    assert psql("mona.manager", finish, begun.bundle) == Refusal("LM001", "bundle.kept")
    assert psql("mona.manager", "select lims.bundle_about(%s)", begun.bundle) == Refusal("LM001", "bundle.unknown")
    for spoil in ("update lab.bundle set reason = 'x'", "delete from lab.bundle", "truncate lab.bundle"):
        with pytest.raises(Exception, match=r"bundle\.kept|ledger\.frozen"):
            database.superuser(spoil)
    assert isinstance(psql("client.pol", "select * from lab.bundle"), Refusal)
    assert psql("ana.lyst", "select count(*) from lab.bundle") == [(1,)]
    cases.restrict(quinn, disclosed.case, True, reason="An officer is the suspect")
    assert psql("ana.lyst", "select count(*) from lab.bundle") == [(0,)]
    assert psql("ana.lyst", "select lims.bundles_of(%s)", disclosed.case) == [([],)]


def test_a_stop_leaves_nothing_and_a_revoked_key_is_told(
    lab_of: LabOf, disclosed: Disclosed, authority: Authority, tmp_path: Path
) -> None:
    mona, folder = lab_of("mona.manager"), tmp_path / "out"
    folder.mkdir()

    def stop(done: int, total: int, what: str) -> None:
        if what == "files":
            raise Cancelled

    with pytest.raises(Cancelled):
        make(mona, "case", disclosed.case, folder / "bundle.zip", progress=stop)
    assert list(folder.iterdir()) == []
    with pytest.raises(LimsError, match=r"bundle\.no_folder"):
        make(mona, "case", disclosed.case, tmp_path / "nowhere" / "bundle.zip")
    rita = next(one for one in authority.issued()[::-1] if one["login"] == "rita.view")
    before = (datetime.now(UTC) - timedelta(hours=1)).replace(microsecond=0).isoformat()
    authority._note("revoked", {"serial": rita["serial"], "at": before, "reason": "key_compromise"})
    certificates.publish_lists(lab_of("quinn.manager"), [authority.list_revoked("issuing", "issuing")])
    made = make(mona, "report", disclosed.report, folder / "bundle.zip")
    assert "the certificate of Rita View (technical) was revoked before it was signed" in made.trouble
    assert told(folder / "bundle.zip") == (1, made.trouble + "\n")
    with pytest.raises(LimsError, match=r"bundle\.there"):
        make(mona, "report", disclosed.report, folder / "bundle.zip")
