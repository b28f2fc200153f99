"""Headings: of a page, of a card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.parts.buttons import button
from ui.parts.elided import Elided
from ui.parts.words import words


class PageHeading(QWidget):
    """The title of a page, a quieter line, and what can be done here at the right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Elided(title, "title", middle=True)  # the end of a path says which bin
        self._subtitle = Elided("", "quiet")
        self._subtitle.hide()
        self.beside = QHBoxLayout()
        self.beside.setSpacing(8)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._title)
        texts.addWidget(self._subtitle)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 18, 24, 12)
        row.setSpacing(12)
        row.addLayout(texts, 1)
        row.addLayout(self.beside)

    def set(self, title: str, subtitle: str = "") -> None:
        """Say what the page is about now."""
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    @property
    def title(self) -> str:
        """The words of the heading."""
        return self._title.text()

    @property
    def subtitle(self) -> str:
        """The quieter line."""
        return self._subtitle.text()

    def add_button(self, text: str, run: Callable[[], object], icon: str = "", primary: bool = False) -> QPushButton:
        """A button at the right."""
        made = button(text, run, icon=icon, primary=primary)
        self.beside.addWidget(made)
        return made


class Card(QFrame):
    """A sheet with a heading, and room for what belongs together in `content`."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.content = QVBoxLayout(self)
        self.content.setContentsMargins(16, 14, 16, 16)
        self.content.setSpacing(10)
        self.heading = QHBoxLayout()
        self._title = words(title, "large")
        self.heading.addWidget(self._title)
        if not title:
            self._title.hide()
        self.heading.addStretch(1)
        self.content.addLayout(self.heading)
        self.setAccessibleName(title)

    def set_title(self, title: str) -> None:
        """Name the card anew."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def beside_title(self, widget: QWidget) -> None:
        """Put something at the right of the heading."""
        self.heading.addWidget(widget)
