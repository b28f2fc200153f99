"""Before an edit is proposed: what changes against the version in force, whose proposal it replaces, and why."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from lims_desktop.methods.register import Version
from ui.forms import long_text
from ui.methods.definition import Change
from ui.page import Page
from ui.parts.asking import Asking
from ui.table import Column
from ui.tableview import Table

WIDTH, HEIGHT = 860, 260


def ask(
    page: Page, changes: Sequence[Change], waiting: Version | None, given: Callable[[Asking, str], object]
) -> Asking:
    """Ask for the reason; `given` is told it, and agrees or refuses."""

    def say(text: object) -> str:
        return QCoreApplication.translate("methodeditor", str(text))

    about = say(
        QT_TRANSLATE_NOOP("methodeditor", "It comes into force when quality and one more person have approved it.")
    )
    if waiting is not None:
        replaces = QT_TRANSLATE_NOOP("methodeditor", "Version {number} of {by} waits for approval; yours replaces it.")
        about += " " + say(replaces).format(number=waiting.number, by=waiting.proposed_by)
    title = say(QT_TRANSLATE_NOOP("methodeditor", "Propose this version"))
    asking = Asking(title, about, say(QT_TRANSLATE_NOOP("methodeditor", "Propose")), page.desk.over)
    table = Table(page, (
        Column("what", QT_TRANSLATE_NOOP("methods", "What"), 180),
        Column("before", QT_TRANSLATE_NOOP("methods", "Before"), 300),
        Column("now", QT_TRANSLATE_NOOP("methods", "Now"), 300),
    ), words="methods")  # fmt: skip
    table.show_rows(changes)
    table.setFixedHeight(HEIGHT)
    asking.room.insertWidget(2, table)
    asking.setMinimumWidth(WIDTH)
    asking.form.add("reason", say(QT_TRANSLATE_NOOP("methodeditor", "&Reason")), long_text(2))
    asking.require("reason")
    asking.given.connect(lambda said: given(asking, said["reason"]))
    asking.open()
    return asking
