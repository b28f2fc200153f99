"""The lock files: every library by exact version and content, from no address in particular."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
LOCKS = ("run", "test")
PINNED = re.compile(r"^([a-z0-9-]+)==([^ ;]+)( ; [^\\]+)? \\(\n    --hash=sha256:[0-9a-f]{64}( \\)?)+$")


def locked(name: str) -> dict[str, str]:
    """Answer the libraries of a lock file and their versions, having looked at every line of it."""
    text = (CHECKOUT / "installer" / "lock" / f"{name}.txt").read_text(encoding="utf-8")
    entries = re.split(r"\n(?! )", "".join(line for line in text.splitlines(True) if not line.startswith("#")).strip())
    found = [(PINNED.match(entry), entry) for entry in entries]
    assert [entry for match, entry in found if match is None] == []
    return {match[1]: match[2] for match, _ in found if match}


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_address(name: str) -> None:
    text = (CHECKOUT / "installer" / "lock" / f"{name}.txt").read_text(encoding="utf-8")
    assert not re.search(r"://|\bhttp|--index|--find-links|--extra|www\.|\bindex\b", text)


def test_what_the_program_runs_with_is_what_it_was_tested_with() -> None:
    assert locked("run").items() <= locked("test").items()


def test_everything_that_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert {plain_name(line) for line in project["dependencies"] + extras["embedded"]} <= locked("run").keys()
    assert {plain_name(line) for line in extras["tests"]} <= locked("test").keys()


def plain_name(requirement: str) -> str:
    return re.split(r"[\[<>=! ]", requirement, maxsplit=1)[0].lower().replace("_", "-")
