"""Open offers: those that wait for me, and mine that wait for others."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from lims_desktop import custody
from lims_desktop.custody import Moved, OpenOffer
from ui.custody.wording import items_words, minute
from ui.page import Page
from ui.parts.badge import Badge
from ui.parts.buttons import button, rename
from ui.parts.headings import Card
from ui.table import Column
from ui.tableview import Table

_ROWS_SHOWN = 4


def _direction(offer: OpenOffer) -> Badge:
    if offer.mine:
        return Badge(QCoreApplication.translate("offers", "I offered"), "neutral")
    return Badge(QCoreApplication.translate("offers", "waits for me"), "info")


def _numbers(offer: OpenOffer) -> str:
    shown = ", ".join(item.number for item in offer.items[:3])
    more = len(offer.items) - 3
    return f"{shown} + {more}" if more > 0 else shown


COLUMNS = (
    Column("way", QT_TRANSLATE_NOOP("offers", "Offer"), 140, badge=_direction),
    Column("with", QT_TRANSLATE_NOOP("offers", "With"), 170, show=lambda one: one.taker if one.mine else one.giver),
    Column("count", QT_TRANSLATE_NOOP("offers", "Items"), 60, show=lambda one: str(len(one.items)), right=True),
    Column("numbers", QT_TRANSLATE_NOOP("offers", "Which"), 360, show=_numbers, mono=True),
    Column("since", QT_TRANSLATE_NOOP("offers", "Since"), 150, show=lambda one: minute(one.offered_at)),
    Column("reason", QT_TRANSLATE_NOOP("offers", "Reason"), 180, show=lambda one: one.reason or ""),
)


class OffersTable(Table):
    """Enter accepts what waits for me; Delete declines it, or withdraws mine."""

    closed = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page, COLUMNS, words="offers", key="id")
        self.setAccessibleName(self.tr("Open offers"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete closes."""
        if event.matches(QKeySequence.StandardKey.Delete) and self.current is not None:
            self.closed.emit(self.current)
        else:
            super().keyPressEvent(event)


class Offers(Card):
    """The card of open offers; hidden while there are none."""

    accepted = Signal(object)

    def __init__(self, page: Page, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._page = page
        self.table = OffersTable(page)
        self.accept_button = button(self.tr("&Accept …"), self._accept_chosen, icon="receive", primary=True)
        self.decline_button = button(self.tr("&Decline"), self._close_chosen)
        self.beside_title(self.decline_button)
        self.beside_title(self.accept_button)
        self.content.addWidget(self.table)
        self.table.opened.connect(self.accept)
        self.table.closed.connect(self.close_offer)
        self.table.chosen.connect(self._choose)
        self.hide()

    def show_offers(self, offers: Sequence[OpenOffer]) -> None:
        """Show these; what waits for me comes first."""
        ordered = sorted(offers, key=lambda one: (one.mine, one.offered_at))
        waiting = sum(not one.mine for one in offers)
        title = self.tr("{count} offers wait for you").format(count=waiting) if waiting else self.tr("Your open offers")
        self.set_title(self.tr("1 offer waits for you") if waiting == 1 else title)
        self.table.show_rows(ordered)
        rows = min(_ROWS_SHOWN, len(ordered)) + 1
        self.table.setFixedHeight(rows * self._page.desk.theme.size("row") + 8)
        self.setVisible(bool(ordered))
        if ordered and self.table.current is None:
            self.table.selectRow(0)
        self._choose(self.table.current)

    @Slot(object)
    def accept(self, offer: OpenOffer) -> None:
        """Accept with my own password, typed now."""
        if offer.mine:
            self._page.desk.open("item", offer.items[0].id)
            return
        me = self._page.desk.lab.me
        purpose = self.tr("{name}, confirm with your own password that you receive {items} from {giver}: {numbers}")
        asked = purpose.format(
            name=me.name, items=items_words(len(offer.items)), giver=offer.giver, numbers=_numbers(offer)
        )
        self._page.desk.ask_password(
            asked, custody.accept, offer.id, offer.digest, act=uuid4(), then=self._accepted, login=me.login
        )

    @Slot(object)
    def close_offer(self, offer: OpenOffer) -> None:
        """Decline an offer to me, or withdraw mine; nothing moves."""
        self._page.act(custody.close_offer, offer.id, act=uuid4(), then=partial(self._closed, offer))

    def _accepted(self, moved: Moved) -> None:
        self._page.desk.messages.good(self.tr("In your hands: {items}.").format(items=items_words(len(moved.items))))
        self.accepted.emit(moved)

    def _closed(self, offer: OpenOffer, _answer: object) -> None:
        text = (
            self.tr("The offer to {name} is withdrawn.") if offer.mine else self.tr("The offer of {name} is declined.")
        )
        self._page.desk.messages.good(text.format(name=offer.taker if offer.mine else offer.giver))

    @Slot(object)
    def _choose(self, offer: OpenOffer | None) -> None:
        self.accept_button.setVisible(offer is not None and not offer.mine)
        rename(self.decline_button, self.tr("&Withdraw") if offer is not None and offer.mine else self.tr("&Decline"))

    def _accept_chosen(self) -> None:
        if self.table.current is not None:
            self.accept(self.table.current)

    def _close_chosen(self) -> None:
        if self.table.current is not None:
            self.close_offer(self.table.current)
