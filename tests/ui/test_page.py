"""What every page can rely on: its own lane of questions, acts with their reason, reloading, leaving, history."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QT_TRANSLATE_NOOP
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from devices.scan import Scan, read_scan
from lims_desktop.codes import machine_code
from lims_desktop.errors import LimsError, NeedsReason, Refused
from lims_desktop.lab import Lab
from tests.database import PASSWORD
from tests.ui.kit import open_page, press, scan, settle
from ui import pages
from ui.desk import Desk
from ui.helppanel import help_file
from ui.messages import Tone
from ui.page import Page
from ui.pages import (
    about,  # noqa: F401 - the pages of the house stand before those of the tests
    discover,
)
from ui.proof import ProofDialog, ReasonDialog
from ui.window import Window

WindowOf = Callable[[str], Window]
Q = TypeVar("Q", bound=QDialog)


class Notes(Page):
    """A page of the tests."""

    name = "notes"
    title = QT_TRANSLATE_NOOP("pages", "About")
    topics = frozenset({"person"})

    def build(self) -> None:
        self.filled: list[Any] = []
        self.taken: list[Scan] = []
        self.heard: list[LimsError] = []
        self.dirty = ""

    def load(self, lab: Lab) -> tuple[Any, str]:
        return self.argument, lab.me.login

    def fill(self, answer: Any) -> None:
        self.filled.append(answer)

    def wants(self, scan: Scan) -> bool:
        return scan.text.startswith("N")

    def scanned(self, scan: Scan) -> None:
        self.taken.append(scan)

    def leave(self) -> str | None:
        return self.dirty or None


class Secrets(Notes):
    """A page only auditors see."""

    name = "secrets"
    duties = frozenset({"auditor"})


@pytest.fixture(autouse=True)
def _test_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    for page in (Notes, Secrets):
        monkeypatch.setitem(pages._registered, page.name, page)


def notes(qtbot: QtBot, window: Window, argument: Any = None) -> Notes:
    page = open_page(qtbot, window, "notes", argument)
    assert isinstance(page, Notes)
    return page


def test_a_page_is_filled_with_what_it_loaded(window_of: WindowOf, qtbot: QtBot) -> None:
    assert notes(qtbot, window_of("tech.tom"), 7).filled == [(7, "tech.tom")]


def test_coming_back_to_the_same_subject_keeps_what_is_on_the_screen(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = notes(qtbot, window, 7)
    open_page(qtbot, window, "about")
    open_page(qtbot, window, "notes", 7)
    assert page.filled == [(7, "tech.tom")]


def test_only_the_newest_answer_of_a_question_counts(window_of: WindowOf, qtbot: QtBot) -> None:
    window, go_on, heard = window_of("tech.tom"), threading.Event(), list[str]()
    page = notes(qtbot, window)

    def slow(_lab: Lab) -> str:
        go_on.wait(5)
        return "old"

    page.ask(slow, then=heard.append, key="search")
    page.ask(lambda _lab: "new", then=heard.append, key="search")
    qtbot.waitUntil(lambda: heard == ["new"])
    go_on.set()
    settle(qtbot, window.desk)
    assert heard == ["new"]


def test_a_refusal_is_a_sentence_on_the_screen(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")

    def refuse(_lab: Lab) -> None:
        raise Refused("signin.fresh_needed")

    notes(qtbot, window).act(refuse)
    settle(qtbot, window.desk)
    latest = window.desk.messages.latest
    assert latest is not None
    assert latest.tone is Tone.REFUSED
    assert "signin" not in latest.text


def test_a_missing_reason_is_asked_for_and_the_act_done_again(window_of: WindowOf, qtbot: QtBot) -> None:
    window, reasons = window_of("tech.tom"), list[str | None]()

    def act(_lab: Lab, number: int, reason: str | None = None) -> int:
        reasons.append(reason)
        if reason is None:
            raise NeedsReason("act.reason_needed")
        return number

    answers: list[int] = []
    notes(qtbot, window).act(act, 12, then=answers.append)
    settle(qtbot, window.desk)
    question = the_question(window, ReasonDialog)
    question.answer()
    assert question.isVisible(), "an empty reason is none"
    question.reason.setPlainText("The seal was torn on arrival.")
    question.answer()
    settle(qtbot, window.desk)
    assert reasons == [None, "The seal was torn on arrival."]
    assert answers == [12]


def test_a_second_person_proves_who_they_are_on_a_connection_of_their_own(window_of: WindowOf, qtbot: QtBot) -> None:
    window, answers = window_of("tech.tom"), list[str]()
    window.desk.ask_password("Receive two items", lambda lab: lab.me.login, then=answers.append)
    question = the_question(window, ProofDialog)
    question.login.setText("tech.tina")
    question.password.setText(PASSWORD)
    question.answer()
    settle(qtbot, window.desk)
    assert answers == ["tech.tina"]
    assert not question.isVisible()


def test_a_wrong_second_password_is_said_where_it_was_typed(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    window.desk.ask_password("Receive two items", lambda _lab: pytest.fail("not proven"))
    question = the_question(window, ProofDialog)
    question.login.setText("tech.tina")
    question.password.setText("a guess")
    question.answer()
    settle(qtbot, window.desk)
    assert question.isVisible()
    assert question.password_field.error.text()
    assert question.password.text() == ""
    question.reject()


def test_the_visible_page_gets_the_scan_it_wants(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = notes(qtbot, window)
    scan(page, "N123")
    assert [taken.text for taken in page.taken] == ["N123"]


def test_a_scanned_thing_nobody_wants_is_opened(window_of: WindowOf, qtbot: QtBot, monkeypatch: Any) -> None:
    monkeypatch.setitem(pages._registered, "item", type("Item", (Notes,), {"name": "item"}))
    window = window_of("tech.tom")
    page = notes(qtbot, window)
    scan(page, machine_code("E", 1256))
    settle(qtbot, window.desk)
    shown = window.visible_page()
    assert shown is not None
    assert (shown.name, shown.argument) == ("item", machine_code("E", 1256))


HOSTILE = ["", "\x00\x1b[2J", "9" * 10_000, "^XA^FDzpl^XZ", "'; drop table lab.item; --", "\u202eabc", "E000000001299"]


@pytest.mark.parametrize("raw", HOSTILE)
def test_a_hostile_scan_gets_a_sentence_and_changes_nothing(window_of: WindowOf, qtbot: QtBot, raw: str) -> None:
    window = window_of("tech.tom")
    page = notes(qtbot, window)
    window.router.take(read_scan(raw))
    latest = window.desk.messages.latest
    assert latest is not None
    assert len(latest.text) < 300
    assert not {"\x00", "\x1b", "\u202e"} & set(latest.text)
    assert window.visible_page() is page


def test_while_a_question_is_open_a_scan_is_refused(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = notes(qtbot, window)
    window.desk.ask_reason("Why?", lambda _reason: pytest.fail("a scan answered the question"))
    question = the_question(window, ReasonDialog)
    scan(question.reason, "N123")
    assert page.taken == []
    assert question.reason.toPlainText() == ""
    question.reject()


def test_a_change_elsewhere_loads_the_visible_page_again(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = notes(qtbot, window)
    window.changed(frozenset({"person"}))
    qtbot.waitUntil(lambda: len(page.filled) == 2)
    window.changed(frozenset({"item"}))
    assert not page._soon.isActive()


def test_a_hidden_page_is_loaded_again_when_it_is_shown(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = notes(qtbot, window)
    open_page(qtbot, window, "about")
    window.changed(None)
    assert len(page.filled) == 1
    notes(qtbot, window)
    assert len(page.filled) == 2


def test_an_edited_page_is_not_loaded_over_but_says_so(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = notes(qtbot, window)
    page.dirty = "Two fields are not recorded yet."
    window.changed(None)
    assert page.notice.isVisible()
    assert len(page.filled) == 1


def test_unsaved_work_is_not_replaced_by_another_subject(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = notes(qtbot, window, 7)
    page.dirty = "Two fields are not recorded yet."
    window.open("notes", 8)
    assert page.argument == 7
    latest = window.desk.messages.latest
    assert latest is not None
    assert latest.text == page.dirty


def test_back_and_forward_as_in_a_browser(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    page = notes(qtbot, window, 7)
    notes(qtbot, window, 8)
    open_page(qtbot, window, "about")
    press(window, "Alt+Left")
    qtbot.waitUntil(lambda: window.visible_page() is page)
    press(window, "Alt+Left")
    settle(qtbot, window.desk)
    assert page.argument == 7
    press(window, "Alt+Right")
    settle(qtbot, window.desk)
    assert page.argument == 8


def test_a_page_of_other_duties_is_neither_in_the_rail_nor_opened(window_of: WindowOf, qtbot: QtBot) -> None:
    window = window_of("tech.tom")
    open_page(qtbot, window, "about")
    assert "secrets" not in window.rail.buttons
    window.open("secrets")
    shown = window.visible_page()
    assert shown is not None
    assert shown.name == "about"
    assert "secrets" in window_of("aud.itor").rail.buttons


def test_closing_the_window_waits_for_acts(window_of: WindowOf, qtbot: QtBot) -> None:
    window, go_on, recorded = window_of("tech.tom"), threading.Event(), list[bool]()
    notes(qtbot, window).act(lambda _lab: go_on.wait(5), then=recorded.append)
    window.close()
    assert window.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert recorded == [True]


def test_a_page_registers_itself_once() -> None:
    with pytest.raises(ValueError, match="two pages"):
        pages.register(type("Other", (Page,), {"name": "about"}))


def the_question(window: Window, kind: type[Q]) -> Q:
    return next(found for found in window.findChildren(kind) if found.isVisible())


def test_nothing_is_told_to_a_desk_that_was_left(desk_of: Callable[[str], Desk], qtbot: QtBot) -> None:
    desk = desk_of("tech.tom")
    desk.close()
    assert not desk.is_open()
    qtbot.waitUntil(lambda: desk.work.is_idle)


def test_the_help_that_a_page_names_is_there() -> None:
    missing = [page.name for page in discover().values() if page.help and help_file(page.help, "es") is None]
    assert missing == []
