"""A report's signatures (PAdES): all their places first, then each as a revision over exactly the bytes before it.

The author certifies (only signatures may follow, DocMDP), each next one signs what it found; where the laboratory has a
time-stamping authority each carries its stamp, and the last one closes the file with another over all of it (B-LTA).
After each come the certificates and revocation lists to check it by. Nothing else touches the bytes any more.
Imports pyHanko.
"""

from __future__ import annotations

from binascii import hexlify
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from uuid import uuid4

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.errors import PathError

from lims_desktop.errors import Refused, Unreachable
from lims_desktop.signing.trust import Trust


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a signature goes: its name, the page (from 0) and the box in points from the lower left corner."""

    name: str
    page: int
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Signing:
    """What one signature says: its seat, what is stamped there (a PDF page), and the meaning kept in the signature."""

    seat: str
    stamp: bytes
    meaning: str
    first: bool = False
    last: bool = False


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
        look = StaticStampStyle(background=_Stamp(signing.stamp), border_width=0, background_layout=_WHOLE)
        about = _about(signing, trust, stamped=stamper is not None)
        pen = PdfSigner(about, signer, timestamper=stamper, stamp_style=look)
        pen.sign_pdf(writer, output=made, existing_fields_only=True)
    except TimestampRequestError as silent:
        raise Unreachable("signing.no_time_stamp", why=str(silent)) from silent
    except (PathError, SigningError, PdfError) as refused:
        raise Refused("signing.refused", why=str(refused)) from refused
    return made.getvalue()


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


_WHOLE = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(0, 0, 0, 0))
"""A stamp fills its seat."""


class _Stamp(PdfContent):
    """A page that reportlab drew, as what is seen of a signature; its fonts come along with it."""

    def __init__(self, page: bytes) -> None:
        self._page = page
        super().__init__()

    def render(self) -> bytes:
        """Bring the page into the file as one drawing, and say how large it is."""
        writer = self.writer
        assert writer is not None
        drawing = writer.import_page_as_xobject(PdfFileReader(BytesIO(self._page)))
        name = b"/Stamp" + hexlify(uuid4().bytes)
        self.resources.xobject[name.decode("ascii")] = drawing
        left, low, right, high = map(float, drawing.get_object()["/BBox"])
        self.box = BoxConstraints(width=round(right - left), height=round(high - low))
        return name + b" Do"
