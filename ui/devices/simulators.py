"""The panels of simulated devices: what may happen to a real one is made to happen here, and scans are made."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from devices.bench import Bench
from devices.simulated import (
    PrintedLabel,
    SimulatedBalance,
    SimulatedLogger,
    SimulatedPrinter,
    SimulatedScanner,
    Simulator,
)
from lims_desktop.codes import machine_code
from ui.devices.words import fault_words, symbology_words
from ui.parts.buttons import button
from ui.parts.field import Field
from ui.parts.headings import Card
from ui.parts.words import paragraph

COLUMNS = 3
HOSTILE = (
    "^XA^FO50,50^ADN,36,20^FDGOTCHA^FS^XZ",
    "E000000001256'; drop table lab.item; --",
    "\u202eE000000001256",
    "\x00\x1b[2JE000000001256",
    "E000000001257",
    "X" * 10_000,
)
"""What a scanner may send that no label of ours has."""


class Play(QObject):
    """Tells every panel when something happened to a simulated device, whichever panel or thread made it happen."""

    printed = Signal(str, object)
    changed = Signal()

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self._watched: set[int] = set()

    def simulator(self, name: str) -> Simulator:
        """The simulator of this name; a printer tells its labels from now on."""
        found = self.bench.simulator(name)
        if isinstance(found, SimulatedPrinter) and id(found) not in self._watched:
            self._watched.add(id(found))
            found.on_print = partial(self._out, name, found.on_print)
        return found

    def scan(self, text: str, symbology: str = "code128") -> bool:
        """Scan with the first simulated scanner that somebody listens to; answers whether there was one."""
        for device in self.bench.of_kind("scanner"):
            scanner = self.simulator(device.name) if device.simulated else None
            if isinstance(scanner, SimulatedScanner) and "gone" not in scanner.faults:
                scanner.scan(text, symbology)
                self.changed.emit()
                return True
        return False

    def _out(self, name: str, before: Callable[[PrintedLabel], None], label: PrintedLabel) -> None:
        """A label came out, on whatever thread printed it; whoever listened before still hears of it."""
        before(label)
        if isValid(self):
            self.printed.emit(name, label)


class Faults(QWidget):
    """A button for everything that may happen to the device, and one that mends it all."""

    def __init__(self, play: Play, name: str) -> None:
        super().__init__()
        self._play, self._name = play, name
        simulator = play.simulator(name)
        self.buttons: dict[str, QPushButton] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        for fault in simulator.FAULTS:
            self.buttons[fault] = self._button(fault)
        self.mend_button = button(self.tr("Mend everything"), self.mend, icon="good")
        self.arrange(COLUMNS)
        play.changed.connect(self.refresh)
        self.refresh()

    def arrange(self, columns: int) -> None:
        """So many buttons beside each other."""
        for number, one in enumerate((*self.buttons.values(), self.mend_button)):
            self._grid.addWidget(one, *divmod(number, columns))
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, int(column < columns))

    def toggle(self, fault: str) -> None:
        """Make this happen, or take it back."""
        simulator = self._play.simulator(self._name)
        if fault not in simulator.faults:
            simulator.provoke(fault)
        elif simulator.faults == {fault}:
            simulator.mend()
        else:
            simulator.faults.discard(fault)
        self._play.changed.emit()

    @Slot()
    def mend(self) -> None:
        """Everything is well again; a printer prints what it held."""
        self._play.simulator(self._name).mend()
        self._play.changed.emit()

    @Slot()
    def refresh(self) -> None:
        """Show what is wrong with the device now."""
        faults = self._play.simulator(self._name).faults
        for fault, toggle in self.buttons.items():
            toggle.setChecked(fault in faults)
        self.mend_button.setEnabled(bool(faults))

    def _button(self, fault: str) -> QPushButton:
        made = button(fault_words(fault), partial(self.toggle, fault))
        made.setCheckable(True)
        return made


class ScannerPanel(Card):
    """Types a text and scans it, also what no label of ours has."""

    def __init__(self, play: Play, name: str) -> None:
        super().__init__()
        self.set_title(self.tr("Simulator: {name}").format(name=name))
        self._play, self._name = play, name
        self.text = QLineEdit()
        self.text.setMaxLength(20_000)
        self.text.setPlaceholderText(machine_code("E", 12))
        self.text.returnPressed.connect(self.scan)
        self.symbology = QComboBox()
        for known in SimulatedScanner.AIM:
            self.symbology.addItem(self.tr("No AIM identifier") if known == "plain" else symbology_words(known), known)
        self.hostile = QComboBox()
        self.hostile.addItem(self.tr("Choose a hostile scan …"), None)
        for number, text in enumerate(HOSTILE):
            self.hostile.addItem(self._hostile_words(number), text)
        self.hostile.activated.connect(self._scan_hostile)
        self.told = paragraph("", "quiet")
        self._lay_out()

    @Slot()
    def scan(self) -> None:
        """Scan what was typed."""
        self._scan(self.text.text())
        self.text.selectAll()

    def _scan(self, text: str) -> None:
        taken = self._play.scan(text, str(self.symbology.currentData()))
        self.told.setText("" if taken else self.tr("The scanner is unplugged: mend it first."))

    @Slot()
    def _scan_hostile(self) -> None:
        if (text := self.hostile.currentData()) is not None:
            self._scan(text)
        self.hostile.setCurrentIndex(0)

    def _hostile_words(self, number: int) -> str:
        return (
            self.tr("Printer commands (ZPL)"),
            self.tr("Database commands (SQL)"),
            self.tr("Right-to-left mark"),
            self.tr("Control bytes"),
            self.tr("Wrong check digits"),
            self.tr("10,000 characters"),
        )[number]

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Field(self.tr("&Text to scan"), self.text), 3)
        row.addWidget(Field(self.tr("As"), self.symbology), 2)
        keys = QHBoxLayout()
        keys.setSpacing(12)
        keys.addWidget(button(self.tr("&Scan it"), self.scan, icon="scan", primary=True))
        keys.addWidget(self.hostile, 1)
        self.content.addLayout(row)
        self.content.addLayout(keys)
        self.content.addWidget(self.told)
        self.faults = Faults(self._play, self._name)
        self.content.addWidget(self.faults)


class LoggerPanel(Card):
    """Makes it warmer or colder at a channel."""

    def __init__(self, play: Play, name: str) -> None:
        super().__init__()
        self.set_title(self.tr("Simulator: {name}").format(name=name))
        self._play, self._name = play, name
        self.channel = QComboBox()
        for channel in range(1, SimulatedLogger.CHANNELS + 1):
            self.channel.addItem(str(channel), channel)
        self.value = QLineEdit("4.0")
        self.value.setMaxLength(8)
        self.value.returnPressed.connect(self.warm)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Field(self.tr("Channel"), self.channel), 1)
        self.field = Field(self.tr("&Degrees Celsius"), self.value)
        row.addWidget(self.field, 3)
        self.content.addLayout(row)
        keys = QHBoxLayout()
        keys.addWidget(button(self.tr("&Make it so warm"), self.warm, icon="cold"))
        keys.addStretch(1)
        self.content.addLayout(keys)
        self.faults = Faults(play, name)
        self.content.addWidget(self.faults)

    @Slot()
    def warm(self) -> None:
        """It is so warm at this channel from now on."""
        logger = self._play.simulator(self._name)
        assert isinstance(logger, SimulatedLogger)
        try:
            value = Decimal(self.value.text().strip().replace(",", ".").replace("−", "-"))
        except InvalidOperation:
            value = Decimal("NaN")
        possible = value.is_finite() and abs(value) < 1000
        self.field.complain("" if possible else self.tr("A number, such as -19.5"))
        if possible:
            logger.warm(int(self.channel.currentData()), value)


class BalancePanel(Card):
    """Puts a weight on the pan."""

    def __init__(self, play: Play, name: str) -> None:
        super().__init__()
        self.set_title(self.tr("Simulator: {name}").format(name=name))
        self._play, self._name = play, name
        self.value = QLineEdit("12.5000")
        self.value.setMaxLength(12)
        self.unit = QComboBox()
        for unit in ("g", "mg", "kg"):
            self.unit.addItem(unit, unit)
        self.value.returnPressed.connect(self.load)
        row = QHBoxLayout()
        row.setSpacing(12)
        self.field = Field(self.tr("&On the pan"), self.value)
        row.addWidget(self.field, 3)
        row.addWidget(Field(self.tr("Unit"), self.unit), 1)
        self.content.addLayout(row)
        keys = QHBoxLayout()
        keys.addWidget(button(self.tr("Put it on the pan"), self.load, icon="balance"))
        keys.addStretch(1)
        self.content.addLayout(keys)
        self.faults = Faults(play, name)
        self.content.addWidget(self.faults)
        self.load()

    @Slot()
    def load(self) -> None:
        """Put this weight on the pan; its digits are what the balance will say."""
        balance = self._play.simulator(self._name)
        assert isinstance(balance, SimulatedBalance)
        try:
            value = Decimal(self.value.text().strip().replace(",", "."))
        except InvalidOperation:
            self.field.complain(self.tr("A number, such as 12.5000"))
            return
        self.field.complain("" if value.is_finite() else self.tr("A number, such as 12.5000"))
        if value.is_finite():
            balance.load(value, str(self.unit.currentData()))
