"""The bar at the foot of the window: which keys do something here."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ui.parts.words import words

MARGIN, SPACE = 16, 4


class KeyBar(QFrame):
    """Key caps with what they do; each may also be pressed with the finger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(MARGIN, 3, MARGIN, 3)
        self._row.setSpacing(SPACE)
        self._own: list[Key] = []
        self._general: list[Key] = []

    def show_keys(self, page_keys: Iterable[QAction], general: Iterable[QAction]) -> None:
        """Show the page's own keys at the left, the ones that always work at the right."""
        while (old := self._row.takeAt(0)) is not None:
            if widget := old.widget():
                widget.hide()
                widget.deleteLater()
        self._own = [self._add(action) for action in page_keys]
        self._row.addStretch(1)
        self._general = [self._add(action) for action in general]
        self.fit()

    def minimumSizeHint(self) -> QSize:
        """The bar never makes the window wider."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What has no room is left out, from the right."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show as many of the page's keys as have room; they are named in the order of their importance."""
        room = self.width() - 2 * MARGIN - sum(key.room for key in self._general)
        for key in self._own:
            room -= key.room if key.means_something else 0
            key.setVisible(key.means_something and room >= 0)

    def _add(self, action: QAction) -> Key:
        key = Key(action, self)
        self._row.addWidget(key)
        return key


class Key(QWidget):
    """One key cap with its words; it is hidden while its action is, as on another step of a page."""

    def __init__(self, action: QAction, bar: KeyBar) -> None:
        super().__init__(bar)
        self._action, self._bar = action, bar
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        written = action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 6, 0)
        row.setSpacing(2)
        cap = words(written.replace("Return", "Enter"), "keycap")
        row.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self._button = QToolButton()
        self._button.setProperty("words", True)
        self._button.setStyleSheet("padding: 0 2px;")
        self._button.setText(action.text())
        self._button.clicked.connect(action.trigger)
        row.addWidget(self._button)
        action.changed.connect(self._follow)

    @property
    def means_something(self) -> bool:
        """Whether the key does something now."""
        return self._action.isVisible()

    @property
    def room(self) -> int:
        """The width it takes."""
        return self.sizeHint().width() + SPACE

    @Slot()
    def _follow(self) -> None:
        self._button.setText(self._action.text())
        for layout in (self.layout(), self._bar.layout()):
            if layout is not None:
                layout.invalidate()
        self._bar.fit()
