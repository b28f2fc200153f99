"""What was scanned by mistake, put back before the work starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop import worksheets
from lims_desktop.codes import Kind, machine_code
from ui.duties import WORKERS
from ui.parts.asking import Asking
from ui.parts.choice import Choice
from ui.worksheets import tools
from ui.worksheets.because import answer

if TYPE_CHECKING:
    from lims_desktop.lab import Me
    from lims_desktop.worksheets import WorksheetView
    from ui.page import Page


def is_prepared(view: WorksheetView, me: Me) -> bool:
    """Whether something was taken and nothing of it is used yet."""
    return view.state == "DRAFT" and bool(view.instruments or view.lots) and bool(me.duties & WORKERS)


@tools.register("putback", QT_TRANSLATE_NOOP("worksheettools", "&Put back …"), offered=is_prepared)
def put_back(page: Page, view: WorksheetView) -> None:
    """Ask which, and take it off the worksheet."""
    title = QCoreApplication.translate("worksheettools", "Put back what was scanned by mistake")
    go_on = QCoreApplication.translate("worksheettools", "Put back")
    taken = [(machine_code(Kind.INSTRUMENT, one.id), f"{one.name} {one.serial or ''}") for one in view.instruments]
    taken += [(machine_code(Kind.LOT, one.id), f"{one.name} {one.number or ''}") for one in view.lots]
    asking = Asking(title, "", go_on, page.desk.over)
    asking.form.add("code", QCoreApplication.translate("worksheettools", "&What"), Choice(taken))
    asking.require("code")
    asking.given.connect(lambda said: answer(page, asking, worksheets.put_back, view.id, said["code"]))
    asking.open()
