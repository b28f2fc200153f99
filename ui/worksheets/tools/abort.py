"""A run that is ended without a result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop import worksheets
from ui.duties import WORKERS
from ui.worksheets import tools
from ui.worksheets.because import because

if TYPE_CHECKING:
    from lims_desktop.lab import Me
    from lims_desktop.worksheets import WorksheetView
    from ui.page import Page


def is_at_work(view: WorksheetView, me: Me) -> bool:
    """Whether something can still be ended, by somebody of the bench."""
    return view.state in ("DRAFT", "RUNNING", "QC_FAIL") and bool(me.duties & WORKERS)


@tools.register("abort", QT_TRANSLATE_NOOP("worksheettools", "A&bort …"), offered=is_at_work)
def abort(page: Page, view: WorksheetView) -> None:
    """Ask why; everything that was entered stays."""
    title = QCoreApplication.translate("worksheettools", "Abort the run")
    about = QCoreApplication.translate("worksheettools", "Everything that was entered stays.")
    go_on = QCoreApplication.translate("worksheettools", "Abort")
    because(page, title, about, go_on, worksheets.abort, view.id)
