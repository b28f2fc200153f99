"""What is seen of a signature on the page: its meaning, who, when, which certificate. Imports reportlab."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from lims_desktop import paper
from lims_desktop.paper.sheet import Sheet

BOLD = f"{Sheet.normal}-Bold"
SIZE = (158.0, 58.0)
"""Width and height of a stamp in points; a signature's seat is as large."""
ROOMY, TIGHT = (14, 27, 39, 50), (12, 24, 34, 43.5, 52)
"""How far below the upper edge each line stands, in points: of four and of five lines."""


def stamp(meaning: str, name: str, at: datetime, certificate: str, note: str = "") -> bytes:
    """A small PDF page. `certificate` is the SHA-256 (hexadecimal) of the signer's; its beginning is shown.

    `note` stands below the time, such as that no authority stamped it.
    """
    paper.styles()
    made = BytesIO()
    page = Canvas(made, pagesize=SIZE, initialFontName=Sheet.normal, invariant=1)
    page.setStrokeColor(HexColor(paper.RULE))
    page.roundRect(0.5, 0.5, SIZE[0] - 1, SIZE[1] - 1, 3)
    lines = [
        (Sheet.normal, 7, paper.QUIET, meaning),
        (BOLD, 9.5, paper.INK, name),
        (Sheet.normal, 7, paper.INK, paper.moment(at)),
        *([(Sheet.normal, 7, paper.INK, note)] if note else []),
        (Sheet.normal, 6, paper.QUIET, f"SHA-256 {certificate[:32]}"),
    ]
    for below, (font, size, colour, words) in zip(ROOMY if len(lines) == len(ROOMY) else TIGHT, lines, strict=True):
        page.setFont(font, _fitting(words, font, size))
        page.setFillColor(HexColor(colour))
        page.drawString(7, SIZE[1] - below, words)
    page.save()
    return made.getvalue()


def _fitting(words: str, font: str, size: float) -> float:
    """The size at which the words fit the stamp; a long name is smaller, never cut."""
    width: float = stringWidth(words, font, size)
    return min(size, size * (SIZE[0] - 14) / max(width, 1))
