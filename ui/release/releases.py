"""What was released: to whom, on whose authority, by whom; the newest first."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lims_desktop import release
from lims_desktop.release import AGENCY, LABORATORY, OWNER, Release
from ui.custody.wording import minute
from ui.page import Page
from ui.parts.badge import Badge
from ui.table import Column
from ui.tableview import Table

_KINDS = {
    AGENCY: QT_TRANSLATE_NOOP("releases", "Agency"),
    OWNER: QT_TRANSLATE_NOOP("releases", "Owner"),
    LABORATORY: QT_TRANSLATE_NOOP("releases", "Laboratory"),
}


def _kind(row: Release) -> Badge:
    return Badge(QCoreApplication.translate("releases", str(_KINDS[row.kind])), "info")


def _released(row: Release) -> str:
    return minute(row.released_at)


def _authority(row: Release) -> str:
    return f"{row.authority}, {row.authority_number}"


COLUMNS = (
    Column("released_at", QT_TRANSLATE_NOOP("releases", "Released"), 155, show=_released, sortable=False),
    Column("kind", QT_TRANSLATE_NOOP("releases", "Kind"), 110, badge=_kind, sortable=False),
    Column("place", QT_TRANSLATE_NOOP("releases", "To"), 180, sortable=False),
    Column("recipient", QT_TRANSLATE_NOOP("releases", "Taken by"), 160, sortable=False),
    Column("authority", QT_TRANSLATE_NOOP("releases", "Authority"), 180, show=_authority, sortable=False),
    Column("items", QT_TRANSLATE_NOOP("releases", "Items"), 55, right=True, sortable=False),
    Column("code", QT_TRANSLATE_NOOP("releases", "Receipt"), 130, mono=True, sortable=False),
)


class ReleaseList(QWidget):
    """The list; Enter opens the receipt."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.table = Table(page, COLUMNS, release.releases, words="releases", key="id")
        self.table.setAccessibleName(self.tr("Releases"))
        self.table.empty_text = self.tr("Nothing was released yet.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)
