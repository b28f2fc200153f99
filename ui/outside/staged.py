"""A page of several stages, one at a time: the list, going out, coming in, and the paper of what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.outside import papers
from ui.outside.papers import Issued, PaperPane
from ui.page import Page


class StagedPage(Page):
    """Escape goes back to the list; a paper is drawn and kept as soon as the act that issued it has answered."""

    def lay_stages(self, first: QWidget, *others: QWidget) -> None:
        """The list and the other stages; the paper comes last."""
        self.stack = QStackedWidget()
        self._first = first
        self.pane = PaperPane(self)
        for part in (first, *others, self.pane):
            self.stack.addWidget(part)
        self.content.addWidget(self.stack, 1)
        self.back_button = self.add_button(self.tr("Back  (Esc)"), self.back, icon="back")
        self.key("Esc", self.tr("Back"), self.back)
        self._paper_keys = (
            self.key("Ctrl+P", self.tr("Print"), self.pane.paper.print_out),
            self.key("Ctrl+S", self.tr("Save as …"), self.pane.paper.save),
        )

    @property
    def on_paper(self) -> bool:
        """Whether a paper is shown."""
        return self.stack.currentWidget() is self.pane

    def show_stage(self, stage: QWidget) -> None:
        """Show this stage."""
        self.stack.setCurrentWidget(stage)
        self.back_button.setVisible(stage is not self._first)
        for action in self._paper_keys:
            action.setVisible(stage is self.pane)
        self.staged()

    def staged(self) -> None:
        """Another stage is shown: titles and buttons follow."""

    def changed(self) -> None:
        """Only the list shows what others do; it is loaded again when it is seen, and nothing typed is disturbed."""
        self._stale = True
        if self.isVisible() and self.stack.currentWidget() is self._first:
            self._soon.start()

    @Slot()
    def back(self) -> None:
        """Back to the list."""
        if self.stack.currentWidget() is not self._first:
            self.show_stage(self._first)
            if self._stale:
                self.reload()

    def issue(self, document: int, *, show: bool = True) -> None:
        """Draw and keep a paper, and show it."""
        then: Callable[[Issued], Any] | None = self._issued if show else None
        self.act(papers.issue, document, self.desk.language, then=then)

    def _issued(self, issued: Issued) -> None:
        self.pane.show_paper(issued)
        self.show_stage(self.pane)
        kept = self.tr("Kept in the laboratory: SHA-256 {sha256}").format(sha256=issued.sha256) if issued.sha256 else ""
        self.set_title(issued.code, kept)
