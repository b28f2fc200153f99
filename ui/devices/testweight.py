"""A test weighing: the balance's own digits, whether it was at rest, and the bytes it sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFormLayout, QHBoxLayout

from devices.attached import Attached
from devices.scan import shown
from lims_desktop.errors import LimsError
from ui.custody.lastscan import LastScan
from ui.devices import asking
from ui.devices.asking import Weighed
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.parts.words import paragraph, words

if TYPE_CHECKING:
    from ui.page import Page


class TestWeight(Card):
    """Ask the balance for one stable weight."""

    __test__ = False

    def __init__(self, page: Page) -> None:
        super().__init__(self.tr("Test weighing"))
        self._page = page
        self._device: Attached | None = None
        self.last = LastScan(self.tr("Put something on the pan, and read the balance."))
        self.raw = paragraph("–", "code")
        self.identity = paragraph("–", "code")
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.addRow(words(self.tr("Sent by the balance"), "quiet"), self.raw)
        form.addRow(words(self.tr("Serial number"), "quiet"), self.identity)
        self.weigh_button = button(self.tr("&Read the balance"), self.weigh, icon="balance", primary=True)
        row = QHBoxLayout()
        row.addWidget(self.weigh_button)
        row.addStretch(1)
        self.content.addWidget(self.last)
        self.content.addLayout(form)
        self.content.addLayout(row)

    def show_device(self, device: Attached) -> None:
        """Test this balance from now on."""
        self._device = device
        self.last.rest()
        self._say("–", "–")

    @Slot()
    def weigh(self) -> None:
        """Ask for the next stable weight; it may take as long as the balance needs to come to rest."""
        if self._device is not None and self.weigh_button.isEnabled():
            self.weigh_button.setEnabled(False)
            bench = self._page.desk.bench
            self._page.ask(asking.weigh, bench, self._device.name, then=self._weighed, refused=self._refused)

    @Slot(object)
    def _weighed(self, weighed: Weighed) -> None:
        self.weigh_button.setEnabled(True)
        weight = weighed.weight
        self.last.good(f"{weight.value} {weight.unit}", "", self.tr("Stable. Only stable readings enter a record."))
        self._say(shown(weight.raw.decode("ascii", "replace")), weighed.identity or self.tr("not told"))

    @Slot(object)
    def _refused(self, error: LimsError) -> None:
        self.weigh_button.setEnabled(True)
        self.last.refuse(self.tr("No reading"), "", self._page.desk.sentence(error))
        self._say(str(error.detail.get("raw", "–")), "–")
        self._page.reload()

    def _say(self, raw: str, identity: str) -> None:
        self.raw.setText(raw)
        self.identity.setText(identity)
