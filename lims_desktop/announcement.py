"""The paper of an announced submission: what is to be brought, and what the counter's scanner reads.

Announced with a connection, it carries the number of the submission; written without one, symbols that carry it whole.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lims_desktop import paper
from lims_desktop.paper import WIDTH, Frame, safe

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from lims_desktop.paper.sheet import Sheet

_COLUMNS = (0.06, 0.22, 0.36, 0.22, 0.14)


@dataclass(frozen=True, slots=True)
class AnnouncedLine:
    """One package to be brought, in words."""

    what: str
    description: str
    seal: str
    declared: str


@dataclass(frozen=True, slots=True)
class AnnouncementFacts:
    """Everything that stands on the paper; `facts` are keys of the receipt's words and what stands there.

    `symbols` are the parts of a form that was written without a connection.
    """

    laboratory: str
    document: str
    facts: Sequence[tuple[str, str]]
    lines: Sequence[AnnouncedLine]
    days: int
    note: str = ""
    demonstration: bool = False
    symbols: Sequence[str] = ()


def announcement(facts: AnnouncementFacts, language: str = "en") -> bytes:
    """The paper as PDF."""
    words = {**paper.words("receipt", language), **paper.words("announcement", language)}
    foot = paper.foot(words, [facts.document], demonstration=facts.demonstration)
    frame = Frame(f"{words['title']} {facts.document}", facts.laboratory, foot, language)
    return paper.printed(frame, _story(facts, words, paper.styles()))


def _story(facts: AnnouncementFacts, words: Mapping[str, str], sheet: Sheet) -> list[Flowable]:
    title = words["form"] if facts.symbols else words["title"]
    story: list[Flowable] = [sheet.letterhead(facts.laboratory, title, facts.document, WIDTH)]
    story.append(sheet.pairs([(words[key], said) for key, said in facts.facts], WIDTH))
    story.append(sheet.heading(words["items"].format(count=len(facts.lines))))
    head = [words["line"], words["what"], "", words["seal"], words["declared"]]
    rows = [_row(number, line) for number, line in enumerate(facts.lines, 1)]
    story.append(sheet.table([head, *rows], [share * WIDTH for share in _COLUMNS]))
    if facts.note:
        story += [sheet.heading(words["note"]), sheet.words(facts.note)]
    if facts.symbols:
        return [*story, *_symbols(facts, words, sheet)]
    story.append(sheet.words(words["closing"].format(days=facts.days), quiet=True))
    return story


def _symbols(facts: AnnouncementFacts, words: Mapping[str, str], sheet: Sheet) -> list[Flowable]:
    from lims_desktop.paper.symbol import data_matrix

    shown: list[Flowable] = [sheet.gap(), sheet.words(words["form_closing"], quiet=True)]
    for number, text in enumerate(facts.symbols, 1):
        told = words["symbol"].format(number=number, of=len(facts.symbols))
        shown.append(sheet.together([sheet.heading(told), data_matrix(text)]))
    return shown


def _row(number: int, line: AnnouncedLine) -> list[str]:
    said = (safe(text) for text in (line.description, line.seal, line.declared))
    return [str(number), f"<b>{safe(line.what)}</b>", *said]
