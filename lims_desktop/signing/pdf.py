"""A report's signatures (PAdES): all their places first, then each as a revision over exactly the bytes before it.

The author certifies (only signatures may follow, DocMDP), each next one signs what it found; where the laboratory has a
time-stamping authority each carries its stamp, and the last one closes the file with another over all of it (B-LTA).
After each come the certificates and revocation lists to check it by. Nothing else touches the bytes any more.
Imports pyHanko.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko_certvalidator.errors import PathError

from lims_desktop.errors import Refused, Unreachable
from lims_desktop.signing.appearance import style
from lims_desktop.signing.trust import Trust


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a signature goes: its name, the page (from 0) and the box in points from the lower left corner."""

    name: str
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Signing:
    """What one signature says: its seat, what is stamped there (a PDF page), its meaning, and when (in UTC)."""

    seat: str
    stamp: bytes
    meaning: str
    first: bool = False
    last: bool = False
    at: datetime = field(default_factory=lambda: datetime.now(UTC).replace(microsecond=0))


class SteadyWriter(IncrementalPdfFileWriter):
    """Adds to a file without chance: the same changes to the same file give the same bytes."""

    @classmethod
    def _handle_id(cls, prev: PdfFileReader) -> generic.ArrayObject:
        first = generic.ByteStringObject(sha256(prev.stream.getvalue()).digest()[:16])
        return generic.ArrayObject([first, first])

    def _update_meta(self) -> None:
        """The date of the file stays: when it was signed stands in its signatures."""


def with_seats(content: bytes, seats: Sequence[Seat]) -> bytes:
    """The report with an empty field for each signature; a field that came after the first signature would break it."""
    writer: IncrementalPdfFileWriter = SteadyWriter(BytesIO(content))
    for seat in seats:
        left, low, right, high = map(round, seat.box)
        append_signature_field(writer, SigFieldSpec(seat.name, on_page=seat.page, box=(left, low, right, high)))
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def signed(content: bytes, signing: Signing, signer: Signer, trust: Trust, stamper: TimeStamper | None = None) -> bytes:
    """The report with one more signature. Refused when its seat is missing or taken, or its certificate is no good.

    With an authority that has ended nothing new is signed; what was signed before keeps what it is checked by. Raises
    Unreachable when the time-stamping authority does not answer: what then happens is the laboratory's policy.
    """
    _need_authority(signer, trust)
    made = BytesIO()
    try:
        writer = IncrementalPdfFileWriter(BytesIO(content))
        about = _about(signing, trust, stamped=stamper is not None)
        pen = _Pen(about, signer, timestamper=stamper, stamp_style=style(signing.stamp))
        pen.at = signing.at
        pen.sign_pdf(writer, output=made, existing_fields_only=True)
    except TimestampRequestError as silent:
        raise Unreachable("signing.no_time_stamp", why=str(silent)) from silent
    except (PathError, SigningError, PdfError) as refused:
        raise Refused("signing.refused", why=str(refused)) from refused
    return made.getvalue()


class _Pen(PdfSigner):
    """Signs as of a given moment: the signature claims the very time that its stamp shows."""

    at: datetime

    def init_signing_session(self, *args: Any, **kwargs: Any) -> Any:
        """As pyHanko does, with our clock."""
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self.at
        return session


def _need_authority(signer: Signer, trust: Trust) -> None:
    ended = trust.ended(signer.signing_cert.dump()) if signer.signing_cert is not None else None
    if ended is not None:
        raise Refused("signing.authority_ended", until=ended.isoformat())


def _about(signing: Signing, trust: Trust, *, stamped: bool) -> PdfSignatureMetadata:
    return PdfSignatureMetadata(
        field_name=signing.seat,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        reason=signing.meaning,
        certify=signing.first,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        embed_validation_info=True,
        validation_context=trust.context(),
        use_pades_lta=signing.last and stamped,
    )
