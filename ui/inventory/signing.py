"""How a count is signed and closed: each counter proves who they are, then one act records it and its paper is kept."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from lims_desktop import certify, inventory
from lims_desktop.documents import DocumentKept
from lims_desktop.errors import Refused
from lims_desktop.inventory import Closed, Counter, InventoryView
from lims_desktop.lab import Lab
from lims_desktop.recorded import Recorded
from ui.forms import long_text
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice


class CountSigning(QObject):
    """One signature after the other, from the result to the paper."""

    closed = Signal(object)
    signed = Signal()
    refused = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._view: InventoryView | None = None

    def begin(self, view: InventoryView) -> None:
        """Ask the next counter who has not signed for the scans as they are; when all have, close."""
        self._view = view
        unsigned = view.unsigned(self._page.desk.lab.me.person)
        if unsigned:
            self._ask(view, unsigned[0])
        else:
            self._page.act(inventory.close, view.id, view.digest, act=uuid4(), then=self._closed, refused=self._refuse)

    def on_behalf(self, view: InventoryView) -> None:
        """Somebody who counted is not here: a manager says why and signs for them."""
        names = [(one.person, one.name) for one in view.unsigned(self._page.desk.lab.me.person)]
        asking = Asking(
            self.tr("Sign for somebody who is not here"),
            self.tr("A manager signs with their own password; the reason is recorded."),
            self.tr("Go on"),
            self._page.desk.over,
        )
        asking.form.add("person", self.tr("&Who"), Choice(names))
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.require("person", "reason")
        asking.given.connect(partial(self._for_another, asking, view))
        asking.open()

    def witness(self, view: InventoryView) -> None:
        """A second person joins and signs: a controlled place is counted by two."""
        purpose = self.tr("A second counter signs for this result with their own password.")
        self._page.desk.ask_password(purpose, _join_and_sign, view.id, view.digest, then=self._signed)

    def _ask(self, view: InventoryView, counter: Counter) -> None:
        purpose = self.tr("{name} signs for the {count} scans of this inventory with their own password.")
        self._page.desk.ask_password(
            purpose.format(name=counter.name, count=sum(one.scans for one in view.counters)),
            inventory.sign,
            view.id,
            view.digest,
            act=uuid4(),
            then=self._signed,
            login=counter.login,
        )

    def _for_another(self, asking: Asking, view: InventoryView, said: dict[str, Any]) -> None:
        asking.agree()
        self._page.desk.ask_password(
            self.tr("A manager signs for somebody who is not here."),
            inventory.sign,
            view.id,
            view.digest,
            on_behalf=said["person"],
            reason=said["reason"],
            act=uuid4(),
            then=self._signed,
        )

    def _signed(self, _answer: Recorded) -> None:
        self.signed.emit()

    def _closed(self, closed: Closed) -> None:
        language = self._page.desk.language
        self._page.act(certify.result, closed.inventory, closed.document, language, act=uuid4(), then=self._kept)
        self.closed.emit(closed)

    def _kept(self, kept: DocumentKept) -> None:
        self._page.desk.messages.good(self.tr("The result is kept as {code}.").format(code=kept.code))
        self._page.desk.open("document", kept.code)

    def _refuse(self, error: Any) -> None:
        if isinstance(error, Refused) and error.code == "inventory.witness_needed" and self._view is not None:
            self.witness(self._view)
        else:
            self.refused.emit(error)


def _join_and_sign(second: Lab, count: int, digest: str) -> Recorded:
    inventory.join(second, count)
    return inventory.sign(second, count, digest)
