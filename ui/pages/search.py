"""Where is it? What the words typed in the search box find; a code opens its thing at once."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Slot
from PySide6.QtWidgets import QStackedWidget

from lims_desktop import search
from lims_desktop.codes import looks_like_code
from lims_desktop.search import Found
from ui import pages
from ui.duties import INSIDE
from ui.page import Page
from ui.parts.words import paragraph
from ui.scan import safe
from ui.search.findings import FindingsView

if TYPE_CHECKING:
    from lims_desktop.lab import Lab

LONGEST = 200
MOST = 30


@pages.register
class SearchPage(Page):
    """The findings; the words themselves are typed in the header."""

    name = "search"
    duties = INSIDE
    icon = "search"
    order = 15
    title = QT_TRANSLATE_NOOP("pages", "Where is it?")
    in_rail = False

    def build(self) -> None:
        """One list, or a sentence where there is none."""
        self.findings = FindingsView(self)
        self.findings.opened.connect(self._open)
        self.sentence = paragraph("", "quiet")
        self.sentence.setMargin(32)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.findings)
        self.stack.addWidget(self.sentence)
        self.content.addWidget(self.stack)
        self.setFocusProxy(self.findings)

    def load(self, lab: Lab) -> tuple[str, list[Found]]:
        """What the words find, and the words themselves."""
        words = searchable(str(self.argument or ""))
        return words, search.find(lab, words, most=MOST) if words else []

    def fill(self, answer: tuple[str, list[Found]]) -> None:
        """Show the findings, or say that there are none; one code with one finding opens it."""
        words, found = answer
        self.set_title(self.words(), self._summary(words, found))
        self.findings.show_found(found)
        self.stack.setCurrentWidget(self.findings if found else self.sentence)
        self.sentence.setText(self._nothing(words))
        if len(found) == 1 and looks_like_code(words.upper()):
            self._open(found[0])

    def _summary(self, words: str, found: list[Found]) -> str:
        return self.tr("{count} found for “{words}”").format(count=len(found), words=safe(words)) if found else ""

    def _nothing(self, words: str) -> str:
        if not words:
            return self.tr("Type a number, an agency reference, a name, a description, or scan a code.")
        nothing = self.tr(
            "Nothing is known by “{words}”. Fewer or shorter words find more; every word may be a beginning."
        )
        return nothing.format(words=safe(words))

    @Slot(object)
    def _open(self, found: Found) -> None:
        self.desk.open(found.kind, found.id)


def searchable(text: str) -> str:
    """The words without what nobody can see or type: control characters and marks that turn the line round."""
    visible = "".join(" " if c.isspace() else c for c in text[: 4 * LONGEST] if c.isspace() or _is_visible(c))
    return " ".join(visible.split())[:LONGEST]


def _is_visible(character: str) -> bool:
    return unicodedata.category(character)[0] != "C"
