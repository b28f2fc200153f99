"""Examinations on the page of the hand-over: shown before one signs, unticked, changed, added."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lims_desktop.errors import Refused
from ui.intake.asked import AskTyped, asked_of, fitting, in_runs, places
from ui.intake.delivery import Delivery
from ui.intake.entry import CleanLine, DateLine, EntryForm, Pick
from ui.intake.words import Words
from ui.parts.buttons import button
from ui.parts.field import Field
from ui.parts.words import paragraph
from ui.parts.words import words as label

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class AskedList(QWidget):
    """What is asked: Space unticks, Enter changes, F3 adds. `edited` says that something was changed."""

    edited = Signal()

    def __init__(self, words: Words, sentence: Any) -> None:
        super().__init__()
        self._words, self._sentence = words, sentence
        self._delivery = Delivery()
        self.list = QListWidget()
        self.list.setObjectName("asked")
        self.list.setAccessibleName(self.tr("Examinations asked"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMinimumHeight(92)
        self.nothing = paragraph(
            self.tr("No examination is asked yet. F3 asks for one; a kit brings its own."), "quiet"
        )
        self.add_button = button(self.tr("Ask for an examination  (F3)"), self.add, icon="plus", flat=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.list.itemChanged.connect(self._ticked)
        self.list.itemDoubleClicked.connect(self._chosen)
        self.list.installEventFilter(self)

    def show_delivery(self, delivery: Delivery) -> None:
        """Show what is asked with this delivery."""
        self._delivery = delivery
        self.list.blockSignals(True)
        self.list.clear()
        for asked in delivery.asks:
            self.list.addItem(self._row(asked))
        self.list.blockSignals(False)
        self.list.setVisible(bool(delivery.asks))
        self.nothing.setVisible(not delivery.asks)

    @Slot()
    def add(self) -> None:
        """Ask for one more examination."""
        self._open(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter changes the one that is marked."""
        if watched is self.list and self.list.currentItem() is not None and _is_enter(event):
            self._chosen(self.list.currentItem())
            return True
        return False

    # -- own ---------------------------------------------------------------------------------------------------

    def _row(self, asked: AskTyped) -> QListWidgetItem:
        found = places(self._delivery, asked)
        many = self.tr("lines {lines}") if len(found) > 1 else self.tr("line {lines}")
        about = many.format(lines=in_runs(found)) if found else self.tr("no line of it is accepted")
        until = self.tr("court {date}").format(date=asked.court_date) if asked.court_date else ""
        needed = self.tr("needed by {date}").format(date=asked.needed_by) if asked.needed_by else ""
        parts = (self._words.word("examination", asked.examination), about, until, needed, asked.questions)
        row = QListWidgetItem("  ·  ".join(part for part in parts if part))
        row.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        row.setCheckState(_CHECKED if asked.wanted and found else _UNCHECKED)
        if not found:
            row.setFlags(Qt.ItemFlag.ItemIsSelectable)
        return row

    @Slot(QListWidgetItem)
    def _ticked(self, row: QListWidgetItem) -> None:
        self._delivery.asks[self.list.row(row)].wanted = row.checkState() == _CHECKED
        self.edited.emit()

    @Slot(QListWidgetItem)
    def _chosen(self, row: QListWidgetItem) -> None:
        self._open(self._delivery.asks[self.list.row(row)])

    def _open(self, asked: AskTyped | None) -> None:
        dialog = AskDialog(self._delivery, self._words, self._sentence, self.window())
        dialog.said.connect(self._said)
        dialog.show_asked(asked)
        dialog.open()

    @Slot(object)
    def _said(self, said: AskTyped) -> None:
        before = asked_of(self._delivery, said.examination)
        if before is None:
            self._delivery.asks.append(said)
        else:
            self._delivery.asks[self._delivery.asks.index(before)] = said
        self.show_delivery(self._delivery)
        self.edited.emit()


def _is_enter(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER


class AskDialog(QDialog):
    """An examination, what the agency wants to know, until when, and the accepted lines it is about."""

    said = Signal(object)

    def __init__(self, delivery: Delivery, words: Words, sentence: Any, over: QWidget | None) -> None:
        super().__init__(over)
        self._delivery, self._words, self._sentence = delivery, words, sentence
        self._accepted = [one for one in delivery.packages if one.outcome == "accept"]
        self.setWindowTitle(self.tr("Ask for an examination"))
        self.setMinimumSize(640, 460)
        self.form = EntryForm(2, sentence)
        self.form.add_entry("examination", self.tr("&Examination"), Pick(words.options("examination")), span=2)
        self.form.add_entry("questions", self.tr("&Questions of the agency"), CleanLine(300), span=2)
        self.form.add_entry("court_date", self.tr("&Court date"), DateLine(words.today))
        self.form.add_entry("needed_by", self.tr("&Needed by"), DateLine(words.today))
        for key in ("court_date", "needed_by"):
            self._input(key).setPlaceholderText(f"{words.today.year + 1}-03-05")  # to come, so the year in full
        self.lines = QListWidget()
        self.lines.setObjectName("asked_lines")
        for package in self._accepted:
            self.lines.addItem(self._row(package.key))
        self._lay_out()
        self._input("examination").picked.connect(self._picked)
        self.form.ended.connect(self._go_to_lines)
        self.form.finished.connect(self.answer)
        self.lines.installEventFilter(self)

    def show_asked(self, asked: AskTyped | None) -> None:
        """Show one that is asked already; None for a new one."""
        if asked is not None:
            self.form.fill({"examination": asked.examination})
            self._input("examination").setReadOnly(True)
            self._fill(asked)
        self.form.focus_first() if asked is None else self._input("questions").setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the lines puts it on the list."""
        if watched is self.lines and _is_enter(event):
            self.answer()
            return True
        return False

    @Slot()
    def answer(self) -> None:
        """Put it on the list, when it says what and of which lines."""
        lines = [one.key for one, row in zip(self._accepted, self._rows(), strict=True) if row.checkState() == _CHECKED]
        needed = self._sentence(Refused("intake.field_missing"))
        missing = self.form.missing({"examination": needed})
        self.lines_field.complain("" if lines else self.tr("Tick at least one line."))
        if missing or not lines or not self._dates_stand():
            return
        values = self.form.values()
        court, until = (self._input(key).value for key in ("court_date", "needed_by"))
        dates = [day.isoformat() if day else "" for day in (court, until)]
        self.accept()
        self.said.emit(AskTyped(values["examination"], lines, True, values["questions"] or "", *dates))

    # -- own ---------------------------------------------------------------------------------------------------

    def _dates_stand(self) -> bool:
        """A day to come; `5/3/27` would be read as one of the last century."""
        stand = True
        for key in ("court_date", "needed_by"):
            line = self._input(key)
            line.settle()
            if line.error is None and line.value is not None and line.value < self._words.today:
                self.form.complain(key, self._sentence(Refused("intake.date_passed", date=line.value.isoformat())))
                stand = False
            stand = stand and line.error is None
        return stand

    @Slot(object)
    def _picked(self, examination: str | None) -> None:
        """What is asked already of lines that are here is shown as it is; else the lines that fit are ticked."""
        before = asked_of(self._delivery, examination) if examination else None
        if before is not None and places(self._delivery, before):
            self._fill(before)
        elif examination:
            self._tick([one.key for one in fitting(examination, self._accepted, self._words)])

    def _fill(self, asked: AskTyped) -> None:
        self.form.fill({"questions": asked.questions or None})
        for key, text in (("court_date", asked.court_date), ("needed_by", asked.needed_by)):
            line = self._input(key)
            line.setText(text)
            line.settle()
        self._tick(asked.lines)

    def _tick(self, keys: list[int]) -> None:
        for package, row in zip(self._accepted, self._rows(), strict=True):
            row.setCheckState(_CHECKED if package.key in keys else _UNCHECKED)

    def _rows(self) -> list[QListWidgetItem]:
        return [self.lines.item(row) for row in range(self.lines.count())]

    def _row(self, key: int) -> QListWidgetItem:
        place = self._delivery.place(key) or 0
        package = self._delivery.packages[place - 1]
        kind = self._words.word("item_type", package.item_type)
        row = QListWidgetItem("  ·  ".join(part for part in (str(place), kind, package.description) if part))
        row.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        row.setCheckState(_UNCHECKED)
        return row

    @Slot()
    def _go_to_lines(self) -> None:
        self.lines.setFocus()
        self.lines.setCurrentRow(0)

    def _input(self, key: str) -> Any:
        line = self.form.fields[key].input
        assert isinstance(line, QLineEdit)
        return line

    def _lay_out(self) -> None:
        self.lines_field = Field(self.tr("About these &lines  (Space ticks)"), self.lines)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button(self.tr("Cancel"), self.reject))
        buttons.addWidget(button(self.tr("Put it on the list"), self.answer, primary=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(label(self.tr("Ask for an examination"), "large"))
        text = self.tr("The section gets it as a request when you accept; it can still ask back, or decline it.")
        column.addWidget(paragraph(text, "quiet"))
        column.addWidget(self.form)
        column.addWidget(self.lines_field, 1)
        column.addLayout(buttons)
