"""Control charts: each control of a method on its instrument over the runs, judged by the rules of Westgard."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lims_desktop import controlpaper, controls
from lims_desktop.controlcharts import FIRST, Span, plot, spans
from lims_desktop.controls import ControlChart, Period, Point, Series
from lims_desktop.documents import DocumentKept
from lims_desktop.errors import LimsError
from ui import pages
from ui.custody.wording import minute
from ui.duties import WORKERS
from ui.forms import date_input, long_text, text_input
from ui.methods.wording import named
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.badge import Badge
from ui.parts.chart import Chart
from ui.parts.choice import Choice
from ui.parts.headings import Card
from ui.parts.words import paragraph
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

SETTLERS = frozenset({"technical_reviewer", "quality_manager"})
_LIST_PX = 360


@pages.register
class ControlsPage(Page):
    """A list of charts, the chosen one, and its points."""

    name = "controls"
    icon = "chart"
    group = "casework"
    order = 190
    title = QT_TRANSLATE_NOOP("pages", "Control charts")
    topics = frozenset({"worksheet"})
    duties = WORKERS | SETTLERS | {"laboratory_manager", "auditor"}

    def build(self) -> None:
        """The list at the left, chart and points at the right."""
        self.chart: ControlChart | None = None
        self.which: Series | None = None
        self.series = Table(self, self._series_columns(), words="controls", key="control")
        self.series.empty_text = self.tr("No run with controls has been submitted yet.")
        self.series.chosen.connect(self._choose)
        self.period = Choice(placeholder=self.tr("Period"))
        self.period.picked.connect(self._show)
        self.settled = paragraph("", "quiet")
        self.picture = Chart()
        self.picture.empty_text = self.tr("Choose a control in the list.")
        self.picture.opened.connect(self._open)
        self.points = Table(self, self._point_columns(), words="controls", key="id")
        self.points.empty_text = ""
        self.points.opened.connect(lambda point: self._open(point.worksheet))
        self._arrange()
        if self.desk.lab.me.duties & SETTLERS:
            self.settle_button = self.add_button(self.tr("Settle a &period …"), self.settle, icon="mark")
        self.paper_button = self.add_button(self.tr("Paper"), self.print_out, icon="printer", primary=True)
        self.key("Ctrl+P", self.tr("Issue a paper"), self.print_out)
        self.setFocusProxy(self.series)

    def load(self, lab: Lab) -> list[Series]:
        """What can be charted."""
        return controls.control_series(lab)

    def fill(self, found: list[Series]) -> None:
        """Show the list, and the chart that was chosen, or the first."""
        self.series.show_rows(found)
        self.paper_button.setEnabled(bool(found))
        row = next((n for n, one in enumerate(found) if self.which and _same(one, self.which)), 0)
        if found:
            self.series.selectRow(row)
            self._choose(found[row])

    def settle(self) -> None:
        """Ask for mean and s, and from when on they hold."""
        if self.which is None:
            return
        about = self.tr("The points from that day on are judged by this mean and standard deviation.")
        asking = Asking(self.tr("Settle a period"), about, self.tr("Settle"), self.desk.over)
        asking.form.add("mean", self.tr("&Mean"), text_input(30))
        asking.form.add("s", self.tr("&Standard deviation (s)"), text_input(30))
        asking.form.add("begins", self.tr("&From this day on"), date_input())
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.require("mean", "s", "begins", "reason")
        asking.given.connect(lambda said: self._settle(asking, said))
        asking.open()

    def print_out(self) -> None:
        """Issue a paper of what is shown."""
        span = self._span
        if self.which and self.chart and span:
            self.act(controlpaper.issue, self.which, self.chart, span.period, self.desk.language, act=uuid4(),
                     then=self._printed)  # fmt: skip

    # -- own ---------------------------------------------------------------------------------------------------

    def _series_columns(self) -> tuple[Column, ...]:
        return (
            Column("control", QT_TRANSLATE_NOOP("controls", "Control"), 160, show=self._control_name),
            Column("instrument", QT_TRANSLATE_NOOP("controls", "Instrument"), 110,
                   show=lambda one: one.instrument or self.tr("all instruments")),
            Column("points", QT_TRANSLATE_NOOP("controls", "Points"), 64, right=True),
        )  # fmt: skip

    def _point_columns(self) -> tuple[Column, ...]:
        return (
            Column("at", QT_TRANSLATE_NOOP("controls", "When"), 140, show=lambda one: minute(one.at), mono=True),
            Column("number", QT_TRANSLATE_NOOP("controls", "Worksheet"), 130, mono=True,
                   show=lambda one: one.number or self.tr("not for you to see")),
            Column("value", QT_TRANSLATE_NOOP("controls", "Value"), 90, right=True, mono=True),
            Column("z", "z", 70, right=True, mono=True, show=lambda one: "" if one.z is None else f"{one.z:+.2f}"),
            Column("rules", QT_TRANSLATE_NOOP("controls", "Judged"), 220, badge=self._judged),
        )  # fmt: skip

    def _arrange(self) -> None:
        self.series.setMinimumWidth(_LIST_PX)
        self.series.setMaximumWidth(_LIST_PX)
        card = Card()
        for part in (self.period, self.settled):
            card.content.addWidget(part)
        card.content.addWidget(self.picture, 1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(card, 3)
        right.addWidget(self.points, 2)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self.series, 1)
        body.addLayout(right, 3)
        self.content.addLayout(body, 1)

    def _control_name(self, one: Series) -> str:
        method = one.read
        control = next((known for known in method.controls if known.code == one.control), None)
        return f"{named(control, self.desk.language) if control else one.control} · {one.method}"

    @Slot(object)
    def _choose(self, which: Series) -> None:
        self.which = which
        self.ask(controls.control_chart, which, then=self._charted, key="chart")

    def _charted(self, chart: ControlChart) -> None:
        self.chart = chart
        begins = {one.id: one.begins for one in chart.periods}
        from_day, first = self.tr("from {day} on"), self.tr("first 20 points")
        terms = [
            (one.period, from_day.format(day=f"{begins[one.period]:%Y-%m-%d}") if one.period else first)
            for one in spans(chart)
        ]
        self.period.set_terms(terms)
        self.period.setVisible(len(terms) > 1)
        if terms:
            self.period.choose(terms[-1][0])
        self._show()

    @property
    def _span(self) -> Span | None:
        found = spans(self.chart) if self.chart else []
        return next((one for one in found if one.period == self.period.value), found[-1] if found else None)

    @Slot()
    def _show(self) -> None:
        span = self._span
        if span is None or self.which is None:
            self.picture.show_plot(None)
            self.points.show_rows([])
            return
        method = self.which.read
        field = method.by_code.get(self.which.field)
        unit = field.unit if field else ""
        about = named(field, self.desk.language) if field else self.which.field
        self.set_title(self.words(), f"{self._control_name(self.which)} · {about}" + (f" [{unit}]" if unit else ""))
        self.settled.setText(self._basis(span))
        self.picture.setAccessibleName(self._control_name(self.which))
        self.picture.show_plot(plot(span, unit, {"mean": self.tr("mean"), "rejected": self.tr("not accepted")}))
        self.points.show_rows(list(reversed(span.points)))

    def _basis(self, span: Span) -> str:
        assert self.chart
        period = next((one for one in self.chart.periods if one.id == span.period), None)
        if span.period != FIRST and period is not None:
            said = self.tr("Mean {mean}, s {s}: settled by {person} on {day}, from {begins} on. {reason}")
            return said.format(mean=period.mean, s=period.s, person=period.settled_by, reason=period.reason,
                               day=f"{period.settled_at:%Y-%m-%d}", begins=f"{period.begins:%Y-%m-%d}")  # fmt: skip
        if span.mean is None or span.s is None:
            good = sum(1 for point in span.points if point.settles)
            return self.tr("{count} of 20 accepted points; nothing is judged before there are 20.").format(count=good)
        if not span.s:
            return self.tr("The first 20 accepted points are all alike; they settle no spread.")
        said = self.tr("Mean {mean}, s {s}: of the first 20 accepted points.")
        return said.format(mean=f"{span.mean:.5g}", s=f"{span.s:.3g}")

    def _judged(self, point: Point) -> Badge:
        rules = " ".join(point.rules)
        if not point.accepted:
            return Badge(f"{self.tr('not accepted')} {rules}".strip(), "refused")
        if point.rules:
            return Badge(rules, "refused" if point.is_violation else "warning")
        if point.z is None:
            return Badge(self.tr("settles the period") if point.settles else self.tr("accepted"), "neutral")
        return Badge(self.tr("in control"), "good")

    @Slot(object)
    def _open(self, worksheet: int | None) -> None:
        if worksheet is not None:
            self.desk.open("worksheet", worksheet)

    def _settle(self, asking: Asking, said: dict[str, Any]) -> None:
        assert self.which
        values: dict[str, Decimal] = {}
        for key in ("mean", "s"):
            try:
                values[key] = Decimal(said[key])
            except InvalidOperation:
                asking.form.complain(key, self.tr("This is no number."))
                return
        day = said["begins"]
        period = Period(values["mean"], values["s"], datetime(day.year, day.month, day.day, tzinfo=UTC))

        def refused(error: LimsError) -> None:
            asking.refuse(self.desk.sentence(error))

        def done(_settled: object) -> None:
            asking.agree()
            self.desk.messages.good(self.tr("The period is settled."))
            self.reload()

        self.act(controls.control_settle, self.which, period, reason=said["reason"], then=done, refused=refused,
                 act=uuid4())  # fmt: skip

    def _printed(self, kept: DocumentKept) -> None:
        self.desk.open("document", kept.code)


def _same(one: Series, other: Series) -> bool:
    return (one.method_id, one.control, one.field, one.instrument_id) == (
        other.method_id, other.control, other.field, other.instrument_id,
    )  # fmt: skip
