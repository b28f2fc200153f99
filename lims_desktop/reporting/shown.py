"""A signed report as it is looked at and printed: its stamps stand on the pages, where viewers without forms see them.

The copy that comes out is for the eye only. What is kept, saved and sent are the signed bytes. Imports pyHanko.
"""

from __future__ import annotations

from io import BytesIO

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader


def with_stamps(content: bytes) -> bytes:
    """The same pages with the look of every signature drawn on them."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    for signature in PdfFileReader(BytesIO(content)).embedded_signatures:
        _draw(writer, signature.sig_field)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _draw(writer: IncrementalPdfFileWriter, field: generic.DictionaryObject) -> None:
    left, low, right, high = map(float, field["/Rect"])
    if right <= left or high <= low or "/AP" not in field:
        return
    look, drawing = field["/AP"]["/N"], field["/AP"].raw_get("/N")
    name, box = f"/Stamp{round(left)}x{round(low)}", [float(one) for one in look["/BBox"]]
    wide, tall = (right - left) / (box[2] - box[0]), (high - low) / (box[3] - box[1])
    words = f"q {wide:.4f} 0 0 {tall:.4f} {left:.2f} {low:.2f} cm {name} Do Q".encode("ascii")
    stream = writer.add_object(generic.StreamObject(stream_data=words))
    known = generic.IndirectObject(drawing.idnum, drawing.generation, writer)
    drawings = generic.DictionaryObject({generic.pdf_name(name): known})
    resources = generic.DictionaryObject({generic.pdf_name("/XObject"): drawings})
    writer.add_stream_to_page(_page_of(writer, field), stream, resources)


def _page_of(writer: IncrementalPdfFileWriter, field: generic.DictionaryObject) -> int:
    wanted = field.raw_get("/P")
    count = int(writer.root["/Pages"]["/Count"])
    return next(n for n in range(count) if writer.find_page_for_modification(n)[0].idnum == wanted.idnum)
