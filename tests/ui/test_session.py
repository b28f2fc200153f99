"""Sign-in to sign-out on a real laboratory: the listening ear, the lock, and a server that is gone for a while."""

from __future__ import annotations

import gc
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from devices.bench import DEMONSTRATION, Bench
from lims_desktop import people
from lims_desktop.lab import Lab
from lims_desktop.station import Station
from tests.database import GIVEN, PASSWORD, Database
from tests.ui.kit import press, scan, screenshot, settle, type_into
from ui.aftermath import ACTS
from ui.calm import USUAL_TURN_S
from ui.lock import Idleness
from ui.preferences import Preferences
from ui.proof import ProofDialog, ReasonDialog
from ui.session import Session
from ui.shortcuts import ShortcutsFirst
from ui.signin import SignIn
from ui.theme import Theme

SessionOf = Callable[[str], Session]
SECRET = {"password_set", "password_reset", "demonstration_open"}
"""Acts that are never kept in the journal, or that nobody does from the screen."""


@pytest.fixture
def session_of(lab_of: Callable[..., Lab], theme: Theme, qtbot: QtBot) -> Iterator[SessionOf]:
    sessions: list[Session] = []

    def begin(login: str) -> Session:
        session = Session(lab_of(login), theme, Bench(DEMONSTRATION))
        sessions.append(session)
        qtbot.addWidget(session.widget)
        with qtbot.waitActive(session.widget):
            session.widget.show()
            session.widget.activateWindow()
        session.begin()
        settle(qtbot, session.desk)
        return session

    yield begin
    for session in sessions:
        session.end()


def test_a_change_at_another_station_is_heard(session_of: SessionOf, lab_of: Callable[..., Lab], qtbot: QtBot) -> None:
    here = session_of("tech.tom")
    qtbot.waitUntil(lambda: here.listener._line is not None, timeout=10_000)
    administrator = lab_of("admin.ada", "Office 2")
    with qtbot.waitSignal(here.listener.noticed, timeout=10_000):
        people.add(administrator, "new.comer", "New Comer", ["analyst"], "quite another password")
        administrator.call("heartbeat")


def test_a_ledger_that_was_cut_is_said_aloud(session_of: SessionOf, database: Database, qtbot: QtBot) -> None:
    session = session_of("tech.tom")
    settle(qtbot, session.desk)
    session.desk.lab.call("heartbeat")
    session.remembering.look()
    settle(qtbot, session.desk)
    for table in ("checkpoint", "witness"):
        database.superuser(f"alter table ledger.{table} disable trigger user")
    database.superuser("truncate ledger.checkpoint cascade")
    session.remembering.look()
    settle(qtbot, session.desk)
    assert any("ledger" in said.text.lower() for said in session.desk.messages)


def test_a_server_that_is_gone_is_said_and_its_return_too(
    session_of: SessionOf, database: Database, qtbot: QtBot
) -> None:
    here = session_of("tech.tom")
    qtbot.waitUntil(lambda: here.listener._line is not None, timeout=10_000)
    heard: list[bool] = []
    here.listener.connected.connect(heard.append)
    database.superuser(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() "
        "and pid <> pg_backend_pid()"
    )
    qtbot.waitUntil(lambda: here.listener._line is not None and here.desk.work.is_idle, timeout=20_000)
    here.desk.lost.emit()
    assert here.window.lost.isVisible()
    qtbot.waitUntil(lambda: heard[-1:] == [True], timeout=20_000)
    assert not here.window.lost.isVisible()


def test_the_lock_covers_everything_and_only_the_own_password_opens_it(session_of: SessionOf, qtbot: QtBot) -> None:
    session = session_of("tech.tom")
    press(session.window, "Ctrl+L")
    assert session.widget.locked
    assert not session.window.isVisible()
    cover = session.cover
    cover.password.setText("a guess")
    cover.try_password()
    settle(qtbot, session.desk)
    assert session.widget.locked
    assert cover.field.error.isVisible()
    assert cover.password.text() == ""
    cover.password.setText(PASSWORD)
    cover.try_password()
    settle(qtbot, session.desk)
    assert not session.widget.locked
    assert session.window.isVisible()


def test_a_question_is_covered_too_and_stands_there_afterwards(session_of: SessionOf, qtbot: QtBot) -> None:
    session = session_of("tech.tom")
    session.desk.ask_reason("Why?", lambda _reason: None)
    question = next(iter(session.widget.findChildren(ReasonDialog)))
    question.reason.setPlainText("half a sent")
    session.widget.lock()
    assert not question.isVisible()
    session.widget.unlock()
    assert question.isVisible()
    assert question.reason.toPlainText() == "half a sent"
    question.reject()


def test_a_question_that_comes_while_it_is_locked_waits(session_of: SessionOf, qtbot: QtBot) -> None:
    session = session_of("tech.tom")
    session.widget.lock()
    session.desk.ask_reason("Why?", lambda _reason: None)
    question = next(iter(session.widget.findChildren(ReasonDialog)))
    qtbot.waitUntil(lambda: not question.isVisible())
    session.widget.unlock()
    assert question.isVisible()
    question.reject()


def test_a_question_answered_while_it_was_locked_does_not_come_back(session_of: SessionOf, qtbot: QtBot) -> None:
    session = session_of("tech.tom")
    session.desk.ask_password("A witness.", people.everyone)
    question = next(iter(session.widget.findChildren(ProofDialog)))
    question.login.setText("ana.lyst")
    question.password.setText(PASSWORD)
    question.answer()
    assert question.password.text() == ""
    question.reject()
    assert question.isVisible()
    session.widget.lock()
    settle(qtbot, session.desk)
    session.widget.unlock()
    assert not question.isVisible()


def test_the_keys_of_the_window_come_first_in_a_field_too(session_of: SessionOf, qtbot: QtBot) -> None:
    session = session_of("tech.tom")
    session.desk.open("cases")
    settle(qtbot, session.desk)
    page = session.window.visible_page()
    assert page is not None
    first = session.window.findChild(ShortcutsFirst)
    assert isinstance(first, ShortcutsFirst)
    claim = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert first.eventFilter(QLineEdit(page), claim)
    assert not first.eventFilter(session.cover.password, claim)


def test_a_locked_session_takes_no_scan(session_of: SessionOf, qtbot: QtBot) -> None:
    session = session_of("tech.tom")
    session.widget.lock()
    scan(session.cover.password, "E000000001256")
    settle(qtbot, session.desk)
    assert session.cover.password.text() == ""
    assert session.desk.messages.latest is None


def test_idle_minutes_lock(qtbot: QtBot, qapp: QApplication) -> None:
    idle = Idleness(0.002)
    qapp.installEventFilter(idle)
    with qtbot.waitSignal(idle.passed, timeout=3000):
        pass
    qapp.removeEventFilter(idle)


def test_the_policy_says_how_many_minutes(session_of: SessionOf) -> None:
    session = session_of("tech.tom")
    assert session.desk.lab.laboratory.policies["idle_lock_minutes"] == 15
    assert session.idleness._timer.interval() == 15 * 60_000


def test_signing_out_ends_every_connection(session_of: SessionOf, database: Database, qtbot: QtBot) -> None:
    session = session_of("tech.tom")
    with qtbot.waitSignal(session.ended):
        session.window.sign_out_wished.emit()
    here = "select count(*) from pg_stat_activity where usename = 'tech.tom' and datname = current_database()"
    qtbot.waitUntil(lambda: database.superuser(here) == [(0,)], timeout=5000)
    assert (gc.get_freeze_count(), sys.getswitchinterval()) == (0, USUAL_TURN_S), "nothing of the session is kept"


def test_the_simulated_scanner_is_listened_to(session_of: SessionOf, qtbot: QtBot) -> None:
    session = session_of("tech.tom")
    simulator = session.desk.bench.simulator("Scanner")
    simulator.scan("E000000001299")
    qtbot.waitUntil(lambda: session.desk.messages.latest is not None, timeout=5000)
    latest = session.desk.messages.latest
    assert latest is not None
    assert "E000000001299" in latest.text


def test_what_became_of_an_act_after_a_crash_is_said(session_of: SessionOf, database: Database, qtbot: QtBot) -> None:
    station = database.station("Test station")
    with closing(Lab.sign_in(station, "tech.tom", PASSWORD)) as crashed:
        long_ago = datetime.now(UTC) - timedelta(hours=1)
        crashed._journal._file.execute("delete from intent")
        crashed._journal.note(uuid4(), "store", "tech.tom", {"items": [1]})
        crashed._journal._file.execute("update intent set noted_at = ?", (long_ago.isoformat(),))
    session = session_of("tech.tom")
    qtbot.waitUntil(lambda: session.desk.messages.latest is not None)
    latest = session.desk.messages.latest
    assert latest is not None
    assert latest.text.startswith("Not recorded: “store items”")
    assert latest.lasting


def test_every_act_of_the_laboratory_has_a_name_for_people() -> None:
    acts = {
        name
        for path in Path(people.__file__).parent.rglob("*.py")
        for name in re.findall(r"lab\.act\(\s*[\w\[\], .]+,\s*\"([a-z_]+)\"", path.read_text("utf-8"))
    }
    assert len(acts) > 30
    assert acts - ACTS.keys() - SECRET == set()


# Sign-in --------------------------------------------------------------------------------------------------------------


@pytest.fixture
def signin(
    database: Database, theme: Theme, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[SignIn]:
    assert theme.mode == "light"
    file = tmp_path_factory.mktemp("preferences") / "screen.ini"
    preferences = Preferences(QSettings(str(file), QSettings.Format.IniFormat))
    preferences.language = "en"
    form = SignIn(database.station("Counter 1"), preferences, lambda station, _steps: station)
    qtbot.addWidget(form)
    form.show()
    yield form
    form.close_lanes()


def fill(form: SignIn, login: str, password: str) -> None:
    form.login.setText(login)
    form.password.setText(password)
    form.sign_in()


def test_a_person_signs_in_with_their_own_role(signin: SignIn, qtbot: QtBot) -> None:
    with qtbot.waitSignal(signin.signed_in, timeout=20_000) as heard:
        fill(signin, "tech.tom", PASSWORD)
    lab = heard.args[0]
    assert lab.me.login == "tech.tom"
    assert lab.station_name == "Counter 1"
    assert signin._preferences.login == "tech.tom"
    assert signin.password.text() == ""
    lab.close()


@pytest.fixture
def beginner(lab_of: Callable[..., Lab]) -> str:
    """Somebody with the password that an administrator gave."""
    login = f"begin.{uuid4().hex[:8]}"
    people.add(lab_of("admin.ada", "Office 2"), login, "Beatriz de los Ángeles Nueva", ["analyst"], GIVEN)
    return login


def test_a_given_password_is_replaced_before_anything_else(
    signin: SignIn, beginner: str, database: Database, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(signin.signed_in):
        fill(signin, beginner, GIVEN)
        qtbot.waitUntil(lambda: signin.own is not None and signin.own.isVisible(), timeout=20_000)
    own = signin.own
    assert own is not None
    screenshot(signin, "own-password")
    type_into(own.new, "too short")
    type_into(own.again, "too shirt")
    assert own.again_field.error.isVisible()
    type_into(own.again, "too short")
    qtbot.waitUntil(own.notice.isVisible, timeout=20_000)
    assert "at least 12" in own.notice.text
    assert own.new.text() == "too short"
    screenshot(signin, "own-password-refused")
    type_into(own.new, PASSWORD)
    with qtbot.waitSignal(signin.signed_in, timeout=20_000) as heard:
        type_into(own.again, PASSWORD)
    with closing(heard.args[0]) as lab:
        assert not lab.me.password_given
    with closing(Lab.sign_in(database.station("Counter 1"), beginner, PASSWORD, connections=1)) as again:
        assert again.me.login == beginner


def test_who_does_not_want_to_is_signed_out_again(signin: SignIn, beginner: str, qtbot: QtBot) -> None:
    fill(signin, beginner, GIVEN)
    qtbot.waitUntil(lambda: signin.own is not None and signin.own.isVisible(), timeout=20_000)
    assert signin.own is not None
    lab = signin.own._lab
    signin.own.back.click()
    assert lab._lines == set() or all(line.closed for line in lab._lines)
    assert signin.password.isVisible()
    assert signin.button.isEnabled()
    with qtbot.waitSignal(signin.signed_in, timeout=20_000) as heard:
        fill(signin, "tech.tom", PASSWORD)
    heard.args[0].close()


def test_a_wrong_password_is_said_and_nothing_else_is_lost(signin: SignIn, qtbot: QtBot) -> None:
    fill(signin, "tech.tom", "a guess")
    qtbot.waitUntil(signin.notice.isVisible, timeout=20_000)
    assert "signin" not in signin.notice.text
    assert signin.login.text() == "tech.tom"
    assert signin.button.isEnabled()


def test_empty_fields_are_complained_about(signin: SignIn) -> None:
    fill(signin, "", "")
    assert signin.login_field.error.isVisible()
    assert signin.password_field.error.isVisible()
    assert signin.button.isEnabled()


def test_a_server_that_does_not_answer_gets_a_sentence(signin: SignIn, qtbot: QtBot) -> None:
    signin._ready = Station("Counter 1", host="127.0.0.1", port=9)
    fill(signin, "tech.tom", PASSWORD)
    qtbot.waitUntil(signin.notice.isVisible, timeout=30_000)
    assert "unreachable" not in signin.notice.text


def test_the_demonstration_shows_its_people(signin: SignIn) -> None:
    signin.people.activated.emit(1)
    assert signin.login.text()
    assert signin.password.text()


def test_a_shown_password_is_hidden_again(signin: SignIn) -> None:
    assert not signin.password.shown
    signin.password.eye.click()
    assert signin.password.shown
    signin.password.eye.click()
    assert not signin.password.shown
