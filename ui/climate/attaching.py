"""Which channel of a logger hangs in which place: said once, kept in the station file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from devices.attached import Attached
from devices.loggers import loggers
from lims_desktop.climate import Watched
from lims_desktop.errors import LimsError
from lims_desktop.lab import Lab
from ui.devices import stationfile
from ui.parts.asking import Asking
from ui.parts.choice import Choice

if TYPE_CHECKING:
    from ui.page import Page


class Attaching(QObject):
    """Asks, writes the station file, and tells `then`."""

    def __init__(self, page: Page, then: Callable[[], object]) -> None:
        super().__init__(page)
        self._page, self._then = page, then

    def ask(self, places: list[Watched], chosen: Watched | None) -> None:
        """Which logger, which channel, which place."""
        devices: list[Attached] = self._page.desk.bench.of_kind("logger") if self._page.desk.bench else []
        if not devices:
            text = self.tr("No logger is attached to this station: add one on the page of devices.")
            self._page.desk.messages.warn(text)
            return
        asking = Asking(self.tr("Attach a logger"), self._about(devices), self.tr("Attach it"), self._page.desk.over)
        form = asking.form
        form.add("logger", self.tr("&Logger"), Choice((one.name, one.name) for one in devices))
        most = max(loggers[one.driver].channels for one in devices)
        form.add("channel", self.tr("&Channel"), Choice((n, str(n)) for n in range(1, most + 1)))
        labelled = [(one.code, one.path) for one in places if one.code]
        form.add("place", self.tr("&Place in which it hangs"), Choice([("", self.tr("in none")), *labelled]))
        form.fill({"logger": devices[0].name, "channel": 1, "place": chosen.code if chosen else None})
        asking.require("logger", "channel")
        asking.given.connect(lambda said: self._given(asking, said))
        asking.open()

    def _about(self, devices: list[Attached]) -> str:
        text = self.tr("It is read every five minutes while somebody is signed in at this station.")
        if not all(device.tried for device in devices):
            text += " " + self.tr("Its driver was not tried on hardware yet.")
        hanging = [
            self.tr("{logger}, channel {channel}: {code}").format(logger=device.name, channel=channel, code=code)
            for device in devices
            for channel, code in self._page.desk.bench.watched(device.name).items()
        ]
        return "\n".join([text, *hanging])

    def _given(self, asking: Asking, said: dict[str, Any]) -> None:
        bench = self._page.desk.bench
        entry = next(one for one in bench.entries if one.get("name") == said["logger"])
        hanging = bench.watched(said["logger"])
        hanging.pop(said["channel"], None)
        if said["place"]:
            hanging[said["channel"]] = said["place"]
        places = [f"{channel} {code}" for channel, code in sorted(hanging.items())]
        entries = stationfile.with_entry(bench.entries, {**entry, "places": places}, said["logger"])

        def kept(_answer: None) -> None:
            asking.agree()
            bench.attach(entries)
            self._page.desk.devices_changed.emit()
            self._then()

        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        self._page.ask(_keep, entries, then=kept, refused=refused, key="attach")


def _keep(lab: Lab, entries: list[Any]) -> None:
    stationfile.keep(lab, entries)
