"""The program in a bundle judges time-stamps by itself, and as pyHanko does: each way to cheat with them is named."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.sign.timestamps import TimeStamper

from lims_desktop.bundling import checking
from lims_desktop.errors import Refused
from lims_desktop.signing.authority import _usage
from lims_desktop.signing.checking import Expected, check
from lims_desktop.signing.stamping import Stamper
from lims_desktop.signing.trust import Trust
from tests.core.test_signing import SEATS, WORDS, Office, a_report, an_office, office
from tests.core.test_stamping import _end_of_revision, all_signed, believing, closed_less, outside, revisions, sign
from tests.holders import NOW, Bundle, Holder, authority, first_wrong
from tests.stamping import Clock

__all__ = ["office", "outside", "revisions"]


def bundled(office: Office, stampers: list[bytes], lists: tuple[bytes, ...] = ()) -> Any:
    root, issuing = office.authority.certificates()
    own = office.authority.revocation_lists()
    told = [("root", own[0]), *(("issuing", one) for one in own[1:]), *(("time_stamping", one) for one in lists)]
    people = [certificate_of(office, seat.name) for seat in SEATS]
    bundle = Bundle(root=[root], issuing=[issuing], time_stamping=stampers, people=people, lists=told)
    trust = bundle.trust()
    trust.outside = lists
    return trust


def certificate_of(office: Office, seat: str) -> bytes:
    _, certificate, _ = pkcs12.load_key_and_certificates(office.keys[seat], seat.encode())
    assert certificate is not None
    return certificate.public_bytes(Encoding.DER)


def problem(
    office: Office, trust: Any, whole: bytes, revisions: list[bytes], *, stamped: str = "111", days: int = 0
) -> str:
    """What the program says of a report whose ledger tells of these revisions and time-stamps; empty: nothing."""
    program, at = checking.verifier(), (datetime.now(UTC) + timedelta(days=days)).isoformat()
    seats = ["author_1", "technical", "authorised"]
    signers = [
        {"seat": seat, "at": at, "stamped": one == "1", "certificate": office.certificates[own.name],
         "sha256": sha256(revision).hexdigest()}
        for seat, own, one, revision in zip(seats, SEATS, stamped, revisions, strict=True)
    ]  # fmt: skip
    return first_wrong(lambda: program.check_report({"path": "R.pdf", "signers": signers}, whole, trust))


def swapped(whole: bytes, change: Callable[[bytes], bytes], place: int = -1) -> bytes:
    """The report with another content in the gap of one signature, as long as the one before."""
    found = list(re.finditer(rb"/ByteRange\s*\[0 (\d+) (\d+) \d+\s*\]", whole))[place]
    before, after = map(int, found.groups())
    gap = whole[before + 1 : after - 1]
    content = change(bytes.fromhex(gap.decode("ascii"))).hex().encode()
    assert len(content) <= len(gap)
    return whole[: before + 1] + content.ljust(len(gap), b"0") + whole[after - 1 :]


def restamped(change: Callable[[Any], Any]) -> Callable[[bytes], bytes]:
    """A signature whose time-stamp token is another one."""

    def changed(content: bytes) -> bytes:
        read = cms.ContentInfo.load(content)
        [signer] = read["content"]["signer_infos"]
        kept = []
        for one in signer["unsigned_attrs"]:
            if one["type"].native != "signature_time_stamp_token":
                kept.append(one)
            elif (token := change(one["values"][0])) is not None:
                kept.append(cms.CMSAttribute({"type": "signature_time_stamp_token", "values": [token]}))
        signer["unsigned_attrs"] = cms.CMSAttributes(kept)
        made: bytes = cms.ContentInfo({"content_type": "signed_data", "content": read["content"].copy()}).dump(
            force=True
        )
        return made

    return changed


def later_said(token: Any) -> Any:
    """The same token with another time in it: nobody signed that."""
    raw = token.dump()
    said = re.search(rb"\x18.\d{14}", raw, re.DOTALL)
    assert said is not None
    at = said.end() - 1
    return cms.ContentInfo.load(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :])


def test_each_time_stamp_is_judged_without_the_laboratory(
    office: Office, outside: Clock, revisions: list[bytes]
) -> None:
    whole, known = revisions[-1], [outside.certificate]
    trust = bundled(office, known)
    own = revisions[1:]
    assert problem(office, trust, whole, own) == ""
    assert "that the laboratory did not record" in problem(office, trust, whole, own, stamped="110")
    assert "no authority that the laboratory published" in problem(office, bundled(office, []), whole, own)
    assert "Ana Lyst (author_1) says 2" in problem(office, trust, whole, own, days=2)
    cut = whole[: _end_of_revision(whole, 7)]
    assert "the time-stamp that closes it" in problem(office, trust, cut, [*own[:2], cut])
    less = closed_less(whole, outside, believing(office, outside))
    assert "the time-stamp that closes it" in problem(office, trust, less, [*own[:2], less])
    plain = sign(office, revisions[2], "release", None)
    assert "has no time-stamp; the laboratory recorded one" in problem(office, trust, plain, [*own[:2], plain])
    for said, change in {
        "it is about something else": lambda token: token_over(outside, b"something else"),
        "it was changed, or is not of the one it names": later_said,
        "has no time-stamp": lambda token: None,
    }.items():
        lie = swapped(revisions[1], restamped(change))
        assert said in problem(office, trust, lie, [lie, lie, lie]), said
    broken = swapped(whole, lambda content: later_said(cms.ContentInfo.load(content)).dump())
    assert "it was changed, or is not of the one it names" in problem(office, trust, broken, [*own[:2], broken])
    elsewhere = swapped(whole, lambda _: token_over(outside, b"another file").dump())
    assert "it is about something else" in problem(office, trust, elsewhere, [*own[:2], elsewhere])


def token_over(outside: Clock, what: bytes) -> Any:
    stamper = Stamper(outside.url, Trust([], [], [], [outside.certificate]))
    return asyncio.run(stamper.async_timestamp(sha256(what).digest(), "sha256"))


STAMPS: list[tuple[Any, bool]] = [
    (_usage(digital_signature=True), True),
    (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), True),
]
MAILS: list[tuple[Any, bool]] = [(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), True)]
BOTH = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING, ExtendedKeyUsageOID.EMAIL_PROTECTION])


@dataclass
class Stamping:
    """The author's signature with the stamp of somebody below an authority, as somebody who cheats would have it."""

    office: Office
    outside: Clock

    def by(self, top: Holder, below: Holder, at: datetime | None = None) -> bytes:
        self.outside.own, self.outside.at = below.pair, at
        try:
            return sign(self.office, a_report(), "author", Unchecked(self.outside.url, [top.der]))
        finally:
            self.outside.own = self.outside.at = None


def test_a_time_stamp_is_believed_of_who_may_stamp_and_as_of_its_own_time(office: Office, outside: Clock) -> None:
    stamping = Stamping(office, outside)
    top = Holder("Ministry").certify("Ministry", *authority(0))
    good, mails, both = (
        top.certify("Clock", *extensions, rsa_key=True) for extensions in (STAMPS, MAILS, [STAMPS[0], (BOTH, True)])
    )
    soft = top.certify("Clock", STAMPS[0], (STAMPS[1][0], False), rsa_key=True)
    under = good.certify("Clock under a clock", *STAMPS, rsa_key=True)
    ended, early = NOW - timedelta(days=31), NOW + timedelta(hours=1)
    for said, below, at in (
        ("", good, None),
        ("its certificate is not one for time-stamps", mails, None),
        ("its certificate is not one for time-stamps", both, None),
        ("its certificate is not one for time-stamps", soft, None),
        ("no authority that the laboratory published", under, None),
        ("its certificate was not valid then", good, ended),
        ("the laboratory recorded", good, early),
    ):
        lie = stamping.by(top, below, at)
        assert said in first_of(office, bundled(office, [top.der]), lie), said
        assert said or first_of(office, bundled(office, [top.der]), lie) == ""
    assert "its authority may not issue" in first_of(
        office, bundled(office, [top.der, good.der]), stamping.by(good, under)
    )
    outside.own = soft.pair
    with pytest.raises(Refused, match=r"signing\.stamp_purpose"):
        sign(office, a_report(), "author", Stamper(outside.url, replace(office.trust, stampers=[top.der])))
    outside.own = None
    gone = top.listed(good.certificate.serial_number, at=NOW - timedelta(hours=1))
    lie = stamping.by(top, good)
    assert "its certificate was revoked before" in first_of(office, bundled(office, [top.der], (gone,)), lie)
    later = top.listed(good.certificate.serial_number, at=NOW + timedelta(hours=1))
    assert first_of(office, bundled(office, [top.der], (later,)), lie) == ""


def first_of(office: Office, trust: Any, content: bytes) -> str:
    """What the program says of a report that only its author signed; pyHanko finds something, or nothing, too."""
    program, now, owner = checking.verifier(), datetime.now(UTC), office.certificates["author"]
    signer = {"seat": "author_1", "at": now.isoformat(), "stamped": True, "certificate": owner}
    signers = [signer | {"sha256": sha256(content).hexdigest()}]
    said = first_wrong(lambda: program.check_report({"path": "R.pdf", "signers": signers}, content, trust))
    outside, lists = ([one.data for one in trust.stampers], [*office.trust.revocation_lists, *trust.outside])
    believed = replace(office.trust, stampers=outside, revocation_lists=lists)
    verdict = check(content, believed, [Expected("author", owner, now, stamped=True)])
    assert (verdict.problem is None) == (said == ""), (verdict.problem, said)
    return said


def test_a_key_that_is_revoked_later_has_signed_rightly_before(tmp_path: Path, outside: Clock) -> None:
    office = an_office(tmp_path / "ca")
    outside.at = datetime.now(UTC) - timedelta(minutes=2)
    stamped, plain = all_signed(office, outside), [a_report()]
    outside.at = None
    for seat in SEATS:
        plain.append(sign(office, plain[-1], seat.name, None))
    serial = int(next(one["serial"] for one in office.authority.issued() if one["login"] == "technical"))
    office.authority.revoke(WORDS, serial, "key_compromise")
    trust = bundled(office, [outside.certificate])
    assert problem(office, trust, stamped[-1], stamped[1:]) == ""
    assert "(technical) was revoked before" in problem(office, trust, plain[-1], plain[1:], stamped="000")


class Unchecked(Stamper):
    """One that takes whatever it gets, as somebody who cheats would."""

    def __init__(self, url: str, stampers: list[bytes]) -> None:
        super().__init__(url, Trust([], [], [], stampers))

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> Any:
        return await TimeStamper.async_timestamp(self, message_digest, md_algorithm)

    async def validation_paths(self, _validation_context: Any) -> Any:
        return
        yield
