"""Labels on a PDF page: for sheets of labels on an office printer, and for system queues."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from devices.labels import codes, typeface
from devices.labels.draw import sides
from devices.labels.marks import Bars, Frame, Label, Mark, Matrix, Picture, Words
from devices.labels.typeface import DRAWN, Typeface
from devices.printers.kind import Outcome, Status, printers
from lims_desktop.errors import Refused

_POINTS = 72.0


class Embedded:
    """DejaVu Sans Condensed inside the PDF; scripts whose letters join or turn round are drawn instead."""

    ellipsis = "…"
    width = staticmethod(DRAWN.width)
    fitting = staticmethod(DRAWN.fitting)

    def speaks(self, text: str) -> bool:
        """Latin, Greek and Cyrillic letters."""
        return all(" " <= c < "\u0300" or "\u0370" <= c < "\u0530" for c in text) and not typeface.missing(text)


EMBEDDED = Embedded()


@dataclass(frozen=True)
class Sheet:
    """A sheet of labels: page and margins in millimetres, from the top left; labels in rows, `gap` between them."""

    width: float = 215.9
    height: float = 279.4
    left: float = 8.0
    top: float = 12.0
    gap: float = 2.0

    def places(self, label: Label) -> list[tuple[float, float]]:
        """The corners of every label on the page, row by row."""
        wide, high = label.width * 25.4 / label.dpi, label.height * 25.4 / label.dpi
        across = int((self.width - 2 * self.left + self.gap) // (wide + self.gap))
        down = int((self.height - 2 * self.top + self.gap) // (high + self.gap))
        step_x, step_y = wide + self.gap, high + self.gap
        return [
            (self.left + column * step_x, self.top + row * step_y) for row in range(down) for column in range(across)
        ]


@printers.register("sheet")
class SheetPrinter:
    """No printer at all: each label is a PDF page, written into a folder, to be printed by any means."""

    tried = True
    typeface: Typeface = EMBEDDED

    def __init__(self, folder: str, dpi: int = 300) -> None:
        self.dpi = dpi
        self._folder = Path(folder)

    def status(self) -> Status:
        """Ready when the folder is there."""
        ready = self._folder.is_dir()
        return Status(ready, "printer.ready" if ready else "printer.no_folder", str(self._folder))

    def say(self, label: Label) -> bytes:
        """The label as a PDF page."""
        return page(label)

    def print(self, label: Label) -> Outcome:
        """Write one label's page; a page of the same label is not written over."""
        job = self.say(label)
        try:
            path = _write_new(self._folder, label.payload, job)
        except OSError as trouble:
            return Outcome("failed", "printer.no_folder", detail=str(trouble))
        return Outcome("sent", "printer.page_written", job, str(path))


def page(label: Label) -> bytes:
    """A PDF whose only page is the label."""
    out = io.BytesIO()
    canvas = _canvas(out, label.width * _POINTS / label.dpi, label.height * _POINTS / label.dpi)
    _label(canvas, label, 0.0, label.height * _POINTS / label.dpi)
    canvas.save()
    return out.getvalue()


def sheet(labels: Sequence[Label], form: Sheet | None = None, first: int = 0) -> bytes:
    """A PDF of as many sheets as these labels of one design need, leaving out the first places already used."""
    form = form or Sheet()
    places = form.places(labels[0])
    if not places:
        raise Refused("label.does_not_fit", design=labels[0].design, what="PDF", size=f"{form.width:g}x{form.height:g}")
    out = io.BytesIO()
    canvas = _canvas(out, form.width * _POINTS / 25.4, form.height * _POINTS / 25.4)
    for number, label in enumerate(labels, first):
        if number % len(places) == 0 and number > first:
            canvas.showPage()
        x, y = places[number % len(places)]
        _label(canvas, label, x * _POINTS / 25.4, (form.height - y) * _POINTS / 25.4)
    canvas.save()
    return out.getvalue()


def _canvas(out: io.BytesIO, width: float, height: float) -> Any:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    for name, bold in (("Label", False), ("Label-Bold", True)):
        pdfmetrics.registerFont(TTFont(name, str(typeface.file_of(bold))))
    return Canvas(out, pagesize=(width, height), initialFontName="Label", invariant=1)


def _label(canvas: Any, label: Label, left: float, top: float) -> None:
    canvas.saveState()
    canvas.translate(left, top)
    canvas.scale(_POINTS / label.dpi, -_POINTS / label.dpi)
    for mark in label.marks:
        _paint(mark, canvas)
    canvas.restoreState()


def _paint(mark: Mark, canvas: Any) -> None:
    match mark:
        case Words():
            _words(mark, canvas)
        case Bars():
            _bars(mark, canvas)
        case Matrix():
            _matrix(mark, canvas)
        case Frame():
            _frame(mark, canvas)
        case Picture():
            _picture(mark, canvas)


def _words(mark: Words, canvas: Any) -> None:
    canvas.saveState()
    canvas.translate(mark.x, mark.y + mark.size * typeface.BASELINE)
    canvas.scale(1, -1)
    canvas.setFont("Label-Bold" if mark.bold else "Label", mark.size)
    canvas.drawString(0, 0, mark.text)
    canvas.restoreState()


def _bars(mark: Bars, canvas: Any) -> None:
    for column, module in enumerate(codes.code128(mark.payload)):
        if module == "1":
            canvas.rect(mark.x + column * mark.module, mark.y, mark.module, mark.height, stroke=0, fill=1)


def _matrix(mark: Matrix, canvas: Any) -> None:
    for row, modules in enumerate(codes.matrix(mark.payload)):
        for column, module in enumerate(modules):
            if module == "1":
                x, y = mark.x + column * mark.module, mark.y + row * mark.module
                canvas.rect(x, y, mark.module, mark.module, stroke=0, fill=1)


def _frame(mark: Frame, canvas: Any) -> None:
    for x, y, width, height in sides(mark):
        canvas.rect(x, y, width, height, stroke=0, fill=1)


def _picture(mark: Picture, canvas: Any) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    dots = Image.frombytes("1", (mark.width, mark.height), bytes(byte ^ 0xFF for byte in mark.rows))
    canvas.saveState()
    canvas.translate(mark.x, mark.y + mark.height)
    canvas.scale(1, -1)
    canvas.drawImage(ImageReader(dots), 0, 0, mark.width, mark.height)
    canvas.restoreState()


def _write_new(folder: Path, name: str, job: bytes) -> Path:
    number = 1
    while True:
        path = folder / (f"{name}.pdf" if number == 1 else f"{name}-{number}.pdf")
        try:
            with path.open("xb") as file:
                file.write(job)
            return path
        except FileExistsError:
            number += 1
