"""Adding, changing and removing a device: an entry of the station file, asked for in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QFileDialog

from devices.attached import RESOLUTIONS, Attached
from devices.balances import balances
from devices.labels import designs
from devices.loggers import loggers
from devices.ports import Found, present
from devices.printers import printers
from devices.scanners import scanners
from lims_desktop.errors import LimsError
from lims_desktop.lab import Lab
from ui.devices import stationfile
from ui.devices.words import driver_words, kind_words
from ui.forms import text_input
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice

_DRIVERS: Mapping[str, Any] = {"printer": printers, "scanner": scanners, "balance": balances, "logger": loggers}
_BAUDS = (9600, 19200, 38400, 57600, 115200)


class Entries(QObject):
    """Asks, writes the station file, and tells the page what is attached now."""

    def __init__(self, page: Page, changed: Callable[[str], object]) -> None:
        super().__init__(page)
        self._page, self._changed = page, changed

    def add(self) -> None:
        """A device that is not attached yet."""
        self._ask(self.tr("New device"), dict[str, Any](), None)

    def change(self, device: Attached) -> None:
        """Another name, port or resolution of a device."""
        nothing: Mapping[str, Any] = {}
        entry = next((one for one in self._page.desk.bench.entries if one.get("name") == device.name), nothing)
        self._ask(self.tr("Change {device}").format(device=device.name or "?"), entry, str(entry.get("name", "")))

    def remove(self, device: Attached) -> None:
        """A device that is not attached any more."""
        about = self.tr("It is taken out of the station file. Nothing that was recorded changes.")
        title = self.tr("Remove {device}").format(device=device.name or "?")
        asking = Asking(title, about, self.tr("Remove it"), self._page.desk.over)
        entries = stationfile.without(self._page.desk.bench.entries, device.name)
        asking.given.connect(lambda _said: self._keep(asking, entries, ""))
        asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _ask(self, title: str, entry: Mapping[str, Any], instead: str | None) -> None:
        about = self.tr("It is written into the station file of this computer and used at once.")
        asking = Asking(title, about, self.tr("Keep it"), self._page.desk.over, columns=2)
        self._add_fields(asking)
        form = asking.form
        form.fill({key: entry[key] for key in ("name", "driver", "port", "media", "dpi", "baud") if key in entry})
        driver: Any = form.fields["driver"].input
        driver.picked.connect(partial(self._offer_ports, asking))
        self._offer_ports(asking, driver.value)
        asking.require("name", "driver", "port")
        asking.given.connect(partial(self._given, asking, entry, instead))
        asking.open()

    def _add_fields(self, asking: Asking) -> None:
        form = asking.form
        form.add("name", self.tr("&Name"), text_input(60, self.tr("Counter printer")))
        known = [
            (driver, f"{kind_words(kind)}: {driver_words(driver)}")
            for kind, drivers in _DRIVERS.items()
            for driver in drivers
        ]
        form.add("driver", self.tr("&Kind and language"), Choice(known))
        form.add("port", self.tr("&Port"), text_input(200, "socket://printer-1:9100"), span=2)
        form.add("found", self.tr("&Found on this computer"), Choice(), span=2)
        sizes = sorted({design.media for design in designs().values()})
        form.add("dpi", self.tr("&Resolution"), _choose((dpi, f"{dpi} dpi") for dpi in RESOLUTIONS))
        media = [("", self.tr("All sizes")), *((size, f"{size} mm") for size in sizes)]
        form.add("media", self.tr("&Labels in it"), _choose(media))
        form.add("baud", self.tr("&Speed"), _choose((baud, f"{baud} baud") for baud in _BAUDS))
        found: Any = form.fields["found"].input
        found.picked.connect(lambda port: form.fill({"port": port}) if port else None)

    def _offer_ports(self, asking: Asking, driver: str | None) -> None:
        fields = asking.form.fields
        printer = driver is not None and driver in printers
        for key, shown in (
            ("dpi", printer),
            ("media", printer),
            ("baud", driver not in (None, "queue", "sheet")),
            ("found", driver != "sheet"),
        ):
            fields[key].setVisible(shown)
        if driver == "sheet" and not asking.form["port"]:
            folder = QFileDialog.getExistingDirectory(asking, self.tr("A folder for label pages"), str(Path.home()))
            asking.form.fill({"port": folder})
        elif driver is not None:
            self._page.ask(_present, driver, then=partial(self._show_ports, asking), key="ports")

    def _show_ports(self, asking: Asking, found: list[Found]) -> None:
        choice: Any = asking.form.fields["found"].input
        choice.set_terms((one.port, f"{one.port}  {one.about}".strip()) for one in found)
        choice.setPlaceholderText("" if found else self.tr("Nothing was found: type the port above"))
        choice.setEnabled(bool(found))

    def _given(self, asking: Asking, before: Mapping[str, Any], instead: str | None, said: dict[str, Any]) -> None:
        entry = {**before, "name": said["name"], "driver": said["driver"], "port": said["port"]}
        printer = said["driver"] in printers
        entry |= {"dpi": said["dpi"]} if printer else {}
        for key, wanted, usual in (("media", printer, ""), ("baud", not printer or said["baud"] != 9600, 9600)):
            entry.pop(key, None)
            if wanted and said[key] not in (None, usual):
                entry[key] = said[key]
        try:
            entries = stationfile.with_entry(self._page.desk.bench.entries, entry, instead)
        except LimsError as refusal:
            asking.refuse(self._page.desk.sentence(refusal))
            return
        self._keep(asking, entries, str(entry["name"]))

    def _keep(self, asking: Asking, entries: list[Any], name: str) -> None:
        def kept(_answer: None) -> None:
            asking.agree()
            self._page.desk.bench.attach(entries)
            self._page.desk.devices_changed.emit()
            self._changed(name)

        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        self._page.ask(_keep, entries, then=kept, refused=refused)


def _choose(terms: Any) -> QComboBox:
    box = QComboBox()
    for value, text in terms:
        box.addItem(text, value)
    return box


def _present(_lab: Lab, driver: str) -> list[Found]:
    return present(driver)


def _keep(lab: Lab, entries: list[Any]) -> None:
    stationfile.keep(lab, entries)
