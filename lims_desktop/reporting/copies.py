"""The copy of a report that people get: the signed file itself or, where it counts no more, one that says so.

A marked copy is another file: it shows what was signed but claims no signature, and its name says what it is. The
signed bytes are never touched and can always be had. Imports pyHanko and reportlab.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from textwrap import shorten
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import StreamObject, pdf_name
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PdfFileWriter, copy_into_new_writer
from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from lims_desktop import paper, reports
from lims_desktop.collecting import collecting_later
from lims_desktop.lab import Lab
from lims_desktop.paper import A4, MARGIN
from lims_desktop.paper.sheet import Sheet
from lims_desktop.reporting.drawing import drawn
from lims_desktop.reports import ReportView

BOLD = f"{Sheet.normal}-Bold"
WARNING = "#A61B1B"
LONGEST = 90
"""Letters of a reason in the band at the head of a page; the notice of the withdrawal has all of it."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A file to be shown, saved or printed: its name without a folder, its bytes, whether they are the signed ones."""

    name: str
    content: bytes
    is_original: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands across every page, and in one line at its head."""

    words: str
    note: str


def copy(lab: Lab, view: ReportView) -> Copy:
    """What somebody gets who views, saves or prints a report.

    An issued report that counts is the signed file. A superseded or withdrawn one is marked, and so is one that is not
    issued yet. `original` gives the signed bytes of each.
    """
    kept = reports.file(lab, view.id)
    content = drawn(view.facts) if kept is None else kept
    return copy_of(
        content, Fate(view.number, view.state, view.language, view.superseded_by, view.ended_at, view.ending)
    )


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a report: its state, what superseded it, since when it counts no more and why."""

    number: str
    state: str
    language: str
    superseded_by: str | None = None
    ended_at: datetime | None = None
    why: str | None = None


def copy_of(content: bytes, fate: Fate) -> Copy:
    """The copy of a file (signed or just drawn) of a report with this fate."""
    if fate.state == "ISSUED":
        return Copy(_file_name(fate.number), content, is_original=True)
    said = paper.words("copy", fate.language)
    kind = fate.state if fate.state in ("SUPERSEDED", "WITHDRAWN") else "DRAFT"
    about = {"number": fate.superseded_by or "", "why": shorten(fate.why or "", LONGEST, placeholder=" …")}
    about |= {"day": f"{fate.ended_at:%Y-%m-%d}" if fate.ended_at else ""}
    note = said[f"note_{kind}"].format(**about)
    if b"/ByteRange" in content:
        note += f" {said['original'].format(sha256=sha256(content).hexdigest())}"
    name = _file_name(f"{fate.number} {said[f'file_{kind}'].format(**about)}")
    return Copy(name, marked(content, Mark(said[f"mark_{kind}"].format(**about), note)), is_original=False)


def original(lab: Lab, view: ReportView) -> Copy | None:
    """The signed bytes exactly as the ledger names them, whatever became of the report; None before any signature."""
    kept = reports.file(lab, view.id)
    return None if kept is None else Copy(_file_name(view.number), kept, is_original=True)


def save(copied: Copy, folder: Path) -> Path:
    """Write a copy into a folder, whole or not at all; another file of that name stays as it was until then."""
    path = folder / copied.name
    part = path.with_name(path.name + ".part")
    part.write_bytes(copied.content)
    part.replace(path)
    return path


def _file_name(words: str) -> str:
    """A name that every system takes."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]+', "-", words) + ".pdf"


def looked_at(content: bytes) -> bytes:
    """The same pages for the eye: what is seen of signatures stands on them, for viewers that show no form."""
    return marked(content, None)


def marked(content: bytes, mark: Mark | None) -> bytes:
    """The same pages with the mark, and without any signature or its field; what was seen of them stays to be seen."""
    with collecting_later():
        return _marked(content, mark)


def _marked(content: bytes, mark: Mark | None) -> bytes:
    writer = copy_into_new_writer(PdfFileReader(BytesIO(content)))
    over = None if mark is None else writer.import_page_as_xobject(PdfFileReader(BytesIO(_over(mark))))
    for number, page in enumerate(_pages(writer.root["/Pages"])):
        _finish(writer, number, page, over)
    for claim in ("/AcroForm", "/Perms", "/DSS"):
        writer.root.pop(pdf_name(claim), None)
    return _clean(writer)


def _pages(node: Any) -> Iterator[Any]:
    if node["/Type"] != "/Pages":
        yield node
        return
    for kid in node["/Kids"]:
        yield from _pages(kid.get_object())


def _finish(writer: PdfFileWriter, number: int, page: Any, over: Any) -> None:
    """Draw the mark over a page, and what was seen of its signatures into it."""
    pieces = generic.DictionaryObject({} if over is None else {pdf_name("/Mark"): over})
    drawing = b"Q\n"
    for n, (seen, moved) in enumerate(_seen(page)):
        pieces[pdf_name(f"/Seen{n}")] = seen
        drawing += b"/Artifact BMC q %s cm /Seen%d Do Q EMC\n" % (moved.encode(), n)
    drawing += b"" if over is None else b"/Artifact BMC q /Mark Do Q EMC\n"
    page.pop(pdf_name("/Annots"), None)
    resources = generic.DictionaryObject({pdf_name("/XObject"): pieces})
    writer.add_stream_to_page(number, writer.add_object(StreamObject(stream_data=b"q\n")), prepend=True)
    writer.add_stream_to_page(number, writer.add_object(StreamObject(stream_data=drawing)), resources)


def _seen(page: Any) -> Iterator[tuple[Any, str]]:
    """What is seen of each signature on a page, and the matrix that puts it into its place."""
    for annotation in page.get("/Annots", ()):
        widget = annotation.get_object()
        look = widget.get("/AP")
        left, low, right, high = map(float, widget["/Rect"])
        if look is None or right <= left or high <= low:
            continue
        one, two, three, four = map(float, look["/N"]["/BBox"])  # any two corners of it, in either order
        x, far, y, top = min(one, three), max(one, three), min(two, four), max(two, four)
        wide, tall = (right - left) / (far - x), (high - low) / (top - y)
        yield look.raw_get("/N"), f"{wide:.4f} 0 0 {tall:.4f} {left - x * wide:.4f} {low - y * tall:.4f}"


def _clean(writer: PdfFileWriter) -> bytes:
    """Written twice: only what the pages still use is copied the second time, so no signature is left behind."""
    first, second = BytesIO(), BytesIO()
    writer.write(first)
    copy_into_new_writer(PdfFileReader(first)).write(second)
    return second.getvalue()


def _over(mark: Mark) -> bytes:
    """A page with nothing but the mark: across it, and in a band at its head."""
    paper.styles()
    made = BytesIO()
    page = Canvas(made, pagesize=A4, initialFontName=Sheet.normal, invariant=1)
    page.setFillColor(HexColor(WARNING), alpha=0.18)
    page.saveState()
    page.translate(A4[0] / 2, A4[1] / 2)
    page.rotate(52)
    page.setFont(BOLD, min(64.0, 64 * 760 / stringWidth(mark.words, BOLD, 64)))
    page.drawCentredString(0, -16, mark.words)
    page.restoreState()
    page.setFillColor(HexColor(WARNING), alpha=1)
    page.setStrokeColor(HexColor(WARNING))
    page.roundRect(MARGIN, A4[1] - 36, A4[0] - 2 * MARGIN, 26, 3)
    for line, (font, size, words) in enumerate(((BOLD, 9, mark.words), (Sheet.normal, 6.5, mark.note))):
        page.setFont(font, min(size, size * (A4[0] - 2 * MARGIN - 16) / max(stringWidth(words, font, size), 1)))
        page.drawString(MARGIN + 8, A4[1] - 21 - 10 * line, words)
    page.save()
    return made.getvalue()
