"""The list of devices: what each is, how it is attached, and how it answered last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from devices.attached import Attached
from devices.printers import Status
from ui import icons
from ui.devices.words import ICONS, WEDGE, about, state_badge
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.elided import Elided

_HEIGHT = 60
_TALLEST = 6


class DeviceRow(QWidget):
    """One device in the list."""

    def __init__(self, device: Attached) -> None:
        super().__init__()
        self.device = device
        self.badge = BadgeLabel()
        mark = QLabel()
        icons.put(mark, ICONS[device.kind], "quiet", 22)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(Elided(device.name or "?", "strong"))
        texts.addWidget(Elided(about(device), "small"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(12)
        row.addWidget(mark)
        row.addLayout(texts, 1)
        row.addWidget(self.badge)

    def show_badge(self, badge: Badge) -> None:
        """Show how the device is."""
        self.badge.show_badge(badge)


class DeviceList(QListWidget):
    """Every device of the station file, and the scanners that type, which no file has to name."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Devices of this station"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self._states: dict[str, Status] = {}
        self._wedge = Attached(self.tr("Scanners that type"), "scanner", WEDGE, "", tried=False)
        self.currentRowChanged.connect(self._changed)

    @property
    def devices(self) -> list[Attached]:
        """The devices in the list."""
        return [row.device for row in self._rows()]

    @property
    def current(self) -> Attached | None:
        """The chosen device."""
        row = self.itemWidget(self.currentItem()) if self.currentRow() >= 0 else None
        return row.device if isinstance(row, DeviceRow) else None

    def show_devices(self, attached: Sequence[Attached]) -> None:
        """Show these devices; the chosen one stays chosen when it is still there."""
        shown = [*attached, self._wedge]
        if shown != self.devices:
            before = self.current
            self.blockSignals(True)
            self.clear()
            for device in shown:
                self._add(device)
            self.blockSignals(False)
            self.setFixedHeight(min(len(shown), _TALLEST) * _HEIGHT + 6)
            self.setCurrentRow(next((n for n, one in enumerate(shown) if before and one.name == before.name), 0))
        for row in self._rows():
            if row.device.driver != WEDGE:
                row.show_badge(self._badge(row.device))

    def choose(self, name: str) -> bool:
        """Go to the device of this name; answers whether there is one."""
        found = next((number for number, device in enumerate(self.devices) if device.name == name), -1)
        if found >= 0:
            self.setCurrentRow(found)
        return found >= 0

    def first_scanner(self) -> Attached:
        """A scanner to show a scan with: the chosen one, the first, or those that type."""
        scanners = [device for device in self.devices if device.kind == "scanner"]
        current = self.current
        return current if current is not None and current in scanners else scanners[0]

    def status(self, name: str) -> Status | None:
        """How this device answered last."""
        return self._states.get(name)

    def show_state(self, name: str, status: Status) -> None:
        """The device answered."""
        self._states[name] = status
        for row in self._rows():
            if row.device.name == name and row.device.driver != WEDGE:
                row.show_badge(self._badge(row.device))

    def forget(self) -> None:
        """Nothing is known of how the devices are: the station file was changed."""
        self._states = {}

    # -- own ---------------------------------------------------------------------------------------------------

    def _add(self, device: Attached) -> None:
        item = QListWidgetItem(self)
        item.setSizeHint(QSize(0, _HEIGHT))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{device.name}, {about(device)}")
        self.setItemWidget(item, DeviceRow(device))

    def _rows(self) -> list[DeviceRow]:
        widgets = (self.itemWidget(self.item(number)) for number in range(self.count()))
        return [widget for widget in widgets if isinstance(widget, DeviceRow)]

    def _badge(self, device: Attached) -> Badge:
        if device.problem:
            return Badge(self.tr("Wrong entry"), "refused")
        return state_badge(self._states.get(device.name))

    @Slot(int)
    def _changed(self, _row: int) -> None:
        if device := self.current:
            self.chosen.emit(device)
