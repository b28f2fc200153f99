"""The words of papers: the same in both languages, with the same gaps."""

from __future__ import annotations

import re
import tomllib

import pytest

from lims_desktop import paper
from lims_desktop.paper import WIDTH, Frame
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


def test_the_longest_text_the_laboratory_takes_tears_no_paper() -> None:
    sheet, long = paper.styles(), "reason and " * 363
    story = [
        sheet.pairs([("Reason", long), ("Case", "C-1"), ("Authority", "\n" * 1999 + "end")], WIDTH),
        sheet.together([sheet.heading("Hands"), sheet.signed([("Taken by", long, long, b"")] * 3, WIDTH)]),
    ]
    assert paper.printed(Frame("Paper", "Laboratory", "foot", "en"), story).startswith(b"%PDF")


def test_the_foot_leaves_no_letter_out() -> None:
    for foot, lacks in (("Order 7/26", False), ("Order ☎ 7/26", True)):
        drawn = paper.printed(Frame("Paper", "Laboratory", foot, "en"), [paper.styles().words("a")])
        assert (b"DejaVu" in drawn) is lacks, "what Inter lacks is set in the other font"
