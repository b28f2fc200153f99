"""A hand that signs on the tablet."""

from __future__ import annotations

import math
from functools import cache
from random import Random
from typing import Any

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QInputDevice, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QApplication, QWidget

_POINTS = 150


def sign(pad: QWidget, name: str) -> None:
    """One stroke of a pen; the same name signs the same."""
    points = _stroke(Random(name), pad.width(), pad.height())  # noqa: S311 - a drawing
    for number, point in enumerate(points):
        last = number == len(points) - 1
        kind = QEvent.Type.TabletMove if number else QEvent.Type.TabletPress
        QApplication.sendEvent(pad, _moved(QEvent.Type.TabletRelease if last else kind, point, pad))


def _stroke(chance: Random, width: int, height: int) -> list[QPointF]:
    """Loops that grow smaller along a line that rises a little."""
    turns, lean, high = chance.uniform(5, 8), chance.uniform(2, 9), min(height * 0.36, 52.0)
    begin, length = width * 0.12, min(width * 0.66, 330.0)
    points = []
    for step in range(_POINTS):
        along = step / _POINTS
        angle = along * turns * math.tau
        size = high * (1 - 0.62 * along) * (0.75 + 0.25 * math.sin(angle * 0.37 + lean))
        x = begin + along * length + size * 0.55 * math.cos(angle)
        points.append(QPointF(x, height * 0.5 - 12 * along + size * math.sin(angle + lean)))
    return points


@cache
def _stylus() -> Any:
    can = QInputDevice.Capability.Position | QInputDevice.Capability.Pressure
    return QPointingDevice("pen", 1, QInputDevice.DeviceType.Stylus, QPointingDevice.PointerType.Pen, can, 1, 1)


def _moved(kind: QEvent.Type, at: QPointF, pad: QWidget) -> QTabletEvent:
    none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
    held = none if kind == QEvent.Type.TabletRelease else left
    everywhere = QPointF(pad.mapToGlobal(at.toPoint()))
    return QTabletEvent(
        kind, _stylus(), at, everywhere, 0.5, 0.0, 0.0, 0.0, 0.0, 0.0, Qt.KeyboardModifier.NoModifier, left, held
    )  # fmt: skip
