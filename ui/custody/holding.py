"""Holds in words: short ones for the lists in which every item shows what holds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.parts.badge import Badge
from ui.table import Column

_KINDS = {
    "legal": QT_TRANSLATE_NOOP("holding", "legal"),
    "dpp": QT_TRANSLATE_NOOP("holding", "DPP"),
    "court": QT_TRANSLATE_NOOP("holding", "court"),
    "defence": QT_TRANSLATE_NOOP("holding", "defence"),
    "quality": QT_TRANSLATE_NOOP("holding", "quality"),
    "biohazard": QT_TRANSLATE_NOOP("holding", "biohazard"),
    "firearm-safety": QT_TRANSLATE_NOOP("holding", "not made safe"),
}


class Held(Protocol):
    """Whatever says which kinds of hold stand on it."""

    @property
    def hold_kinds(self) -> list[str] | None: ...


def kinds_words(kinds: Sequence[str]) -> str:
    """The kinds of hold, one after the other; a kind of the laboratory's own by its code."""
    return ", ".join(QCoreApplication.translate("holding", str(_KINDS.get(kind, kind))) for kind in kinds)


def held_words(item: Held) -> str:
    """That an item is held, and by what; empty when nothing holds it."""
    if not item.hold_kinds:
        return ""
    return QCoreApplication.translate("holding", "held: {kinds}").format(kinds=kinds_words(item.hold_kinds))


def held_badge(item: Held) -> Badge | None:
    """The badge beside an item that is held."""
    words = held_words(item)
    return Badge(words, "refused") if words else None


def held_column(words: str) -> Column:
    """The column of holds in a table whose titles are of this context."""
    return Column("hold_kinds", HOLDS[words], 140, show=held_words, badge=held_badge, sortable=False)


HOLDS = {
    "itemtable": QT_TRANSLATE_NOOP("itemtable", "Holds"),
    "bench": QT_TRANSLATE_NOOP("bench", "Holds"),
}
