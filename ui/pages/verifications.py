"""Second examiners: which worksheets wait for one, which conflicts for a third person."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot

from lims_desktop import verification
from lims_desktop.errors import Refused
from lims_desktop.verification import InQueue, Verified
from ui import pages
from ui.custody.wording import minute
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.buttons import button
from ui.parts.words import paragraph
from ui.table import Column
from ui.tableview import Table
from ui.verification.wording import standing_badge

if TYPE_CHECKING:
    from lims_desktop.lab import Lab


@pages.register
class VerificationsPage(Page):
    """One table, the oldest first; what can be done with a line stands beside it."""

    name = "verifications"
    help = "verification"
    icon = "good"
    group = "casework"
    order = 175
    title = QT_TRANSLATE_NOOP("pages", "Second examiners")
    topics = frozenset({"worksheet", "verification", "verification_conclusion"})
    duties = frozenset({"analyst", "medical_examiner", "technical_reviewer", "laboratory_manager", "quality_manager"})

    def build(self) -> None:
        """The queue, and why one cannot take the chosen line."""
        self.table = Table(self, self._columns(), words="verification", key="worksheet")
        self.table.empty_text = self.tr("Nothing waits for a second examiner.")
        self.table.opened.connect(lambda _: self.go_on())
        self.table.chosen.connect(self._choose)
        self.why = paragraph("", "quiet")
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.why)
        self.begin_button = button(self.tr("&Begin"), self.go_on, primary=True)
        self.heading.beside.addWidget(self.begin_button)
        self.key("Ctrl+Return", self.tr("Begin, or go on"), self.go_on)
        self.setFocusProxy(self.table)

    def load(self, lab: Lab) -> list[InQueue]:
        """Everything that waits."""
        return verification.waiting(lab)

    def fill(self, rows: list[InQueue]) -> None:
        """Show it; a worksheet that was asked for is chosen."""
        self.table.show_rows(rows)
        wanted = next((number for number, row in enumerate(rows) if row.worksheet == self.argument), 0)
        if rows:
            self.table.setCurrentIndex(self.table.model().index(wanted, 0))
        self._choose(self.table.current)

    @Slot()
    def go_on(self) -> None:
        """Begin the chosen one, or open what was begun."""
        row: InQueue | None = self.table.current
        if row is None:
            return
        if row.standing == "waits":
            self.act(verification.begin, row.worksheet, then=self._begun, act=uuid4())
        elif row.standing == "correct":
            self.desk.open("worksheet", row.worksheet)
        else:
            self.desk.open("verification", row.verification)

    # -- own ---------------------------------------------------------------------------------------------------

    def _begun(self, begun: Verified) -> None:
        self.desk.open("verification", begun.verification)

    @Slot(object)
    def _choose(self, row: InQueue | None) -> None:
        words = {"waits": self.tr("&Begin"), "correct": self.tr("&Open the worksheet")}
        self.begin_button.setText(words.get(row.standing if row else "waits", self.tr("&Open")))
        hindered = row is not None and row.objection is not None
        self.begin_button.setEnabled(row is not None and not hindered)
        self.why.setText(self._objection(row) if row and row.objection else self._hint(row))

    def _objection(self, row: InQueue) -> str:
        me = self.desk.lab.me.name
        return self.desk.sentence(
            Refused(row.objection or "", worksheet=row.number, person=me, method=row.method, act="perform", until=None)
        )

    def _hint(self, row: InQueue | None) -> str:
        if row is None or row.standing != "waits":
            return ""
        if row.blind:
            return self.tr("Have the items in your hands. Until you have concluded, you see nothing of what was found.")
        return self.tr("You conclude for yourself; what the first examiner found stands beside it.")

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", QT_TRANSLATE_NOOP("verification", "Worksheet"), 140, mono=True, sortable=False),
            Column("standing", QT_TRANSLATE_NOOP("verification", "State"), 220, badge=_standing, sortable=False),
            Column("blind", QT_TRANSLATE_NOOP("verification", "Verified"), 84, show=self._blind, sortable=False),
            Column("method", QT_TRANSLATE_NOOP("verification", "Method"), 170, mono=True, sortable=False),
            Column("analyst", QT_TRANSLATE_NOOP("verification", "First examiner"), 130, sortable=False),
            Column("verifier", QT_TRANSLATE_NOOP("verification", "Second examiner"), 130, sortable=False),
            Column("submitted_at", QT_TRANSLATE_NOOP("verification", "Since"), 136, show=_since, sortable=False),
        )

    def _blind(self, row: InQueue) -> str:
        return self.tr("blind") if row.blind else self.tr("openly")


def _standing(row: InQueue) -> Badge:
    return standing_badge(row.standing)


def _since(row: InQueue) -> str:
    return minute(row.submitted_at)
