"""`main.py bundle`: a disclosure bundle checked, without the laboratory."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

bundle = typer.Typer(help="Disclosure bundles: checked without a laboratory.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Bring `bundle` to the command line."""
    app.add_typer(bundle, name="bundle")


@bundle.callback()
def _group() -> None:
    """Keep the word `verify`, although it is the only one."""


@bundle.command()
def verify(
    file: Annotated[Path, typer.Argument(help="The bundle.")],
    root: Annotated[str, typer.Option(help="SHA-256 of the laboratory's root certificate, as you know it.")] = "",
    checkpoint: Annotated[str, typer.Option(help="Size and root of the checkpoint, as you know it.")] = "",
    language: Annotated[str, typer.Option(help="Language of what is said: en or es.")] = "en",
) -> None:
    """Check a bundle: name the first thing wrong and end with 1, or say what it holds and end with 0."""
    from lims_desktop.bundling import checking

    lines = checking.checked(file, language, progress=lambda *_: None, root=root, checkpoint=checkpoint)
    checking.second_opinion(file, language)
    for line in lines:
        typer.echo(line)
