"""What a manager is asked before a place is added, closed, or opened to somebody."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from lims_desktop import places
from lims_desktop.errors import LimsError
from lims_desktop.places import PlaceAdded, Terms
from ui.forms import text_input
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice
from ui.places.storage import CLASSES, LEVELS, Spot, Storage, class_badge, level_words

_TALL = 130


class Questions(QObject):
    """Asks, and does what was answered."""

    def __init__(self, page: Page, storage: Callable[[], Storage]) -> None:
        super().__init__(page)
        self._page, self._storage = page, storage

    def add(self, parent: Spot | None, then: Callable[[PlaceAdded], object]) -> None:
        """A place inside another, or a site."""
        where = self.tr("Inside {place}").format(place=parent.place.path) if parent else self.tr("A new site")
        asking = Asking(self.tr("New place"), where, self.tr("Add it"), self._page.desk.over, columns=2)
        form = asking.form
        begin = LEVELS.index(parent.place.level) + 1 if parent else 0
        form.add("name", self.tr("&Name"), text_input(100))
        form.add("level", self.tr("&Level"), Choice((level, level_words(level)) for level in LEVELS[begin:]))
        form.add("storage_class", self.tr("&Class"), Choice((one, class_badge(one).text) for one in CLASSES))
        form.add("capacity", self.tr("&Room for so many items"), text_input(6))
        form.add("low", self.tr("&From °C"), text_input(6))
        form.add("high", self.tr("&To °C"), text_input(6))
        types = self._ticks()
        form.add("accepts", self.tr("Takes &only (all types when none is ticked)"), types, span=2)
        form.fill({"level": LEVELS[begin] if begin < len(LEVELS) else None, "storage_class": "NORMAL"})
        if parent:
            form.fill({"storage_class": parent.place.storage_class})
        asking.require("name", "level", "storage_class")

        def given(said: dict[str, Any]) -> None:
            terms = self._terms(asking, said, _ticked(types))
            if terms is not None:
                more = {"parent": parent.id if parent else None, "storage_class": said["storage_class"], "terms": terms}
                self._do(asking, places.add, said["name"], said["level"], then=then, **more)

        asking.given.connect(given)
        asking.open()

    def admit(self, spot: Spot) -> None:
        """One more person who may use a place."""
        about = self.tr("As soon as somebody is named here, nobody else may use {place}.").format(place=spot.place.path)
        asking = Asking(self.tr("Who may use it"), about, self.tr("Admit"), self._page.desk.over)
        already = {one.person for one in spot.admitted}
        others = [(one.id, one.name) for one in self._storage().people if one.id not in already]
        asking.form.add("person", self.tr("&Person"), Choice(others))
        asking.form.add("reason", self.tr("&Reason"), text_input())
        asking.require("person")
        asking.given.connect(
            lambda said: self._do(asking, places.admit, spot.id, said["person"], reason=said["reason"])
        )
        asking.open()

    def dismiss(self, spot: Spot, person: int, name: str) -> None:
        """Somebody may no longer use a place."""
        about = self.tr("{name} may no longer use {place}.").format(name=name, place=spot.place.path)
        self._because(about, places.admit, spot.id, person, admitted=False)

    def close(self, spot: Spot) -> None:
        """A place that is not used any more; it must be empty."""
        about = self.tr("{place} keeps its history and is no longer offered.").format(place=spot.place.path)
        self._because(about, places.close, spot.id)

    # -- own ---------------------------------------------------------------------------------------------------

    def _because(self, about: str, fn: Callable[..., Any], *args: Any, **kw: Any) -> None:
        asking = Asking(self.tr("Reason"), about, self.tr("Go on"), self._page.desk.over)
        asking.form.add("reason", self.tr("&Reason"), text_input())
        asking.require("reason")
        asking.given.connect(lambda said: self._do(asking, fn, *args, reason=said["reason"], **kw))
        asking.open()

    def _ticks(self) -> QListWidget:
        types = QListWidget()
        types.setFixedHeight(_TALL)
        for term in self._storage().item_types:
            item = QListWidgetItem(term.named(self._page.desk.language), types)
            item.setData(Qt.ItemDataRole.UserRole, term.code)
            item.setCheckState(Qt.CheckState.Unchecked)
        return types

    def _terms(self, asking: Asking, said: dict[str, Any], accepts: list[str]) -> Terms | None:
        wrong = False
        numbers: dict[str, Decimal | None] = {}
        for key in ("capacity", "low", "high"):
            numbers[key] = _number(said[key])
            bad = said[key] is not None and (numbers[key] is None or (key == "capacity" and not _whole(numbers[key])))
            asking.form.complain(key, self.tr("A number") if bad else "")
            wrong = wrong or bad
        asking.go_on.setEnabled(True)
        if wrong:
            return None
        capacity = numbers["capacity"]
        whole = int(capacity) if capacity is not None else None
        return Terms(numbers["low"], numbers["high"], whole, accepts or None)

    def _do(
        self,
        asking: Asking,
        fn: Callable[..., Any],
        *args: Any,
        then: Callable[[PlaceAdded], object] | None = None,
        **kw: Any,
    ) -> None:
        asking.go_on.setEnabled(False)

        def agreed(answer: Any) -> None:
            asking.agree()
            if then:
                then(answer)

        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        self._page.act(fn, *args, then=agreed, refused=refused, **kw)


def _number(text: str | None) -> Decimal | None:
    try:
        value = Decimal((text or "").replace(",", ".").replace("−", "-"))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < 10**6 else None


def _whole(value: Decimal | None) -> bool:
    return value is not None and value == value.to_integral_value() and value > 0


def _ticked(types: QListWidget) -> list[str]:
    items = (types.item(number) for number in range(types.count()))
    return [str(item.data(Qt.ItemDataRole.UserRole)) for item in items if item.checkState() == Qt.CheckState.Checked]
