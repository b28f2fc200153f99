"""What is seen of each signature on a report, drawn again from what it says. Imports reportlab and pyHanko."""

from __future__ import annotations

import json
from collections.abc import Container, Sequence
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

from lims_desktop import paper
from lims_desktop.collecting import collecting_later
from lims_desktop.paper.stamp import stamp
from lims_desktop.reporting.drawing import DRAWING
from lims_desktop.signing.appearance import shows
from lims_desktop.signing.checking import UNREADABLE, Found


def first_otherwise(
    content: bytes, facts: str, signatures: Sequence[Found], unreachable: Container[str]
) -> Found | None:
    """The first signature that shows something else than it says: who, as what, when, with which certificate.

    Or that says something else than its seat means: a signer's own program may give any words.

    `unreachable` are the seats signed while no time-stamping authority answered, which stands there too. What an
    earlier release drew is not drawn again.
    """
    about = json.loads(facts)
    if about["drawing"] != DRAWING:
        return None
    with collecting_later():
        seats = _seats(content)
        for one in signatures:
            page = shown(str(about["language"]), one, noted=one.seat in unreachable)
            if one.meaning != meant(str(about["language"]), one.seat) or not _shows(seats.get(one.seat), page):
                return one
    return None


def _seats(content: bytes) -> dict[str, Any]:
    """The fields of the form; none when it cannot be read."""
    try:
        fields = [one.get_object() for one in PdfFileReader(BytesIO(content)).root["/AcroForm"]["/Fields"]]
        return {str(one["/T"]): one for one in fields}
    except UNREADABLE:
        return {}


def _shows(field: Any, page: bytes) -> bool:
    try:
        return field is not None and shows(field, page)
    except UNREADABLE:
        return False


def meant(language: str, seat: str) -> str:
    """What a signature in this seat means, in the words of the report."""
    return paper.words("report", language)["meaning_" + seat.partition("_")[0]]


def shown(language: str, one: Found, *, noted: bool) -> bytes:
    """The stamp of a signature (a PDF page): its role, the name in the certificate, the time that it claims."""
    said = paper.words("report", language)
    assert one.claimed_at is not None
    note = said["unstamped"] if noted else ""
    return stamp(said["seat_" + one.seat.partition("_")[0]], one.signer, one.claimed_at, one.certificate, note)
