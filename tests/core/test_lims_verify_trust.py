"""The program in a bundle judges certificates by itself, and as pyHanko does: each way to cheat with them is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from io import BytesIO
from typing import Any

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.x509.oid import ObjectIdentifier
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfSigner, SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from lims_desktop.bundling import checking
from lims_desktop.paper.stamp import stamp
from lims_desktop.signing.authority import _usage
from lims_desktop.signing.checking import Expected, check
from lims_desktop.signing.pdf import Signing, _about
from lims_desktop.signing.trust import Trust
from tests.core.test_signing import a_report
from tests.holders import NOW, PERSON, Bundle, Holder, authority, first_wrong

UNKNOWN = x509.UnrecognizedExtension(ObjectIdentifier("1.2.3.4"), b"\5\0")


def chain(
    root: list[tuple[Any, bool]], issuing: list[tuple[Any, bool]], person: list[tuple[Any, bool]]
) -> tuple[Holder, Holder, Holder]:
    top = Holder("Root").certify("Root", *root)
    below = top.certify("Issuing", *issuing)
    return top, below, below.certify("Ana Lyst", *person)


def judged(top: Holder, below: list[Holder], person: Holder, lists: list[tuple[str, bytes]] | None = None) -> str:
    """The first thing wrong with these, as the program says it; empty when nothing is. The own checker agrees."""
    told = lists if lists is not None else [("root", top.listed()), ("issuing", below[-1].listed())]
    bundle = Bundle(root=[top.der], issuing=[one.der for one in below], people=[person.der], lists=told)
    said = first_wrong(bundle.trust)
    if lists is None:
        assert (by_pyhanko(top, below, person) == "signing.untrusted") == (said != ""), said
    return said


def by_pyhanko(top: Holder, below: list[Holder], person: Holder) -> str | None:
    """What the laboratory's own checker says of a report that this person signed without asking anybody."""
    lists = [top.listed(), *(one.listed() for one in below)]
    trust = Trust([top.der], [one.der for one in below], lists)
    made = signed_by(person, trust)
    return check(made, trust, [Expected("author", sha256(person.der).hexdigest())]).problem


def signed_by(person: Holder, trust: Trust) -> bytes:
    """A report that this person signed without asking anybody."""
    says = Signing("author", stamp("Author", "Ana Lyst", datetime.now(UTC), ""), "signs", first=True)
    about = replace(_about(says, trust, stamped=False), embed_validation_info=False, validation_context=None)
    certificate, key = person.pair
    known = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    signer = SimpleSigner(asn1.Certificate.load(certificate), keys.PrivateKeyInfo.load(key), known)
    writer = IncrementalPdfFileWriter(BytesIO(a_report()))
    made: bytes = PdfSigner(about, signer).sign_pdf(writer, existing_fields_only=True).getvalue()
    return made


def test_a_chain_is_judged_by_what_its_certificates_may() -> None:
    good = authority(1), authority(0), PERSON
    top, below, ana = chain(*good)
    assert judged(top, [below], ana) == ""
    loose = PERSON[0], (_usage(digital_signature=True), True)
    for said, parts in {
        "not one for signatures that bind": (good[0], good[1], [*loose]),
        "no authority of the laboratory": (good[0], good[1], PERSON),
        "authority may not issue": (good[0], authority(0, crl_sign=True), PERSON),
        "its authority may not issue": (good[0], PERSON, PERSON),
        "may not issue certificates": (authority(1, crl_sign=True), good[1], PERSON),
        "more authorities below each other": (authority(0), authority(0), PERSON),
        "a condition that this program does not know": (good[0], good[1], [*PERSON, (UNKNOWN, True)]),
    }.items():
        one, two, three = chain(*parts)
        if said.startswith("no authority"):
            three = Holder("Issuing").certify("Ana Lyst", *PERSON)  # the right name, another key
        assert said in judged(one, [two], three), said
    harmless = below.certify("Ana Lyst", *PERSON, (UNKNOWN, False))
    assert judged(top, [below], harmless) == ""
    under = below.certify("Under", *authority(0))
    assert "more authorities below each other" in judged(top, [under, below], under.certify("Eve", *PERSON))
    under_ana = Holder("Ana Lyst", ana.key, ana.certificate).certify("Eve", *PERSON)
    assert "no authority of the laboratory" in judged(top, [below], under_ana)


def test_lists_are_signed_by_who_may_and_two_authorities_of_one_name_are_two() -> None:
    top, below, ana = chain(authority(1), authority(0), PERSON)
    assert "The revocation list lists/0" in judged(top, [below], ana, [("issuing", Holder("Issuing").listed())])
    mute = top.certify("Issuing", *authority(0, key_cert_sign=True))
    told = [("root", top.listed()), ("issuing", mute.listed())]
    assert "The revocation list lists/1" in judged(top, [mute], mute.certify("Ana Lyst", *PERSON), told)
    after = top.certify("Issuing", *authority(0))
    ben = after.certify("Ben Lyst", *PERSON)
    lists = [("root", top.listed()), ("issuing", after.listed(ben.certificate.serial_number))]
    bundle = Bundle(root=[top.der], issuing=[below.der, after.der], people=[ana.der, ben.der], lists=lists)
    trust, at = bundle.trust(), NOW.strftime("%Y%m%d%H%M%S")
    told_of = {one.name: trust.revoked_before(trust.path(one), at) for one, _, _ in trust.people.values()}
    assert told_of == {"Ana Lyst": None, "Ben Lyst": True}, "no list of hers: that of his is another authority's"
    lists.append(("root", top.listed(below.certificate.serial_number)))
    trust = Bundle(root=[top.der], issuing=[below.der], people=[ana.der], lists=[lists[0], lists[2]]).trust()
    [(one, _, _)] = trust.people.values()
    assert trust.revoked_before(trust.path(one), at), "its authority was revoked"


def test_a_signature_is_judged_by_the_whole_chain_as_it_was_then() -> None:
    top = Holder("Root").certify("Root", *authority(1))
    below, ended = (top.certify("Issuing", *authority(0), days=days) for days in (30, -1))
    ana, late, under = (
        by.certify("Ana Lyst", *PERSON, days=days) for by, days in ((below, 30), (below, -1), (ended, 30))
    )
    before = NOW - timedelta(hours=1)
    for said, person, issuing, gone in (
        ("", ana, below, ()),
        ("the certificate of Ana Lyst (author_1) was not valid", late, below, ()),
        ("an authority above the certificate of Ana Lyst", under, ended, ()),
        ("the certificate of Ana Lyst (author_1) was revoked", ana, below, (below.certificate.serial_number,)),
    ):
        lists = [("root", top.listed(*gone, at=before)), ("issuing", issuing.listed())]
        trust = Bundle(root=[top.der], issuing=[issuing.der], people=[person.der], lists=lists).trust()
        own = Trust([top.der], [issuing.der], [content for _, content in lists])
        made, now, owner = signed_by(person, own), datetime.now(UTC), sha256(person.der).hexdigest()
        signer = {"seat": "author_1", "at": now.isoformat(), "stamped": False, "certificate": owner}
        told = {"path": "R.pdf", "signers": [signer | {"sha256": sha256(made).hexdigest()}]}
        found = first_wrong(partial(checking.verifier().check_report, told, made, trust))
        assert said in found, found
        assert said or not found, found
        problem = check(made, own, [Expected("author", owner, now)]).problem
        assert (problem == "signing.added_to") == (not found), (
            "the own checker misses the revision after a signature only"
        )
    trust = Bundle(root=[top.der], issuing=[below.der], people=[ana.der], lists=lists[:0]).trust()
    told["signers"] = [signer | {"certificate": sha256(ana.der).hexdigest()}]
    assert "no revocation list tells" in first_wrong(partial(checking.verifier().check_report, told, made, trust))
