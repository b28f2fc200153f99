"""Inventories in words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop.inventory import InventoryLine, InventoryView, Scan
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary

WORDS = "inventory"
_words = Vocabulary(WORDS)
say, badge = _words.say, _words.badge

_REASONS = {
    "ROUTINE": QT_TRANSLATE_NOOP("inventory", "Routine"),
    "RANDOM": QT_TRANSLATE_NOOP("inventory", "Random"),
    "FORCED": QT_TRANSLATE_NOOP("inventory", "Key holder changed"),
    "AUDIT": QT_TRANSLATE_NOOP("inventory", "Audit"),
}
_METHODS = {
    "PLACE": QT_TRANSLATE_NOOP("inventory", "Whole place"),
    "SAMPLE": QT_TRANSLATE_NOOP("inventory", "From the record to the shelf"),
    "SHELF": QT_TRANSLATE_NOOP("inventory", "From the shelf to the record"),
}
_STATES = {
    "OPEN": (QT_TRANSLATE_NOOP("inventory", "running"), "info"),
    "CLOSED": (QT_TRANSLATE_NOOP("inventory", "closed"), "good"),
    "ABANDONED": (QT_TRANSLATE_NOOP("inventory", "abandoned"), "neutral"),
}
_OUTCOMES = {
    "found": (QT_TRANSLATE_NOOP("inventory", "found"), "good"),
    "counted": (QT_TRANSLATE_NOOP("inventory", "counted"), "good"),
    "hidden": (QT_TRANSLATE_NOOP("inventory", "counted, restricted"), "info"),
    "misplaced": (QT_TRANSLATE_NOOP("inventory", "misplaced"), "warning"),
    "unknown": (QT_TRANSLATE_NOOP("inventory", "unknown code"), "refused"),
    "place": (QT_TRANSLATE_NOOP("inventory", "place"), "neutral"),
}
_INSIDE = QT_TRANSLATE_NOOP("inventory", "with its container")
_OLD_LABEL = QT_TRANSLATE_NOOP("inventory", "old label")


def reason_words(reason: str) -> str:
    """Why it is counted."""
    return say(_REASONS.get(reason, reason))


def method_words(method: str) -> str:
    """How it is counted."""
    return say(_METHODS.get(method, method))


def why_words(count: InventoryLine) -> str:
    """Why it is counted; and how, unless it is the whole place."""
    why = reason_words(count.reason)
    return why if count.method == "PLACE" else f"{why} · {method_words(count.method)}"


def reasons() -> list[tuple[str, str]]:
    """The reasons to choose from."""
    return _words.options(_REASONS)


def state_badge(state: str) -> Badge:
    """How far a count is."""
    return badge(_STATES, state)


def outcome_badge(scan: Scan) -> Badge:
    """What one scan was; an old label and what was counted with its container stand out."""
    if scan.container_id is not None:
        return Badge(say(_INSIDE), "info")
    text, tone = _OUTCOMES.get(scan.outcome, (scan.outcome, "neutral"))
    if scan.superseded and tone == "good":
        return Badge(say(_OLD_LABEL), "warning")
    return Badge(say(text), tone)


def sentence_of(scan: Scan) -> str:
    """What is said of a scan, in full."""
    sentence = say(_SENTENCES.get(scan.outcome, ""))
    more = [sentence.format(where=scan.where or "…", here=scan.here or "…", by=scan.by or "…", place=scan.place or "…")]
    if scan.was_missing:
        more.append(say(QT_TRANSLATE_NOOP("inventory", "It was missing: now it is recorded as found.")))
    if scan.superseded:
        more.append(say(QT_TRANSLATE_NOOP("inventory", "This is an old label: print a new one for it.")))
    if scan.inside:
        inside = QT_TRANSLATE_NOOP("inventory", "{count} items inside count with it.")
        more.append(say(inside).format(count=scan.inside))
    return " ".join(part for part in more if part)


_SENTENCES = {
    "found": QT_TRANSLATE_NOOP("inventory", "Found in {here}."),
    "counted": QT_TRANSLATE_NOOP("inventory", "Counted in {here}."),
    "hidden": QT_TRANSLATE_NOOP("inventory", "Counted. It belongs to a case that is not for your eyes."),
    "misplaced": QT_TRANSLATE_NOOP(
        "inventory", "Misplaced: it is recorded in {where}. Set it aside; the inventory keeps it."
    ),
    "unknown": QT_TRANSLATE_NOOP("inventory", "No label of this laboratory has this code. Set it aside; it is noted."),
    "already": QT_TRANSLATE_NOOP("inventory", "Counted already by {by}."),
    "place": QT_TRANSLATE_NOOP("inventory", "Now scan what is here."),
    "other_place": QT_TRANSLATE_NOOP("inventory", "{place} does not belong to this inventory."),
    "not_drawn": QT_TRANSLATE_NOOP("inventory", "It is not among those drawn; it was not counted."),
}


def about_words(view: InventoryView) -> str:
    """The line under the heading of a count."""
    blind = say(QT_TRANSLATE_NOOP("inventory", "blind")) if view.blind else ""
    return " · ".join(part for part in (reason_words(view.reason), method_words(view.method), blind) if part)
