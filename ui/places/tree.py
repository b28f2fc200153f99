"""The tree of places: name, class, use, temperature and label, each in its column; several may be chosen at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from ui import tokens
from ui.custody.target import temperature_words
from ui.parts.badge import Badge, paint_badge
from ui.parts.steady import steady, tip
from ui.people.words import short_label_badge
from ui.places.storage import LEVELS, Spot, class_badge, use_badge, use_words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SPOT, _BADGE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_NAME, _CLASS, _USE, _TEMPERATURE, _LABEL = range(5)
_WIDTHS = {_CLASS: 112, _USE: 82, _TEMPERATURE: 116, _LABEL: 120}
_ROOMY = 620
_Drop = QAbstractItemView.DropIndicatorPosition
_OPEN_LEVELS = ("site", "room")


class _Cells(QStyledItemDelegate):
    def __init__(self, tree: PlaceTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # the chosen row says it already

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        badge = index.data(_BADGE)
        if isinstance(badge, Badge) and badge.text:
            area: QRect = option.rect
            paint_badge(painter, area.adjusted(8, 0, -4, 0), badge, self._tree)


class PlaceTree(QTreeWidget):
    """`chosen` is the place one stands on, `opened` one that was opened with Enter or a double click.

    `dropped` says which place was dragged into which one (None: to the top).
    """

    chosen = Signal(object)
    opened = Signal(object)
    dropped = Signal(object, object)

    def __init__(self, parent: QWidget | None = None, *, movable: bool = False) -> None:
        super().__init__(parent)
        self.setDragEnabled(movable)
        self.setAcceptDrops(movable)
        self.setDropIndicatorShown(movable)
        self.setAutoExpandDelay(600)
        self.setAccessibleName(self.tr("Places"))
        self.setColumnCount(5)
        titles = (self.tr("Place"), self.tr("Class"), self.tr("Items"), self.tr("Temperature"), self.tr("Label"))
        self.setHeaderLabels(list(titles))
        self.setItemDelegate(_Cells(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, width)
        self.empty_text = ""
        self._items: dict[int, QTreeWidgetItem] = {}
        self.currentItemChanged.connect(self._choose)
        self.itemDoubleClicked.connect(self._open)

    @property
    def current(self) -> Spot | None:
        """The place one stands on."""
        return _spot(self.currentItem())

    def selected(self) -> list[Spot]:
        """The chosen places, in the order of the tree."""
        return [spot for spot in self.spots() if self._items[spot.id].isSelected()]

    def spots(self) -> list[Spot]:
        """Every place of the tree, from the top."""
        return [spot for item in self._items.values() if (spot := _spot(item)) is not None]

    def show_spots(self, spots: Sequence[Spot]) -> None:
        """Show this tree; what is open and what is chosen stays so."""
        before, first = self.current, not self._items
        opened = {number for number, item in self._items.items() if item.isExpanded()}
        chosen = {spot.id for spot in self.selected()}
        self.blockSignals(True)
        self.clear()
        self._items = {}
        for spot in spots:
            self._add(spot)
        for spot in self.spots():
            self._items[spot.id].setExpanded(spot.place.level in _OPEN_LEVELS if first else spot.id in opened)
        self.blockSignals(False)
        self._go_back(before, chosen)

    def choose(self, place: int) -> bool:
        """Stand on this place; answers whether it is here."""
        item = self._items.get(place)
        if item is not None:
            self.setCurrentItem(item, _NAME, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollToItem(item)
        return item is not None

    def select(self, place: int) -> None:
        """Choose this place beside the others, with the way to it open."""
        item = self._items[place]
        above = item.parent()
        while above is not None:
            above.setExpanded(True)
            above = above.parent()
        item.setSelected(True)

    def show_label(self, place: int, badge: Badge) -> None:
        """The label of this place is being printed, or was scanned back."""
        if place in self._items:
            self._items[place].setData(_LABEL, _BADGE, badge)

    def below(self, place: int) -> list[Spot]:
        """A place and everything inside it."""
        wanted = {place}
        for spot in self.spots():
            if spot.place.parent_id in wanted:
                wanted.add(spot.id)
        return [spot for spot in self.spots() if spot.id in wanted]

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only a place that the dragged one could be in takes it."""
        super().dragMoveEvent(event)
        if self.may_drop(self.current, self._target(event.position().toPoint())):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """The tree changes only when the laboratory has agreed: until then it only says what was dropped on what."""
        spot, target = self.current, self._target(event.position().toPoint())
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if self.may_drop(spot, target):
            self.dropped.emit(spot, target)

    def may_drop(self, spot: Spot | None, target: Spot | None) -> bool:
        """Whether this place could be inside that one; None is the top of the tree."""
        if spot is None or (target is not None and target.id in {one.id for one in self.below(spot.id)}):
            return False
        elsewhere = spot.place.parent_id != (target.id if target else None)
        return elsewhere and (target is None or LEVELS.index(target.place.level) < LEVELS.index(spot.place.level))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the names come first; the card says the rest."""
        super().resizeEvent(event)
        for column, wants in ((_LABEL, _ROOMY), (_TEMPERATURE, _ROOMY - _WIDTHS[_LABEL])):
            self.setColumnHidden(column, self.width() < wants)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the place."""
        spot = self.current
        if event.key() in _ENTER and spot is not None:
            self.opened.emit(spot)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """An empty tree says what comes first."""
        super().paintEvent(event)
        if not self._items and self.empty_text:
            painter = QPainter(self.viewport())
            painter.setPen(tokens.colour(self, "quiet"))
            area = self.viewport().rect().adjusted(24, 16, -24, -16)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self.empty_text)
            painter.end()

    # -- own ---------------------------------------------------------------------------------------------------

    def _target(self, at: QPoint) -> Spot | None:
        """What is dropped on a place goes into it; between two places, into the one they are in."""
        item = self.itemAt(at)
        between = self.dropIndicatorPosition() in (_Drop.AboveItem, _Drop.BelowItem)
        return _spot(item.parent() if item is not None and between else item)

    def _add(self, spot: Spot) -> None:
        above = self._items.get(spot.place.parent_id or 0)
        item = QTreeWidgetItem(above) if above is not None else QTreeWidgetItem(self)
        full = use_badge(spot)
        item.setText(_NAME, steady(spot.place.name))
        item.setToolTip(_NAME, tip(spot.place.path))
        item.setText(_USE, "" if full else use_words(spot))
        item.setText(_TEMPERATURE, temperature_words(spot.place).replace(" °C …", " …").replace("-", "−"))
        item.setTextAlignment(_TEMPERATURE, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        item.setData(_NAME, _SPOT, spot)
        item.setData(_CLASS, _BADGE, class_badge(spot.place.storage_class))
        item.setData(_USE, _BADGE, full)
        item.setData(_LABEL, _BADGE, short_label_badge(spot.label.state if spot.label else None))
        said = (spot.place.path, class_badge(spot.place.storage_class).text, use_words(spot))
        item.setData(_NAME, Qt.ItemDataRole.AccessibleTextRole, ", ".join(part for part in said if part))
        self._items[spot.id] = item

    def _go_back(self, before: Spot | None, chosen: set[int]) -> None:
        first = self.topLevelItem(0)
        if (before is None or not self.choose(before.id)) and first is not None:
            self.setCurrentItem(first)
        if len(chosen) > 1:
            for number in chosen & self._items.keys():
                self._items[number].setSelected(True)
        self.chosen.emit(self.current)

    @Slot()
    def _choose(self) -> None:
        self.chosen.emit(self.current)

    @Slot()
    def _open(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current)


def _spot(item: QTreeWidgetItem | None) -> Spot | None:
    found = item.data(_NAME, _SPOT) if item is not None else None
    return found if isinstance(found, Spot) else None
