"""Who may import whom: the contracts of pyproject.toml, and that each of them bites."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]
FLOORS = ("lims_desktop", "devices", "ui")


def check_floors(checkout: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"]
    return subprocess.run(command, cwd=checkout, capture_output=True, text=True, check=False)


def test_everybody_imports_only_what_they_may() -> None:
    answer = check_floors(CHECKOUT)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize(
    ("where", "what"),
    [
        ("lims_desktop/core.py", "import ui"),
        ("lims_desktop/core.py", "import devices.printer"),
        ("lims_desktop/core.py", "import PySide6.QtCore"),
        ("lims_desktop/core.py", "import serial"),
        ("devices/printer.py", "import ui"),
        ("devices/printer.py", "import lims_desktop.core"),
        ("devices/printer.py", "import psycopg"),
        ("ui/window.py", "import main"),
        ("ui/window.py", "import sqlalchemy"),
        ("ui/window.py", "import psycopg"),
        ("ui/pages/first.py", "import ui.pages.second"),
    ],
)
def test_a_forbidden_import_is_found(tmp_path: Path, where: str, what: str) -> None:
    for name in ("lims_desktop/core", "lims_desktop/errors", "devices/printer", "ui/window", "ui/pages/first"):
        _write(tmp_path / f"{name}.py", "")
    _write(tmp_path / "lims_desktop/registry.py", "")
    _write(tmp_path / "ui/pages/second.py", "")
    _write(tmp_path / "ui/listener.py", "import psycopg\n")
    _write(tmp_path / "devices/scale.py", "import lims_desktop.errors\n")
    _write(tmp_path / "main.py", "import ui.window\n")
    _write(tmp_path / "pyproject.toml", (CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    before = check_floors(tmp_path)
    assert before.returncode == 0, before.stdout
    _write(tmp_path / where, what + "\n")
    assert "1 broken" in check_floors(tmp_path).stdout


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.suffix == ".py" and file.name != "main.py":
        (file.parent / "__init__.py").touch()
    file.write_text(text, encoding="utf-8")
