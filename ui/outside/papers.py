"""The papers of what goes out and comes in: drawn once, kept, and shown to be printed or saved."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lims_desktop import documents, files, lists, passage
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from ui.intake.paper import PaperView
from ui.page import Page
from ui.parts.buttons import button
from ui.parts.terms import Terms


@dataclass(frozen=True)
class Issued:
    """A paper and its code; `sha256` is empty while its bytes are not kept."""

    code: str
    content: bytes
    sha256: str = ""


def issue(lab: Lab, document: int, language: str) -> Issued:
    """The kept bytes of a paper; else it is drawn, and kept when it was I who issued it."""
    known = documents.by_number(lab, document)
    if known is not None and known.sha256:
        file = files.read(lab, known.sha256)
        if file is not None:
            return Issued(known.code, file.content, known.sha256)
    facts = passage.of_document(lab, document)
    if facts is None:
        raise Refused("document.unknown", document=document)
    content = passage.draw(facts, lab.laboratory, Terms(lists.every_term(lab), language).word, language)
    try:
        return Issued(facts.head.code, content, documents.keep(lab, document, content).sha256)
    except Refused as refused:
        if refused.code not in ("document.unknown", "document.kept_already"):
            raise
        return Issued(facts.head.code, content)


class PaperPane(QWidget):
    """A paper over the whole page; Escape goes back."""

    closed = Signal()

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.paper = PaperView()
        self.paper.saved.connect(lambda path: page.desk.messages.good(self.tr("Saved as {path}").format(path=path)))
        self.paper.failed.connect(page.desk.messages.refuse)
        self.back = button(self.tr("Back  (Esc)"), self.closed.emit, icon="back", flat=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.paper, 1)

    def show_paper(self, issued: Issued) -> None:
        """Show this one."""
        self.paper.show_paper(issued.content, issued.code)
        self.paper.view.setFocus()
