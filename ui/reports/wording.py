"""Reports in words: kinds, states, what of one awaits somebody, seats, places, what became of an attempt."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary

WORDS = "reports"
_words = Vocabulary(WORDS)
say, options = _words.say, _words.options

KINDS = {
    "full": QT_TRANSLATE_NOOP("reports", "Report"),
    "preliminary": QT_TRANSLATE_NOOP("reports", "Preliminary report"),
    "supplemental": QT_TRANSLATE_NOOP("reports", "Supplemental report"),
    "amended": QT_TRANSLATE_NOOP("reports", "Amended report"),
    "negative": QT_TRANSLATE_NOOP("reports", "Report without findings"),
    "withdrawal": QT_TRANSLATE_NOOP("reports", "Notice of withdrawal"),
}
LANGUAGES = (("en", "English"), ("es", "Español"))
STATES = {
    "DRAFT": (QT_TRANSLATE_NOOP("reports", "being written"), "neutral"),
    "AUTHOR_SIGNED": (QT_TRANSLATE_NOOP("reports", "signed by its authors"), "info"),
    "TECH_REVIEW": (QT_TRANSLATE_NOOP("reports", "technical review"), "info"),
    "ADMIN_REVIEW": (QT_TRANSLATE_NOOP("reports", "administrative review"), "info"),
    "AUTHORISED": (QT_TRANSLATE_NOOP("reports", "authorised"), "good"),
    "ISSUED": (QT_TRANSLATE_NOOP("reports", "issued"), "good"),
    "SUPERSEDED": (QT_TRANSLATE_NOOP("reports", "superseded"), "warning"),
    "WITHDRAWN": (QT_TRANSLATE_NOOP("reports", "withdrawn"), "refused"),
    "ABANDONED": (QT_TRANSLATE_NOOP("reports", "given up"), "neutral"),
}
AWAITS = {
    "draft": (QT_TRANSLATE_NOOP("reports", "to write and sign"), "warning"),
    "technical": (QT_TRANSLATE_NOOP("reports", "to review"), "warning"),
    "reviewing": (QT_TRANSLATE_NOOP("reports", "in my review"), "info"),
    "administrative": (QT_TRANSLATE_NOOP("reports", "to review"), "warning"),
    "authorise": (QT_TRANSLATE_NOOP("reports", "to authorise"), "warning"),
    "issue": (QT_TRANSLATE_NOOP("reports", "to issue"), "warning"),
}
REVIEWS = {
    "technical": QT_TRANSLATE_NOOP("reports", "technical"),
    "administrative": QT_TRANSLATE_NOOP("reports", "administrative"),
}
REVIEWED = {
    "technical": QT_TRANSLATE_NOOP("reports", "technical review"),
    "administrative": QT_TRANSLATE_NOOP("reports", "administrative review"),
}
MOVED = {
    "given_back": QT_TRANSLATE_NOOP("reports", "gave it back"),
    "given_up": QT_TRANSLATE_NOOP("reports", "gave it up"),
}
SEATS = {
    "author": QT_TRANSLATE_NOOP("reports", "author"),
    "technical": QT_TRANSLATE_NOOP("reports", "technical reviewer"),
    "authorised": QT_TRANSLATE_NOOP("reports", "authorised for issue"),
}
PLACES = {
    "summary": QT_TRANSLATE_NOOP("reports", "Summary"),
    "questions": QT_TRANSLATE_NOOP("reports", "Questions asked"),
    "items": QT_TRANSLATE_NOOP("reports", "Items"),
    "methods": QT_TRANSLATE_NOOP("reports", "Methods"),
    "results": QT_TRANSLATE_NOOP("reports", "Results"),
    "opinions": QT_TRANSLATE_NOOP("reports", "Opinions"),
    "limitations": QT_TRANSLATE_NOOP("reports", "Limitations"),
    "deviations": QT_TRANSLATE_NOOP("reports", "Deviations"),
    "remarks": QT_TRANSLATE_NOOP("reports", "Remarks"),
    "reckoning": QT_TRANSLATE_NOOP("reports", "Reckoning"),
}
BECAME = {
    "reported": (QT_TRANSLATE_NOOP("reports", "reported"), "good"),
    "superseded": (QT_TRANSLATE_NOOP("reports", "superseded"), "neutral"),
    "invalid": (QT_TRANSLATE_NOOP("reports", "invalid"), "neutral"),
    "aborted": (QT_TRANSLATE_NOOP("reports", "run aborted"), "neutral"),
    "open": (QT_TRANSLATE_NOOP("reports", "no disposition"), "refused"),
}
HOW = {
    "hand": QT_TRANSLATE_NOOP("reports", "by hand"),
    "post": QT_TRANSLATE_NOOP("reports", "by post"),
    "mail": QT_TRANSLATE_NOOP("reports", "by e-mail"),
    "portal": QT_TRANSLATE_NOOP("reports", "in their portal"),
}


def state_badge(state: str) -> Badge:
    """Where a report is."""
    return _words.badge(STATES, state)


def awaits_badge(awaits: str | None) -> Badge | None:
    """What of it awaits the reader."""
    if awaits is None:
        return None
    return _words.badge(AWAITS, awaits)


def became_badge(became: str) -> Badge:
    """What became of an attempt."""
    return _words.badge(BECAME, became)


def seat_words(seat: str) -> str:
    """Where a signature stands."""
    role, _, number = seat.partition("_")
    return f"{say(SEATS.get(role, role))} {number}".strip()


def place_words(place: str) -> str:
    """A place that a finding names: one of the parts, or what the reviewer wrote."""
    return say(PLACES[place]) if place in PLACES else place
