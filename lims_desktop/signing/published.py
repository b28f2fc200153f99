"""What may be published of an authority, held against itself: before it is, and afterwards by `main.py verify`.

The database reads names, numbers and dates of certificates and lists by itself (`sql/rules/certificate_reading.sql`);
whether their signatures hold, only this can say. Imports cryptography.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from cryptography.x509.oid import NameOID

from lims_desktop.errors import Refused

Trouble = tuple[str, Mapping[str, Any]]
"""What is wrong (the last part of its code) and the particulars."""


def as_der(content: bytes) -> bytes:
    """A certificate as DER, also where its file is PEM. Refused when it is none."""
    pem = content.startswith(b"-----")
    try:
        read = x509.load_pem_x509_certificate(content) if pem else x509.load_der_x509_certificate(content)
        return read.public_bytes(Encoding.DER)
    except ValueError:
        raise Refused("certificate.unreadable") from None


def list_as_der(content: bytes) -> bytes:
    """A revocation list as DER, also where its file is PEM. Refused when it is none, or has no number or no end."""
    try:
        if content.startswith(b"-----"):
            content = x509.load_pem_x509_crl(content).public_bytes(Encoding.DER)
        revocations(content)
    except (ValueError, Refused):
        raise Refused("certificate.no_list") from None
    return content


def name_of(one: x509.Certificate) -> str:
    """What an authority is called: its common name, or else the whole of its name."""
    named = one.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(named[0].value) if named else one.subject.rfc4514_string()


def certificate(content: bytes) -> x509.Certificate:
    """A certificate (DER), read. Refused when it is none."""
    try:
        read = x509.load_der_x509_certificate(content)
        read.extensions, read.subject, read.issuer, read.public_key()  # they are parsed only when asked for
    except (ValueError, x509.DuplicateExtension):
        raise Refused("certificate.unreadable") from None
    return read


def revocations(content: bytes) -> x509.CertificateRevocationList:
    """A revocation list (DER), read. Refused when it is none, or has no number or no end."""
    try:
        read = x509.load_der_x509_crl(content)
        number_of(read)
    except (ValueError, x509.ExtensionNotFound, x509.DuplicateExtension):
        raise Refused("certificate.unreadable") from None
    if read.next_update_utc is None:
        raise Refused("certificate.unreadable")
    return read


def number_of(listed: x509.CertificateRevocationList) -> int:
    """The number of a list; an authority never gives one twice."""
    return listed.extensions.get_extension_for_class(x509.CRLNumber).value.crl_number


def login_of(person: x509.Certificate) -> str:
    """The login that a certificate names; empty without one."""
    return " ".join(str(one.value) for one in person.subject.get_attributes_for_oid(NameOID.USER_ID))


def key_of(one: x509.Certificate) -> bytes:
    """The public key in a certificate (DER): two certificates with the same one are signed with by the same hand."""
    return one.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)


def is_checkable(key: Any) -> bool:
    """Whether the program in a bundle can check what this key signs: RSA of 2048 bits or more, or a curve of NIST's."""
    if isinstance(key, rsa.RSAPublicKey):
        return key.key_size >= 2048
    return isinstance(key, ec.EllipticCurvePublicKey) and key.curve.name in ("secp256r1", "secp384r1", "secp521r1")


def authority_trouble(one: x509.Certificate, roots: Iterable[x509.Certificate]) -> Trouble | None:
    """What is wrong with an authority that should be one of these roots, or issued by one of them."""
    if not _may(one, "key_cert_sign") or not _may(one, "crl_sign") or not _is_authority(one):
        return "no_authority", {}
    return None if any(has_issued(root, one) for root in roots) else ("no_authority", {})


def person_trouble(one: x509.Certificate, login: str, authorities: Sequence[x509.Certificate]) -> Trouble | None:
    """What is wrong with a person's certificate: another's, of a strange authority, or for something else."""
    if login_of(one) != login:
        return "of_somebody_else", {"named": login_of(one) or "–", "login": login}
    if not any(has_issued(authority, one) for authority in authorities):
        return "strange_authority", {}
    if _is_authority(one) or not _may(one, "content_commitment") or not is_checkable(one.public_key()):
        return "not_for_signing", {}
    return None


@dataclass
class Lists:
    """Each authority's revocation lists, one after the other; those outside may drop who has expired."""

    own: Sequence[x509.Certificate]
    outside: Sequence[x509.Certificate]
    last: dict[x509.Certificate, x509.CertificateRevocationList] = field(default_factory=dict)

    def signer(self, one: x509.CertificateRevocationList) -> x509.Certificate | None:
        """The authority that signed a list."""
        return next((known for known in (*self.own, *self.outside) if has_listed(known, one)), None)

    def is_newer(self, one: x509.CertificateRevocationList) -> bool:
        """Whether its authority made it after the last one that is known; also when no authority did."""
        last = self._before(self.signer(one))
        return last is None or number_of(one) > number_of(last)

    def take(self, one: x509.CertificateRevocationList) -> Trouble | None:
        """The next list. What is wrong with it: nobody known signed it, it is older, or it forgets somebody."""
        signer = self.signer(one)
        before = self._before(signer)
        if signer is None:
            return "list_strange", {"list": number_of(one)}
        if self.is_newer(one):
            self.last[signer] = one
        return (before and _after(before, one, may_forget=signer in self.outside)) or None

    def _before(self, signer: x509.Certificate | None) -> x509.CertificateRevocationList | None:
        return self.last.get(signer) if signer is not None else None


def _after(
    before: x509.CertificateRevocationList, one: x509.CertificateRevocationList, *, may_forget: bool
) -> Trouble | None:  # fmt: skip
    number, made = number_of(one), one.last_update_utc
    if number <= number_of(before) or made < before.last_update_utc:
        return "list_older", {"list": number, "newest": number_of(before), "made": made.isoformat()}
    for gone in () if may_forget else before:
        still = one.get_revoked_certificate_by_serial_number(gone.serial_number)
        if still is None or still.revocation_date_utc > gone.revocation_date_utc:
            return "list_forgets", {"list": number, "serial": str(gone.serial_number)}
    return None


def has_issued(authority: x509.Certificate, one: x509.Certificate) -> bool:
    """Whether this authority's key signed this certificate, and the names fit."""
    try:
        one.verify_directly_issued_by(authority)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def has_listed(authority: x509.Certificate, one: x509.CertificateRevocationList) -> bool:
    """Whether this authority's key signed this list, and may."""
    key: Any = authority.public_key()
    try:
        signed = one.is_signature_valid(key)
    except (TypeError, ValueError):
        return False
    return signed and one.issuer == authority.subject and _may(authority, "crl_sign", unsaid=True)


def is_taken_back(
    one: x509.Certificate, authority: x509.Certificate, lists: Iterable[x509.CertificateRevocationList], at: datetime
) -> bool:
    """Whether a list of the authority that issued a certificate says that it was revoked by this moment."""
    for listed in lists:
        gone = listed.get_revoked_certificate_by_serial_number(one.serial_number)
        if gone is not None and gone.revocation_date_utc <= at and has_listed(authority, listed):
            return True
    return False


def _is_authority(one: x509.Certificate) -> bool:
    try:
        return one.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    except x509.ExtensionNotFound:
        return False


def _may(one: x509.Certificate, use: str, *, unsaid: bool = False) -> bool:
    try:
        return bool(getattr(one.extensions.get_extension_for_class(x509.KeyUsage).value, use))
    except x509.ExtensionNotFound:
        return unsaid


def refused(trouble: Trouble | None) -> None:
    """Refused with this trouble, if there is one."""
    if trouble is not None:
        code, detail = trouble
        raise Refused(f"certificate.{code}", **detail)
