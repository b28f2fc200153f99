"""The schedule beside the called parcel: what was crossed off, what was set aside, what waits."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop.rollcall import Parcel
from ui.disposition import wording
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.terms import Terms
from ui.table import Column
from ui.tableview import Table


class ParcelsTable(Table):
    """Every parcel in the order of the court."""

    def __init__(self, page: Page) -> None:
        columns = (
            Column("position", QT_TRANSLATE_NOOP("rollcall", "#"), 36, right=True),
            Column("number", QT_TRANSLATE_NOOP("rollcall", "Parcel"), 150, mono=True),
            Column("state", QT_TRANSLATE_NOOP("rollcall", "State"), 112, badge=_state),
            Column("difference", QT_TRANSLATE_NOOP("rollcall", "Difference"), 108, show=difference, right=True),
        )
        super().__init__(page, columns, words="rollcall", key="item")
        self.setAccessibleName(self.tr("Schedule"))


def _state(parcel: Parcel) -> Badge:
    return wording.state_badge(parcel.state)


def difference(parcel: Parcel) -> str:
    """Found less recorded; a dash when there is nothing to compare."""
    if parcel.difference is None:
        return "–" if parcel.state == "CROSSED" else ""
    return f"{parcel.difference:+f} {parcel.unit}".replace("-", "−")


def recorded(parcel: Parcel, terms: Terms) -> str:
    """What must be there, and within which tolerance; a count is exact."""
    if parcel.expected is None:
        return QCoreApplication.translate("rollcall", "No quantity was recorded")
    within = f" ± {parcel.tolerance:f}" if parcel.tolerance else ""
    return f"{parcel.expected:f}{within} {terms.unit(parcel.unit)}"
