"""What somebody wrote is shown as they wrote it: tags are no pictures, and no mark turns the rest of a line round."""

from __future__ import annotations

import tomllib
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from tests.laboratory import LINE, take_in
from tests.ui.kit import open_page
from tests.ui.test_prelog import WindowOf
from ui.intake import hands
from ui.parts.asking import Asking
from ui.parts.badge import Badge, BadgeLabel, badge_size
from ui.parts.elided import Elided
from ui.parts.field import Field
from ui.parts.passwords import PasswordEdit
from ui.parts.steady import steady, tip
from ui.parts.words import paragraph, words
from ui.tokens import RESOURCES

PICTURE = '<img src="file:///etc/passwd"> <b>Knife</b>'
TURNED = "exe.\u202efdp"


@pytest.mark.parametrize("text", [PICTURE, "a < b", "plain & simple", "two\nlines <i>x</i>"])
def test_a_tip_shows_what_was_written(text: str) -> None:
    said = tip(text)
    assert "<img" not in said
    assert QTextDocumentFragment.fromHtml(said).toPlainText() == text if "<" in text else said == text


def test_a_mark_that_turns_the_line_round_is_written_as_its_number() -> None:
    assert steady(TURNED) == "exe.<202E>fdp"
    assert steady("مرحبا") == "مرحبا"


@pytest.mark.parametrize("make", [words, paragraph, Elided])
def test_labels_obey_nothing_that_is_written_in_them(qtbot: QtBot, make: type[QLabel]) -> None:
    label = make(PICTURE)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.setText(TURNED)
    assert "\u202e" not in label.text()


def test_a_description_with_tags_is_shown_as_text_on_the_item_page(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    item = take_in(window.desk.lab, replace(LINE, description=PICTURE)).items[0]
    page = open_page(qtbot, window, "item", item.id)
    assert PICTURE in page.heading.subtitle
    fed = [label for label in window.findChildren(QLabel) if "<b>" in label.text()]
    assert fed
    assert {label.textFormat() for label in fed} == {Qt.TextFormat.PlainText}
    assert not [part for part in window.findChildren(QLabel) if "<img" in part.toolTip()]


def test_the_name_of_a_field_is_no_web_page_and_keeps_its_key(qtbot: QtBot) -> None:
    field = Field(f"&Password of {PICTURE}", QLineEdit())
    qtbot.addWidget(field)
    assert field.name.textFormat() == Qt.TextFormat.PlainText
    assert field.name.buddy() is field.input


def test_a_closed_question_keeps_no_password(qtbot: QtBot) -> None:
    asking = Asking("New password", "", "Set", None)
    qtbot.addWidget(asking)
    password = PasswordEdit()
    asking.form.add("new", "New", password)
    asking.open()
    password.setText("a sentence of their own")
    asking.reject()
    assert password.text() == ""


@pytest.mark.usefixtures("theme")
@pytest.mark.parametrize("language", ["name", "name_es"])
def test_every_kind_of_discrepancy_fits_its_column_of_the_summary(qtbot: QtBot, language: str) -> None:
    kinds = tomllib.loads((RESOURCES / "lists" / "discrepancy_kind.toml").read_text("utf-8"))["terms"]
    width = next(column.width for column in hands._COLUMNS if column.name == "kind")
    label = BadgeLabel()
    qtbot.addWidget(label)
    too_wide = [kind[language] for kind in kinds if badge_size(Badge(kind[language]), label).width() + 15 > width]
    assert not too_wide
