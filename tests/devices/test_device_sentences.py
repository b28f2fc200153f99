"""Every code of a device, also those of a status, has its sentence in both languages."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from lims_desktop.sentences import LANGUAGES, sentences

DEVICES = Path(__file__).parents[2] / "devices"
SUBJECTS = ("devices", "printer", "scan", "label", "balance", "logger")
CODE = re.compile(rf'"((?:{"|".join(SUBJECTS)})\.[a-z_]+)"')
MODULES = {f"devices.{path.stem}" for path in DEVICES.rglob("*.py")}


def used() -> set[str]:
    return {code for path in DEVICES.rglob("*.py") for code in CODE.findall(path.read_text("utf-8"))} - MODULES


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_a_device_has_a_sentence(language: str) -> None:
    assert used() - sentences(language).keys() == set()


def test_the_search_finds_the_codes_of_a_status() -> None:
    assert {"printer.paper_out", "devices.silent", "scan.cut_off", "label.shortened", "balance.overload"} <= used()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_printers_status_needs_no_particulars(language: str) -> None:
    gaps = {
        code: [name for _, name, _, _ in string.Formatter().parse(text) if name]
        for code, text in sentences(language).items()
        if code.startswith("printer.")
    }
    assert not any(gaps.values())
    assert len(gaps) > 20
