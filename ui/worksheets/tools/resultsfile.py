"""Values out of a file that an instrument wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.duties import WORKERS
from ui.worksheets import tools

if TYPE_CHECKING:
    from lims_desktop.lab import Me
    from lims_desktop.worksheets import WorksheetView
    from ui.page import Page


def is_running(view: WorksheetView, me: Me) -> bool:
    """Whether values can be entered, by somebody of the bench."""
    return view.state == "RUNNING" and bool(me.duties & WORKERS)


@tools.register("results-file", QT_TRANSLATE_NOOP("worksheettools", "Values from a &file …"), offered=is_running)
def results_file(page: Page, view: WorksheetView) -> None:
    """Open the page that reads a file for this worksheet."""
    page.desk.open("results-file", view.id)
