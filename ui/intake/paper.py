"""A PDF on the screen: looked at, printed, saved."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent, QIODevice, Qt, Signal, Slot
from PySide6.QtGui import QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import tokens
from ui.intake.printed import Printing
from ui.parts.buttons import button


class PaperView(QWidget):
    """Shows the bytes of one PDF; `saved` says where a copy was written."""

    saved = Signal(str)
    failed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._bytes = b""
        self._name = ""
        self._document = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self.view = QPdfView(self)
        self.view.setDocument(self._document)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.print_button = button(self.tr("Print  (Ctrl+P)"), self.print_out, icon="printer")
        self.save_button = button(self.tr("Save as …  (Ctrl+S)"), self.save, icon="download")
        row = QHBoxLayout()
        row.addWidget(self.print_button)
        row.addWidget(self.save_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        column.addStretch(0)
        self._lay_ground()
        self.show_paper(b"", "")

    def changeEvent(self, event: QEvent) -> None:
        """Other light, another ground below the pages."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "view"):
            self._lay_ground()

    def _lay_ground(self) -> None:
        """What is seen around the pages; Qt's own is the same grey in any light."""
        palette, ground = self.view.palette(), tokens.colour(self, "sunken")
        if palette.color(QPalette.ColorRole.Dark) != ground:
            palette.setColor(QPalette.ColorRole.Dark, ground)
            self.view.setPalette(palette)

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._document.pageCount()

    def text(self, page: int) -> str:
        """The words of one page, as the PDF holds them."""
        return self._document.getAllText(page).text()

    def show_paper(self, paper: bytes, name: str) -> None:
        """Show this PDF; empty bytes show nothing."""
        self._bytes, self._name = paper, name
        self.view.setAccessibleName(name)
        self._buffer.close()
        self._document.close()
        if paper:
            self._buffer.setData(QByteArray(paper))
            self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
            self._document.load(self._buffer)
        for one in (self.print_button, self.save_button):
            one.setEnabled(bool(paper))
        self.view.setVisible(bool(paper))

    @Slot()
    def save(self) -> None:
        """Write a copy where the person says."""
        title = QCoreApplication.translate("DocumentPage", "Save as …")
        path, _ = QFileDialog.getSaveFileName(self, title, f"{self._name}.pdf", "PDF (*.pdf)")
        if path:
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write a copy there."""
        try:
            path.write_bytes(self._bytes)
        except OSError as trouble:
            self.failed.emit(f"{path}: {trouble.strerror or trouble}")
        else:
            self.saved.emit(str(path))

    @Slot()
    def print_out(self) -> None:
        """Print it on paper."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._name)
        if QPrintDialog(printer, self).exec():
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> Printing:
        """Put every page on the printer's paper, as large as it fits; it goes on beside everything else."""
        printing = Printing(self._bytes, printer)
        printing.failed.connect(self._not_printed)
        printing.start()
        return printing

    @Slot()
    def _not_printed(self) -> None:
        self.failed.emit(self.tr("The printer takes nothing. Choose another one, or save a copy."))
