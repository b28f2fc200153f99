"""The figures on paper: each number with its definition beside it, its chart, and every value in a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

from lims_desktop import documents, figures, paper
from lims_desktop.charts.scale import number
from lims_desktop.documents import DocumentHead, DocumentKept
from lims_desktop.figurecharts import Named, chart, label_words
from lims_desktop.figures import Figure, Figures
from lims_desktop.paper import WIDTH, Frame, moment, safe

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from lims_desktop.lab import Lab
    from lims_desktop.paper.sheet import Sheet

_CHART = 230
_SHORT = 14
"""A table of so many lines stays whole with its chart."""


@dataclass(frozen=True, slots=True)
class FigureFacts:
    """Everything on the paper; `named` gives the words of controlled lists."""

    laboratory: str
    head: DocumentHead
    found: Figures
    named: Named
    demonstration: bool = False


def issue(lab: Lab, day: date, found: Figures, named: Named, language: str, *, act: UUID | None = None) -> DocumentKept:
    """Issue the paper of this day's figures, draw it and keep it. The same act again keeps the same paper."""
    act = act or uuid4()
    head = figures.print_out(lab, day, act=act).head
    house = lab.laboratory
    content = figure_paper(FigureFacts(house.name, head, found, named, house.demonstration), language)
    return documents.keep(lab, head.document, content, act=uuid5(act, sha256(content).hexdigest()))


def figure_paper(facts: FigureFacts, language: str = "en") -> bytes:
    """The figures as PDF."""
    said = paper.words("figures", language)
    head = facts.head
    foot = paper.foot(said, [head.code], head.checkpoint, demonstration=facts.demonstration)
    frame = Frame(f"{said['title']} {head.code}", facts.laboratory, foot, language)
    return paper.printed(frame, _story(facts, said, paper.styles(), language))


def _story(facts: FigureFacts, said: Mapping[str, str], sheet: Sheet, language: str) -> list[Flowable]:
    story: list[Flowable] = [sheet.letterhead(facts.laboratory, said["title"], facts.head.code, WIDTH)]
    story.append(sheet.pairs(_about(facts, said), WIDTH))
    for figure in facts.found.in_order:
        story += _figure(figure, facts.named, said, sheet, language)
    return [*story, sheet.words(said["closing"], quiet=True)]


def _about(facts: FigureFacts, said: Mapping[str, str]) -> list[tuple[str, str]]:
    kept = facts.found.frozen
    frozen = said["not_frozen"]
    if kept and kept.frozen_at:
        frozen = said["frozen_by"].format(by=kept.frozen_by, at=moment(kept.frozen_at))
    return [
        (said["as_of"], moment(facts.found.as_of)),
        (said["printed"], moment(facts.head.issued_at)),
        (said["by"], facts.head.issued_by),
        (said["frozen"], frozen),
    ]


def _figure(figure: Figure, named: Named, said: Mapping[str, str], sheet: Sheet, language: str) -> list[Flowable]:
    from lims_desktop.paper.chart import PaperChart

    wording = figure.definition.wording(language)
    defined = said["definition" if wording.start else "definition_still"].format(
        definition=wording.definition, population=wording.population, start=wording.start, stop=wording.stop,
        pauses=wording.pauses, code=figure.code, version=figure.version,
    )  # fmt: skip
    head: list[Flowable] = [sheet.heading(_title(figure, wording.name, said)), sheet.words(defined, quiet=True)]
    if not figure.rows:
        return [sheet.together(head)]
    if figure.definition.shape in ("lying", "standing"):
        head.append(PaperChart(chart(figure, language, named), WIDTH, _CHART))
    rows = _rows(figure, named, said, language)
    table = sheet.table(rows, _widths(figure))
    return [sheet.together([*head, table])] if len(rows) <= _SHORT else [sheet.together(head), table]


def _title(figure: Figure, name: str, said: Mapping[str, str]) -> str:
    if figure.definition.shape == "standing":
        return name
    return f"{name}: {number(float(figure.total)) if figure.rows else said['nothing']}"


def _columns(figure: Figure) -> list[str]:
    return list(figure.definition.parts or ("",))


def _rows(figure: Figure, named: Named, said: Mapping[str, str], language: str) -> list[list[str]]:
    words = figure.definition.wording(language).words
    columns = _columns(figure)
    sums = len(columns) > 1 and figure.definition.shape == "lying"
    head = [
        said["what"],
        *(safe(words[part]) if part else said["total"] for part in columns),
        *([said["total"]] if sums else []),
    ]
    return [head, *(_row(figure, label, label_words(figure, label, language, named), sums) for label in figure.labels)]


def _row(figure: Figure, label: str, name: str, sums: bool) -> list[str]:
    values = [figure.value(label, part) for part in _columns(figure)]
    cells = ["–" if value is None else number(float(value)) for value in values]
    total = [f"<b>{number(float(sum(value or 0 for value in values)))}</b>"] if sums else []
    return [safe(name), *cells, *total]


def _widths(figure: Figure) -> list[float]:
    many = len(_columns(figure)) + (len(_columns(figure)) > 1 and figure.definition.shape == "lying")
    column = min(80.0, WIDTH * 0.6 / many)
    return [WIDTH - column * many, *[column] * many]
