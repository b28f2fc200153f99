"""Signing and showing a card on the screen, for the tests of transit, court and release."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.kit import scan, settle
from ui.parts.signature import SignaturePad
from ui.window import Window


def sign(pad: SignaturePad) -> None:
    for x, y in ((40, 90), (200, 40), (250, 100)):
        QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(x - 30, y - 20))
        QTest.mouseMove(pad, QPoint(x, y))
        QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(x, y))


def identify(identity: Any, name: str = "Delroy Gentle") -> None:
    identity.form.fill({"name": name, "document": "national-id", "number": "000123"})
    sign(identity.pad)


def scanned(qtbot: QtBot, window: Window, *codes: str | None) -> None:
    """Scan one after the other."""
    for code in codes:
        scan(window, str(code))
        settle(qtbot, window.desk)


def asked(window: Window, kind: type[Any]) -> Any:
    """The question that stands open over the window."""
    QApplication.processEvents()
    return next(one for one in reversed(window.findChildren(kind)) if one.isVisible())
