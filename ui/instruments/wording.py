"""How instruments and lots stand, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop.instruments import Instrument, Lot
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary

_words = Vocabulary("instruments")
say = _words.say

SOON = timedelta(days=30)
_EVENTS: Mapping[str, Any] = {
    "calibration": QT_TRANSLATE_NOOP("instruments", "calibration"),
    "check": QT_TRANSLATE_NOOP("instruments", "check"),
    "maintenance": QT_TRANSLATE_NOOP("instruments", "maintenance"),
    "repair": QT_TRANSLATE_NOOP("instruments", "repair"),
    "fault": QT_TRANSLATE_NOOP("instruments", "fault"),
    "out_of_service": QT_TRANSLATE_NOOP("instruments", "out of service"),
    "in_service": QT_TRANSLATE_NOOP("instruments", "back in service"),
    "retired": QT_TRANSLATE_NOOP("instruments", "retired"),
}
_KIND_CHANGED = QT_TRANSLATE_NOOP("instruments", "another kind")
_KINDS: Mapping[str, Any] = {
    "reagent": QT_TRANSLATE_NOOP("instruments", "reagent"),
    "reference": QT_TRANSLATE_NOOP("instruments", "reference material"),
    "calibrator": QT_TRANSLATE_NOOP("instruments", "calibrator"),
    "control": QT_TRANSLATE_NOOP("instruments", "control"),
    "solvent": QT_TRANSLATE_NOOP("instruments", "solvent"),
    "consumable": QT_TRANSLATE_NOOP("instruments", "consumable"),
}


def event_options() -> list[tuple[str, str]]:
    """What can be noted about an instrument."""
    return _words.options(_EVENTS)


def kind_options() -> list[tuple[str, str]]:
    """What a reagent can be."""
    return _words.options(_KINDS)


def event_words(kind: str) -> str:
    """What was noted."""
    return say(_EVENTS.get(kind, _KIND_CHANGED))


def kind_words(kind: str) -> str:
    """What kind of reagent this is."""
    return say(_KINDS[kind])


def instrument_badge(instrument: Instrument, today: date) -> Badge:
    """Whether an instrument may be used today."""
    due = instrument.calibration_due
    if instrument.state == "RETIRED":
        return Badge(event_words("retired"), "neutral")
    if instrument.state == "OUT_OF_SERVICE":
        return Badge(event_words("out_of_service"), "refused")
    if due is None or due < today:
        return Badge(say(QT_TRANSLATE_NOOP("instruments", "not calibrated")), "refused")
    if due - today <= SOON:
        return Badge(say(QT_TRANSLATE_NOOP("instruments", "calibration due soon")), "warning")
    return Badge(say(QT_TRANSLATE_NOOP("instruments", "in service")), "good")


def lot_badge(lot: Lot, today: date) -> Badge:
    """Whether a lot may be used today."""
    if lot.quarantine is not None:
        return Badge(say(QT_TRANSLATE_NOOP("instruments", "in quarantine")), "refused")
    if lot.expires < today:
        return Badge(say(QT_TRANSLATE_NOOP("instruments", "expired")), "refused")
    if lot.expires - today <= SOON:
        return Badge(say(QT_TRANSLATE_NOOP("instruments", "expires soon")), "warning")
    return Badge(say(QT_TRANSLATE_NOOP("instruments", "fit for use")), "good")
