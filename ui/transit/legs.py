"""The legs: to here, from here, everywhere; the late ones stand out."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lims_desktop import transit
from lims_desktop.transit import Leg
from ui.custody.wording import minute
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary
from ui.table import Column
from ui.tableview import Table

_words = Vocabulary("legs")

_STATES = {
    "UNDER_WAY": (QT_TRANSLATE_NOOP("legs", "Under way"), "info"),
    "PART_ARRIVED": (QT_TRANSLATE_NOOP("legs", "Partly arrived"), "warning"),
    "ARRIVED": (QT_TRANSLATE_NOOP("legs", "Arrived"), "good"),
    "SHORT": (QT_TRANSLATE_NOOP("legs", "Items missing"), "refused"),
}


def state_badge(leg: Leg) -> Badge:
    """How a leg stands; lateness goes before everything."""
    if leg.overdue and leg.counts.under_way:
        return Badge(QCoreApplication.translate("legs", "Overdue"), "refused")
    return _words.badge(_STATES, leg.counts.state)


def _items(leg: Leg) -> str:
    counts = leg.counts
    return f"{counts.items - counts.under_way} / {counts.items}"


COLUMNS = (
    Column("state", QT_TRANSLATE_NOOP("legs", "State"), 140, badge=state_badge, sortable=False),
    Column("from_office", QT_TRANSLATE_NOOP("legs", "From"), 190, sortable=False),
    Column("to_office", QT_TRANSLATE_NOOP("legs", "To"), 190, sortable=False),
    Column("courier", QT_TRANSLATE_NOOP("legs", "Courier"), 170, sortable=False),
    Column("items", QT_TRANSLATE_NOOP("legs", "Came"), 70, show=_items, right=True, sortable=False),
    Column("due_at", QT_TRANSLATE_NOOP("legs", "Due"), 155, show=lambda leg: minute(leg.due_at), sortable=False),
    Column("code", QT_TRANSLATE_NOOP("legs", "Manifest"), 130, mono=True, sortable=False),
)


class LegList(QWidget):
    """The list with its three views; Enter opens a leg."""

    opened = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.view = "here"
        self.table = Table(page, COLUMNS, transit.legs, words="legs", key="id")
        self.table.setAccessibleName(self.tr("Legs"))
        self.table.opened.connect(self.opened)
        self.all = QCheckBox(self.tr("Also what has &arrived"))
        self.all.toggled.connect(lambda _: self.ask())
        views = QHBoxLayout()
        views.setSpacing(8)
        group = QButtonGroup(self)
        named = (("here", self.tr("&To here")), ("from", self.tr("&From here")), ("all", self.tr("&Everywhere")))
        self.views: dict[str, QPushButton] = {}
        for name, text in named:
            self.views[name] = self._view_button(name, text)
            group.addButton(self.views[name])
            views.addWidget(self.views[name])
        views.addStretch(1)
        views.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(views)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self.views[self.view].setChecked(True)

    def show_view(self, view: str) -> None:
        """Show these legs."""
        self.view = view
        self.views[view].setChecked(True)
        self.ask()

    def ask(self) -> None:
        """Ask for what the chosen view shows."""
        self.table.empty_text = {
            "here": self.tr("Nothing is on its way to your office."),
            "from": self.tr("Nothing of your office is on its way."),
            "all": self.tr("Nothing is on its way."),
        }[self.view]
        self.table.ask(view=self.view, open=not self.all.isChecked())

    def _view_button(self, name: str, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setCheckable(True)
        made.setAccessibleName(text.replace("&", ""))
        made.clicked.connect(lambda: self.show_view(name))
        return made
