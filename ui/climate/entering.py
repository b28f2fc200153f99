"""A reading by hand: scan the place or choose it, type the temperature, Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from PySide6.QtCore import QObject

from lims_desktop import climate
from lims_desktop.climate import Reading, ReadingsRecorded, Watched
from lims_desktop.errors import LimsError
from ui.climate.words import degrees, range_words
from ui.forms import text_input
from ui.parts.asking import Asking
from ui.parts.choice import Choice
from ui.places.terms import number

if TYPE_CHECKING:
    from ui.page import Page


class Entering(QObject):
    """Asks for a temperature and records it as of now; `then` is told what was recorded."""

    def __init__(self, page: Page, then: Callable[[ReadingsRecorded], object]) -> None:
        super().__init__(page)
        self._page, self._then = page, then
        self._thermometer = ""

    def ask(self, places: list[Watched], chosen: Watched | None) -> None:
        """Ask for the reading of a place."""
        about = self.tr("It is recorded as of now, by your name. One decimal is kept.")
        asking = Asking(self.tr("Enter a reading"), about, self.tr("Record it"), self._page.desk.over)
        form = asking.form
        terms = ((one.place_id, f"{one.path}  ({range_words(one.low, one.high)})") for one in places)
        form.add("value", self.tr("&Temperature in °C"), text_input(8))
        form.add("place", self.tr("&Place"), Choice(terms))
        form.add("device", self.tr("T&hermometer (its number, if it has one)"), text_input(60))
        form.fill({"place": chosen.place_id if chosen else None, "device": self._thermometer})
        asking.require("value", "place")
        act = uuid4()
        asking.given.connect(lambda said: self._given(asking, said, act))
        asking.open()

    def _given(self, asking: Asking, said: dict[str, Any], act: Any) -> None:
        value = number(said["value"])
        if value is None:
            asking.form.complain("value", self.tr("A number, such as 4.2"))
            asking.go_on.setEnabled(True)
            return
        self._thermometer = said["device"] or ""
        readings = [Reading(said["place"], value, raw=said["value"])]

        def agreed(recorded: ReadingsRecorded) -> None:
            asking.agree()
            self._page.desk.messages.good(self.tr("Recorded: {value}").format(value=degrees(value)))
            self._then(recorded)

        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        more = {"device": self._thermometer, "act": act}
        self._page.act(climate.record, "hand", readings, then=agreed, refused=refused, **more)
