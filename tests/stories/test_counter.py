"""The counter: from the first field to the receipt, by keyboard, scanner and pen only."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from lims_desktop import drafts, intake, items
from tests.ui.counter import Counter
from ui.window import Window

pytest_plugins = ["tests.ui.conftest"]


@pytest.fixture
def counter(window_of: Callable[[str], Window], qtbot: QtBot) -> Counter:
    return Counter(qtbot, window_of("tech.tom"))


def register(counter: Counter, reference: str = "CR-77/26") -> None:
    """A walk-in submission up to its packages."""
    counter.press("F2")
    counter.on("facts")
    counter.type("Police Unit", reference, "Officer of POL", "3/11/26", "murder", "central")
    counter.type("John Doe", "suspect", "male", "1985-02-03", "")
    counter.press("Ctrl+Return")
    counter.on("lines")


def package(counter: Counter, number: int) -> None:
    """One package: typed as far as it is needed, its seal scanned."""
    counter.type("clothing", f"Blue shirt {number}", "paper bag")
    counter.scan(f"S-{number:03}")
    counter.type("evidence tape", "intact", "AB", "good", "1", "1")


def hand_over(counter: Counter) -> None:
    counter.press("Ctrl+Return")
    counter.on("hands")
    counter.type("police", "0417")
    counter.sign()
    counter.shot("counter-hands")
    counter.press("Return")
    counter.on("labels")


def test_ten_packages_without_the_mouse(counter: Counter) -> None:
    register(counter)
    for number in range(1, 11):
        package(counter, number)
    counter.shot("counter-lines")
    hand_over(counter)
    counter.qtbot.waitUntil(lambda: len(counter.printer.printed) == 10)
    counter.settle()
    counter.shot("counter-labels")
    for printed in list(counter.printer.printed):
        counter.scan(printed.codes()[0])
    counter.shot("counter-done")
    totals = counter.serving.run.totals
    assert (totals.verified, totals.all) == (10, 10)
    accepted = counter.serving.accepted
    assert accepted is not None
    lab = counter.window.desk.lab
    settled = intake.settled(lab, accepted.submission)
    assert settled is not None
    assert settled.receipt == counter.serving.receipt_kept
    view = items.view(lab, accepted.items[0].id)
    assert view is not None
    assert view.labels[0].state == "verified"
    assert drafts.mine(lab, "intake") == []
