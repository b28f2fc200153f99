"""What a list says of its words beside them: named, shown, and asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QCheckBox, QWidget

from lims_desktop.lists import Term
from lims_desktop.shipped import word_lists
from ui.forms import Form, text_input
from ui.parts.choice import Choice
from ui.parts.vocabulary import Vocabulary

_words = Vocabulary("lists")
say = _words.say

NAMES = {
    "arm": QT_TRANSLATE_NOOP("lists", "arm"),
    "biological": QT_TRANSLATE_NOOP("lists", "biological"),
    "breathes": QT_TRANSLATE_NOOP("lists", "lets air through"),
    "clause": QT_TRANSLATE_NOOP("lists", "clause of ISO/IEC 17025"),
    "closes": QT_TRANSLATE_NOOP("lists", "closes the case"),
    "container": QT_TRANSLATE_NOOP("lists", "is a container"),
    "controlled": QT_TRANSLATE_NOOP("lists", "controlled"),
    "dangerous": QT_TRANSLATE_NOOP("lists", "dangerous"),
    "death": QT_TRANSLATE_NOOP("lists", "somebody died"),
    "dimension": QT_TRANSLATE_NOOP("lists", "measures"),
    "discipline": QT_TRANSLATE_NOOP("lists", "section"),
    "discrepancy": QT_TRANSLATE_NOOP("lists", "is a discrepancy"),
    "event": QT_TRANSLATE_NOOP("lists", "ends by"),
    "factor": QT_TRANSLATE_NOOP("lists", "base units in one"),
    "firearm": QT_TRANSLATE_NOOP("lists", "firearm"),
    "from": QT_TRANSLATE_NOOP("lists", "from a likelihood ratio of"),
    "iccs": QT_TRANSLATE_NOOP("lists", "code of ICCS"),
    "label": QT_TRANSLATE_NOOP("lists", "label"),
    "measure": QT_TRANSLATE_NOOP("lists", "declared by"),
    "needs_authority": QT_TRANSLATE_NOOP("lists", "needs an authority"),
    "numbered": QT_TRANSLATE_NOOP("lists", "has a number"),
    "place": QT_TRANSLATE_NOOP("lists", "place afterwards"),
    "recipient": QT_TRANSLATE_NOOP("lists", "needs a recipient"),
    "remedy": QT_TRANSLATE_NOOP("lists", "what helps"),
    "remedy_es": QT_TRANSLATE_NOOP("lists", "what helps, in Spanish"),
    "severity": QT_TRANSLATE_NOOP("lists", "severity"),
    "symbol": QT_TRANSLATE_NOOP("lists", "sign"),
    "turn": QT_TRANSLATE_NOOP("lists", "turn"),
    "unit": QT_TRANSLATE_NOOP("lists", "unit"),
}
"""The rules read these; what they may be, `lims.is_particular` says."""

VALUES = {
    "gross_weight": QT_TRANSLATE_NOOP("lists", "weight"),
    "count": QT_TRANSLATE_NOOP("lists", "count"),
    "volume": QT_TRANSLATE_NOOP("lists", "volume"),
    "mass": QT_TRANSLATE_NOOP("lists", "mass"),
    "bag": QT_TRANSLATE_NOOP("lists", "bag"),
    "box": QT_TRANSLATE_NOOP("lists", "box"),
    "tag": QT_TRANSLATE_NOOP("lists", "tag"),
    "tube": QT_TRANSLATE_NOOP("lists", "tube"),
    "vial": QT_TRANSLATE_NOOP("lists", "vial"),
    "DESTROY": QT_TRANSLATE_NOOP("lists", "destruction"),
    "RETURN": QT_TRANSLATE_NOOP("lists", "return"),
    "laboratory": QT_TRANSLATE_NOOP("lists", "laboratory"),
    "medical": QT_TRANSLATE_NOOP("lists", "medical examiner"),
    "scenes": QT_TRANSLATE_NOOP("lists", "scenes of crime"),
}
"""Of what is picked: one of a few that the rules know."""

_OF_LISTS = frozenset({"discipline", "unit"})
_PICKED = frozenset({"arm", "dimension", "event", "label", "measure", "place"})
_NUMBERS = frozenset({"turn", "severity", "from"})


def told(extra: Mapping[str, Any]) -> str:
    """What is said beside a word, in one line: what is so, then what has a value."""
    so = [say(NAMES.get(name, name)) for name, value in extra.items() if value is True]
    has = [f"{say(NAMES.get(name, name))}: {say(VALUES.get(value, value))}" for name, value in sorted(extra.items())
           if not isinstance(value, bool) and value is not None]  # fmt: skip
    return " · ".join([*so, *has])


class ParticularFields:
    """Fields for what one list says of its words: whatever the shipped words or those of the laboratory say."""

    def __init__(self, form: Form, of: str, terms: Sequence[Term], language: str) -> None:
        self._form, self._terms, self._language = form, terms, language
        shipped = [word.extra for word in word_lists()[of].words] if of in word_lists() else []
        said: dict[str, dict[Any, None]] = {}
        for extra in (*shipped, *(term.extra for term in terms if term.list == of)):
            for name, value in extra.items():
                said.setdefault(name, {})[value] = None
        self._names = list(said)
        for name, values in said.items():
            words = say(NAMES.get(name, name))
            form.add(f"extra_{name}", words[:1].upper() + words[1:], self._widget(name, values))

    def fill(self, extra: Mapping[str, Any]) -> None:
        """Show what is said now."""
        self._form.fill({f"extra_{name}": extra.get(name) for name in self._names})

    def read(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """What was given; what is empty or not so is not said."""
        given = {name: said[f"extra_{name}"] for name in self._names}
        typed = {name: _number(value) if name in _NUMBERS else value for name, value in given.items()}
        return {name: value for name, value in typed.items() if value not in (None, False)}

    def _widget(self, name: str, values: Iterable[Any]) -> QWidget:
        if name in _OF_LISTS:
            offered = [term for term in self._terms if term.list == name and term.active]
            return Choice((term.code, term.named(self._language)) for term in offered)
        if name in _PICKED:
            return Choice((value, say(VALUES.get(value, value))) for value in values)
        if any(isinstance(value, bool) for value in values):
            return QCheckBox(say(QT_TRANSLATE_NOOP("lists", "yes")))
        return text_input(400)


def _number(text: str | None) -> Any:
    """A number as it was typed; what is none goes to the laboratory as it stands, and is refused there."""
    if text is None:
        return None
    try:
        number = Decimal(text.replace(",", "."))
    except InvalidOperation:
        return text
    return int(number) if number.is_finite() and number == number.to_integral_value() else number
