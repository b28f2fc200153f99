"""A person's signing key: a PKCS#12 file under its passphrase, or a PKCS#11 token under its PIN. Imports pyHanko."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.sign.signers import Signer, SimpleSigner

from lims_desktop.errors import Refused


@contextmanager
def key_file(content: bytes, passphrase: str) -> Iterator[Signer]:
    """The key of a PKCS#12 file. Refused when the passphrase is wrong, the file is no such file or holds no pair."""
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(content, passphrase.encode())
        if key is None or certificate is None:
            raise Refused("signing.no_certificate")
        opened = SimpleSigner.load_pkcs12_data(content, other_certs=[], passphrase=passphrase.encode())
    except ValueError:  # a wrong passphrase and a damaged file look the same
        raise Refused("signing.wrong_passphrase") from None
    yield opened


@contextmanager
def token(library: str, label: str, pin: str) -> Iterator[Signer]:
    """The key on a PKCS#11 token. Refused when it is not there or the PIN is wrong. One thread at a time.

    `library` is the path of the maker's PKCS#11 library. Raw mechanism: SoftHSM and some cards hash nothing themselves.
    """
    try:
        import pkcs11
        from pyhanko.config.pkcs11 import TokenCriteria
        from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session
    except ImportError:
        raise Refused("signing.no_token_support") from None
    try:
        with open_pkcs11_session(library, token_criteria=TokenCriteria(label=label), user_pin=pin) as session:
            yield PKCS11Signer(session, cert_label=label, key_label=label, use_raw_mechanism=True)
    except pkcs11.exceptions.PinIncorrect:
        raise Refused("signing.wrong_passphrase") from None
    except pkcs11.exceptions.PinLocked:
        raise Refused("signing.token_locked", token=label) from None
    except (pkcs11.exceptions.PKCS11Error, OSError) as problem:
        raise Refused("signing.no_token", token=label, problem=str(problem) or type(problem).__name__) from problem


def fingerprint(signer: Signer) -> str:
    """The SHA-256 (hexadecimal) of the certificate that goes with the key: its name in the laboratory's record."""
    certificate = signer.signing_cert
    if certificate is None:
        raise Refused("signing.no_certificate")
    return sha256(certificate.dump()).hexdigest()


def named(signer: Signer) -> str:
    """The name in the certificate that goes with the key: the one that its authority vouched for."""
    certificate = signer.signing_cert
    if certificate is None:
        raise Refused("signing.no_certificate")
    return str(certificate.subject.native.get("common_name", ""))
