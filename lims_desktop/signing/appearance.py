"""What is seen of a signature on the page: brought into the file, and looked at again. Imports pyHanko.

A signature covers its own appearance, whatever it shows: whoever signs could draw another name, time or meaning. So it
is drawn again and compared whole, fonts included; text alone could be painted over, or mean other letters.
"""

from __future__ import annotations

import re
from binascii import hexlify
from io import BytesIO
from typing import Any
from uuid import uuid4

from pyhanko.pdf_utils.content import PdfContent
from pyhanko.pdf_utils.generic import IndirectObject, StreamObject
from pyhanko.pdf_utils.layout import AxisAlignment, BoxConstraints, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.stamp import StaticStampStyle

_WHOLE = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MID, AxisAlignment.ALIGN_MID, Margins(0, 0, 0, 0))
"""A stamp fills its seat."""

FRAME = re.compile(rb"q q /BackgroundGS gs 1 0 0 1 ([01](?:\.\d+)?) ([01](?:\.\d+)?) cm (/Stamp[0-9a-f]{32}) Do Q Q")
FIELD = {"/FT", "/T", "/Type", "/Subtype", "/F", "/Rect", "/P", "/AP", "/V"}
DRAWING = {"/Type", "/Subtype", "/BBox", "/Resources", "/Length", "/Filter"}
PACKED = {"/Length", "/Filter", "/DecodeParms"}
"""How the bytes of a stream are packed says nothing of what it is."""


def style(page: bytes) -> StaticStampStyle:
    """How a signature shows this page (a PDF) in its seat."""
    return StaticStampStyle(background=_Stamp(page), border_width=0, background_layout=_WHOLE)


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


def shows(field: Any, page: bytes) -> bool:
    """Whether all that is seen in a signature's field is this page, as `style` brings it in.

    May raise what reading a damaged file raises (`checking.UNREADABLE`).
    """
    looks = field["/AP"]
    frame = looks["/N"]
    found = FRAME.fullmatch(frame.data)
    if found is None or set(field) != FIELD or set(looks) != {"/N"} or not set(frame) <= DRAWING:
        return False
    name, around = found[3].decode("ascii"), frame["/Resources"]
    if set(around) != {"/ExtGState", "/XObject"} or set(around["/XObject"]) != {name}:
        return False
    plain = _same(around["/ExtGState"], {"/BackgroundGS": {"/CA": 1, "/ca": 1}})
    return plain and _fills(frame["/BBox"], field["/Rect"]) and _is_page(around["/XObject"][name], page)


def _fills(box: Any, seat: Any) -> bool:
    left, low, right, high = map(float, seat)
    return [float(one) for one in box] == [0, high - low, right - left, 0]


def _is_page(drawing: Any, page: bytes) -> bool:
    wanted = PdfFileReader(BytesIO(page)).root["/Pages"]["/Kids"][0]
    return (
        set(drawing) <= DRAWING
        and drawing.data == wanted["/Contents"].data
        and _same(drawing["/BBox"], wanted["/MediaBox"])
        and _same(drawing["/Resources"], wanted["/Resources"])
    )


def _same(one: Any, other: Any) -> bool:
    """Whether two objects are the same in all that they refer to."""
    one, other = (each.get_object() if isinstance(each, IndirectObject) else each for each in (one, other))
    if isinstance(one, StreamObject) or isinstance(other, StreamObject):
        if not (isinstance(one, StreamObject) and isinstance(other, StreamObject) and one.data == other.data):
            return False
        one, other = ({name: each[name] for name in each if name not in PACKED} for each in (one, other))
    if isinstance(one, dict):
        return isinstance(other, dict) and set(one) == set(other) and all(_same(one[name], other[name]) for name in one)
    if isinstance(one, list):
        return isinstance(other, list) and len(one) == len(other) and all(map(_same, one, other))
    return bool(one == other)
