"""The values of a worksheet that is verified blind: looked at knowingly, since nobody who looked verifies it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop import verification
from ui.parts.asking import Asking
from ui.worksheets import tools
from ui.worksheets.because import answer

if TYPE_CHECKING:
    from lims_desktop.lab import Me
    from lims_desktop.worksheets import WorksheetView
    from ui.page import Page

LOOKERS = frozenset(
    {"analyst", "technical_reviewer", "medical_examiner", "laboratory_manager", "quality_manager", "auditor"}
)


def is_unseen(view: WorksheetView, me: Me) -> bool:
    """Whether the values are hidden from somebody who may say that they look."""
    return view.unseen and bool(me.duties & LOOKERS)


@tools.register("look", QT_TRANSLATE_NOOP("worksheettools", "&Look at the values …"), offered=is_unseen)
def look(page: Page, view: WorksheetView) -> None:
    """Say what it means, and look."""
    title = QCoreApplication.translate("worksheettools", "Look at the values of {worksheet}")
    about = QCoreApplication.translate(
        "worksheettools", "It is recorded that you looked. From then on you cannot be the second examiner."
    )
    go_on = QCoreApplication.translate("worksheettools", "Look")
    asking = Asking(title.format(worksheet=view.number), about, go_on, page.desk.over)
    asking.given.connect(lambda _: answer(page, asking, verification.look, view.id))
    asking.open()


def say_unseen(page: Page, view: WorksheetView) -> None:
    """While the values are hidden, the page says so and how to see them."""
    if not view.unseen:
        page.notice.hide()
        return
    text = QCoreApplication.translate(
        "worksheettools",
        "This worksheet is verified blind: its values are hidden from whoever may become its verifier.",
    )
    words = QCoreApplication.translate("worksheettools", "Look at the values …")
    mine = is_unseen(view, page.desk.lab.me)
    page.notice.show_text(text, words if mine else "", (lambda: look(page, view)) if mine else None, tone="info")
