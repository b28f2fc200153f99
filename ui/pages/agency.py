"""A customer's cases: how far each is, for which day it is promised, and how many reports were issued."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer, Slot
from PySide6.QtWidgets import QLineEdit

from lims_desktop import customers, lists
from lims_desktop.lists import Term
from ui import pages
from ui.agency.tables import case_columns
from ui.duties import CUSTOMERS
from ui.page import Page
from ui.parts.terms import Terms
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

TYPING_MS = 400


@pages.register
class AgencyPage(Page):
    """One field to find a case, and the list. It is not loaded by itself: every list is a look that is written down."""

    name = "agency"
    icon = "case"
    group = "customer"
    order = 10
    title = QT_TRANSLATE_NOOP("pages", "My cases")
    duties = CUSTOMERS

    def build(self) -> None:
        """The field and the list."""
        self.terms = Terms()
        self.words_ = QLineEdit()
        self.words_.setPlaceholderText(self.tr("Number, reference or person …"))
        self.words_.setAccessibleName(self.tr("Find a case"))
        self.words_.setMaximumWidth(420)
        self.words_.setMaxLength(200)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self._find)
        self.words_.textEdited.connect(lambda _text: self._typing.start())
        self.words_.returnPressed.connect(self._find)
        self.cases = Table(self, case_columns(lambda: self.terms), customers.cases, words="customers", key="id")
        self.cases.setAccessibleName(self.tr("My cases"))
        self.cases.opened.connect(lambda case: self.desk.open("agency_case", case.id))
        self.content.addWidget(self.words_)
        self.content.addWidget(self.cases, 1)
        self.key("Ctrl+F", self.tr("Find a case"), self._focus)
        self.setFocusProxy(self.cases)

    def load(self, lab: Lab) -> list[Term]:
        """The words of the lists."""
        return lists.every_term(lab)

    def fill(self, terms: list[Term]) -> None:
        """Ask for the cases."""
        self.terms = Terms(terms, self.desk.language)
        self.set_title(self.words(), self.tr("The laboratory writes down what you look at."))
        self._find()

    @Slot()
    def _find(self) -> None:
        self._typing.stop()
        wanted = self.words_.text().strip()
        nothing = self.tr(
            "The laboratory has no case of yours yet. A case begins when the counter takes in a submission."
        )
        unknown = self.tr("No case of yours has “{words}” in its number, reference or persons.")
        self.cases.empty_text = unknown.format(words=wanted) if wanted else nothing
        self.cases.ask(words=wanted)

    def _focus(self) -> None:
        self.words_.setFocus()
        self.words_.selectAll()
