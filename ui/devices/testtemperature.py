"""A test of a temperature logger: one channel's own digits and the bytes it sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout

from devices.attached import Attached
from devices.loggers import loggers
from devices.scan import shown
from lims_desktop.errors import LimsError
from ui.custody.lastscan import LastScan
from ui.devices import asking
from ui.devices.asking import Measured
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.parts.words import paragraph, words

if TYPE_CHECKING:
    from ui.page import Page


class TestTemperature(Card):
    """Ask the logger how warm it is at a channel. Nothing is recorded."""

    __test__ = False

    def __init__(self, page: Page) -> None:
        super().__init__(self.tr("Test reading"))
        self._page = page
        self._device: Attached | None = None
        self.last = LastScan(self.tr("Choose a channel, and read the logger."))
        self.raw, self.identity = paragraph("–", "code"), paragraph("–", "code")
        self.channel = QComboBox()
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.addRow(words(self.tr("Channel"), "quiet"), self.channel)
        form.addRow(words(self.tr("Sent by the logger"), "quiet"), self.raw)
        form.addRow(words(self.tr("Serial number"), "quiet"), self.identity)
        self.read_button = button(self.tr("&Read the logger"), self.read, icon="cold", primary=True)
        row = QHBoxLayout()
        row.addWidget(self.read_button)
        row.addStretch(1)
        self.content.addWidget(self.last)
        self.content.addLayout(form)
        self.content.addLayout(row)

    def show_device(self, device: Attached) -> None:
        """Test this logger from now on."""
        self._device = device
        self.channel.clear()
        for channel in range(1, loggers[device.driver].channels + 1):
            self.channel.addItem(str(channel), channel)
        self.last.rest()
        self._say("–", "–")

    @Slot()
    def read(self) -> None:
        """Ask for the temperature now."""
        if self._device is not None and self.read_button.isEnabled():
            self.read_button.setEnabled(False)
            bench, channel = self._page.desk.bench, int(self.channel.currentData())
            name = self._device.name
            self._page.ask(asking.measure, bench, name, channel, then=self._measured, refused=self._refused)

    @Slot(object)
    def _measured(self, measured: Measured) -> None:
        self.read_button.setEnabled(True)
        said = measured.temperature
        self.last.good(f"{said.value} °C", "", self.tr("Nothing was recorded: this was a test."))
        self._say(shown(said.raw.decode("ascii", "replace")), measured.identity)

    @Slot(object)
    def _refused(self, error: LimsError) -> None:
        self.read_button.setEnabled(True)
        self.last.refuse(self.tr("No reading"), "", self._page.desk.sentence(error))
        self._say(str(error.detail.get("raw", "–")), "–")
        self._page.reload()

    def _say(self, raw: str, identity: str) -> None:
        self.raw.setText(raw)
        self.identity.setText(identity)
