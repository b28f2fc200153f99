"""Who proposed, approved and counted a disposition, where it is staged, and the hash of its frozen list."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QVBoxLayout

from lims_desktop.disposition import Disposition
from ui.custody.wording import minute
from ui.disposition import wording
from ui.disposition.rooms import empty
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.parts.words import paragraph, words


class FactsCard(Card):
    """Names, times and the hash; a button for every roll call."""

    rollcall = Signal(int)

    def __init__(self) -> None:
        super().__init__("")
        self.set_title(self.tr("On record"))
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(16)
        self._rolls = QVBoxLayout()
        self.content.addLayout(self._form)
        self.content.addLayout(self._rolls)

    def show_facts(self, shown: Disposition) -> None:
        """Show this one's."""
        while self._form.rowCount():
            self._form.removeRow(0)
        for name, value in self._pairs(shown):
            if value and name == self.tr("Reason"):
                self._form.addRow(words(name, "quiet"), paragraph(value))
            elif value:
                self._form.addRow(words(name, "quiet"), words(value))
        empty(self._rolls)
        for roll in shown.rollcalls:
            said = f"{roll.court_date.isoformat()} · {roll.order_number} · {wording.state_badge(roll.state).text}"
            self._rolls.addWidget(button(said, partial(self.rollcall.emit, roll.id), icon="court"))

    def _pairs(self, shown: Disposition) -> list[tuple[str, str]]:
        hidden = shown.count - len(shown.lines)
        return [
            (self.tr("Proposed"), f"{shown.proposed_by}\n{minute(shown.proposed_at)}"),
            (self.tr("Approved"), f"{shown.approved_by}\n{minute(shown.approved_at)}" if shown.approved_by else ""),
            (self.tr("Staged in"), (shown.staging or "").replace(" › ", " ›\n")),
            (self.tr("Closed"), f"{shown.closed_by}\n{minute(shown.closed_at)}" if shown.closed_by else ""),
            (self.tr("Reason"), shown.closing_reason or ""),
            (self.tr("SHA-256"), _grouped(shown.frozen or "")),
            (self.tr("Hidden"), self.tr("{count} items of restricted cases").format(count=hidden) if hidden else ""),
        ]


def _grouped(digest: str) -> str:
    return "\n".join(f"{digest[n : n + 8]} {digest[n + 8 : n + 16]}" for n in range(0, len(digest), 16))
