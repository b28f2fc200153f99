"""The header of a case: whose it is, what it is about, and who may see it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lims_desktop.cases import CaseView
from ui.custody.wording import discrepancies_words, minute
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.elided import Elided
from ui.parts.terms import Terms
from ui.parts.words import paragraph


class CaseFacts(QFrame):
    """What a case is, in a few lines and chips."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._agency = Elided("", "large")
        self._about = Elided("", "quiet")
        self._note = paragraph("")
        self._chips = QHBoxLayout()
        self._chips.setSpacing(8)
        self._chips.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        for part in (self._agency, self._about, self._note):
            column.addWidget(part)
        column.addLayout(self._chips)

    def show_case(self, case: CaseView, terms: Terms) -> None:
        """Show this case's facts."""
        self._agency.setText(f"{case.agency} · {case.agency_reference}")
        self._about.setText(" · ".join(part for part in self._facts(case, terms) if part))
        self._note.setText(case.note or "")
        self._note.setVisible(bool(case.note))
        while self._chips.count() > 1:
            chip = self._chips.takeAt(0)
            if chip is not None and (widget := chip.widget()):
                widget.hide()
                widget.deleteLater()
        for number, badge in enumerate(self.badges(case)):
            self._chips.insertWidget(number, BadgeLabel(badge))

    def badges(self, case: CaseView) -> list[Badge]:
        """Access, referrals, and what is not settled."""
        open_ones = [one for one in case.discrepancies if one.state in ("RAISED", "INVESTIGATING")]
        chips = [Badge(self.tr("Restricted"), "warning") if case.restricted else Badge(self.tr("Open to all staff"))]
        chips += [Badge(self.tr("Referred to {agency}").format(agency=name), "info") for name in case.referrals]
        if open_ones:
            chips.append(Badge(discrepancies_words(len(open_ones)), "refused"))
        return chips

    def _facts(self, case: CaseView, terms: Terms) -> list[str]:
        incident = self.tr("on {date}").format(date=case.incident_date) if case.incident_date else ""
        opened = self.tr("opened {moment} by {name}")
        return [
            terms.word("offence", case.offence),
            terms.word("district", case.district),
            incident,
            opened.format(moment=minute(case.opened_at), name=case.opened_by or ""),
        ]
