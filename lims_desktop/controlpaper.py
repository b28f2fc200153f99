"""A control chart on paper: what it is judged by, the chart, and every point in a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

from lims_desktop import controls, documents, paper
from lims_desktop.controlcharts import Span, plot, spans
from lims_desktop.controls import ControlChart, Point, Series
from lims_desktop.documents import DocumentHead, DocumentKept
from lims_desktop.paper import WIDTH, Frame, moment, safe

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from lims_desktop.lab import Lab

_CHART = 300
_COLUMNS = [120.0, 110.0, 80.0, 60.0, WIDTH - 370]


@dataclass(frozen=True, slots=True)
class ChartFacts:
    """Everything on the paper."""

    laboratory: str
    head: DocumentHead
    which: Series
    chart: ControlChart
    span: Span
    demonstration: bool = False


def issue(
    lab: Lab, which: Series, chart: ControlChart, period: int, language: str, *, act: UUID | None = None
) -> DocumentKept:
    """Issue the paper of one period of a chart, draw it and keep it. The same act again keeps the same paper."""
    act = act or uuid4()
    head = controls.control_chart_print(lab, which, act=act).head
    span = next(one for one in spans(chart) if one.period == period)
    house = lab.laboratory
    content = chart_paper(ChartFacts(house.name, head, which, chart, span, house.demonstration), language)
    return documents.keep(lab, head.document, content, act=uuid5(act, sha256(content).hexdigest()))


def chart_paper(facts: ChartFacts, language: str = "en") -> bytes:
    """The chart as PDF."""
    from lims_desktop.paper.chart import PaperChart

    said, sheet, head = paper.words("control_chart", language), paper.styles(), facts.head
    field = facts.which.read.by_code.get(facts.which.field)
    drawn = plot(facts.span, field.unit if field else "", said)
    story: list[Flowable] = [
        sheet.letterhead(facts.laboratory, said["title"], head.code, WIDTH),
        sheet.pairs(_about(facts, said, language), WIDTH),
        PaperChart(drawn, WIDTH, _CHART),
        sheet.words(said["closing"], quiet=True),
        sheet.table(
            [_heads(said), *(_row(point, said) for point in facts.span.points)], [120, 110, 80, 60, WIDTH - 370]
        ),
    ]
    foot = paper.foot(said, [head.code], head.checkpoint, demonstration=facts.demonstration)
    return paper.printed(Frame(f"{said['title']} {head.code}", facts.laboratory, foot, language), story)


def _about(facts: ChartFacts, said: Mapping[str, str], language: str) -> list[tuple[str, str]]:
    method, spanish = facts.which.read, paper.tongue(language) == "es"
    control = next((one for one in method.controls if one.code == facts.which.control), None)
    field = method.by_code.get(facts.which.field)
    name = (control.name_es if spanish else control.name) if control else facts.which.control
    charted = (field.name_es if spanish else field.name) if field else facts.which.field
    return [
        (said["method"], f"{method.name_es if spanish else method.name} · {name}"),
        (said["field"], f"{charted} [{field.unit}]" if field and field.unit else charted),
        (said["instrument"], facts.which.instrument or said["all"]),
        (said["basis"], _basis(facts, said)),
        (said["printed"], moment(facts.head.issued_at)),
        (said["by"], facts.head.issued_by),
    ]


def _basis(facts: ChartFacts, said: Mapping[str, str]) -> str:
    span = facts.span
    period = next((one for one in facts.chart.periods if one.id == span.period), None)
    if period is not None:
        return said["settled"].format(
            mean=period.mean, s=period.s, person=period.settled_by, day=f"{period.settled_at:%Y-%m-%d}",
            begins=f"{period.begins:%Y-%m-%d}", reason=period.reason,
        )  # fmt: skip
    if span.mean is None or span.s is None:
        return said["open"].format(count=sum(1 for point in span.points if point.settles))
    return said["first"].format(mean=f"{span.mean:.5g}", s=f"{span.s:.3g}")


def _heads(said: Mapping[str, str]) -> list[str]:
    return [said[name] for name in ("when", "worksheet", "value", "z", "judged")]


def _row(point: Point, said: Mapping[str, str]) -> list[str]:
    judged = [] if point.accepted else [said["rejected"]]
    judged += point.rules or ([said["settles"]] if point.settles else [said["fine"]] if point.z is not None else [])
    z = "" if point.z is None else f"{point.z:+.2f}"
    return [moment(point.at)[:16], safe(point.number or "…"), f"{point.value:f}", z, safe(", ".join(judged))]
