"""Two lanes: acts in order, questions beside each other, answers on the screen's thread, bugs loud."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from lims_desktop.errors import Cancelled, LimsError, Refused
from ui.work import Job, Steps, Work


@pytest.fixture
def work(qapp: QApplication) -> Iterator[Work]:
    lanes = Work()
    yield lanes
    lanes.close()


def job(run: Callable[[], Any], then: Callable[[Any], object] | None = None, **said: Any) -> Job:
    refused: Callable[[LimsError], object] = said.get("refused", pytest.fail)
    return Job(run, then, refused, said.get("wanted", lambda: True), said.get("steps"))


def test_acts_are_done_one_after_the_other_in_the_order_they_were_given(work: Work, qtbot: QtBot) -> None:
    done: list[int] = []
    inside = threading.Semaphore(1)

    def act(number: int) -> int:
        assert inside.acquire(blocking=False), "two acts at once"
        inside.release()
        return number

    for number in range(200):
        work.act(job(partial(act, number), done.append))
    qtbot.waitUntil(lambda: len(done) == 200)
    assert done == list(range(200))


def test_questions_are_asked_beside_each_other(work: Work, qtbot: QtBot) -> None:
    both = threading.Barrier(2)
    met: list[int] = []
    for _ in range(2):
        work.ask(job(lambda: both.wait(5), met.append))
    qtbot.waitUntil(lambda: sorted(met) == [0, 1])


def test_an_answer_arrives_on_the_thread_of_the_screen(work: Work, qtbot: QtBot) -> None:
    threads: list[threading.Thread] = []
    work.ask(job(threading.current_thread, lambda worker: threads.extend([worker, threading.current_thread()])))
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_a_refusal_goes_to_the_one_who_asked(work: Work, qtbot: QtBot) -> None:
    heard: list[LimsError] = []

    def refuse() -> None:
        raise Refused("custody.not_holder")

    work.act(job(refuse, pytest.fail, refused=heard.append))
    qtbot.waitUntil(lambda: bool(heard))
    assert heard[0].code == "custody.not_holder"


def test_anything_else_is_a_bug_and_is_raised_on_the_thread_of_the_screen(work: Work, qtbot: QtBot) -> None:
    with capture_exceptions() as bugs:
        work.act(job(lambda: 1 / 0, pytest.fail))
        qtbot.waitUntil(lambda: bool(bugs))
    assert bugs[0][0] is ZeroDivisionError


def test_after_a_bug_the_lane_goes_on(work: Work, qtbot: QtBot) -> None:
    done: list[int] = []
    with capture_exceptions():
        work.act(job(lambda: 1 / 0))
        work.act(job(lambda: 7, done.append))
        qtbot.waitUntil(lambda: done == [7])


def test_nobody_is_told_what_nobody_waits_for(work: Work, qtbot: QtBot) -> None:
    still_wanted = True
    go_on = threading.Event()
    work.ask(job(go_on.wait, pytest.fail, wanted=lambda: still_wanted))
    still_wanted = False
    go_on.set()
    qtbot.waitUntil(lambda: work.is_idle)


def test_slow_work_is_said_to_be_slow_and_then_over(work: Work, qtbot: QtBot) -> None:
    go_on = threading.Event()
    said: list[bool] = []
    work.slow.connect(said.append)
    work.ask(job(go_on.wait))
    qtbot.waitUntil(lambda: said == [True], timeout=3000)
    go_on.set()
    qtbot.waitUntil(lambda: said == [True, False])


def test_long_work_stops_at_its_next_checkpoint(work: Work, qtbot: QtBot) -> None:
    steps = Steps()
    started, stopped = threading.Event(), list[LimsError]()

    def count() -> None:
        for done in range(10_000_000):
            steps(done, 10_000_000)
            started.set()

    work.ask(job(count, pytest.fail, refused=stopped.append, steps=steps))
    qtbot.waitUntil(started.is_set)
    assert work.steps is steps
    work.cancel()
    qtbot.waitUntil(lambda: bool(stopped))
    assert isinstance(stopped[0], Cancelled)


def test_closing_waits_for_acts(qapp: QApplication) -> None:
    lanes, recorded = Work(), list[str]()
    for name in ("first", "second", "third"):
        lanes.act(job(partial(recorded.append, name)))
    lanes.close()
    assert recorded == ["first", "second", "third"]
