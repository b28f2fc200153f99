"""What a drawn chart is made of: boxes, strokes, dots and words with the names of their colours; spots to stop at."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

Point = tuple[float, float]
Place = tuple[int, int]
"""Which spot: the number of its group (series or trace), and its number in the group."""

ELLIPSIS = "…"


class Ruler(Protocol):
    """How large words are in the font of whoever draws."""

    @property
    def line(self) -> float:
        """The height of a line."""

    def width(self, text: str, *, strong: bool = False) -> float:
        """The width of a text."""


@dataclass(frozen=True, slots=True)
class Size:
    """Room to draw in; its origin is at the upper left."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    tone: str

    def holds(self, x: float, y: float) -> bool:
        """Whether this point is inside."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through these points."""

    points: Sequence[Point]
    tone: str
    width: float = 1.0
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled sign: a circle, or what `shape` says: square, triangle, cross (of two strokes)."""

    x: float
    y: float
    radius: float
    tone: str
    shape: str = "circle"

    @property
    def outline(self) -> list[list[Point]]:
        """The corners of a sign that is no circle; a cross is two lines."""
        x, y, r = self.x, self.y, self.radius
        if self.shape == "triangle":
            return [[(x, y - r), (x + r, y + r * 0.8), (x - r, y + r * 0.8)]]
        if self.shape == "square":
            return [[(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)]]
        return [[(x - r, y - r), (x + r, y + r)], [(x - r, y + r), (x + r, y - r)]]


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its middle, `x` its left, middle or right as `anchor` says: start, middle, end."""

    x: float
    y: float
    text: str
    tone: str = "quiet"
    anchor: str = "start"
    strong: bool = False


Mark = Box | Stroke | Dot | Words


@dataclass(frozen=True, slots=True)
class Spot:
    """Somewhere to stop with keys or mouse: where it is, what it says, and what it stands for (`key`)."""

    box: Box
    spoken: str
    key: object = None


def _nowhere(_x: float, _y: float) -> Place | None:
    return None


@dataclass(slots=True)
class Scene:
    """A drawn chart: marks in the order of drawing; groups of spots; which spot a point of the room belongs to."""

    size: Size
    marks: list[Mark] = field(default_factory=list)
    groups: Sequence[Sequence[Spot]] = ()
    place_at: Callable[[float, float], Place | None] = _nowhere

    def spot(self, place: Place) -> Spot:
        """The spot of this place."""
        return self.groups[place[0]][place[1]]


def shortened(text: str, room: float, ruler: Ruler, *, strong: bool = False) -> str:
    """As much of the text as there is room for, ended by an ellipsis when something is left out."""
    if ruler.width(text, strong=strong) <= room:
        return text
    short, long = 0, len(text)
    while short < long:
        middle = (short + long + 1) // 2
        if ruler.width(text[:middle].rstrip() + ELLIPSIS, strong=strong) <= room:
            short = middle
        else:
            long = middle - 1
    return text[:short].rstrip() + ELLIPSIS if short else ""


def legend(names: Sequence[tuple[str, str]], left: float, room: float, ruler: Ruler) -> tuple[list[Mark], float]:
    """Names beside squares of their colours, in as many lines as they need, and how high that is."""
    marks: list[Mark] = []
    square, gap = ruler.line * 0.6, ruler.line * 0.45
    x, y = left, ruler.line / 2
    for name, tone in names:
        shown = shortened(name, room - square - gap, ruler)
        wide = square + gap + ruler.width(shown)
        if x > left and x + wide > left + room:
            x, y = left, y + ruler.line * 1.3
        marks += [Box(x, y - square / 2, square, square, tone), Words(x + square + gap, y, shown)]
        x += wide + 2.5 * gap
    return marks, y + ruler.line
