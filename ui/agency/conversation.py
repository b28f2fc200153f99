"""Enquiries beside the words of the chosen one, and a field to add a word, which stays until it is recorded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import uuid4

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lims_desktop import enquiries
from lims_desktop.enquiries import Enquiry
from ui.agency.talk import KINDS, enquiry_badge, told
from ui.agency.wording import say
from ui.forms import long_text
from ui.page import Page
from ui.parts.badge import BadgeLabel
from ui.parts.buttons import button, rename
from ui.parts.headings import Card
from ui.parts.timeline import Timeline
from ui.parts.words import paragraph
from ui.tableview import Table


class Conversation(QWidget):
    """A table at the left, the chosen enquiry at the right. `spoke` after every word and closing."""

    spoke = Signal()

    def __init__(self, page: Page, table: Table, may_close: Callable[[Enquiry], bool]) -> None:
        super().__init__(page)
        self.page, self.table, self._may_close = page, table, may_close
        self.one: Enquiry | None = None
        self.timeline = Timeline()
        self.words = long_text(4)
        self.words.setAccessibleName(self.tr("Your words"))
        self.words.setPlaceholderText(self.tr("Your words …"))
        self.send_button = button(self.tr("Send"), self.send, icon="forward", primary=True)
        self.close_button = button(self.tr("Close it"), self.close_it, icon="check")
        self.state = BadgeLabel(parent=self)
        self.privileged = paragraph("", "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 12, 0, 0)
        row.setSpacing(16)
        row.addWidget(table, 6)
        row.addWidget(self._side(), 5)
        table.chosen.connect(self._show)
        self._show(None)

    @property
    def is_begun(self) -> bool:
        """Whether something is typed that was not sent."""
        return bool(self.words.toPlainText().strip())

    def show_again(self, rows: Sequence[Enquiry]) -> None:
        """The rows came anew: the chosen one may have new words."""
        same = next((one for one in rows if self.one and one.id == self.one.id), None)
        self._show(same or (rows[0] if rows else None))

    @Slot()
    def send(self) -> None:
        """Say it; what was typed goes only when it is recorded."""
        text = self.words.toPlainText().strip()
        if self.one is not None and text:
            self.page.act(enquiries.say, self.one.id, text, act=uuid4(), then=self._sent)

    @Slot()
    def close_it(self) -> None:
        """Nothing more is wanted."""
        if self.one is not None:
            self.page.act(enquiries.close, self.one.id, act=uuid4(), then=lambda _answer: self.spoke.emit())

    def focus_words(self) -> None:
        """Go to the field."""
        self.words.setFocus()

    # -- own ---------------------------------------------------------------------------------------------------

    def _side(self) -> QWidget:
        self.card = Card(self.tr("Choose an enquiry"))
        self.card.beside_title(self.state)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.timeline)
        self.card.content.addWidget(area, 1)
        self.card.content.addWidget(self.privileged)
        self.card.content.addWidget(self.words)
        buttons = QHBoxLayout()
        buttons.addWidget(self.send_button)
        buttons.addWidget(self.close_button)
        buttons.addStretch(1)
        self.card.content.addLayout(buttons)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.card)
        return whole

    @Slot(object)
    def _show(self, one: Enquiry | None) -> None:
        self.one = one
        is_open = one is not None and one.state != "CLOSED"
        title = say(KINDS.get(one.kind, one.kind)) if one else self.tr("Choose an enquiry")
        self.card.set_title(" · ".join(part for part in (title, one.report if one else None) if part))
        if one is not None:
            self.state.show_badge(enquiry_badge(one))
        self.state.setVisible(one is not None)
        why = one.privileged if one else None
        self.privileged.setText(self.tr("Privileged, in no disclosure bundle: {why}").format(why=why))
        self.privileged.setVisible(why is not None)
        self.timeline.show_events(told(one.notes) if one else [])
        self.words.setVisible(is_open)
        self.send_button.setVisible(is_open)
        self.close_button.setVisible(is_open and one is not None and self._may_close(one))
        rename(self.send_button, self.tr("Ask again") if self._is_outside else self.tr("Answer"))

    @property
    def _is_outside(self) -> bool:
        return self.page.desk.lab.me.agency is not None

    def _sent(self, _answer: Any) -> None:
        self.words.clear()
        self.spoke.emit()
