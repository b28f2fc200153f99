"""Signatures on paper: each person's role, name, office, and what they signed, side by side. Imports reportlab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Image, Paragraph, Spacer, Table

from lims_desktop.paper import RULE
from lims_desktop.paper.sheet import Sheet

BOX = (120, 40)


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed, in which role; `pictures` are what they signed, each with a line that says when."""

    role: str
    name: str
    about: str
    pictures: Sequence[tuple[str, bytes | None]]


def signatures(sheet: Sheet, signers: Sequence[Signer], width: float) -> Flowable:
    """All who signed, two beside each other; an empty line where somebody has not signed."""
    cells = [_cell(sheet, signer, width / 2 - 16) for signer in signers]
    rows = [[*cells[n : n + 2], *([[]] if n + 1 == len(cells) else [])] for n in range(0, len(cells), 2)]
    made = Table(rows, colWidths=[width / 2] * 2)
    whole = ((0, 0), (-1, -1))
    made.setStyle(
        [
            ("FONTNAME", *whole, sheet.normal),
            ("VALIGN", *whole, "TOP"),
            ("GRID", *whole, 0.4, HexColor(RULE)),
            ("LEFTPADDING", *whole, 8),
            ("RIGHTPADDING", *whole, 8),
            ("TOPPADDING", *whole, 6),
            ("BOTTOMPADDING", *whole, 6),
        ]
    )
    return made


def _cell(sheet: Sheet, signer: Signer, width: float) -> list[Any]:
    pictures = [[[_drawn(content), sheet.words(said, quiet=True)] for said, content in signer.pictures]]
    signed = Table(pictures, colWidths=[width / len(signer.pictures)] * len(signer.pictures))
    whole = ((0, 0), (-1, -1))
    signed.setStyle(
        [
            ("FONTNAME", *whole, sheet.normal),
            ("LEFTPADDING", *whole, 0),
            ("VALIGN", *whole, "BOTTOM"),
            ("BOTTOMPADDING", *whole, 0),
        ]
    )
    return [
        Paragraph(signer.role, sheet.small),
        sheet.words(signer.name),
        sheet.words(signer.about, quiet=True),
        signed,
    ]


def _drawn(content: bytes | None) -> Flowable:
    if not content:
        return Spacer(1, BOX[1])
    wide, high = ImageReader(BytesIO(content)).getSize()
    scale = min(BOX[0] / wide, BOX[1] / high)
    made = Image(BytesIO(content), wide * scale, high * scale)
    made.hAlign = "LEFT"
    return made
