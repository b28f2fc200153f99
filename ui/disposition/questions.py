"""Small questions of a disposition: how many were counted, and what a court ordered."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lims_desktop import rollcall
from lims_desktop.errors import Refused
from lims_desktop.rollcall import Parcel
from lims_desktop.sentences import sentence
from ui.forms import date_input, text_input
from ui.intake.typed import typed_number
from ui.parts.asking import Asking
from ui.parts.terms import Terms


class CountAsking(Asking):
    """How many items were ended, by the count of whoever ended none of them."""

    def __init__(self, over: QWidget | None) -> None:
        text = self.tr("Count what was ended, by its labels or ashes; do not copy the number from the list.")
        super().__init__(self.tr("Count"), text, self.tr("&Count and certify"), over)
        self.form.add("counted", self.tr("&Items that ended"), text_input(6))
        self.require("counted")


class ScheduleAsking(Asking):
    """The court's order for a roll call."""

    def __init__(self, over: QWidget | None) -> None:
        text = self.tr("Every item that is still on the list is called in the order of its number.")
        super().__init__(self.tr("Roll call"), text, self.tr("&Schedule"), over)
        self.form.add("court", self.tr("&Court"), text_input(200))
        self.form.add("court_date", self.tr("&Day"), date_input())
        self.form.add("order_number", self.tr("&Order number"), text_input(100))
        self.require("court", "order_number")


class QuantityAsking(Asking):
    """How much the keeper counts or measures in the called parcel, before the magistrate and the justice."""

    counted = Signal(object)

    def __init__(self, parcel: Parcel, terms: Terms, over: QWidget | None) -> None:
        text = self.tr("Say aloud what is in {parcel}, and write that; do not copy the record.")
        super().__init__(self.tr("Count or measure"), text.format(parcel=parcel.number), self.tr("&Take it"), over)
        self._unit, self._language = parcel.unit or "", terms.language
        self.form.add("quantity", self.tr("&Found ({unit})").format(unit=terms.unit(self._unit)), text_input(20))
        self.require("quantity")
        self.given.connect(self._taken)

    def _taken(self, said: dict[str, Any]) -> None:
        """A number is taken; what is none is said so, and stays."""
        try:
            amount = typed_number(said["quantity"], self._language)
        except Refused as unclear:
            self.refuse("")
            self.form.complain("quantity", sentence(unclear, self._language))
            return
        assert amount is not None
        self.agree()
        self.counted.emit(rollcall.by_hand(amount, self._unit))
