"""What every test stands under: unexpected log lines fail it, Qt draws without a screen."""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")

MEMORY, ROOM = Path("/dev/shm"), 8 << 30
"""A disk of memory; the bytes that must be free before the tests use it."""
if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM and not os.statvfs(MEMORY).f_flag & os.ST_NOEXEC:
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)  # PostgreSQL keeps its settings, and nobody waits for a disk

# A busy computer is no error, and what is submitted is judged by the same examples every time.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("here"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

if (Path(__file__).parent / "database.py").exists():
    pytest_plugins = ["tests.database"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest stories begin first, so that no process waits at the end for the other one's."""
    items.sort(key=lambda item: "/stories/" not in item.nodeid)


class _Overheard(logging.Handler):
    """Keeps the warnings and errors that the program logged during a test."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.expected: list[re.Pattern[str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = f"{record.name} {record.levelname} {record.getMessage()}"
        if not any(pattern.search(line) for pattern in self.expected):
            self.lines.append(line)


@pytest.fixture
def expect_log() -> Callable[[str], None]:
    """A test names by a pattern the warnings and errors that it provokes on purpose, before it does."""
    overheard = next(h for h in logging.getLogger().handlers if isinstance(h, _Overheard))
    return lambda pattern: overheard.expected.append(re.compile(pattern))


@pytest.fixture(autouse=True)
def _no_unexpected_log_lines() -> Iterator[None]:
    overheard = _Overheard()
    logging.getLogger().addHandler(overheard)
    yield
    logging.getLogger().removeHandler(overheard)
    assert not overheard.lines, "unexpected log lines"
