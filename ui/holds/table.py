"""The holds that stand, as a table: what ends first is first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop import holds
from lims_desktop.holds import HoldLine
from ui.custody.holding import kinds_words
from ui.custody.wording import minute
from ui.page import Page
from ui.parts.badge import Badge
from ui.table import Column
from ui.tableview import Table

SOON = timedelta(days=14)


def ends_badge(hold: HoldLine) -> Badge:
    """When it ends; what ends within two weeks warns."""
    if hold.expires_at is None:
        return Badge(QCoreApplication.translate("holds", "no end"))
    soon = hold.expires_at - datetime.now(UTC) <= SOON
    return Badge(minute(hold.expires_at), "warning" if soon else "info")


def _kind(hold: HoldLine) -> Badge:
    return Badge(kinds_words([hold.kind]), "refused")


def _reached(hold: HoldLine) -> str:
    more = QCoreApplication.translate("holds", "and {count} more").format(count=hold.reached)
    return more if hold.reached else ""


COLUMNS = (
    Column("expires_at", QT_TRANSLATE_NOOP("holds", "Ends"), 160, badge=ends_badge, sortable=False),
    Column("kind", QT_TRANSLATE_NOOP("holds", "Kind"), 125, badge=_kind, sortable=False),
    Column("number", QT_TRANSLATE_NOOP("holds", "Item"), 170, mono=True, sortable=False),
    Column("reached", QT_TRANSLATE_NOOP("holds", "Reaches"), 95, show=_reached, sortable=False),
    Column("authority", QT_TRANSLATE_NOOP("holds", "Authority"), 240, sortable=False),
    Column("description", QT_TRANSLATE_NOOP("holds", "Description"), 200, sortable=False),
    Column("where", QT_TRANSLATE_NOOP("holds", "Where"), 170, sortable=False),
)


class HoldTable(Table):
    """Enter opens the item."""

    def __init__(self, page: Page) -> None:
        super().__init__(page, COLUMNS, holds.listed, words="holds", key="id")
        self.setAccessibleName(self.tr("Holds that stand"))
        self.empty_text = self.tr("Nothing is held.")
        self.opened.connect(lambda hold: page.desk.open("item", hold.item))
