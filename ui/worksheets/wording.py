"""How a worksheet stands, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop.worksheets import WorksheetView
from ui.methods.wording import named
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary

_words = Vocabulary("worksheets")

_STATES: Mapping[str, tuple[Any, str]] = {
    "DRAFT": (QT_TRANSLATE_NOOP("worksheets", "being prepared"), "neutral"),
    "RUNNING": (QT_TRANSLATE_NOOP("worksheets", "at work"), "info"),
    "SUBMITTED": (QT_TRANSLATE_NOOP("worksheets", "submitted"), "info"),
    "QC_PASS": (QT_TRANSLATE_NOOP("worksheets", "controls passed"), "good"),
    "QC_FAIL": (QT_TRANSLATE_NOOP("worksheets", "a control failed"), "refused"),
    "REVIEWED": (QT_TRANSLATE_NOOP("worksheets", "reviewed"), "good"),
    "ABORTED": (QT_TRANSLATE_NOOP("worksheets", "aborted"), "warning"),
}


def state_badge(state: str) -> Badge:
    """The state of a worksheet, each with its own shape."""
    return _words.badge(_STATES, state)


_DISPOSITIONS: Mapping[str, Any] = {
    "reported": QT_TRANSLATE_NOOP("worksheets", "reported"),
    "superseded": QT_TRANSLATE_NOOP("worksheets", "superseded"),
    "invalid": QT_TRANSLATE_NOOP("worksheets", "invalid"),
}
REJECTED = ("superseded", "invalid")
"""What became of an attempt that is not reported."""


def disposition_words(disposition: str | None) -> str:
    """What became of an attempt; nothing while it is open."""
    return _words.say(_DISPOSITIONS[disposition]) if disposition else ""


def broken_text(view: WorksheetView, language: str) -> str:
    """Which controls of a run break which rules of Westgard."""
    names = {one.code: named(one, language) for one in view.read.controls}
    return "; ".join(
        f"{one.place} · {names.get(one.control, one.control)}: {', '.join(one.rules)}" for one in view.westgard
    )
