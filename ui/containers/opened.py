"""The container that is open: what it is, where it is, its seal, and what lies in it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QHBoxLayout

from lims_desktop.items import ItemLine, ItemView
from ui.custody.holding import held_words
from ui.custody.wording import where_words
from ui.page import Page
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.elided import Elided
from ui.parts.headings import Card
from ui.parts.terms import Terms
from ui.parts.words import paragraph
from ui.table import Column
from ui.tableview import Table


def _number(item: ItemLine) -> str:
    return item.shown_number


def _what(item: ItemLine) -> str:
    return " · ".join(part for part in (held_words(item), item.description) if part)


COLUMNS = (
    Column(
        "number",
        QT_TRANSLATE_NOOP("opened", "In it"),
        150,
        show=lambda row: row.shown_number,
        mono=True,
        sortable=False,
    ),
    Column("description", QT_TRANSLATE_NOOP("opened", "What"), 160, show=_what, sortable=False),
)


class Opened(Card):
    """One container with its contents; Enter on one of them opens its page."""

    changed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__("", page)
        self.set_title(self.tr("Container"))
        self.item: ItemView | None = None
        self._number = Elided("", "scan")
        self._about = Elided("", "strong")
        self._where = Elided("", "quiet")
        self._room = BadgeLabel(parent=self)
        self._seal = BadgeLabel(parent=self)
        self._none = paragraph(self.tr("Scan its label, or make a carrier."), "quiet")
        chips = QHBoxLayout()
        chips.setSpacing(8)
        chips.addWidget(self._room)
        chips.addWidget(self._seal)
        chips.addStretch(1)
        self.contents = Table(page, COLUMNS, words="opened", key="id")
        self.contents.setAccessibleName(self.tr("What lies in it"))
        self.contents.empty_text = self.tr("It is empty.")
        self.contents.setMinimumHeight(120)
        self.contents.opened.connect(lambda item: page.desk.open("item", item.id))
        for part in (self._none, self._number, self._about, self._where):
            self.content.addWidget(part)
        self.content.addLayout(chips)
        self.content.addWidget(self.contents, 1)
        self.show_item(None, Terms())

    @property
    def sealed(self) -> bool:
        """Whether a seal closes it."""
        return self.item is not None and any(seal.opened_at is None for seal in self.item.seals)

    def holds(self, item: int) -> bool:
        """Whether this item lies in it."""
        return self.item is not None and any(one.id == item for one in self.item.contents)

    def show_item(self, item: ItemView | None, terms: Terms) -> None:
        """Show this container, or that none is open."""
        self.item = item
        self._none.setVisible(item is None)
        for part in (self._number, self._about, self._where, self.contents):
            part.setVisible(item is not None)
        if item is None:
            self._room.show_badge(Badge(""))
            self._seal.show_badge(Badge(""))
        else:
            self._describe(item, terms)
        self.changed.emit()

    def _describe(self, item: ItemView, terms: Terms) -> None:
        kind = terms.word("carrier_kind" if item.is_carrier else "item_type", item.item_type)
        self._number.setText(item.shown_number)
        self._about.setText(" · ".join(part for part in (kind, item.description) if part))
        self._where.setText(where_words(item))
        many = len(item.contents)
        if item.positions is None:
            room = Badge(self.tr("{count} inside").format(count=many), "info")
        else:
            words = self.tr("{count} of {positions} positions").format(count=many, positions=item.positions)
            room = Badge(words, "warning" if many >= item.positions else "info")
        self._room.show_badge(room)
        self._seal.show_badge(Badge(self.tr("Sealed"), "good") if self.sealed else Badge(self.tr("Not sealed")))
        self.contents.show_rows(item.contents)
