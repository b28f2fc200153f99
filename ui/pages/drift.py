"""Drift: how often each analyst's work by a method is repeated, rejected, corrected, beside their peers."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from lims_desktop import drift
from lims_desktop.charts import Bars, Series
from lims_desktop.drift import Drift, Lines, Rate
from lims_desktop.methods import register
from ui import pages
from ui.custody.wording import minute
from ui.forms import date_input
from ui.page import Page
from ui.parts.chart import Chart
from ui.parts.choice import Choice
from ui.parts.headings import Card
from ui.parts.vocabulary import Vocabulary
from ui.parts.words import paragraph, words
from ui.table import Column
from ui.tableview import Table

_say = Vocabulary("drift").say

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

MEASURES = {
    "reruns": (
        QT_TRANSLATE_NOOP("drift", "Re-run rate"),
        QT_TRANSLATE_NOOP("drift", "Attempts that repeat another attempt of the same run, of all attempts on items."),
    ),
    "controls": (
        QT_TRANSLATE_NOOP("drift", "Rejected-control rate"),
        QT_TRANSLATE_NOOP(
            "drift", "Controls not as they must be at a submission, of all controls judged at submissions."
        ),
    ),
    "superseded": (
        QT_TRANSLATE_NOOP("drift", "Superseded attempts"),
        QT_TRANSLATE_NOOP("drift", "Attempts whose disposition is superseded, of all attempts on items."),
    ),
    "invalid": (
        QT_TRANSLATE_NOOP("drift", "Invalid attempts"),
        QT_TRANSLATE_NOOP("drift", "Attempts that are invalid, those of aborted runs too, of all attempts on items."),
    ),
    "late": (
        QT_TRANSLATE_NOOP("drift", "Late entries"),
        QT_TRANSLATE_NOOP(
            "drift", "Values entered while the item was in other hands, of all values entered about items."
        ),
    ),
    "corrections": (
        QT_TRANSLATE_NOOP("drift", "Corrections"),
        QT_TRANSLATE_NOOP(
            "drift", "Values that replace an earlier one, of all values, counted for whoever entered them."
        ),
    ),
}
MARKS = {
    "watch": QT_TRANSLATE_NOOP("drift", "watch"),
    "look": QT_TRANSLATE_NOOP("drift", "look into it"),
}


@pages.register
class DriftPage(Page):
    """A method and an interval above; a chart for each measure; below, what the chosen number counts."""

    name = "drift"
    icon = "chart"
    group = "casework"
    order = 187
    title = QT_TRANSLATE_NOOP("pages", "Drift")
    topics = frozenset({"worksheet"})
    duties = drift.SEERS
    scrolls = True

    def build(self) -> None:
        """The question, the rule, the cards, the lines."""
        self.found: Drift | None = None
        self.chosen: Rate | None = None
        self.content.addLayout(self._make_question())
        self.rule = paragraph(
            self.tr(
                "Marked: “watch” when so many or more would come by chance to fewer than 1 of 40 analysts who work like"
                " their peers, “look into it” to fewer than 1 of 1000 (Fisher's exact test against the peers together;"
                " limits of funnel plots, Spiegelhalter 2005). Below {least} tries on either side nothing is marked."
            ).format(least=drift.LEAST_TRIES),
            "small",
        )
        self.content.addWidget(self.rule)
        self.cards = {measure: MeasureCard(measure) for measure in drift.MEASURES}
        grid = QGridLayout()
        grid.setSpacing(12)
        for number, card in enumerate(self.cards.values()):
            card.chart.opened.connect(self._open_rate)
            grid.addWidget(card, *divmod(number, 2))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.content.addLayout(grid)
        self.counted = words("", "large")
        self.table = Table(self, self._columns(), words="drift", key="position")
        self.table.setMinimumHeight(260)
        self.table.empty_text = self.tr("Choose a bar and press Enter: what it counts is listed here.")
        self.table.opened.connect(lambda line: self.desk.open("worksheet", line.worksheet))
        self.content.addWidget(self.counted)
        self.content.addWidget(self.table)
        self.setFocusProxy(self.method)

    def load(self, lab: Lab) -> dict[int, str]:
        """The methods there are."""
        return {one.method: one.code for one in register.versions(lab)}

    def fill(self, methods: dict[int, str]) -> None:
        """Offer them, begin with the first, and ask."""
        self.method.set_terms(sorted(methods.items(), key=lambda pair: pair[1]))
        if self.method.value is None and methods:
            self.method.choose(min(methods, key=lambda one: methods[one]))
        if not methods:
            self.set_title(self.words(), self.tr("No method is in the register yet."))
        self._ask()

    def _make_question(self) -> QHBoxLayout:
        self.method = Choice((), self.tr("Method"))
        self.method.setAccessibleName(self.tr("Method"))
        self.method.setMinimumWidth(260)
        self.since, self.until = date_input(), date_input()
        self.since.setDate(QDate.currentDate().addMonths(-6))
        self.since.setAccessibleName(self.tr("From this day"))
        self.until.setAccessibleName(self.tr("Until the end of this day"))
        self.method.picked.connect(self._ask)
        for day in (self.since, self.until):
            day.dateChanged.connect(self._ask)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (
            self.method,
            words(self.tr("from"), "quiet"),
            self.since,
            words(self.tr("until"), "quiet"),
            self.until,
        ):
            row.addWidget(part)
        row.addStretch(1)
        return row

    @property
    def interval(self) -> tuple[datetime, datetime]:
        """From the beginning of the first day to the end of the last."""
        first: Any = self.since.date().toPython()
        last: Any = self.until.date().toPython()
        return datetime.combine(first, time(), UTC), datetime.combine(last, time(), UTC) + timedelta(days=1)

    @Slot()
    def _ask(self) -> None:
        self.table.show_rows([])
        self.counted.setText("")
        if self.method.value is not None:
            self.ask(drift.drift, self.method.value, *self.interval, then=self._show)

    def _show(self, found: Drift) -> None:
        self.found = found
        for card in self.cards.values():
            card.show_rates(found)
        marked = sum(1 for row in found.rows if row.mark == "look")
        whose = self.tr("everybody's work") if found.everyone else self.tr("your own work beside your peers")
        also = self.tr("{count} to look into").format(count=marked)
        self.set_title(self.words(), f"{whose} · {also}" if marked else whose)

    @Slot(object)
    def _open_rate(self, rate: Rate) -> None:
        self.chosen = rate
        self.ask(drift.counted, self.method.value, *self.interval, rate, then=self._list)

    def _list(self, lines: Lines) -> None:
        if self.chosen is None:
            return
        name = f"{measure_words(self.chosen.measure)}: {self.chosen.name}, {self.chosen.hits} / {self.chosen.tries}"
        hidden = self.tr("{count} more stand on worksheets of restricted cases").format(count=lines.hidden)
        self.counted.setText(f"{name} · {hidden}" if lines.hidden else name)
        self.table.empty_text = self.tr("It counts nothing.")
        self.table.show_rows(lines.lines)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", QT_TRANSLATE_NOOP("drift", "Worksheet"), 150, mono=True),
            Column("place", QT_TRANSLATE_NOOP("drift", "Place"), 70, right=True),
            Column("what", QT_TRANSLATE_NOOP("drift", "What"), 200),
            Column("why", QT_TRANSLATE_NOOP("drift", "Reason given"), 380),
            Column("at", QT_TRANSLATE_NOOP("drift", "When"), 150, show=lambda row: minute(row.at)),
        )


class MeasureCard(Card):
    """One measure: its chart, its marks, the median of the section, its definition."""

    def __init__(self, measure: str) -> None:
        super().__init__(measure_words(measure))
        self.measure = measure
        self.median = words("", "quiet")
        self.beside_title(self.median)
        self.chart = Chart(self)
        self.chart.setAccessibleName(measure_words(measure))
        self.chart.empty_text = self.tr("Nobody worked by this method then.")
        self.marks = paragraph("", "small")
        self.content.addWidget(self.chart)
        self.content.addStretch(1)
        self.content.addWidget(self.marks)
        self.content.addWidget(paragraph(_say(MEASURES[measure][1]), "small"))

    def show_rates(self, found: Drift) -> None:
        """Show the rates of this measure."""
        rates = found.of(self.measure)
        labels = [f"{rate.name}  {rate.hits} / {rate.tries}{self._mark(rate)}" for rate in rates]
        series = [Series("", [round(rate.share, 1) for rate in rates], "chart_1")] if rates else []
        self.chart.show_plot(Bars(labels, series, "%", True, list(rates), False))
        middle = found.medians.get(self.measure)
        self.median.setText(
            "" if middle is None else self.tr("median {value} %").format(value=f"{float(middle) * 100:.1f}")
        )
        few = [rate.name for rate in rates if not rate.is_enough]
        told = self.tr("Too few to mark: {names}").format(names=", ".join(few)) if few else ""
        peers = [self._peers(rate) for rate in rates if not found.everyone and rate.other_tries is not None]
        self.marks.setText(" · ".join(part for part in (*peers, told) if part))
        self.marks.setVisible(bool(self.marks.text()))

    def _peers(self, rate: Rate) -> str:
        said = self.tr("your {count} peers together: {hits} / {tries}")
        return said.format(count=rate.others, hits=rate.other_hits, tries=rate.other_tries)

    def _mark(self, rate: Rate) -> str:
        return f"  ▲ {_say(MARKS[rate.mark])}" if rate.mark else ""


def measure_words(measure: str) -> str:
    """A measure in words."""
    return _say(MEASURES[measure][0])
