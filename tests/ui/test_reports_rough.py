"""Reports on a bad day: the line breaks, others are faster, the window closes, and things are tried twice."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest
from PySide6.QtCore import QSettings, QTimer
from pytestqt.qtbot import QtBot

from lims_desktop import bundles, lab, reports
from lims_desktop.bundling import making
from lims_desktop.lab import Lab
from tests.database import PASSWORD, Database, LabOf
from tests.laboratory import LINE, take_in
from tests.meeting import until_somebody_waits
from tests.proxy import Cable, cable
from tests.rules.test_reports import (
    Office,
    authorised,
    authority,
    checked,
    draft,
    lab_of,
    method,
    office,
    seen,
    sign,
)
from tests.ui.kit import open_page, press, screenshot, settle
from tests.ui.test_reports import hurry, proven, rest, said, signing_of, with_key
from ui.parts.asking import Asking
from ui.preferences import Preferences
from ui.proof import LeaveDialog, ProofDialog
from ui.session import Session
from ui.theme import Theme
from ui.window import Window

__all__ = ["authority", "lab_of", "method", "office"]
Wired = Callable[[str], tuple[Session, Cable]]
Windows = Callable[[str], Window]


@pytest.fixture
def wired(database: Database, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Wired]:
    """The session of somebody whose cable to the server can be cut; the pauses between two tries in small."""
    monkeypatch.setattr(lab, "PAUSES", (0.0, 0.01))
    with contextlib.ExitStack() as held:

        def sit(login: str) -> tuple[Session, Cable]:
            plug = held.enter_context(cable(database.server.host, database.server.port))
            station = replace(database.station(), port=plug.port)
            session = Session(Lab.sign_in(station, login, PASSWORD), theme)
            held.callback(session.end)
            qtbot.addWidget(session.widget)
            session.widget.show()
            session.begin()
            settle(qtbot, session.desk)
            return session, plug

        yield sit


def opened(qtbot: QtBot, window: Window, tmp_path: Path, report: int) -> Any:
    page: Any = open_page(qtbot, window, "report", report)
    hurry(page)
    signing_of(page).preferences = Preferences(QSettings(str(tmp_path / "keys.ini"), QSettings.Format.IniFormat))
    rest(qtbot, page)
    return page


def question(page: Any, kind: type[Any] = Asking) -> Any:
    """The question that stands over the page."""
    [found] = [one for one in page.desk.over.findChildren(kind) if one.isVisible()]
    return found


def texts(page: Any) -> str:
    return "\n".join(one.text for one in page.desk.messages)


def is_at(page: Any, state: str) -> bool:
    return bool(page.view.state == state)


def signatures(database: Database) -> int:
    return int(database.superuser("select count(*) from lab.report_signature where voided_at is null")[0][0])


UNKNOWN = "Nobody knows yet whether this was recorded"


def test_the_line_breaks_while_a_report_is_signed(
    wired: Wired, qtbot: QtBot, lab_of: LabOf, office: Office, database: Database, tmp_path: Path
) -> None:
    """Before, while and after the signature travels: the old state or the new one, nothing typed is lost, and once."""
    report = draft(lab_of, office)
    session, plug = wired("ana.lyst")
    page = opened(qtbot, session.window, tmp_path, report)
    page.step("sign")
    rest(qtbot, page)
    asking = signing_of(page).asking
    for before, after, sentence, becomes in (
        (b"lims.sign_in", None, "Nothing is lost; try again", "DRAFT"),
        (b"lims.report_sign", None, UNKNOWN, "DRAFT"),
        (None, b"lims.report_sign", UNKNOWN, "AUTHOR_SIGNED"),
    ):
        plug.cut_question_with, plug.cut_answer_of = before, after
        with_key(qtbot, page, office, "ana.lyst", tmp_path)
        assert sentence in asking.trouble.text()
        assert (asking.isVisible(), asking.secret.text(), asking.password.text()) == (True, "ana.lyst", PASSWORD)
        assert asking.go_on.isEnabled()
        assert seen(lab_of, report).state == becomes
    screenshot(asking, "rough-sign-unknown")
    plug.cut_question_with = plug.cut_answer_of = None
    asking.answer()
    rest(qtbot, page)
    assert (asking.isVisible(), page.view.state, signatures(database)) == (False, "AUTHOR_SIGNED", 1)
    assert database.superuser("select count(*) from lab.act where name = 'report_sign'") == [(1,)]

    page.step("give_back")
    said(qtbot, page, reason="Once more")
    rest(qtbot, page)
    for before, after, becomes in ((b"lims.report_sign", None, "DRAFT"), (None, b"lims.report_sign", "AUTHOR_SIGNED")):
        plug.cut_question_with, plug.cut_answer_of = before, after
        page.step("sign")
        rest(qtbot, page)
        with_key(qtbot, page, office, "ana.lyst", tmp_path)
        signing_of(page).asking.reject()
        plug.cut_question_with = plug.cut_answer_of = None
        qtbot.waitUntil(partial(is_at, page, becomes), timeout=20_000)
        rest(qtbot, page)
    qtbot.waitUntil(lambda: "Recorded, once: “sign a report”" in texts(page), timeout=20_000)
    assert database.superuser("select count(*) from lab.act where name = 'report_sign'") == [(2,)]
    assert signatures(database) == 1, "closed after the first try: what is signed then is the same signature"


def test_the_line_breaks_while_a_report_is_issued(
    wired: Wired, qtbot: QtBot, lab_of: LabOf, office: Office, database: Database, tmp_path: Path
) -> None:
    report = authorised(lab_of, office)
    session, plug = wired("adam.view")
    page = opened(qtbot, session.window, tmp_path, report)
    page.step("issue")
    page.step("issue")
    settle(qtbot, page.desk)
    asking = question(page)
    said(qtbot, page, name_1="Inspector Mena")
    for before, after, sentence, becomes in (
        (b"lims.sign_in", None, "Nothing is lost; try again", "AUTHORISED"),
        (b"lims.report_issue", None, UNKNOWN, "AUTHORISED"),
        (None, b"lims.report_issue", UNKNOWN, "ISSUED"),
    ):
        plug.cut_question_with, plug.cut_answer_of = before, after
        proven(qtbot, page)
        dialog = question(page, ProofDialog)
        assert sentence in dialog.password_field.error.text()
        assert dialog.go_on.isEnabled()
        assert seen(lab_of, report).state == becomes
    screenshot(dialog, "rough-issue-unknown")
    plug.cut_question_with = plug.cut_answer_of = None
    dialog.reject()
    assert asking.form["name_1"] == "Inspector Mena", "nothing typed is lost"
    qtbot.waitUntil(lambda: "Recorded, once: “issue a report”" in texts(page), timeout=20_000)
    rest(qtbot, page)
    assert page.view.state == "ISSUED"
    asking.answer()
    proven(qtbot, page)
    assert "is not at a point where this can be done" in asking.trouble.text()
    asking.reject()
    assert database.superuser("select count(*) from lab.act where name = 'report_issue'") == [(1,)]
    assert [one.name for one in page.view.recipients] == ["Inspector Mena"]
    for after, count in ((b"lims.report_served", 0), (None, 1)):
        plug.cut_answer_of = after
        if after:
            page.step("served")
            said(qtbot, page, acknowledged="Signed for at the counter")
            assert UNKNOWN in question(page).trouble.text()
        else:
            question(page).answer()
            rest(qtbot, page)
        assert sum(one.served_at is not None for one in page.view.recipients) >= count
    assert database.superuser("select count(*) from lab.act where name = 'report_served'") == [(1,)]


def test_others_are_faster(
    window_of: Windows, qtbot: QtBot, lab_of: LabOf, office: Office, database: Database, tmp_path: Path
) -> None:
    """Signed, given back, abandoned or withdrawn by somebody else while my question stands open."""

    def refused(page: Any, state: str) -> None:
        asking = signing_of(page).asking
        assert "is not at a point where this" in asking.trouble.text()
        assert (asking.isVisible(), page.view.state) == (True, state), "why not, and how it stands now"
        asking.reject()

    report = draft(lab_of, office)
    ana = opened(qtbot, window_of("ana.lyst"), tmp_path, report)
    ana.step("sign")
    rest(qtbot, ana)
    sign(lab_of, office, "ana.lyst", report)
    with_key(qtbot, ana, office, "ana.lyst", tmp_path)
    refused(ana, "AUTHOR_SIGNED")
    assert signatures(database) == 1

    checked(lab_of, report)
    rita = opened(qtbot, window_of("rita.view"), tmp_path, report)
    rita.step("sign")
    rest(qtbot, rita)
    reports.give_back(lab_of("mona.manager"), report, reason="Another sample came in")
    with_key(qtbot, rita, office, "rita.view", tmp_path)
    refused(rita, "DRAFT")
    assert signatures(database) == 0

    ana.reload()
    rest(qtbot, ana)
    ana.step("sign")
    rest(qtbot, ana)
    reports.abandon(lab_of("mona.manager"), report, reason="Reported elsewhere")
    with_key(qtbot, ana, office, "ana.lyst", tmp_path)
    refused(ana, "ABANDONED")

    second = draft(lab_of, office)
    sign(lab_of, office, "ana.lyst", second)
    checked(lab_of, second)
    sign(lab_of, office, "rita.view", second)
    reports.begin_review(lab_of("adam.view"), second, "administrative")
    adam = opened(qtbot, window_of("adam.view"), tmp_path, second)
    adam.step("pass")
    reports.give_back(lab_of("mona.manager"), second, reason="Another sample came in")
    proven(qtbot, adam)
    assert adam.desk.messages.latest is not None
    assert "is not at a point where this" in adam.desk.messages.latest.text
    assert (adam.view.state, adam.desk.over.findChildren(ProofDialog)[-1].isVisible()) == ("DRAFT", False)
    reports.abandon(lab_of("mona.manager"), second, reason="Reported elsewhere")

    again = authorised(lab_of, office)
    adam = opened(qtbot, adam.window(), tmp_path, again)
    adam.step("issue")
    settle(qtbot, adam.desk)
    said(qtbot, adam, name_1="Inspector Mena")
    reports.give_back(lab_of("mona.manager"), again, reason="The wrong person")
    proven(qtbot, adam)
    asking = question(adam)
    assert "not at a point" in asking.trouble.text()
    assert (asking.form["name_1"], adam.view.state) == ("Inspector Mena", "DRAFT")
    screenshot(asking, "rough-issue-late")
    asking.reject()


def test_keys_that_do_not_fit_and_clicks_too_many(
    window_of: Windows, qtbot: QtBot, lab_of: LabOf, office: Office, database: Database, tmp_path: Path
) -> None:
    report = draft(lab_of, office)
    page = opened(qtbot, window_of("ana.lyst"), tmp_path, report)
    page.editor.above.fields["summary"].input.setPlainText("Ethanol above the limit, typed a moment ago.")
    sign_button = next(one for one in page.steps.buttons if one.property("step") == "sign")
    sign_button.click()
    sign_button.click()
    rest(qtbot, page)
    asking = question(page)
    assert page.view.content.summary == "Ethanol above the limit, typed a moment ago."
    assert page.writing.rival is None
    for _ in range(3):
        with_key(qtbot, page, office, "ana.lyst", tmp_path, "a wrong passphrase")
        assert "passphrase or PIN is wrong" in asking.trouble.text()
        assert (asking.secret.text(), asking.password.text()) == ("", PASSWORD)
        assert asking.focusWidget() is asking.secret
    large = tmp_path / "large.p12"
    with large.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    others = tmp_path / "ben.p12"
    others.write_bytes(office.keys["ben.lyst"])
    for path, secret, sentence in (
        (large, "ana.lyst", "File too large"),
        (tmp_path, "ana.lyst", "Is a directory"),
        (others, "ben.lyst", "certificate"),
    ):
        asking.form.fill({"path": str(path), "secret": secret, "password": PASSWORD})
        asking.answer()
        asking.answer()
        rest(qtbot, page)
        assert sentence in asking.trouble.text(), path
    screenshot(asking, "rough-other-key")
    assert signatures(database) == 0
    (tmp_path / "ana.lyst.p12").write_bytes(office.keys["ana.lyst"])
    asking.form.fill({"path": str(tmp_path / "ana.lyst.p12"), "secret": "ana.lyst", "password": PASSWORD})
    asking.answer()
    press(asking, "Esc")
    assert not asking.isVisible()
    rest(qtbot, page)
    assert (page.view.state, signatures(database)) == ("AUTHOR_SIGNED", 1), "what was sent is recorded"
    assert "is signed" in page.desk.messages.latest.text

    rita = opened(qtbot, window_of("rita.view"), tmp_path, report)
    take = next(one for one in rita.steps.buttons if one.property("step") == "review_technical")
    take.click()
    take.click()
    rest(qtbot, rita)
    assert (rita.view.state, len(rita.view.reviews)) == ("TECH_REVIEW", 1)
    assert not rita.desk.messages.latest or "not at a point" not in rita.desk.messages.latest.text


def test_leaving_while_a_report_is_signed(
    wired: Wired, qtbot: QtBot, lab_of: LabOf, office: Office, database: Database, tmp_path: Path
) -> None:
    """The lock covers the question and gives it back; a window that closes waits for the act."""
    report = draft(lab_of, office)
    session, _ = wired("ana.lyst")
    page = opened(qtbot, session.window, tmp_path, report)
    page.step("sign")
    rest(qtbot, page)
    asking = signing_of(page).asking
    (tmp_path / "ana.p12").write_bytes(office.keys["ana.lyst"])
    asking.form.fill({"path": str(tmp_path / "ana.p12"), "secret": "wrong", "password": PASSWORD})
    asking.answer()
    session.widget.lock()
    rest(qtbot, page)
    assert not asking.isVisible()
    session.widget.unlock()
    assert (asking.isVisible(), asking.go_on.isEnabled()) == (True, True)
    assert asking.trouble.isVisible()

    asking.form.fill({"path": str(tmp_path / "ana.p12"), "secret": "ana.lyst", "password": PASSWORD})
    with psycopg.connect(**database.admin) as another:
        another.execute("select from lab.report for update")
        asking.answer()
        until_somebody_waits(database)
        session.widget.close()
        assert "Finishing what is being recorded" in page.desk.messages.latest.text
        assert session.widget.isVisible()
    qtbot.waitUntil(lambda: not session.widget.isVisible(), timeout=20_000)
    assert seen(lab_of, report, "rita.view").state == "AUTHOR_SIGNED"


def test_leaving_while_a_bundle_is_made(
    wired: Wired, qtbot: QtBot, lab_of: LabOf, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever leaves is asked, and then there is no file; a line that breaks at the last step leaves the file."""
    case, path = take_in(lab_of("tech.tom"), LINE).case, tmp_path / "bundle.zip"
    session, plug = wired("mona.manager")
    page: Any = open_page(qtbot, session.window, "case", case)
    go_on, write = threading.Event(), making._write

    def slowly(*args: Any) -> int:
        go_on.wait(20)
        return write(*args)

    def begin() -> None:
        page._bundle()
        page.bundle.asking.form.fill({"reason": "Order 7/26", "file": str(path), "password": PASSWORD})
        page.bundle.asking.answer()

    monkeypatch.setattr(making, "_write", slowly)
    plug.cut_answer_of = b"lims.bundle_finish"
    go_on.set()
    begin()
    settle(qtbot, session.desk)
    assert "whether its SHA-256 was recorded stands in the list" in texts(page)
    page.reload()
    settle(qtbot, session.desk)
    [row] = page.bundles.rows.rows
    assert row.sha256 == sha256(path.read_bytes()).hexdigest(), "what is recorded is there"
    path.unlink()

    go_on.clear()
    begin()
    qtbot.waitUntil(lambda: bool(session.desk.work.losses), timeout=20_000)
    session.widget.close()
    leave = question(page, LeaveDialog)
    screenshot(leave, "rough-leave-bundle")
    leave.reject()
    assert session.widget.isVisible()
    session.widget.close()
    QTimer.singleShot(0, go_on.set)
    question(page, LeaveDialog).answer()
    qtbot.waitUntil(lambda: not session.widget.isVisible(), timeout=20_000)
    qtbot.waitUntil(lambda: session.desk.work.is_idle, timeout=20_000)
    assert list(tmp_path.glob("*bundle*")) == []
    assert [one.finished_at is None for one in bundles.of_case(lab_of("mona.manager"), case)] == [True, False]
