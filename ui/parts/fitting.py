"""Tables that fit their page: one column gives way, the others keep their width."""

from __future__ import annotations

from PySide6.QtWidgets import QHeaderView

from ui.tableview import Table

_NARROWEST = 48


def give_way(table: Table, name: str) -> None:
    """This column takes the room that is left, and is the first to be cut short."""
    header = table.horizontalHeader()
    header.setStretchLastSection(False)
    header.setMinimumSectionSize(_NARROWEST)
    for number, column in enumerate(table.rows.columns):
        if column.name == name:
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
