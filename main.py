"""LIMS Desktop: without words it opens the window; with words it is the command line."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec

OTHER_FLOORS = {"simulate": "devices.simulate", "tour": "ui.tour"}
"""Commands that are no part of the laboratory; each module has a function or a group of the command's name."""


def main() -> int:
    """Open the window, or do what the command line says."""
    if len(sys.argv) == 1:
        return int(import_module("ui.app").run())
    return _command_line()


def _command_line() -> int:
    import typer

    from lims_desktop import commands
    from lims_desktop.errors import LimsError
    from lims_desktop.registry import discover
    from lims_desktop.sentences import sentence

    app = typer.Typer(
        help="LIMS Desktop: a laboratory's evidence, analyses and reports.",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
    )
    for module in discover(commands):
        module.register(app)
    for name, module_name in OTHER_FLOORS.items():
        if sys.argv[1] in (name, "--help") and find_spec(module_name):  # the screen is loaded only when it is asked for
            found = getattr(import_module(module_name), name)
            app.add_typer(found, name=name) if isinstance(found, typer.Typer) else app.command(name)(found)
    try:
        app()
    except LimsError as refused:
        typer.echo(sentence(refused), err=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
