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
Docs = Annotated[Path | None, typer.Option(help="Folder for copies of the pictures that the README shows.")]
Cases = Annotated[int, typer.Option(min=1, help="Invented cases that the laboratory has before the tour begins.")]


def tour(out: Out, keep: Keep = False, cases: Cases = 12, docs: Docs = None) -> None:
    """Show a day at the counter in pictures: every step is done on the screen and checked in the database."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.ending import put_away
    from ui.tour.telling import tell

    status = tell(out, keep=keep, cases=cases, docs=docs)
    put_away()
    raise typer.Exit(status)
