"""The button and the key that issue the custody report of what a page shows, and open it as a paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QPushButton

from lims_desktop import custody_report
from lims_desktop.documents import DocumentKept

if TYPE_CHECKING:
    from ui.page import Page

NOT_FOR = frozenset({"agency_client", "administrator"})
"""Clients of agencies have no custody report yet; administrators have no items to see."""


def offer_report(page: Page, subject: str, shown: Callable[[], int | None]) -> list[QPushButton]:
    """A button with Ctrl+R on this page; `shown` says the number of the item or case it shows. Empty for outsiders."""
    if page.desk.lab.me.duties <= NOT_FOR:
        return []
    words = QCoreApplication.translate("custody", "Custody report")

    def issue() -> None:
        number = shown()
        if number is not None:
            page.desk.messages.say(
                QCoreApplication.translate("custody", "The report is being written; it opens when it is kept.")
            )
            page.act(custody_report.issue, subject, number, page.desk.language, act=uuid4(), then=opened)

    def opened(kept: DocumentKept) -> None:
        page.desk.open("document", kept.code)

    page.key("Ctrl+R", words, issue)
    button = page.add_button(words, issue, icon="document")
    button.setToolTip(f"{words}  (Ctrl+R)")
    return [button]
