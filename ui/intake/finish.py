"""The last step: every label printed and scanned back, and the receipt beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lims_desktop.intake import Accepted
from ui.intake.labelling import LabelRun, RunLabel
from ui.intake.paper import PaperView
from ui.parts.badge import Badge
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.parts.notice import Notice
from ui.parts.words import words
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from ui.page import Page

TONES = {
    "issued": "neutral",
    "queued": "info",
    "sent": "info",
    "verified": "good",
    "failed": "refused",
    "unknown": "warning",
}


class FinishStep(QWidget):
    """Labels at the left, the receipt at the right."""

    left = Signal()

    def __init__(self, page: Page, run: LabelRun) -> None:
        super().__init__()
        self.run = run
        self.words = {
            "issued": self.tr("To be printed"), "queued": self.tr("Queued"), "sent": self.tr("Sent, scan it"),
            "verified": self.tr("Scanned back"), "failed": self.tr("Not printed"), "unknown": self.tr("Unknown"),
        }  # fmt: skip
        self.table = Table(page, _columns(self), words="intake", key="code")
        self.table.setObjectName("labels")
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.empty_text = self.tr("Nothing was accepted, so there is nothing to label.")
        self.paper = PaperView()
        self.fault = Notice()
        self.count = words("", "scan")
        self.count.setObjectName("labelled")
        self.hint = words("", "quiet")
        self._lay_out()
        run.changed.connect(self.show_run)

    def show_accepted(self, accepted: Accepted) -> None:
        """Say what was recorded."""
        self.card.set_title(self.tr("{case}: labels").format(case=accepted.case_number))

    @Slot()
    def show_run(self) -> None:
        """Show how the labels stand."""
        totals = self.run.totals
        self.table.show_rows(list(self.run.labels.values()))
        self.count.setText(self.tr("{done} of {all} scanned back").format(done=totals.verified, all=totals.all))
        self.print_button.setVisible(bool(totals.missing))
        self.print_button.setEnabled(not self.run.is_printing)
        self.hint.setText(self._next_thing())
        self._show_fault()

    def focus_first(self) -> None:
        """The list; scans need no focus."""
        self.table.setFocus()

    @property
    def chosen(self) -> RunLabel | None:
        """The label that another copy is wished of: the faulty one, or the one chosen in the list."""
        faulty = self.run.totals.faulty
        row: RunLabel | None = self.table.current
        return row if row is not None and (row in faulty or not faulty) else faulty[0] if faulty else row

    def _next_thing(self) -> str:
        totals = self.run.totals
        if totals.verified == totals.all:
            return self.tr("Done. The officer takes the receipt; F9 serves the next one.")
        if totals.missing and not self.run.is_printing:
            return self.tr("F2 prints the labels that are missing.")
        return self.tr("Put each label on its package and scan it there.")

    def _show_fault(self) -> None:
        faulty = self.run.totals.faulty
        if not faulty:
            self.fault.hide()
            return
        row = faulty[0]
        if row.state == "failed":
            text = self.tr("{number} was not printed. {problem}").format(number=row.number, problem=row.problem)
            self.fault.show_text(text, self.tr("Print it  (F2)"), self.run.print_missing, "refused")
        else:
            text = self.tr(
                "{problem} Is the label of {number} in your hand? Then scan it. If not, another copy needs a reason."
            )
            said = text.format(number=row.number, problem=row.problem)
            self.fault.show_text(said, self.tr("Another copy  (F4)"), lambda: self.run.print_copy(row.code), "warning")

    def _lay_out(self) -> None:
        self.card = Card(self.tr("Labels"))
        self.card.content.addWidget(self.count)
        self.card.content.addWidget(self.hint)
        margins = self.fault.layout()
        assert margins is not None
        margins.setContentsMargins(0, 0, 0, 0)
        self.card.content.addWidget(self.fault)
        self.card.content.addWidget(self.table, 1)
        self.print_button = button(self.tr("Print the missing labels  (F2)"), self.run.print_missing, icon="label")
        buttons = QHBoxLayout()
        buttons.addWidget(self.print_button)
        buttons.addStretch(1)
        buttons.addWidget(button(self.tr("Next officer  (F9)"), self.left.emit, icon="forward"))
        self.card.content.addLayout(buttons)
        receipt = Card(self.tr("Receipt"))
        receipt.content.addWidget(self.paper, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.addWidget(self.card)
        row.addLayout(left, 3)
        row.addWidget(receipt, 2)
        self.count.setAlignment(Qt.AlignmentFlag.AlignLeft)


def _columns(step: FinishStep) -> tuple[Column, ...]:
    return (
        Column("number", QT_TRANSLATE_NOOP("intake", "Number"), 172, mono=True),
        Column(
            "state",
            QT_TRANSLATE_NOOP("intake", "Label"),
            165,
            badge=lambda row: Badge(step.words[row.state], TONES[row.state]),
        ),
        Column("what", QT_TRANSLATE_NOOP("intake", "Item"), 160),
        Column("problem", QT_TRANSLATE_NOOP("intake", "Problem"), 160),
    )
