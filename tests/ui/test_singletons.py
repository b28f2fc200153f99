"""PySide6 6.12 on Python 3.11 gives away references it was not given; the program outlives that."""

from __future__ import annotations

import subprocess
import sys

import pytest

CALLS = """
from PySide6.QtCore import QCoreApplication
program = QCoreApplication([])
for _ in range(200_000):
    program.processEvents()
print("alive")
"""


AT_ONCE = """
import gc
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLabel
program = QApplication([])
class Other: pass
def left_over():
    for _ in range(100):
        window, other = QFrame(), Other()
        QLabel(window)
        QComboBox(window).view()
        window.other, other.window = other, window
        yield window
gc.disable()
lasting = [QComboBox() for _ in range(300)]
for one in lasting:
    one.view()
for _ in range(20):
    windows = list(left_over())
    gc.collect(0)  # they are old now, and garbage as soon as nobody holds the list
    del windows
    gc.set_threshold(20, 0, 1000)
    gc.enable()
    %s
    gc.disable()
    gc.collect()
print("alive")
"""


def run(before: str) -> str:
    return python(before + CALLS)


def python(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False).stdout


def test_the_program_outlives_two_hundred_thousand_calls() -> None:
    assert run("import ui").strip() == "alive"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None, True and False are immortal here")
def test_it_is_still_needed() -> None:
    """When this fails, PySide6 was mended: ui/singletons.py may go."""
    assert run("") == ""


def test_windows_are_listed_while_the_collector_waits() -> None:
    assert python("import ui\n" + AT_ONCE % "from ui.ending import windows; windows()").strip() == "alive"


def test_a_new_look_asks_for_no_list_of_widgets() -> None:
    assert python("import ui\n" + AT_ONCE % "from ui import icons; icons.recolour()").strip() == "alive"


def test_listing_them_while_it_collects_is_still_deadly() -> None:
    """When this fails, PySide6 was mended, and `ui.ending.windows` may be Qt's own list again."""
    assert python("import ui\n" + AT_ONCE % "program.allWidgets()") == ""
