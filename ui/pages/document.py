"""Document: the paper behind a scanned document code, such as the receipt of a submission."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import certify, documents, files, intake
from lims_desktop.codes import Kind, machine_code, read_code
from lims_desktop.documents import Document, DocumentKept
from lims_desktop.errors import Refused
from ui import pages
from ui.duties import INSIDE
from ui.intake.paper import PaperView
from ui.page import Page

if TYPE_CHECKING:
    from lims_desktop.lab import Lab


@dataclass(frozen=True)
class Paper:
    """A document's code, its bytes, and their SHA-256; `waits` was issued and never kept."""

    code: str
    content: bytes = b""
    sha256: str = ""
    waits: Document | None = None


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
        self.key("Ctrl+P", self.tr("Print"), self.paper.print_button.click)
        self.key("Ctrl+S", self.tr("Save as …"), self.paper.save_button.click)

    def load(self, lab: Lab) -> Paper:
        """The receipt of the submission, or the paper that was issued under this code."""
        by_code = isinstance(self.argument, str)
        number = read_code(self.argument).number if by_code else int(self.argument or 0)
        code = machine_code(Kind.DOCUMENT, number)
        sha256, waits = _kept(lab, number)
        file = files.read(lab, sha256) if sha256 else None
        return Paper(code, file.content, sha256 or "") if file else Paper(code, waits=waits)

    def fill(self, paper: Paper) -> None:
        """Show it, or say that there is none."""
        self.set_title(paper.code, f"SHA-256 {paper.sha256}" if paper.sha256 else "")
        self.paper.setVisible(bool(paper.content))
        self.paper.show_paper(paper.content, paper.code)
        if paper.waits is not None and paper.waits.kind in certify.DRAWN:
            self._offer(paper.code, paper.waits)
        elif not paper.content:
            self.notice.show_text(self.desk.sentence(Refused("case.no_document", code=paper.code)), tone="refused")

    def _offer(self, code: str, waits: Document) -> None:
        """Only who issued a paper keeps it; to them it is offered to be drawn now."""
        said = self.desk.sentence(Refused("document.not_kept", code=code, name=waits.issued_by))
        if waits.issued_by == self.desk.lab.me.name:
            draw = partial(self.act, certify.again, waits.id, self.desk.language, then=self._drawn)
            self.notice.show_text(said, self.tr("Draw it now"), draw, tone="warning")
        else:
            self.notice.show_text(said, tone="warning")

    def _drawn(self, _kept: DocumentKept) -> None:
        self.reload()


def _kept(lab: Lab, number: int) -> tuple[str | None, Document | None]:
    """The SHA-256 kept under this number, or the paper that has none; numbers below the first one are submissions'."""
    if number >= documents.FIRST:
        document = documents.by_number(lab, number)
        return (document.sha256, document) if document else (None, None)
    settled = intake.settled(lab, number)
    return (settled.receipt if settled else None), None
