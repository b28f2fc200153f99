"""The icons: our own drawings in `resources/icons`, one stroke colour each, coloured when they are shown."""

from __future__ import annotations

from functools import cache
from weakref import WeakSet

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel
from shiboken6 import Shiboken

from ui import tokens

FOLDER = tokens.RESOURCES / "icons"
_NAME, _ROLE, _SIZE = "iconName", "iconRole", "iconPixels"
_SHARPEST = 2.0
_PALE = 0.35

_painted: WeakSet[QAbstractButton | QLabel] = WeakSet()


@cache
def _source(name: str) -> str:
    return (FOLDER / f"{name}.svg").read_text("utf-8")


def drawing(name: str, colour: QColor) -> bytes:
    """The drawing in this colour, as SVG."""
    return _source(name).replace("currentColor", colour.name()).encode()


def pixmap(name: str, colour: QColor, size: int, ratio: float = _SHARPEST) -> QPixmap:
    """The drawing as a picture of this many pixels at 100 %."""
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing(name, colour))).render(painter, QRectF(picture.rect()))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon(name: str, colour: QColor, disabled: QColor, size: int = 24) -> QIcon:
    """The drawing as an icon, with its colour when there is nothing to press."""
    made = QIcon(pixmap(name, colour, size))
    made.addPixmap(pixmap(name, disabled, size), QIcon.Mode.Disabled)
    return made


def put(widget: QAbstractButton | QLabel, name: str, role: str = "quiet", size: int = 18) -> None:
    """Put an icon on a button or a label, in a named colour; it follows the theme from then on."""
    widget.setProperty(_NAME, name)
    widget.setProperty(_ROLE, role)
    widget.setProperty(_SIZE, size)
    _painted.add(widget)
    _paint(widget)


def recolour() -> None:
    """Draw every icon anew in the colours of today.

    We remember what carries one: Qt's own list of all widgets must not be asked for. PySide makes objects of Python
    while it copies that list; the collector may then delete a window of which the rest of the list still tells.
    """
    for widget in list(_painted):
        if Shiboken.isValid(widget):
            _paint(widget)


def _paint(widget: QAbstractButton | QLabel) -> None:
    name, size = str(widget.property(_NAME)), int(widget.property(_SIZE))
    colour = tokens.colour(widget, str(widget.property(_ROLE)))
    if isinstance(widget, QLabel):
        widget.setPixmap(pixmap(name, colour, size, max(_SHARPEST, widget.devicePixelRatioF())))
        widget.setFixedSize(QSize(size, size))
    else:
        faint = tokens.blend(tokens.colour(widget, "faint"), tokens.colour(widget, "surface"), _PALE)
        widget.setIcon(icon(name, colour, faint, size))
        widget.setIconSize(QSize(size, size))
