"""The laboratory's own certificate authority: a folder that stays off the network, used by `main.py ca`.

    FOLDER/root/       certificate.der  key.pem  crl/0001.crl ...     carried away once the issuing authority is made
    FOLDER/issuing/    certificate.der  key.pem  crl/0001.crl ...  issued.jsonl  revoked.jsonl

Keys are PKCS#8 under a passphrase. A revocation list is never written over: each has a number, and all are kept,
because a report is checked decades later. Persons' certificates carry the usages documentSigning (RFC 9336) and
emailProtection: with the first alone, poppler and NSS distrust them. Imports cryptography.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from lims_desktop.errors import Refused
from lims_desktop.signing.published import Lists, is_checkable, number_of, refused, revocations

ROOT_YEARS, ISSUING_YEARS, PERSON_YEARS = 30, 15, 3
LIST_DAYS = {"root": 400, "issuing": 31}
"""How long a revocation list stands before the next one is due."""

DOCUMENT_SIGNING = ObjectIdentifier("1.3.6.1.5.5.7.3.36")
EARLIER = timedelta(minutes=5)
"""Certificates begin a little earlier than they are made: the clocks of two computers are never the same."""

LONGEST = 64
"""Bytes of a name in a certificate: X.520 allows so many characters, its library so many bytes."""

REASONS = ("key_compromise", "affiliation_changed", "superseded", "cessation_of_operation")


@dataclass(frozen=True, slots=True)
class Issued:
    """A person's certificate (DER) and, under the passphrase that was given, its PKCS#12 file with the key."""

    serial: int
    certificate: bytes
    pkcs12: bytes


class Authority:
    """One authority in its folder; each act on it wants the passphrase of the key that it uses."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        if not (folder / "issuing" / "certificate.der").is_file():
            raise Refused("signing.no_authority", folder=str(folder))

    @classmethod
    def found(cls, folder: Path, laboratory: str, root_passphrase: str, passphrase: str) -> Authority:
        """Make the root and the issuing authority. Refused where there is one already: its key would be lost."""
        if (folder / "root").exists() or (folder / "issuing").exists():
            raise Refused("signing.authority_there", folder=str(folder))
        root = ec.generate_private_key(ec.SECP384R1())
        issuing = ec.generate_private_key(ec.SECP384R1())
        root_name, name = _name(laboratory, "Root Authority"), _name(laboratory, "Issuing Authority")
        top = _authority(root_name, root_name, root.public_key(), ROOT_YEARS, path_length=1).sign(root, hashes.SHA384())
        below = _authority(name, root_name, issuing.public_key(), ISSUING_YEARS, path_length=0)
        below = below.add_extension(_points_to(root.public_key()), critical=False)
        _keep(folder / "root", top, root, root_passphrase)
        _keep(folder / "issuing", below.sign(root, hashes.SHA384()), issuing, passphrase)
        made = cls(folder)
        made.list_revoked("root", root_passphrase)
        made.list_revoked("issuing", passphrase)
        return made

    def certificates(self) -> tuple[bytes, bytes]:
        """The certificates (DER) of the root and of the issuing authority."""
        return self._file("root", "certificate.der").read_bytes(), self._file("issuing", "certificate.der").read_bytes()

    def revocation_lists(self) -> list[bytes]:
        """Every list (DER) that was ever made, the root's first, the oldest first."""
        return [path.read_bytes() for level in LIST_DAYS for path in sorted(self._file(level, "crl").glob("*.crl"))]

    def issue(self, passphrase: str, name: str, login: str, key_passphrase: str) -> Issued:
        """A key and its certificate for one person; the key leaves only as PKCS#12 under `key_passphrase`."""
        key = ec.generate_private_key(ec.SECP256R1())
        made = self.certify(passphrase, name, login, key.public_key())
        lock = serialization.BestAvailableEncryption(key_passphrase.encode())
        chain = [self._certificate("issuing"), self._certificate("root")]
        bundle = pkcs12.serialize_key_and_certificates(login.encode(), key, made, chain, lock)
        return Issued(made.serial_number, made.public_bytes(serialization.Encoding.DER), bundle)

    def certify(self, passphrase: str, name: str, login: str, public_key: Any) -> x509.Certificate:
        """A certificate for somebody's key, such as one that never left its token. Refused of a kind nobody checks."""
        if not is_checkable(public_key):
            raise Refused("signing.key_kind")
        parent = self._certificate("issuing")
        if parent.not_valid_after_utc <= _now():
            raise Refused("signing.authority_ended", until=parent.not_valid_after_utc.isoformat())
        subject = x509.Name([
            *parent.subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME),
            x509.NameAttribute(NameOID.COMMON_NAME, _cut(name, LONGEST)),
            x509.NameAttribute(NameOID.USER_ID, login),
        ])  # fmt: skip
        made = _person(subject, parent, public_key).sign(self._key("issuing", passphrase), hashes.SHA256())
        until = made.not_valid_after_utc.isoformat()
        self._note("issued", {"serial": str(made.serial_number), "login": login, "name": name, "until": until})
        return made

    def certify_key(self, passphrase: str, name: str, login: str, public_key: bytes) -> bytes:
        """A certificate (DER) for a public key (PEM or DER), such as a token shows. Refused when it is none."""
        read = (serialization.load_pem_public_key, serialization.load_der_public_key)
        try:
            key = read[not public_key.startswith(b"-----")](public_key)
        except ValueError:
            raise Refused("certificate.unreadable") from None
        return self.certify(passphrase, name, login, key).public_bytes(serialization.Encoding.DER)

    def issued(self) -> list[dict[str, str]]:
        """Whom it gave a certificate: serial, login, name, until."""
        return list(self._noted("issued"))

    def revoke(self, passphrase: str, serial: int, reason: str) -> bytes:
        """Take a certificate back from now on; answers the new list (DER)."""
        if str(serial) not in {one["serial"] for one in self._noted("issued")}:
            raise Refused("signing.unknown_serial", serial=str(serial))
        if str(serial) not in {one["serial"] for one in self._noted("revoked")}:
            if reason not in REASONS:
                raise Refused("signing.unknown_reason", reason=reason, known=", ".join(REASONS))
            self._key("issuing", passphrase)
            self._note("revoked", {"serial": str(serial), "at": _now().isoformat(), "reason": reason})
        return self.list_revoked("issuing", passphrase)

    def list_revoked(self, level: str, passphrase: str) -> bytes:
        """The next revocation list (DER) of one level; who checks a signature needs one that is in date.

        Refused when it would forget somebody or be older than the last one: a note was lost, or a clock is wrong.
        """
        issuer, at, folder = self._certificate(level), _now(), self._file(level, "crl")
        before = Lists([issuer], [])
        for path in sorted(folder.glob("*.crl")):
            before.take(revocations(path.read_bytes()))
        number = number_of(before.last[issuer]) + 1 if issuer in before.last else 1
        made = x509.CertificateRevocationListBuilder().issuer_name(issuer.subject)
        made = made.last_update(at - EARLIER).next_update(at + timedelta(LIST_DAYS[level]))
        made = made.add_extension(x509.CRLNumber(number), critical=False)
        made = made.add_extension(_points_to(issuer.public_key()), critical=False)
        for one in self._noted("revoked") if level == "issuing" else ():
            made = made.add_revoked_certificate(_revoked(one))
        content = made.sign(self._key(level, passphrase), hashes.SHA384()).public_bytes(serialization.Encoding.DER)
        refused(before.take(revocations(content)))
        (folder / f"{number:04}.crl").write_bytes(content)
        return content

    # -- own ---------------------------------------------------------------------------------------------------

    def _file(self, level: str, name: str) -> Path:
        return self.folder / level / name

    def _certificate(self, level: str) -> x509.Certificate:
        return x509.load_der_x509_certificate(self._file(level, "certificate.der").read_bytes())

    def _key(self, level: str, passphrase: str) -> ec.EllipticCurvePrivateKey:
        path = self._file(level, "key.pem")
        if not path.is_file():
            raise Refused("signing.key_away", folder=str(path.parent))
        try:
            found = serialization.load_pem_private_key(path.read_bytes(), passphrase.encode())
        except ValueError:
            raise Refused("signing.wrong_passphrase") from None
        assert isinstance(found, ec.EllipticCurvePrivateKey)
        return found

    def _noted(self, name: str) -> Iterator[dict[str, str]]:
        path = self._file("issuing", f"{name}.jsonl")
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        yield from map(json.loads, lines)

    def _note(self, name: str, what: Mapping[str, str]) -> None:
        with self._file("issuing", f"{name}.jsonl").open("a", encoding="utf-8") as out:
            out.write(json.dumps(what, ensure_ascii=False) + "\n")


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")


def _name(laboratory: str, part: str) -> x509.Name:
    organization = x509.NameAttribute(NameOID.ORGANIZATION_NAME, _cut(laboratory, LONGEST))
    return x509.Name([organization, x509.NameAttribute(NameOID.COMMON_NAME, f"{_cut(laboratory, 40)} {part}")])


def _builder(
    subject: x509.Name, issuer: x509.Name, key: Any, years: int, end: datetime | None = None
) -> x509.CertificateBuilder:
    at = _now()
    ends = at + timedelta(days=365 * years + years // 4)
    made = x509.CertificateBuilder().issuer_name(issuer).subject_name(subject).public_key(key)
    made = made.serial_number(x509.random_serial_number()).not_valid_before(at - EARLIER)
    made = made.not_valid_after(min(ends, end or ends))
    return made.add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)


def _authority(
    subject: x509.Name, issuer: x509.Name, key: Any, years: int, *, path_length: int
) -> x509.CertificateBuilder:
    made = _builder(subject, issuer, key, years)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=path_length), critical=True)
    return made.add_extension(_usage(key_cert_sign=True, crl_sign=True), critical=True)


def _person(subject: x509.Name, parent: x509.Certificate, key: Any) -> x509.CertificateBuilder:
    made = _builder(subject, parent.subject, key, PERSON_YEARS, parent.not_valid_after_utc)
    made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    made = made.add_extension(_usage(digital_signature=True, content_commitment=True), critical=True)
    purposes = [DOCUMENT_SIGNING, ExtendedKeyUsageOID.EMAIL_PROTECTION]
    made = made.add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
    return made.add_extension(_points_to(parent.public_key()), critical=False)


def _points_to(key: Any) -> x509.AuthorityKeyIdentifier:
    return x509.AuthorityKeyIdentifier.from_issuer_public_key(key)


def _usage(**given: bool) -> x509.KeyUsage:
    none = dict.fromkeys(
        ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
         "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"), False,
    )  # fmt: skip
    return x509.KeyUsage(**(none | given))


def _revoked(one: Mapping[str, str]) -> x509.RevokedCertificate:
    made = x509.RevokedCertificateBuilder().serial_number(int(one["serial"]))
    made = made.revocation_date(datetime.fromisoformat(one["at"]))
    return made.add_extension(x509.CRLReason(x509.ReasonFlags[one["reason"]]), critical=False).build()


def _keep(folder: Path, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey, passphrase: str) -> None:
    (folder / "crl").mkdir(parents=True)
    (folder / "certificate.der").write_bytes(certificate.public_bytes(serialization.Encoding.DER))
    locked = serialization.BestAvailableEncryption(passphrase.encode())
    content = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, locked)
    (folder / "key.pem").write_bytes(content)
    (folder / "key.pem").chmod(0o600)
