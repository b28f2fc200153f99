"""Temperatures in words and shapes."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop.climate import Excursion, Watched
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary

_words = Vocabulary("climate")
_say = _words.say

_STATES = {
    "good": (QT_TRANSLATE_NOOP("climate", "In range"), "good"),
    "out": (QT_TRANSLATE_NOOP("climate", "Out of range"), "refused"),
    "silent": (QT_TRANSLATE_NOOP("climate", "No readings"), "warning"),
    "never": (QT_TRANSLATE_NOOP("climate", "Not read yet"), "neutral"),
}
_SOURCES = {
    "hand": QT_TRANSLATE_NOOP("climate", "by hand"),
    "csv": QT_TRANSLATE_NOOP("climate", "from a file"),
    "logger": QT_TRANSLATE_NOOP("climate", "by a logger"),
}
_KEPT = Decimal("0.1")


def state_badge(place: Watched) -> Badge:
    """How a place is; each state has its own shape."""
    return _words.badge(_STATES, place.state)


def degrees(value: Decimal | None) -> str:
    """A temperature to one decimal, rounded as it is kept (4.25 is 4.3), with a true minus sign."""
    return "" if value is None else f"{value.quantize(_KEPT, ROUND_HALF_UP) + 0} °C".replace("-", "−")


def range_words(low: Decimal | None, high: Decimal | None) -> str:
    """Between which temperatures a place is kept."""
    if low is not None and high is not None:
        return f"{low.normalize():f} … {high.normalize():f} °C".replace("-", "−")
    if high is not None:
        return _say(QT_TRANSLATE_NOOP("climate", "at most {high}")).format(high=degrees(high))
    return _say(QT_TRANSLATE_NOOP("climate", "at least {low}")).format(low=degrees(low))


def source_words(place: Watched) -> str:
    """Where the newest reading came from."""
    if place.source is None:
        return ""
    said = _say(_SOURCES[place.source])
    return f"{said}: {place.device}" if place.device else said


def excursion_badge(excursion: Excursion) -> Badge:
    """Whether an excursion lasts, awaits somebody, or was acknowledged."""
    if excursion.void:
        tone = "warning" if excursion.acknowledged_at is None else "neutral"
        return Badge(_say(QT_TRANSLATE_NOOP("climate", "Too short after all")), tone)
    if excursion.acknowledged_at is not None:
        return Badge(_say(QT_TRANSLATE_NOOP("climate", "Acknowledged")), "good")
    if excursion.ended_at is None:
        return Badge(_say(QT_TRANSLATE_NOOP("climate", "It lasts")), "refused")
    return Badge(_say(QT_TRANSLATE_NOOP("climate", "Not acknowledged")), "warning")
