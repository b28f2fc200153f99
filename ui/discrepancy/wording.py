"""Discrepancies in words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop.discrepancies import DiscrepancyLine, DiscrepancyView, Notice, Step
from ui.custody.wording import minute
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary

WORDS = "discrepancy"
_words = Vocabulary(WORDS)
say = _words.say

_STATES = {
    "RAISED": (QT_TRANSLATE_NOOP("discrepancy", "raised"), "refused"),
    "INVESTIGATING": (QT_TRANSLATE_NOOP("discrepancy", "being investigated"), "warning"),
    "RESOLVED": (QT_TRANSLATE_NOOP("discrepancy", "resolved"), "good"),
    "CONFIRMED_LOSS": (QT_TRANSLATE_NOOP("discrepancy", "confirmed loss"), "refused"),
    "NOTIFIED": (QT_TRANSLATE_NOOP("discrepancy", "notified"), "info"),
    "CAPA": (QT_TRANSLATE_NOOP("discrepancy", "corrective action"), "info"),
}
_OUTCOMES = {
    "found": QT_TRANSLATE_NOOP("discrepancy", "Found"),
    "clerical": QT_TRANSLATE_NOOP("discrepancy", "Clerical error"),
    "explained": QT_TRANSLATE_NOOP("discrepancy", "Explained"),
    "loss": QT_TRANSLATE_NOOP("discrepancy", "Loss"),
}
_PARTIES = {
    "agency": QT_TRANSLATE_NOOP("discrepancy", "Agency of the case"),
    "dpp": QT_TRANSLATE_NOOP("discrepancy", "Public Prosecutor (DPP)"),
    "manager": QT_TRANSLATE_NOOP("discrepancy", "Laboratory manager"),
    "other": QT_TRANSLATE_NOOP("discrepancy", "Somebody else"),
}
_MEANS = {
    "letter": QT_TRANSLATE_NOOP("discrepancy", "Letter"),
    "email": QT_TRANSLATE_NOOP("discrepancy", "E-mail"),
    "telephone": QT_TRANSLATE_NOOP("discrepancy", "Telephone"),
    "in_person": QT_TRANSLATE_NOOP("discrepancy", "In person"),
}


def state_badge(one: DiscrepancyLine | DiscrepancyView) -> Badge:
    """How far it is."""
    return _words.badge(_STATES, one.state)


def due_badge(one: DiscrepancyLine) -> Badge | None:
    """Until when it is to be looked into; late stands out, a settled one has no day."""
    if one.due_at is None or one.state not in ("RAISED", "INVESTIGATING"):
        return None
    return Badge(minute(one.due_at), "refused" if one.late else "info")


def outcomes() -> list[tuple[str, str]]:
    """How a resolved one may have ended."""
    return [one for one in _words.options(_OUTCOMES) if one[0] != "loss"]


def outcome_words(outcome: str | None) -> str:
    """How it ended."""
    return say(_OUTCOMES[outcome]) if outcome in _OUTCOMES else ""


def parties() -> list[tuple[str, str]]:
    """Who is to be told."""
    return _words.options(_PARTIES)


def means() -> list[tuple[str, str]]:
    """By which means."""
    return _words.options(_MEANS)


def notice_words(notice: Notice) -> str:
    """Who was told, how, when."""
    party, by = say(_PARTIES[notice.party]), say(_MEANS[notice.means])
    return " · ".join(part for part in (party, notice.told, by, minute(notice.told_at), notice.reference) if part)


def step_words(step: Step) -> str:
    """What happened in one step of the story."""
    new = step.new or {}
    if step.table == "lab.discrepancy_notice":
        party = say(_PARTIES.get(str(new.get("party")), ""))
        return say(QT_TRANSLATE_NOOP("discrepancy", "Told: {party}, {told}")).format(party=party, told=new.get("told"))
    if new.get("statement") is not None:
        return say(QT_TRANSLATE_NOOP("discrepancy", "Raised"))
    parts = []
    if step.owner:
        parts.append(say(QT_TRANSLATE_NOOP("discrepancy", "given to {owner}")).format(owner=step.owner))
    if new.get("state"):
        parts.append(say(_STATES.get(str(new["state"]), (new["state"], ""))[0]))
    if new.get("outcome"):
        parts.append(outcome_words(str(new["outcome"])))
    return ", ".join(parts) or say(QT_TRANSLATE_NOOP("discrepancy", "changed"))


def step_more(step: Step) -> str:
    """The words that were written with a step: resolution, reason, who confirmed."""
    new = step.new or {}
    with_second = say(QT_TRANSLATE_NOOP("discrepancy", "with {name}"))
    parts = (new.get("resolution"), step.reason, with_second.format(name=step.second) if step.second else "")
    return " · ".join(str(part) for part in parts if part)
