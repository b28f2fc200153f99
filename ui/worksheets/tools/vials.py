"""The vials of a run: labelled and scanned on a page of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.worksheets import tools

if TYPE_CHECKING:
    from lims_desktop.lab import Me
    from lims_desktop.worksheets import WorksheetView
    from ui.page import Page


def has_vials(view: WorksheetView, _me: Me) -> bool:
    """Whether the method wants vials, and the run has begun."""
    return view.state != "DRAFT" and view.read.vials


@tools.register("vials", QT_TRANSLATE_NOOP("worksheettools", "&Vials …"), offered=has_vials)
def vials(page: Page, view: WorksheetView) -> None:
    """Open their page."""
    page.desk.open("vials", view.id)
