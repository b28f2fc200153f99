"""The temperatures of one place over a day, a week or a month, with its range as a band; silence breaks the line."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from lims_desktop import climate
from lims_desktop.charts import Limit, Lines, Trace
from lims_desktop.climate import Climate, Curve, Watched
from ui.climate.words import degrees, range_words, source_words, state_badge
from ui.custody.wording import minute
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.chart import Chart
from ui.parts.elided import Elided
from ui.parts.headings import Card

if TYPE_CHECKING:
    from ui.page import Page

_LEAST = 120


class PlaceCurve(Card):
    """The chosen place, its state, and its curve."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._page = page
        self._place: Watched | None = None
        self._gap = 0
        self._until = datetime.now().astimezone()
        self.name = Elided("", "section")
        self.about = Elided("", "quiet")
        self.state = BadgeLabel()
        self.chart = Chart()
        self.chart.setMinimumHeight(_LEAST)
        self.chart.setAccessibleName(self.tr("Temperatures"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.state)
        row.addWidget(self.about, 1)
        row.addWidget(self._make_spans())
        self.content.addWidget(self.name)
        self.content.addLayout(row)
        self.content.addWidget(self.chart, 1)

    def show_place(self, place: Watched | None, now: Climate) -> None:
        """Show this place as it is now."""
        self._place, self._gap, self._until = place, now.gap_minutes, now.asked_at + timedelta(minutes=1)
        self.name.setText(place.path if place else self.tr("No place is chosen"))
        self.state.show_badge(state_badge(place) if place else Badge(""))
        newest = f"{degrees(place.value)}, {minute(place.at)}" if place and place.at else ""
        parts = [newest, range_words(place.low, place.high), source_words(place)] if place else []
        self.about.setText("  ·  ".join(part for part in parts if part))
        self._ask()

    @property
    def days(self) -> int:
        """How many days are shown."""
        return self._spans.checkedId()

    def _make_spans(self) -> QWidget:
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self._spans = QButtonGroup(self)
        for days, text in ((1, self.tr("Day")), (7, self.tr("Week")), (31, self.tr("Month"))):
            key = QPushButton(text)
            key.setCheckable(True)
            key.setProperty("segment", True)
            self._spans.addButton(key, days)
            row.addWidget(key)
        self._spans.button(1).setChecked(True)
        self._spans.idToggled.connect(self._ask)
        return whole

    @Slot()
    def _ask(self) -> None:
        if self._place is None:
            self.chart.show_plot(None)
            return
        since = self._until - timedelta(days=self.days)
        self._page.ask(climate.curve, self._place.place_id, since, self._until, then=self._show, key="curve")

    @Slot(object)
    def _show(self, curve: Curve) -> None:
        place = self._place
        if place is None:
            return
        band = (float(place.low), float(place.high)) if place.low is not None and place.high is not None else None
        bounds = [bound for bound in (place.low, place.high) if bound is not None]
        self.chart.empty_text = self.tr("No readings in this time.")
        until = self._until.timestamp()
        trace = Trace(self.tr("Temperature"), curve.times, curve.values, gap=self._gap * 60.0)
        limits = [Limit(float(bound), "", "refused") for bound in bounds]
        start = until - self.days * 86_400
        self.chart.show_plot(Lines([trace], "°C", limits, band, start, until) if curve.times else None)
