"""Document: the paper behind a scanned document code, such as the receipt of a submission."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import documents, files, intake
from lims_desktop.codes import Kind, machine_code, read_code
from lims_desktop.errors import Refused
from ui import pages
from ui.duties import INSIDE
from ui.intake.paper import PaperView
from ui.page import Page

if TYPE_CHECKING:
    from lims_desktop.lab import Lab


@dataclass(frozen=True)
class Paper:
    """A document's code, its bytes, and their SHA-256."""

    code: str
    content: bytes = b""
    sha256: str = ""


@pages.register
class DocumentPage(Page):
    """One document, opened by its code or by its number; a receipt has the number of its submission."""

    name = "document"
    duties = INSIDE
    icon = "document"
    order = 230
    title = QT_TRANSLATE_NOOP("pages", "Document")
    in_rail = False

    def build(self) -> None:
        """The pages of the paper."""
        self.paper = PaperView()
        self.paper.saved.connect(lambda path: self.desk.messages.good(self.tr("Saved as {path}").format(path=path)))
        self.paper.failed.connect(self.desk.messages.refuse)
        self.content.addWidget(self.paper, 1)
        self.content.addStretch(0)
        self.key("Ctrl+P", self.tr("Print"), self.paper.print_out)
        self.key("Ctrl+S", self.tr("Save as …"), self.paper.save)

    def load(self, lab: Lab) -> Paper:
        """The receipt of the submission, or the paper that was issued under this code."""
        by_code = isinstance(self.argument, str)
        number = read_code(self.argument).number if by_code else int(self.argument or 0)
        code = machine_code(Kind.DOCUMENT, number)
        sha256 = _kept(lab, number)
        file = files.read(lab, sha256) if sha256 else None
        return Paper(code, file.content, sha256 or "") if file else Paper(code)

    def fill(self, paper: Paper) -> None:
        """Show it, or say that there is none."""
        self.set_title(paper.code, f"SHA-256 {paper.sha256}" if paper.sha256 else "")
        self.paper.setVisible(bool(paper.content))
        self.paper.show_paper(paper.content, paper.code)
        if not paper.content:
            self.notice.show_text(self.desk.sentence(Refused("case.no_document", code=paper.code)), tone="refused")


def _kept(lab: Lab, number: int) -> str | None:
    """The SHA-256 of what was kept under this number; numbers below the first document's are submissions'."""
    if number >= documents.FIRST:
        document = documents.by_number(lab, number)
        return document.sha256 if document else None
    settled = intake.settled(lab, number)
    return settled.receipt if settled else None
