"""The paper of a report beside what is written or reviewed; it stays where one was looking when it is drawn anew."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.intake.paper import PaperView
from ui.parts.buttons import rename
from ui.parts.words import paragraph

SHARPEN_AFTER_MS = 150


class ReportPaper(PaperView):
    """What is seen; what is printed or saved is asked for, because a report that is not issued goes out marked."""

    printing = Signal()
    saving = Signal()

    def __init__(self) -> None:
        super().__init__()
        rename(self.print_button, self.tr("Print"))
        rename(self.save_button, self.tr("Save a copy …"))
        self._sharpen = QTimer(self, singleShot=True, interval=SHARPEN_AFTER_MS)
        self._sharpen.timeout.connect(self.sharpen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width needs other pictures of the pages."""
        super().resizeEvent(event)
        self._sharpen.start()

    @Slot()
    def sharpen(self) -> None:
        """Draw the pages anew: a picture that was under way while the width changed stays blurred otherwise."""
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    @Slot()
    def print_out(self) -> None:
        """Ask for what is printed."""
        self.printing.emit()

    @Slot()
    def save(self) -> None:
        """Ask for what is saved."""
        self.saving.emit()


class Preview(QWidget):
    """A PDF, and a line above it that says what it is."""

    def __init__(self) -> None:
        super().__init__()
        self.said = paragraph("", "quiet")
        self.paper = ReportPaper()
        self.outgoing = PaperView()
        self.outgoing.setParent(self)
        self.outgoing.hide()
        self._wanted, self._page = "", 0
        self._search = QTimer(self, interval=0)
        self._search.timeout.connect(self._look_on)
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

    def send_out(self, paper: bytes, name: str, *, to_printer: bool) -> None:
        """Print these bytes, or save them where the person says."""
        self.outgoing.show_paper(paper, name)
        if to_printer:
            self.outgoing.print_out()
        else:
            self.outgoing.save()

    def jump_to(self, words: str) -> None:
        """Turn to the first page that has these words; one page is read at a time, so that nobody waits for 200."""
        self._wanted, self._page = words.casefold(), 0
        self._search.start()

    @Slot()
    def _look_on(self) -> None:
        page = self._page
        self._page += 1
        found = page < self.paper.pages and self._wanted in self.paper.text(page).casefold()
        if found:
            self.paper.view.pageNavigator().jump(page, QPointF(), 0)
        if found or page >= self.paper.pages:
            self._search.stop()
