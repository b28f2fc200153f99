"""Strips over the whole window: the demonstration's name, a lost connection, and slow work."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from ui import icons
from ui.parts.buttons import button
from ui.parts.words import words
from ui.work import Work


class Demonstration(QFrame):
    """Says on every page that nothing here is evidence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("demonstration")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 4)
        text = words(self.tr("DEMONSTRATION  ·  nothing in this laboratory is real evidence"))
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(text)


class ConnectionLost(QFrame):
    """Says that the server does not answer, and that nothing is lost by waiting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("connectionLost")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(10)
        mark = QLabel(self)
        icons.put(mark, "disconnected", "warning")
        row.addWidget(mark)
        text = self.tr("Not connected to the laboratory. What was recorded is safe; nothing is lost. Trying again …")
        row.addWidget(words(text), 1)
        self.hide()


class SlowBar(QWidget):
    """A thin line while something takes long; with words and a way to stop it when the work tells its progress."""

    def __init__(self, work: Work, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.bar = QProgressBar(self, textVisible=False)
        self.bar.setObjectName("slow")
        self.bar.setAccessibleName(self.tr("Working"))
        self.text = words("", "small")
        self.stop = button(self.tr("Stop"), work.cancel, flat=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.bar, 1)
        row.addWidget(self.text)
        row.addWidget(self.stop)
        self._look = QTimer(self, interval=100)
        self._look.timeout.connect(self._show_steps)
        work.slow.connect(self._grow)
        self._grow(False)

    @Slot(bool)
    def _grow(self, slow: bool) -> None:
        self.bar.setRange(0, 0 if slow else 1)
        self.bar.setVisible(slow)
        if slow:
            self._look.start()
        else:
            self._look.stop()
        self._show_steps()

    @Slot()
    def _show_steps(self) -> None:
        steps = self._work.steps if self._look.isActive() else None
        self.text.setVisible(steps is not None)
        self.stop.setVisible(steps is not None)
        if steps and steps.total:
            self.bar.setRange(0, steps.total)
            self.bar.setValue(steps.done)
            self.text.setText(steps.text or f"{steps.done:,} / {steps.total:,}")
