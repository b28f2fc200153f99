"""The paper of a report beside what is written or reviewed; it stays where one was looking when it is drawn anew."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.intake.paper import PaperView
from ui.parts.buttons import rename
from ui.parts.words import paragraph


class Preview(QWidget):
    """A PDF, and a line above it that says what it is."""

    def __init__(self) -> None:
        super().__init__()
        self.said = paragraph("", "quiet")
        self.paper = PaperView()
        rename(self.paper.print_button, self.tr("Print"))
        rename(self.paper.save_button, self.tr("Save a copy …"))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.said)
        column.addWidget(self.paper, 1)

    def show_paper(self, paper: bytes, name: str, said: str) -> None:
        """Show these bytes; the same report stays at the place where it was scrolled to."""
        bar = self.paper.view.verticalScrollBar()
        place = bar.value() if self.paper.view.accessibleName() == name else 0
        self.paper.show_paper(paper, name)
        self.said.setText(said)
        bar.setValue(place)
        QTimer.singleShot(0, self, lambda: bar.setValue(place))

    def jump_to(self, words: str) -> None:
        """Turn to the first page that has these words."""
        page = next((n for n in range(self.paper.pages) if words.casefold() in self.paper.text(n).casefold()), None)
        if page is not None:
            self.paper.view.pageNavigator().jump(page, QPointF(), 0)
