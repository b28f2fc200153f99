"""A signed report judged: the first thing wrong with it, or what each signature says.

Three questions at once, because each alone is blind: what pyHanko's difference analysis finds (`pdfsig` calls a report
valid whose page was replaced by an appended update), who was expected to have signed (a file that was cut back to fewer
signatures is a perfect one), and the SHA-256 in the ledger (junk after the end changes no signature). What was drawn is
asked for by `is_signed_on`: the first signature covers whatever its own revision brought along, other pages too.

After each signature comes one revision with what it is checked by, and after the last one, where it is closed, a
document time-stamp with its own: nothing else, in no other number. The first signature certifies what it signed, so
pyHanko compares every later revision with that one; later signatures need no comparison of their own. A certificate is
judged as of its signature's time-stamp, else as of the ledger's time. Imports pyHanko.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from io import BytesIO

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DocInfoRule,
    DSSCompareRule,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    SuspiciousModification,
    XrefStreamRule,
)
from pyhanko.sign.diff_analysis.constants import (
    ACROFORM_EXEMPT_STRICT_COMPARISON,
    ROOT_EXEMPT_STRICT_COMPARISON,
)
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.general import CMSExtractionError, NonexistentAttributeError, find_unique_cms_attribute
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
    validate_pdf_timestamp,
)
from pyhanko.sign.validation.errors import SignatureValidationError

from lims_desktop.collecting import collecting_later
from lims_desktop.signing.stamping import is_believed
from lims_desktop.signing.trust import Trust

UNREADABLE = (
    PdfError, CMSExtractionError, SignatureValidationError, ArithmeticError, AssertionError, AttributeError, EOFError,
    LookupError, NotImplementedError, OSError, RecursionError, TypeError, ValueError, zlib.error,
)  # fmt: skip
"""What reading a damaged file may raise: pyHanko lets what its parser meets go through."""


LATER = timedelta(minutes=10)
"""So much may the clocks of the server and of a time-stamping authority differ."""
EARLIER = timedelta(days=1)
"""So long after it was made a signature may be recorded: after a line that broke the same one is sent again."""


@dataclass(frozen=True, slots=True)
class Expected:
    """A signature that must be there: its seat, the certificate's SHA-256, and when the ledger says it was made.

    `stamped`: it carries a time-stamp. `closes`: then a document time-stamp closes the file right after it. `meaning`
    is what it says it was given for (None: not known here).
    """

    seat: str
    certificate: str
    at: datetime | None = None
    stamped: bool = False
    closes: bool = False
    meaning: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One signature of the file, as it stands; `stamped_at` is the time-stamping authority's time, None without one.

    `revoked` is why its certificate was revoked meanwhile (empty: it was not); what it signed before that stands.
    """

    seat: str
    signer: str
    certificate: str
    meaning: str
    claimed_at: datetime | None
    stamped_at: datetime | None = None
    revoked: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`problem` is the code of the first thing wrong (None: everything is as it should be), with its details.

    `closed_at` is the time of the document time-stamp that closes the file, None when there is none.
    """

    signatures: Sequence[Found]
    problem: str | None = None
    detail: Mapping[str, str] | None = None
    closed_at: datetime | None = None


def check(content: bytes, trust: Trust, expected: Sequence[Expected], digest: str | None = None) -> Verdict:
    """Judge a report. `expected` are all its signatures in their order; `digest` is its SHA-256 in the ledger."""
    with collecting_later():
        verdict = _checked(content, trust, expected)
    if verdict.problem is None and digest is not None and sha256(content).hexdigest() != digest:
        return replace(
            verdict,
            problem="signing.other_bytes",
            detail={"sha256": sha256(content).hexdigest(), "recorded": digest},
        )
    return verdict


def _checked(content: bytes, trust: Trust, expected: Sequence[Expected]) -> Verdict:
    found: list[Found] = []
    closed_at = None
    try:
        file = _File.read(content)
        found += (_found(one, trust) for one in file.signatures)
        closed_at = _claimed(file.stamps[-1]) if file.stamps else None
        problem = _first_problem(file, found, trust, expected)
    except UNREADABLE as broken:
        problem = "signing.unreadable", {"why": str(broken)}
    code, detail = problem or (None, None)
    return Verdict(found, code, detail, closed_at)


def is_signed_on(drawn: bytes, content: bytes) -> bool:
    """Whether a signed file is this one, and its first signature brought nothing but itself.

    A file may begin with these very bytes and show other pages all the same, which came with the signature.
    """
    if not content.startswith(drawn):
        return False
    try:
        with collecting_later():
            was, file = PdfFileReader(BytesIO(drawn)), PdfFileReader(BytesIO(content))
            first, last = file.embedded_regular_signatures[0].signed_revision, was.xrefs.total_revisions - 1
            if first != last + 1 or _start(file, last) != _start(was, last):
                return False
            _FIRST.apply(
                file.get_historical_resolver(last), file.get_historical_resolver(first), doc_mdp=MDPPerm.FILL_FORMS
            )
    except (*UNREADABLE, SuspiciousModification):
        return False
    return True


def _start(file: PdfFileReader, revision: int) -> int:
    at: int = file.xrefs.get_startxref_for_revision(revision)
    return at


def _first_policy() -> StandardDiffPolicy:
    """What a signature that certifies may change: its seat, and what the catalogue says of it. No other field."""
    others = (DocInfoRule(), XrefStreamRule(), ObjectStreamRule(), DSSCompareRule(), MetadataUpdateRule())
    rules = [one.as_qualified(ModificationLevel.LTA_UPDATES) for one in others]
    catalogue = CatalogModificationRule(ROOT_EXEMPT_STRICT_COMPARISON | {"/Perms"})
    seats = FormUpdatingRule([SigFieldModificationRule()], ACROFORM_EXEMPT_STRICT_COMPARISON | {"/SigFlags"})
    return StandardDiffPolicy([catalogue, *rules], seats)


_FIRST = _first_policy()

Problem = tuple[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class _File:
    signatures: Sequence[EmbeddedPdfSignature]
    stamps: Sequence[EmbeddedPdfSignature]
    revisions: int

    @classmethod
    def read(cls, content: bytes) -> _File:
        file = PdfFileReader(BytesIO(content))
        signatures, stamps = file.embedded_regular_signatures, file.embedded_timestamp_signatures
        return cls(list(signatures), list(stamps), file.xrefs.total_revisions)


def _first_problem(
    file: _File, found: Sequence[Found], trust: Trust, expected: Sequence[Expected]
) -> Problem | None:  # fmt: skip
    seats = [one.seat for one in found]
    for wanted in expected:
        if wanted.seat not in seats:
            return "signing.missing", {"seat": wanted.seat}
    for one in found:
        if one.seat not in {wanted.seat for wanted in expected}:
            return "signing.unexpected", {"seat": one.seat, "signer": one.signer}
    if seats != [wanted.seat for wanted in expected]:
        return "signing.wrong_order", {"seats": ", ".join(seats)}
    if found and file.signatures[0].docmdp_level is not MDPPerm.FILL_FORMS:
        return "signing.not_certified", {"seat": found[0].seat, "signer": found[0].signer}
    for wanted, one, signature in zip(expected, found, file.signatures, strict=True):
        problem = _problem_of(signature, one, trust, wanted)
        if problem is not None:
            return problem
    return _closing_problem(file, found, trust, expected) if expected else None


def _problem_of(signature: EmbeddedPdfSignature, one: Found, trust: Trust, wanted: Expected) -> Problem | None:
    about = {"seat": one.seat, "signer": one.signer}
    moment = one.stamped_at or wanted.at
    contexts = trust.context(moment), trust.stamps(one.stamped_at)
    judged = validate_pdf_signature(signature, *contexts, skip_diff=signature.docmdp_level is None)
    if not (judged.intact and judged.valid):
        return "signing.changed", about
    if judged.docmdp_ok is False or judged.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return "signing.added_to", about
    said_otherwise = _otherwise(one, wanted)
    if said_otherwise is not None:
        return said_otherwise
    if judged.revoked:
        return "signing.revoked", about
    if not judged.trusted:
        why = judged.trust_problem_indic
        return "signing.untrusted", about | {"why": str(why.standard_name).lower() if why else "no_path"}
    return _stamp_problem(judged, one, wanted, trust)


def _otherwise(one: Found, wanted: Expected) -> Problem | None:
    """Another certificate than the record has, another meaning, or another time than about when it was recorded."""
    about = {"seat": one.seat, "signer": one.signer}
    if one.certificate != wanted.certificate:
        return "signing.other_person", about
    if wanted.meaning is not None and one.meaning != wanted.meaning:
        return "signing.other_meaning", about | {"meaning": one.meaning, "recorded": wanted.meaning}
    if wanted.meaning is not None and wanted.at is not None and not _is_about(one.claimed_at, wanted.at):
        return "signing.other_time", about | {"at": str(one.claimed_at), "recorded": str(wanted.at)}
    return None


def _is_about(claimed: datetime | None, recorded: datetime) -> bool:
    return claimed is not None and recorded - EARLIER <= claimed <= recorded + LATER


def _stamp_problem(judged: PdfSignatureStatus, one: Found, wanted: Expected, trust: Trust) -> Problem | None:
    """Without its time-stamp where the record has one, with one that the record does not know, or with a bad one."""
    about, stamp = {"seat": one.seat, "signer": one.signer}, judged.timestamp_validity
    if (stamp is not None) != wanted.stamped:
        return "signing.stamp_missing" if wanted.stamped else "signing.stamp_unexpected", about
    if stamp is not None and not is_believed(stamp, trust, one.stamped_at or wanted.at or datetime.now(UTC)):
        return "signing.stamp_wrong", about
    if one.stamped_at is not None and wanted.at is not None and one.stamped_at > wanted.at + LATER:
        return "signing.stamp_later", about | {"at": one.stamped_at.isoformat(), "recorded": wanted.at.isoformat()}
    return None


def _closing_problem(
    file: _File, found: Sequence[Found], trust: Trust, expected: Sequence[Expected]
) -> Problem | None:  # fmt: skip
    """What stands between and after the signatures: one revision for each, and the closing stamp with its own."""
    closes = expected[-1].closes
    about = {"seat": found[-1].seat, "signer": found[-1].signer}
    if closes and not file.stamps:
        return "signing.not_closed", about
    at = [signature.signed_revision for signature in file.signatures]
    for n, revision in enumerate(at):
        last = n + 1 == len(at)
        if (file.revisions if last else at[n + 1]) - revision != 2 + (closes and last):
            return "signing.added_to", {"seat": found[n].seat, "signer": found[n].signer}
    if [stamp.signed_revision for stamp in file.stamps] != [at[-1] + 1] * closes:
        return "signing.added_to", about
    for stamp in file.stamps:
        judged = validate_pdf_timestamp(stamp, trust.stamps(_claimed(stamp)), skip_diff=True)
        whole = judged.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
        if not (whole and is_believed(judged, trust, _claimed(stamp))):
            return "signing.stamp_wrong", about | {"seat": str(stamp.field_name)}
    return None


def _claimed(stamp: EmbeddedPdfSignature) -> datetime:
    """The time a document time-stamp names."""
    at: datetime = stamp.signed_data["encap_content_info"]["content"].parsed["gen_time"].native
    return at


def _found(signature: EmbeddedPdfSignature, trust: Trust) -> Found:
    certificate = signature.signer_cert
    return Found(
        seat=str(signature.field_name),
        signer=str(certificate.subject.native.get("common_name", "")),
        certificate=sha256(certificate.dump()).hexdigest(),
        meaning=str(signature.sig_object.get("/Reason", "")),
        claimed_at=signature.self_reported_timestamp,
        stamped_at=_stamped_at(signature),
        revoked=trust.revoked(certificate.dump()),
    )


def _stamped_at(signature: EmbeddedPdfSignature) -> datetime | None:
    try:
        stamp = find_unique_cms_attribute(signature.signer_info["unsigned_attrs"], "signature_time_stamp_token")
    except NonexistentAttributeError:
        return None
    at: datetime = stamp["content"]["encap_content_info"]["content"].parsed["gen_time"].native
    return at
