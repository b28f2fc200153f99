"""Enquiries, days in court and subpoenas as tables, and an enquiry's words as a line of events."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop.enquiries import Enquiry, Hearing, Note, Subpoena
from ui.agency.wording import badge, say
from ui.custody.wording import minute
from ui.parts.badge import Badge
from ui.parts.timeline import Event
from ui.table import Column

KINDS = {
    "question": QT_TRANSLATE_NOOP("customers", "Question"),
    "feedback": QT_TRANSLATE_NOOP("customers", "Feedback on a report"),
    "complaint": QT_TRANSLATE_NOOP("customers", "Complaint"),
}

_ENQUIRY_STATES = {
    "ASKED": (QT_TRANSLATE_NOOP("customers", "Awaits an answer"), "warning"),
    "ANSWERED": (QT_TRANSLATE_NOOP("customers", "Answered"), "good"),
    "CLOSED": (QT_TRANSLATE_NOOP("customers", "Closed"), "neutral"),
}

_SUBPOENA_STATES = {
    "TOLD": (QT_TRANSLATE_NOOP("customers", "Not served yet"), "warning"),
    "SERVED": (QT_TRANSLATE_NOOP("customers", "Served"), "info"),
    "TESTIFIED": (QT_TRANSLATE_NOOP("customers", "Testified"), "good"),
    "EXCUSED": (QT_TRANSLATE_NOOP("customers", "Excused"), "neutral"),
}


def enquiry_badge(one: Enquiry) -> Badge:
    """Whether it awaits an answer."""
    return badge(_ENQUIRY_STATES, one.state)


def subpoena_badge(one: Subpoena) -> Badge:
    """How far a subpoena is."""
    return badge(_SUBPOENA_STATES, one.state)


def _hearing(one: Hearing) -> Badge:
    if one.cancelling:
        return Badge(say(QT_TRANSLATE_NOOP("customers", "Cancelled")), "neutral")
    return Badge(say(QT_TRANSLATE_NOOP("customers", "Stands")), "info")


def _witness(one: Subpoena) -> str:
    return one.witness_named if not one.witness or one.witness == one.witness_named else (
        f"{one.witness_named} → {one.witness}")  # fmt: skip


def told(notes: Sequence[Note]) -> list[Event]:
    """What was said, the first word first."""
    return [Event(one.at, one.words, one.person, icon="forward" if one.inside else "receive", key=one) for one in notes]


_STATE = Column("state", QT_TRANSLATE_NOOP("customers", "State"), 155, badge=enquiry_badge, sortable=False)
_FIRST = Column("first", QT_TRANSLATE_NOOP("customers", "In words"), 130, sortable=False)
_WHEN = Column("asked_at", QT_TRANSLATE_NOOP("customers", "When"), 110, show=lambda one: minute(one.asked_at)[:10],
               sortable=False)  # fmt: skip

MY_ENQUIRIES = (_STATE, _FIRST, _WHEN)
ENQUIRIES = (
    _STATE,
    Column("case_number", QT_TRANSLATE_NOOP("customers", "Case"), 130, mono=True, sortable=False),
    Column("agency", QT_TRANSLATE_NOOP("customers", "Agency"), 110, sortable=False, spare=True),
    _FIRST,
    _WHEN,
)

HEARINGS = (
    Column("at", QT_TRANSLATE_NOOP("customers", "When"), 160, show=lambda one: minute(one.at), sortable=False),
    Column("court", QT_TRANSLATE_NOOP("customers", "Court"), 200, sortable=False),
    Column("state", QT_TRANSLATE_NOOP("customers", "State"), 120, badge=_hearing, sortable=False),
    Column("note", QT_TRANSLATE_NOOP("customers", "Note"), 220, show=lambda one: one.cancelling or one.note or "",
           sortable=False),
    Column("told_by", QT_TRANSLATE_NOOP("customers", "Told by"), 150, sortable=False),
)  # fmt: skip

MY_SUBPOENAS = (
    Column("appears_at", QT_TRANSLATE_NOOP("customers", "Appears"), 160, show=lambda one: minute(one.appears_at),
           sortable=False),
    Column("court", QT_TRANSLATE_NOOP("customers", "Court"), 180, sortable=False),
    Column("state", QT_TRANSLATE_NOOP("customers", "State"), 130, badge=subpoena_badge, sortable=False),
    Column("witness_named", QT_TRANSLATE_NOOP("customers", "Witness"), 220, show=_witness, sortable=False),
    Column("reference", QT_TRANSLATE_NOOP("customers", "Number"), 110, mono=True, sortable=False),
    Column("served_at", QT_TRANSLATE_NOOP("customers", "Served"), 160, show=lambda one: minute(one.served_at),
           sortable=False),
)  # fmt: skip

SUBPOENAS = (
    MY_SUBPOENAS[0],
    Column("case_number", QT_TRANSLATE_NOOP("customers", "Case"), 140, mono=True, sortable=False),
    *MY_SUBPOENAS[1:],
)
