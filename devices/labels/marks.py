"""What may stand on a label once its design is filled: marks placed in whole printer dots."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "centre", "right"]


@dataclass(frozen=True)
class Words:
    """One line of text in the printer's own typeface; `y` is the top of the line, `size` its height.

    It was measured to be `width` wide at most; when it is less, `align` says where in that width it stands.
    """

    x: int
    y: int
    size: int
    text: str
    bold: bool = False
    width: int = 0
    align: Align = "left"


@dataclass(frozen=True)
class Bars:
    """A Code 128; `module` is the width of its thinnest bar."""

    x: int
    y: int
    module: int
    height: int
    payload: str


@dataclass(frozen=True)
class Matrix:
    """A Data Matrix (ECC 200); `module` is the side of its smallest square."""

    x: int
    y: int
    module: int
    payload: str


@dataclass(frozen=True)
class Frame:
    """A rectangle of lines, or a filled bar when the line is as thick as the rectangle."""

    x: int
    y: int
    width: int
    height: int
    line: int


@dataclass(frozen=True)
class Picture:
    """Black and white dots, row by row, each row padded to whole bytes; a set bit is black."""

    x: int
    y: int
    width: int
    height: int
    rows: bytes

    @property
    def stride(self) -> int:
        """Bytes in a row."""
        return (self.width + 7) // 8


Mark = Words | Bars | Matrix | Frame | Picture


@dataclass(frozen=True)
class Notice:
    """Something that the label shows otherwise than asked: `label.shortened` or `label.characters`, and which."""

    code: str
    about: str


@dataclass(frozen=True)
class Label:
    """A filled label, ready for one printer's resolution. `payload` is what every code on it says."""

    design: str
    width: int
    height: int
    dpi: int
    payload: str
    marks: tuple[Mark, ...]
    notices: tuple[Notice, ...] = ()
