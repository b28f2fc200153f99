"""Papers of the laboratory: one look, one foot, words in both languages; drawn by reportlab, imported late.

    said = paper.words("manifest", "es")
    sheet = paper.styles()
    story = [sheet.letterhead(laboratory, said["title"], code, paper.WIDTH), sheet.words(...), ...]
    content = paper.printed(Frame(title, laboratory, foot, "es"), story)

The same facts give the same bytes, so that a paper can be made again and compared with the SHA-256 in the ledger. The
words of a paper stand in ``resources/papers/<language>/<paper>.toml``; those of every paper in ``common.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from lims_desktop.shipped import RESOURCES

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from lims_desktop.paper.sheet import Sheet

MARGIN = 42
FRAME = 6
"""What reportlab itself leaves free around its text, in points."""

A4 = (595.28, 841.89)
"""Width and height in points."""

WIDTH = A4[0] - 2 * MARGIN
"""A4 upright, between the margins."""

LANDSCAPE_WIDTH = A4[1] - 2 * MARGIN
"""A4 across, between the margins."""

INK, QUIET, RULE, GROUND = "#17222B", "#51606C", "#B9C3CB", "#EBEFF2"


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of a paper carries: the title of the file, who issues it, the line at the foot."""

    title: str
    laboratory: str
    foot: str
    language: str
    landscape: bool = False


def tongue(language: str) -> str:
    """The language a paper is written in: Spanish for every kind of Spanish, else English."""
    return "es" if language.startswith("es") else "en"


def words(name: str, language: str) -> Mapping[str, str]:
    """The words of a paper in this language, with those that every paper has."""
    return _words("common", tongue(language)) | _words(name, tongue(language))


@cache
def _words(name: str, language: str) -> dict[str, str]:
    return tomllib.loads((RESOURCES / "papers" / language / f"{name}.toml").read_text(encoding="utf-8"))


def styles() -> Sheet:
    """The styles of the house; imports reportlab."""
    from lims_desktop.paper.sheet import Sheet

    return Sheet()


def foot(said: Mapping[str, str], parts: Sequence[str], checkpoint: str = "", *, demonstration: bool = False) -> str:
    """The line at the foot of every page: what it is about, the demonstration's warning, the ledger's checkpoint."""
    warned = [*parts, said["demonstration"] if demonstration else ""]
    printed_root = [said["checkpoint"].format(checkpoint=checkpoint)] if checkpoint else []
    return "  ·  ".join(part for part in [*warned, *printed_root] if part)


def printed(frame: Frame, story: Sequence[Flowable]) -> bytes:
    """The story as PDF, every page numbered "page x of y" in its foot, with all its fonts inside."""
    from reportlab.platypus import SimpleDocTemplate

    from lims_desktop.paper.sheet import Sheet, numbered_canvas

    made, look = BytesIO(), styles()
    document = SimpleDocTemplate(
        made,
        pagesize=A4[::-1] if frame.landscape else A4,
        leftMargin=MARGIN - FRAME,
        rightMargin=MARGIN - FRAME,
        topMargin=MARGIN,
        bottomMargin=MARGIN + 22,
        title=frame.title,
        author=frame.laboratory,
        lang=tongue(frame.language),
        invariant=1,
        initialFontName=Sheet.normal,
    )
    numbering = words("common", frame.language)["page"]
    document.build(list(story), canvasmaker=numbered_canvas(look, frame.foot, numbering))
    return made.getvalue()


def moment(at: datetime) -> str:
    """The server's time with its offset, so that it means the same everywhere."""
    return f"{at:%Y-%m-%d %H:%M:%S} {at:%z}".rstrip()


def safe(text: str) -> str:
    """Text as markup that says exactly this text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
