"""Insert a kit: a predefined set of items of which the technician ticks what is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lims_desktop.shipped import Kit, KitItem, kits
from ui.intake.asked import ask
from ui.intake.delivery import Delivery, Package, SealTyped
from ui.intake.words import Words
from ui.parts.buttons import button
from ui.parts.field import Field
from ui.parts.words import paragraph, words

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KitDialog(QDialog):
    """Choose a kit with the arrows, tick with the space bar, Enter inserts."""

    inserted = Signal(object, list)

    def __init__(self, lists: Words, over: QWidget | None) -> None:
        super().__init__(over)
        self._lists, self._language = lists, lists.language
        self._kits = list(kits().values())
        self.setWindowTitle(self.tr("Insert a kit"))
        self.setMinimumSize(720, 440)
        self.kits = QListWidget()
        self.kits.setObjectName("kits")
        self.kits.addItems([self._name(kit) for kit in self._kits])
        self.kits.currentRowChanged.connect(self._show_items)
        self.items = QListWidget()
        self.items.setObjectName("kit_items")
        self.asked = paragraph("", "quiet")
        self._lay_out()
        for one in (self.kits, self.items):
            one.installEventFilter(self)
        self.kits.setCurrentRow(0)
        self.kits.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes from the kits to its items, and from there inserts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            if watched is self.kits:
                self.items.setFocus()
            else:
                self.insert()
            return True
        return False

    @Slot()
    def insert(self) -> None:
        """Insert the kit with what is ticked."""
        kit = self._kits[self.kits.currentRow()]
        present = [self.items.item(row).checkState() == Qt.CheckState.Checked for row in range(self.items.count())]
        self.accept()
        self.inserted.emit(kit, present)

    def _lay_out(self) -> None:
        lists = QHBoxLayout()
        lists.setSpacing(16)
        lists.addWidget(Field(self.tr("&Kit"), self.kits), 2)
        lists.addWidget(Field(self.tr("What is &there"), self.items), 3)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(button(self.tr("Cancel"), self.reject))
        buttons.addWidget(button(self.tr("Insert"), self.insert, primary=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(words(self.tr("Insert a kit"), "large"))
        text = self.tr(
            "Space ticks what is there. What is not optional and not there goes onto the receipt as not presented."
        )
        column.addWidget(paragraph(text, "quiet"))
        column.addLayout(lists, 1)
        column.addWidget(self.asked)
        column.addLayout(buttons)

    def _name(self, kit: Kit | KitItem) -> str:
        return kit.name_es if self._language.startswith("es") else kit.name

    @Slot(int)
    def _show_items(self, row: int) -> None:
        self.items.clear()
        for item in self._kits[row].items:
            text = self._name(item) + (self.tr("  (optional)") if item.optional else "")
            entry = QListWidgetItem(text)
            entry.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
            entry.setCheckState(Qt.CheckState.Unchecked if item.optional else Qt.CheckState.Checked)
            self.items.addItem(entry)
        self.items.setCurrentRow(0)
        named = ", ".join(self._lists.word("examination", code) for code in self._kits[row].requests)
        self.asked.setText(
            self.tr("Asked with it, unless you untick it before signing: {examinations}.").format(examinations=named)
        )


def insert(delivery: Delivery, kit: Kit, present: Sequence[bool], words: Words) -> list[Package]:
    """The lines of a kit at the end of the list, and what it asks; its sealed box, when it has one, holds the others.

    The box itself is not examined: what the kit asks is asked of what lies in it.
    """
    made: list[Package] = []
    box = delivery.add(_package(kit.parent, delivery, words)) if kit.parent else None
    if box is not None:
        made.append(box)
    for item, here in zip(kit.items, present, strict=True):
        if not here and item.optional:
            continue
        package = delivery.add(_package(item, delivery, words))
        if box is not None:
            package.parent = package.container = box.key
            package.seals[0].state = "intact"
        if not here:
            package.outcome, package.listed, package.observed = "not_presented", True, ""
        made.append(package)
    ask(delivery, kit.requests, [one for one in made if one is not box], words)
    return made


def _package(item: KitItem, delivery: Delivery, words: Words) -> Package:
    about = words.about("item_type", item.type)
    return Package(
        0,
        listed=not delivery.listed,
        item_type=item.type,
        description=item.name_es if words.language.startswith("es") else item.name,
        role=item.role,
        packaging=item.packaging,
        seals=[SealTyped(seal_type=item.seal_type)],
        observed="" if item.quantity is None else f"{item.quantity:f}",
        unit=item.unit or about.get("unit"),
        biological=bool(about.get("biological")),
        controlled=bool(about.get("controlled")),
    )
