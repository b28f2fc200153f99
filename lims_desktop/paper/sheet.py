"""Paper: letterhead, tables, signatures and numbered pages, drawn by reportlab. Imported only when needed.

Letters are Inter; what Inter lacks is set in DejaVu, and what neither has stands as a box, never silently left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from typing import Any

from reportlab.graphics.barcode.code128 import Code128Auto
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image, KeepTogether, Paragraph, Spacer, Table

from lims_desktop.paper import GROUND, INK, MARGIN, QUIET, RULE, safe
from lims_desktop.shipped import RESOURCES

_FILES = {
    "Inter": "Inter-Regular.ttf",
    "Inter-Bold": "Inter-Bold.ttf",
    "DejaVu": "DejaVuSansCondensed.ttf",
    "DejaVu-Bold": "DejaVuSansCondensed-Bold.ttf",
    "Mono": "JetBrainsMono-Regular.ttf",
}
SIGNATURE_BOX = (170, 52)
_TAG = re.compile(r"(<[^>]*>|&[a-z]+;)")


@cache
def _fonts() -> dict[str, Any]:
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(RESOURCES / "fonts" / file)))
    for family in ("Inter", "DejaVu"):
        bold = f"{family}-Bold"
        pdfmetrics.registerFontFamily(family, normal=family, bold=bold, italic=family, boldItalic=bold)
    return {name: pdfmetrics.getFont(name).face.charToGlyph for name in ("Inter", "DejaVu")}


def spoken(markup: str) -> str:
    """The text with another font wherever Inter lacks a letter; tags and entities stay as they are."""
    return "".join(part if _TAG.fullmatch(part) else _runs(part) for part in _TAG.split(markup))


def _runs(text: str) -> str:
    known = _fonts()
    done = ""
    for letter in text:
        if ord(letter) in known["Inter"] or letter == "\n":
            done += letter
        else:
            done += f'<font name="DejaVu">{letter if ord(letter) in known["DejaVu"] else "□"}</font>'
    return done.replace('</font><font name="DejaVu">', "").replace("\n", "<br/>")


def lettered(text: str, *, strong: bool = False) -> list[tuple[str, str]]:
    """The text in parts of one font each, for who draws letters without markup."""
    known, parts = _fonts(), list[tuple[str, str]]()
    for letter in text:
        family = "Inter" if ord(letter) in known["Inter"] else "DejaVu"
        shown = letter if ord(letter) in known[family] else "□"
        font = f"{family}-Bold" if strong else family
        if parts and parts[-1][0] == font:
            parts[-1] = font, parts[-1][1] + shown
        else:
            parts.append((font, shown))
    return parts


class Sheet:
    """The styles of the house on paper."""

    normal = "Inter"

    def __init__(self) -> None:
        _fonts()
        plain: dict[str, Any] = {
            "fontName": "Inter",
            "bulletFontName": "Inter",
            "textColor": HexColor(INK),
            "splitLongWords": 1,
        }
        self.text = ParagraphStyle("text", fontSize=8.5, leading=11, **plain)
        self.cell = ParagraphStyle("cell", fontSize=7.5, leading=9.6, **plain)
        self.small = ParagraphStyle("small", fontSize=7, leading=9, **{**plain, "textColor": HexColor(QUIET)})
        bold = {**plain, "fontName": "Inter-Bold"}
        self.section = ParagraphStyle("section", fontSize=10, leading=13, spaceBefore=12, spaceAfter=4, **bold)
        self.title = ParagraphStyle("title", fontSize=17, leading=21, **bold)
        self.house = ParagraphStyle("house", fontSize=9.5, leading=12, **bold)
        self.code = ParagraphStyle("code", fontSize=9, leading=12, alignment=TA_RIGHT, **{**plain, "fontName": "Mono"})

    def words(self, text: str, *, quiet: bool = False) -> Paragraph:
        """A paragraph of plain text."""
        return Paragraph(spoken(safe(text)), self.small if quiet else self.text)

    def heading(self, text: str) -> Paragraph:
        """A heading."""
        return Paragraph(spoken(safe(text)), self.section)

    def gap(self, high: float = 5) -> Flowable:
        """A little room, in points."""
        return Spacer(1, high)

    def bullets(self, texts: Sequence[str]) -> list[Flowable]:
        """One line each."""
        return [Paragraph(spoken(safe(text)), self.text, bulletText="–") for text in texts]

    def together(self, parts: list[Flowable]) -> Flowable:
        """What must not be torn apart by the end of a page."""
        return KeepTogether(parts)

    def letterhead(self, laboratory: str, title: str, code: str, width: float) -> Flowable:
        """Who issues it, what it is, and its code for people and for scanners."""
        names = [Paragraph(spoken(safe(laboratory)), self.house), Spacer(1, 3), Paragraph(title, self.title)]
        bars = Code128Auto(code, barHeight=34, barWidth=1.05, quiet=True)
        bars.hAlign = "RIGHT"
        head = Table([[names, [bars, Paragraph(code, self.code)]]], colWidths=[width - 200, 200])
        rule = ("LINEBELOW", (0, 0), (-1, -1), 1.2, HexColor(INK))
        head.setStyle([rule, ("VALIGN", (0, 0), (-1, -1), "BOTTOM"), *_padding(0, 6)])
        return head

    def pairs(self, pairs: Sequence[tuple[str, str]], width: float) -> Flowable:
        """Names and what they are, two beside each other; the last one alone has the whole width."""
        cells = [[Paragraph(name, self.small), self.words(value)] for name, value in pairs]
        rows = [cells[n] + (cells[n + 1] if n + 1 < len(cells) else [[], []]) for n in range(0, len(cells), 2)]
        made = Table(rows, colWidths=[88, width / 2 - 88] * 2, spaceBefore=8, splitInRow=1)
        style: list[Any] = [("VALIGN", (0, 0), (-1, -1), "TOP"), *_padding(0, 2)]
        made.setStyle([*style, ("SPAN", (1, -1), (3, -1))] if len(cells) % 2 else style)
        return made

    def bars(self, code: str) -> Flowable:
        """A machine code as bars, small enough for a cell of a table."""
        return Code128Auto(code, barHeight=20, barWidth=0.82, quiet=False)

    def table(self, rows: Sequence[Sequence[str | Flowable]], widths: list[float]) -> Flowable:
        """A table whose head is repeated on every page; the cells are safe markup, or drawn already."""
        head = [Paragraph(f"<b>{name}</b>", self.small) for name in rows[0]]
        body = [[Paragraph(spoken(one), self.cell) if isinstance(one, str) else one for one in row] for row in rows[1:]]
        return self.ruled([head, *body], widths)

    def ruled(self, rows: Sequence[Sequence[Any]], widths: list[float]) -> Flowable:
        """Cells that are drawn already, under a head that is repeated on every page."""
        made = Table(rows, colWidths=widths, repeatRows=1, splitInRow=1)
        made.setStyle(
            [
                ("BACKGROUND", (0, 0), (-1, 0), HexColor(GROUND)),
                ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor(RULE)),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                *_padding(4, 3.5),
            ]
        )
        return made

    def hands(self, sides: Sequence[tuple[str, str, str]], signature: bytes, width: float) -> Flowable:
        """Who gave and who took, with the giver's signature."""
        drawn = Image(BytesIO(signature), *_fitting(signature))
        drawn.hAlign = "LEFT"
        below = SIGNATURE_BOX[1] - drawn.drawHeight
        tall: list[list[Any]] = [[Spacer(1, below), drawn], [Spacer(1, SIGNATURE_BOX[1])]]
        cells = [
            [*above, Paragraph(role, self.small), self.words(name), self.words(more, quiet=True)]
            for above, (role, name, more) in zip(tall, sides, strict=True)
        ]
        made = Table([cells], colWidths=[width / 2] * 2, splitInRow=1)
        made.setStyle(
            [("VALIGN", (0, 0), (-1, -1), "TOP"), ("BOX", (0, 0), (-1, -1), 0.4, HexColor(RULE)), *_padding(8, 6)]
        )
        return made

    def signed(self, sides: Sequence[tuple[str, str, str, bytes]], width: float) -> Flowable:
        """Who stands for it, each with a signature, or with room for one: role, name, what proved it, picture."""
        cells = [
            [*self._signature(picture), Paragraph(role, self.small), self.words(name), self.words(more, quiet=True)]
            for role, name, more, picture in sides
        ]
        made = Table([cells], colWidths=[width / len(cells)] * len(cells), spaceAfter=6, splitInRow=1)
        rules = [(kind, (0, 0), (-1, -1), 0.4, HexColor(RULE)) for kind in ("BOX", "INNERGRID")]
        made.setStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *rules, *_padding(8, 6)])
        return made

    def _signature(self, picture: bytes) -> list[Any]:
        if not picture:
            return [Spacer(1, SIGNATURE_BOX[1])]
        drawn = Image(BytesIO(picture), *_fitting(picture))
        drawn.hAlign = "LEFT"
        return [Spacer(1, SIGNATURE_BOX[1] - drawn.drawHeight), drawn]


def numbered_canvas(sheet: Sheet, foot: str, numbering: str) -> Callable[..., Canvas]:
    """A canvas that writes "page x of y" when it knows y."""

    class Numbered(Canvas):  # type: ignore[misc]
        """Holds its pages back until the last one is known."""

        def __init__(self, *args: Any, **kw: Any) -> None:
            super().__init__(*args, **kw)
            self._held: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's own name
            self._held.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for page in self._held:
                self.__dict__.update(page)
                _draw_foot(self, sheet, foot, numbering.format(page=self._pageNumber, pages=len(self._held)))
                super().showPage()
            super().save()

    return Numbered


def _draw_foot(canvas: Canvas, sheet: Sheet, foot: str, number: str) -> None:
    width, _ = canvas._pagesize  # noqa: SLF001 - reportlab keeps the size of the page there
    canvas.setStrokeColor(HexColor(RULE))
    canvas.line(MARGIN, MARGIN + 12, width - MARGIN, MARGIN + 12)
    canvas.setFillColor(HexColor(QUIET))
    canvas.setFont(sheet.normal, 6.5)
    room = width - 2 * MARGIN - canvas.stringWidth(number, sheet.normal, 6.5) - 12
    parts = lettered(foot)
    wide = sum(canvas.stringWidth(part, font, 6.5) for font, part in parts)
    size, x = min(6.5, 6.5 * room / max(1, wide)), float(MARGIN)
    for font, part in parts:
        canvas.setFont(font, size)
        canvas.drawString(x, MARGIN, part)
        x += canvas.stringWidth(part, font, size)
    canvas.setFont(sheet.normal, 6.5)
    canvas.drawRightString(width - MARGIN, MARGIN, number)


def _fitting(picture: bytes) -> tuple[float, float]:
    width, height = ImageReader(BytesIO(picture)).getSize()
    scale = min(SIGNATURE_BOX[0] / width, SIGNATURE_BOX[1] / height)
    return width * scale, height * scale


def _padding(side: float, above: float) -> list[tuple[Any, ...]]:
    whole = ((0, 0), (-1, -1))
    return [
        ("FONTNAME", *whole, "Inter"),  # else the tables would name a font that is not in the file
        ("LEFTPADDING", *whole, side), ("RIGHTPADDING", *whole, side),
        ("TOPPADDING", *whole, above), ("BOTTOMPADDING", *whole, above),
    ]  # fmt: skip
