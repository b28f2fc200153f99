"""Cases that may be the same, shown before a new one is made: choose one of them, or say why this is another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lims_desktop.intake import Duplicate
from ui.intake.delivery import Delivery
from ui.intake.entry import CleanLine
from ui.intake.words import Words
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.buttons import button
from ui.parts.field import Field
from ui.parts.headings import Card
from ui.parts.words import paragraph, words

SHOWN = 4


class DuplicatesCard(Card):
    """Stays beside the facts; `chosen` is the case that this delivery belongs to, `apart` the reason for a new one."""

    chosen = Signal(object)
    opened = Signal(int)
    apart = Signal(str)
    finished = Signal()

    def __init__(self) -> None:
        super().__init__(self.tr("Same case?"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.content.addLayout(self._rows)
        self.reason = CleanLine(300)
        self.reason.setObjectName("new_because")
        self.reason_field = Field(self.tr("It is a new case, because"), self.reason)
        self.reason.textChanged.connect(lambda text: self.apart.emit(text.strip()))
        self.reason.returnPressed.connect(self.finished)
        self.content.addWidget(self.reason_field)
        self.content.addStretch(1)
        self.found: Sequence[Duplicate] = ()

    def show_found(self, found: Sequence[Duplicate], delivery: Delivery, lists: Words) -> None:
        """Show what the laboratory found for the facts typed so far."""
        self.found = found
        while (old := self._rows.takeAt(0)) is not None:
            if widget := old.widget():
                widget.hide()
                widget.deleteLater()
        if delivery.case is not None:
            self._rows.addWidget(self._belonging(delivery))
        elif not found:
            text = self.tr("No other case has this reference, and none names these persons on that date.")
            self._rows.addWidget(
                paragraph(text if _is_known(delivery) else self.tr("Checked while you type."), "quiet")
            )
        else:
            for number, one in enumerate(found[:SHOWN], 1):
                self._rows.addWidget(self._case(number, one, lists))
        self.reason_field.setVisible(bool(found) and delivery.case is None)
        if self.reason.text().strip() != delivery.new_because:
            self.reason.setText(delivery.new_because)

    def choose(self, number: int) -> None:
        """Choose the case at this place, from 1."""
        if number <= min(len(self.found), SHOWN):
            self.chosen.emit(self.found[number - 1])

    def _belonging(self, delivery: Delivery) -> QWidget:
        text = self.tr("Goes into {case}").format(case=delivery.case_number)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(BadgeLabel(Badge(text, "good")))
        column.addWidget(button(self.tr("Make a new case instead"), lambda: self.chosen.emit(None), flat=True))
        return row

    def _case(self, number: int, one: Duplicate, lists: Words) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(words(one.number, "code"))
        sure = (
            Badge(self.tr("Same reference"), "warning")
            if one.certain
            else Badge(self.tr("Same person and date"), "info")
        )
        head.addWidget(BadgeLabel(sure))
        head.addStretch(1)
        column.addLayout(head)
        date = one.incident_date.isoformat() if one.incident_date else ""
        facts: list[Any] = [one.agency_reference, lists.word("offence", one.offence), date, one.names]
        column.addWidget(paragraph("  ·  ".join(part for part in facts if part), "quiet"))
        buttons = QHBoxLayout()
        use = button(self.tr("It is this case  (Ctrl+{number})").format(number=number), lambda: self.chosen.emit(one))
        buttons.addWidget(use)
        buttons.addWidget(button(self.tr("Look at it"), lambda: self.opened.emit(one.id), flat=True))
        buttons.addStretch(1)
        column.addLayout(buttons)
        return row


def _is_known(delivery: Delivery) -> bool:
    return bool(delivery.facts.agency and delivery.facts.agency_reference)
