"""Bars: upright for what follows in time, lying for what has a name; one series or several stacked on each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lims_desktop.charts.scale import number, steps
from lims_desktop.charts.scene import Box, Mark, Place, Ruler, Scene, Size, Spot, Stroke, Words, legend, shortened

_ROW, _BAR = 1.9, 0.62
"""The height of a lying row in lines of text; the share of it that is bar."""

_WIDEST_NAME = 0.5
_NARROWEST = 1.0
"""A bar that stands for something can be seen."""


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted, its value for each label, never negative, and the name of its colour."""

    name: str
    values: Sequence[float]
    tone: str = "chart_1"


@dataclass(frozen=True, slots=True)
class Bars:
    """Labels with a bar each. `keys` are what the bars stand for, given back when one is opened."""

    labels: Sequence[str]
    series: Sequence[Series]
    unit: str = ""
    horizontal: bool = False
    keys: Sequence[object] = ()
    whole: bool = True

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.labels or not self.series

    def total(self, label: int) -> float:
        """All series of one label."""
        return sum(one.values[label] for one in self.series)

    @property
    def largest(self) -> float:
        """The longest bar."""
        return max((self.total(label) for label in range(len(self.labels))), default=0)

    def spoken(self, label: int, series: int) -> str:
        """One bar in words."""
        parts = [self.labels[label]] + ([self.series[series].name] if len(self.series) > 1 else [])
        return f"{', '.join(parts)}: {number(self.series[series].values[label])} {self.unit}".rstrip()

    def key(self, label: int) -> object:
        """What a label stands for."""
        return self.keys[label] if label < len(self.keys) else None


def draw(bars: Bars, size: Size, ruler: Ruler) -> Scene:
    """The bars in this room, with a legend when there are several series."""
    marks: list[Mark] = []
    top = 0.0
    if len(bars.series) > 1:
        marks, top = legend([(one.name, one.tone) for one in bars.series], 0, size.width, ruler)
    scene = Scene(size, marks)
    boxes = _lying(bars, scene, top, ruler) if bars.horizontal else _standing(bars, scene, top, ruler)
    scene.groups = [
        [Spot(box, bars.spoken(label, group), bars.key(label)) for label, box in enumerate(row)]
        for group, row in enumerate(boxes)
    ]
    scene.place_at = _finder(boxes, horizontal=bars.horizontal)
    return scene


def height_of(bars: Bars, ruler: Ruler) -> float:
    """The height of lying bars of which nothing is squeezed."""
    above = 2.3 * ruler.line if len(bars.series) > 1 else 0.0
    return above + max(1, len(bars.labels)) * _ROW * ruler.line


def _lying(bars: Bars, scene: Scene, top: float, ruler: Ruler) -> list[list[Box]]:
    gap = ruler.line * 0.6
    names = min(max(ruler.width(label) for label in bars.labels), scene.size.width * _WIDEST_NAME)
    values = max(ruler.width(number(bars.total(n)), strong=True) for n in range(len(bars.labels)))
    left, room = names + gap, max(1.0, scene.size.width - names - values - 2 * gap)
    row = min(_ROW * ruler.line, (scene.size.height - top) / len(bars.labels))
    boxes: list[list[Box]] = [[] for _ in bars.series]
    for label, name in enumerate(bars.labels):
        middle = top + (label + 0.5) * row
        x = left
        for group, one in enumerate(bars.series):
            wide = _length(one.values[label], bars.largest, room)
            boxes[group].append(Box(x, middle - row * _BAR / 2, wide, row * _BAR, one.tone))
            x += wide
        shown = shortened(name, names, ruler)
        scene.marks.append(Words(left - gap, middle, shown, "text", "end"))
        scene.marks.append(Words(x + gap / 2, middle, number(bars.total(label)), "text", strong=True))
    scene.marks += _parted(boxes, horizontal=True)
    foot = top + row * len(bars.labels)
    scene.marks.append(Stroke(((left, top), (left, foot)), "edge"))
    return boxes


def _standing(bars: Bars, scene: Scene, top: float, ruler: Ruler) -> list[list[Box]]:
    high = ruler.line
    top, foot = top + high * 0.8, scene.size.height - high * 1.5
    scale = steps(0, bars.largest, max(2, int((foot - top) / (high * 2.2))), whole=bars.whole)
    left = max(ruler.width(number(value)) for value in scale) + high * 0.6
    for value in scale:
        y = foot - (foot - top) * value / scale[-1]
        scene.marks.append(Stroke(((left, y), (scene.size.width, y)), "edge" if value == 0 else "line"))
        scene.marks.append(Words(left - high * 0.5, y, number(value), anchor="end"))
    step = (scene.size.width - left) / len(bars.labels)
    wide = min(step * 0.7, high * 4)
    boxes: list[list[Box]] = [[] for _ in bars.series]
    for label in range(len(bars.labels)):
        y = foot
        for group, one in enumerate(bars.series):
            tall = _length(one.values[label], scale[-1], foot - top)
            y -= tall
            boxes[group].append(Box(left + (label + 0.5) * step - wide / 2, y, wide, tall, one.tone))
    scene.marks += _parted(boxes, horizontal=False)
    scene.marks += _below(bars, left, step, foot + high * 0.9, ruler)
    return boxes


def _below(bars: Bars, left: float, step: float, y: float, ruler: Ruler) -> list[Mark]:
    """The labels under standing bars: each, or every second, third ... when they would touch."""
    widest = max(ruler.width(label) for label in bars.labels) + ruler.line * 0.8
    every = 1
    while every * step < min(widest, ruler.line * 7) and every < len(bars.labels):
        every += 1
    return [
        Words(left + (n + 0.5) * step, y, shortened(label, every * step - ruler.line * 0.4, ruler), anchor="middle")
        for n, label in enumerate(bars.labels)
        if n % every == 0
    ]


def _length(value: float, largest: float, room: float) -> float:
    return max(_NARROWEST, room * value / largest) if value > 0 and largest > 0 else 0.0


def _parted(boxes: Sequence[Sequence[Box]], *, horizontal: bool) -> list[Mark]:
    """The bars as they are drawn: those on top of each other with a thin gap between."""
    gap = 1.0 if len(boxes) > 1 else 0.0
    parted: list[Mark] = []
    for box in (box for row in boxes for box in row if box.width > 0 and box.height > 0):
        wide = max(_NARROWEST, box.width - gap) if horizontal else box.width
        cut = 0.0 if horizontal else min(gap, box.height - _NARROWEST)
        parted.append(Box(box.x, box.y + cut, wide, box.height - cut, box.tone))
    return parted


def _finder(boxes: Sequence[Sequence[Box]], *, horizontal: bool) -> Callable[[float, float], Place | None]:
    """Whose row or column a point lies in: the bar under it, or the last one of the row."""

    def place_at(x: float, y: float) -> Place | None:
        for label, box in enumerate(boxes[0]):
            if box.y <= y <= box.y + box.height if horizontal else box.x <= x <= box.x + box.width:
                under = (group for group, row in enumerate(boxes) if row[label].holds(x, y))
                return next(under, len(boxes) - 1), label
        return None

    return place_at
