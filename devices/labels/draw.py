"""A label as a picture: the preview on the screen, the raster for a printer, and what is read back before printing."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from devices.labels import codes, typeface
from devices.labels.compose import compose
from devices.labels.design import Design
from devices.labels.marks import Bars, Frame, Label, Mark, Matrix, Picture, Words

if TYPE_CHECKING:
    from PIL.Image import Image


def image(label: Label) -> Image:
    """The label in dots; a dot of value 1 is black, as printers want it."""
    from PIL import Image

    sheet = Image.new("1", (label.width, label.height), 0)
    for mark in label.marks:
        _draw(mark, sheet)
    return sheet


def png(label: Label) -> bytes:
    """The label as a PNG picture, black on white, one pixel for each dot."""
    from PIL import ImageChops

    out = io.BytesIO()
    ImageChops.invert(image(label).convert("L")).save(out, "PNG", dpi=(label.dpi, label.dpi))
    return out.getvalue()


def preview(design: Design, fields: Mapping[str, str], dpi: int = 203) -> bytes:
    """What the design looks like with these fields, as a PNG picture."""
    return png(compose(design, fields, dpi))


def as_picture(label: Label) -> Label:
    """The same label as one single picture, for a printer whose own fonts or codes are not to be relied on."""
    whole = image(label)
    return replace(label, marks=(Picture(0, 0, label.width, label.height, whole.tobytes()),))


def drawn(mark: Mark, x: int, y: int, width: int, height: int) -> Picture:
    """One mark as a picture of this size; the mark's own place counts from the picture's corner."""
    from PIL import Image

    sheet = Image.new("1", (width, height), 0)
    _draw(mark, sheet)
    return Picture(x, y, width, height, sheet.tobytes())


def sides(frame: Frame) -> list[tuple[int, int, int, int]]:
    """The filled bars that make a frame: x, y, width, height of each."""
    x, y, width, height, line = frame.x, frame.y, frame.width, frame.height, frame.line
    if 2 * line >= min(width, height):
        return [(x, y, width, height)]
    across = [(x, y, width, line), (x, y + height - line, width, line)]
    return [*across, (x, y, line, height), (x + width - line, y, line, height)]


def _draw(mark: Mark, sheet: Image) -> None:
    match mark:
        case Words():
            _words(mark, sheet)
        case Picture():
            _picture(mark, sheet)
        case Bars():
            _bars(mark, sheet)
        case Matrix():
            _matrix(mark, sheet)
        case Frame():
            _frame(mark, sheet)


def _words(mark: Words, sheet: Image) -> None:
    _draw(typeface.picture(mark.text, mark.x, mark.y, mark.size, mark.bold), sheet)


def _picture(mark: Picture, sheet: Image) -> None:
    from PIL import Image

    drawn = Image.frombytes("1", (mark.width, mark.height), mark.rows)
    sheet.paste(1, (mark.x, mark.y), drawn)


def _bars(mark: Bars, sheet: Image) -> None:
    for column, module in enumerate(codes.code128(mark.payload)):
        if module == "1":
            x = mark.x + column * mark.module
            sheet.paste(1, (x, mark.y, x + mark.module, mark.y + mark.height))


def _matrix(mark: Matrix, sheet: Image) -> None:
    for row, modules in enumerate(codes.matrix(mark.payload)):
        for column, module in enumerate(modules):
            if module == "1":
                x, y = mark.x + column * mark.module, mark.y + row * mark.module
                sheet.paste(1, (x, y, x + mark.module, y + mark.module))


def _frame(mark: Frame, sheet: Image) -> None:
    for x, y, width, height in sides(mark):
        sheet.paste(1, (x, y, x + width, y + height))
