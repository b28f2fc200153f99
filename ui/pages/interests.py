"""Conflicts of interest: one's own, and everybody's for the managers, who lift them; declared here or by a scan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from lims_desktop import interests
from lims_desktop.codes import Kind, read_code
from lims_desktop.errors import Refused
from lims_desktop.interests import LIFTERS, Interest, PersonMeant
from ui import pages
from ui.custody.wording import minute
from ui.duties import SEE_CASES
from ui.interests.card import InterestCard, about_words, state_badge
from ui.interests.declaring import InterestQuestions
from ui.page import Page
from ui.parts.buttons import danger
from ui.parts.scrolled import Scrolled
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from devices.scan import Scan

_SIDE = 340


@pages.register
class InterestsPage(Page):
    """A list that comes page by page, the newest first; the chosen one in full beside it."""

    name = "interests"
    icon = "signature"
    group = "casework"
    order = 182
    title = QT_TRANSLATE_NOOP("pages", "Conflicts of interest")
    topics = frozenset({"person", "case"})
    duties = SEE_CASES

    def build(self) -> None:
        """A filter, the table, the card."""
        self.manages = bool(self.desk.lab.me.duties & LIFTERS)
        self.questions = InterestQuestions(self)
        self.in_force = QCheckBox(self.tr("Only what is in &force"))
        self.in_force.setChecked(True)
        self.in_force.toggled.connect(self._ask)
        self.table = Table(self, self._columns(), interests.listed, words="interests", key="id")
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.chosen.connect(self._show)
        self.table.opened.connect(self._open)
        self.table.rows.modelReset.connect(self._shown)
        self.card = InterestCard()
        if self.manages:
            self.lift_button = danger(self.tr("Lift …"), self.lift)
            self.heading.beside.addWidget(self.lift_button)
            self.key("Ctrl+U", self.tr("Lift the chosen"), self.lift)
        self.add_button(self.tr("Declare …"), self.questions.declare, icon="plus", primary=True)
        self.key("Ctrl+N", self.tr("Declare"), self.questions.declare)
        self._arrange()
        self.setFocusProxy(self.table)
        everybody = self.tr("Everybody's, for the managers alone. Scan an item to declare one in its case.")
        own = self.tr("What you declared. Scan an item to declare one in its case.")
        self.set_title(self.words(), everybody if self.manages else own)

    def fill(self, _answer: Any) -> None:
        """The list asks for itself."""
        self.table.refresh() if self.table.rows.rows else self._ask()

    def wants(self, scan: Scan) -> bool:
        """A scan of an item is its case; anything else is opened as everywhere."""
        if not scan.ok:
            return False
        try:
            return read_code(scan.text).kind in (Kind.ITEM, Kind.CONTAINER)
        except Refused:
            return False

    def scanned(self, scan: Scan) -> None:
        """Ask what stands between me and the case of this item."""
        self.questions.declare(scan.text)

    def lift(self) -> None:
        """Lift the chosen one, when it is in force and somebody else's."""
        one: Interest | None = self.table.current
        if one is None or one.lifted_at is not None:
            self.desk.messages.warn(self.tr("Choose a declaration in force first."))
        elif one.person == self.desk.lab.me.person:
            self.desk.messages.warn(self.tr("Your own is lifted by another manager."))
        else:
            self.questions.lift(one.id, one.name, about_words(one))

    # -- own ---------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.in_force)
        left.addWidget(self.table, 1)
        area = Scrolled(self.card)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFixedWidth(_SIDE)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(area)
        self.content.addLayout(row, 1)

    @Slot()
    def _ask(self) -> None:
        everything = (
            self.tr("Nobody declared a conflict of interest.") if self.manages else self.tr("You declared none.")
        )
        in_force = self.tr("No conflict of interest is in force.")
        self.table.empty_text = in_force if self.in_force.isChecked() else everything
        self.table.ask(in_force=self.in_force.isChecked())

    @Slot()
    def _shown(self) -> None:
        """The first one is read at once; what was chosen stays chosen."""
        if self.table.rows.rows and self.table.current is None:
            self.table.selectRow(0)
        elif not self.table.rows.rows:
            self._show(None)

    @Slot(object)
    def _show(self, one: Interest | None) -> None:
        self.card.show_interest(one)
        if self.manages:
            mine = one is not None and one.person == self.desk.lab.me.person
            self.lift_button.setEnabled(one is not None and one.lifted_at is None and not mine)
        if one is not None and one.named is not None:
            self.ask(interests.person_meant, one.named, then=partial(self._say_meant, one.id), key="meant")

    def _say_meant(self, interest: int, meant: PersonMeant) -> None:
        if (one := self.table.current) is not None and one.id == interest:
            self.card.show_meant(meant)

    @Slot(object)
    def _open(self, one: Interest) -> None:
        if one.case_number is not None:
            self.desk.open("case", one.case)
        elif one.named is not None:
            self.desk.open("search", one.named)

    def _columns(self) -> tuple[Column, ...]:
        who = (Column("name", QT_TRANSLATE_NOOP("interests", "Who"), 170, sortable=False),) if self.manages else ()
        return (
            Column("state", QT_TRANSLATE_NOOP("interests", "State"), 104, badge=state_badge, sortable=False),
            *who,
            Column("about", QT_TRANSLATE_NOOP("interests", "About"), 150, show=about_words, sortable=False),
            Column("statement", QT_TRANSLATE_NOOP("interests", "What stands between"), 260, sortable=False, spare=True),
            Column(
                "declared_at", QT_TRANSLATE_NOOP("interests", "Since"), 116, show=_since, sortable=False, spare=True
            ),
        )


def _since(one: Interest) -> str:
    """The day alone; the card says the minute."""
    return minute(one.declared_at)[:10]
