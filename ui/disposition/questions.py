"""Small questions of a disposition: how many were counted, and what a court ordered."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.forms import date_input, text_input
from ui.parts.asking import Asking


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
