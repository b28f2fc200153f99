"""Reading a label's codes back from its picture, as a scanner would, before it is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from devices.labels.draw import image
from devices.labels.marks import Bars, Label, Matrix
from lims_desktop.errors import Refused

if TYPE_CHECKING:
    from PIL.Image import Image

_MARGIN = 20


def read_back(label: Label) -> None:
    """Refuse the label unless each of its codes reads as its payload."""
    expected = sum(isinstance(mark, (Bars, Matrix)) for mark in label.marks)
    read = codes_on(image(label))
    if len(read) != expected or {text for text, _ in read} != {label.payload}:
        raise Refused("label.unreadable", payload=label.payload, read=", ".join(text for text, _ in read) or "-")


def codes_on(sheet: Image) -> list[tuple[str, str]]:
    """The codes on a picture whose black dots are 1: text and AIM prefix of each."""
    import zxingcpp
    from PIL import Image, ImageChops

    page = Image.new("L", (sheet.width + 2 * _MARGIN, sheet.height + 2 * _MARGIN), 255)
    page.paste(ImageChops.invert(sheet.convert("L")), (_MARGIN, _MARGIN))
    dots = page.tobytes()  # the view only borrows them: given a temporary it reads freed memory
    view = zxingcpp.ImageView(dots, page.width, page.height, zxingcpp.ImageFormat.Lum)
    wanted = [zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.DataMatrix]
    return [
        (found.text, found.symbology_identifier)
        for found in zxingcpp.read_barcodes(view, formats=zxingcpp.BarcodeFormats(wanted))
    ]
