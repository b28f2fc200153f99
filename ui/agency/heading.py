"""The header of a case as its customer sees it: how far it is, and for which day the rest is promised."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lims_desktop.customers import CustomerCase
from ui.agency.wording import day, status_badge
from ui.parts.badge import BadgeLabel
from ui.parts.elided import Elided
from ui.parts.terms import Terms
from ui.parts.words import words


class CustomerFacts(QFrame):
    """Whose case it is and what about; at its right the word for how far it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._agency = Elided("", "large")
        self._about = Elided("", "quiet")
        self.status = BadgeLabel(parent=self)
        self.promised = words("")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.setSpacing(4)
        left.addWidget(self._agency)
        left.addWidget(self._about)
        row.addLayout(left, 1)
        row.addWidget(self.promised)
        row.addWidget(self.status)

    def show_case(self, case: CustomerCase, terms: Terms) -> None:
        """Show this case's facts."""
        self._agency.setText(f"{case.agency} · {case.agency_reference}")
        incident = self.tr("on {date}").format(date=case.incident_date) if case.incident_date else ""
        facts = (terms.word("offence", case.offence), terms.word("district", case.district), incident)
        self._about.setText(" · ".join(part for part in facts if part))
        self.status.show_badge(status_badge(case.status))
        promised = self.tr("Promised for {day}").format(day=day(case.promised_for)) if case.promised_for else ""
        self.promised.setText(promised)
        self.promised.setVisible(bool(promised))
