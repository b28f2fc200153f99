"""What did not conform at a run: raised with the worksheet as its subject, so that its cases list it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.worksheets import tools

if TYPE_CHECKING:
    from lims_desktop.lab import Me
    from lims_desktop.worksheets import WorksheetView
    from ui.page import Page


def always(_view: WorksheetView, _me: Me) -> bool:
    """Whoever sees the worksheet may raise one."""
    return True


@tools.register("nonconformity", QT_TRANSLATE_NOOP("worksheettools", "Raise a &nonconformity …"), offered=always)
def nonconformity(page: Page, view: WorksheetView) -> None:
    """Go where it is raised, about this worksheet."""
    page.desk.open("nonconformities", ("worksheet", view.id, view.number))
