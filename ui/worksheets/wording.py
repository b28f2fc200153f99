"""How a worksheet stands, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ui.parts.badge import Badge

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
    text, tone = _STATES[state]
    return Badge(QCoreApplication.translate("worksheets", str(text)), tone)
