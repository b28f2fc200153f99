"""Nonconformities, actions and tests in words."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop.proficiency import Test
from lims_desktop.quality import Action, Head, Line, TouchedCase
from ui.custody.wording import minute
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary

WORDS = "quality"
_words = Vocabulary(WORDS)
say, badge, options = _words.say, _words.badge, _words.options

STATES = {
    "RAISED": (QT_TRANSLATE_NOOP("quality", "raised"), "refused"),
    "INVESTIGATING": (QT_TRANSLATE_NOOP("quality", "being investigated"), "warning"),
    "CORRECTING": (QT_TRANSLATE_NOOP("quality", "being corrected"), "info"),
    "CLOSED": (QT_TRANSLATE_NOOP("quality", "closed"), "good"),
}
OUTCOMES = {
    "corrected": (QT_TRANSLATE_NOOP("quality", "corrected"), "good"),
    "unfounded": (QT_TRANSLATE_NOOP("quality", "unfounded"), "neutral"),
}
SEVERITIES = {
    "minor": (QT_TRANSLATE_NOOP("quality", "minor: no result is in doubt"), "info"),
    "major": (QT_TRANSLATE_NOOP("quality", "major: a result may be in doubt"), "warning"),
    "critical": (QT_TRANSLATE_NOOP("quality", "critical: a reported result may be wrong"), "refused"),
}
NOTES = {
    "containment": QT_TRANSLATE_NOOP("quality", "Containment"),
    "root_cause": QT_TRANSLATE_NOOP("quality", "Root cause"),
    "impact": QT_TRANSLATE_NOOP("quality", "Impact in words"),
    "note": QT_TRANSLATE_NOOP("quality", "Note"),
}
KINDS = {
    "corrective": QT_TRANSLATE_NOOP("quality", "corrective"),
    "preventive": QT_TRANSLATE_NOOP("quality", "preventive"),
}
ACTION_STATES = {
    "planned": (QT_TRANSLATE_NOOP("quality", "planned"), "warning"),
    "done": (QT_TRANSLATE_NOOP("quality", "done, to be verified"), "info"),
    "effective": (QT_TRANSLATE_NOOP("quality", "effective"), "good"),
    "ineffective": (QT_TRANSLATE_NOOP("quality", "ineffective"), "refused"),
    "withdrawn": (QT_TRANSLATE_NOOP("quality", "withdrawn"), "neutral"),
}
VERDICTS = {
    "affected": (QT_TRANSLATE_NOOP("quality", "affected"), "refused"),
    "not_affected": (QT_TRANSLATE_NOOP("quality", "not affected"), "good"),
    None: (QT_TRANSLATE_NOOP("quality", "not assessed"), "warning"),
}
HOW = {
    "raised": QT_TRANSLATE_NOOP("quality", "raised about it"),
    "recall": QT_TRANSLATE_NOOP("quality", "recall"),
    "named": QT_TRANSLATE_NOOP("quality", "named"),
}
TEST_KINDS = {
    "proficiency": QT_TRANSLATE_NOOP("quality", "Proficiency"),
    "competency": QT_TRANSLATE_NOOP("quality", "Competency"),
}
TEST_STATES = {
    "GIVEN": (QT_TRANSLATE_NOOP("quality", "given"), "info"),
    "OVERDUE": (QT_TRANSLATE_NOOP("quality", "overdue"), "refused"),
    "SUBMITTED": (QT_TRANSLATE_NOOP("quality", "submitted"), "warning"),
    "PASSED": (QT_TRANSLATE_NOOP("quality", "passed"), "good"),
    "FAILED": (QT_TRANSLATE_NOOP("quality", "failed"), "refused"),
    "WITHDRAWN": (QT_TRANSLATE_NOOP("quality", "taken back"), "neutral"),
}


def state_badge(one: Head | Line) -> Badge:
    """How far it is; a closed one says how it ended."""
    return badge(OUTCOMES, one.outcome) if one.outcome else badge(STATES, one.state)


def severity_badge(one: Head | Line) -> Badge:
    """How severe it is, in one word."""
    text, tone = SEVERITIES[one.severity]
    return Badge(say(text).partition(":")[0], tone)


def due_badge(one: Head | Line) -> Badge | None:
    """Until when it is to be dealt with; late stands out."""
    if one.state == "CLOSED":
        return None
    return Badge(minute(one.due_at), "refused" if one.late else "info")


def action_badge(action: Action) -> Badge:
    """How far an action is."""
    return badge(ACTION_STATES, action.state)


def verdict_badge(case: TouchedCase) -> Badge:
    """What was found out about a case that is touched."""
    return badge(VERDICTS, case.verdict)


def how_words(case: TouchedCase) -> str:
    """How it is known that a case is touched."""
    return ", ".join(say(HOW[how]) for how in case.how)


def because_words(case: TouchedCase) -> str:
    """Everything that was said about a touched case, the newest first."""
    said = [f"{say(VERDICTS[one.verdict][0])}: {one.because} ({one.assessed_by}, {minute(one.assessed_at)})"
            for one in reversed(case.assessments)]  # fmt: skip
    return " · ".join([*said, *([case.reason] if case.reason else [])])


def test_badge(test: Test) -> Badge:
    """How far a test is."""
    return badge(TEST_STATES, test.state)
