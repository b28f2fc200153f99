"""Blind re-examinations: reported work drawn at random, done once more, and judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDate, Slot
from PySide6.QtWidgets import QSpinBox

from lims_desktop import lists, reexaminations
from lims_desktop.lists import Term
from lims_desktop.reexaminations import CameOut, Compared, Reexamination, View
from ui import pages
from ui.custody.wording import minute
from ui.forms import date_input, long_text
from ui.methods.wording import named
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.choice import Choice
from ui.parts.terms import Terms
from ui.parts.words import paragraph, words
from ui.quality.asked import Asked
from ui.requests.wording import state_badge
from ui.table import Column
from ui.tableview import Table
from ui.worksheets.typing import shown

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

TONES = {"concordant": "good", "discordant": "refused", "inconclusive": "warning"}


@dataclass(frozen=True)
class Shown:
    """The re-examinations, and the words of the laboratory."""

    lines: list[Reexamination]
    terms: list[Term]


@pages.register
class ReexaminationsPage(Page):
    """The list; below, what came out before beside what came out again."""

    name = "reexaminations"
    icon = "refresh"
    group = "casework"
    order = 189
    title = QT_TRANSLATE_NOOP("pages", "Re-examinations")
    topics = frozenset({"request", "draw"})
    duties = reexaminations.SEERS

    def build(self) -> None:
        """A list above, a comparison below."""
        self.terms = Terms([], self.desk.language)
        self.asked = Asked(self)
        self.view: View | None = None
        self.table = Table(self, self._columns(), words="reexaminations", key="request")
        self.table.empty_text = self.tr("Nothing was drawn to be examined once more yet.")
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.table.opened.connect(lambda line: self.desk.open("request", line.request))
        self.about_it = words("", "large")
        self.said = paragraph("", "small")
        self.values = Table(self, self._value_columns(), words="reexaminations", key="item")
        self.values.setAccessibleName(self.tr("Before and again"))
        for part, stretch in ((self.table, 2), (self.about_it, 0), (self.said, 0), (self.values, 3)):
            self.content.addWidget(part, stretch)
        self.draw_button = self.add_button(self.tr("&The draw"), self._open_draw, icon="refresh")
        self.raise_button = self.add_button(self.tr("&Raise a nonconformity …"), self._raise)
        self.judge_button = self.add_button(self.tr("&Judge …"), self.judge)
        if "quality_manager" in self.desk.lab.me.duties:
            self.add_button(self.tr("Draw at random …"), self.draw, icon="plus", primary=True)
            self.key("Ctrl+N", self.tr("Draw at random"), self.draw)
        self.setFocusProxy(self.table)

    def load(self, lab: Lab) -> Shown:
        """The list and the words."""
        return Shown(reexaminations.listed(lab), lists.every_term(lab))

    def fill(self, known: Shown) -> None:
        """Show them, what is to be judged first."""
        self.terms = Terms(known.terms, self.desk.language)
        self.table.show_rows(known.lines)
        waiting = sum(line.is_to_judge for line in known.lines)
        self.set_title(self.words(), self.tr("{count} to judge").format(count=waiting) if waiting else "")
        at = next((n for n, line in enumerate(known.lines) if line.request == self.argument), 0)
        if known.lines:
            self.table.selectRow(at)
        self._chosen()

    def draw(self) -> None:
        """Draw from what was reported in some days."""
        about = self.tr(
            "Drawn are reported requests whose items are all still here. Each is asked once more, as any request, of"
            " somebody who had no part in it and sees nothing of what came out until you have judged both."
        )
        asking = self.asked.begin(self.tr("Draw work to be done once more"), about, self.tr("Draw"), columns=2)
        many = QSpinBox()
        many.setRange(1, 100)
        every = [("", self.tr("every section")), *self.terms.options("discipline")]
        asking.form.add("since", self.tr("Issued &from"), date_input())
        asking.form.add("until", self.tr("&until"), date_input())
        asking.form.add("discipline", self.tr("&Section"), Choice(every))
        asking.form.add("many", self.tr("&How many"), many)
        today = QDate.currentDate()
        asking.form.fill({"since": today.addMonths(-3).toPython(), "until": today.toPython(), "discipline": ""})
        asking.given.connect(
            lambda said: self.asked.send(
                reexaminations.draw, said["since"], said["until"], said["discipline"] or None, said["many"]
            )
        )
        asking.open()

    def judge(self) -> None:
        """Say whether both came to the same, and why."""
        line = self.table.current
        if line is None:
            return
        about = self.tr("It is judged once. Whoever examined again may see what came out before from then on.")
        asking = self.asked.begin(self.tr("Judge the re-examination"), about, self.tr("Judge"))
        offered = reexaminations.OUTCOMES if line.state == "ANALYSED" else ("inconclusive",)
        asking.form.add("outcome", self.tr("&Both are"), Choice([(one, self._outcome_words(one)) for one in offered]))
        asking.form.add("why", self.tr("B&ecause"), long_text(4))
        asking.require("outcome", "why")
        asking.given.connect(
            lambda said: self.asked.send(reexaminations.judge, line.request, said["outcome"], said["why"])
        )
        asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    @Slot()
    def _chosen(self) -> None:
        line: Reexamination | None = self.table.current
        quality = "quality_manager" in self.desk.lab.me.duties
        self.judge_button.setVisible(line is not None and line.is_to_judge and quality)
        self.raise_button.setVisible(line is not None and line.outcome == "discordant")
        self.draw_button.setVisible(line is not None)
        for part in (self.about_it, self.said, self.values):
            part.setVisible(line is not None)
        if line is not None:
            self.ask(reexaminations.view, line.request, then=self._show)

    def _show(self, view: View | None) -> None:
        if view is None or self.table.current is None or view.request != self.table.current.request:
            return
        self.view = view
        self.about_it.setText(f"{self.terms.word('examination', view.examination)} · {view.case_number}")
        sides = ((self.tr("before: {who}"), view.before), (self.tr("again: {who}"), view.again))
        told = [text.format(who=_analysts(side)) for text, side in sides if side]
        if view.judged_at is not None:
            judged = self.tr("judged by {name}, {moment}: {why}")
            told.append(judged.format(name=view.judged_by, moment=minute(view.judged_at), why=view.why))
        self.said.setText(" · ".join(told))
        self.values.empty_text = self.tr("Nothing came out yet.")
        self.values.show_rows(list(view.compared()))

    def _open_draw(self) -> None:
        if self.table.current is not None:
            self.desk.open("draw", self.table.current.draw)

    def _raise(self) -> None:
        if self.view is not None and self.view.before:
            first = self.view.before[0]
            self.desk.open("nonconformities", ("worksheet", first.worksheet, first.number))

    def _outcome_words(self, outcome: str) -> str:
        return {
            "concordant": self.tr("concordant"),
            "discordant": self.tr("discordant"),
            "inconclusive": self.tr("inconclusive"),
        }[outcome]

    def _columns(self) -> tuple[Column, ...]:
        def examination(row: Reexamination) -> str:
            return self.terms.word("examination", row.examination)

        return (
            Column("case_number", QT_TRANSLATE_NOOP("reexaminations", "Case"), 140, mono=True),
            Column("examination", QT_TRANSLATE_NOOP("reexaminations", "Examination"), 210, show=examination),
            Column("report", QT_TRANSLATE_NOOP("reexaminations", "Reported in"), 160, mono=True),
            Column("state", QT_TRANSLATE_NOOP("reexaminations", "State"), 130, badge=_state),
            Column("examiner", QT_TRANSLATE_NOOP("reexaminations", "Again by"), 140),
            Column("outcome", QT_TRANSLATE_NOOP("reexaminations", "Outcome"), 125, badge=self._outcome),
            Column(
                "drawn_at", QT_TRANSLATE_NOOP("reexaminations", "Drawn"), 150, show=lambda row: minute(row.drawn_at)
            ),
        )

    def _outcome(self, row: Reexamination) -> Badge | None:
        return Badge(self._outcome_words(row.outcome), TONES[row.outcome]) if row.outcome else None

    def _value_columns(self) -> tuple[Column, ...]:
        language = self.desk.language

        def value(row: Compared, said: Any) -> str:
            text = shown(row.field, said, None, language)
            return f"{text} {row.field.unit}" if text and row.field.unit else text

        return (
            Column("item", QT_TRANSLATE_NOOP("reexaminations", "Item"), 160, mono=True),
            Column(
                "field", QT_TRANSLATE_NOOP("reexaminations", "Value"), 230, show=lambda row: named(row.field, language)
            ),
            Column(
                "before", QT_TRANSLATE_NOOP("reexaminations", "Before"), 215, show=lambda row: value(row, row.before)
            ),
            Column("again", QT_TRANSLATE_NOOP("reexaminations", "Again"), 215, show=lambda row: value(row, row.again)),
            Column("agrees", QT_TRANSLATE_NOOP("reexaminations", "Compared"), 140, badge=self._beside),
        )

    def _beside(self, row: Compared) -> Badge | None:
        if self.view is None or not self.view.again:
            return None
        if row.agrees is None:
            return Badge(self.tr("to be judged"), "info")
        return Badge(self.tr("the same"), "good") if row.agrees else Badge(self.tr("different"), "refused")


def _state(row: Reexamination) -> Badge:
    return state_badge(row.state)


def _analysts(side: list[CameOut]) -> str:
    return ", ".join(dict.fromkeys(f"{one.analyst} ({one.number})" for one in side))
