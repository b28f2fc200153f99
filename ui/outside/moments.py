"""A date and a time, as typed or out of a calendar."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QDateTime
from PySide6.QtWidgets import QDateTimeEdit


class MomentEdit(QDateTimeEdit):
    """A moment to the minute, in this computer's time zone."""

    def __init__(self, hours: int = 1) -> None:
        super().__init__()
        self.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.setCalendarPopup(True)
        self.lineEdit().setTextMargins(8, 0, 0, 0)
        self.in_hours(hours)

    def in_hours(self, hours: int) -> None:
        """So many hours from now, to the full hour."""
        later = QDateTime.currentDateTime().addSecs(3600 * hours)
        time = later.time()
        time.setHMS(time.hour(), 0, 0)
        later.setTime(time)
        self.setDateTime(later)

    @property
    def moment(self) -> datetime:
        """With this computer's offset."""
        moment = self.dateTime().toPython()
        assert isinstance(moment, datetime)
        return moment.replace(second=0, microsecond=0).astimezone()
