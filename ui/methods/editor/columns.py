"""Which words the lines of each part have, and what may be picked for them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop.methods.inwords import Line
from ui.methods import wording
from ui.methods.editor.lines import Options, Word
from ui.parts.terms import Terms
from ui.parts.vocabulary import Vocabulary

_words = Vocabulary("methodeditor")
say = _words.say

_PARTS = {
    "method": QT_TRANSLATE_NOOP("methodeditor", "method"),
    "result": QT_TRANSLATE_NOOP("methodeditor", "result"),
    "opinion": QT_TRANSLATE_NOOP("methodeditor", "opinion"),
    "limitation": QT_TRANSLATE_NOOP("methodeditor", "limitation"),
    "remark": QT_TRANSLATE_NOOP("methodeditor", "remark"),
}
_SOURCES = {
    "": QT_TRANSLATE_NOOP("methodeditor", "typed"),
    "balance": QT_TRANSLATE_NOOP("methodeditor", "balance"),
    "file": QT_TRANSLATE_NOOP("methodeditor", "file"),
}
_VERIFIED = {
    "": QT_TRANSLATE_NOOP("methodeditor", "no"),
    "open": QT_TRANSLATE_NOOP("methodeditor", "openly"),
    "blind": QT_TRANSLATE_NOOP("methodeditor", "blind"),
}
FIELD_KINDS = ("number", "text", "choice", "yes_no", "moment")
CONTROL_KINDS = ("blank", "negative", "positive", "calibrator", "check")
LEVELS = ("run", "item", "replicate")
Shows = Callable[[Line], tuple[str, str]]


def _of(words: Mapping[str, Any]) -> Callable[[Line], Options]:
    return lambda _line: _words.options(words)


def _kinds(codes: Sequence[str]) -> Callable[[Line], Options]:
    return lambda _line: [(code, wording.kind_words(code)) for code in codes]


def is_entered(line: Line) -> bool:
    """Whether somebody enters this field, rather than a formula."""
    return not line["formula"]


def is_number(line: Line) -> bool:
    """Whether it has a unit, decimals and limits."""
    return bool(line["kind"] == "number")


def try_options(line: Line) -> Options:
    """A single yes, no or answer is picked; numbers, texts and the values of replicates are typed."""
    if line["level"] == "replicate" or line["kind"] not in ("yes_no", "choice"):
        return ()
    if line["kind"] == "yes_no":
        return [("", ""), ("true", say(QT_TRANSLATE_NOOP("methodeditor", "yes"))),
                ("false", say(QT_TRANSLATE_NOOP("methodeditor", "no")))]  # fmt: skip
    return [("", ""), *((one["code"], one["name"]) for one in line["choices"])]


def names(language: str) -> tuple[Word, ...]:
    """What everything has: its code, and its name in both languages."""
    english = Word("name", QT_TRANSLATE_NOOP("methodeditor", "Name"), 230)
    spanish = Word("name_es", QT_TRANSLATE_NOOP("methodeditor", "Name in Spanish"), 230)
    order = (spanish, english) if language.startswith("es") else (english, spanish)
    return (Word("code", QT_TRANSLATE_NOOP("methodeditor", "Code"), 150, mono=True), *order)


def field_words(language: str, gives: Shows, typed: Callable[[Line], str]) -> tuple[Word, ...]:
    """Every field; `gives` is what is shown under "Try it", `typed` what was typed there."""
    return (
        *names(language)[:2],
        Word("tried", QT_TRANSLATE_NOOP("methodeditor", "Try it"), 170, shows=gives, reads=typed,
             options=try_options, open=is_entered),
        Word("kind", QT_TRANSLATE_NOOP("methodeditor", "Kind"), 110, options=_kinds(FIELD_KINDS)),
        Word("level", QT_TRANSLATE_NOOP("methodeditor", "Once for each"), 105,
             options=lambda _line: [(one, wording.level_words(one)) for one in LEVELS]),
        Word("unit", QT_TRANSLATE_NOOP("methodeditor", "Unit"), 84, open=is_number),
        Word("formula", QT_TRANSLATE_NOOP("methodeditor", "Formula"), 230, mono=True),
        Word("decimals", QT_TRANSLATE_NOOP("methodeditor", "Decimals"), 80, right=True, open=is_number),
        Word("low", QT_TRANSLATE_NOOP("methodeditor", "Low"), 70, right=True, open=is_number),
        Word("high", QT_TRANSLATE_NOOP("methodeditor", "High"), 70, right=True, open=is_number),
        Word("required", QT_TRANSLATE_NOOP("methodeditor", "Required"), 80, flag=True),
        Word("source", QT_TRANSLATE_NOOP("methodeditor", "Read from"), 90, options=_of(_SOURCES), open=is_entered),
        Word("verify", QT_TRANSLATE_NOOP("methodeditor", "Verified"), 90, options=_of(_VERIFIED)),
        Word("tolerance", QT_TRANSLATE_NOOP("methodeditor", "Tolerance"), 90, right=True,
             open=lambda line: bool(line["verify"])),
        names(language)[2],
    )  # fmt: skip


def control_words(language: str) -> tuple[Word, ...]:
    """Every control."""
    return (
        *names(language)[:2],
        Word("accept", QT_TRANSLATE_NOOP("methodeditor", "Accepted when"), 300, mono=True),
        Word("kind", QT_TRANSLATE_NOOP("methodeditor", "Kind"), 130, options=_kinds(CONTROL_KINDS)),
        Word("target", QT_TRANSLATE_NOOP("methodeditor", "Target"), 80, right=True),
        Word("least", QT_TRANSLATE_NOOP("methodeditor", "At least"), 80, right=True),
        names(language)[2],
    )


def need_words(language: str, terms: Callable[[], Terms]) -> tuple[Word, ...]:
    """Every need: an instrument by its kind, or a lot by its reagent's code."""

    def kinds(_line: Line) -> Options:
        return [("", ""), *terms().options("instrument_kind")]

    return (
        *names(language),
        Word("instrument", QT_TRANSLATE_NOOP("methodeditor", "Kind of instrument"), 230, options=kinds),
        Word("lot", QT_TRANSLATE_NOOP("methodeditor", "Lot of the reagent"), 150, mono=True),
        Word("amount", QT_TRANSLATE_NOOP("methodeditor", "Used by each replicate"), 170, right=True,
             open=lambda line: bool(line["lot"])),
        Word("least", QT_TRANSLATE_NOOP("methodeditor", "At least"), 80, right=True),
    )  # fmt: skip


def example_words(outcome: Shows) -> tuple[Word, ...]:
    """Every worked example, and how it comes out now."""
    return (
        Word("name", QT_TRANSLATE_NOOP("methodeditor", "Example"), 170),
        Word(
            "outcome", QT_TRANSLATE_NOOP("methodeditor", "Computed now"), 310, shows=outcome, open=lambda _line: False
        ),
        Word("given", QT_TRANSLATE_NOOP("methodeditor", "Given"), 240, mono=True),
        Word("expect", QT_TRANSLATE_NOOP("methodeditor", "Expected"), 240, mono=True),
    )


def check_words() -> tuple[Word, ...]:
    """Every question of the reviewer's checklist."""
    return (
        Word("code", QT_TRANSLATE_NOOP("methodeditor", "Code"), 150, mono=True),
        Word("text", QT_TRANSLATE_NOOP("methodeditor", "The reviewer looks whether"), 420),
        Word("text_es", QT_TRANSLATE_NOOP("methodeditor", "The same in Spanish"), 420),
    )


def block_words() -> tuple[Word, ...]:
    """Every block of the report."""
    return (
        Word("code", QT_TRANSLATE_NOOP("methodeditor", "Code"), 130, mono=True),
        Word("part", QT_TRANSLATE_NOOP("methodeditor", "Part"), 110, options=_of(_PARTS)),
        Word("when", QT_TRANSLATE_NOOP("methodeditor", "Printed when"), 220, mono=True),
        Word("text", QT_TRANSLATE_NOOP("methodeditor", "The report says"), 420),
        Word("text_es", QT_TRANSLATE_NOOP("methodeditor", "The same in Spanish"), 420),
    )
