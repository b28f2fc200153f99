"""From a design and its fields to a label in whole dots, or a refusal before anything is printed."""

from __future__ import annotations

from collections.abc import Mapping

from devices.labels import codes, typeface, wording
from devices.labels.design import Design, Linear, Outline, Square, Text
from devices.labels.marks import Bars, Frame, Label, Mark, Matrix, Notice, Words
from devices.labels.typeface import DRAWN, Typeface
from lims_desktop.errors import Refused

QUIET_LINEAR = 10
"""Modules of white left and right of a Code 128 (ISO/IEC 15417)."""

QUIET_SQUARE = 1
"""Modules of white around a Data Matrix (ISO/IEC 16022)."""

PITCH = 1.18
"""From line to line, as a multiple of the size."""

_NEEDED = ("code", "number")

__all__ = ["Label", "compose"]


def compose(design: Design, fields: Mapping[str, str], dpi: int, face: Typeface = DRAWN) -> Label:
    """The filled label for a printer of this resolution. Refuses what does not fit: a scanner would not read it."""
    return _Composer(design, fields, dpi, face).label()


class _Composer:
    def __init__(self, design: Design, fields: Mapping[str, str], dpi: int, face: Typeface) -> None:
        for name in _NEEDED:
            if not wording.clean(fields.get(name, "")):
                raise Refused("label.field_missing", design=design.name, field=name)
        self.design, self.fields, self.face, self.dpi = design, fields, face, dpi
        self.payload = codes.checked(fields["code"])
        self.notices: list[Notice] = []

    def dots(self, millimetres: float) -> int:
        return round(millimetres * self.dpi / 25.4)

    def label(self) -> Label:
        marks: list[Mark] = [self.frame(outline) for outline in self.design.outlines]
        marks += [mark for text in self.design.texts for mark in self.text(text)]
        marks += [self.bars(linear) for linear in self.design.linears]
        marks += [self.matrix(square) for square in self.design.squares]
        width, height = self.dots(self.design.width), self.dots(self.design.height)
        return Label(self.design.name, width, height, self.dpi, self.payload, tuple(marks), tuple(self.notices))

    def frame(self, outline: Outline) -> Frame:
        x, y, width, height = (self.dots(side) for side in (outline.x, outline.y, outline.width, outline.height))
        line = max(1, self.dots(outline.line))
        return Frame(x, y, max(width, line), max(height, line), line)

    def bars(self, linear: Linear) -> Bars:
        module = max(1, self.dots(linear.module))
        wide, place = len(codes.code128(self.payload)) * module, self.dots(linear.width)
        if wide + 2 * QUIET_LINEAR * module > place or self.dots(linear.x) + place > self.dots(self.design.width):
            raise self.does_not_fit("Code 128")
        x = self.dots(linear.x) + QUIET_LINEAR * module
        return Bars(x, self.dots(linear.y), module, self.dots(linear.height), self.payload)

    def matrix(self, square: Square) -> Matrix:
        module = max(1, self.dots(square.module))
        side, place = len(codes.matrix(self.payload)) * module, self.dots(square.size)
        if side + 2 * QUIET_SQUARE * module > place:
            raise self.does_not_fit("Data Matrix")
        middle = (place - side) // 2
        return Matrix(self.dots(square.x) + middle, self.dots(square.y) + middle, module, self.payload)

    def text(self, text: Text) -> list[Mark]:
        wanted = wording.fill(text.text, self.fields)
        if not wanted:
            return []
        for face in dict.fromkeys((self.face, DRAWN)):
            if face.speaks(wanted) and (fitted := self.fitted(text, wanted, face)):
                self.look_at(wanted, fitted[1], face)
                return [self.line(text, number, line, fitted[0], face) for number, line in enumerate(fitted[1])]
        raise self.does_not_fit(wanted)

    def fitted(self, text: Text, wanted: str, face: Typeface) -> tuple[int, list[str]] | None:
        """The size and the lines of the text in this typeface; a smaller size has room for more lines."""
        tall = self.dots(text.size)
        size = face.fitting(tall)
        least = self.dots(text.smallest) if text.whole else size
        while size <= tall and size >= least:
            lines = self.lines(text, _room(text.lines, tall, size), wanted, size, face)
            if not text.whole or _joined(lines) == _joined([wanted]):
                return size, lines
            if face.fitting(size - 1) == size:
                return None
            size = face.fitting(size - 1)
        return None

    def lines(self, text: Text, most: int, wanted: str, size: int, face: Typeface) -> list[str]:
        place = self.dots(text.width)
        return wording.broken(wanted, most, lambda part: face.width(part, size, text.bold) <= place, face.ellipsis)

    def look_at(self, wanted: str, lines: list[str], face: Typeface) -> None:
        if _joined(lines) != _joined([wanted]):
            self.notices.append(Notice("label.shortened", wanted))
        if face is DRAWN and (lacking := typeface.missing(wanted)):
            self.notices.append(Notice("label.characters", lacking))

    def line(self, text: Text, number: int, line: str, size: int, face: Typeface) -> Mark:
        wide = face.width(line, size, text.bold)
        spare = self.dots(text.width) - wide
        x = self.dots(text.x) + {"left": 0, "centre": spare // 2, "right": spare}[text.align]
        y = self.dots(text.y) + round(number * size * PITCH)
        if face is self.face:
            return Words(x, y, size, line, text.bold, wide, text.align)
        return typeface.picture(line, x, y, size, text.bold)

    def does_not_fit(self, what: str) -> Refused:
        return Refused(
            "label.does_not_fit", design=self.design.name, what=wording.clean(what)[:40], size=self.design.media
        )


def _room(lines: int, tall: int, size: int) -> int:
    """How many lines of this size there is room for, where there is room for so many of the full size."""
    return 1 + int((tall * (1 + (lines - 1) * PITCH) - size + 0.5) // (size * PITCH))


def _joined(lines: list[str]) -> str:
    return "".join(lines).replace(" ", "")
