"""What went wrong with the devices lately, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from devices.bench import Fault
from lims_desktop.errors import Refused
from ui.table import Column
from ui.tableview import Table

if TYPE_CHECKING:
    from ui.page import Page

_HEIGHT = 230


def fault_table(page: Page) -> Table:
    """A table of faults; each is a sentence."""

    def said(fault: Fault) -> str:
        return page.desk.sentence(Refused(fault.code, device=fault.device, trouble=fault.detail))

    columns = (
        Column("at", QT_TRANSLATE_NOOP("devices", "Time"), 110, show=lambda fault: f"{fault.at:%H:%M:%S}", mono=True),
        Column("device", QT_TRANSLATE_NOOP("devices", "Device"), 170),
        Column("code", QT_TRANSLATE_NOOP("devices", "What went wrong"), 400, show=said),
    )
    table = Table(page, columns, words="devices", key="at")
    table.setFixedHeight(_HEIGHT)
    return table
