"""How a hand-over is signed: the giver offers, the receiver proves who they are and accepts; or a supervisor stands in.

Every step is one act with a number of its own, so that a repeat after a broken line is recorded once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from lims_desktop import custody
from lims_desktop.custody import Moved, Offered
from lims_desktop.errors import LimsError, Refused
from lims_desktop.lab import Lab
from lims_desktop.people import Known
from ui.custody.wording import items_words
from ui.page import Page
from ui.wishes import wish_of


class Signing(QObject):
    """One hand-over at a time, from the list to the ledger."""

    done = Signal(object)
    left = Signal(object)
    waiting = Signal(object)
    refused = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._offer: Offered | None = None
        self._receiver: Known | None = None
        self._number = uuid4()

    @property
    def is_open(self) -> bool:
        """Whether an offer waits for its receiver at this desk."""
        return self._offer is not None

    def offer(self, items: Sequence[int], receiver: Known, *, sign: bool) -> None:
        """Offer the items; with `sign` the receiver confirms here and now, otherwise later at their own desk."""
        self._receiver = receiver
        then = self._offered if sign else self._leave
        self._page.act(custody.offer, items, receiver.id, act=uuid4(), then=then, refused=self._refuse)

    def prove(self) -> None:
        """Ask the receiver for their own password; they accept on a connection of their own."""
        offer, receiver = self._offer, self._receiver
        if offer is None or receiver is None:
            return
        purpose = self.tr("{name} confirms with their own password that they receive {items}.")
        self._page.desk.ask_password(
            purpose.format(name=receiver.name, items=items_words(len(offer.items))),
            custody.accept,
            offer.offer,
            offer.digest,
            act=self._number,
            then=self._accepted,
            login=receiver.login,
        )

    def leave(self) -> None:
        """Leave the open offer to the receiver, who accepts at their own desk."""
        if self._offer is not None:
            self._leave(self._offer)

    def withdraw(self) -> None:
        """Take the open offer back; nothing moves."""
        if self._offer is not None:
            self._page.act(custody.close_offer, self._offer.offer, act=uuid4(), then=self._forget, refused=self._refuse)

    def take_over(self, items: Sequence[int], reason: str, claimed: datetime | None = None) -> None:
        """Take items whose holder is not there: a supervisor gives their word, then it is done."""
        take = partial(custody.take_over, claimed=claimed)
        wish = wish_of(take, (list(items),), {"reason": reason})
        number = self._page.desk.wishes.number(wish, uuid4())
        purpose = self.tr("A supervisor confirms with their own password that you take over {items}.")
        then = partial(self._take_over, list(items), reason, claimed, number)
        asked = purpose.format(items=items_words(len(items)))
        me = self._page.desk.lab.me.person
        word = partial(someone_else, me, partial(custody.supervise, claimed=claimed))
        self._page.desk.ask_password(asked, word, number, list(items), then=then)

    def _take_over(
        self, items: list[int], reason: str, claimed: datetime | None, number: object, _word: object
    ) -> None:
        take = partial(custody.take_over, claimed=claimed)
        self._page.act(take, items, reason=reason, act=number, then=self._moved, refused=self._refuse)

    def _offered(self, offer: Offered) -> None:
        self._offer, self._number = offer, uuid4()
        self.waiting.emit(offer)
        self.prove()

    def _accepted(self, moved: Moved) -> None:
        self._offer = None
        self.done.emit(moved)

    def _moved(self, moved: Moved) -> None:
        self.done.emit(moved)

    def _leave(self, offer: Offered) -> None:
        self._offer = None
        self.left.emit(offer)

    def _forget(self, _closed: object) -> None:
        self._offer = None
        self.waiting.emit(None)

    def _refuse(self, error: LimsError) -> None:
        self.refused.emit(error)


def someone_else(me: int, fn: Callable[..., Any], second: Lab, *args: Any) -> Any:
    """The second person gives their word, unless it is the first one again; the laboratory would refuse that later."""
    if second.me.person == me:
        raise Refused("vouch.same_person")
    return fn(second, *args)
