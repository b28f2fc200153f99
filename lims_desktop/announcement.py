"""The paper of an announced submission: its code for the counter's scanner, and what is to be brought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from lims_desktop.receipt import FRAME, MARGIN, WIDTH
from lims_desktop.receipt_words import WORDS

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from lims_desktop.receipt_paper import Sheet

_COLUMNS = (0.06, 0.22, 0.36, 0.22, 0.14)

_OWN = {
    "en": {
        "title": "Announced submission",
        "announced": "Announced",
        "items": "To be brought: {count} packages",
        "seal": "Packaging and seal",
        "closing": "Show this page at the counter: its code opens the submission. It is not a receipt; nothing was "
        "handed over yet. It lapses when it is not shown within {days} days.",
    },
    "es": {
        "title": "Entrega anunciada",
        "announced": "Anunciada",
        "items": "Se entregarán: {count} paquetes",
        "seal": "Embalaje y sello",
        "closing": "Muestre esta página en el mostrador: su código abre la entrega. No es un recibo; aún no se ha "
        "entregado nada. Caduca si no se muestra en {days} días.",
    },
}


@dataclass(frozen=True, slots=True)
class AnnouncedLine:
    """One package to be brought, in words."""

    what: str
    description: str
    seal: str
    declared: str


@dataclass(frozen=True, slots=True)
class AnnouncementFacts:
    """Everything that stands on the paper; `facts` are keys of `receipt_words` and what stands there."""

    laboratory: str
    document: str
    facts: Sequence[tuple[str, str]]
    lines: Sequence[AnnouncedLine]
    days: int
    note: str = ""
    demonstration: bool = False


def announcement(facts: AnnouncementFacts, language: str = "en") -> bytes:
    """The paper as PDF."""
    from reportlab.platypus import SimpleDocTemplate

    from lims_desktop.receipt_paper import Sheet, numbered_canvas

    key = "es" if language.startswith("es") else "en"
    words = WORDS[key] | _OWN[key]
    sheet, made = Sheet(), BytesIO()
    paper = SimpleDocTemplate(
        made,
        leftMargin=MARGIN - FRAME,
        rightMargin=MARGIN - FRAME,
        topMargin=MARGIN,
        bottomMargin=MARGIN + 22,
        title=f"{words['title']} {facts.document}",
        author=facts.laboratory,
        lang=language,
        invariant=1,
        initialFontName=sheet.normal,
    )
    parts = (facts.document, words["demonstration"] if facts.demonstration else "")
    foot = "  ·  ".join(part for part in parts if part)
    paper.build(_story(facts, words, sheet), canvasmaker=numbered_canvas(sheet, foot, words["page"]))
    return made.getvalue()


def _story(facts: AnnouncementFacts, words: Mapping[str, str], sheet: Sheet) -> list[Flowable]:
    story: list[Flowable] = [sheet.letterhead(facts.laboratory, words["title"], facts.document, WIDTH)]
    story.append(sheet.pairs([(words[key], said) for key, said in facts.facts], WIDTH))
    story.append(sheet.heading(words["items"].format(count=len(facts.lines))))
    head = [words["line"], words["what"], "", words["seal"], words["declared"]]
    rows = [_row(number, line) for number, line in enumerate(facts.lines, 1)]
    story.append(sheet.table([head, *rows], [share * WIDTH for share in _COLUMNS]))
    if facts.note:
        story += [sheet.heading(words["note"]), sheet.words(facts.note)]
    story.append(sheet.words(words["closing"].format(days=facts.days), quiet=True))
    return story


def _row(number: int, line: AnnouncedLine) -> list[str]:
    said = (_safe(text) for text in (line.description, line.seal, line.declared))
    return [str(number), f"<b>{_safe(line.what)}</b>", *said]


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
