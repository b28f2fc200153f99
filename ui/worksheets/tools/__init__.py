"""What a worksheet offers beside its next step: each is one module here that registers itself, shown under "More".

@tools.register("abort", QT_TRANSLATE_NOOP("worksheettools", "A&bort …"), offered=is_at_work)
def abort(page: Page, view: WorksheetView) -> None: ...
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from lims_desktop import registry

if TYPE_CHECKING:
    from lims_desktop.lab import Me
    from lims_desktop.worksheets import WorksheetView
    from ui.page import Page

    Offered = Callable[[WorksheetView, Me], bool]
    Run = Callable[[Page, WorksheetView], None]


@dataclass(frozen=True)
class Tool:
    """One line of the menu: when it is offered to whom, and what it does. Afterwards the tool reloads the page."""

    source: object
    offered: Offered
    run: Run

    @property
    def words(self) -> str:
        """Its words in the reader's language."""
        return QCoreApplication.translate("worksheettools", str(self.source))


_registered: registry.Registry[Tool] = registry.Registry("tool of a worksheet")


def register(name: str, source: object, *, offered: Offered) -> Callable[[Run], Run]:
    """Know the decorated function as a tool; `source` is marked with QT_TRANSLATE_NOOP("worksheettools", ...)."""

    def remember(run: Run) -> Run:
        _registered.register(name)(Tool(source, offered, run))
        return run

    return remember


def offered(view: WorksheetView, me: Me) -> list[Tool]:
    """The tools that this person has for this worksheet as it stands, in the order of their names."""
    registry.discover(sys.modules[__name__])
    return [tool for _name, tool in sorted(_registered.items()) if tool.offered(view, me)]
