"""The newest checkpoint: who keeps it outside the database can later prove that nothing before it was changed."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QTextDocument
from PySide6.QtWidgets import QFormLayout, QHBoxLayout

from lims_desktop.ledger import Anchor
from ui.parts.buttons import button
from ui.parts.headings import Card
from ui.parts.words import paragraph, words
from ui.theme import FAMILY, MONO

_GROUP = 8


class CheckpointCard(Card):
    """Size, root and time; copied as one line, or printed for a binder."""

    copied = Signal()

    def __init__(self, laboratory: str) -> None:
        super().__init__(self.tr("Newest checkpoint"))
        self._laboratory = laboratory
        self.anchor: Anchor | None = None
        about = self.tr(
            "Keep it outside this system: in a letter, in a binder, with another laboratory. "
            "Whoever holds it can prove later that nothing recorded before it was changed."
        )
        self.content.addWidget(paragraph(about, "quiet"))
        self.entries, self.root, self.at = words("–", "code"), paragraph("–", "code"), words("–", "code")
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.addRow(words(self.tr("Entries"), "quiet"), self.entries)
        form.addRow(words(self.tr("Root"), "quiet"), self.root)
        form.addRow(words(self.tr("Time of the server"), "quiet"), self.at)
        self.content.addLayout(form)
        self.copy_button = button(self.tr("&Copy"), self.copy, icon="copy")
        self.print_button = button(self.tr("&Print …"), self.print_out, icon="printer")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.copy_button)
        row.addWidget(self.print_button)
        row.addStretch(1)
        self.content.addLayout(row)
        self.show_anchor(None)

    def show_anchor(self, anchor: Anchor | None) -> None:
        """Show this checkpoint; None while the ledger has none."""
        self.anchor = anchor
        for one in (self.copy_button, self.print_button):
            one.setEnabled(anchor is not None)
        if anchor is None:
            self.root.setText(self.tr("There is no checkpoint yet; one is made within seconds of the first act."))
            return
        self.entries.setText(f"{anchor.size:,}")
        self.root.setText(grouped(anchor.root.hex()))
        self.at.setText(f"{anchor.at.astimezone():%Y-%m-%d %H:%M:%S %z}")

    @Slot()
    def copy(self) -> None:
        """Put it on the clipboard as one line, as `main.py verify --anchors` reads it."""
        if self.anchor is not None:
            QGuiApplication.clipboard().setText(self.anchor.line())
            self.copied.emit()

    @Slot()
    def print_out(self) -> None:
        """Print it on paper."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.tr("Checkpoint"))
        if self.anchor is not None and QPrintDialog(printer, self).exec():
            self.paper().print_(printer)

    def paper(self) -> QTextDocument:
        """The sheet that is printed."""
        anchor = self.anchor
        assert anchor is not None
        sheet = QTextDocument(self)
        font = QFont(FAMILY)
        font.setPointSizeF(10.5)
        sheet.setDefaultFont(font)
        rows = (
            (self.tr("Entries"), f"{anchor.size:,}"),
            (self.tr("Root"), grouped(anchor.root.hex())),
            (self.tr("Time of the server"), f"{anchor.at.astimezone():%Y-%m-%d %H:%M:%S %z}"),
            (self.tr("As one line"), anchor.line()),
        )
        said = "".join(
            f"<tr><td style='padding:4px 24px 4px 0'>{escape(name)}</td>"
            f"<td style='padding:4px 0;font-family:\"{MONO}\"'>{escape(value)}</td></tr>"
            for name, value in rows
        )
        title = self.tr("Checkpoint of the ledger")
        sheet.setHtml(f"<p>{escape(self._laboratory)}</p><h2>{escape(title)}</h2><table>{said}</table>")
        return sheet


def grouped(root: str) -> str:
    """A long hexadecimal number in groups, as one compares it aloud."""
    return " ".join(root[at : at + _GROUP] for at in range(0, len(root), _GROUP))
