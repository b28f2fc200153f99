"""Charts as geometry: what is drawn where, without anybody who draws.

    bars = Bars(("Vault", "Cold room"), (Series("Items", (412, 88)),), unit="items", horizontal=True)
    scene = draw(bars, Size(600, 240), ruler)

A `Ruler` says how wide words are in somebody's font. The screen (`ui/parts/chart.py`) and the paper
(`lims_desktop/paper/chart.py`) each have a ruler and a pen, and draw the same scene.
"""

from __future__ import annotations

from lims_desktop.charts import bars, lines
from lims_desktop.charts.bars import Bars, Series
from lims_desktop.charts.lines import Limit, Lines, Trace
from lims_desktop.charts.scene import Box, Dot, Mark, Ruler, Scene, Size, Spot, Stroke, Words, shortened

__all__ = [
    "Bars", "Box", "Dot", "Limit", "Lines", "Mark", "Plot", "Ruler", "Scene", "Series", "Size", "Spot", "Stroke",
    "Trace", "Words", "draw", "height_of", "shortened",
]  # fmt: skip

Plot = Bars | Lines
"""What can be drawn."""

_LINES = 15


def draw(plot: Plot, size: Size, ruler: Ruler) -> Scene:
    """The plot in this room; nothing is drawn for a plot without values."""
    if plot.is_empty:
        return Scene(size)
    return bars.draw(plot, size, ruler) if isinstance(plot, Bars) else lines.draw(plot, size, ruler)


def height_of(plot: Plot, ruler: Ruler) -> float:
    """How high the plot wants to be: horizontal bars as many rows as they are, all others fifteen lines of text."""
    if isinstance(plot, Bars) and plot.horizontal:
        return bars.height_of(plot, ruler)
    return _LINES * ruler.line
