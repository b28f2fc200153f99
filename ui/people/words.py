"""How accounts, badges and labels of places stand, as a shape and a word."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary
from ui.people.roster import PersonRow

_words = Vocabulary("labels")

_LABELS = {
    "issued": (QT_TRANSLATE_NOOP("labels", "Not printed"), "neutral"),
    "queued": (QT_TRANSLATE_NOOP("labels", "At the printer"), "info"),
    "sent": (QT_TRANSLATE_NOOP("labels", "Sent, not scanned back"), "info"),
    "verified": (QT_TRANSLATE_NOOP("labels", "Scanned back"), "good"),
    "failed": (QT_TRANSLATE_NOOP("labels", "Not printed: a fault"), "refused"),
    "unknown": (QT_TRANSLATE_NOOP("labels", "Look at the printer"), "warning"),
}
_SHORT = {
    "issued": QT_TRANSLATE_NOOP("labels", "Not printed"),
    "queued": QT_TRANSLATE_NOOP("labels", "Waiting"),
    "sent": QT_TRANSLATE_NOOP("labels", "Sent"),
    "verified": QT_TRANSLATE_NOOP("labels", "Scanned"),
    "failed": QT_TRANSLATE_NOOP("labels", "Fault"),
    "unknown": QT_TRANSLATE_NOOP("labels", "Unknown"),
}


def state_badge(row: PersonRow) -> Badge:
    """Whether somebody can sign in as this person."""
    if not row.known.active:
        return Badge(QCoreApplication.translate("people", "Disabled"), "refused")
    if row.locked_until is not None:
        text = QCoreApplication.translate("people", "Locked until {time}")
        return Badge(text.format(time=f"{row.locked_until.astimezone():%H:%M}"), "warning")
    return Badge(QCoreApplication.translate("people", "Active"), "good")


def label_badge(state: str | None) -> Badge:
    """What became of printing a label; None when there is no label."""
    if state is None:
        return Badge("")
    return _words.badge(_LABELS, state)


def short_label_badge(state: str | None) -> Badge:
    """The same in a word, for columns."""
    if state is None:
        return Badge("")
    return Badge(_words.say(_SHORT[state]), _LABELS[state][1])
