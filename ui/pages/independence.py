"""Reviewer independence: who reviews whose reports, how long they look, what they find."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lims_desktop import independence
from lims_desktop.independence import LEAST_REVIEWS, Independence, Pair, Reviewed, ReviewLine, Reviews
from ui import pages
from ui.forms import date_input
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.words import paragraph, words
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab


@pages.register
class IndependencePage(Page):
    """An interval above; pairs of author and reviewer; below, a pair's reviews beside the reviewers."""

    name = "independence"
    icon = "people"
    group = "casework"
    order = 188
    title = QT_TRANSLATE_NOOP("pages", "Independence")
    topics = frozenset({"report"})
    duties = independence.SEERS

    def build(self) -> None:
        """The question, the rule, three tables."""
        self.content.addLayout(self._make_question())
        rule = self.tr(
            "Marked are two who review each other: {least} reviews or more on either side, and more than half of all"
            " reviews of each. Minutes count from the beginning of a review to its end; the middle one of all is shown."
        )
        self.content.addWidget(paragraph(rule.format(least=LEAST_REVIEWS), "small"))
        self.pairs = Table(self, self._pair_columns(), words="independence", key="author")
        self.pairs.empty_text = self.tr("No report was reviewed in these days.")
        self.pairs.setAccessibleName(self.tr("Authors and reviewers"))
        self.pairs.opened.connect(self._open_pair)
        self.reviewers = Table(self, self._reviewer_columns(), words="independence", key="reviewer")
        self.reviewers.setAccessibleName(self.tr("Reviewers"))
        self.lines = Table(self, self._line_columns(), words="independence", key="report")
        self.lines.empty_text = self.tr("Choose a pair and press Enter: its reviews are listed here.")
        self.lines.setAccessibleName(self.tr("Reviews of the pair"))
        self.lines.opened.connect(lambda line: self.desk.open("report", line.report))
        self.content.addWidget(self.pairs, 3)
        below = QHBoxLayout()
        below.setSpacing(16)
        self.chosen = words("", "large")
        for title, table in ((self.chosen, self.lines), (words(self.tr("Reviewers"), "large"), self.reviewers)):
            column = QVBoxLayout()
            column.setSpacing(8)
            column.addWidget(title)
            column.addWidget(table, 1)
            below.addLayout(column, 1)
        self.content.addLayout(below, 2)
        self.setFocusProxy(self.pairs)

    def load(self, lab: Lab) -> Independence:
        """What the interval holds."""
        return independence.independence(lab, *self.interval)

    def fill(self, found: Independence) -> None:
        """Show the pairs, the busiest first, and the reviewers."""
        self.pairs.show_rows(found.pairs)
        self.reviewers.show_rows(found.reviewers)
        self.lines.show_rows([])
        self.chosen.setText(self.tr("Reviews of a pair"))
        marked = sum(pair.is_reciprocal for pair in found.pairs) // 2
        also = self.tr("{count} pairs review each other").format(count=marked)
        self.set_title(self.words(), also if marked else "")

    @property
    def interval(self) -> tuple[datetime, datetime]:
        """From the beginning of the first day to the end of the last."""
        first: Any = self.since.date().toPython()
        last: Any = self.until.date().toPython()
        return datetime.combine(first, time(), UTC), datetime.combine(last, time(), UTC) + timedelta(days=1)

    def _make_question(self) -> QHBoxLayout:
        self.since, self.until = date_input(), date_input()
        self.since.setDate(QDate.currentDate().addMonths(-6))
        self.since.setAccessibleName(self.tr("From this day"))
        self.until.setAccessibleName(self.tr("Until the end of this day"))
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (
            words(self.tr("Reviews ended from"), "quiet"),
            self.since,
            words(self.tr("until"), "quiet"),
            self.until,
        ):
            row.addWidget(part)
        row.addStretch(1)
        for day in (self.since, self.until):
            day.dateChanged.connect(self._ask)
        return row

    @Slot()
    def _ask(self) -> None:
        self.ask(independence.independence, *self.interval, then=self.fill)

    @Slot(object)
    def _open_pair(self, pair: Pair) -> None:
        self.chosen.setText(f"{pair.reviewer_name} → {pair.author_name}")
        self.ask(independence.reviews, *self.interval, pair, then=self._list)

    def _list(self, found: Reviews) -> None:
        if found.hidden:
            hidden = self.tr("{count} more belong to restricted cases").format(count=found.hidden)
            self.chosen.setText(f"{self.chosen.text()} · {hidden}")
        self.lines.show_rows(found.lines)

    def _pair_columns(self) -> tuple[Column, ...]:
        return (
            Column("reviewer_name", QT_TRANSLATE_NOOP("independence", "Reviewer"), 190),
            Column("author_name", QT_TRANSLATE_NOOP("independence", "Author"), 190),
            Column("reviews", QT_TRANSLATE_NOOP("independence", "Reviews"), 100, right=True, show=_of),
            Column("back", QT_TRANSLATE_NOOP("independence", "The other way"), 120, right=True, show=_back),
            Column("is_reciprocal", QT_TRANSLATE_NOOP("independence", "Mark"), 150, badge=self._mark),
            Column("returned", QT_TRANSLATE_NOOP("independence", "Given back"), 95, right=True),
            *_rates(115),
        )

    def _reviewer_columns(self) -> tuple[Column, ...]:
        return (
            Column("name", QT_TRANSLATE_NOOP("independence", "Reviewer"), 115),
            Column("authors", QT_TRANSLATE_NOOP("independence", "Authors"), 66, right=True, spare=True),
            Column("reviews", QT_TRANSLATE_NOOP("independence", "Reviews"), 66, right=True),
            *_rates(104),
        )

    def _line_columns(self) -> tuple[Column, ...]:
        return (
            Column("number", QT_TRANSLATE_NOOP("independence", "Report"), 142, mono=True),
            Column("outcome", QT_TRANSLATE_NOOP("independence", "Outcome"), 100, badge=self._outcome),
            Column("findings", QT_TRANSLATE_NOOP("independence", "Findings"), 72, right=True),
            Column("minutes", QT_TRANSLATE_NOOP("independence", "Minutes"), 68, right=True),
            Column("pages", QT_TRANSLATE_NOOP("independence", "Pages"), 62, right=True),
        )

    def _mark(self, pair: Pair) -> Badge | None:
        return Badge(self.tr("review each other"), "warning") if pair.is_reciprocal else None

    def _outcome(self, line: ReviewLine) -> Badge:
        passed = line.outcome == "passed"
        return Badge(self.tr("passed"), "good") if passed else Badge(self.tr("given back"), "warning")


def _rates(width: int) -> tuple[Column, ...]:
    return (
        Column("findings", QT_TRANSLATE_NOOP("independence", "Findings / 100"), width, right=True, show=_findings),
        Column("pace", QT_TRANSLATE_NOOP("independence", "Min. / page"), width - 20, right=True),
    )


def _findings(row: Reviewed) -> str:
    return f"{row.findings_per_hundred:.0f}"


def _of(pair: Pair) -> str:
    return f"{pair.reviews} / {pair.of}"


def _back(pair: Pair) -> str:
    return f"{pair.back} / {pair.back_of}"
