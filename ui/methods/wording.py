"""What a definition says, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop.methods.definition import Field, Method, Need
from lims_desktop.shipped import word_lists
from ui.parts.badge import Badge
from ui.parts.vocabulary import Vocabulary

_words = Vocabulary("methods")
_say = _words.say

_STATES: Mapping[str, tuple[Any, str]] = {
    "PROPOSED": (QT_TRANSLATE_NOOP("methods", "waits for approval"), "warning"),
    "CURRENT": (QT_TRANSLATE_NOOP("methods", "in force"), "good"),
    "OBSOLETE": (QT_TRANSLATE_NOOP("methods", "replaced"), "neutral"),
    "REJECTED": (QT_TRANSLATE_NOOP("methods", "rejected"), "refused"),
}
_LEVELS = {
    "run": QT_TRANSLATE_NOOP("methods", "worksheet"),
    "item": QT_TRANSLATE_NOOP("methods", "item"),
    "replicate": QT_TRANSLATE_NOOP("methods", "replicate"),
}
_KINDS = {
    "number": QT_TRANSLATE_NOOP("methods", "number"),
    "text": QT_TRANSLATE_NOOP("methods", "text"),
    "choice": QT_TRANSLATE_NOOP("methods", "pick-list"),
    "yes_no": QT_TRANSLATE_NOOP("methods", "yes or no"),
    "moment": QT_TRANSLATE_NOOP("methods", "date and time"),
    "blank": QT_TRANSLATE_NOOP("methods", "blank"),
    "negative": QT_TRANSLATE_NOOP("methods", "negative control"),
    "positive": QT_TRANSLATE_NOOP("methods", "positive control"),
    "calibrator": QT_TRANSLATE_NOOP("methods", "calibrator"),
    "check": QT_TRANSLATE_NOOP("methods", "control"),
}
_VERIFIED = {
    "open": QT_TRANSLATE_NOOP("methods", "verified"),
    "blind": QT_TRANSLATE_NOOP("methods", "verified blind"),
}
_SOURCES = {
    "balance": QT_TRANSLATE_NOOP("methods", "read from the balance"),
    "file": QT_TRANSLATE_NOOP("methods", "read from the instrument's file"),
}


def unit_words(unit: str, language: str) -> str:
    """A unit as it is written: what is counted, such as a piece, is a word of the reader's language."""
    counted = (one for one in word_lists()["unit"].words if one.extra.get("dimension") == "count")
    word = next((one for one in counted if one.code == unit), None)
    if word is None:
        return unit
    return word.name_es if language.startswith("es") else word.name


def state_badge(state: str) -> Badge:
    """The state of a version, each with its own shape."""
    return _words.badge(_STATES, state)


def level_words(level: str) -> str:
    """Where a field is entered."""
    return _say(_LEVELS[level])


def kind_words(kind: str) -> str:
    """What kind of field or control this is."""
    return _say(_KINDS[kind])


def named(thing: Any, language: str) -> str:
    """The name of a field, a choice, a control or a method in the reader's language."""
    return str(thing.name_es if language.startswith("es") else thing.name)


def said(thing: Any, language: str) -> str:
    """The text of a check or a block in the reader's language."""
    return str(thing.text_es if language.startswith("es") else thing.text)


def limits_words(field: Field) -> str:
    """Within which limits a value is unremarkable."""
    unit = f" {field.unit}" if field.unit else ""
    if field.low is not None and field.high is not None:
        return f"{field.low} … {field.high}{unit}"
    if field.low is not None:
        return f"≥ {field.low}{unit}"
    return f"≤ {field.high}{unit}" if field.high is not None else ""


def field_words(field: Field, language: str) -> str:
    """How a field comes about: its formula, its choices, or the device it is read from."""
    if field.formula:
        return f"= {field.formula}"
    if field.choices:
        return ", ".join(named(choice, language) for choice in field.choices)
    return _say(_SOURCES[field.source]) if field.source in _SOURCES else kind_words(field.kind)


def verified_words(field: Field) -> str:
    """Whether a second examiner concludes for themself, and by how much two numbers may differ."""
    if not field.verify:
        return ""
    tolerance = "" if field.tolerance is None else f" ± {field.tolerance:f} {field.unit}".rstrip()
    return _say(_VERIFIED[field.verify]) + tolerance


def need_words(need: Need) -> str:
    """What must be taken: an instrument of a kind, or a lot of a reagent."""
    text = (
        QT_TRANSLATE_NOOP("methods", "instrument: {kind}")
        if need.instrument
        else QT_TRANSLATE_NOOP("methods", "lot of {reagent}")
    )
    return _say(text).format(kind=need.instrument, reagent=need.lot)


Facts = tuple[str, ...]


def differences(old: Method | None, new: Method, language: str) -> list[tuple[str, str, str]]:
    """What is not the same in two definitions: (what, before, now), in the order of the definition.

    Of a line that is in both only those facts are told that differ.
    """
    before, now = _parts(old, language) if old else {}, _parts(new, language)
    keys = [*now, *(key for key in before if key not in now)]
    return [(key, *_told(before.get(key), now.get(key))) for key in keys if before.get(key) != now.get(key)]


def replicates_words(method: Method) -> str:
    """How many lines an item has: `2`, or `1 … 500` when their number is open."""
    return (
        f"{method.replicates} … {method.most_lines}"
        if method.most_lines > method.replicates
        else str(method.replicates)
    )


def _told(before: Facts | None, now: Facts | None) -> tuple[str, str]:
    if before is None or now is None or len(before) != len(now):
        return _joined(before or ()), _joined(now or ())
    both = [(old, new) for old, new in zip(before, now, strict=True) if old != new]
    return _joined(tuple(old or "—" for old, _ in both)), _joined(tuple(new or "—" for _, new in both))


def _joined(facts: Facts) -> str:
    return " · ".join(fact for fact in facts if fact)


def _parts(method: Method, language: str) -> dict[str, Facts]:
    """A definition line by line, each under a name that stays the same from version to version, as single facts."""
    other = "en" if language.startswith("es") else "es"
    parts: dict[str, Facts] = {
        _say(QT_TRANSLATE_NOOP("methods", "Name")): (named(method, language), named(method, other)),
        _say(QT_TRANSLATE_NOOP("methods", "Reference")): (method.reference,),
        _say(QT_TRANSLATE_NOOP("methods", "Examinations")): (", ".join(method.examinations),),
        _say(QT_TRANSLATE_NOOP("methods", "Replicates")): (replicates_words(method),),
    }
    if method.destructive:
        name = _say(QT_TRANSLATE_NOOP("methods", "Destructive"))
        parts[name] = (_say(QT_TRANSLATE_NOOP("methods", "uses the item up")),)
    if method.vials:
        name = _say(QT_TRANSLATE_NOOP("methods", "Vials"))
        parts[name] = (_say(QT_TRANSLATE_NOOP("methods", "scanned when loaded and in the instrument's order")),)
    parts |= {one.code: _field_facts(one, language, other) for one in method.fields}
    for control in method.controls:
        target = "" if control.target is None else str(control.target)
        facts = (named(control, language), kind_words(control.kind), target, control.accept, f"× {control.least}")
        parts[control.code] = (*facts, named(control, other))
    for need in method.needs:
        amount = "" if need.amount is None else str(need.amount)
        name = _say(QT_TRANSLATE_NOOP("methods", "Needs"))
        needed = (named(need, language), need_words(need), f"× {need.least}", amount)
        parts[f"{name}: {need.code}"] = (*needed, named(need, other))
    for number, example in enumerate(method.examples, 1):
        name = _say(QT_TRANSLATE_NOOP("methods", "Worked example {number}")).format(number=number)
        parts[name] = (f"{example.name}: {_values(example.given)} → {_values(example.expect)}",)
    parts |= {one.code: (said(one, language), said(one, other)) for one in method.checks}
    parts |= {f"{one.part}: {one.code}": (said(one, language), one.when, said(one, other)) for one in method.blocks}
    return parts


def _field_facts(field: Field, language: str, other: str) -> Facts:
    decimals = "" if field.decimals is None else _say(QT_TRANSLATE_NOOP("methods", "{count} decimals"))
    required = "" if field.required else _say(QT_TRANSLATE_NOOP("methods", "may be left out"))
    answers = ", ".join(f"{choice.code}: {named(choice, other)}" for choice in field.choices)
    return (
        named(field, language), kind_words(field.kind), level_words(field.level), field.unit, limits_words(field),
        field_words(field, language), verified_words(field), decimals.format(count=field.decimals), required,
        named(field, other), answers,
    )  # fmt: skip


def values_words(values: Mapping[str, Any]) -> str:
    """The values of a worked example, name by name."""
    return _values(values)


def _values(values: Mapping[str, Any]) -> str:
    def one(value: Any) -> str:
        return " / ".join(map(str, value)) if isinstance(value, tuple) else str(value)

    return ", ".join(f"{name} = {one(value)}" for name, value in values.items())
