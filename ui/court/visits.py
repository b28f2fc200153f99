"""Court visits as a calendar: the nearest hearing first, the overdue ones marked."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from lims_desktop import court
from lims_desktop.court import Visit
from ui.custody.wording import minute
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary
from ui.table import Column
from ui.tableview import Table

_say = Vocabulary("visits").say


def state_badge(visit: Visit) -> Badge:
    """How a visit stands."""
    if visit.overdue:
        return Badge(_say(QT_TRANSLATE_NOOP("visits", "Overdue")), "refused")
    if visit.away:
        part = visit.away < visit.exhibits
        told = QT_TRANSLATE_NOOP("visits", "Partly back") if part else QT_TRANSLATE_NOOP("visits", "At court")
        return Badge(_say(told), "warning" if part else "info")
    if visit.kept:
        return Badge(_say(QT_TRANSLATE_NOOP("visits", "Over, some kept")), "warning")
    return Badge(_say(QT_TRANSLATE_NOOP("visits", "Back")), "good")


def _exhibits(visit: Visit) -> str:
    return f"{visit.exhibits - visit.away} / {visit.exhibits}"


def _hearing(visit: Visit) -> str:
    return minute(visit.hearing_at)


COLUMNS = (
    Column("hearing_at", QT_TRANSLATE_NOOP("visits", "Hearing"), 155, show=_hearing, sortable=False),
    Column("state", QT_TRANSLATE_NOOP("visits", "State"), 140, badge=state_badge, sortable=False),
    Column("case", QT_TRANSLATE_NOOP("visits", "Case"), 140, mono=True, sortable=False),
    Column("court", QT_TRANSLATE_NOOP("visits", "Court"), 200, sortable=False),
    Column("bearer", QT_TRANSLATE_NOOP("visits", "Carried by"), 180, sortable=False),
    Column("exhibits", QT_TRANSLATE_NOOP("visits", "Over"), 70, show=_exhibits, right=True, sortable=False),
    Column("due_at", QT_TRANSLATE_NOOP("visits", "Due back"), 155, show=lambda v: minute(v.due_at), sortable=False),
)


class VisitList(QWidget):
    """The list; Enter opens a visit."""

    opened = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.table = Table(page, COLUMNS, court.visits, words="visits", key="id")
        self.table.setAccessibleName(self.tr("Court visits"))
        self.table.empty_text = self.tr("Nothing is at court.")
        self.table.opened.connect(self.opened)
        self.all = QCheckBox(self.tr("Also those that are &over"))
        self.all.toggled.connect(lambda _: self.ask())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.all)
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def ask(self) -> None:
        """Ask anew."""
        self.table.ask(open=not self.all.isChecked())
