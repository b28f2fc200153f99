"""The named colours and sizes of `resources/styles`, for whoever paints."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
STYLES = RESOURCES / "styles"
LIGHT, DARK = "light", "dark"
_HALF = 128


@cache
def colours(mode: str) -> dict[str, str]:
    """The named colours of `light` or `dark`."""
    return {name: str(value) for name, value in tomllib.loads((STYLES / f"{mode}.toml").read_text("utf-8")).items()}


@cache
def sizes(density: str) -> dict[str, int]:
    """The named sizes of `normal` or `touch`, in pixels at 100 %."""
    table: dict[str, dict[str, int]] = tomllib.loads((STYLES / "sizes.toml").read_text("utf-8"))
    return table[density]


def mode_of(palette: QPalette) -> str:
    """Whether this palette is the light or the dark one."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < _HALF else LIGHT


def colour(widget: QWidget, name: str) -> QColor:
    """The named colour as this widget shows it now."""
    return QColor(colours(mode_of(QApplication.palette(widget)))[name])


def blend(one: QColor, other: QColor, share: float) -> QColor:
    """The first colour with this share of the second."""
    red, green, blue = (
        round(a + (b - a) * share)
        for a, b in ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    )
    return QColor(red, green, blue)
