"""The help beside the page: our own pages in `resources/help`, in the reader's language."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from ui.parts.buttons import tool
from ui.parts.words import words
from ui.tokens import RESOURCES

FOLDER = RESOURCES / "help"
FIRST = "contents"
WIDTH = 380


class HelpPanel(QFrame):
    """A narrow reader that opens at the help of the page it is asked about."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("helpPanel")
        self.setFixedWidth(WIDTH)
        self._language = language
        self.reader = QTextBrowser(self)
        self.reader.setObjectName("help")
        self.reader.setOpenLinks(False)
        self.reader.anchorClicked.connect(self._follow)
        self.reader.setAccessibleName(self.tr("Help"))
        top = QHBoxLayout()
        top.setContentsMargins(16, 10, 8, 6)
        top.addWidget(words(self.tr("Help"), "large"))
        top.addStretch(1)
        top.addWidget(tool("lists", self.tr("Contents"), lambda: self.show_page(FIRST), self))
        top.addWidget(tool("close", self.tr("Close"), self.hide, self, "F1"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(top)
        column.addWidget(self.reader, 1)
        self.hide()

    def toggle(self, page: str = "") -> None:
        """Open at the help of this page, or close."""
        if self.isVisible():
            self.hide()
        else:
            self.show_page(page)
            self.show()
            self.reader.setFocus()

    def show_page(self, name: str) -> None:
        """Show one help page; what nobody wrote leads to the contents."""
        path = help_file(name, self._language) or help_file(FIRST, self._language)
        self.reader.setMarkdown(path.read_text("utf-8") if path else "")
        _give_room(self.reader.document())

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        self.show_page(Path(link.path()).stem)


def _give_room(document: QTextDocument) -> None:
    """Markdown comes without a style: space between paragraphs, calmer headings."""
    document.setDocumentMargin(16)
    document.setIndentWidth(20)
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        level = block.blockFormat().headingLevel()
        shape = QTextBlockFormat()
        shape.setTopMargin(14 if level > 1 else 0)
        shape.setBottomMargin(4 if block.textList() is not None else 8)
        shape.setLineHeight(132, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(shape)
        if level:
            letters = QTextCharFormat()
            letters.setProperty(QTextCharFormat.Property.FontSizeAdjustment, 2 if level == 1 else 1)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(letters)
        block = block.next()


def help_file(name: str, language: str) -> Path | None:
    """The help page of this name in this language, or in English, or None."""
    if not name.replace("_", "").replace("-", "").isalnum():
        return None
    found = (FOLDER / tongue / f"{name}.md" for tongue in (language, "en"))
    return next((path for path in found if path.is_file()), None)
