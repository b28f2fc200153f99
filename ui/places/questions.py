"""What a manager is asked before a place is added, closed, or opened to somebody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject

from lims_desktop import places
from lims_desktop.errors import LimsError
from lims_desktop.lab import Lab
from lims_desktop.places import Place, PlaceAdded, Terms
from ui.forms import text_input
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice
from ui.places.storage import LEVELS, Spot, Storage, level_words
from ui.places.terms import TermFields


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
        fields = TermFields(form, self._types())
        form.fill({"level": LEVELS[begin] if begin < len(LEVELS) else None, "storage_class": "NORMAL"})
        if parent:
            form.fill({"storage_class": parent.place.storage_class})
        asking.require("name", "level", "storage_class")

        def given(said: dict[str, Any]) -> None:
            terms = self._read(asking, fields, said)
            if terms is not None:
                more = {"parent": parent.id if parent else None, "storage_class": said["storage_class"], "terms": terms}
                self._do(asking, places.add, said["name"], said["level"], then=then, **more)

        asking.given.connect(given)
        asking.open()

    def amend(self, spot: Spot) -> None:
        """Another name, class, range, room or limit; what lies there must still fit."""
        about = self.tr("What lies in {place} must still fit: otherwise it is refused, with the reason.")
        title, about = self.tr("Change a place"), about.format(place=spot.place.path)
        asking = Asking(title, about, self.tr("Change it"), self._page.desk.over, columns=2)
        asking.form.add("name", self.tr("&Name"), text_input(100), span=2)
        asking.form.fill({"name": spot.place.name})
        fields = TermFields(asking.form, self._types())
        fields.fill(spot.place)
        asking.form.add("reason", self.tr("&Reason"), text_input(), span=2)
        asking.require("name", "storage_class", "reason")

        def given(said: dict[str, Any]) -> None:
            terms = self._read(asking, fields, said)
            if terms is not None:
                changes = changed(spot.place, said, terms)
                self._do(asking, places.amend, spot.id, changes, reason=said["reason"], act=uuid4())

        asking.given.connect(given)
        asking.open()

    def reopen(self) -> None:
        """A closed place that is used again."""
        self._page.ask(_closed, then=self._ask_which, key="closed")

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
        if len(spot.admitted) == 1 and not spot.place.controlled:
            about += " " + self.tr("Nobody else is named: from then on everybody who holds items may use it.")
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

    def _ask_which(self, closed: list[Place]) -> None:
        if not closed:
            self._page.desk.messages.say(self.tr("No place is closed."))
            return
        about = self.tr("It is offered again, with its history and its label.")
        asking = Asking(self.tr("Open a place again"), about, self.tr("Open it"), self._page.desk.over)
        asking.form.add("place", self.tr("&Place"), Choice((place.id, place.path) for place in closed))
        asking.form.add("reason", self.tr("&Reason"), text_input())
        asking.require("place", "reason")
        asking.given.connect(
            lambda said: self._do(asking, places.reopen, said["place"], reason=said["reason"], act=uuid4())
        )
        asking.open()

    def _types(self) -> list[tuple[str, str]]:
        return [(term.code, term.named(self._page.desk.language)) for term in self._storage().item_types]

    def _read(self, asking: Asking, fields: TermFields, said: dict[str, Any]) -> Terms | None:
        asking.go_on.setEnabled(True)
        return fields.read(said)

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


def changed(place: Place, said: Mapping[str, Any], terms: Terms) -> dict[str, Any]:
    """The terms that are not what they were."""
    wished = {
        "name": said["name"],
        "storage_class": said["storage_class"],
        "temperature_low": terms.temperature_low,
        "temperature_high": terms.temperature_high,
        "capacity": terms.capacity,
        "accepts": list(terms.accepts) if terms.accepts else None,
        "limit_hours": terms.limit_hours,
    }
    same = wished["accepts"] is not None and set(wished["accepts"]) == set(place.accepts or ())
    wished["accepts"] = place.accepts if same else wished["accepts"]
    return {key: value for key, value in wished.items() if value != (getattr(place, key) or None)}


def _closed(lab: Lab) -> list[Place]:
    return places.locations(lab, active=False)
