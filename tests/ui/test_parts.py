"""The parts pages are made of: signing by hand, photographs, a chain of custody, messages, help."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.helppanel import FOLDER, HelpPanel, help_file
from ui.history import History
from ui.messages import Messages, Tone
from ui.parts.passwords import PasswordEdit
from ui.parts.photos import PhotoStrip
from ui.parts.scrolled import LongText
from ui.parts.signature import PICTURE, SignaturePad
from ui.parts.timeline import Event, Timeline
from ui.preferences import LANGUAGES
from ui.printing import PrintJobs
from ui.toasts import MOST, Toasts

# A password ---------------------------------------------------------------------------------------------------------


def test_a_password_that_was_cleared_does_not_come_back(qtbot: QtBot) -> None:
    field = PasswordEdit()
    qtbot.addWidget(field)
    field.toggle()
    QTest.keyClicks(field, "a secret")
    field.clear()
    field.undo()
    assert field.text() == ""


# A signature --------------------------------------------------------------------------------------------------------


@pytest.fixture
def pad(qtbot: QtBot) -> SignaturePad:
    made = SignaturePad()
    qtbot.addWidget(made)
    made.resize(400, 140)
    made.show()
    return made


def sign(pad: SignaturePad) -> None:
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 80))
    for x in range(40, 200, 10):
        QTest.mouseMove(pad, QPoint(x, 60 + x % 40))
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 80))


def test_a_signature_becomes_a_picture(pad: SignaturePad, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pad.signed) as signed:
        sign(pad)
    assert signed.args == [True]
    picture = QImage.fromData(pad.png())
    assert picture.size() == PICTURE
    dark = sum(picture.pixelColor(x, y).lightness() < 128 for x in range(0, 1200, 4) for y in range(0, 400, 4))
    assert dark > 20


def test_nothing_and_a_dot_are_no_signature(pad: SignaturePad) -> None:
    assert pad.is_empty
    QTest.mouseClick(pad, Qt.MouseButton.LeftButton, pos=QPoint(40, 80))
    assert pad.is_empty
    assert pad.png() == b""


def test_one_may_sign_again(pad: SignaturePad) -> None:
    sign(pad)
    pad.clear()
    assert pad.is_empty


# Photographs --------------------------------------------------------------------------------------------------------


def test_only_pictures_are_taken_of_what_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    strip = PhotoStrip()
    qtbot.addWidget(strip)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("one.JPG", "virus.exe", "two.png")])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(5, 5), copy, dropped, left, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(strip.added) as added:
        strip.dropEvent(event)
    assert [path.name for path in added.args[0]] == ["one.JPG", "two.png"]


# Custody ------------------------------------------------------------------------------------------------------------

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def test_a_chain_is_walked_with_the_keyboard(qtbot: QtBot) -> None:
    line = Timeline()
    qtbot.addWidget(line)
    events = [Event(NOON - timedelta(hours=n), f"Event {n}", key=n) for n in range(5)]
    line.show_events(events)
    line.show()
    for _ in range(3):
        QTest.keyClick(line, Qt.Key.Key_Down)
    with qtbot.waitSignal(line.opened) as opened:
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert opened.args == [events[2]]


def test_a_long_remark_takes_the_lines_it_needs(qtbot: QtBot) -> None:
    line = Timeline()
    qtbot.addWidget(line)
    line.show_events([Event(NOON, "Received", "Marisol Chan", "Seal torn on arrival. " * 30)])
    assert line.heightForWidth(300) > 2 * line.heightForWidth(900)


def test_a_thousand_events_are_painted_at_once(qtbot: QtBot) -> None:
    line = Timeline()
    qtbot.addWidget(line)
    line.show_events([Event(NOON, f"Event {n}", "Marisol Chan", "remark") for n in range(1000)])
    line.resize(500, line.heightForWidth(500))
    assert not line.grab(line.rect().adjusted(0, 0, 0, 600 - line.height())).isNull()


# Messages -----------------------------------------------------------------------------------------------------------


def test_what_was_done_answers_what_was_refused_before(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    messages = Messages(over)
    messages.refuse("Not yours to hand over.")
    messages.good("Handed over.")
    assert [(message.tone, message.text) for message in messages] == [(Tone.GOOD, "Handed over.")]


def test_the_same_words_stand_once_and_not_more_than_a_few(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(800, 600)
    over.show()
    messages = Messages(over)
    toasts = Toasts(messages, over)
    for number in range(20):
        messages.warn("Again.")
        messages.warn(f"Warning {number}")
    assert len(list(messages)) == MOST
    assert toasts.isVisible()
    for message in list(messages):
        messages.withdraw(message)
    assert not toasts.isVisible()


def test_a_print_job_waits_until_somebody_verified_it() -> None:
    jobs = PrintJobs()
    first, second = jobs.add("Label of 00117-01"), jobs.add("Label of 00117-02")
    jobs.become(first, "sent")
    jobs.become(second, "verified")
    assert [job.number for job in jobs.waiting()] == [first]
    jobs.become(first, "failed", "Out of labels")
    assert jobs.waiting() == []


# Help ---------------------------------------------------------------------------------------------------------------


def test_help_is_there_in_both_languages() -> None:
    names = {language: {path.stem for path in (FOLDER / language).glob("*.md")} for language in LANGUAGES}
    assert names["en"] == names["es"]
    assert {"contents", "signin", "scanning", "search", "keyboard"} <= names["en"]


def test_every_link_in_the_help_leads_somewhere() -> None:
    import re

    for page in FOLDER.rglob("*.md"):
        for target in re.findall(r"\]\(([^)]+)\)", page.read_text("utf-8")):
            assert help_file(target.removesuffix(".md"), page.parent.name), f"{page.name}: {target}"


def test_help_opens_at_its_page_and_closes_again(qtbot: QtBot) -> None:
    over = QWidget()
    qtbot.addWidget(over)
    panel = HelpPanel("es", over)
    over.show()
    panel.toggle("handover")
    assert panel.isVisible()
    assert "Custodia" in panel.reader.toPlainText()
    panel.toggle()
    assert not panel.isVisible()
    panel.toggle("a page without help")
    assert "Ayuda" in panel.reader.toPlainText()


def test_no_name_leads_out_of_the_help_folder() -> None:
    assert help_file("../../fonts/LICENSE-Inter", "en") is None


# History ------------------------------------------------------------------------------------------------------------


def test_going_somewhere_new_forgets_what_lay_ahead() -> None:
    history = History()
    for stop in (("bench", None), ("item", 1), ("item", 2)):
        history.go(stop)
    assert history.step(-1) == ("item", 1)
    history.go(("case", 3))
    assert not history.can_go(1)
    assert history.step(-1) == ("item", 1)
    assert history.step(-1) == ("bench", None)
    assert history.step(-1) is None


def test_a_search_while_typing_is_one_stop() -> None:
    history = History()
    history.go(("bench", None))
    history.go(("search", "co"))
    history.go(("search", "cocaine"), in_place=True)
    assert history.step(-1) == ("bench", None)


def test_a_long_text_leaves_room_for_what_is_beside_it(qtbot: QtBot) -> None:
    text = LongText(72)
    qtbot.addWidget(text)
    text.resize(300, 200)
    text.show()
    for said, least, most in (("One line.", 10, 30), ("A reason of many words. " * 100, 72, 72)):
        text.setText(said)
        assert (text.text(), least <= text.height() <= most) == (said, True)
    text.setText("")
    assert not text.isVisible()
