"""The simulated printer's panel: its faults, and the labels that came out of it as pictures that can be scanned."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem

from devices.simulated import PrintedLabel, SimulatedPrinter
from lims_desktop.lab import Lab
from ui.devices.simulators import Faults, Play
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.parts.words import paragraph

if TYPE_CHECKING:
    from ui.page import Page

_SHOWN = 24
_LABEL = Qt.ItemDataRole.UserRole
_ICON = QSize(240, 130)


class PrinterPanel(Card):
    """Faults above, printed labels below, the newest first."""

    def __init__(self, page: Page, play: Play, name: str) -> None:
        super().__init__()
        self.set_title(self.tr("Simulator: {name}").format(name=name))
        self._page, self._play, self._name = page, play, name
        self.faults = Faults(play, name)
        self.labels = self._gallery()
        self.told = paragraph("", "quiet")
        self.scan_button = button(self.tr("Scan its Code &128"), partial(self.scan, "code128"), icon="scan")
        self.matrix_button = button(self.tr("Scan its Data &Matrix"), partial(self.scan, "datamatrix"), icon="scan")
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (self.scan_button, self.matrix_button):
            row.addWidget(part)
        row.addWidget(self.told, 1)
        self.content.addWidget(self.faults)
        self.content.addWidget(self.labels)
        self.content.addLayout(row)
        play.printed.connect(self._came_out)
        for label in list(self._printer.printed)[-_SHOWN:]:
            self._add(label)
        self._count()

    @property
    def current(self) -> PrintedLabel | None:
        """The chosen label."""
        chosen = self.labels.currentItem().data(_LABEL) if self.labels.currentRow() >= 0 else None
        return chosen if isinstance(chosen, PrintedLabel) else None

    def scan(self, symbology: str = "code128") -> None:
        """Scan the chosen label, as a person with a scanner would."""
        label = self.current
        if label is not None:
            taken = self._play.scan(label.label.payload, symbology)
            self.told.setText("" if taken else self.tr("The scanner is unplugged: mend it first."))

    # -- own ---------------------------------------------------------------------------------------------------

    @property
    def _printer(self) -> SimulatedPrinter:
        printer = self._play.simulator(self._name)
        assert isinstance(printer, SimulatedPrinter)
        return printer

    def _gallery(self) -> QListWidget:
        gallery = QListWidget()
        gallery.setAccessibleName(self.tr("Labels that came out of the printer"))
        gallery.setViewMode(QListWidget.ViewMode.IconMode)
        gallery.setFlow(QListWidget.Flow.LeftToRight)
        gallery.setWrapping(False)
        gallery.setMovement(QListWidget.Movement.Static)
        gallery.setIconSize(_ICON)
        gallery.setSpacing(6)
        gallery.setFixedHeight(_ICON.height() + 62)
        gallery.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        gallery.itemActivated.connect(lambda _: self.scan())
        return gallery

    @Slot(str, object)
    def _came_out(self, name: str, label: PrintedLabel) -> None:
        if name == self._name:
            self._add(label)
            while self.labels.count() > _SHOWN:
                self.labels.takeItem(self.labels.count() - 1)
            self._count()
            self.faults.refresh()

    def _add(self, label: PrintedLabel) -> None:
        item = QListWidgetItem(label.label.payload)
        item.setData(_LABEL, label)
        item.setSizeHint(QSize(_ICON.width() + 20, _ICON.height() + 34))
        item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.labels.insertItem(0, item)
        self.labels.setCurrentRow(0)
        self._page.ask(_png, label, then=partial(self._draw, label), key=("label", id(label)))

    def _draw(self, label: PrintedLabel, png: bytes) -> None:
        picture = QPixmap()
        picture.loadFromData(png)
        for number in range(self.labels.count()):
            item = self.labels.item(number)
            if item.data(_LABEL) is label:
                icon = QIcon(picture)
                icon.addPixmap(picture, QIcon.Mode.Selected)
                item.setIcon(icon)

    def _count(self) -> None:
        any_label = self.labels.count() > 0
        self.labels.setVisible(any_label)
        for part in (self.scan_button, self.matrix_button):
            part.setVisible(any_label)
        nothing = self.tr("No label came out yet. Print one, and it appears here as a picture.")
        self.told.setText("" if any_label else nothing)


def _png(_lab: Lab, label: PrintedLabel) -> bytes:
    return label.png
