"""A chart on paper: the same scene as on the screen, drawn by reportlab in the fonts of the house."""

from __future__ import annotations

import tomllib
from functools import cache

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from lims_desktop import charts
from lims_desktop.charts import Box, Dot, Mark, Plot, Size, Stroke, Words
from lims_desktop.paper.sheet import lettered
from lims_desktop.shipped import RESOURCES

_SIZE = 7.0
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


class PaperRuler:
    """How large words are on paper, in points."""

    line = _SIZE * 1.25

    def width(self, text: str, *, strong: bool = False) -> float:
        """The width of a text."""
        return sum(float(stringWidth(part, font, _SIZE)) for font, part in lettered(text, strong=strong))


class PaperChart(Flowable):  # type: ignore[misc]
    """A plot as wide as this, and as high as it wants to be but not higher than `most`, in points."""

    def __init__(self, plot: Plot, width: float, most: float = 300) -> None:
        super().__init__()
        self.spaceBefore = self.spaceAfter = 6
        self.width = width
        self.height = min(most, charts.height_of(plot, PaperRuler()))
        self._marks = charts.draw(plot, Size(self.width, self.height), PaperRuler()).marks

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Always the same size."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it; paper counts from below."""
        for mark in self._marks:
            _draw(self.canv, mark, self.height)


@cache
def _colour(name: str) -> HexColor:
    """Paper is white in every light: the colours of daylight."""
    named = tomllib.loads((RESOURCES / "styles" / "light.toml").read_text(encoding="utf-8"))
    return HexColor(named[name])


def _draw(canvas: Canvas, mark: Mark, height: float) -> None:
    match mark:
        case Box():
            canvas.setFillColor(_colour(mark.tone))
            canvas.rect(mark.x, height - mark.y - mark.height, mark.width, mark.height, stroke=0, fill=1)
        case Stroke():
            _draw_stroke(canvas, mark, height)
        case Dot() if mark.shape != "circle":
            _draw_sign(canvas, mark, height)
        case Dot():
            canvas.setFillColor(_colour(mark.tone))
            canvas.circle(mark.x, height - mark.y, mark.radius * 0.6, stroke=0, fill=1)
        case Words():
            _draw_words(canvas, mark, height)


def _draw_stroke(canvas: Canvas, stroke: Stroke, height: float) -> None:
    canvas.setStrokeColor(_colour(stroke.tone))
    canvas.setLineWidth(stroke.width * 0.6)
    canvas.setDash([3, 2] if stroke.dashed else [])
    path = canvas.beginPath()
    (x, y), *others = stroke.points
    path.moveTo(x, height - y)
    for x, y in others:
        path.lineTo(x, height - y)
    canvas.drawPath(path)
    canvas.setDash([])


def _draw_sign(canvas: Canvas, dot: Dot, height: float) -> None:
    canvas.setFillColor(_colour(dot.tone))
    canvas.setStrokeColor(_colour(dot.tone))
    canvas.setLineWidth(1.2)
    for corners in dot.outline:
        path = canvas.beginPath()
        (x, y), *others = corners
        path.moveTo(x, height - y)
        for x, y in others:
            path.lineTo(x, height - y)
        if dot.shape == "cross":
            canvas.drawPath(path)
        else:
            path.close()
            canvas.drawPath(path, stroke=0, fill=1)


def _draw_words(canvas: Canvas, words: Words, height: float) -> None:
    canvas.setFillColor(_colour(words.tone))
    x = words.x - PaperRuler().width(words.text, strong=words.strong) * _ANCHORS[words.anchor]
    for font, part in lettered(words.text, strong=words.strong):
        canvas.setFont(font, _SIZE)
        canvas.drawString(x, height - words.y - _SIZE * 0.36, part)
        x += stringWidth(part, font, _SIZE)
