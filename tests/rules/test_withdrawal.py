"""What counts no more says so: the copies of superseded and withdrawn reports, and the notice to each who has one."""

from __future__ import annotations

import subprocess
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest

from lims_desktop import documents, files, reports, tasks, withdrawal_paper
from lims_desktop.errors import NeedsReason, Refused
from lims_desktop.lab import Lab
from lims_desktop.reporting import copies, sealing
from lims_desktop.reports import NewRecipient
from tests.database import Database, LabOf, Psql, Refusal
from tests.rules.test_reports import (
    Office,
    authorised,
    authority,
    checked,
    draft,
    lab_of,
    method,
    office,
    police,
    seen,
    sign,
    told,
)  # fmt: skip

__all__ = ["authority", "lab_of", "method", "office"]


def shown(content: bytes, tmp_path: Path) -> str:
    """What the copy says; and it is a sound file without a signature."""
    text = told(content, tmp_path)
    paper = tmp_path / "report.pdf"
    assert subprocess.run(["qpdf", "--check", paper], capture_output=True, check=False).returncode == 0
    signatures = subprocess.run(["pdfsig", "-nocert", paper], capture_output=True, text=True, check=False).stdout
    assert "Signature #" not in signatures
    assert b"/ByteRange" not in content
    return text


def issued(lab_of: LabOf, office: Office, database: Database) -> int:
    report = authorised(lab_of, office)
    to = [NewRecipient(police(database), "Inspector Mena", "post"), NewRecipient(police(database), "Constable Paul")]
    reports.issue(lab_of("adam.view"), report, to)
    return report


def amended(lab_of: LabOf, office: Office, first: int) -> int:
    ana = lab_of("ana.lyst")
    second = reports.open_one(
        ana, office.bench.requests, "amended", "en", corrects=first, reason="The name was misspelt"
    ).report
    sign(lab_of, office, "ana.lyst", second)
    checked(lab_of, second)
    sign(lab_of, office, "rita.view", second)
    reports.begin_review(lab_of("adam.view"), second, "administrative")
    reports.pass_review(lab_of("adam.view"), second)
    sign(lab_of, office, "mona.manager", second)
    reports.issue(lab_of("adam.view"), second, [])
    return second


def test_copies_say_what_became_of_the_report_and_the_signed_bytes_stay(
    lab_of: LabOf, office: Office, database: Database, tmp_path: Path
) -> None:
    ana, quinn = lab_of("ana.lyst"), lab_of("quinn.manager")
    writing = draft(lab_of, office)
    unissued = copies.copy(ana, seen(lab_of, writing))
    assert unissued.name.endswith("not issued.pdf")
    assert "NOT ISSUED" in shown(unissued.content, tmp_path)
    assert copies.original(ana, seen(lab_of, writing)) is None
    reports.abandon(ana, writing, reason="Begun anew")
    first = issued(lab_of, office, database)
    valid = copies.copy(ana, seen(lab_of, first))
    signed = reports.file(ana, first)
    assert (valid.content, valid.is_original) == (signed, True)
    second = amended(lab_of, office, first)
    old, number = seen(lab_of, first), seen(lab_of, second).number
    copied = copies.copy(ana, old)
    assert (copied.name, copied.is_original) == (f"{old.number} superseded by {number}.pdf", False)
    text = shown(copied.content, tmp_path)
    pages = int(text.split(" of ")[-1].split()[0])
    assert text.count(f"SUPERSEDED BY {number}") == pages, "at the head of each; across it, letters stand askew"
    assert sha256(signed or b"").hexdigest() in text
    assert "Mona Manager" in text, "what was seen of the signatures stays to be seen"
    kept = copies.original(ana, old)
    assert kept is not None
    assert kept.content == signed
    assert sealing.judged(ana, old, kept.content).problem is None
    assert sealing.judged(ana, old, copied.content).problem == "signing.missing"
    reports.withdraw(quinn, second, reason="The blood was another person's.")
    gone = copies.copy(ana, seen(lab_of, second))
    assert gone.name == f"{number} withdrawn.pdf"
    assert "The blood was another person's." in shown(gone.content, tmp_path)
    assert sealing.judged(ana, seen(lab_of, second)).problem is None


def test_everybody_who_has_it_is_told_and_acknowledges(
    lab_of: LabOf, office: Office, database: Database, psql: Psql, tmp_path: Path
) -> None:
    adam, quinn, report = lab_of("adam.view"), lab_of("quinn.manager"), issued(lab_of, office, database)
    with pytest.raises(NeedsReason):
        reports.withdraw(quinn, report, reason="")
    assert isinstance(psql("adam.view", "select lims.report_withdraw(gen_random_uuid(), 1, 'so')"), Refusal)
    assert seen(lab_of, report).notices == []
    reports.withdraw(quinn, report, reason="The blood was another person's.")
    first, second = seen(lab_of, report).notices
    assert {first.name, second.name} == {"Inspector Mena", "Constable Paul"}
    assert waiting(lab_of) == ["report.task_notice", "report.task_notice"]
    with pytest.raises(Refused, match=r"report\.notice_not_sent"):
        reports.serve_notice(adam, first.id, "By telephone")
    assert isinstance(psql("ana.lyst", "select lims.report_notice(gen_random_uuid(), %s)", first.id), Refusal)
    assert isinstance(psql("client.pol", "select * from lab.report_notice"), Refusal)
    act = uuid4()
    kept = withdrawal_paper.issue(adam, first.id, act=act)
    assert withdrawal_paper.issue(adam, first.id, act=act).sha256 == kept.sha256
    text = told(paper_of(adam, kept.sha256), tmp_path)
    for what in ("Notice of withdrawal", first.name, seen(lab_of, report).number, "The blood was another person's.",
                 "Quinn Manager", seen(lab_of, report).standing[-1].sha256, f"End of notice {kept.code}"):  # fmt: skip
        assert what in text, what
    assert [one.kind for one in documents.about(adam, f"report/{report}")] == ["withdrawal_notice"]
    reports.serve_notice(adam, first.id, "Signed page came back")
    with pytest.raises(Refused, match=r"report\.notice_served"):
        reports.serve_notice(adam, first.id, "Again")
    with pytest.raises(Refused, match=r"report\.notice_served"):
        withdrawal_paper.issue(adam, first.id)
    assert waiting(lab_of) == ["report.task_notice"]
    served = next(one for one in seen(lab_of, report).notices if one.id == first.id)
    assert (served.acknowledged, served.served_by) == ("Signed page came back", adam.me.name)
    for spoil in (
        "update lab.report_notice set acknowledged = 'x' where served_at is not null",
        "delete from lab.report_notice",
    ):
        with pytest.raises(Exception, match=r"kept|frozen"):
            database.superuser(spoil)


def paper_of(lab: Lab, sha256: str) -> bytes:
    kept = files.read(lab, sha256)
    assert kept is not None
    return kept.content


def waiting(lab_of: LabOf) -> list[str]:
    return [one.code for one in tasks.mine(lab_of("quinn.manager")).tasks if one.code.startswith("report.task_notice")]
