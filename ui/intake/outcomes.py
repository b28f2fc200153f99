"""What becomes of a package: three buttons of which one is down."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


class OutcomeButtons(QWidget):
    """Accept, refuse, not presented; none is down while a listed package was not yet seen."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self._buttons: dict[str, QPushButton] = {}
        for outcome, text in (
            ("accept", self.tr("Accept")),
            ("refuse", self.tr("Refuse …")),
            ("not_presented", self.tr("Not presented")),
        ):
            row.addWidget(self._button(outcome, text))

    def show_outcome(self, outcome: str) -> None:
        """Show which one it is."""
        for name, one in self._buttons.items():
            one.setChecked(name == outcome)

    def _button(self, outcome: str, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName(f"outcome_{outcome}")
        made.setCheckable(True)
        made.clicked.connect(lambda: self.chosen.emit(outcome))
        self._buttons[outcome] = made
        return made
