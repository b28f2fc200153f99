"""A late entry: when it is said to have happened. The record keeps the server's time, and says how late this is."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QCheckBox, QDateTimeEdit, QVBoxLayout, QWidget

from ui.parts.words import paragraph


class Earlier(QWidget):
    """Unchecked, the event happens now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(self.tr("It happened &earlier"))
        self.moment = QDateTimeEdit()
        self.moment.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.moment.lineEdit().setTextMargins(8, 0, 0, 0)
        self.moment.setAccessibleName(self.tr("When it happened"))
        self._about = paragraph(
            self.tr("It is marked as a late entry; the record keeps the server's own time."), "small"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.box, self.moment, self._about):
            column.addWidget(part)
        self.box.toggled.connect(self._show)
        self._show(on=False)

    @property
    def claimed(self) -> datetime | None:
        """The moment it is said to have happened, in this computer's time zone; None for now."""
        moment = self.moment.dateTime().toPython() if self.box.isChecked() else None
        return moment.astimezone() if isinstance(moment, datetime) else None

    def reset(self) -> None:
        """The next event happens now again."""
        self.box.setChecked(False)

    def _show(self, on: bool) -> None:
        if on:
            self.moment.setDateTime(QDateTime.currentDateTime().addSecs(-3600))
        self.moment.setVisible(on)
        self._about.setVisible(on)
