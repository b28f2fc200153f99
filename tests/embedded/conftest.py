"""Folders for servers that come and go."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from lims_desktop import embedded

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture
def folder() -> Iterator[Path]:
    """A new folder that an unprivileged account can reach too, which pytest's own are not when root runs the tests."""
    made = Path(tempfile.mkdtemp(prefix="lims-test-"))
    yield made
    embedded.stop(made)
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def server() -> Iterator[embedded.Server]:
    made = Path(tempfile.mkdtemp(prefix="lims-test-"))
    yield embedded.start(made)
    embedded.stop(made)
    shutil.rmtree(made)


def ask(server: embedded.Server, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(**server.administrator(), autocommit=True) as session:
        answer = session.execute(question)
        return answer.fetchall() if answer.description else []


def postmaster(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().splitlines()[0])


def another_program(code: str, *words: str | Path, wrapper: tuple[str, ...] = ()) -> subprocess.Popen[str]:
    """Start another program on this computer that uses the same launcher."""
    start = "import sys; from pathlib import Path; from lims_desktop import embedded, errors\n"
    return subprocess.Popen(
        [*wrapper, sys.executable, "-c", start + code, *(str(word) for word in words)],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
