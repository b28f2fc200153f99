"""The carriers in use, the newest first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop import containers
from lims_desktop.containers import Carrier
from ui.page import Page
from ui.parts.terms import Terms
from ui.table import Column
from ui.tableview import Table


def room_words(carrier: Carrier) -> str:
    """How much lies in it, and of how many positions when they are counted."""
    if carrier.positions is None:
        return str(carrier.inside)
    words = QCoreApplication.translate("carriers", "{count} of {positions}")
    return words.format(count=carrier.inside, positions=carrier.positions)


class CarrierTable(Table):
    """Enter opens the carrier."""

    def __init__(self, page: Page, terms: Callable[[], Terms]) -> None:
        columns = (
            Column("number", QT_TRANSLATE_NOOP("carriers", "Carrier"), 150, mono=True, sortable=False),
            Column(
                "kind",
                QT_TRANSLATE_NOOP("carriers", "Kind"),
                160,
                show=lambda row: terms().word("carrier_kind", row.kind),
                sortable=False,
            ),
            Column("description", QT_TRANSLATE_NOOP("carriers", "Description"), 260, sortable=False),
            Column("inside", QT_TRANSLATE_NOOP("carriers", "Inside"), 110, show=room_words, sortable=False),
            Column("where", QT_TRANSLATE_NOOP("carriers", "Where"), 280, sortable=False),
        )
        super().__init__(page, columns, containers.listed, words="carriers", key="id")
        self.setAccessibleName(self.tr("Carriers"))
        self.empty_text = self.tr("There is no carrier yet. Ctrl+N makes one.")
