"""Custody in words: what happened, where something is, since when, and for how long."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop.items import ItemLine
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary

_say = Vocabulary("custody").say

LONG_HELD = timedelta(days=2)
TOO_LONG_HELD = timedelta(days=7)

_KINDS = {
    "COLLECT": QT_TRANSLATE_NOOP("custody", "Collected"),
    "SEIZE": QT_TRANSLATE_NOOP("custody", "Seized"),
    "OFFER": QT_TRANSLATE_NOOP("custody", "Offered"),
    "REFUSE": QT_TRANSLATE_NOOP("custody", "Refused at the counter"),
    "RECEIVE": QT_TRANSLATE_NOOP("custody", "Received"),
    "STORE": QT_TRANSLATE_NOOP("custody", "Stored"),
    "RETRIEVE": QT_TRANSLATE_NOOP("custody", "Retrieved"),
    "HANDOVER": QT_TRANSLATE_NOOP("custody", "Handed over"),
    "DISPATCH": QT_TRANSLATE_NOOP("custody", "Dispatched"),
    "ARRIVE": QT_TRANSLATE_NOOP("custody", "Arrived"),
    "COURT_OUT": QT_TRANSLATE_NOOP("custody", "Out to court"),
    "COURT_IN": QT_TRANSLATE_NOOP("custody", "Back from court"),
    "RETURN": QT_TRANSLATE_NOOP("custody", "Returned"),
    "INVENTORY_SEEN": QT_TRANSLATE_NOOP("custody", "Seen at an inventory"),
    "INVENTORY_MISSING": QT_TRANSLATE_NOOP("custody", "Missing at an inventory"),
    "FOUND": QT_TRANSLATE_NOOP("custody", "Found"),
    "OPEN_SEAL": QT_TRANSLATE_NOOP("custody", "Seal opened"),
    "SEAL": QT_TRANSLATE_NOOP("custody", "Sealed"),
    "CONSUME": QT_TRANSLATE_NOOP("custody", "Consumed"),
    "DESTROY": QT_TRANSLATE_NOOP("custody", "Destroyed"),
    "ITEMISE": QT_TRANSLATE_NOOP("custody", "Made from its parent"),
    "CORRECTION": QT_TRANSLATE_NOOP("custody", "Correction"),
}

_ICONS = {
    "RECEIVE": "receive",
    "OFFER": "forward",
    "REFUSE": "refused",
    "STORE": "store",
    "RETRIEVE": "retrieve",
    "HANDOVER": "handover",
    "DISPATCH": "transit",
    "ARRIVE": "receive",
    "COURT_OUT": "court",
    "COURT_IN": "receive",
    "RETURN": "external",
    "OPEN_SEAL": "unlock",
    "SEAL": "seal",
    "ITEMISE": "tree",
    "CORRECTION": "edit",
}

_CLASSES = {
    "NORMAL": QT_TRANSLATE_NOOP("custody", "Normal"),
    "CONTROLLED": QT_TRANSLATE_NOOP("custody", "Controlled: with a witness"),
    "COLD": QT_TRANSLATE_NOOP("custody", "Cold"),
    "LOCKER": QT_TRANSLATE_NOOP("custody", "Personal locker"),
}

_ANALYSES = {
    "none": QT_TRANSLATE_NOOP("custody", "Not analysed"),
    "pending": QT_TRANSLATE_NOOP("custody", "Analysis pending"),
    "in_progress": QT_TRANSLATE_NOOP("custody", "In analysis"),
    "complete": QT_TRANSLATE_NOOP("custody", "Analysed"),
    "part_consumed": QT_TRANSLATE_NOOP("custody", "Part consumed"),
    "exhausted": QT_TRANSLATE_NOOP("custody", "Exhausted"),
}

_WHERE_ICONS = {"person": "person", "location": "place", "transit": "transit", "external": "external"}


def kind_words(kind: str) -> str:
    """What kind of event it was."""
    return _say(_KINDS.get(kind, kind))


def kind_icon(kind: str) -> str:
    """The drawing of this kind of event."""
    return _ICONS.get(kind, "dot")


def class_words(storage_class: str) -> str:
    """The class of a storage location."""
    return _say(_CLASSES.get(storage_class, storage_class))


def analysis_words(analysis: str) -> str:
    """How far the analysis of an item is."""
    return _say(_ANALYSES.get(analysis, analysis))


def where_words(item: ItemLine) -> str:
    """Where an item is now."""
    return item.where or _say(QT_TRANSLATE_NOOP("custody", "Nowhere recorded"))


def where_icon(item: ItemLine) -> str:
    """The drawing of what holds the item."""
    return _WHERE_ICONS.get(item.where_kind or "", "mark")


def minute(at: datetime | None) -> str:
    """A moment of the record to the minute, in this computer's time zone."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}" if at else ""


def items_words(count: int) -> str:
    """So many items."""
    if count == 1:
        return QCoreApplication.translate("custody", "1 item")
    return QCoreApplication.translate("custody", "{count} items").format(count=count)


def discrepancies_words(count: int) -> str:
    """So many discrepancies that nobody has settled."""
    if count == 1:
        return QCoreApplication.translate("custody", "1 open discrepancy")
    return QCoreApplication.translate("custody", "{count} open discrepancies").format(count=count)


def age_words(age: timedelta) -> str:
    """How long something has lasted, roughly."""
    minutes = max(0, int(age.total_seconds() // 60))
    if minutes < 1:
        return QCoreApplication.translate("custody", "just now")
    if minutes < 60:
        return QCoreApplication.translate("custody", "{count} min").format(count=minutes)
    if minutes < 48 * 60:
        return QCoreApplication.translate("custody", "{count} h").format(count=minutes // 60)
    return QCoreApplication.translate("custody", "{count} days").format(count=minutes // (24 * 60))


def age_badge(age: timedelta) -> Badge:
    """How long an item has been in somebody's hands; after two days it warns, after seven it is too long."""
    tone = "refused" if age >= TOO_LONG_HELD else "warning" if age >= LONG_HELD else "good"
    return Badge(age_words(age), tone)


def lateness(claimed: datetime, recorded: datetime) -> str:
    """How late an event was recorded."""
    return age_words(recorded - claimed)
