"""How far a case is, what became of a report, and what was looked at, in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop.customers import CustomerReport
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary

WORDS = "customers"
_words = Vocabulary(WORDS)
say, badge = _words.say, _words.badge

STATUSES = {
    "RECEIVED": (QT_TRANSLATE_NOOP("customers", "Received"), "neutral"),
    "ASKED": (QT_TRANSLATE_NOOP("customers", "Asked for"), "neutral"),
    "ACCEPTED": (QT_TRANSLATE_NOOP("customers", "Accepted"), "info"),
    "WAITING": (QT_TRANSLATE_NOOP("customers", "Waiting"), "warning"),
    "IN_EXAMINATION": (QT_TRANSLATE_NOOP("customers", "In examination"), "info"),
    "REPORT_AWAITED": (QT_TRANSLATE_NOOP("customers", "Report awaited"), "info"),
    "REPORTED": (QT_TRANSLATE_NOOP("customers", "Reported"), "good"),
    "CLOSED": (QT_TRANSLATE_NOOP("customers", "Closed"), "good"),
    "DECLINED": (QT_TRANSLATE_NOOP("customers", "Declined"), "refused"),
    "CANCELLED": (QT_TRANSLATE_NOOP("customers", "Cancelled"), "neutral"),
    "NOT_EXAMINED": (QT_TRANSLATE_NOOP("customers", "Not examined"), "neutral"),
}

_REPORT_STATES = {
    "ISSUED": (QT_TRANSLATE_NOOP("customers", "Issued"), "good"),
    "SUPERSEDED": (QT_TRANSLATE_NOOP("customers", "Superseded"), "warning"),
    "WITHDRAWN": (QT_TRANSLATE_NOOP("customers", "Withdrawn"), "refused"),
}

_REPORT_KINDS = {
    "full": QT_TRANSLATE_NOOP("customers", "Report"),
    "preliminary": QT_TRANSLATE_NOOP("customers", "Preliminary report"),
    "supplemental": QT_TRANSLATE_NOOP("customers", "Supplemental report"),
    "amended": QT_TRANSLATE_NOOP("customers", "Amended report"),
    "negative": QT_TRANSLATE_NOOP("customers", "Negative report"),
    "withdrawal": QT_TRANSLATE_NOOP("customers", "Notice of withdrawal"),
}

_LOOKS = {
    "cases": QT_TRANSLATE_NOOP("customers", "List of their cases"),
    "submissions": QT_TRANSLATE_NOOP("customers", "List of their submissions"),
    "case": QT_TRANSLATE_NOOP("customers", "The case"),
    "custody": QT_TRANSLATE_NOOP("customers", "Custody of an item"),
    "report": QT_TRANSLATE_NOOP("customers", "A report"),
}


def status_badge(status: str) -> Badge:
    """How far it is."""
    return badge(STATUSES, status)


def report_badge(report: CustomerReport) -> Badge:
    """What became of a report."""
    return badge(_REPORT_STATES, report.state)


def report_kind(kind: str) -> str:
    """The kind of a report."""
    return say(_REPORT_KINDS.get(kind, kind))


def report_notice(report: CustomerReport) -> str:
    """What whoever reads a report must know first; empty for one that stands."""
    if report.state == "WITHDRAWN":
        words = say(QT_TRANSLATE_NOOP("customers", "{number} was withdrawn on {day}: {why} Do not rely on it."))
    elif report.state == "SUPERSEDED":
        words = say(QT_TRANSLATE_NOOP("customers", "{number} was superseded on {day} by {other}. Read that one."))
    else:
        return ""
    why = (report.why_withdrawn or "").strip()
    why = why if not why or why[-1] in ".!?" else f"{why}."
    return words.format(number=report.number, day=day(report.ended_at and report.ended_at.date()), why=why,
                        other=report.superseded_by or "")  # fmt: skip


def look_words(what: str) -> str:
    """What was looked at."""
    return say(_LOOKS.get(what, what))


def day(when: date | None) -> str:
    """A day, or nothing."""
    return str(when or "")
