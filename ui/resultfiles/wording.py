"""What a dry run says, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop.methods.definition import Method
from lims_desktop.resultfiles import Matched, Row
from lims_desktop.worksheets import Position
from ui.methods.wording import named
from ui.parts.badge import Badge

_DOES: Mapping[str, tuple[Any, str]] = {
    "new": (QT_TRANSLATE_NOOP("resultfiles", "enters"), "good"),
    "same": (QT_TRANSLATE_NOOP("resultfiles", "stands already"), "neutral"),
    "change": (QT_TRANSLATE_NOOP("resultfiles", "would change"), "warning"),
    "problem": (QT_TRANSLATE_NOOP("resultfiles", "not understood"), "refused"),
    "empty": (QT_TRANSLATE_NOOP("resultfiles", "empty"), "neutral"),
}
_PROBLEMS: Mapping[str, Any] = {
    "quote": QT_TRANSLATE_NOOP("resultfiles", "a quotation mark has no second one"),
    "columns": QT_TRANSLATE_NOOP("resultfiles", "the line has too few columns"),
    "no_name": QT_TRANSLATE_NOOP("resultfiles", "nothing says whose this is"),
    "unknown": QT_TRANSLATE_NOOP("resultfiles", "nothing of this name is in the run"),
    "not_in_run": QT_TRANSLATE_NOOP("resultfiles", "this label is not in the run"),
    "closed": QT_TRANSLATE_NOOP("resultfiles", "this attempt has been disposed of"),
    "ambiguous": QT_TRANSLATE_NOOP("resultfiles", "the item is in the run more than once: match by place"),
    "replicate": QT_TRANSLATE_NOOP("resultfiles", "this is no number of a replicate"),
    "too_many": QT_TRANSLATE_NOOP("resultfiles", "the method has no further replicate"),
    "duplicate": QT_TRANSLATE_NOOP("resultfiles", "another row is for the same place"),
    "formula": QT_TRANSLATE_NOOP("resultfiles", "looks like a formula"),
    "not_finite": QT_TRANSLATE_NOOP("resultfiles", "is no number, or an infinite one"),
    "exponent": QT_TRANSLATE_NOOP("resultfiles", "has an exponent: export it written out"),
    "decimal": QT_TRANSLATE_NOOP("resultfiles", "has another decimal sign, or one for thousands"),
    "unit": QT_TRANSLATE_NOOP("resultfiles", "is in another unit; nothing is converted"),
    "number": QT_TRANSLATE_NOOP("resultfiles", "is no number"),
    "choice": QT_TRANSLATE_NOOP("resultfiles", "is not on the list"),
    "moment": QT_TRANSLATE_NOOP("resultfiles", "is no date and time written year-month-day"),
    "control": QT_TRANSLATE_NOOP("resultfiles", "has characters that cannot be shown"),
    "long": QT_TRANSLATE_NOOP("resultfiles", "is too long"),
}


def _said(text: Any) -> str:
    return QCoreApplication.translate("resultfiles", str(text))


def does_badge(row: Row) -> Badge:
    """What a row would do, each with its own shape."""
    text, tone = _DOES[row.does]
    return Badge(_said(text), tone)


def problem_text(row: Row, language: str) -> str:
    """What is wrong with a row, and with which of its cells."""
    if row.problem:
        return _said(_PROBLEMS[row.problem])
    wrong = [cell for cell in row.cells if cell.does == "problem"]
    return "; ".join(
        f"{named(cell.field, language)}: “{cell.cell.text[:30]}” {_said(_PROBLEMS[cell.cell.problem])}"
        for cell in wrong
    )


def position_text(position: Position | None, method: Method, language: str) -> str:
    """A place of the run with what lies there."""
    if position is None:
        return ""
    control = next((one for one in method.controls if one.code == position.control), None)
    name = position.item_number or (named(control, language) if control else position.control or "")
    return f"{position.place} · {name}"


def values_text(row: Row, language: str) -> str:
    """The values of a row as they would be entered; what stands there now in brackets."""
    return "; ".join(_value_text(cell, language) for cell in row.cells if cell.cell.typed is not None)


def _value_text(cell: Matched, language: str) -> str:
    before = f" ({cell.before})" if cell.does == "change" else ""
    return f"{named(cell.field, language)} {cell.cell.typed}{before}"
