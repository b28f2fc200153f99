"""Brings the Spanish of the screen up to date.

    python resources/translations/build.py

Collects every text of the screen into `lims_es.ts`, which is translated by hand or with Qt Linguist, and compiles it
into `lims_es.qm`, which the program reads. Both are kept. A test fails when a text has no finished translation.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TEXTS = HERE / "lims_es.ts"


def update(texts: Path = TEXTS) -> None:
    """Collect the texts of every file of the screen; what is gone from the program goes from the file."""
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))
    _run("lupdate", "-locations", "none", "-no-obsolete", *sources, "-ts", str(texts))


def release(texts: Path = TEXTS) -> Path:
    """Compile the finished translations."""
    compiled = texts.with_suffix(".qm")
    _run("lrelease", "-silent", str(texts), "-qm", str(compiled))
    return compiled


def _run(tool: str, *arguments: str) -> None:
    program = Path(sys.executable).with_name(f"pyside6-{tool}")
    subprocess.run([program, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    update()
    release()
