"""When a hold ends: on a day that is chosen, at its end, or never."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QCheckBox

from ui.forms import Form, date_input


def add_ending(form: Form, after: datetime | None = None) -> None:
    """Two fields, `ends` and `until`; the day is one after today, and after `after` when the hold ends there now."""
    ends, until = QCheckBox(QCoreApplication.translate("holds", "It &ends on a day")), date_input()
    first = QDate.currentDate().addDays(1)
    if after is not None:
        here = after.astimezone()
        first = max(first, QDate(here.year, here.month, here.day).addDays(1))
    until.setMinimumDate(first)
    until.setDate(first)
    until.setEnabled(False)
    ends.toggled.connect(until.setEnabled)
    form.add("ends", "", ends)
    form.add("until", QCoreApplication.translate("holds", "&Until the end of"), until)


def ending(said: Mapping[str, Any]) -> datetime | None:
    """The last second of the chosen day at this computer, or None when the hold has no end."""
    if not said["ends"]:
        return None
    return datetime.combine(said["until"], time(23, 59, 59)).astimezone(UTC)
