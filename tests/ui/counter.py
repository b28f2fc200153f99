"""The counter as a technician works it: keys go to whatever has the focus, scans come from a wedge, the pen signs."""

from __future__ import annotations

from functools import cache
from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from devices.bench import DEMONSTRATION, Bench
from devices.simulated import SimulatedPrinter
from tests.ui import kit
from ui.intake.kits import KitDialog
from ui.intake.serving import Serving
from ui.pages.intake import IntakePage
from ui.proof import ReasonDialog
from ui.window import Window

PATIENCE_MS = 20_000


class Counter:
    """A technician at the counter, with hands on the keyboard and the scanner only."""

    def __init__(self, qtbot: QtBot, window: Window) -> None:
        self.qtbot, self.window = qtbot, window
        window.desk.bench = self.bench = Bench(DEMONSTRATION)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)
        page = kit.open_page(qtbot, window, "intake")
        assert isinstance(page, IntakePage)
        self.page = page

    @property
    def serving(self) -> Serving:
        """Whoever is served."""
        assert self.page.serving is not None
        return self.page.serving

    @property
    def printer(self) -> SimulatedPrinter:
        """The simulated label printer."""
        printer = self.bench.simulator("Label printer")
        assert isinstance(printer, SimulatedPrinter)
        return printer

    @property
    def focus(self) -> QWidget:
        """Where the keys go."""
        if not self.window.isActiveWindow() and QApplication.activeModalWidget() is None:
            self.window.activateWindow()  # without a window manager a list that closes leaves no window active
            self.qtbot.waitUntil(self.window.isActiveWindow, timeout=PATIENCE_MS)
        over: QWidget | None = QApplication.activeModalWidget()
        where: QWidget | None = (over if over is not None else self.window).focusWidget()
        return self.window if where is None else where

    def type(self, *texts: str) -> None:
        """Type each text into the field where the cursor is, and Enter."""
        for text in texts:
            QTest.keyClicks(self.focus, text)
            QApplication.processEvents()
            QTest.keyClick(self.focus, Qt.Key.Key_Return)
            QApplication.processEvents()

    def press(self, keys: str) -> None:
        """Press a key of the page, and wait for what it asks."""
        QTest.keySequence(self.focus, keys)
        self.settle()

    def scan(self, text: str) -> None:
        """Scan with the wedge, wherever the cursor is."""
        kit.scan(self.focus, text)
        self.settle()

    def settle(self) -> None:
        """Wait until everything has answered."""
        kit.settle(self.qtbot, self.window.desk)

    def on(self, step: str) -> None:
        """Wait until this step is shown."""
        self.qtbot.waitUntil(lambda: self.page.serving is not None and self.serving.step == step, timeout=PATIENCE_MS)
        self.settle()

    def sign(self) -> None:
        """The officer signs on the tablet."""
        pad = self.serving.hands.pad
        pen(pad, [(30 + 9 * n, 70 + (25 if n % 2 else -25)) for n in range(24)])

    def type_reason(self, dialog: QDialog, reason: str) -> None:
        """Write why, and go on."""
        assert isinstance(dialog, ReasonDialog)
        QTest.keyClicks(dialog.reason, reason)
        QTest.keyClick(dialog.go_on, Qt.Key.Key_Return)
        self.settle()

    def choose_kit(self, name: str) -> None:
        """Choose a kit by its name and insert it with what is usually in it."""
        dialog = self.window.findChild(KitDialog)
        assert isinstance(dialog, KitDialog)
        found = dialog.kits.findItems(name, Qt.MatchFlag.MatchExactly)
        dialog.kits.setCurrentItem(found[0])
        self.shot("counter-kit")
        QTest.keyClick(dialog.kits, Qt.Key.Key_Return)
        QTest.keyClick(dialog.items, Qt.Key.Key_Return)
        self.settle()

    def shot(self, name: str) -> None:
        """A picture, when somebody wants pictures."""
        kit.screenshot(self.window, name)

    def said(self) -> str:
        """The sentence said last."""
        latest = self.window.desk.messages.latest
        return latest.text if latest else ""


def pen(pad: QWidget, points: list[tuple[float, float]]) -> None:
    """One stroke of a pen on a tablet."""
    last = len(points) - 1
    for n, (x, y) in enumerate(points):
        kind = QEvent.Type.TabletPress if n == 0 else QEvent.Type.TabletRelease if n == last else QEvent.Type.TabletMove
        QApplication.sendEvent(pad, _tablet(kind, QPointF(x, y), pad))


@cache
def _stylus() -> Any:
    return QPointingDevice(
        "pen", 1, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen,
        QInputDevice.Capability.Position | QInputDevice.Capability.Pressure, 1, 1,
    )  # fmt: skip


def _tablet(kind: QEvent.Type, at: QPointF, pad: QWidget) -> QTabletEvent:
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    globally = QPointF(pad.mapToGlobal(at.toPoint()))
    return QTabletEvent(
        kind, _stylus(), at, globally, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, Qt.KeyboardModifier.NoModifier, left,
        none if kind == QEvent.Type.TabletRelease else left,
    )  # fmt: skip
