"""The side rail: the pages a person may open, in quiet groups."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui import icons
from ui.page import Page
from ui.parts.words import words
from ui.theme import Theme

GROUPS = {
    "customer": QT_TRANSLATE_NOOP("rail", "Your agency"),
    "work": QT_TRANSLATE_NOOP("rail", "At the bench"),
    "property": QT_TRANSLATE_NOOP("rail", "Property"),
    "casework": QT_TRANSLATE_NOOP("rail", "Casework"),
    "records": QT_TRANSLATE_NOOP("rail", "Records"),
    "laboratory": QT_TRANSLATE_NOOP("rail", "Laboratory"),
    "help": "",
}


class Rail(QFrame):
    """One button for each page; `chosen` says which one was pressed."""

    chosen = Signal(str)

    def __init__(self, pages: Iterable[type[Page]], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._theme = theme
        self.buttons: dict[str, QPushButton] = {}
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(10, 2, 10, 12)
        self._column.setSpacing(1)
        shown = [page for page in pages if page.in_rail]
        for group in GROUPS:
            self._add_group(group, [page for page in shown if _group(page, shown) == group])
        self._area = area = QScrollArea(self)
        area.setWidget(inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        theme.changed.connect(self._resize)
        self._resize()

    def mark(self, name: str) -> None:
        """Show which page is open, and its button in sight; a page without a button leaves none marked."""
        for page, button in self.buttons.items():
            button.setChecked(page == name)
            if page == name:
                self._area.ensureWidgetVisible(button)

    def _add_group(self, group: str, pages: list[type[Page]]) -> None:
        if group == "help":
            self._column.addStretch(1)
        if pages and GROUPS[group]:
            self._column.addWidget(words(QCoreApplication.translate("rail", str(GROUPS[group])), "railGroup"))
        for page in pages:
            self._column.addWidget(self._button(page))

    def _button(self, page: type[Page]) -> QPushButton:
        button = QPushButton("  " + page.words())
        button.setAccessibleName(page.words())
        button.setCheckable(True)
        icons.put(button, page.icon)
        name = page.name
        button.clicked.connect(lambda: self.chosen.emit(name))
        self.buttons[name] = button
        return button

    def _resize(self) -> None:
        self.setFixedWidth(self._theme.size("rail"))


def _group(page: type[Page], shown: list[type[Page]]) -> str:
    """A customer has no bench: whatever is at hand for them stands with their agency."""
    outside = any(one.group == "customer" for one in shown)
    return "customer" if outside and page.group == "work" else page.group
