"""Label designs: neutral layouts in millimetres, one TOML file each in `resources/labels`.

A design has a size, and any number of texts, codes and frames. A text may contain fields in braces: `"{number}"`.
`code` (what the scanner reads) and `number` (what people read) are needed by every design; other fields may be missing.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from devices.labels.marks import Align
from lims_desktop.errors import Refused

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "labels"


@dataclass(frozen=True)
class Text:
    """A text in a place of so many millimetres and lines. `whole`: made smaller, down to `smallest`, never cut."""

    text: str
    x: float
    y: float
    width: float
    size: float
    lines: int = 1
    bold: bool = False
    align: Align = "left"
    whole: bool = False
    smallest: float = 1.8


@dataclass(frozen=True)
class Linear:
    """A Code 128 in a place of this width, after its left quiet zone; `module` is its thinnest bar in millimetres."""

    x: float
    y: float
    width: float
    height: float
    module: float = 0.25


@dataclass(frozen=True)
class Square:
    """A Data Matrix with its quiet zone, centred in a square place of this size."""

    x: float
    y: float
    size: float
    module: float = 0.5


@dataclass(frozen=True)
class Outline:
    """A rectangle of lines."""

    x: float
    y: float
    width: float
    height: float
    line: float = 0.25


@dataclass(frozen=True)
class Design:
    """A label design: its name, what it is for, its size in millimetres and what stands where."""

    name: str
    title: str
    width: float
    height: float
    texts: tuple[Text, ...] = ()
    linears: tuple[Linear, ...] = ()
    squares: tuple[Square, ...] = ()
    outlines: tuple[Outline, ...] = ()
    title_es: str = ""

    def title_in(self, language: str) -> str:
        """What it is for, in this language or else in English."""
        return self.title_es if language == "es" and self.title_es else self.title

    @property
    def media(self) -> str:
        """The size as it is said of the roll in the printer: `50.8x25.4`."""
        return f"{self.width:g}x{self.height:g}"


Part = TypeVar("Part", Text, Linear, Square, Outline)


@cache
def designs(folder: Path = FOLDER) -> dict[str, Design]:
    """Every design of the folder by name."""
    return {design.name: design for design in map(read_design, sorted(folder.glob("*.toml")))}


def read_design(path: Path) -> Design:
    """The design in this file; a word or a number that does not belong there is refused, with the file's name."""
    try:
        written = tomllib.loads(path.read_text("utf-8"))
        return Design(
            path.stem,
            str(written.pop("title")),
            float(written.pop("width")),
            float(written.pop("height")),
            _parts(Text, written.pop("text", [])),
            _parts(Linear, written.pop("code128", [])),
            _parts(Square, written.pop("datamatrix", [])),
            _parts(Outline, written.pop("frame", [])),
            str(written.pop("title_es", "")),
            **written,
        )
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as trouble:
        raise Refused("label.design", file=path.name, trouble=str(trouble)) from trouble


def _parts(kind: type[Part], written: list[dict[str, Any]]) -> tuple[Part, ...]:
    return tuple(kind(**dict(_checked(kind, part))) for part in written)


def _checked(kind: type[Part], part: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    types = {field.name: str(field.type) for field in fields(kind)}
    for name, value in part.items():
        if types.get(name) == "float" and not (type(value) in (int, float) and value >= 0):
            raise ValueError(f"{name} = {value!r} is not a length in millimetres")
        yield name, float(value) if types.get(name) == "float" else value
