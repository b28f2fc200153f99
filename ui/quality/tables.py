"""The tables of quality: actions, notes, touched cases, recalls; and the list of disclosure of a case."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop.quality import Action, Disclosed, Note, TouchedCase
from ui.custody.wording import minute
from ui.parts.badge import Badge
from ui.quality.wording import (
    KINDS,
    VERDICTS,
    action_badge,
    badge,
    because_words,
    how_words,
    say,
    severity_badge,
    state_badge,
    verdict_badge,
)
from ui.quality.wording import NOTES as NOTE_WORDS
from ui.table import Column

WORDS = "quality"


def _done(action: Action) -> str:
    return f"{action.done} ({action.done_by}, {minute(action.done_at)})" if action.done else ""


def _verified(action: Action) -> str:
    return f"{action.finding} ({action.settled_by}, {minute(action.settled_at)})" if action.finding else ""


def in_full(row: object) -> str:
    """All that a line of these tables says in words, one part below the other."""
    if isinstance(row, Action):
        return "\n".join(part for part in (row.statement, _done(row), _verified(row)) if part)
    if isinstance(row, TouchedCase):
        return because_words(row).replace(" · ", "\n")
    return row.statement if isinstance(row, Note) else ""


def _verdict(row: Disclosed) -> Badge:
    return badge(VERDICTS, row.touches.verdict)


def _ended(row: Disclosed) -> str:
    said = because_words(row.touches)
    return " · ".join(part for part in (said, row.conclusion) if part)


ACTIONS = (
    Column("state", QT_TRANSLATE_NOOP("quality", "State"), 170, badge=action_badge),
    Column("kind", QT_TRANSLATE_NOOP("quality", "Kind"), 100, show=lambda row: say(KINDS[row.kind])),
    Column("statement", QT_TRANSLATE_NOOP("quality", "What is to be done"), 260),
    Column("owner", QT_TRANSLATE_NOOP("quality", "Whose"), 130),
    Column("due", QT_TRANSLATE_NOOP("quality", "Until"), 115),
    Column("done", QT_TRANSLATE_NOOP("quality", "What was done"), 220, show=_done),
    Column("finding", QT_TRANSLATE_NOOP("quality", "Verified"), 220, show=_verified),
)
NOTES = (
    Column("kind", QT_TRANSLATE_NOOP("quality", "What"), 150, show=lambda row: say(NOTE_WORDS[row.kind])),
    Column("statement", QT_TRANSLATE_NOOP("quality", "In words"), 520),
    Column("written_by", QT_TRANSLATE_NOOP("quality", "By"), 150),
    Column("written_at", QT_TRANSLATE_NOOP("quality", "When"), 150, show=lambda row: minute(row.written_at)),
)
CASES = (
    Column("number", QT_TRANSLATE_NOOP("quality", "Case"), 160, mono=True),
    Column("assessments", QT_TRANSLATE_NOOP("quality", "Assessed"), 140, badge=verdict_badge),
    Column("how", QT_TRANSLATE_NOOP("quality", "Known by"), 160, show=how_words),
    Column("items", QT_TRANSLATE_NOOP("quality", "Items"), 70, right=True),
    Column("results", QT_TRANSLATE_NOOP("quality", "Results"), 80, right=True),
    Column("reason", QT_TRANSLATE_NOOP("quality", "Because"), 420, show=because_words),
)
RECALLS = (
    Column("number", QT_TRANSLATE_NOOP("quality", "Recall"), 130, mono=True),
    Column("named", QT_TRANSLATE_NOOP("quality", "Which"), 260),
    Column("since", QT_TRANSLATE_NOOP("quality", "From"), 150, show=lambda row: minute(row.since)),
    Column("until", QT_TRANSLATE_NOOP("quality", "To"), 150, show=lambda row: minute(row.until)),
    Column("items", QT_TRANSLATE_NOOP("quality", "Items"), 70, right=True),
    Column("digest", QT_TRANSLATE_NOOP("quality", "SHA-256 of the answer"), 240, mono=True),
)
DISCLOSURE = (
    Column("number", QT_TRANSLATE_NOOP("quality", "Number"), 130, mono=True),
    Column("found_at", QT_TRANSLATE_NOOP("quality", "Found"), 145, show=lambda row: minute(row.found_at)),
    Column("severity", QT_TRANSLATE_NOOP("quality", "Severity"), 100, badge=severity_badge),
    Column("what", QT_TRANSLATE_NOOP("quality", "What happened"), 260),
    Column("touches", QT_TRANSLATE_NOOP("quality", "This case"), 140, badge=_verdict),
    Column("state", QT_TRANSLATE_NOOP("quality", "Ended"), 150, badge=state_badge),
    Column("conclusion", QT_TRANSLATE_NOOP("quality", "How it ended, and why"), 300, show=_ended),
)
