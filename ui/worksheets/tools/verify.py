"""A worksheet that waits for its second examiner: the way to the page on which they conclude."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.worksheets import tools

if TYPE_CHECKING:
    from lims_desktop.lab import Me
    from lims_desktop.worksheets import WorksheetView
    from ui.page import Page


def is_verified(view: WorksheetView, _me: Me) -> bool:
    """Whether its method wants a second examiner, and the work was submitted."""
    return view.verification is not None and view.state == "QC_PASS"


@tools.register("verify", QT_TRANSLATE_NOOP("worksheettools", "Its second &examiner …"), offered=is_verified)
def verify(page: Page, view: WorksheetView) -> None:
    """Open the queue at this worksheet."""
    page.desk.open("verifications", view.id)
