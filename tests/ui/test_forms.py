"""Forms with the keyboard alone; lists one types into; complaints under their field."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from tests.ui.kit import press, type_into
from ui.forms import Form, date_input, long_text, text_input
from ui.parts.choice import Choice
from ui.theme import Theme

AGENCIES = [(7, "Port Regent Police"), (8, "Corriente Police"), (9, "Coroner")]


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> Form:
    assert theme.mode == "light"
    made = Form(columns=2)
    made.add("agency", "&Agency", Choice(AGENCIES))
    made.add("reference", "&Reference", text_input(40))
    made.add("packages", "&Packages", QSpinBox())
    made.add("day", "&Date", date_input())
    made.add("biological", "&Biological", QCheckBox("Biological"))
    made.add("note", "&Note", long_text(), span=2)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_what_was_filled_is_what_is_read(form: Form) -> None:
    values = {
        "agency": 8,
        "reference": "P-2026/118",
        "packages": 3,
        "day": date(2026, 11, 20),
        "biological": True,
        "note": "Zwei Pakete, zugeklebt\nالطرد الثالث مفتوح",
    }
    form.fill(values)
    assert form.values() == values


def test_an_empty_form_says_none(form: Form) -> None:
    assert form["agency"] is None
    assert form["reference"] is None
    assert form["note"] is None


def test_filling_is_no_edit_but_typing_is(form: Form, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(form.edited):
        form.fill({"reference": "P-1"})
    with qtbot.waitSignal(form.edited):
        QTest.keyClicks(form.fields["reference"].input, "8")


def test_enter_moves_on_and_the_last_enter_finishes(form: Form, qtbot: QtBot) -> None:
    form.fields["reference"].input.setFocus()
    press(form.fields["reference"].input, "Return")
    assert form.fields["packages"].input.hasFocus()
    form.fields["note"].hide()
    form.fields["biological"].input.setFocus()
    with qtbot.waitSignal(form.finished):
        press(form.fields["biological"].input, "Return")


def test_ctrl_enter_finishes_from_anywhere(form: Form, qtbot: QtBot) -> None:
    for key in ("reference", "note"):
        with qtbot.waitSignal(form.finished):
            press(form.fields[key].input, "Ctrl+Return")


def test_enter_in_a_long_text_is_a_new_line(form: Form) -> None:
    note = form.fields["note"].input
    QTest.keyClicks(note, "one")
    press(note, "Return")
    QTest.keyClicks(note, "two")
    assert form["note"] == "one\ntwo"


def test_a_complaint_stands_under_its_field_and_is_heard(form: Form) -> None:
    form.complain("reference", "This reference is already used.")
    field = form.fields["reference"]
    assert field.error.isVisible()
    assert field.input.accessibleDescription() == "This reference is already used."
    assert field.input.hasFocus()
    field.complain()
    assert not field.error.isVisible()


def test_missing_fields_are_named_and_the_first_is_gone_to(form: Form) -> None:
    sentences = {"agency": "Which agency?", "reference": "Which reference?"}
    assert form.missing(sentences)
    assert form.fields["agency"].input.hasFocus()
    form.fill({"agency": 7, "reference": "P"})
    assert not form.missing(sentences)
    assert not form.fields["reference"].error.isVisible()


def test_a_mnemonic_and_a_name_for_every_field(form: Form) -> None:
    for field in form.fields.values():
        assert "&" in field.name.text()
        assert field.name.buddy() is field.input
        assert field.input.accessibleName()


def test_a_choice_is_made_by_typing(form: Form) -> None:
    agency = form.fields["agency"].input
    assert isinstance(agency, Choice)
    type_into(agency, "corr")
    assert agency.value == 8
    assert agency.text() == "Corriente Police"


def test_accents_need_not_be_typed(form: Form) -> None:
    agency = form.fields["agency"].input
    assert isinstance(agency, Choice)
    agency.set_terms([(1, "Devon Arzú"), (2, "Abigail Núñez")])
    type_into(agency, "nunez")
    assert agency.value == 2


def test_a_term_that_is_not_listed_is_not_taken(form: Form) -> None:
    agency = form.fields["agency"].input
    assert isinstance(agency, Choice)
    type_into(agency, "army")
    form.fields["reference"].input.setFocus()
    assert agency.value is None
    assert agency.text() == ""


def test_a_choice_that_is_still_listed_stays(form: Form) -> None:
    agency = form.fields["agency"].input
    assert isinstance(agency, Choice)
    agency.choose(8)
    agency.set_terms(AGENCIES[1:])
    assert agency.value == 8
    agency.set_terms(AGENCIES[2:])
    assert agency.value is None


def test_no_more_is_typed_than_fits(form: Form) -> None:
    line = form.fields["reference"].input
    assert isinstance(line, QLineEdit)
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(line, "x" * 60)
    assert form["reference"] == "x" * 40
