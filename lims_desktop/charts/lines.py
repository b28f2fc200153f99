"""Lines over time: temperatures in their allowed band, control charts with their limits, a count from month to month.

A hundred thousand points are drawn as the lowest and the highest of each column of the screen, so that no peak is lost.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo
from functools import cached_property
from itertools import pairwise

from lims_desktop.charts.scale import Tick, moment, number, steps, ticks
from lims_desktop.charts.scene import (
    Box,
    Dot,
    Mark,
    Place,
    Point,
    Ruler,
    Scene,
    Size,
    Spot,
    Stroke,
    Words,
    legend,
    shortened,
)

_DOTTED = 60
"""Up to so many points each has a dot."""

_REACH = 6.0


@dataclass(frozen=True)
class Trace:
    """Values over time: `times` in seconds since 1970, rising; a silence longer than `gap` seconds breaks the line."""

    name: str
    times: Sequence[float]
    values: Sequence[float]
    tone: str = "chart_1"
    gap: float | None = None
    keys: Sequence[object] = ()
    signs: Mapping[int, tuple[str, str]] = field(default_factory=dict)
    """Points that stand out: the colour and the shape of each (see `Dot`)."""

    said: Sequence[str] = ()
    """Each point in words, instead of its time and value."""

    @cached_property
    def runs(self) -> list[tuple[int, int]]:
        """Where the line is whole: first point and the one after the last, of each run."""
        if self.gap is None:
            return [(0, len(self.times))] if self.times else []
        breaks = [n for n in range(1, len(self.times)) if self.times[n] - self.times[n - 1] > self.gap]
        edges = [0, *breaks, len(self.times)]
        return [(first, last) for first, last in pairwise(edges) if last > first]


@dataclass(frozen=True, slots=True)
class Limit:
    """A level with a name, such as a warning or an action limit of a control chart."""

    value: float
    name: str = ""
    tone: str = "warning"


@dataclass(frozen=True, slots=True)
class Lines:
    """Traces on one time axis. `band` is what is allowed (low, high); a point outside it is marked.

    `start` and `end` (seconds since 1970) widen the axis beyond the points; `zero` begins the values at none.
    """

    traces: Sequence[Trace]
    unit: str = ""
    limits: Sequence[Limit] = ()
    band: tuple[float, float] | None = None
    start: float | None = None
    end: float | None = None
    zero: bool = False
    zone: tzinfo | None = None
    named: Sequence[str] = ()
    """What stands below the points when they follow each other by number (0, 1, 2 ...) and not in time."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(trace.times for trace in self.traces)

    def spoken(self, trace: Trace, point: int) -> str:
        """One point in words."""
        if point < len(trace.said):
            return trace.said[point]
        named = [moment(trace.times[point], self.zone)] + ([trace.name] if len(self.traces) > 1 else [])
        return f"{', '.join(named)}: {number(trace.values[point])} {self.unit}".rstrip()


@dataclass(frozen=True, slots=True)
class _Plane:
    """Where moments and values are in the room."""

    left: float
    right: float
    top: float
    foot: float
    start: float
    end: float
    low: float
    high: float

    def x(self, at: float) -> float:
        return self.left + (self.right - self.left) * (at - self.start) / (self.end - self.start)

    def y(self, value: float) -> float:
        return self.foot - (self.foot - self.top) * (value - self.low) / (self.high - self.low)

    def time(self, x: float) -> float:
        return self.start + (self.end - self.start) * (x - self.left) / (self.right - self.left)


@dataclass(frozen=True, slots=True)
class _Spots(Sequence[Spot]):
    """The spots of one trace, each made when somebody stops there."""

    lines: Lines
    trace: Trace
    plane: _Plane

    def __len__(self) -> int:
        return len(self.trace.times)

    def __getitem__(self, point: int | slice) -> Spot:  # type: ignore[override]  # nobody slices spots
        assert isinstance(point, int)
        x, y = self.plane.x(self.trace.times[point]), self.plane.y(self.trace.values[point])
        box = Box(x - _REACH, y - _REACH, 2 * _REACH, 2 * _REACH, self.trace.tone)
        key = self.trace.keys[point] if point < len(self.trace.keys) else None
        return Spot(box, self.lines.spoken(self.trace, point), key)


def draw(lines: Lines, size: Size, ruler: Ruler) -> Scene:
    """The lines in this room: grid, allowed band, limits, traces, and a legend when there are several."""
    marks: list[Mark] = []
    top = 0.0
    if len(lines.traces) > 1:
        marks, top = legend([(one.name, one.tone) for one in lines.traces], 0, size.width, ruler)
    scale = _scale(lines, size.height - top, ruler)
    plane = _plane(lines, size, top, scale, ruler)
    scene = Scene(size, marks)
    scene.marks += [*_ground(lines, plane), *_grid(lines, plane, scale, ruler), *_limits(lines, plane, ruler)]
    for trace in lines.traces:
        scene.marks += _line(trace, plane, lines.band)
    scene.groups = [_Spots(lines, trace, plane) for trace in lines.traces]
    scene.place_at = _finder(lines.traces, plane)
    return scene


def _scale(lines: Lines, height: float, ruler: Ruler) -> list[float]:
    levels = [limit.value for limit in lines.limits] + list(lines.band or ()) + ([0.0] if lines.zero else [])
    for trace in lines.traces:
        levels += [min(trace.values), max(trace.values)] if trace.values else []
    margin = abs(levels[0]) / 20 if min(levels) == max(levels) else 0.0  # what never changes stands in the middle
    return steps(min(levels) - margin, max(levels) + margin, max(2, int(height / (ruler.line * 2.5))))


def _plane(lines: Lines, size: Size, top: float, scale: Sequence[float], ruler: Ruler) -> _Plane:
    firsts = [trace.times[0] for trace in lines.traces if trace.times]
    lasts = [trace.times[-1] for trace in lines.traces if trace.times]
    start = min([*firsts, *([] if lines.start is None else [lines.start])])
    end = max([*lasts, *([] if lines.end is None else [lines.end])])
    if end <= start:
        aside = 1.0 if lines.named else 43_200
        start, end = start - aside, end + aside
    left = max(ruler.width(number(value)) for value in scale) + ruler.line * 0.6
    foot = size.height - ruler.line * 1.5
    return _Plane(left, size.width - ruler.line * 0.8, top + ruler.line * 0.8, foot, start, end, scale[0], scale[-1])


def _ground(lines: Lines, plane: _Plane) -> list[Mark]:
    if lines.band is None:
        return []
    low, high = lines.band
    return [Box(plane.left, plane.y(high), plane.right - plane.left, plane.y(low) - plane.y(high), "good_ground")]


def _grid(lines: Lines, plane: _Plane, scale: Sequence[float], ruler: Ruler) -> list[Mark]:
    marks: list[Mark] = []
    for value in scale:
        y = plane.y(value)
        marks.append(Stroke(((plane.left, y), (plane.right, y)), "edge" if value == scale[0] else "line"))
        marks.append(Words(plane.left - ruler.line * 0.5, y, number(value), anchor="end"))
    most = int((plane.right - plane.left) / (ruler.line * 5))
    for tick in _numbered(lines, most) if lines.named else ticks(plane.start, plane.end, most, lines.zone):
        x = plane.x(tick.at)
        marks.append(Stroke(((x, plane.foot), (x, plane.foot + ruler.line * 0.25)), "edge"))
        marks.append(Words(x, plane.foot + ruler.line * 0.9, tick.text, anchor="middle"))
    return marks


def _numbered(lines: Lines, most: int) -> list[Tick]:
    """The names of points below them: each, or every second, third ... when they would touch."""
    every = max(1, -(-len(lines.named) // max(1, most)))
    return [Tick(float(n), name) for n, name in enumerate(lines.named) if n % every == 0]


def _limits(lines: Lines, plane: _Plane, ruler: Ruler) -> list[Mark]:
    """Levels, each named at its end where the name of one before leaves room."""
    marks: list[Mark] = []
    taken: list[float] = []
    for limit in lines.limits:
        y = plane.y(limit.value)
        marks.append(Stroke(((plane.left, y), (plane.right, y)), limit.tone, 1.2, dashed=True))
        if any(abs(y - other) < ruler.line for other in taken):
            continue
        taken.append(y)
        name = shortened(limit.name, (plane.right - plane.left) * 0.6, ruler)
        above = y - ruler.line * 0.6 if y - ruler.line > plane.top else y + ruler.line * 0.6
        marks.append(Words(plane.right, above, name, limit.tone, "end"))
    return marks


def _line(trace: Trace, plane: _Plane, band: tuple[float, float] | None) -> list[Mark]:
    marks: list[Mark] = []
    for first, last in trace.runs:
        points = column_points(trace, first, last, plane.x, int(plane.right - plane.left))
        marks.append(Stroke([(x, plane.y(value)) for x, value in points], trace.tone, 1.8))
        dots = points if len(trace.times) <= _DOTTED or len(points) == 1 else []
        marks += [Dot(x, plane.y(value), 3, trace.tone) for x, value in dots]
        if band is not None:
            outside = [(x, value) for x, value in points if not band[0] <= value <= band[1]]
            marks += [Dot(x, plane.y(value), 3, "refused") for x, value in outside]
    for point, (tone, shape) in trace.signs.items():
        marks.append(Dot(plane.x(trace.times[point]), plane.y(trace.values[point]), 5, tone, shape))
    return marks


def column_points(
    trace: Trace, first: int, last: int, x_of: Callable[[float], float], columns: int
) -> list[tuple[float, float]]:
    """The points of a run; when there are too many, each column's first, lowest, highest and last."""
    times, values = trace.times, trace.values
    if last - first <= 4 * max(1, columns):
        return [(x_of(times[n]), values[n]) for n in range(first, last)]
    span = (times[last - 1] - times[first]) / columns
    points: list[tuple[float, float]] = []
    begin = first
    for column in range(1, columns + 1):
        until = last if column == columns else bisect_left(times, times[first] + column * span, begin, last)
        if until > begin:
            points += _extremes(x_of((times[begin] + times[until - 1]) / 2), values[begin:until])
        begin = until
    return points


def _extremes(x: float, values: Sequence[float]) -> list[Point]:
    low, high = min(values), max(values)
    if low == high:
        return [(x, low)]
    return [(x, values[0]), (x, low), (x, high), (x, values[-1])]


def _finder(traces: Sequence[Trace], plane: _Plane) -> Callable[[float, float], Place | None]:
    """The point nearest in time, of the trace nearest to the finger."""

    def place_at(x: float, y: float) -> Place | None:
        if not plane.left - _REACH <= x <= plane.right + _REACH:
            return None
        at = plane.time(x)
        found = [(group, _nearest(trace.times, at)) for group, trace in enumerate(traces) if trace.times]
        return min(found, key=lambda place: abs(plane.y(traces[place[0]].values[place[1]]) - y), default=None)

    return place_at


def _nearest(times: Sequence[float], at: float) -> int:
    after = min(bisect_right(times, at), len(times) - 1)
    before = max(0, after - 1)
    return before if at - times[before] <= times[after] - at else after
