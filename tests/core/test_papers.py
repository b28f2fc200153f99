"""The words of papers: the same in both languages, with the same gaps."""

from __future__ import annotations

import re
import tomllib

import pytest

from lims_desktop.shipped import RESOURCES

FOLDER = RESOURCES / "papers"
NAMES = sorted({file.name for file in FOLDER.glob("*/*.toml")})


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_say_the_same(name: str) -> None:
    english, spanish = (
        tomllib.loads((FOLDER / language / name).read_text(encoding="utf-8")) for language in ("en", "es")
    )
    assert english.keys() == spanish.keys()
    for key, text in english.items():
        assert sorted(re.findall(r"\{\w+\}", text)) == sorted(re.findall(r"\{\w+\}", spanish[key])), key
