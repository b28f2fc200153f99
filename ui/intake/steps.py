"""The four steps of an intake in a row: where one is, what is done, and a way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from ui import icons

ORDER = ("facts", "lines", "hands", "labels")


class StepBar(QWidget):
    """One button for each step; those that may be gone to are enabled."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self._buttons: dict[str, QPushButton] = {}
        texts = (self.tr("Submission"), self.tr("Packages"), self.tr("Hand-over"), self.tr("Labels and receipt"))
        for number, (step, text) in enumerate(zip(ORDER, texts, strict=True), 1):
            if number > 1:
                mark = QLabel()
                icons.put(mark, "chevron-right", "faint", 14)
                row.addWidget(mark)
            row.addWidget(self._button(step, f"{number}  {text}"))
        row.addStretch(1)

    def show_step(self, step: str, open_: bool) -> None:
        """Mark this step; the ones before it may be gone back to while the delivery is `open_`."""
        at = ORDER.index(step)
        for number, (name, one) in enumerate(self._buttons.items()):
            one.setChecked(name == step)
            one.setEnabled(number == at or (open_ and number < 3))
            icons.put(one, "check" if number < at else "dot", "good" if number < at else "faint", 14)

    def _button(self, step: str, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("flat", True)
        made.setCheckable(True)
        made.setObjectName(f"step_{step}")
        made.clicked.connect(lambda: self.chosen.emit(step))
        self._buttons[step] = made
        return made
