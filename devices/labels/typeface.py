"""Typefaces: how wide a printer's text will be, and which characters it can print at all.

A printer's own fonts know Latin letters at best. Any other text is drawn here, with DejaVu Sans Condensed, and sent
as a picture; then what a person sees in the preview is dot for dot what the printer gets.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from devices.labels.marks import Picture

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
BASELINE = 0.78
"""Where letters stand, as a part of the line's height from its top."""


class Typeface(Protocol):
    """A printer's idea of text. Sizes and widths are in dots."""

    @property
    def ellipsis(self) -> str:
        """What a shortened text ends with."""

    def speaks(self, text: str, /) -> bool:
        """Whether the printer has all these characters, and may be sent them safely."""

    def fitting(self, size: int, /) -> int:
        """The largest size, not above this one, that the printer has."""

    def width(self, text: str, size: int, bold: bool, /) -> int:
        """How wide the text is at most."""


class Drawn:
    """Text drawn here, dot by dot."""

    ellipsis = "…"

    def speaks(self, _text: str) -> bool:
        """Anything may be drawn; what the font lacks becomes a box and is told by `missing`."""
        return True

    def fitting(self, size: int) -> int:
        """Every size can be drawn."""
        return size

    def width(self, text: str, size: int, bold: bool) -> int:
        """The width of the drawn text."""
        return round(font(size, bold).getlength(text) + 0.5) if text else 0


DRAWN = Drawn()


@cache
def font(size: int, bold: bool) -> FreeTypeFont:
    """DejaVu Sans Condensed at this height of its line."""
    from PIL import ImageFont

    return ImageFont.truetype(str(file_of(bold)), max(1, size))


def missing(text: str) -> str:
    """The characters of the text that cannot be drawn, each once."""
    return "".join(sorted({c for c in text if not c.isascii() and ord(c) not in _drawable()}))


def picture(text: str, x: int, y: int, size: int, bold: bool) -> Picture:
    """The line of text drawn as a picture, with all its accents; the line's top left corner is at this place."""
    from PIL import Image, ImageDraw

    left, top, right, bottom = (round(edge) for edge in font(size, bold).getbbox(text, anchor="ls"))
    image = Image.new("1", (max(1, right - left), max(1, bottom - top)), 0)
    pen = ImageDraw.Draw(image)
    pen.fontmode = "1"
    pen.text((-left, -top), text, fill=1, font=font(size, bold), anchor="ls")
    baseline = y + round(size * BASELINE)
    return Picture(max(0, x + left), max(0, baseline + top), image.width, image.height, image.tobytes())


def file_of(bold: bool) -> Path:
    """The font file."""
    return FONTS / ("DejaVuSansCondensed-Bold.ttf" if bold else "DejaVuSansCondensed.ttf")


@cache
def _drawable() -> frozenset[int]:
    from reportlab.pdfbase.ttfonts import TTFontFile

    return frozenset(TTFontFile(str(file_of(False))).charToGlyph) & frozenset(
        TTFontFile(str(file_of(True))).charToGlyph
    )
