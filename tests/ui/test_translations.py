"""Everything on the screen can be read in Spanish."""

from __future__ import annotations

import importlib.util
import re
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ui.duties import duty_words
from ui.pages import discover
from ui.proof import ProofDialog
from ui.tokens import RESOURCES

FOLDER = RESOURCES / "translations"
SHORTEST_SENTENCE = 25


def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations_build", FOLDER / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], str | None]:
    """Every text of today's screen with its finished translation, or None."""
    today = Path(shutil.copy(FOLDER / "lims_es.ts", tmp_path_factory.mktemp("translations")))
    builder().update(today)
    found: dict[tuple[str, str], str | None] = {}
    for context in ET.parse(today).getroot().iter("context"):
        for message in context.iter("message"):
            translated = message.find("translation")
            finished = translated is not None and translated.get("type") != "unfinished"
            words = translated.text if translated is not None and finished else None
            found[context.findtext("name") or "", message.findtext("source") or ""] = words
    return found


@pytest.fixture
def in_spanish(qapp: QApplication) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(FOLDER / "lims_es.qm"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


def test_every_text_has_a_finished_translation(texts: dict[tuple[str, str], str | None]) -> None:
    assert len(texts) > 500
    assert [text for text, spanish in texts.items() if not spanish] == []


def test_every_gap_is_kept(texts: dict[tuple[str, str], str | None]) -> None:
    def gaps(text: str) -> list[str]:
        return sorted(re.findall(r"\{\w*\}", text))

    assert [text for text, spanish in texts.items() if spanish and gaps(text[1]) != gaps(spanish)] == []


def test_every_key_to_jump_to_a_field_is_kept(texts: dict[tuple[str, str], str | None]) -> None:
    def jumps(text: str) -> int:
        return len(re.findall(r"&\w", text))

    assert [text for text, spanish in texts.items() if spanish and jumps(text[1]) != jumps(spanish)] == []


def test_sentences_are_not_left_in_english(texts: dict[tuple[str, str], str | None]) -> None:
    long = {text: spanish for text, spanish in texts.items() if len(text[1]) > SHORTEST_SENTENCE}
    assert [text for text, spanish in long.items() if spanish == text[1]] == []


def test_what_the_program_reads_is_what_was_translated(tmp_path: Path) -> None:
    copy = Path(shutil.copy(FOLDER / "lims_es.ts", tmp_path))
    assert builder().release(copy).read_bytes() == (FOLDER / "lims_es.qm").read_bytes()


@pytest.mark.usefixtures("in_spanish")
def test_the_words_of_a_base_class_are_spanish_too(qtbot: QtBot) -> None:
    dialog = ProofDialog("Recibir dos indicios")
    qtbot.addWidget(dialog)
    assert {"Cancelar", "Confirmar"} <= {button.text() for button in dialog.findChildren(QPushButton)}


@pytest.mark.usefixtures("in_spanish")
def test_pages_and_duties_are_named_in_spanish() -> None:
    assert {"Recepción", "Acerca de"} <= {page.words() for page in discover().values()}
    assert duty_words("lims_evidence_technician") == "técnico de evidencia"
