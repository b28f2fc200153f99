"""A test scan: exactly what the scanner sent, what it means, and how the scanner should be set."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout

from devices.scan import Scan
from lims_desktop.codes import read_code
from lims_desktop.errors import Refused
from ui.custody.lastscan import LastScan
from ui.desk import Desk
from ui.devices.words import code_words, symbology_words
from ui.parts.headings import Card
from ui.parts.words import paragraph, words


class TestScan(Card):
    """Shows the last scan, byte for byte."""

    __test__ = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(self.tr("Test scan"))
        self._desk = desk
        invitation = self.tr("Scan anything. While this page is open a scan is only shown here; it opens nothing.")
        self.last = LastScan(invitation)
        self.facts: dict[str, QLabel] = {}
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(24)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for key, name, role in (
            ("raw", self.tr("Sent by the scanner"), "code"),
            ("symbology", self.tr("Kind of barcode"), ""),
            ("digits", self.tr("Check digits"), ""),
            ("means", self.tr("Stands for"), ""),
        ):
            self.facts[key] = paragraph("–", role)
            self._form.addRow(words(name, "quiet"), self.facts[key])
        self.content.addWidget(self.last)
        self.content.addLayout(self._form)

    def show_scan(self, scan: Scan) -> None:
        """Show what was scanned."""
        self.facts["raw"].setText(scan.raw or scan.text)
        self.facts["symbology"].setText(symbology_words(scan.symbology))
        self._judge(scan)

    def _judge(self, scan: Scan) -> None:
        try:
            if not scan.ok:
                raise Refused(scan.problem, text=scan.text)
            code = read_code(scan.text)
        except Refused as refusal:
            wrong = refusal.code == "scan.misread"
            self.last.refuse(scan.text or self.tr("Nothing"), "", self._desk.sentence(refusal))
            self._say(self.tr("Wrong") if wrong else "–", self.tr("Nothing of this laboratory"))
        else:
            self.last.good(scan.text, "", self.tr("The scanner reads our labels."))
            number = self.tr("number {number}").format(number=code.number)
            self._say(self.tr("Right"), f"{code_words(code.kind)}, {number}")

    def _say(self, digits: str, means: str) -> None:
        self.facts["digits"].setText(digits)
        self.facts["means"].setText(means)


class ScannerHints(Card):
    """How a scanner is to be programmed, by the sheet of barcodes in its manual."""

    def __init__(self) -> None:
        super().__init__(self.tr("Setting the scanner"))
        column = QVBoxLayout()
        column.setSpacing(8)
        for name, sentence in self._hints():
            column.addWidget(words(name, "strong"))
            column.addWidget(paragraph(sentence, "quiet"))
        self.content.addLayout(column)

    def _hints(self) -> list[tuple[str, str]]:
        return [
            (
                self.tr("Prefix F12"),
                self.tr("A scanner that types sends the key F12 first, so that no field takes the code."),
            ),
            (
                self.tr("Suffix CR"),
                self.tr("Every scan ends with Enter (CR), on a cable as well; without it a scan is cut off."),
            ),
            (
                self.tr("AIM identifiers on"),
                self.tr("The scanner says ]C0 before Code 128 and ]d1 before Data Matrix; others are then known."),
            ),
            (
                self.tr("Keyboard: USA"),
                self.tr("The scanner's own keyboard is the American one, whatever this computer has."),
            ),
            (
                self.tr("Symbologies"),
                self.tr("Code 128 and Data Matrix on; switch off what your laboratory never reads."),
            ),
        ]
