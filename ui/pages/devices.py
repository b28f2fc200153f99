"""Devices: what is attached to this station, how it is, and a test of each; in a demonstration, its simulators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from devices.attached import Attached
from devices.bench import Bench
from ui import pages
from ui.devices import asking
from ui.devices.asking import Asked, Overview
from ui.devices.attachedlist import DeviceList
from ui.devices.beside import Beside
from ui.devices.condition import Condition
from ui.devices.entries import Entries
from ui.devices.faultlist import FaultList
from ui.devices.printedlabels import PrinterPanel
from ui.devices.simulators import COLUMNS, BalancePanel, Faults, LoggerPanel, Play, ScannerPanel
from ui.devices.testlabel import TestLabel
from ui.devices.testscan import ScannerHints, TestScan
from ui.devices.testtemperature import TestTemperature
from ui.devices.testweight import TestWeight
from ui.devices.words import WEDGE
from ui.page import Page
from ui.parts.buttons import button
from ui.parts.headings import Card

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab

_LIST, _ROOMY = 304, 1000
_SOON_MS = 50


@pages.register
class DevicesPage(Page):
    """A list at the left; the chosen device, its tests and its simulator at the right."""

    name = "devices"
    icon = "devices"
    group = "laboratory"
    order = 700
    title = QT_TRANSLATE_NOOP("pages", "Devices")
    stays = True

    def build(self) -> None:
        """Make every card once; which are shown depends on the chosen device."""
        if self.desk.bench is None:
            self.desk.bench = Bench()
        self.play = Play(self.desk.bench, self)
        self.entries = Entries(self, self._kept)
        self.devices = DeviceList()
        self.condition = Condition(self.desk)
        self.test_label = TestLabel(self)
        self.test_scan = TestScan(self.desk)
        self.hints = ScannerHints()
        self.test_weight = TestWeight(self)
        self.test_temperature = TestTemperature(self)
        self.faults = FaultList(self.desk)
        self.panels: dict[str, QWidget] = {}
        self.beside: Beside | None = None
        self._wished = ""
        self._lay_out_cards()
        self._make_buttons()
        self.devices.chosen.connect(self._choose)
        self._later = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._later.timeout.connect(self._ask_later)
        self.play.changed.connect(self._later.start)
        self.setFocusProxy(self.devices)
        attached = self.tr("What is attached to {station}").format(station=self.desk.lab.station_name)
        self.set_title(self.words(), attached)

    def load(self, lab: Lab) -> Overview:
        """What is attached, and what went wrong."""
        return asking.overview(lab, self.desk.bench)

    def fill(self, overview: Overview) -> None:
        """Show the list, and ask each device how it is."""
        self.devices.show_devices(overview.attached)
        if self._wished and self.devices.choose(self._wished):
            self._wished = ""
        self.faults.show_faults(overview.faults)
        self.beside_button.setVisible(any(device.simulated for device in overview.attached))
        for device in overview.attached:
            self._ask_status(device)

    def wants(self, _scan: Scan) -> bool:
        """On this page every scan is a test."""
        return True

    def scanned(self, scan: Scan) -> None:
        """Show the scan; the label just printed is proved by it."""
        self.test_scan.show_scan(scan)
        printer = self.devices.current
        if printer is None or printer.kind != "printer" or not self.test_label.scanned(scan):
            self.devices.choose(self.devices.first_scanner().name)

    def panel(self, name: str) -> QWidget | None:
        """The simulator's panel of this device; None when the device is real."""
        device = next((one for one in self.devices.devices if one.name == name), None)
        if device is None or not device.simulated or device.problem:
            return None
        if name not in self.panels:
            self.panels[name] = self._make_panel(device)
            self._place.addWidget(self.panels[name])
            self._arrange()
        return self.panels[name]

    @Slot()
    def ask_again(self) -> None:
        """Ask every device anew; a scanner that is back is listened to again."""
        self.desk.devices_changed.emit()
        self.reload()

    @Slot()
    def show_beside(self) -> None:
        """All simulators in a window of their own, which stays over every other page."""
        if self.beside is None:
            simulated = [one for one in self.devices.devices if one.simulated and not one.problem]
            self.beside = Beside([self._make_panel(one) for one in simulated], self.window())
        self.beside.show()
        self.beside.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the cards stand higher instead of wider."""
        super().resizeEvent(event)
        self._arrange()

    # -- own ---------------------------------------------------------------------------------------------------

    def _lay_out_cards(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 8, 0)
        right.setSpacing(16)
        self._place = QVBoxLayout()
        cards: tuple[Card, ...] = (
            self.condition,
            self.test_label,
            self.test_scan,
            self.test_weight,
            self.test_temperature,
        )
        for card in cards:
            right.addWidget(card)
        right.addLayout(self._place)
        right.addWidget(self.hints)
        right.addStretch(1)
        inner = QWidget()
        inner.setLayout(right)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        self.change_button = button(self.tr("&Change …"), self._change, icon="edit")
        self.remove_button = button(self.tr("Remove …"), self._remove, icon="remove")
        keys = QHBoxLayout()
        keys.setSpacing(8)
        for key in (self.change_button, self.remove_button):
            keys.addWidget(key, 1)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.devices)
        left.addLayout(keys)
        left.addWidget(self.faults, 1)
        for part in (self.devices, self.faults):
            part.setFixedWidth(_LIST)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(left)
        row.addWidget(area, 1)
        self.content.addLayout(row, 1)

    def _make_buttons(self) -> None:
        self.beside_button = self.add_button(self.tr("&Simulators beside the work"), self.show_beside, icon="external")
        self.add_button(self.tr("&Ask again"), self.ask_again, icon="refresh")
        self.add_button(self.tr("&New device …"), self.entries.add, icon="plus")
        self.key("Ctrl+P", self.tr("Print test label"), self.test_label.print_out)
        self.key("Ctrl+N", self.tr("New device"), self.entries.add)

    @Slot()
    def _ask_later(self) -> None:
        if self.desk.is_open():
            self.ask_again()

    def _ask_status(self, device: Attached) -> None:
        if not device.problem and device.driver != WEDGE:
            before, key = self.devices.status(device.name), ("status", device.name)
            self.ask(asking.status, self.desk.bench, device.name, before, then=self._answered, key=key)

    @Slot(object)
    def _choose(self, device: Attached) -> None:
        usable = not device.problem
        self.condition.show_device(device)
        self.test_label.setVisible(usable and device.kind == "printer")
        self.test_scan.setVisible(usable and device.kind == "scanner")
        self.hints.setVisible(usable and device.kind == "scanner")
        self.test_weight.setVisible(usable and device.kind == "balance")
        self.test_temperature.setVisible(usable and device.kind == "logger")
        for key in (self.change_button, self.remove_button):
            key.setEnabled(device.driver != WEDGE)
        if usable and device.kind == "printer":
            self.test_label.show_device(device)
        if usable and device.kind == "balance":
            self.test_weight.show_device(device)
        if usable and device.kind == "logger":
            self.test_temperature.show_device(device)
        shown = self.panel(device.name)
        for panel in self.panels.values():
            panel.setVisible(panel is shown)
        self._ask_status(device)

    def _arrange(self) -> None:
        narrow = self.width() < _ROOMY
        self.test_label.arrange(narrow=narrow)
        for panel in self.panels.values():
            for faults in panel.findChildren(Faults):
                faults.arrange(COLUMNS - 1 if narrow else COLUMNS)

    def _make_panel(self, device: Attached) -> QWidget:
        if device.kind == "printer":
            return PrinterPanel(self, self.play, device.name)
        if device.kind == "scanner":
            return ScannerPanel(self.play, device.name)
        if device.kind == "logger":
            return LoggerPanel(self.play, device.name)
        return BalancePanel(self.play, device.name)

    @Slot(object)
    def _answered(self, asked: Asked) -> None:
        news = self.devices.status(asked.name) != asked.status
        self.devices.show_state(asked.name, asked.status)
        if (current := self.devices.current) and current.name == asked.name:
            self.condition.show_state(asked)
        if news:
            self.faults.show_faults(self.desk.bench.faults)

    def _change(self) -> None:
        if (device := self.devices.current) is not None:
            self.entries.change(device)

    def _remove(self) -> None:
        if (device := self.devices.current) is not None:
            self.entries.remove(device)

    def _kept(self, name: str) -> None:
        """The station file was written: what was drawn of the devices before is let go."""
        for panel in self.panels.values():
            panel.hide()
            panel.deleteLater()
        self.panels = {}
        if self.beside is not None:
            self.beside.hide()
            self.beside.deleteLater()
            self.beside = None
        self._wished = name
        self.devices.forget()
        self.reload()
