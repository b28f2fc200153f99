"""The method editor: a copy is changed in place, tried out, kept as a draft, and proposed with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTranslator
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from lims_desktop import drafts
from lims_desktop.methods import register
from lims_desktop.shipped import RESOURCES
from tests.database import LabOf
from tests.rules.test_methods import METHOD, approved, propose
from tests.ui.kit import open_page, screenshot, settle
from ui.methods.editor.linetable import LineTable
from ui.pages.method_editor import MethodEditorPage
from ui.pages.methods import MethodsPage
from ui.parts.asking import Asking
from ui.window import Window

WindowOf = Callable[[str], Window]
TRIED = {
    "slope": "12.5", "intercept": "0.01", "relative_uncertainty": "5.0", "legal_limit": "0.080",
    "ratio": "1.0225 / 1.0375",
}  # fmt: skip


def editor(qtbot: QtBot, window: Window, argument: int | str | None) -> MethodEditorPage:
    page = open_page(qtbot, window, "method_editor", argument)
    assert isinstance(page, MethodEditorPage)
    return page


def line_of(table: LineTable, code: str) -> int:
    return [one["code"] for one in table.lines.lines].index(code)


def write(table: LineTable, code: str, word: str, text: object) -> None:
    column = [one.name for one in table.lines.words].index(word)
    table.lines.setData(table.lines.index(line_of(table, code), column), text)


def cell(table: LineTable, code: str, word: str) -> str:
    column = [one.name for one in table.lines.words].index(word)
    return str(table.lines.index(line_of(table, code), column).data() or "")


def test_a_copy_is_edited_tried_and_proposed(qtbot: QtBot, window_of: WindowOf, lab_of: LabOf) -> None:
    first = approved(lab_of)
    window = window_of("rita.view")
    register_page = open_page(qtbot, window, "methods")
    assert isinstance(register_page, MethodsPage)
    qtbot.waitUntil(lambda: register_page.shown is not None)
    register_page.edit_button.click()
    settle(qtbot, window.desk)
    page = window.visible_page()
    assert isinstance(page, MethodEditorPage)
    fields = page.board.tables["fields"]
    for code, text in TRIED.items():
        write(fields, code, "tried", text)
    qtbot.waitUntil(lambda: cell(fields, "mean_concentration", "tried") == "0.0816")
    assert cell(fields, "concentration", "tried") == "0.0810 / 0.0822"
    fields.go_to(line_of(fields, "uncertainty"), "formula")
    page.board.card.formula.setFocus()
    page.board.card.formula.selectAll()
    QTest.keyClicks(page.board.card.formula, "round(mean_concentration * relative_uncertainty / 100")
    qtbot.waitUntil(lambda: bool(page.faults))
    screenshot(window, "method-editor")
    assert cell(fields, "uncertainty", "tried").startswith("✕ The formula ends too early")
    page.propose()
    assert "ends too early" in page.trouble.text() or "cannot be read" in page.trouble.text()
    assert QApplication.activeModalWidget() is None
    QTest.keyClicks(page.board.card.formula, ", 5)")
    examples = page.board.tables["examples"]
    qtbot.waitUntil(lambda: [one.error.code for one in page.faults] == ["method.example"] * 2)
    page.board.setCurrentIndex(4)
    screenshot(window, "method-editor-examples")
    outcome = str(examples.lines.index(0, 1).data())
    assert outcome == "■ uncertainty is 0.00408, expected 0.0041"
    page.undo()
    qtbot.waitUntil(lambda: page.faults == [])
    write(fields, "correlation", "low", "0.995")
    qtbot.waitUntil(lambda: bool(page.board.changes.rows.rows))
    page.propose()
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, Asking)
    screenshot(asking, "method-editor-propose")
    asking.form.fill({"reason": "The curve was validated down to 0.995"})
    asking.answer()
    settle(qtbot, window.desk)
    qtbot.waitUntil(lambda: isinstance(window.visible_page(), MethodsPage))
    newest = register.versions(lab_of("ana.lyst"), first.method)[0]
    assert (newest.number, newest.state, newest.reason) == (2, "PROPOSED", "The curve was validated down to 0.995")
    low = next(one.low for one in newest.read.fields if one.code == "correlation")
    assert (str(low), replace(newest.read, fields=METHOD.fields) == METHOD) == ("0.995", True)
    elsewhere = lab_of("rita.view", "Elsewhere")
    qtbot.waitUntil(lambda: drafts.mine(elsewhere, "method_editor") == [])


def test_a_half_made_edit_survives_and_is_offered_again(qtbot: QtBot, window_of: WindowOf, lab_of: LabOf) -> None:
    made = propose(lab_of("rita.view"))
    window = window_of("rita.view")
    page = editor(qtbot, window, made.version)
    fields = page.board.tables["fields"]
    fields.go_to(3, "required")
    QTest.keyClick(fields, Qt.Key.Key_Space)
    fields.go_to(6, "kind")
    QTest.keyClick(fields, Qt.Key.Key_F2)
    qtbot.waitUntil(lambda: (box := fields.findChild(QComboBox)) is not None and box.view().isVisible())
    box = fields.findChild(QComboBox)
    assert box is not None
    QTest.keyClick(box.view(), Qt.Key.Key_Down)
    QTest.keyClick(box.view(), Qt.Key.Key_Return)
    assert (fields.lines.lines[3]["required"], fields.lines.lines[6]["kind"]) == (False, "yes_no")
    assert page.edit is not None
    assert page.edit.undo()
    assert page.edit.undo()
    page.board.show_edit(page.edit, page.known.terms)
    assert page.edit.read() == (METHOD, [])
    page.board.setCurrentIndex(2)
    table = page.board.tables["controls"]
    table.go_to(0, "name")
    QTest.keyClick(table, Qt.Key.Key_Insert)
    assert (table.here, len(table.lines.lines)) == (1, len(METHOD.controls) + 1)
    QTest.keyClicks(table, "H")
    line = table.findChild(QLineEdit)
    assert line is not None
    QTest.keyClicks(line, "ospital blood")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.lines.lines[1]["name"] == "Hospital blood")
    assert table.lines.lines[1]["code"] == "hospital_blood"
    table.go_to(1, "name")
    QTest.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert (table.here, table.lines.lines[0]["code"]) == (0, "hospital_blood")
    elsewhere = lab_of("rita.view", "Elsewhere")
    qtbot.waitUntil(lambda: bool(drafts.mine(elsewhere, "method_editor")), timeout=10_000)
    screenshot(window, "method-editor-controls")
    other = window_of("rita.view")
    again = editor(qtbot, other, made.version)
    assert "half-made edit" in again.notice.text
    screenshot(other, "method-editor-offer")
    again.notice._pressed()
    settle(qtbot, other.desk)
    qtbot.waitUntil(lambda: again.edit is not None and again.edit.said["controls"][0]["code"] == "hospital_blood")
    assert {one.part for one in again.faults} == {"controls"}
    again.go_to_next()
    assert again.board.currentIndex() == 2
    for tab in (0, 1, 3, 5, 6, 7):
        again.board.setCurrentIndex(tab)
        screenshot(other, f"method-editor-tab-{tab}")
    _in_a_dark_room_in_spanish(qtbot, window_of)
    again.give_up()
    asking = QApplication.activeModalWidget()
    assert isinstance(asking, Asking)
    asking.answer()
    settle(qtbot, other.desk)
    qtbot.waitUntil(lambda: drafts.mine(elsewhere, "method_editor") == [])
    assert editor(qtbot, other, None).edit is None
    screenshot(other, "method-editor-empty")


def _in_a_dark_room_in_spanish(qtbot: QtBot, window_of: WindowOf) -> None:
    translator = QTranslator()
    assert translator.load(str(RESOURCES / "translations" / "lims_es.qm"))
    QApplication.installTranslator(translator)
    window = window_of("rita.view")
    try:
        window.desk.language = "es"
        window.desk.theme.choose("dark", "touch")
        page = editor(qtbot, window, None)
        page.board.tables["fields"].go_to(6, "name")
        for tab in (1, 4):
            page.board.setCurrentIndex(tab)
            screenshot(window, f"method-editor-dark-es-{tab}")
        assert window.width() == 1280
    finally:
        window.desk.theme.choose("light", "normal")
        QApplication.removeTranslator(translator)
