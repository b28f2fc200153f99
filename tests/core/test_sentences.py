"""Every code has a sentence in every language, and a sentence says nothing that its code does not bring."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from lims_desktop.errors import Refused
from lims_desktop.sentences import FOLDER, LANGUAGES, sentence, sentences

ROOT = Path(__file__).parents[2]
IN_SQL = re.compile(r"(?:refuse|conflict|need_reason)\(\s*(?:[^'();]*,\s*)?'([a-z_]+\.[a-z_]+)'", re.DOTALL)
IN_CASE = re.compile(r"(?:then|else)\s+'([a-z_]+\.[a-z_]+)'")
IN_PYTHON = re.compile(r"\b(?:Refused|NeedsReason|Conflict|Unreachable)\(\s*\"([a-z_]+\.[a-z_]+)\"")
IN_TABLES = re.compile(r"\"((?:act|record|server|signin)\.[a-z_]+)\"")
RAISED = re.compile(r"message = '([a-z_]+\.[a-z_]+)'")


def used_codes() -> dict[str, str]:
    """Every code in the program, with the file that uses it."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "lims_desktop" / "sql").rglob("*.sql")):
        text = path.read_text(encoding="utf-8")
        found |= {code: path.name for one in (IN_SQL, IN_CASE, RAISED) for code in one.findall(text)}
    for floor in ("lims_desktop", "devices", "ui"):
        for path in sorted((ROOT / floor).rglob("*.py")):
            found |= dict.fromkeys(IN_PYTHON.findall(path.read_text(encoding="utf-8")), path.name)
    faults = ROOT / "lims_desktop" / "faults.py"
    found |= dict.fromkeys(IN_TABLES.findall(faults.read_text(encoding="utf-8")), faults.name)
    return found


def gaps(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_has_a_sentence(language: str) -> None:
    missing = {code: where for code, where in used_codes().items() if code not in sentences(language)}
    assert not missing


def test_the_search_for_codes_finds_some() -> None:
    codes = used_codes()
    assert {"vouch.missing", "signin.fresh_needed", "signin.wrong_server", "scan.misread"} <= codes.keys()


def test_both_languages_say_the_same() -> None:
    english, spanish = sentences("en"), sentences("es")
    assert english.keys() == spanish.keys()
    assert {code: gaps(text) for code, text in english.items()} == {code: gaps(text) for code, text in spanish.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_holds_its_own_subject_only(language: str) -> None:
    for path in (FOLDER / language).glob("*.toml"):
        assert path.stem in {code.split(".")[0] for code in sentences(language)}, path


def test_gaps_are_filled() -> None:
    assert sentence(Refused("people.unknown_duty", duty="cook")) == "There is no duty cook."
    assert sentence(Refused("people.unknown_duty", duty="cook"), "es") == "No existe la función cook."


def test_a_missing_particular_does_no_harm() -> None:
    assert sentence(Refused("people.unknown_duty")) == "There is no duty …."


def test_an_unknown_language_is_english() -> None:
    assert sentence(Refused("people.unknown_duty", duty="cook"), "tlh") == "There is no duty cook."
