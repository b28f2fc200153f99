"""The items of a case as a tree: what was made from what, with where each of them is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from lims_desktop.items import ItemLine
from ui import tokens
from ui.custody.holding import held_words
from ui.custody.wording import analysis_words, minute, where_words
from ui.parts.steady import steady
from ui.parts.terms import Terms
from ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ID = Qt.ItemDataRole.UserRole
_WIDTHS = (235, 150, 95, 165, 156, 100, 110)


class ItemTree(QTreeWidget):
    """Enter or a double click opens an item; left and right fold."""

    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Items of the case"))
        self.setHeaderLabels(
            [
                self.tr("Item"),
                self.tr("Description"),
                self.tr("Type"),
                self.tr("Where"),
                self.tr("Since"),
                self.tr("Analysis"),
                self.tr("Holds"),
            ]
        )
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, width)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.itemDoubleClicked.connect(self._open)

    def show_items(self, items: Sequence[ItemLine], terms: Terms) -> None:
        """Show these, children below their parents."""
        current = self.currentItem()
        standing = current.data(0, _ID) if current else None
        self.clear()
        branches: dict[int, QTreeWidgetItem] = {}
        for item in sorted(items, key=lambda one: one.number):
            branch = QTreeWidgetItem(_cells(item, terms))
            branch.setData(0, _ID, item.id)
            branch.setFont(0, self._theme.font(mono=True))
            if item.hold_kinds:
                branch.setForeground(len(_WIDTHS) - 1, tokens.colour(self, "refused"))
            branches[item.id] = branch
            above = branches.get(item.parent or 0)
            if above is None:
                self.addTopLevelItem(branch)
            else:
                above.addChild(branch)
        self.expandAll()
        if first := branches.get(standing or 0) or self.topLevelItem(0):
            self.setCurrentItem(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        current = self.currentItem()
        if event.key() in _ENTER and current is not None:
            self._open(current)
        else:
            super().keyPressEvent(event)

    @Slot(QTreeWidgetItem)
    def _open(self, branch: QTreeWidgetItem) -> None:
        self.opened.emit(branch.data(0, _ID))


def _cells(item: ItemLine, terms: Terms) -> list[str]:
    return [
        item.shown_number,
        steady(" ".join(item.description.split())),
        terms.word("item_type", item.item_type),
        steady(where_words(item)),
        minute(item.placed_at),
        analysis_words(item.analysis),
        held_words(item),
    ]
