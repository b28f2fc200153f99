"""One person's card: facts, duties, the account and the badge, with what an administrator may do about each."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.duties import duty_words
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.buttons import button, danger
from ui.parts.headings import Card
from ui.parts.words import line, paragraph, words
from ui.people.roster import PersonRow
from ui.people.words import label_badge, state_badge


class PersonCard(Card):
    """Who is chosen; buttons only for those who may use them."""

    revoked = Signal(object, str)

    def __init__(self, manages: bool, me: int) -> None:
        super().__init__()
        self._manages, self._me = manages, me
        self.name = paragraph("", "large")
        self.content.addWidget(self.name)
        self.row: PersonRow | None = None
        self.state, self.login = BadgeLabel(), words("", "code")
        self.facts = QFormLayout()
        self.facts.setHorizontalSpacing(16)
        self.duties = QVBoxLayout()
        self.duties.setSpacing(4)
        self.badge, self.badge_state = words("", "code"), BadgeLabel()
        self.offered: dict[str, QPushButton] = {}
        self.grant_room, self.account_room, self.badge_room = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._lay_out()
        self.show_person(None)

    def offer(self, key: str, text: str, run: Callable[[], object], room: QHBoxLayout, *, harm: bool = False) -> None:
        """A button of this card; made only for those who manage accounts."""
        if self._manages:
            self.offered[key] = danger(text, run) if harm else button(text, run)
            room.insertWidget(room.count() - 1, self.offered[key])

    def show_person(self, row: PersonRow | None) -> None:
        """Show this person; None when nobody is chosen."""
        self.row = row
        for n in range(self.content.count()):
            item = self.content.itemAt(n)
            if item is not None and (widget := item.widget()) is not None:
                widget.setVisible(row is not None)
        self.name.setText(row.name if row else self.tr("Nobody is chosen"))
        self.name.show()
        self._show_facts(row)
        self._show_duties(row)
        self.state.show_badge(state_badge(row) if row else Badge(""))
        self.login.setText(row.login if row else "")
        self.badge.setText(row.badge.code if row and row.badge else self.tr("no badge") if row else "")
        self.badge_state.show_badge(label_badge(row.badge.state if row and row.badge else None))
        for key, action in self.offered.items():
            action.setVisible(row is not None and self._is_offered(key, row))

    def _is_offered(self, key: str, row: PersonRow) -> bool:
        if key in ("disable", "reset"):
            return row.known.active and row.id != self._me
        if key == "grant" and row.id == self._me:
            return False
        if key == "enable":
            return not row.known.active or row.locked_until is not None
        return row.known.active or key == "change"

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(10)
        top.addWidget(self.login)
        top.addWidget(self.state)
        top.addStretch(1)
        worn = QHBoxLayout()
        worn.setSpacing(10)
        worn.addWidget(self.badge)
        worn.addWidget(self.badge_state)
        worn.addStretch(1)
        for room in (self.grant_room, self.account_room, self.badge_room):
            room.setSpacing(8)
            room.addStretch(1)
        self.content.addLayout(top)
        self.content.addLayout(self.facts)
        self.content.addLayout(self.account_room)
        self.content.addWidget(line())
        self.content.addWidget(words(self.tr("Duties"), "section"))
        self.content.addLayout(self.duties)
        self.content.addLayout(self.grant_room)
        self.content.addWidget(line())
        self.content.addWidget(words(self.tr("Badge"), "section"))
        self.content.addLayout(worn)
        self.content.addLayout(self.badge_room)
        self.content.addStretch(1)

    def _show_facts(self, row: PersonRow | None) -> None:
        while self.facts.rowCount():
            self.facts.removeRow(0)
        if row is None:
            return
        known = row.known
        for name, said in (
            (self.tr("Title"), known.title),
            (self.tr("Office"), row.office),
            (self.tr("Section"), row.section),
            (self.tr("Agency"), row.agency),
            (self.tr("Initials"), known.initials),
        ):
            if said:
                self.facts.addRow(words(name, "quiet"), paragraph(said))

    def _show_duties(self, row: PersonRow | None) -> None:
        while (item := self.duties.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for duty in row.duties if row else ():
            self.duties.addWidget(self._duty(row, duty))
        if row and not row.duties:
            self.duties.addWidget(words(self.tr("none"), "quiet"))

    def _duty(self, row: PersonRow | None, duty: str) -> QWidget:
        whole = QWidget()
        strip = QHBoxLayout(whole)
        strip.setContentsMargins(0, 0, 0, 0)
        strip.addWidget(words(duty_words(duty)))
        strip.addStretch(1)
        if self._manages and row is not None and row.id != self._me:
            take = button(self.tr("Take …"), lambda: self.revoked.emit(row, duty), flat=True)
            take.setAccessibleName(self.tr("Take the duty {duty}").format(duty=duty_words(duty)))
            strip.addWidget(take)
        return whole
