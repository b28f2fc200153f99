"""The list of a disposition as a table: what, how it ends, and what became of it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop.disposition import Line
from ui.disposition import wording
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.terms import Terms
from ui.table import Column
from ui.tableview import Table


class LinesTable(Table):
    """Every item of the list; those scanned for staging are marked."""

    def __init__(self, page: Page) -> None:
        self.terms = Terms()
        self.gathered: set[int] = set()
        columns = (
            Column("number", QT_TRANSLATE_NOOP("dispositions", "Item"), 158, show=lambda i: i.shown_number, mono=True),
            Column("description", QT_TRANSLATE_NOOP("dispositions", "Description"), 220),
            Column("method", QT_TRANSLATE_NOOP("dispositions", "Method"), 120, show=self._method, spare=True),
            Column("where", QT_TRANSLATE_NOOP("dispositions", "Where"), 180, show=_where),
            Column("state", QT_TRANSLATE_NOOP("dispositions", "State"), 104, badge=self._state),
            Column("early", QT_TRANSLATE_NOOP("dispositions", "To notice"), 150, badge=_notice),
        )
        super().__init__(page, columns, words="dispositions", key="id")
        self.setAccessibleName(self.tr("Items of the list"))

    def gather(self, item: int) -> None:
        """Mark an item as scanned for staging."""
        self.gathered.add(item)
        self.viewport().update()

    def line_of(self, item: int) -> Line | None:
        """The line of this item."""
        return next((line for line in self.rows.rows if line.id == item), None)

    def _method(self, line: Line) -> str:
        return self.terms.word("disposition_method", line.method)

    def _state(self, line: Line) -> Badge:
        if line.state == "LISTED" and line.id in self.gathered:
            return Badge(QCoreApplication.translate("dispositions", "scanned"), "info")
        return wording.line_badge(line.state)


def _where(line: Line) -> str:
    return line.executed_where or line.where or ""


def _notice(line: Line) -> Badge | None:
    if line.holds and line.state in ("LISTED", "STAGED"):
        return Badge(QCoreApplication.translate("dispositions", "on hold"), "refused")
    if line.removing_reason:
        return Badge(line.removing_reason, "neutral")
    return Badge(QCoreApplication.translate("dispositions", "before its time"), "warning") if line.early else None
