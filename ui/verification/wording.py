"""How a worksheet stands with its second examiner, and what somebody concluded, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop.methods.definition import Field
from lims_desktop.verification import Line
from ui.methods.wording import named
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary

_words = Vocabulary("verification")
say = _words.say

_STANDINGS: Mapping[str, tuple[Any, str]] = {
    "waits": (QT_TRANSLATE_NOOP("verification", "waits for a second examiner"), "info"),
    "under_way": (QT_TRANSLATE_NOOP("verification", "being verified"), "info"),
    "conflict": (QT_TRANSLATE_NOOP("verification", "the two differ"), "refused"),
    "correct": (QT_TRANSLATE_NOOP("verification", "to be corrected at the bench"), "warning"),
    "done": (QT_TRANSLATE_NOOP("verification", "verified"), "good"),
}
_STANDS: Mapping[str, Any] = {
    "first": QT_TRANSLATE_NOOP("verification", "the first stands"),
    "second": QT_TRANSLATE_NOOP("verification", "the second stands"),
    "neither": QT_TRANSLATE_NOOP("verification", "neither stands"),
}


def standing_badge(standing: str) -> Badge:
    """How the worksheet stands, each with its own shape."""
    return _words.badge(_STANDINGS, standing)


def stands_words(stands: str) -> str:
    """Which conclusion a third person let stand."""
    return say(_STANDS[stands])


def line_badge(line: Line) -> Badge | None:
    """How the two conclusions of a line compare; nothing before they may be compared."""
    if line.stands:
        return Badge(stands_words(line.stands), "warning")
    if line.agrees is None:
        return None
    agree, differ = QT_TRANSLATE_NOOP("verification", "agree"), QT_TRANSLATE_NOOP("verification", "differ")
    return Badge(say(agree), "good") if line.agrees else Badge(say(differ), "refused")


def conclusion(field: Field, said: str | None, language: str) -> str:
    """What was concluded: a choice by its name, a number with its unit and the decimals of its field."""
    if said is None:
        return "–"
    if field.kind == "choice":
        return next((named(one, language) for one in field.choices if one.code == said), said)
    number = Decimal(said)
    shown = f"{number:.{field.decimals}f}" if field.decimals is not None and field.formula else said
    return f"{shown} {field.unit}".rstrip()
