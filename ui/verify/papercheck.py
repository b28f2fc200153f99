"""Check a paper: a file that was chosen, or dropped on the page, is held against the ledger."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from lims_desktop.errors import Cancelled, LimsError
from lims_desktop.verify import paper
from lims_desktop.verify.paper import PaperChecked
from ui.parts.buttons import button
from ui.verify.verdict import VerdictCard
from ui.work import Steps

if TYPE_CHECKING:
    from ui.page import Page


class PaperCheck(QObject):
    """The button, its key, and the files dropped on a page; the verdict goes to the page's card."""

    def __init__(self, page: Page, verdict: VerdictCard, busy: Callable[[Steps | None], object]) -> None:
        super().__init__(page)
        self._page, self._verdict, self._busy = page, verdict, busy
        words = self.tr("Check a &paper …")
        self.button = button(words, self.choose, icon="document")
        page.key("Ctrl+O", words.replace("&", ""), self.choose)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    @Slot()
    def choose(self) -> None:
        """Let the person name the file."""
        title, papers, every = self.tr("Check a paper"), self.tr("Papers"), self.tr("All files")
        path, _ = QFileDialog.getOpenFileName(self._page, title, "", f"{papers} (*.pdf);;{every} (*)")
        if path:
            self.check(path)

    def check(self, path: str) -> None:
        """Hold this file against the ledger."""
        if not self.button.isEnabled():
            return
        self._verdict.show_figures(())
        self._verdict.show_verdict("", self.tr("Checking the paper …"), path)
        self._busy(self._page.ask_at_length(paper.check_file, path, then=self._checked))

    def refused(self, error: LimsError) -> None:
        """Say what is wrong with the paper, or that it was stopped."""
        if isinstance(error, Cancelled):
            self._verdict.show_verdict(
                "", self.tr("Stopped"), self.tr("Nothing is known of the paper: check it again.")
            )
        else:
            title = self.tr("The paper was NOT confirmed")
            self._verdict.show_verdict("refused", title, self._page.desk.sentence(error))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A single file may be dropped anywhere on the page."""
        if isinstance(event, QDropEvent):
            files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
            if len(files) == 1:
                event.acceptProposedAction()
                if not isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.Drop:
                    self.check(files[0])
                return True
        return False

    def _checked(self, checked: PaperChecked) -> None:
        self._busy(None)
        said = "\n".join(checked.sentences(self._page.desk.language, self._kind_words(checked.found.kind)))
        self._verdict.show_verdict("good", self.tr("The paper is genuine"), said)
        found = checked.found
        figures = [
            (found.code, self.tr("document")),
            (f"{found.entry.id:,}", self.tr("entry of the ledger")),
            (found.entry.hash.hex()[:16], self.tr("hash of the entry, its beginning")),
            (checked.sha256[:16], self.tr("SHA-256, its beginning")),
        ]
        self._verdict.show_figures(figures)

    def _kind_words(self, kind: str) -> str:
        kinds = {
            "receipt": self.tr("receipt for exhibits"),
            "custody_report": self.tr("custody report"),
            "recall_list": self.tr("recall list"),
            "recall_notice": self.tr("recall notice"),
        }
        return kinds.get(kind, "")
