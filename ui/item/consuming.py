"""What analysis uses up of an item in my hands: an amount or all of it, and what for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QCheckBox

from lims_desktop import consumption, items, lists
from lims_desktop.consumption import Consumed
from lims_desktop.errors import LimsError, Refused
from lims_desktop.items import ItemView
from lims_desktop.lab import Lab
from lims_desktop.lists import Term
from ui.custody.signing import someone_else
from ui.forms import text_input
from ui.intake.typed import typed_number
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice
from ui.parts.terms import Terms
from ui.wishes import wish_of

CONSUMERS = frozenset({"analyst", "medical_examiner", "laboratory_manager"})


@dataclass(frozen=True)
class Left:
    """An item with what is left of it, and the units there are."""

    item: ItemView
    units: list[Term]


class Consuming(QObject):
    """The question, on the page of the item and on the bench."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.asking: Asking | None = None

    def ask(self, item: int) -> None:
        """Ask how much of this item is used up; what is left is asked of the laboratory first."""
        self._page.ask(_left, item, then=self._ask, key="consuming")

    def _ask(self, left: Left) -> None:
        item, terms = left.item, Terms(left.units, self._page.desk.language)
        if item.quantity is None or item.unit is None:
            self._page.desk.messages.refuse(self._page.desk.sentence(Refused("item.no_quantity", item=item.number)))
            return
        recorded = self.tr("{item}: {quantity} {unit} are left. What is used up does not come back.")
        about = recorded.format(item=item.shown_number, quantity=item.quantity, unit=terms.unit(item.unit))
        asking = self.asking = Asking(
            self.tr("Use up by analysis"), about, self.tr("Use it up"), self._page.desk.over, columns=2
        )
        amount, everything = text_input(20), QCheckBox(self.tr("&All that is left: the item ends"))
        asking.form.add("amount", self.tr("&Amount"), amount)
        asking.form.add("unit", self.tr("&Unit"), Choice(_comparable(left.units, item.unit, terms)))
        asking.form.add("everything", "", everything, span=2)
        asking.form.add("reason", self.tr("What &for (examination, method)"), text_input(), span=2)
        asking.form.fill({"unit": item.unit})
        asking.require("amount", "unit", "reason")
        everything.toggled.connect(partial(self._all, asking, item))
        asking.given.connect(partial(self._given, asking, item))
        asking.open()

    def _all(self, asking: Asking, item: ItemView, on: bool) -> None:
        """All that is left is what is recorded, in its own unit."""
        asking.form.fill({"amount": f"{item.quantity:f}" if on else None, "unit": item.unit})

    def _given(self, asking: Asking, item: ItemView, said: dict[str, Any]) -> None:
        try:
            whole = said["amount"] == f"{item.quantity:f}"
            amount = item.quantity if whole else typed_number(said["amount"], self._page.desk.language)
        except Refused as unclear:
            asking.refuse("")
            asking.form.complain("amount", self._page.desk.sentence(unclear))
            return
        args, kw = (item.id, amount, said["unit"]), {"reason": said["reason"]}
        number = self._page.desk.wishes.number(wish_of(consumption.consume, args, kw), uuid4())
        seen = self.tr(
            "{amount} {unit} of {item} are used up. Somebody else saw it, and confirms with their own password."
        )
        purpose = seen.format(amount=f"{amount:f}", unit=said["unit"], item=item.shown_number)
        self._send(asking, purpose, args, kw, number)

    def _send(self, asking: Asking, purpose: str, args: tuple[Any, ...], kw: dict[str, Any], act: UUID) -> None:
        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))
            if error.code == "vouch.missing":
                self._call_witness(asking, purpose, args, kw, act)

        done = partial(self._done, asking)
        self._page.act(consumption.consume, *args, act=act, then=done, refused=refused, **kw)

    def _call_witness(self, asking: Asking, purpose: str, args: tuple[Any, ...], kw: dict[str, Any], act: UUID) -> None:
        """The laboratory wants somebody else to see what is used up."""
        word = partial(someone_else, self._page.desk.lab.me.person, consumption.witness)

        def again(_word: object) -> None:
            self._send(asking, purpose, args, kw, act)

        self._page.desk.ask_password(purpose, word, act, *args, then=again)

    def _done(self, asking: Asking, used: Consumed) -> None:
        asking.agree()
        ended = self.tr("{item} is used up: it has ended.")
        some = self.tr("{quantity} {unit} of {item} are left.")
        said = ended if used.ended else some
        self._page.desk.messages.good(said.format(item=used.item, quantity=f"{used.remaining:f}", unit=used.unit))


def _left(lab: Lab, item: int) -> Left:
    found = items.view(lab, item)
    if found is None:
        raise Refused("item.unknown", item=item)
    return Left(found, lists.terms(lab, "unit"))


def _comparable(units: list[Term], unit: str, terms: Terms) -> list[tuple[str, str]]:
    """The units an amount of this item may be said in: those of its dimension; a count only in its own."""
    dimension = terms.particulars("unit", unit).get("dimension")
    fitting = [one for one in units if one.extra.get("dimension") == dimension]
    return [(one.code, terms.unit(one.code)) for one in fitting if dimension != "count" or one.code == unit]
