"""A number with its name; Enter or a click opens the list behind it, its definition is the tip."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from lims_desktop.charts.scale import number
from ui.parts.steady import tip
from ui.parts.words import Paragraph, Words, restyle

_NARROWEST = 72


@dataclass(frozen=True)
class Said:
    """What a tile shows: a name, a number with its unit, what it means, and the page behind it."""

    name: str
    value: float
    unit: str
    meaning: str
    key: object = None
    alarm: bool = False


class Tile(QFrame):
    """One number, large."""

    opened = Signal(object)
    entered = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = Said(name, 0, "", "")
        self.setProperty("tile", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.name = Paragraph(name)
        self.name.setProperty("role", "fieldLabel")
        self.name.setMinimumWidth(_NARROWEST)
        self.number = Words("…")
        self.number.setProperty("role", "title")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2)
        column.addWidget(self.number)
        column.addWidget(self.name)
        column.addStretch(1)

    def say(self, said: Said) -> None:
        """Show this number."""
        self.said = said
        self.name.setText(said.name)
        self.number.setText(number(said.value))
        self.number.setProperty("alarm", bool(said.alarm and said.value))
        restyle(self.number)
        self.setAccessibleName(f"{said.name}: {number(said.value)} {said.unit}")
        self.setAccessibleDescription(said.meaning)
        self.setToolTip(tip(said.meaning))
        self.setCursor(Qt.CursorShape.PointingHandCursor if self._opens else Qt.CursorShape.ArrowCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say what the number means."""
        super().focusInEvent(event)
        self.entered.emit(self.said.meaning)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and space open."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click opens."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._open()

    @property
    def _opens(self) -> bool:
        return self.said.key is not None and self.said.value > 0

    def _open(self) -> None:
        if self._opens:
            self.opened.emit(self.said.key)
