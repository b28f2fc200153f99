"""Bugs are loud, once; the program goes on."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.crash import Crashes


@pytest.fixture
def crashes(qtbot: QtBot, tmp_path: Path) -> Iterator[Crashes]:
    made = Crashes(tmp_path / "reports")
    yield made
    if made.dialog:
        qtbot.addWidget(made.dialog)


def fall() -> None:
    raise KeyError("an item nobody thought of")


def report(crashes: Crashes) -> None:
    try:
        fall()
    except KeyError:
        crashes.caught(*sys.exc_info())


def test_a_bug_is_written_logged_and_shown(
    crashes: Crashes, qtbot: QtBot, tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("A bug was reported")
    report(crashes)
    qtbot.waitUntil(lambda: crashes.dialog is not None)
    [path] = (tmp_path / "reports").iterdir()
    written = path.read_text("utf-8")
    assert "an item nobody thought of" in written
    assert "LIMS Desktop" in written
    assert crashes.dialog is not None
    assert crashes.dialog.isVisible()


def test_the_same_bug_is_reported_once(crashes: Crashes, tmp_path: Path, expect_log: Callable[[str], None]) -> None:
    expect_log("A bug was reported")
    for _ in range(3):
        report(crashes)
    assert len(list((tmp_path / "reports").iterdir())) == 1


def test_a_bug_on_another_thread_is_reported_too(
    crashes: Crashes, qtbot: QtBot, tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log("A bug was reported")
    before = sys.excepthook, threading.excepthook
    crashes.install()
    thread = threading.Thread(target=fall)
    thread.start()
    thread.join()
    sys.excepthook, threading.excepthook = before
    qtbot.waitUntil(lambda: crashes.dialog is not None)
    assert len(list((tmp_path / "reports").iterdir())) == 1
