"""Retention and disposition in words: states, periods, consents, and who does what next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop.kept import Kept
from lims_desktop.retention import Rule
from ui.parts.badge import Badge
from ui.parts.terms import Terms
from ui.parts.vocabulary import Vocabulary

_words = Vocabulary("disposition")
_say = _words.say

_STATES = {
    "PROPOSED": (QT_TRANSLATE_NOOP("disposition", "proposed"), "info"),
    "APPROVED": (QT_TRANSLATE_NOOP("disposition", "approved"), "info"),
    "STAGED": (QT_TRANSLATE_NOOP("disposition", "staged"), "warning"),
    "EXECUTED": (QT_TRANSLATE_NOOP("disposition", "executed"), "warning"),
    "RECONCILED": (QT_TRANSLATE_NOOP("disposition", "counted"), "good"),
    "WITHDRAWN": (QT_TRANSLATE_NOOP("disposition", "withdrawn"), "neutral"),
    "LISTED": (QT_TRANSLATE_NOOP("disposition", "on the list"), "neutral"),
    "REMOVED": (QT_TRANSLATE_NOOP("disposition", "removed"), "refused"),
    "SCHEDULED": (QT_TRANSLATE_NOOP("disposition", "scheduled"), "info"),
    "CANCELLED": (QT_TRANSLATE_NOOP("disposition", "cancelled"), "neutral"),
    "OPEN": (QT_TRANSLATE_NOOP("disposition", "in session"), "warning"),
    "PAUSED": (QT_TRANSLATE_NOOP("disposition", "paused"), "warning"),
    "STOPPED": (QT_TRANSLATE_NOOP("disposition", "stopped"), "refused"),
    "CALLED": (QT_TRANSLATE_NOOP("disposition", "to be signed"), "warning"),
    "SIGNED": (QT_TRANSLATE_NOOP("disposition", "signed"), "good"),
    "WAITING": (QT_TRANSLATE_NOOP("disposition", "waits"), "neutral"),
    "CROSSED": (QT_TRANSLATE_NOOP("disposition", "crossed off"), "good"),
    "SET_ASIDE": (QT_TRANSLATE_NOOP("disposition", "set aside"), "refused"),
}
_CONSENTS = {
    "police": QT_TRANSLATE_NOOP("disposition", "Police"),
    "dpp": QT_TRANSLATE_NOOP("disposition", "Public prosecutions"),
    "court": QT_TRANSLATE_NOOP("disposition", "Court order"),
}
_ACTIONS = {
    "destroy": QT_TRANSLATE_NOOP("disposition", "Destroy"),
    "return": QT_TRANSLATE_NOOP("disposition", "Return"),
    "keep": QT_TRANSLATE_NOOP("disposition", "Keep"),
    "transfer": QT_TRANSLATE_NOOP("disposition", "Transfer"),
}
_CLOCKS = {
    "receipt": QT_TRANSLATE_NOOP("disposition", "receipt"),
    "closed": QT_TRANSLATE_NOOP("disposition", "closing of the case"),
    "outcome": QT_TRANSLATE_NOOP("disposition", "date of the outcome"),
}
_CLASSES = {
    "biological": QT_TRANSLATE_NOOP("disposition", "Biological items"),
    "controlled": QT_TRANSLATE_NOOP("disposition", "Controlled items"),
    "drug": QT_TRANSLATE_NOOP("disposition", "Drugs"),
    "firearm": QT_TRANSLATE_NOOP("disposition", "Firearms"),
}
_WAITS = {
    "closed": QT_TRANSLATE_NOOP("disposition", "until the case is closed"),
    "outcome": QT_TRANSLATE_NOOP("disposition", "until the outcome is recorded"),
    "authority": QT_TRANSLATE_NOOP("disposition", "until an authority decides"),
}
_NEXT = {
    "PROPOSED": QT_TRANSLATE_NOOP(
        "disposition", "A manager who did not propose it approves the list; then it is frozen."
    ),
    "APPROVED": QT_TRANSLATE_NOOP(
        "disposition", "Scan the items you hold, then the label of the staging place, a controlled one."
    ),
    "STAGED": QT_TRANSLATE_NOOP("disposition", "Scan one item after the other: each ends before two witnesses."),
    "EXECUTED": QT_TRANSLATE_NOOP(
        "disposition", "Somebody who ended none of these items counts them against the list."
    ),
    "RECONCILED": QT_TRANSLATE_NOOP("disposition", "Everything on the list has ended or was removed, and was counted."),
    "WITHDRAWN": QT_TRANSLATE_NOOP("disposition", "It was given up; its items are free for another proposal."),
}


def state_badge(state: str) -> Badge:
    """How far a disposition, a roll call or one line of them is."""
    return _words.badge(_STATES, state)


def line_badge(state: str) -> Badge:
    """A line that was executed has ended: that is good."""
    return Badge(_say(QT_TRANSLATE_NOOP("disposition", "ended")), "good") if state == "EXECUTED" else state_badge(state)


def next_words(state: str) -> str:
    """Who does what next."""
    return _say(_NEXT.get(state, ""))


def consent_words(kind: str) -> str:
    """Whose consent it is."""
    return _say(_CONSENTS.get(kind, kind))


def consents_words(kinds: Iterable[str]) -> str:
    """Whose consents these are."""
    return ", ".join(consent_words(kind) for kind in kinds)


def action_words(action: str) -> str:
    """What becomes of an item when its time has come."""
    return _say(_ACTIONS.get(action, action))


def options(which: str) -> list[tuple[str, str]]:
    """The words of a fixed list (clocks, actions, classes, consents) to choose from."""
    of = {"clocks": _CLOCKS, "actions": _ACTIONS, "classes": _CLASSES, "consents": _CONSENTS}[which]
    return _words.options(of)


def period_words(rule: Rule) -> str:
    """How long a rule keeps, from when."""
    if rule.months is None:
        return _say(_WAITS["authority"])
    clock = _say(_CLOCKS.get(rule.clock, rule.clock))
    if rule.months >= 24 and rule.months % 12 == 0:
        return QCoreApplication.translate("disposition", "{years} years from {clock}").format(
            years=rule.months // 12, clock=clock
        )
    return QCoreApplication.translate("disposition", "{months} months from {clock}").format(
        months=rule.months, clock=clock
    )


def fits_words(rule: Rule, terms: Terms) -> str:
    """Which items a rule fits."""
    parts = [_say(_CLASSES[rule.item_class])] if rule.item_class else []
    for of, codes in (("item_type", rule.item_types), ("offence", rule.offences), ("case_outcome", rule.outcomes)):
        if codes:
            parts.append(", ".join(terms.word(of, code) for code in codes))
    return " · ".join(parts) or QCoreApplication.translate("disposition", "Every item")


def due_words(kept: Kept | None) -> str:
    """Until when an item is kept."""
    if kept is None:
        return ""
    due: date | None = kept.due
    return due.isoformat() if due else _say(_WAITS.get(kept.waits or "authority", ""))
