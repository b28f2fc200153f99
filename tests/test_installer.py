"""The two commands: they know when nothing is to be done, and which Python fits. Installing itself is tried in CI."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
SCRIPTS = sorted(CHECKOUT.glob("installer/**/*.sh"))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these are the commands of Linux")


def shell(checkout: Path, words: str) -> str:
    """Answer what the installer's parts say to these words in a checkout, its errors included."""
    parts = ". installer/setup/packages.sh\n. installer/setup/environment.sh\n"
    answer = subprocess.run(
        ["sh", "-eu", "-c", parts + words], cwd=checkout, capture_output=True, text=True, check=False, timeout=60
    )
    return answer.stdout + answer.stderr


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout with an environment that has everything already."""
    shutil.copytree(CHECKOUT / "installer", tmp_path / "installer")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/python").symlink_to(sys.executable)
    return tmp_path


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_every_script_is_plain_shell(script: Path) -> None:
    assert subprocess.run(["sh", "-n", str(script)], capture_output=True, check=False).stderr == b""
    if shutil.which("shellcheck"):
        command = ["shellcheck", "--shell=sh", "--external-sources", "--exclude=SC2034,SC2154", str(script)]
        checked = subprocess.run(command, cwd=CHECKOUT, capture_output=True, text=True, check=False)
        assert checked.stdout == ""


def test_what_is_ready_is_left_alone(checkout: Path) -> None:
    assert shell(checkout, "state_of test > .venv/ready-test; be_ready test; echo ready") == "ready\n"


@pytest.mark.parametrize("changed", ["installer/lock/run.txt", "installer/packages/run.txt"])
def test_a_change_of_what_is_needed_is_noticed(checkout: Path, changed: str) -> None:
    before = shell(checkout, "state_of run")
    with (checkout / changed).open("a", encoding="utf-8") as file:
        file.write("# more\n")
    assert shell(checkout, "state_of run") != before


def test_a_python_that_does_not_fit_is_passed_over(checkout: Path) -> None:
    old = checkout / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    fitting = checkout / "python3.13"
    fitting.symlink_to(sys.executable)
    assert shell(checkout, 'PATH="$PWD"; find_python') == f"{fitting}\n"
    assert shell(checkout, f'PYTHON={sys.executable}; PATH="$PWD"; find_python') == f"{sys.executable}\n"
    fitting.unlink()
    assert shell(checkout, 'PATH="$PWD"; find_python || echo none') == "none\n"
