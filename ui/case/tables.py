"""What belongs to a case, as tables and a line of events."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop.cases import CaseEvent, SubmissionLine
from ui.custody.wording import kind_icon, kind_words, minute
from ui.parts.badge import Badge
from ui.parts.terms import Terms
from ui.parts.timeline import Event
from ui.parts.vocabulary import Vocabulary
from ui.table import Column

WORDS = "casetables"
_words = Vocabulary(WORDS)

_STATES = {
    "DRAFT": (QT_TRANSLATE_NOOP("casetables", "draft"), "neutral"),
    "PRELOGGED": (QT_TRANSLATE_NOOP("casetables", "announced"), "info"),
    "AT_COUNTER": (QT_TRANSLATE_NOOP("casetables", "at the counter"), "info"),
    "ACCEPTED": (QT_TRANSLATE_NOOP("casetables", "accepted"), "good"),
    "PART_ACCEPTED": (QT_TRANSLATE_NOOP("casetables", "accepted in part"), "warning"),
    "REFUSED": (QT_TRANSLATE_NOOP("casetables", "refused"), "refused"),
    "LAPSED": (QT_TRANSLATE_NOOP("casetables", "lapsed"), "neutral"),
}


def _state(line: SubmissionLine) -> Badge:
    return _words.badge(_STATES, line.state)


def _receipt(line: SubmissionLine) -> Badge | None:
    return Badge(QCoreApplication.translate(WORDS, "receipt: Enter opens"), "good") if line.receipt else None


SUBMISSIONS = (
    Column("code", QT_TRANSLATE_NOOP("casetables", "Submission"), 150, mono=True),
    Column("state", QT_TRANSLATE_NOOP("casetables", "State"), 160, badge=_state),
    Column("settled_at", QT_TRANSLATE_NOOP("casetables", "When"), 150, show=lambda one: minute(one.settled_at)),
    Column("handed_over_by", QT_TRANSLATE_NOOP("casetables", "Handed over by"), 170),
    Column("received_by", QT_TRANSLATE_NOOP("casetables", "Received by"), 160),
    Column("receipt", QT_TRANSLATE_NOOP("casetables", "Receipt"), 180, badge=_receipt),
    Column("note", QT_TRANSLATE_NOOP("casetables", "Note"), 160),
)


def person_columns(terms: Callable[[], Terms]) -> tuple[Column, ...]:
    """Who is in the case, as what."""
    return (
        Column(
            "role", QT_TRANSLATE_NOOP("casetables", "Role"), 160, show=lambda one: terms().word("person_role", one.role)
        ),
        Column("name", QT_TRANSLATE_NOOP("casetables", "Name"), 300),
        Column("sex", QT_TRANSLATE_NOOP("casetables", "Sex"), 120, show=lambda one: terms().word("sex", one.sex)),
        Column("birth_date", QT_TRANSLATE_NOOP("casetables", "Born"), 120),
    )


def told(events: Sequence[CaseEvent]) -> list[Event]:
    """The custody of all items of a case, the newest first."""
    return [
        Event(
            at=event.at,
            title=f"{event.item}:  {kind_words(event.kind)}{way(event)}",
            who=event.actor or "",
            icon=kind_icon(event.kind),
            key=event,
        )
        for event in events
    ]


def way(event: CaseEvent) -> str:
    """Where it went, when it went anywhere."""
    return "" if event.kind in ("OPEN_SEAL", "SEAL", "CORRECTION", "OFFER") else f" → {event.to}"
