"""Labels as PDF: an independent reader of PDF shows the same label, and its codes can be read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageOps
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from devices.labels import compose, designs
from devices.labels.readback import codes_on
from devices.printers.sheet import EMBEDDED, Sheet, page, sheet

FIELDS = {"code": "E260042170329", "number": "26-004217-003", "description": "Blood, Кровь, 血液, أنبوب"}


def rendered(pdf: bytes, folder: Path, number: int = 0, dpi: int = 300) -> Image.Image:
    """A page as Qt's PDF reader draws it; black dots are 1."""
    path = folder / "labels.pdf"
    path.write_bytes(pdf)
    document = QPdfDocument()
    assert document.load(str(path)) == QPdfDocument.Error.None_
    points = document.pagePointSize(number)
    size = QSize(round(points.width() * dpi / 72), round(points.height() * dpi / 72))
    drawn = document.render(number, size)
    paper = QImage(size, QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    gray = over(paper, drawn).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = bytes(gray.constBits())
    picture = Image.frombytes("L", (gray.width(), gray.height()), rows, "raw", "L", gray.bytesPerLine())
    document.close()
    return ImageOps.invert(picture).point(lambda value: 255 if value > 127 else 0).convert("1")


def over(paper: QImage, drawn: QImage) -> QImage:
    from PySide6.QtGui import QPainter

    painter = QPainter(paper)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return paper


@pytest.mark.parametrize("name", designs())
def test_a_page_reads_back(qapp: object, name: str, tmp_path: Path) -> None:
    pdf = page(compose(designs()[name], FIELDS, 300, EMBEDDED))
    codes = codes_on(rendered(pdf, tmp_path))
    assert {text for text, _ in codes} == {"E260042170329"}
    assert len(codes) == (1 if name == "vial" else 2)


def test_a_page_has_the_size_of_its_label(qapp: object, tmp_path: Path) -> None:
    drawn = rendered(page(compose(designs()["tube"], FIELDS, 300, EMBEDDED)), tmp_path, dpi=254)
    assert (drawn.width, drawn.height) == (508, 254)


def test_a_sheet_leaves_out_the_used_places(qapp: object, tmp_path: Path) -> None:
    label = compose(designs()["tube"], FIELDS, 300, EMBEDDED)
    drawn = rendered(sheet([label], first=4), tmp_path)
    x, y = Sheet().places(label)[4]
    box = drawn.getbbox()
    assert box
    assert x * 300 / 25.4 <= box[0] <= (x + 50.8) * 300 / 25.4
    assert y * 300 / 25.4 <= box[1] <= (y + 25.4) * 300 / 25.4
    assert {text for text, _ in codes_on(drawn)} == {"E260042170329"}
