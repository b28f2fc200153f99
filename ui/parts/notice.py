"""A sentence standing in its place, with one thing to do about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui import icons
from ui.parts.words import paragraph, restyle


class Notice(QWidget):
    """A strip inside a page; hidden until there is something to say."""

    def __init__(self, parent: QWidget | None = None, *, inset: int = 0) -> None:
        super().__init__(parent)
        self._run: Callable[[], object] | None = None
        self._strip = QFrame(self)
        self._icon = QLabel(self._strip)
        self._text = paragraph("")
        self._button = QPushButton(self._strip)
        self._button.clicked.connect(self._pressed)
        row = QHBoxLayout(self._strip)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(inset, 0, inset, 12 if inset else 0)
        outer.addWidget(self._strip)
        self.hide()

    def show_text(
        self, text: str, action: str = "", run: Callable[[], object] | None = None, tone: str = "warning"
    ) -> None:
        """Say this until `hide` is called; the button does `run`."""
        self._text.setText(text)
        self._run = run
        self._button.setText(action)
        self._button.setVisible(bool(action))
        self._strip.setProperty("tone", tone)
        icons.put(self._icon, tone, tone)
        restyle(self._strip)
        self.setAccessibleName(text)
        self.show()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    @Slot()
    def _pressed(self) -> None:
        self.hide()
        if self._run:
            self._run()
