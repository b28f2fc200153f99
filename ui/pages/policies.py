"""Policies: what the laboratory decides for itself, as it is now, since when and why; managers change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lims_desktop import policies
from lims_desktop.shipped import policy_words
from ui import pages
from ui.forms import long_text
from ui.house.rulings import SUBJECTS, UNITS, Changes, Ruling, field, say, value_words
from ui.page import Page
from ui.parts.buttons import button
from ui.parts.words import paragraph, words
from ui.quality.asked import Asked
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

MANAGERS = frozenset({"laboratory_manager", "quality_manager"})
_READ_HISTORY = MANAGERS | {"auditor"}


@pages.register
class PoliciesPage(Page):
    """All of them at the left; at the right what the chosen one decides, and everything that became of it."""

    name = "policies"
    icon = "settings"
    group = "laboratory"
    order = 740
    title = QT_TRANSLATE_NOOP("pages", "Policies")
    topics = frozenset({"policy"})
    duties = _READ_HISTORY | {"administrator", "technical_reviewer", "administrative_reviewer"}

    def build(self) -> None:
        """The table and the card."""
        self.asked = Asked(self)
        self.table = Table(self, self._columns(), words="policies", key="name")
        self.table.chosen.connect(self._choose)
        self.head, self.about, self.now = words("", "large"), paragraph(""), paragraph("", "strong")
        self.story = Changes(self) if self.desk.lab.me.duties & _READ_HISTORY else None
        self.change_button = button(self.tr("&Change …"), self.change, icon="edit", primary=True)
        self._arrange()
        if self.desk.lab.me.duties & MANAGERS:
            self.table.opened.connect(self.change)
            self.key("Ctrl+E", self.tr("Change"), self.change)
        self.setFocusProxy(self.table)

    def load(self, lab: Lab) -> list[Ruling]:
        """Every policy, in the order of its subjects."""
        values = {rule.name: rule.value for rule in policies.policies(lab)}
        return [Ruling(name, said, values[name]) for name, said in policy_words().items() if name in values]

    def fill(self, rulings: list[Ruling]) -> None:
        """Show them; the first one is chosen."""
        self.table.show_rows(rulings)
        if self.table.current is None:
            self.table.selectRow(0)
        self._choose(self.table.current)

    @Slot()
    def change(self) -> None:
        """Ask for another value of the chosen one, and why."""
        ruling: Ruling | None = self.table.current
        if ruling is None or ruling.words.fixed:
            return
        asking = self.asked.begin(self._named(ruling), self._about(ruling), self.tr("Change"))
        given, read = field(ruling.words, ruling.value, self.desk.language)
        asking.form.add("value", self.tr("&From now on"), given, note=self._unit(ruling))
        asking.form.add("reason", self.tr("&Reason"), long_text(3))
        asking.require("reason")

        def send(said: dict[str, Any]) -> None:
            if (value := read()) is None:
                asking.refuse(self.tr("Give another value first: a number above zero, a text, or one that is listed."))
            else:
                self.asked.send(policies.change, ruling.name, value, said["reason"], was=ruling.value)

        asking.given.connect(send)
        asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", QT_TRANSLATE_NOOP("policies", "Policy"), 270, show=self._named, sortable=False),
            Column("value", QT_TRANSLATE_NOOP("policies", "Now"), 180, show=self._value, sortable=False),
            Column("subject", QT_TRANSLATE_NOOP("policies", "About"), 110, sortable=False, spare=True,
                   show=lambda ruling: say(SUBJECTS[ruling.words.subject])),
        )  # fmt: skip

    def _arrange(self) -> None:
        card = QWidget()
        column = QVBoxLayout(card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.head, self.about, self.now):
            column.addWidget(part)
        keys = QHBoxLayout()
        keys.addWidget(self.change_button)
        keys.addStretch(1)
        column.addLayout(keys)
        if self.story is not None:
            column.addWidget(words(self.tr("What became of it"), "section"))
            column.addWidget(self.story, 1)
        else:
            column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.table, 5)
        row.addWidget(card, 4)
        self.content.addLayout(row, 1)

    @Slot(object)
    def _choose(self, ruling: Ruling | None) -> None:
        if ruling is None:
            return
        self.head.setText(self._named(ruling))
        self.about.setText(self._about(ruling))
        self.now.setText(self._value(ruling))
        may = bool(self.desk.lab.me.duties & MANAGERS)
        self.change_button.setVisible(may and not ruling.words.fixed)
        if self.story is not None:
            self.story.show_ruling(ruling)

    def _named(self, ruling: Ruling) -> str:
        return ruling.words.title_es if self.desk.language == "es" else ruling.words.title

    def _about(self, ruling: Ruling) -> str:
        return ruling.words.about_es if self.desk.language == "es" else ruling.words.about

    def _value(self, ruling: Ruling) -> str:
        return value_words(ruling.words, ruling.value, self.desk.language)

    def _unit(self, ruling: Ruling) -> str:
        return say(UNITS[ruling.words.unit]) if ruling.words.unit else ""
