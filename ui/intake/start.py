"""The first step at the counter: what is awaited, what was left half-finished, or somebody who just walked in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lims_desktop.drafts import Draft
from lims_desktop.intake import Awaited
from ui.intake.words import Counter, Words
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.parts.words import paragraph, restyle, words
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from ui.page import Page

_DOWN = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class StartStep(QWidget):
    """Choose whom to serve."""

    announced = Signal(object)
    walked_in = Signal()
    resumed = Signal(object)
    dropped = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__()
        self._counter: Counter | None = None
        self.search = QLineEdit()
        self.search.setObjectName("awaited_filter")
        self.search.setProperty("search", True)
        self.search.setPlaceholderText(self.tr("Agency, reference, officer, person …"))
        self.search.setAccessibleName(self.tr("Find an announced submission"))
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.table = Table(page, _columns(self), words="intake", key="id")
        self.table.setObjectName("awaited")
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.empty_text = self.tr("Nothing announced fits. A walk-in starts with F2.")
        self.table.opened.connect(self.announced)
        self._drafts = QVBoxLayout()
        self._drafts.setSpacing(8)
        self._lay_out()

    def what_lacks(self, known: Words) -> str:
        """In a new laboratory nothing can be taken in before it is entered from whom, and from where."""
        if not known.agencies:
            return self.tr(
                "No agency is known yet, so nothing can be taken in. A laboratory manager or an administrator enters "
                "it on the page Agencies and offices."
            )
        if not known.options("district"):
            return self.tr(
                "No district is known yet, so nothing can be taken in. A laboratory manager or a quality manager "
                "enters it on the page Lists."
            )
        return ""

    def show_counter(self, counter: Counter) -> None:
        """Show who is awaited and what was left."""
        self._counter = counter
        self._narrow()
        self._show_drafts()

    @property
    def drafts(self) -> list[Draft]:
        """What was left half-finished."""
        return list(self._counter.drafts) if self._counter else []

    def focus_first(self) -> None:
        """Typing finds an announced submission at once."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.search.selectAll()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """From the search line the arrows move in the list, and Enter opens what is chosen there."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _DOWN:
            QApplication.sendEvent(self.table, event)
            return True
        if event.key() in _ENTER and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._open_chosen()
            return True
        return False

    def word(self, of: str, code: str) -> str:
        """The words of a list for the table."""
        return self._counter.words.word(of, code) if self._counter else code

    def _open_chosen(self) -> None:
        if self.table.current is not None:
            self.announced.emit(self.table.current)

    def _lay_out(self) -> None:
        awaited = Card(self.tr("Announced and awaited"))
        awaited.content.addWidget(self.search)
        awaited.content.addWidget(self.table, 1)
        awaited.content.addWidget(
            words(self.tr("Scan the code on the officer's paper, or choose with ↓ and Enter."), "small")
        )
        walk_in = Card(self.tr("Not announced"))
        walk_in.content.addWidget(
            paragraph(self.tr("Somebody is at the counter with packages that nobody announced."), "quiet")
        )
        self.walk_in = button(self.tr("Walk-in  (F2)"), self.walked_in.emit, icon="plus", primary=True)
        walk_in.content.addWidget(self.walk_in)
        self.left = Card(self.tr("Half-finished by me"))
        self.left.content.addLayout(self._drafts)
        side = QVBoxLayout()
        side.setSpacing(16)
        side.addWidget(walk_in)
        side.addWidget(self.left)
        side.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(awaited, 5)
        row.addLayout(side, 2)

    @Slot()
    def _narrow(self) -> None:
        wanted = self.search.text().casefold().split()
        rows = self._counter.awaited if self._counter else []
        self.table.show_rows([row for row in rows if all(part in _all_words(row) for part in wanted)])
        if self.table.rows.rows and not self.table.currentIndex().isValid():
            self.table.selectRow(0)

    def _show_drafts(self) -> None:
        while (old := self._drafts.takeAt(0)) is not None:
            if widget := old.widget():
                widget.deleteLater()
        drafts = self._counter.drafts if self._counter else []
        self.left.setVisible(bool(drafts))
        for draft in drafts:
            self._drafts.addWidget(self._draft(draft))

    def _draft(self, draft: Draft) -> QWidget:
        row = QWidget()
        texts = QVBoxLayout(row)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(2)
        texts.addWidget(paragraph(draft.title))
        texts.addWidget(words(_when(draft.changed_at), "small"))
        line = QHBoxLayout()
        line.setSpacing(8)
        texts.addLayout(line)
        go_on: QPushButton = button(self.tr("Go on"), lambda: self.resumed.emit(draft))
        go_on.setAccessibleName(self.tr("Go on with {title}").format(title=draft.title))
        go_on.setObjectName("resume")
        line.addWidget(go_on)
        discard = Discard()
        discard.sure.connect(lambda: self.dropped.emit(draft))
        line.addWidget(discard)
        line.addStretch(1)
        return row


class Discard(QPushButton):
    """What was typed is gone only when it was said twice."""

    sure = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("discard")
        self.setText(self.tr("Discard"))
        self.setProperty("flat", True)
        self.clicked.connect(self._pressed)

    @Slot()
    def _pressed(self) -> None:
        if self.property("danger"):
            self.sure.emit()
        else:
            self.setText(self.tr("Discard for good"))
            self.setProperty("danger", True)
            restyle(self)


def _columns(step: StartStep) -> tuple[Column, ...]:
    return (
        Column("agency_reference", QT_TRANSLATE_NOOP("intake", "Reference"), 120, mono=True),
        Column("agency", QT_TRANSLATE_NOOP("intake", "Agency"), 190),
        Column("officer", QT_TRANSLATE_NOOP("intake", "Officer"), 130),
        Column(
            "offence", QT_TRANSLATE_NOOP("intake", "Offence"), 170, show=lambda row: step.word("offence", row.offence)
        ),
        Column(
            "expected", QT_TRANSLATE_NOOP("intake", "Items"), 56, show=lambda row: str(len(row.expected)), right=True
        ),
        Column("prelogged_at", QT_TRANSLATE_NOOP("intake", "Announced"), 112, show=lambda row: _day(row.prelogged_at)),
    )


def _when(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _day(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d}"


def _all_words(row: Awaited) -> str:
    people: list[Any] = [person.get("name") for person in row.persons]
    said = (row.agency_reference, row.agency, row.officer, row.offence, *people)
    return " ".join(part for part in said if part).casefold()
