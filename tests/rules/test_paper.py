"""Papers held against the ledger: genuine to the last byte, issued by whom and when, the ledger still as it was."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from random import Random

import pytest

from lims_desktop import custody_report, documents, files, intake
from lims_desktop.errors import Refused
from lims_desktop.files import NewFile
from lims_desktop.lab import Lab
from lims_desktop.verify import paper
from tests.database import PASSWORD, Database, LabOf
from tests.laboratory import one_item, take_in
from tests.rules.test_commands import run

RECEIPT = b"%PDF-1.7 a receipt of long ago"


def silent(_done: int, _total: int, _what: str) -> None:
    """Nobody watches."""


def check(lab: Lab, content: bytes) -> paper.PaperChecked:
    return paper.check(lab, content, progress=silent)


def report_of(lab: Lab, database: Database) -> bytes:
    database.superuser("select chain.tick()")
    kept = custody_report.issue(lab, "item", one_item(lab))
    file = files.read(lab, kept.sha256)
    assert file is not None
    return file.content


def test_a_report_is_genuine_and_the_ledger_grew_from_what_it_prints(lab_of: LabOf, database: Database) -> None:
    lab = lab_of("tech.tom")
    content = report_of(lab, database)
    waiting = check(lab, content)
    assert (waiting.found.kind, waiting.found.issued_by, waiting.covered) == ("custody_report", "Tom Evidence", False)
    database.superuser("select chain.tick()")
    covered = check(lab_of("aud.itor", "Another station"), content)
    assert (covered.covered, covered.sha256) == (True, sha256(content).hexdigest())
    assert covered.size == covered.found.checkpoint_size
    assert covered.newest > covered.size
    assert covered.found.code in covered.sentences("en")[0]
    assert covered.sentences("es") != covered.sentences("en")


def test_any_flipped_byte_makes_it_no_paper(lab_of: LabOf, database: Database) -> None:
    lab = lab_of("tech.tom")
    content = report_of(lab, database)
    for place in Random(7).sample(range(len(content)), 25):
        changed = bytearray(content)
        changed[place] ^= 1 << place % 8
        with pytest.raises(Refused, match=r"verify\.not_a_paper"):
            check(lab, bytes(changed))
    for other in (content[:-1], content + b"\n", b""):
        with pytest.raises(Refused, match=r"verify\.not_a_paper"):
            check(lab, other)


def test_a_receipt_is_a_paper_and_a_photograph_is_none(lab_of: LabOf, database: Database) -> None:
    lab = lab_of("tech.tom")
    taken = take_in(lab)
    files.attach(lab, "receipt", "submission", taken.submission, NewFile("r.pdf", RECEIPT, "application/pdf"))
    files.attach(lab, "photograph", "case", taken.case, NewFile("p.jpg", b"a photograph", "image/jpeg"))
    database.superuser("select chain.tick()")
    checked = check(lab, RECEIPT)
    settled = intake.settled(lab, taken.submission)
    assert settled is not None
    assert (checked.found.kind, checked.found.stream) == ("receipt", f"submission/{taken.submission}")
    assert checked.sha256 == settled.receipt
    with pytest.raises(Refused, match=r"verify\.not_a_paper"):
        check(lab, b"a photograph")


def test_whoever_holds_the_bytes_may_ask(lab_of: LabOf, database: Database) -> None:
    content = report_of(lab_of("tech.tom"), database)
    database.superuser("update lab.case_file set restricted = true")
    assert check(lab_of("client.pol"), content).found.kind == "custody_report"
    with pytest.raises(Refused, match=r"act\.not_permitted"):
        documents.by_sha256(lab_of("client.pol"), sha256(content).hexdigest())


def test_a_rewritten_entry_or_checkpoint_is_found(lab_of: LabOf, database: Database) -> None:
    lab = lab_of("tech.tom")
    content = report_of(lab, database)
    database.superuser("select chain.tick()")
    off = "set session_replication_role = replica; "
    database.superuser(
        off + "update ledger.checkpoint set root = sha256(root) where size = (select min(size) from ledger.checkpoint)"
    )
    with pytest.raises(Refused, match=r"verify\.paper_checkpoint"):
        check(lab, content)
    stream = f"file/{sha256(content).hexdigest()}"
    database.superuser(off + f"update ledger.entry set actor = 'mona.manager' where stream = '{stream}'")
    with pytest.raises(Refused, match=r"verify\.paper_broken"):
        check(lab, content)


def test_the_command_says_it(lab_of: LabOf, database: Database) -> None:
    content = report_of(lab_of("tech.tom"), database)
    file, station = database.folder / "report.pdf", database.folder / "station.toml"
    file.write_bytes(content)
    replace(database.station("Desk"), folder=str(database.server.folder)).save(station)
    told = ["--paper", str(file), "--station", str(station), "--login", "tech.tina"]
    done = run("verify", *told, password=PASSWORD)
    assert (done.returncode, "is genuine: custody report, issued by Tom Evidence" in done.stdout) == (0, True), done
    file.write_bytes(content + b" ")
    changed = run("verify", *told, password=PASSWORD)
    assert changed.returncode != 0
    assert "not a paper of this laboratory" in changed.stdout + changed.stderr
