"""A figure as a card: its name, its chart, and below in small letters what it means."""

from __future__ import annotations

from PySide6.QtCore import Signal

from lims_desktop.charts import Bars
from lims_desktop.charts.scale import number
from lims_desktop.figures import Definition
from ui.figures.words import meaning
from ui.parts.chart import Chart
from ui.parts.headings import Card
from ui.parts.words import paragraph, words


class FigureCard(Card):
    """One chart with its definition."""

    opened = Signal(object)

    def __init__(self, definition: Definition, language: str) -> None:
        wording = definition.wording(language)
        super().__init__(wording.name)
        self.definition = definition
        self.total = words("", "large")
        self.beside_title(self.total)
        self.chart = Chart(self)
        self.chart.setAccessibleName(wording.name)
        self.chart.empty_text = self.tr("…")
        self.chart.opened.connect(self.opened)
        self.meaning = paragraph(meaning(definition, language), "small")
        self.content.addWidget(self.chart)
        self.content.addStretch(1)
        self.content.addWidget(self.meaning)

    def show_bars(self, bars: Bars, total: float | None) -> None:
        """Show this; `total` stands beside the name."""
        self.chart.empty_text = self.tr("None at this moment.")
        self.chart.show_plot(bars)
        self.total.setText("" if total is None else number(total))
