"""Devices: what is attached to this station, how it is, and a test of each; in a demonstration, its simulators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from devices.attached import Attached
from devices.bench import Bench
from ui import pages
from ui.devices import asking
from ui.devices.asking import Asked, Overview
from ui.devices.attachedlist import DeviceList
from ui.devices.condition import Condition
from ui.devices.faultlist import fault_table
from ui.devices.printedlabels import PrinterPanel
from ui.devices.simulators import BalancePanel, Play, ScannerPanel
from ui.devices.testlabel import TestLabel
from ui.devices.testscan import ScannerHints, TestScan
from ui.devices.testweight import TestWeight
from ui.devices.words import WEDGE
from ui.page import Page
from ui.parts.buttons import button
from ui.parts.headings import Card

if TYPE_CHECKING:
    from devices.scan import Scan
    from lims_desktop.lab import Lab

_LIST = 360
_SOON_MS = 50


@pages.register
class DevicesPage(Page):
    """A list at the left; the chosen device, its tests and its simulator at the right."""

    name = "devices"
    icon = "devices"
    group = "laboratory"
    order = 700
    title = QT_TRANSLATE_NOOP("pages", "Devices")

    def build(self) -> None:
        """Make every card once; which are shown depends on the chosen device."""
        if self.desk.bench is None:
            self.desk.bench = Bench()
        self.play = Play(self.desk.bench, self)
        self.devices = DeviceList()
        self.condition = Condition(self.desk)
        self.test_label = TestLabel(self)
        self.test_scan = TestScan(self.desk)
        self.hints = ScannerHints()
        self.test_weight = TestWeight(self)
        self.faults = fault_table(self)
        self.panels: dict[str, QWidget] = {}
        self._lay_out_cards()
        self.devices.chosen.connect(self._choose)
        self._later = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._later.timeout.connect(self._ask_later)
        self.play.changed.connect(self._later.start)
        self.key("Ctrl+P", self.tr("Print test label"), self.test_label.print_out)
        attached = self.tr("What is attached to {station}").format(station=self.desk.lab.station_name)
        self.set_title(self.words(), attached)

    def load(self, lab: Lab) -> Overview:
        """What is attached, and what went wrong."""
        return asking.overview(lab, self.desk.bench)

    def fill(self, overview: Overview) -> None:
        """Show the list, and ask each device how it is."""
        self.devices.show_devices(overview.attached)
        self.faults.show_rows(overview.faults)
        for device in overview.attached:
            if not device.problem:
                before = self.devices.status(device.name)
                key = ("status", device.name)
                self.ask(asking.status, self.desk.bench, device.name, before, then=self._answered, key=key)

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
        return self.panels[name]

    # -- own ---------------------------------------------------------------------------------------------------

    def _lay_out_cards(self) -> None:
        self._right = QVBoxLayout()
        self._right.setContentsMargins(0, 0, 8, 0)
        self._right.setSpacing(16)
        self._wrong = Card(self.tr("What went wrong"))
        self._wrong.content.addWidget(self.faults)
        self._place = QVBoxLayout()
        cards: tuple[Card, ...] = (self.condition, self.test_label, self.test_scan, self.test_weight)
        for card in cards:
            self._right.addWidget(card)
        self._right.addLayout(self._place)
        for card in (self.hints, self._wrong):
            self._right.addWidget(card)
        self._right.addStretch(1)
        inner = QWidget()
        inner.setLayout(self._right)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(self._left())
        row.addWidget(area, 1)
        self.content.addLayout(row, 1)

    def _left(self) -> QVBoxLayout:
        self.devices.setFixedWidth(_LIST)
        keys = QHBoxLayout()
        keys.setSpacing(8)
        keys.addWidget(button(self.tr("Ask again  (F5)"), self.reload, icon="refresh"))
        keys.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.devices, 1)
        column.addLayout(keys)
        return column

    @Slot()
    def _ask_later(self) -> None:
        if self.desk.is_open():
            self.reload()

    @Slot(object)
    def _choose(self, device: Attached) -> None:
        self.condition.show_device(device)
        usable = not device.problem
        self.test_label.setVisible(usable and device.kind == "printer")
        self.test_scan.setVisible(usable and device.kind == "scanner")
        self.hints.setVisible(usable and device.kind == "scanner")
        self.test_weight.setVisible(usable and device.kind == "balance")
        if usable and device.kind == "printer":
            self.test_label.show_device(device)
        if usable and device.kind == "balance":
            self.test_weight.show_device(device)
        shown = self.panel(device.name)
        for panel in self.panels.values():
            panel.setVisible(panel is shown)
        if usable and device.driver != WEDGE:
            before = self.devices.status(device.name)
            key = ("status", device.name)
            self.ask(asking.status, self.desk.bench, device.name, before, then=self._answered, key=key)

    def _make_panel(self, device: Attached) -> QWidget:
        made: QWidget
        if device.kind == "printer":
            made = PrinterPanel(self, self.play, device.name)
        elif device.kind == "scanner":
            made = ScannerPanel(self.play, device.name)
        else:
            made = BalancePanel(self.play, device.name)
        self._place.addWidget(made)
        return made

    @Slot(object)
    def _answered(self, asked: Asked) -> None:
        news = self.devices.status(asked.name) != asked.status
        self.devices.show_state(asked.name, asked.status)
        if (current := self.devices.current) and current.name == asked.name:
            self.condition.show_state(asked)
        if news:
            self.faults.show_rows(self.desk.bench.faults)
