"""Keys with certificates of any kind, and as much of a bundle as the program in it needs to judge them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from lims_desktop.bundling import checking
from lims_desktop.signing.authority import _usage

NOW = datetime.now(UTC).replace(microsecond=0)


@dataclass
class Holder:
    """A key with the certificate that somebody issued for it."""

    name: str
    key: Any = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    certificate: Any = None

    @property
    def der(self) -> bytes:
        made: bytes = self.certificate.public_bytes(Encoding.DER)
        return made

    @property
    def pair(self) -> tuple[bytes, bytes]:
        """Certificate and key (DER)."""
        return self.der, self.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

    def certify(self, name: str, *extensions: tuple[Any, bool], rsa_key: bool = False, days: int = 30) -> Holder:
        """Issue a certificate to another, or to itself when it has none yet; it ends so many days from now."""
        other = self if self.certificate is None and name == self.name else Holder(name)
        other.key = of_rsa() if rsa_key else other.key
        made = x509.CertificateBuilder().subject_name(named(name)).issuer_name(named(self.name))
        made = made.public_key(other.key.public_key()).serial_number(x509.random_serial_number())
        made = made.not_valid_before(NOW - timedelta(days=30)).not_valid_after(NOW + timedelta(days=days))
        for extension, critical in extensions:
            made = made.add_extension(extension, critical=critical)
        other.certificate = made.sign(self.key, hashes.SHA256())
        return other

    def listed(self, *serials: int, at: datetime = NOW) -> bytes:
        made = x509.CertificateRevocationListBuilder().issuer_name(named(self.name))
        made = made.last_update(at).next_update(at + timedelta(days=30))
        made = made.add_extension(x509.CRLNumber(7), critical=False)
        for serial in serials:
            gone = x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(at).build()
            made = made.add_revoked_certificate(gone)
        return made.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)


@cache
def of_rsa() -> rsa.RSAPrivateKey:
    """One for all: pyHanko's test stamper knows nothing else, and making them takes long."""
    return rsa.generate_private_key(65537, 2048)


def named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def authority(longest: int | None = None, **usage: bool) -> list[tuple[Any, bool]]:
    said = usage or {"key_cert_sign": True, "crl_sign": True}
    return [(x509.BasicConstraints(ca=True, path_length=longest), True), (_usage(**said), True)]


PERSON: list[tuple[Any, bool]] = [
    (x509.BasicConstraints(ca=False, path_length=None), True),
    (_usage(digital_signature=True, content_commitment=True), True),
]


class Bundle:
    """As much of an archive and its ledger as certificates need."""

    def __init__(self, *, people: list[bytes], lists: list[tuple[str, bytes]], **authorities: list[bytes]) -> None:
        self.files: dict[str, bytes] = {}
        levels = [(level, one) for level, contents in authorities.items() for one in contents]
        told = {"authorities": levels, "lists": lists, "people": [("", one) for one in people]}
        self.manifest = {"trust": {name: self._put(name, contents) for name, contents in told.items()}}

    def _put(self, name: str, contents: list[tuple[str, bytes]]) -> list[dict[str, str]]:
        told: list[dict[str, str]] = []
        for number, (level, content) in enumerate(contents):
            self.files[f"{name}/{number}"] = content
            told.append({"path": f"{name}/{number}"} | ({"level": level} if level else {}))
        return told

    def read(self, path: str) -> bytes:
        return self.files[path]

    def table(self, name: str) -> list[dict[str, str | None]]:
        folder = {"lab.certificate": "people", "lab.authority_certificate": "authorities",
                  "lab.revocation_list": "lists"}[name]  # fmt: skip
        return [
            {"sha256": sha256(self.files[one["path"]]).hexdigest(), "level": one.get("level")}
            for one in self.manifest["trust"][folder]
        ]

    def trust(self) -> Any:
        return checking.verifier().Trust(self, self)


def first_wrong(act: Callable[[], object]) -> str:
    """What the program finds, as it says it, and otherwise in Spanish; empty when it finds nothing."""
    try:
        act()
    except checking.verifier().Wrong as wrong:
        english, spanish = str(wrong.sentence()), wrong.sentence("es")
    else:
        return ""
    assert english != spanish
    return english
