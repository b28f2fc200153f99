"""Holds: all that stand, the one that ends first first; set on many items by scanning, extended, lifted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from lims_desktop import lists
from lims_desktop.lists import Term
from ui import pages
from ui.duties import DUTIES
from ui.holds.questions import MAY_HOLD, MAY_LIFT, HoldQuestions
from ui.holds.setting import Setting
from ui.holds.table import HoldTable
from ui.page import Page
from ui.parts.buttons import button
from ui.parts.choice import Choice
from ui.parts.terms import Terms

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab


@pages.register
class HoldsPage(Page):
    """What may not leave the laboratory, why, and until when."""

    name = "holds"
    icon = "hold"
    group = "property"
    order = 130
    title = QT_TRANSLATE_NOOP("pages", "Holds")
    topics = frozenset({"item"})
    duties = frozenset(DUTIES) - {"administrator", "agency_client"}

    def build(self) -> None:
        """The table in one tab, setting by scanning in the other."""
        self.terms = Terms()
        mine = self.desk.lab.me.duties
        self.questions = HoldQuestions(self, lambda: self.terms)
        self.table = HoldTable(self)
        self.kind = Choice((), self.tr("All kinds"))
        self.kind.setMaximumWidth(320)
        self.kind.setAccessibleName(self.tr("Kind"))
        self.every = button(self.tr("Show all holds"), self._show_all)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._standing(), self.tr("S&tanding"))
        self.setting = Setting(self) if mine & MAY_HOLD else None
        if self.setting is not None:
            self.tabs.addTab(self.setting, self.tr("Set by s&canning"))
            self.extend_button = self.add_button(self.tr("Extend"), self.extend, icon="calendar")
            self.key("Ctrl+E", self.tr("Extend the chosen"), self.extend)
            self.key("Ctrl+Return", self.tr("Set the hold"), self._set)
        if mine & MAY_LIFT:
            self.lift_button = self.add_button(self.tr("Lift"), self.lift, icon="unlock")
            self.key("Ctrl+U", self.tr("Lift the chosen"), self.lift)
        self.content.addWidget(self.tabs, 1)
        self.kind.picked.connect(self._narrow)
        self.setFocusProxy(self.table)

    def load(self, lab: Lab) -> list[Term]:
        """The kinds there are."""
        return lists.terms(lab, "hold_kind")

    def fill(self, terms: list[Term]) -> None:
        """Offer the kinds, and ask for the holds again."""
        if not self.terms:
            self.terms = Terms(terms, self.desk.language)
            self.kind.set_terms(self.terms.options("hold_kind"))
            if self.setting is not None:
                self.setting.offer(self.terms.options("hold_kind"))
        if isinstance(self.argument, dict):  # a figure counts those of a kind
            self.kind.choose(self.argument.get("kind"))
            self.argument = None
        self._narrow()

    def leave(self) -> str | None:
        """What was scanned and not held yet."""
        return self.setting.lost if self.setting is not None else None

    def wants(self, _scan: Scan) -> bool:
        """A scan is of an item to be held, for who may hold."""
        return self.setting is not None

    def scanned(self, scan: Scan) -> None:
        """Put it on the list."""
        if self.setting is not None:
            self.tabs.setCurrentWidget(self.setting)
            self.setting.take(scan)

    def lift(self) -> None:
        """Lift the chosen hold."""
        if (hold := self.table.current) is not None:
            self.questions.lift(hold.id, hold.kind, hold.authority)

    def extend(self) -> None:
        """Extend the chosen hold, when it has an end."""
        hold = self.table.current
        if hold is not None and hold.expires_at is None:
            self.desk.messages.warn(self.tr("This hold has no end."))
        elif hold is not None:
            self.questions.extend(hold.id, hold.authority, hold.expires_at)

    # -- own ---------------------------------------------------------------------------------------------------

    def _standing(self) -> QWidget:
        room = QWidget()
        filters = QHBoxLayout()
        filters.setSpacing(12)
        filters.addWidget(self.kind)
        filters.addWidget(self.every)
        filters.addStretch(1)
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(12)
        column.addLayout(filters)
        column.addWidget(self.table, 1)
        return room

    def _set(self) -> None:
        if self.setting is not None and self.tabs.currentWidget() is self.setting:
            self.setting.go()

    def _show_all(self) -> None:
        self.argument = None
        self.kind.choose(None)
        self._narrow()

    @Slot()
    def _narrow(self) -> None:
        one = self.argument if isinstance(self.argument, int) else None
        self.every.setVisible(one is not None)
        self.table.ask(kind=self.kind.value, hold=one)
