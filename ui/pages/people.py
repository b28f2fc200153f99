"""People: who there is and with which duties; an administrator makes and changes accounts; everybody their password."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from lims_desktop.labels import IssuedLabel, LabelState
from ui import pages
from ui.intake.labelling import LabelRun
from ui.page import Page
from ui.people.detail import PersonCard
from ui.people.questions import Questions
from ui.people.roster import PersonRow, Roster, roster
from ui.people.words import state_badge
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab

ADMINISTRATOR = "administrator"
_SIDE, _SIDE_TO_READ = 400, 320


@pages.register
class PeoplePage(Page):
    """A list at the left, one person's card at the right."""

    name = "people"
    icon = "people"
    group = "laboratory"
    order = 720
    title = QT_TRANSLATE_NOOP("pages", "People")
    topics = frozenset({"person", "label"})

    def build(self) -> None:
        """The list, its filter, and the card."""
        self.manages = ADMINISTRATOR in self.desk.lab.me.duties
        self.roster = Roster((), (), ())
        self.questions = Questions(self, lambda: self.roster)
        self.badges = LabelRun(self, self)
        self.filter = QLineEdit()
        self.filter.setMaxLength(100)
        self.filter.setClearButtonEnabled(True)
        self.filter.setPlaceholderText(self.tr("Name, login, duty, office …"))
        self.filter.setAccessibleName(self.tr("Narrow the list"))
        self.people = self._table()
        self.card = PersonCard(self.manages, self.desk.lab.me.person)
        self.card.setFixedWidth(_SIDE if self.manages else _SIDE_TO_READ)
        self._offer_actions()
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.people, 1)
        row.addWidget(self.card)
        self.content.addWidget(self.filter)
        self.content.addLayout(row, 1)
        self.setFocusProxy(self.filter)
        self.filter.textChanged.connect(self._narrow)
        self.filter.returnPressed.connect(self.people.setFocus)
        self.people.chosen.connect(self.card.show_person)
        self.people.opened.connect(self._open)
        self.card.revoked.connect(self.questions.revoke)
        self.badges.changed.connect(self._printed)
        self._make_keys()

    def load(self, lab: Lab) -> Roster:
        """Everybody this person may see."""
        return roster(lab, self.desk.language)

    def fill(self, answer: Roster) -> None:
        """Show them; whoever was chosen stays chosen."""
        self.roster = answer
        self._narrow()

    def wants(self, scan: Scan) -> bool:
        """The badge just printed, scanned back; or anybody's badge, to find them in the list."""
        return scan.ok and (scan.text in self.badges.labels or self._with_badge(scan.text) is not None)

    def scanned(self, scan: Scan) -> None:
        """Prove the badge, or choose its person."""
        if scan.text in self.badges.labels:
            self.badges.verify(scan.text)
        elif (row := self._with_badge(scan.text)) is not None:
            self.choose(row.id)

    def choose(self, person: int) -> None:
        """Go to this person in the list."""
        self.filter.clear()
        numbers = [row.id for row in self.people.rows.rows]
        if person in numbers:
            self.people.selectRow(numbers.index(person))

    # -- own ---------------------------------------------------------------------------------------------------

    def _table(self) -> Table:
        columns = (
            Column("name", QT_TRANSLATE_NOOP("people", "Name"), 190),
            Column("login", QT_TRANSLATE_NOOP("people", "Login"), 140, mono=True),
            Column("duties", QT_TRANSLATE_NOOP("people", "Duties"), 220, show=lambda row: row.duty_words),
            Column("state", QT_TRANSLATE_NOOP("people", "Account"), 150, badge=state_badge),
        )
        table = Table(self, columns, words="people", key="id")
        table.setAccessibleName(self.tr("People"))
        table.empty_text = self.tr("Nobody fits these words.")
        return table

    def _offer_actions(self) -> None:
        card, ask = self.card, self.questions
        card.offer("change", self.tr("C&hange …"), self._with(lambda row: ask.change(row.known)), card.account_room)
        card.offer("reset", self.tr("New pass&word …"), self._with(ask.reset), card.account_room)
        card.offer("enable", self.tr("&Enable …"), self._with(ask.enable), card.account_room)
        card.offer("disable", self.tr("Disable …"), self._with(ask.disable), card.account_room, harm=True)
        card.offer("grant", self.tr("&Grant a duty …"), self._with(ask.grant), card.grant_room)
        card.offer("badge", self.tr("Print a &badge"), self._with(self._badge), card.badge_room)

    def _make_keys(self) -> None:
        if self.manages:
            self.add_button(self.tr("New person …"), self.questions.add, icon="plus", primary=True)
            self.key("Ctrl+N", self.tr("New person"), self.questions.add)
        self.add_button(self.tr("Change my password …"), self.questions.my_password, icon="lock")

    def _with(self, run: Callable[[PersonRow], object]) -> Callable[[], None]:
        def go() -> None:
            if self.card.row is not None:
                run(self.card.row)

        return go

    def _with_badge(self, code: str) -> PersonRow | None:
        return next((row for row in self.roster.people if row.badge is not None and row.badge.code == code), None)

    @Slot()
    def _narrow(self) -> None:
        before = self.card.row
        fitting = [row for row in self.roster.people if row.fits(self.filter.text())]
        self.people.show_rows(fitting)
        chosen = next((row for row in fitting if before is not None and row.id == before.id), None)
        if chosen is None and fitting:
            self.people.selectRow(0)
            chosen = fitting[0]
        self.card.show_person(chosen)
        many = self.tr("{count} people").format(count=len(fitting))
        self.set_title(self.words(), self.tr("One person") if len(fitting) == 1 else many)

    @Slot(object)
    def _open(self, row: PersonRow) -> None:
        if self.manages:
            self.questions.change(row.known)
        elif not row.agency:
            self.desk.open("person", row.id)

    def _badge(self, row: PersonRow) -> None:
        if row.badge is not None and row.badge.copies == 0:
            self._print(row, row.badge.code)
        else:
            self.questions.badge(row, partial(self._issued, row))

    def _issued(self, row: PersonRow, issued: LabelState) -> None:
        self._print(row, issued.code)

    def _print(self, row: PersonRow, code: str) -> None:
        label = IssuedLabel(code, row.id, row.name, "badge", "issued", 0, None)
        fields = {
            "code": code,
            "number": row.known.initials,
            "name": row.name,
            "duty": row.known.title or row.duty_words,
            "laboratory": self.desk.lab.laboratory.name,
        }
        self.badges.show_labels([label], {code: fields})
        self.badges.print_missing()

    @Slot()
    def _printed(self) -> None:
        for label in self.badges.labels.values():
            if label.problem:
                self.desk.messages.refuse(label.problem)
            elif label.state == "sent":
                self.desk.messages.say(self.tr("The badge of {name} was sent: scan it.").format(name=label.number))
            elif label.state == "verified":
                self.desk.messages.good(self.tr("The badge of {name} is proved.").format(name=label.number))
