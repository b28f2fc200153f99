"""`main.py tour --out DIR`: the main job of a day, done on the real screens with simulated devices, in pictures.

It works in a laboratory of its own, in a temporary folder: nobody's demonstration and nobody's settings are touched.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

Out = Annotated[Path, typer.Option(help="Folder for screenshots, labels, papers and tour.json.")]
Keep = Annotated[bool, typer.Option("--keep", help="Leave the tour's laboratory there and say where.")]
Language = Annotated[str, typer.Option(help="Language of the screens: en or es; the computer's when left out.")]
Docs = Annotated[Path | None, typer.Option(help="Folder for copies of the pictures that the README shows.")]
Cases = Annotated[int, typer.Option(min=1, help="Invented cases that the laboratory has before the tour begins.")]


def tour(out: Out, keep: Keep = False, cases: Cases = 12, docs: Docs = None, language: Language = "") -> None:
    """Show a day at the counter in pictures: every step is done on the screen and checked in the database."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.ending import put_away
    from ui.preferences import LANGUAGES, system_language
    from ui.tour.telling import tell

    if language and language not in LANGUAGES:
        raise typer.BadParameter(f"it is one of {', '.join(LANGUAGES)}", param_hint="--language")
    status = tell(out, keep=keep, cases=cases, docs=docs, language=language or system_language())
    put_away()
    raise typer.Exit(status)
