"""A scanner that types: exact whatever the layout, nothing leaks, half a scan is told, a question is never answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.kit import scan
from ui.wedge import _OFFSET, US, WedgeFilter, character_of


class Counter(QWidget):
    """A field and a button that must not be touched by a scan."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.button = QLineEdit(), QPushButton("Delete case")
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.button)
        self.deleted = 0
        self.button.clicked.connect(self._delete)

    def _delete(self) -> None:
        self.deleted += 1


@pytest.fixture
def wedge(qapp: QApplication) -> Iterator[WedgeFilter]:
    plugged = WedgeFilter()
    qapp.installEventFilter(plugged)
    yield plugged
    qapp.removeEventFilter(plugged)


@pytest.fixture
def counter(qtbot: QtBot) -> Counter:
    place = Counter()
    qtbot.addWidget(place)
    place.show()
    return place


def test_a_scan_reaches_the_program_and_no_field(wedge: WedgeFilter, counter: Counter, qtbot: QtBot) -> None:
    counter.field.setFocus()
    with qtbot.waitSignal(wedge.scanned) as heard:
        scan(counter.field, "E000000001256")
    assert heard.args == ["E000000001256"]
    assert counter.field.text() == ""


def test_a_scan_with_a_blank_presses_no_button(wedge: WedgeFilter, counter: Counter, qtbot: QtBot) -> None:
    counter.button.setFocus()
    with qtbot.waitSignal(wedge.scanned) as heard:
        scan(counter.button, "two words")
    assert heard.args == ["two words"]
    assert counter.deleted == 0


def test_the_suffix_may_be_tab(wedge: WedgeFilter, counter: Counter, qtbot: QtBot) -> None:
    counter.field.setFocus()
    with qtbot.waitSignal(wedge.scanned):
        QTest.keyClick(counter.field, Qt.Key.Key_F12)
        QTest.keyClicks(counter.field, "A1")
        QTest.keyClick(counter.field, Qt.Key.Key_Tab)
    assert counter.field.hasFocus()


def test_typing_is_untouched(wedge: WedgeFilter, counter: Counter, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(wedge.scanned):
        QTest.keyClicks(counter.field, "typed by hand")
    assert counter.field.text() == "typed by hand"


def test_after_a_scan_typing_is_typing_again(wedge: WedgeFilter, counter: Counter) -> None:
    heard: list[str] = []
    wedge.scanned.connect(heard.append)
    scan(counter.field, "E000000001256")
    QTest.keyClicks(counter.field, "by hand")
    assert heard == ["E000000001256"]
    assert counter.field.text() == "by hand"


def test_two_hundred_scans_in_a_row_come_in_order(wedge: WedgeFilter, counter: Counter) -> None:
    heard: list[str] = []
    wedge.scanned.connect(heard.append)
    sent = [f"E{number:012d}" for number in range(200)]
    for code in sent:
        scan(counter.field, code)
    assert heard == sent


def test_a_scan_cut_off_is_told_and_leaks_nothing(wedge: WedgeFilter, counter: Counter, qtbot: QtBot) -> None:
    counter.field.setFocus()
    with qtbot.waitSignal(wedge.broken, timeout=2000) as heard:
        QTest.keyClick(counter.field, Qt.Key.Key_F12)
        QTest.keyClicks(counter.field, "E0000")
    assert heard.args == ["E0000"]
    assert counter.field.text() == ""


def test_ten_thousand_characters_do_no_harm(wedge: WedgeFilter, counter: Counter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(wedge.scanned) as heard:
        scan(counter.field, "9" * 10_000)
    assert 1000 < len(heard.args[0]) < 1100
    assert counter.field.text() == ""


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(code=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40))
def test_every_printable_code_arrives_as_it_was(wedge: WedgeFilter, counter: Counter, code: str) -> None:
    heard: list[str] = []
    wedge.scanned.connect(heard.append)
    scan(counter.field, code)
    wedge.scanned.disconnect(heard.append)
    assert heard == [code]


@pytest.mark.parametrize("shift", [False, True])
def test_the_physical_key_counts_and_not_what_the_layout_makes_of_it(shift: bool) -> None:
    """On a French layout the key left of `2` types `&`; the scanner meant 1."""
    one = next(key for key, pair in US.items() if pair == ("1", "!"))
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Ampersand, modifier, one + _OFFSET, 0, 0, "&")
    assert character_of(pressed) == ("!" if shift else "1")


def test_the_american_keyboard_is_whole() -> None:
    typed = {character for pair in US.values() for character in pair}
    assert {chr(number) for number in range(32, 127)} <= typed
