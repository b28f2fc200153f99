"""A results file: chosen or dropped, laid out, tried row by row, and only then entered as one act."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QScrollArea,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from lims_desktop import resultfiles
from lims_desktop.errors import LimsError, Refused
from lims_desktop.resultfiles import File, Imported, Layout, Row
from ui import pages
from ui.duties import WORKERS
from ui.forms import long_text
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.buttons import rename
from ui.parts.choice import Choice
from ui.parts.headings import Card
from ui.parts.steady import steady
from ui.parts.words import paragraph
from ui.resultfiles import trial as trials
from ui.resultfiles.settings import Settings
from ui.resultfiles.trial import Chosen, Ground, Trial
from ui.resultfiles.wording import does_badge, position_text, problem_text, values_text
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

_PREVIEW_PX, _ROOM_PX = 176, 24


@pages.register
class ResultsFilePage(Page):
    """Opened by the number of its worksheet in the register."""

    name = "results-file"
    icon = "attach"
    order = 49
    title = QT_TRANSLATE_NOOP("pages", "Results file")
    topics = frozenset({"worksheet"})
    duties = WORKERS
    in_rail = False

    def build(self) -> None:
        """How it is read at the left; its first rows and the dry run at the right."""
        self.about: Ground | None = None
        self.chosen: Chosen | None = None
        self.trial: Trial | None = None
        self.setAcceptDrops(True)
        self.settings = Settings(self.desk.language)
        self.settings.changed.connect(self._try)
        self.instrument = Choice(placeholder=self.tr("Instrument that wrote it"))
        self.instrument.picked.connect(self._say_saved)
        self.saved = paragraph("", "quiet")
        self.first = QTableWidget()
        self.first.setAccessibleName(self.tr("First rows of the file"))
        self.summary = paragraph("", "strong")
        self.only_problems = QCheckBox(self.tr("Only &problems"))
        self.only_problems.toggled.connect(self._show_rows)
        self.change = QCheckBox(self.tr("Also &change values that stand there already"))
        self.change.toggled.connect(self._show_count)
        self.rows = Table(self, self._columns(), words="resultfiles", key="line")
        self.rows.empty_text = self.tr("Choose a file, or drop it here.")
        self._arrange()
        self.save_button = self.add_button(self.tr("Remember how it is read"), self._save, icon="lists")
        self.choose_button = self.add_button(self.tr("Choose a &file …"), self.choose, icon="attach")
        self.enter_button = self.add_button("", self.enter, icon="check", primary=True)
        self.key("Ctrl+O", self.tr("Choose a file"), self.choose)
        self.key("Ctrl+Return", self.tr("Enter the values"), self.enter)
        self.setFocusProxy(self.choose_button)

    def load(self, lab: Lab) -> Ground | None:
        """The worksheet as it stands now."""
        return trials.ground(lab, int(self.argument or 0))

    def fill(self, about: Ground | None) -> None:
        """Hold the file against the worksheet as it stands; a file of another worksheet is put away."""
        if about is None:
            self.notice.show_text(self.desk.sentence(Refused("worksheet.unknown")), tone="refused")
            return
        if self.about is None or self.about.view.id != about.view.id:
            self.chosen = self.trial = None
        self.about = about
        self.set_title(self.words(), f"{about.view.number} · {about.view.method}")
        self.settings.offer(about.fields)
        self.instrument.set_terms((one.instrument, one.name) for one in about.mappings)
        if self.instrument.value is None and len(about.mappings) == 1:
            self.instrument.choose(about.mappings[0].instrument)
        self._say_saved()
        if about.view.state != "RUNNING":
            self.notice.show_text(self.tr("Values are entered only while the worksheet is at work."))
        self._try(self.settings.layout_now)

    def leave(self) -> str | None:
        """A file that is not entered."""
        waits = self.trial is not None and self.trial.plan is not None and self.trial.plan.count("new")
        return self.tr("The values of the file are not in the record yet.") if waits else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """One file may be dropped."""
        if len(event.mimeData().urls()) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        self.take(event.mimeData().urls()[0].toLocalFile())

    def choose(self) -> None:
        """Let the person choose a file."""
        kinds = self.tr("Exports") + " (*.csv *.txt *.tsv *.asc *.dat)"
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Results file"), "", f"{kinds};;{self.tr('All files')} (*)")
        if path:
            self.take(path)

    def take(self, path: str) -> None:
        """Read this file and try it."""
        if self.about is not None:
            self.ask(trials.choose, Path(path), self.about, self._saved_layout, then=self._chosen, key="file")

    def enter(self) -> None:
        """Enter everything that the dry run says, as one act; a file that came into another worksheet asks why."""
        if self.about and self.chosen and self.trial and self.trial.plan and self.enter_button.isEnabled():
            again = any(one.worksheet_id != self.about.view.id for one in self.chosen.elsewhere)
            if again:
                self._ask_again()
            else:
                self._enter(again=False)

    # -- own ---------------------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column, ...]:
        language = self.desk.language

        def place(row: Row) -> str:
            said = position_text(row.position, self.about.method, language) if self.about else ""
            return f"{said} · {row.replicate}" if said and not row.problem else said

        return (
            Column("line", QT_TRANSLATE_NOOP("resultfiles", "Line"), 64, right=True, mono=True),
            Column("name", QT_TRANSLATE_NOOP("resultfiles", "In the file"), 170),
            Column("position", QT_TRANSLATE_NOOP("resultfiles", "Place and replicate"), 200, show=place),
            Column("does", QT_TRANSLATE_NOOP("resultfiles", "Does"), 140, badge=does_badge),
            Column("cells", QT_TRANSLATE_NOOP("resultfiles", "Values, or what is wrong"), 380,
                   show=lambda row: problem_text(row, language) or values_text(row, language)),
        )  # fmt: skip

    def _arrange(self) -> None:
        card = Card(self.tr("How it is read"))
        for part in (self.instrument, self.saved, self.settings):
            card.content.addWidget(part)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(card)
        area.setMinimumWidth(card.minimumSizeHint().width() + _ROOM_PX)
        self.first.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.first.setFixedHeight(_PREVIEW_PX)
        self.first.verticalHeader().setDefaultSectionSize(24)
        right = QVBoxLayout()
        right.setSpacing(10)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.summary, 1)
        line.addWidget(self.change)
        line.addWidget(self.only_problems)
        right.addWidget(self.first)
        right.addLayout(line)
        right.addWidget(self.rows, 1)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(area, 1)
        body.addLayout(right, 3)
        self.content.addLayout(body, 1)

    @property
    def _saved_layout(self) -> Layout | None:
        known = self.about.mappings if self.about else []
        return next((one.read for one in known if one.instrument == self.instrument.value), None)

    @Slot()
    def _say_saved(self) -> None:
        mappings = self.about.mappings if self.about else []
        known = next((one for one in mappings if one.instrument == self.instrument.value), None)
        said = self.tr("Read as {person} said for this instrument on {day}.")
        there = known is not None and known.saved_at is not None
        self.saved.setText(
            said.format(person=known.saved_by, day=f"{known.saved_at:%Y-%m-%d}") if there and known else ""
        )
        self.saved.setVisible(there)
        self._show_count()

    def _chosen(self, chosen: Chosen) -> None:
        self.chosen = chosen
        self.change.setChecked(False)
        self._show_trial(chosen.trial)
        here = next((one for one in chosen.elsewhere if self.about and one.worksheet_id == self.about.view.id), None)
        if here is not None:
            twice = Refused("result_file.twice", worksheet=here.worksheet, by=here.entered_by)
            self.notice.show_text(self.desk.sentence(twice), tone="refused")
        elif chosen.missing:
            said = self.tr("The file has no columns named {columns}; say anew which column holds what.")
            self.notice.show_text(said.format(columns=", ".join(chosen.missing)))
        else:
            self.notice.hide()

    @Slot(object)
    def _try(self, layout: Layout) -> None:
        if self.chosen is None or self.about is None:
            self._show_trial(None)
        else:
            self.ask(trials.attempt, self.chosen.raw, layout, self.about, then=self._show_trial, key="trial")

    def _show_trial(self, trial: Trial | None) -> None:
        self.trial = trial
        if trial is not None:
            self.settings.show_layout(trial.layout, trial.heads)
        self.settings.setEnabled(trial is not None)
        self.first.setVisible(trial is not None)
        self._show_first(trial)
        self._show_rows()

    def _show_first(self, trial: Trial | None) -> None:
        lines = trial.first if trial else []
        self.first.setRowCount(len(lines))
        self.first.setColumnCount(len(trial.heads) if trial else 0)
        self.first.setHorizontalHeaderLabels([str(n + 1) for n in range(self.first.columnCount())])
        self.first.setVerticalHeaderLabels([str(number) for number, _cells in lines])
        for row, (_number, cells) in enumerate(lines):
            for column, cell in enumerate(cells[: self.first.columnCount()]):
                self.first.setItem(row, column, QTableWidgetItem(steady(cell[:200])))

    @Slot()
    def _show_rows(self) -> None:
        plan = self.trial.plan if self.trial else None
        rows = plan.rows if plan else ()
        self.rows.show_rows([row for row in rows if not row.is_good] if self.only_problems.isChecked() else rows)
        if self.trial and self.trial.trouble:
            self.rows.empty_text = self.desk.sentence(Refused(self.trial.trouble))
        elif plan is not None:
            self.rows.empty_text = self.tr("Every row is understood.") if rows else self.tr("There are no rows.")
        elif self.trial:
            self.rows.empty_text = self.tr("Say which column tells whose a row is, and which holds values.")
        else:
            self.rows.empty_text = self.tr("Choose a file, or drop it here.")
        self.rows.viewport().update()
        self._show_count()

    @Slot()
    def _show_count(self) -> None:
        plan = self.trial.plan if self.trial else None
        changes = plan.count("change") if plan else 0
        self.change.setVisible(bool(changes))
        self.only_problems.setVisible(plan is not None)
        count = (plan.count("new") if plan else 0) + (changes if self.change.isChecked() else 0)
        rename(self.enter_button, self.tr("Enter {count} values").format(count=count))
        running = self.about is not None and self.about.view.state == "RUNNING"
        here = (
            self.chosen and self.about and any(one.worksheet_id == self.about.view.id for one in self.chosen.elsewhere)
        )
        self.enter_button.setEnabled(bool(count) and running and not here)
        self.save_button.setVisible(plan is not None and self.instrument.value is not None)
        self.summary.setText(self._summed(changes) if plan else self.chosen.name if self.chosen else "")

    def _summed(self, changes: int) -> str:
        assert self.trial
        assert self.trial.plan
        assert self.chosen
        plan = self.trial.plan
        parts = (
            self.tr("{name}: {count} rows").format(name=self.chosen.name, count=len(plan.rows)),
            self.tr("{count} new values").format(count=plan.count("new")),
            self.tr("{count} would change").format(count=changes) if changes else "",
            self.tr("{count} stand already").format(count=plan.count("same")) if plan.count("same") else "",
            self.tr("{count} rows with problems").format(count=plan.count("problem")) if plan.count("problem") else "",
            self.tr("{count} places are not in the file").format(count=len(plan.absent)) if plan.absent else "",
        )
        return " · ".join(part for part in parts if part)

    def _ask_again(self) -> None:
        assert self.chosen
        other = self.chosen.elsewhere[0]
        about = self.tr("This very file came into {worksheet} already. Why does it belong here too?")
        asking = Asking(
            self.tr("Enter it again"), about.format(worksheet=other.worksheet), self.tr("Enter"), self.desk.over
        )
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.require("reason")

        def refused(error: LimsError) -> None:
            asking.refuse(self.desk.sentence(error))

        def given(said: dict[str, Any]) -> None:
            self._enter(again=True, reason=said["reason"], refused=refused, then=asking.agree)

        asking.given.connect(given)
        asking.open()

    def _enter(self, *, again: bool, then: Any = None, refused: Any = None, **kw: Any) -> None:
        assert self.about
        assert self.chosen
        assert self.trial
        assert self.trial.plan
        lines = max(1, self.trial.lines)
        file = File(self.chosen.name, self.chosen.raw, self.trial.layout, lines, self.instrument.value)
        entries = self.trial.plan.entries(change=self.change.isChecked())

        def done(told: Imported) -> None:
            if then:
                then()
            self._entered(told)

        self.act(resultfiles.results_import, self.about.view.id, file, entries, again=again, then=done, refused=refused,
                 act=uuid4(), **kw)  # fmt: skip

    def _entered(self, told: Imported) -> None:
        said = self.tr("{count} values of the file are in {worksheet}.")
        self.desk.messages.good(said.format(count=len(told.versions), worksheet=told.number))
        self.chosen = self.trial = None
        self.reload()
        self.desk.open("worksheet", told.worksheet)

    def _save(self) -> None:
        if self.about and self.trial and self.instrument.value is not None:
            self.act(resultfiles.result_mapping_save, self.instrument.value, self.about.view.method, self.trial.layout,
                     then=self._remembered, act=uuid4())  # fmt: skip

    def _remembered(self, _saved: object) -> None:
        self.desk.messages.good(self.tr("Files of this instrument are read so from now on."))
        self.reload()
