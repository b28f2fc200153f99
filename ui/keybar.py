"""The bar at the foot of the window: which keys do something here."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from ui.parts.words import words


class KeyBar(QFrame):
    """Key caps with what they do; each may also be pressed with the finger."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 3, 16, 3)
        self._row.setSpacing(4)

    def show_keys(self, page_keys: Iterable[QAction], general: Iterable[QAction]) -> None:
        """Show the page's own keys at the left, the ones that always work at the right."""
        while (old := self._row.takeAt(0)) is not None:
            if widget := old.widget():
                widget.hide()
                widget.deleteLater()
        for action in page_keys:
            self._add(action)
        self._row.addStretch(1)
        for action in general:
            self._add(action)

    def minimumSizeHint(self) -> QSize:
        """The bar never makes the window wider; what has no room is left out."""
        return QSize(0, super().minimumSizeHint().height())

    def _add(self, action: QAction) -> None:
        self._row.addWidget(Key(action, self))


class Key(QWidget):
    """One key cap with its words; it is hidden while its action is, as on another step of a page."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self._action = action
        native = QKeySequence.SequenceFormat.NativeText
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.setSpacing(4)
        cap = words(action.shortcut().toString(native), "keycap")
        row.addWidget(cap, 0, Qt.AlignmentFlag.AlignVCenter)
        self._button = QToolButton()
        self._button.setProperty("words", True)
        self._button.clicked.connect(action.trigger)
        row.addWidget(self._button)
        action.changed.connect(self._follow)
        self._follow()

    @Slot()
    def _follow(self) -> None:
        self._button.setText(self._action.text())
        self.setVisible(self._action.isVisible())
