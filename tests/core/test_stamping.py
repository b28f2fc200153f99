"""Time-stamps over real HTTP: in every signature, closing the file, and what happens when the authority misbehaves."""

from __future__ import annotations

import asyncio
import re
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.validation import DocumentSecurityStore

from lims_desktop.errors import Refused, Unreachable
from lims_desktop.paper.stamp import stamp
from lims_desktop.signing.checking import Expected, check
from lims_desktop.signing.keys import key_file
from lims_desktop.signing.pdf import Signing, signed
from lims_desktop.signing.stamping import Stamper
from lims_desktop.signing.trust import Trust
from tests.core.test_signing import PEOPLE, SEATS, WORDS, Office, a_report, an_office, office, with_a_note
from tests.stamping import Clock, clock

__all__ = ["office"]


@pytest.fixture(scope="module")
def outside() -> Iterator[Clock]:
    with clock() as running:
        yield running


def believing(office: Office, outside: Clock) -> Trust:
    return replace(office.trust, stampers=[outside.certificate])


def sign(office: Office, content: bytes, seat: str, stamper: Stamper | None) -> bytes:
    seen = stamp(f"Signed as {seat}", PEOPLE[seat], datetime.now(UTC), office.certificates[seat])
    says = Signing(seat, seen, f"signs as {seat}", first=seat == "author", last=seat == "release")
    with key_file(office.keys[seat], seat) as key:
        return signed(content, says, key, office.trust, stamper)


def all_signed(office: Office, outside: Clock) -> list[bytes]:
    trust, made = believing(office, outside), [a_report()]
    for seat in SEATS:
        made.append(sign(office, made[-1], seat.name, Stamper(outside.url, trust)))
    return made


def expected(office: Office, at: datetime | None = None) -> list[Expected]:
    return [replace(one, at=at, stamped=True, closes=one.seat == "release") for one in office.expected()]


@pytest.fixture(scope="module")
def revisions(office: Office, outside: Clock) -> Sequence[bytes]:
    return all_signed(office, outside)


def test_every_signature_is_stamped_and_the_last_one_closes_the_file(
    office: Office, outside: Clock, revisions: Sequence[bytes], tmp_path: Path
) -> None:
    whole, now = revisions[-1], datetime.now(UTC)
    verdict = check(whole, believing(office, outside), expected(office, now), sha256(whole).hexdigest())
    assert verdict.problem is None, verdict
    for one in verdict.signatures:
        assert one.stamped_at is not None
        assert timedelta(0) <= now - one.stamped_at < timedelta(minutes=5)
    assert verdict.closed_at is not None
    store = PdfFileReader(BytesIO(whole)).root["/DSS"]
    assert len(store["/Certs"]) >= 5, "three people, the authority above them, the time-stamping one"
    assert len(store["/CRLs"]) == 2
    report = tmp_path / "report.pdf"
    report.write_bytes(whole)
    said = subprocess.run(["pdfsig", "-nocert", report], capture_output=True, text=True, check=False).stdout
    assert said.count("Signature Validation: Signature is Valid.") == 3
    assert said.count("Signature #") == 4, "the document time-stamp is the fourth"
    assert subprocess.run(["qpdf", "--check", report], capture_output=True, check=False).returncode == 0


def test_nothing_else_comes_after_a_signature(office: Office, outside: Clock, revisions: Sequence[bytes]) -> None:
    """Each is what PAdES and pyHanko's analysis of differences allow; the record expects none of them."""
    trust, whole, wanted = believing(office, outside), revisions[-1], expected(office)
    more = BytesIO(whole)
    DocumentSecurityStore.add_dss(more, None, certs=[], force_write=True)
    again = BytesIO()
    late = Stamper(outside.url, trust)
    PdfTimeStamper(late).timestamp_pdf(IncrementalPdfFileWriter(BytesIO(whole)), "sha256", output=again)
    open_ended = sign(office, revisions[-2], "release", None)
    unsure = [*wanted[:2], replace(wanted[2], stamped=False, closes=False)]
    for problem, content, said in (
        ("signing.added_to", more.getvalue(), wanted),
        ("signing.added_to", again.getvalue(), wanted),
        ("signing.added_to", with_a_note(whole), wanted),
        ("signing.added_to", whole, [*wanted[:2], replace(wanted[2], closes=False)]),
        ("signing.not_closed", whole[: _end_of_revision(whole, 7)], wanted),
        ("signing.missing", revisions[-2], wanted),
        ("signing.stamp_missing", open_ended, [*wanted[:2], replace(wanted[2], closes=False)]),
        ("signing.stamp_unexpected", whole, unsure),
        ("signing.stamp_later", whole, expected(office, datetime.now(UTC) - timedelta(hours=1))),
    ):
        assert check(content, trust, said).problem == problem
    assert check(open_ended, trust, unsure).problem is None
    assert check(whole, office.trust, wanted).problem == "signing.stamp_wrong", "its authority is not known here"


def test_a_closing_stamp_over_less_than_all_closes_nothing(
    office: Office, outside: Clock, revisions: Sequence[bytes]
) -> None:
    trust = believing(office, outside)
    assert check(closed_less(revisions[-1], outside, trust), trust, expected(office)).problem == "signing.stamp_wrong"


def closed_less(whole: bytes, outside: Clock, trust: Trust) -> bytes:
    """The file with a genuine closing stamp, over all but its last bytes."""
    [*_, said] = re.finditer(rb"/ByteRange\s*\[0 (\d+) (\d+) (\d+)\s*\]", whole)
    before, after, rest = map(int, said.groups())
    shorter = said[0].replace(b"%d" % rest, (b"%d" % (rest - 7)).ljust(len(said[3])))
    cut = whole[: said.start()] + shorter + whole[said.end() :]
    digest = sha256(cut[:before] + cut[after : after + rest - 7]).digest()
    token = asyncio.run(Stamper(outside.url, trust).async_timestamp(digest, "sha256")).dump().hex().encode()
    lie: bytes = cut[: before + 1] + token.ljust(after - before - 2, b"0") + cut[after - 1 :]
    assert len(lie) == len(whole)
    return lie


def _end_of_revision(content: bytes, number: int) -> int:
    """The byte after the revision of this number, from 1."""
    at = 0
    for _ in range(number):
        at = content.index(b"%%EOF", at) + 5
    return at + 1


@pytest.mark.parametrize("mood", ["silent", "trickle", "error", "garbage", "other"])
def test_an_authority_that_gives_no_good_stamp_is_told_in_time(office: Office, outside: Clock, mood: str) -> None:
    began = time.monotonic()
    with clock() as broken:
        broken.mood = mood
        with pytest.raises(Unreachable, match=r"signing\.no_time_stamp"):
            sign(office, a_report(), "author", Stamper(broken.url, believing(office, broken), 0.5))
    assert time.monotonic() - began < 3
    with pytest.raises(Unreachable, match=r"signing\.no_time_stamp"):
        sign(office, a_report(), "author", Stamper(broken.url, office.trust, 0.5))


def test_a_stranger_stamps_nothing(office: Office, outside: Clock) -> None:
    with clock() as stranger:
        stranger.name = "Eve"
        with pytest.raises(Refused, match=r"signing\.stamp_strange"):
            sign(office, a_report(), "author", Stamper(stranger.url, believing(office, outside)))
    with pytest.raises(Unreachable, match=r"signing\.no_time_stamp"):
        sign(office, a_report(), "author", Stamper("file:///etc/hostname", office.trust))


def test_a_key_that_is_revoked_later_has_signed_rightly_and_the_stamp_alone_proves_it(
    outside: Clock, tmp_path: Path
) -> None:
    """Whoever has only the file, not the ledger, believes the time-stamp; without one they cannot."""
    office = an_office(tmp_path / "ca")
    plain = a_report()
    for seat in SEATS:
        plain = office.sign(plain, seat.name)
    outside.at = datetime.now(UTC) - timedelta(minutes=2)
    stamped = all_signed(office, outside)[-1]
    serial = int(next(one["serial"] for one in office.authority.issued() if one["login"] == "technical"))
    outside.at = None
    office.authority.revoke(WORDS, serial, "key_compromise")
    trust = believing(office, outside)
    verdict = check(stamped, trust, expected(office))
    assert verdict.problem is None, verdict
    assert [one.revoked for one in verdict.signatures] == ["", "key_compromise", ""]
    assert check(plain, trust, office.expected()).problem == "signing.revoked"
