"""A signed report judged: the first thing wrong with it, or what each signature says.

Three questions at once, because each alone is blind: what pyHanko's difference analysis finds (`pdfsig` calls a report
valid whose page was replaced by an appended update), who was expected to have signed (a file that was cut back to fewer
signatures is a perfect one), and the SHA-256 in the ledger (junk after the end changes no signature). Imports pyHanko.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import CMSExtractionError
from pyhanko.sign.validation import EmbeddedPdfSignature, SignatureCoverageLevel, validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError

from lims_desktop.signing.trust import Trust

UNREADABLE = (
    PdfError, CMSExtractionError, SignatureValidationError, ArithmeticError, AssertionError, AttributeError, EOFError,
    LookupError, NotImplementedError, OSError, RecursionError, TypeError, ValueError, zlib.error,
)  # fmt: skip
"""What reading a damaged file may raise: pyHanko lets what its parser meets go through."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A signature that must be there: its seat, the certificate's SHA-256, and when the ledger says it was made."""

    seat: str
    certificate: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One signature of the file, as it stands."""

    seat: str
    signer: str
    certificate: str
    meaning: str
    claimed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`problem` is the code of the first thing wrong (None: everything is as it should be), with its details."""

    signatures: Sequence[Found]
    problem: str | None = None
    detail: Mapping[str, str] | None = None


def check(content: bytes, trust: Trust, expected: Sequence[Expected], digest: str | None = None) -> Verdict:
    """Judge a report. `expected` are all its signatures in their order; `digest` is its SHA-256 in the ledger."""
    found: list[Found] = []
    try:
        embedded = _embedded(content)
        found += map(_found, embedded)
        problem = _first_problem(embedded, found, trust, expected)
    except UNREADABLE as broken:
        problem = "signing.unreadable", {"why": str(broken)}
    if problem is None and digest is not None and sha256(content).hexdigest() != digest:
        problem = "signing.other_bytes", {"sha256": sha256(content).hexdigest(), "recorded": digest}
    return Verdict(found, *(problem or (None, None)))


Problem = tuple[str, dict[str, str]]


def _first_problem(
    embedded: Sequence[EmbeddedPdfSignature], found: Sequence[Found], trust: Trust, expected: Sequence[Expected]
) -> Problem | None:
    seats = [one.seat for one in found]
    for wanted in expected:
        if wanted.seat not in seats:
            return "signing.missing", {"seat": wanted.seat}
    for one in found:
        if one.seat not in {wanted.seat for wanted in expected}:
            return "signing.unexpected", {"seat": one.seat, "signer": one.signer}
    if seats != [wanted.seat for wanted in expected]:
        return "signing.wrong_order", {"seats": ", ".join(seats)}
    for wanted, one, signature in zip(expected, found, embedded, strict=True):
        problem = _problem_of(signature, one, trust, wanted)
        if problem is not None:
            return problem
    return None


def _problem_of(signature: EmbeddedPdfSignature, one: Found, trust: Trust, wanted: Expected) -> Problem | None:
    about = {"seat": one.seat, "signer": one.signer}
    judged = validate_pdf_signature(signature, trust.context(wanted.at))
    if not (judged.intact and judged.valid):
        return "signing.changed", about
    if not judged.docmdp_ok or judged.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return "signing.added_to", about
    if one.certificate != wanted.certificate:
        return "signing.other_person", about
    if judged.revoked:
        return "signing.revoked", about
    if not judged.trusted:
        why = judged.trust_problem_indic
        return "signing.untrusted", about | {"why": str(why.standard_name).lower() if why else "no_path"}
    return None


def _embedded(content: bytes) -> list[EmbeddedPdfSignature]:
    return list(PdfFileReader(BytesIO(content)).embedded_regular_signatures)


def _found(signature: EmbeddedPdfSignature) -> Found:
    certificate = signature.signer_cert
    return Found(
        seat=str(signature.field_name),
        signer=str(certificate.subject.native.get("common_name", "")),
        certificate=sha256(certificate.dump()).hexdigest(),
        meaning=str(signature.sig_object.get("/Reason", "")),
        claimed_at=signature.self_reported_timestamp,
    )
