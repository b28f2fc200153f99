"""Looks from outside: which customer looked at which list, case, item or report, when and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui import pages
from ui.agency.looks import LooksTable
from ui.page import Page

if TYPE_CHECKING:
    from lims_desktop.lab import Lab


@pages.register
class LooksPage(Page):
    """One list, page by page; Enter opens the case."""

    name = "looks"
    icon = "eye"
    group = "laboratory"
    order = 240
    title = QT_TRANSLATE_NOOP("pages", "Looks from outside")
    duties = frozenset({"quality_manager", "auditor"})

    def build(self) -> None:
        """The list."""
        self.looks = LooksTable(self)
        self.looks.opened.connect(lambda look: self.desk.open("case", look.case) if look.case else None)
        self.content.addWidget(self.looks, 1)
        self.setFocusProxy(self.looks)

    def load(self, _lab: Lab) -> None:
        """The list asks for itself."""

    def fill(self, _answer: None) -> None:
        """Ask for it."""
        told = self.tr("Each is in the ledger too. Whoever works on a case sees its looks on the case's page.")
        self.set_title(self.words(), told)
        self.looks.ask()
