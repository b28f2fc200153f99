"""Whom a signature is believed of: the laboratory's authorities and every revocation list they made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyhanko_certvalidator import ValidationContext


@dataclass(frozen=True, slots=True)
class Trust:
    """Certificates of the roots and of the authorities below them, and the revocation lists; all DER."""

    roots: Sequence[bytes]
    authorities: Sequence[bytes]
    revocation_lists: Sequence[bytes]

    def context(self, at: datetime | None = None) -> ValidationContext:
        """What pyHanko judges by: as of now, or as of a moment that is proved otherwise (the ledger's, a time-stamp's).

        A list that was made after `at` counts too: a key that was revoked before `at` was revoked then. Nothing is
        ever fetched from a network.
        """
        from asn1crypto.crl import CertificateList
        from asn1crypto.x509 import Certificate
        from pyhanko_certvalidator import ValidationContext

        return ValidationContext(
            trust_roots=[Certificate.load(one) for one in self.roots],
            other_certs=[Certificate.load(one) for one in self.authorities],
            crls=[CertificateList.load(one) for one in self.revocation_lists],
            moment=at,
            best_signature_time=at,
            retroactive_revinfo=at is not None,
            revocation_mode="require",
            allow_fetching=False,
        )
