"""A control chart as a plot: its points one after the other, mean and s as lines, signs on what stands out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lims_desktop.charts import Limit, Lines, Trace
from lims_desktop.controls import ControlChart, Point

FIRST = 0
"""The period that the first points settle, beside those that somebody settled."""


@dataclass(frozen=True, slots=True)
class Span:
    """One period of a chart: its points, and what they are judged by, None while nothing is settled."""

    period: int
    points: Sequence[Point]
    mean: Decimal | None
    s: Decimal | None


def spans(chart: ControlChart) -> list[Span]:
    """The periods that have points, the oldest first."""
    found: dict[int, list[Point]] = {}
    for point in chart.points:
        found.setdefault(point.period or FIRST, []).append(point)
    return [_span(period, points) for period, points in found.items()]


def plot(span: Span, unit: str, said: Mapping[str, str]) -> Lines:
    """The plot of one period; `said` has the words mean, accepted, rejected."""
    points = span.points
    trace = Trace(
        "", [float(n) for n in range(len(points))], [float(point.value) for point in points],
        keys=[point.worksheet for point in points], said=[spoken(point, unit, said) for point in points],
        signs={n: sign for n, point in enumerate(points) if (sign := _sign(point))},
    )  # fmt: skip
    return Lines((trace,), unit, _limits(span, said), named=[f"{point.at:%m-%d}" for point in points])


def spoken(point: Point, unit: str, said: Mapping[str, str]) -> str:
    """One point in words."""
    z = f"z {point.z:+.2f}" if point.z is not None else ""
    state = "" if point.accepted else said["rejected"]
    parts = [f"{point.at:%Y-%m-%d}", point.number or "", f"{point.value.normalize():f} {unit}".strip(), z, state]
    return ", ".join(part for part in [*parts, *point.rules] if part)


def _span(period: int, points: Sequence[Point]) -> Span:
    settled = period != FIRST or any(point.z is not None for point in points) or _has_enough(points)
    newest = points[-1]
    return Span(period, points, newest.mean if settled else None, newest.s if settled else None)


def _has_enough(points: Sequence[Point]) -> bool:
    from lims_desktop.controls import SETTLING

    return sum(1 for point in points if point.settles) >= SETTLING


def _sign(point: Point) -> tuple[str, str] | None:
    if not point.accepted:
        return "refused", "cross"
    if point.is_violation:
        return "refused", "square"
    return ("warning", "triangle") if point.rules else None


def _limits(span: Span, said: Mapping[str, str]) -> list[Limit]:
    if span.mean is None or span.s is None:
        return []
    tones = {0: "good", 1: "quiet", 2: "warning", 3: "refused"}
    return [
        Limit(float(span.mean + factor * span.s), f"{factor:+d} s" if factor else said["mean"], tones[abs(factor)])
        for factor in (0, 3, -3, 2, -2, 1, -1)
    ]
