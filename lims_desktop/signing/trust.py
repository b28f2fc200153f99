"""Whom a signature is believed of: the laboratory's authorities, every revocation list, time-stamping authorities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyhanko_certvalidator import ValidationContext
    from pyhanko_certvalidator.authority import CertTrustAnchor


@dataclass(frozen=True, slots=True)
class Trust:
    """Certificates of the roots and of the authorities below them, and the revocation lists; all DER.

    `stampers` are certificates of time-stamping authorities outside: their roots, or their own.
    """

    roots: Sequence[bytes]
    authorities: Sequence[bytes]
    revocation_lists: Sequence[bytes]
    stampers: Sequence[bytes] = ()

    def context(self, at: datetime | None = None) -> ValidationContext:
        """What pyHanko judges by: as of now, or as of a moment that is proved otherwise (the ledger's, a time-stamp's).

        A list that was made after `at` counts too: a key that was revoked before `at` was revoked then. Nothing is
        ever fetched from a network. pyHanko asks a root nothing of itself, so one that may not issue is left out, and
        how long a chain it allows is handed over.
        """
        from asn1crypto.crl import CertificateList
        from asn1crypto.x509 import Certificate
        from pyhanko_certvalidator import ValidationContext

        return ValidationContext(
            trust_roots=self._anchors(),
            other_certs=[Certificate.load(one) for one in self.authorities],
            crls=[CertificateList.load(one) for one in self.revocation_lists],
            moment=at,
            best_signature_time=at,
            retroactive_revinfo=at is not None,
            revocation_mode="require",
            allow_fetching=False,
        )

    def stamps(self, at: datetime | None = None) -> ValidationContext:
        """What a time-stamp is judged by, as of the moment it names: its way ends at a published stamper.

        An authority outside keeps its own revocation lists: one that was published here counts, a missing one is no
        fault of the stamp.
        """
        from asn1crypto.crl import CertificateList
        from asn1crypto.x509 import Certificate
        from pyhanko_certvalidator import ValidationContext

        return ValidationContext(
            trust_roots=[Certificate.load(one) for one in self.stampers],
            crls=[CertificateList.load(one) for one in self.revocation_lists],
            moment=at,
            best_signature_time=at,
            retroactive_revinfo=True,
            revocation_mode="soft-fail",
            allow_fetching=False,
        )

    def _anchors(self) -> list[CertTrustAnchor]:
        from asn1crypto.x509 import Certificate
        from pyhanko_certvalidator.authority import CertTrustAnchor, TrustQualifiers

        from lims_desktop.signing import published

        read = [(Certificate.load(one), published.certificate(one)) for one in self.roots]
        fit = [root for root, one in read if published.authority_trouble(one, [one]) is None]
        limits = [(one, one.max_path_length) for one in fit]  # it counts both down, where it counts one
        return [CertTrustAnchor(one, TrustQualifiers(max_path_length=n, max_aa_path_length=n)) for one, n in limits]

    def ended(self, certificate: bytes) -> datetime | None:
        """When the authority above a certificate (DER) ended; None while it has not, or none is known."""
        from lims_desktop.signing import published

        person = published.certificate(certificate)
        known = (published.certificate(one) for one in (*self.authorities, *self.roots))
        ends = [one.not_valid_after_utc for one in known if published.has_issued(one, person)]
        return max(ends) if ends and max(ends) < datetime.now(UTC) else None

    def revoked_before(self, path: Sequence[bytes], at: datetime) -> bool:
        """Whether a published list took one of these back before this moment; each (DER) was issued by the next."""
        from lims_desktop.signing import published

        read = [published.certificate(one) for one in path]
        lists = [published.revocations(one) for one in self.revocation_lists]
        return any(published.is_taken_back(one, above, lists, at) for one, above in pairwise(read))

    def revoked(self, certificate: bytes) -> str:
        """Why a certificate (DER) of these authorities was revoked, such as `key_compromise`; empty: it was not."""
        from cryptography import x509

        one = x509.load_der_x509_certificate(certificate)
        for content in self.revocation_lists:
            listed = x509.load_der_x509_crl(content)
            entry = listed.get_revoked_certificate_by_serial_number(one.serial_number)
            if listed.issuer == one.issuer and entry is not None:
                reasons = [known.value for known in entry.extensions if isinstance(known.value, x509.CRLReason)]
                return reasons[0].reason.name if reasons else "unspecified"
        return ""
