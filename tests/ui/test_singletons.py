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


def run(before: str) -> str:
    return subprocess.run([sys.executable, "-c", before + CALLS], capture_output=True, text=True, check=False).stdout


def test_the_program_outlives_two_hundred_thousand_calls() -> None:
    assert run("import ui").strip() == "alive"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None, True and False are immortal here")
def test_it_is_still_needed() -> None:
    """When this fails, PySide6 was mended: ui/singletons.py may go."""
    assert run("") == ""
