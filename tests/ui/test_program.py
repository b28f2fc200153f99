"""From the first start to the end: where the laboratory is, who is there, in which language, and out again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lims_desktop import station
from lims_desktop.station import SERVER, Station
from tests.database import PASSWORD, Database
from tests.ui.kit import settle
from ui.app import Program
from ui.firststart import FirstStart
from ui.lock import Lockable
from ui.preferences import Preferences
from ui.signin import SignIn
from ui.work import Steps


@pytest.fixture
def program(
    qapp: QApplication, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    monkeypatch.setenv("LIMS_STATION", str(tmp_path / "station.toml"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    preferences = Preferences(QSettings(str(tmp_path / "screen.ini"), QSettings.Format.IniFormat))
    preferences.language = "en"

    def prepare(known: Station, _steps: Steps) -> Station:
        return database.station(known.name)

    made = Program(qapp, preferences, prepare, lambda _station: None)
    yield made
    made._quit()
    made.crashes.uninstall()
    made.speak("en")
    if made.shown:
        made.shown.close()
        made.shown.deleteLater()


def shown_sign_in(program: Program) -> SignIn:
    assert isinstance(program.shown, SignIn)
    return program.shown


def choose_this_computer(program: Program) -> SignIn:
    program.start()
    assert isinstance(program.shown, FirstStart)
    program.shown.name.setText("Reception 1")
    program.shown.go_on()
    return shown_sign_in(program)


def test_the_first_start_asks_where_the_laboratory_is_and_keeps_the_answer(program: Program) -> None:
    choose_this_computer(program)
    kept = station.load()
    assert kept is not None
    assert (kept.name, kept.mode) == ("Reception 1", "embedded")
    program.start()
    shown_sign_in(program)


def test_a_server_is_written_into_the_station_file(program: Program) -> None:
    program.start()
    first = program.shown
    assert isinstance(first, FirstStart)
    first.there.setChecked(True)
    first.go_on()
    assert first.server.fields["host"].error.text(), "a server without a name is none"
    first.server.fill({"host": "lims.example.org", "port": 5433, "ca": "/etc/lims/ca.pem"})
    first.go_on()
    kept = station.load()
    assert kept is not None
    assert (kept.mode, kept.host, kept.port, kept.ca) == (SERVER, "lims.example.org", 5433, "/etc/lims/ca.pem")


def test_a_station_without_a_name_is_not_kept(program: Program) -> None:
    program.start()
    first = program.shown
    assert isinstance(first, FirstStart)
    first.name.clear()
    first.go_on()
    assert program.shown is first
    assert station.load() is None


def test_a_station_file_that_makes_no_sense_is_named_and_asked_anew(program: Program, tmp_path: Path) -> None:
    (tmp_path / "station.toml").write_text("port = 'the left one'", encoding="utf-8")
    program.start()
    first = program.shown
    assert isinstance(first, FirstStart)
    assert "port" in first.notice.text
    first.name.setText("Counter 4")
    first.go_on()
    shown_sign_in(program)


def test_a_station_file_that_cannot_be_written_is_said(program: Program, tmp_path: Path) -> None:
    (tmp_path / "station.part").mkdir()
    program.start()
    first = program.shown
    assert isinstance(first, FirstStart)
    first.name.setText("Counter 4")
    first.go_on()
    assert program.shown is first
    assert "station.part" in first.notice.text


def test_changing_the_station_keeps_its_devices(program: Program) -> None:
    scanner = {"name": "Scanner", "driver": "serial", "port": "simulated"}
    Station("Counter 2", devices=(scanner,)).save(station.find())
    program.start()
    shown_sign_in(program).station_wished.emit()
    first = program.shown
    assert isinstance(first, FirstStart)
    first.name.setText("Counter 3")
    first.go_on()
    kept = station.load()
    assert kept is not None
    assert (kept.name, kept.devices) == ("Counter 3", (scanner,))


def test_the_language_changes_at_once(program: Program) -> None:
    form = choose_this_computer(program)
    form.language_chosen.emit("es")
    assert shown_sign_in(program).windowTitle().startswith("Iniciar sesión")
    assert program.preferences.language == "es"


def test_a_person_signs_in_works_and_signs_out(program: Program, qtbot: QtBot) -> None:
    form = choose_this_computer(program)
    QTest.keyClicks(form.login, "tech.tom")
    QTest.keyClicks(form.password, PASSWORD)
    form.button.click()
    qtbot.waitUntil(lambda: program.session is not None, timeout=20_000)
    session = program.session
    assert session is not None
    assert isinstance(program.shown, Lockable)
    settle(qtbot, session.desk)
    assert session.desk.lab.station_name == "Reception 1"
    session.window.sign_out_wished.emit()
    qtbot.waitUntil(lambda: program.session is None, timeout=20_000)
    assert shown_sign_in(program).login.text() == "tech.tom"
    assert shown_sign_in(program).password.text() == ""
    assert QWidget().restoreGeometry(program.preferences.geometry)


def test_the_chosen_look_is_remembered(program: Program) -> None:
    program.theme.choose("dark", "touch")
    assert (program.preferences.look, program.preferences.density) == ("dark", "touch")
    program.theme.choose("light", "normal")


def test_closing_the_window_ends_the_session(program: Program, qtbot: QtBot) -> None:
    form = choose_this_computer(program)
    QTest.keyClicks(form.login, "tech.tom")
    QTest.keyClicks(form.password, PASSWORD)
    form.button.click()
    qtbot.waitUntil(lambda: program.session is not None, timeout=20_000)
    session = program.session
    assert session is not None
    settle(qtbot, session.desk)
    session.widget.close()
    qtbot.waitUntil(lambda: not session.desk.is_open())
    qtbot.waitUntil(lambda: not session.widget.isVisible())
