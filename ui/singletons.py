"""Keeps None, True and False alive under PySide6 6.12 on Python 3.11.

Its wheels are built as if these were immortal, which they are only from Python 3.12 on: every emitted signal and every
call that answers nothing takes one reference more than it was given, until the interpreter stops with "deallocating
None". Giving them more references than a century of signals can take is what Python 3.12 does itself. Measured: 1,000
calls of `processEvents` take 1,000 references of None; `emit` takes those of True. tests/ui/test_singletons.py
tells when a release no longer needs this.
"""

from __future__ import annotations

import ctypes
import sys

PLENTY = 1 << 40


def keep_alive() -> None:
    """Make the singletons outlive the program; from Python 3.12 on there is nothing to do."""
    if sys.version_info < (3, 12):
        for one in (None, True, False, NotImplemented, ...):
            ctypes.c_ssize_t.from_address(id(one)).value = PLENTY
