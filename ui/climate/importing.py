"""A CSV file of temperatures, looked at before it is recorded: how it is laid out, and all of its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFileDialog, QGridLayout, QHBoxLayout, QVBoxLayout

from lims_desktop import climate, climate_csv
from lims_desktop.climate import MOST, Reading, ReadingsRecorded, Watched
from lims_desktop.climate_csv import DECIMALS, DELIMITERS, ENCODINGS, TIME_FORMS, Layout, Row
from lims_desktop.errors import LimsError, Refused
from lims_desktop.lab import Lab
from ui.climate.words import degrees
from ui.custody.wording import minute
from ui.parts.badge import Badge
from ui.parts.buttons import button, rename
from ui.parts.field import Field
from ui.parts.vocabulary import Vocabulary
from ui.parts.words import paragraph, words
from ui.table import Column
from ui.tableview import Table

_words = Vocabulary("climate")

if TYPE_CHECKING:
    from ui.page import Page

_PROBLEMS = {
    "": (QT_TRANSLATE_NOOP("climate", "Reading"), "good"),
    "columns": (QT_TRANSLATE_NOOP("climate", "Columns missing"), "warning"),
    "time": (QT_TRANSLATE_NOOP("climate", "No such time"), "warning"),
    "value": (QT_TRANSLATE_NOOP("climate", "No temperature"), "warning"),
    "ambiguous": (QT_TRANSLATE_NOOP("climate", "Clock change"), "warning"),
    "future": (QT_TRANSLATE_NOOP("climate", "In the future"), "warning"),
    "differs": (QT_TRANSLATE_NOOP("climate", "Two values"), "warning"),
    "unfinished": (QT_TRANSLATE_NOOP("climate", "Line unfinished"), "warning"),
}


def _badge(row: Row) -> Badge:
    return _words.badge(_PROBLEMS, row.problem)


def _when(row: Row) -> str:
    return minute(row.reading.at) if row.reading else ""


def _degrees(row: Row) -> str:
    return degrees(row.reading.value) if row.reading else ""


ROWS = (
    Column("line", QT_TRANSLATE_NOOP("climate", "Line"), 60, right=True, sortable=False),
    Column("problem", QT_TRANSLATE_NOOP("climate", "Understood as"), 150, badge=_badge, sortable=False),
    Column("at", QT_TRANSLATE_NOOP("climate", "Time"), 152, show=_when, sortable=False),
    Column("value", QT_TRANSLATE_NOOP("climate", "Temperature"), 100, show=_degrees, right=True, sortable=False),
    Column("text", QT_TRANSLATE_NOOP("climate", "As it stands in the file"), 300, sortable=False),
)
_FIELDS = ("encoding", "delimiter", "decimal", "form", "time", "clock", "value")


@dataclass(frozen=True)
class Looked:
    """The bytes of a file and what they settle about how they are laid out."""

    raw: bytes
    layout: Layout


class ImportDialog(QDialog):
    """The preview of one file for one place; `record` sends it, and the dialog stays until all of it is recorded."""

    def __init__(self, page: Page, place: Watched, name: str, file: Looked) -> None:
        super().__init__(page.desk.over)
        self._page, self._place, self._name, self._raw = page, place, name, file.raw
        self.layout_said = file.layout
        self.rows: list[Row] = []
        self._reading = self._sending = False
        self.then: Callable[[], object] = bool
        self.setWindowTitle(self.tr("Import temperatures"))
        self.resize(880, 620)
        self.boxes: dict[str, QComboBox] = {}
        self.table = Table(page, ROWS, words="climate", key="line")
        self.table.setAccessibleName(self.tr("Rows of the file"))
        self.said, self.trouble = paragraph("", "quiet"), paragraph("", "fieldError")
        self.leave_out = QCheckBox()
        self.go_on = button("", self.record, primary=True)
        self._lay_out()
        self._offer()
        self.read()
        self.finished.connect(self._let_go)

    @property
    def readings(self) -> list[Reading]:
        """What would be recorded."""
        return [row.reading for row in self.rows if row.reading is not None]

    @Slot()
    def read(self) -> None:
        """Read the file as it is said to be laid out."""
        chosen = {key: box.currentData() for key, box in self.boxes.items()}
        self.layout_said = replace(self.layout_said, **chosen)
        self._reading = True
        self._count()
        self._page.ask(_rows, self._raw, self.layout_said, self._place.place_id, then=self._show, key=("csv", id(self)))

    @Slot()
    def record(self) -> None:
        """Record it, in as many acts as it needs; a part that is known already is kept once."""
        if self.go_on.isEnabled():
            self.trouble.hide()
            self._sending = True
            parts = [self.readings[n : n + MOST] for n in range(0, len(self.readings), MOST)]
            self._record(parts, [uuid4() for _ in parts], (0, 0))

    # -- own ---------------------------------------------------------------------------------------------------

    def _show(self, rows: list[Row]) -> None:
        self._reading = False
        self.rows = rows
        self.table.empty_text = self.tr("Say above what is still open: it is not guessed.")
        self.table.show_rows(sorted(rows, key=lambda row: (not row.problem, row.line)))
        wrong = sum(bool(row.problem) for row in rows)
        self.leave_out.setVisible(bool(wrong))
        self.leave_out.setText(self.tr("Leave out the {count} rows that are not understood").format(count=wrong))
        self.leave_out.setChecked(False)
        self._count()

    @Slot()
    def _let_go(self) -> None:
        """A window keeps its closed dialogs; a file of five megabytes and its rows need not stay in them."""
        self._raw, self.rows = b"", []
        self.table.show_rows([])

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for number, (key, name) in enumerate(zip(_FIELDS, self._names(), strict=True)):
            self.boxes[key] = _box()
            grid.addWidget(Field(name, self.boxes[key]), *divmod(number, 4))
        keys = QHBoxLayout()
        keys.addWidget(self.leave_out)
        keys.addStretch(1)
        keys.addWidget(button(self.tr("Cancel"), self.reject))
        keys.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(words(self.tr("Import temperatures"), "large"))
        about = self.tr("{file} into {place}. Times are those of this computer's clock.")
        column.addWidget(paragraph(about.format(file=self._name, place=self._place.path), "quiet"))
        column.addLayout(grid)
        column.addWidget(self.table, 1)
        column.addWidget(self.said)
        column.addWidget(self.trouble)
        column.addLayout(keys)
        self.trouble.hide()
        self.leave_out.toggled.connect(self._count)

    def _names(self) -> Iterable[str]:
        return (
            self.tr("&Letters"), self.tr("Columns are &parted by"), self.tr("&Decimal sign"),
            self.tr("&Form of the time"), self.tr("Column of the &time"), self.tr("Column of the &clock, if apart"),
            self.tr("Column of the te&mperature"),
        )  # fmt: skip

    def _offer(self) -> None:
        now = datetime_sample()
        marks = {"\t": self.tr("tab"), ",": ",  " + self.tr("comma"), ";": ";  " + self.tr("semicolon")}
        columns = self._columns()
        offered: dict[str, Iterable[tuple[Any, str]]] = {
            "encoding": ((one, one.removesuffix("-sig").upper()) for one in ENCODINGS),
            "delimiter": ((one, marks[one]) for one in DELIMITERS),
            "decimal": ((one, f"4{one}2") for one in DECIMALS),
            "form": ((one, now.strftime(one)) for one in TIME_FORMS),
            "time": columns,
            "clock": columns,
            "value": columns,
        }
        for key, terms in offered.items():
            box = self.boxes[key]
            box.addItem(self.tr("not apart") if key == "clock" else "?", None)
            for value, text in terms:
                box.addItem(text, value)
            box.setCurrentIndex(max(0, box.findData(getattr(self.layout_said, key))))
            box.currentIndexChanged.connect(self._changed)

    def _columns(self) -> list[tuple[int, str]]:
        cells = climate_csv.cells_of(self._raw, self.layout_said)
        width = max((len(row) for row in cells), default=0)
        shown = [" / ".join(row[n][:18] for row in cells[:2] if n < len(row)) for n in range(width)]
        return [(n, f"{n + 1}: {text}") for n, text in enumerate(shown)]

    @Slot()
    def _changed(self) -> None:
        before = self.layout_said
        self.read()
        if (before.delimiter, before.encoding) != (self.layout_said.delimiter, self.layout_said.encoding):
            self._offer_columns()

    def _offer_columns(self) -> None:
        """Another delimiter or other letters: other columns."""
        columns = self._columns()
        for key in ("time", "clock", "value"):
            box = self.boxes[key]
            box.blockSignals(True)
            box.clear()
            box.addItem(self.tr("not apart") if key == "clock" else "?", None)
            for value, text in columns:
                box.addItem(text, value)
            box.setCurrentIndex(max(0, box.findData(getattr(self.layout_said, key))))
            box.blockSignals(False)
        self.read()

    @Slot()
    def _count(self) -> None:
        wrong = sum(bool(row.problem) for row in self.rows)
        good = len(self.readings)
        text = self.tr("{good} readings; {wrong} rows are not understood, they stand first.")
        said = text.format(good=good, wrong=wrong) if self.rows else ""
        self.said.setText(self.tr("Reading the file …") if self._reading else said)
        rename(self.go_on, self.tr("&Record {count} readings").format(count=good))
        busy = self._reading or self._sending
        self.go_on.setEnabled(bool(good) and not busy and (not wrong or self.leave_out.isChecked()))
        for field in (*self.boxes.values(), self.leave_out):
            field.setEnabled(not self._sending)

    def _record(self, parts: list[list[Reading]], acts: list[UUID], so_far: tuple[int, int]) -> None:
        self._count()
        if not parts or not self.isVisible():  # cancelled between two parts: what was recorded is told
            self._sending = False
            self.accept()
            text = self.tr("{new} readings recorded, {known} were known already.")
            self._page.desk.messages.good(text.format(new=so_far[0], known=so_far[1]))
            self.then()
            return

        def recorded(answer: ReadingsRecorded) -> None:
            self._record(parts[1:], acts[1:], (so_far[0] + answer.recorded, so_far[1] + answer.already))

        def refused(error: LimsError) -> None:
            self._sending = False
            self.trouble.setText(self._page.desk.sentence(error))
            self.trouble.show()
            self._count()

        more = {"device": self._name[:200], "act": acts[0]}
        self._page.act(climate.record, "csv", parts[0], then=recorded, refused=refused, **more)


def _box() -> QComboBox:
    """A list that is no wider than its place, however long the words of the file are."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def datetime_sample() -> Any:
    """A moment in which day, month, hour and minute are told apart."""
    from datetime import datetime

    return datetime(2026, 11, 25, 17, 30, 5)  # noqa: DTZ001 - an example on the screen


def choose_file(page: Page) -> Path | None:
    """Let the person choose a file."""
    title = QCoreApplication.translate("climate", "A file of temperatures")
    name, _ = QFileDialog.getOpenFileName(page.desk.over, title, str(Path.home()), "CSV (*.csv *.txt);;* (*)")
    return Path(name) if name else None


def read_file(_lab: Lab, path: Path) -> Looked:
    """A file and how it is laid out; refused when it is too large or cannot be read."""
    try:
        with path.open("rb") as file:
            raw = file.read(climate_csv.LARGEST + 1)
    except OSError as trouble:
        raise Refused("climate.file_unreadable", file=path.name, why=str(trouble)) from trouble
    if len(raw) > climate_csv.LARGEST:
        raise Refused("climate.file_too_large", file=path.name, most=climate_csv.LARGEST // 1_000_000)
    return Looked(raw, climate_csv.layout_of(raw))


def _rows(_lab: Lab, raw: bytes, layout: Layout, place: int) -> list[Row]:
    return climate_csv.rows_of(raw, layout, place)
