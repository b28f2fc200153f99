"""How a request stands and how urgent it is, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop.requests import RequestLine, Urgency
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary

_words = Vocabulary("requests")

_STATES: Mapping[str, tuple[Any, str]] = {
    "REQUESTED": (QT_TRANSLATE_NOOP("requests", "to be reviewed"), "warning"),
    "ACCEPTED": (QT_TRANSLATE_NOOP("requests", "accepted"), "info"),
    "DECLINED": (QT_TRANSLATE_NOOP("requests", "declined"), "refused"),
    "ASSIGNED": (QT_TRANSLATE_NOOP("requests", "assigned"), "info"),
    "IN_PROGRESS": (QT_TRANSLATE_NOOP("requests", "in progress"), "good"),
    "ANALYSED": (QT_TRANSLATE_NOOP("requests", "analysed"), "good"),
    "REPORTED": (QT_TRANSLATE_NOOP("requests", "reported"), "good"),
    "CLOSED": (QT_TRANSLATE_NOOP("requests", "closed"), "neutral"),
    "ON_HOLD": (QT_TRANSLATE_NOOP("requests", "on hold"), "warning"),
    "CANCELLED": (QT_TRANSLATE_NOOP("requests", "cancelled"), "refused"),
}
_WHY: Mapping[str, Any] = {
    "court": QT_TRANSLATE_NOOP("requests", "court date"),
    "needed": QT_TRANSLATE_NOOP("requests", "needed by"),
    "remand": QT_TRANSLATE_NOOP("requests", "remand"),
    "perishable": QT_TRANSLATE_NOOP("requests", "perishable"),
    "waiting": QT_TRANSLATE_NOOP("requests", "waiting"),
    "override": QT_TRANSLATE_NOOP("requests", "set by hand"),
}
VERY_URGENT, URGENT = 100, 60
"""Points from which an urgency is marked."""


def state_badge(state: str) -> Badge:
    """The state of a request, each with its own shape."""
    return _words.badge(_STATES, state)


def conflict_badge() -> Badge:
    """Whoever has it may not go on: more than any state."""
    return Badge(QCoreApplication.translate("requests", "conflict"), "warning")


def urgency_badge(urgency: Urgency) -> Badge:
    """How many points; the most urgent ones stand out."""
    tone = "refused" if urgency.points >= VERY_URGENT else "warning" if urgency.points >= URGENT else "neutral"
    return Badge(str(urgency.points), tone)


def urgency_words(urgency: Urgency) -> str:
    """What the points are made of."""
    parts = [f"{_words.say(_WHY[one.code])} {one.points}" for one in urgency.why]
    return " + ".join(parts)


def deadline(line: RequestLine) -> str:
    """The first day that matters, with what it is."""
    days: list[tuple[date, str]] = []
    if line.court_date:
        days.append((line.court_date, QCoreApplication.translate("requests", "court")))
    if line.needed_by:
        days.append((line.needed_by, QCoreApplication.translate("requests", "needed")))
    return " ".join(map(str, min(days))) if days else ""
