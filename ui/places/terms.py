"""The terms of a place as a form: class, room, temperatures, limit, and which types of item it takes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from lims_desktop.places import Place, Terms
from ui.forms import Form, text_input
from ui.parts.choice import Choice
from ui.places.storage import CLASSES, class_badge

_TALL = 130
_WHOLE = ("capacity", "limit")


class TermFields(QObject):
    """The fields in their form; `read` answers the terms, or None after it has complained about what is no number."""

    def __init__(self, form: Form, types: Iterable[tuple[str, str]]) -> None:
        super().__init__(form)
        self._form = form
        form.add("storage_class", self.tr("&Class"), Choice((one, class_badge(one).text) for one in CLASSES))
        form.add("capacity", self.tr("&Room for so many items"), text_input(6))
        form.add("low", self.tr("&From °C"), text_input(6))
        form.add("high", self.tr("&To °C"), text_input(6))
        limit = self.tr("&Hours an item may stay; a locker needs them")
        form.add("limit", limit, text_input(6))
        self._types = QListWidget()
        self._types.setFixedHeight(_TALL)
        for code, name in types:
            item = QListWidgetItem(name, self._types)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setCheckState(Qt.CheckState.Unchecked)
        form.add("accepts", self.tr("Takes &only (all types when none is ticked)"), self._types, span=2)

    def fill(self, place: Place) -> None:
        """The terms that the place has."""
        shown = {"low": place.temperature_low, "high": place.temperature_high}
        self._form.fill({"storage_class": place.storage_class, "capacity": place.capacity, "limit": place.limit_hours})
        self._form.fill({key: f"{value.normalize():f}" for key, value in shown.items() if value is not None})
        self.tick(place.accepts or ())

    def tick(self, codes: Collection[str]) -> None:
        """Tick these types of item."""
        for item in self._items():
            chosen = item.data(Qt.ItemDataRole.UserRole) in codes
            item.setCheckState(Qt.CheckState.Checked if chosen else Qt.CheckState.Unchecked)

    def read(self, said: dict[str, Any]) -> Terms | None:
        """The terms as they were typed."""
        numbers: dict[str, Decimal | None] = {}
        wrong = False
        for key in ("capacity", "low", "high", "limit"):
            numbers[key] = number(said[key])
            bad = said[key] is not None and (numbers[key] is None or (key in _WHOLE and not _whole(numbers[key])))
            self._form.complain(key, self.tr("A number") if bad else "")
            wrong = wrong or bad
        if wrong:
            return None
        capacity, limit = numbers["capacity"], numbers["limit"]
        return Terms(
            numbers["low"],
            numbers["high"],
            int(capacity) if capacity is not None else None,
            self._ticked() or None,
            int(limit) if limit is not None else None,
        )

    def _items(self) -> list[QListWidgetItem]:
        return [self._types.item(number) for number in range(self._types.count())]

    def _ticked(self) -> list[str]:
        ticked = [item for item in self._items() if item.checkState() == Qt.CheckState.Checked]
        return [str(item.data(Qt.ItemDataRole.UserRole)) for item in ticked]


def number(text: str | None) -> Decimal | None:
    """A number as people write it, with a comma or a point; None when it is none."""
    try:
        value = Decimal((text or "").strip().replace(",", ".").replace("−", "-"))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < 10**6 else None


def _whole(value: Decimal | None) -> bool:
    return value is not None and value == value.to_integral_value() and value > 0
