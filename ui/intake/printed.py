"""A PDF on its way to a printer, page by page: 200 pages at once held the screen until the last was drawn."""

from __future__ import annotations

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QIODevice,
    QMarginsF,
    QObject,
    QRectF,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

SHARP = 300
"""Dots per inch of the pictures that are printed."""


class Printing(QObject):
    """Goes on when another paper is shown, or its page is gone; ends by itself, also with the program."""

    failed = Signal()

    def __init__(self, paper: bytes, printer: QPrinter) -> None:
        application = QCoreApplication.instance()
        super().__init__(application)
        self._printer, self._painter = printer, QPainter()
        self._document, self._buffer = QPdfDocument(self), QBuffer(self)
        self._buffer.setData(QByteArray(paper))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self._page = 0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._next)
        assert application is not None
        application.aboutToQuit.connect(self._finish)

    @property
    def is_under_way(self) -> bool:
        """Whether there are pages left."""
        return self._turn.isActive()

    def start(self) -> None:
        """Begin, or say that the printer takes nothing."""
        self._printer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._printer.setFullPage(True)
        if self._painter.begin(self._printer):
            self._turn.start()
        else:
            self.failed.emit()
            self.deleteLater()

    @Slot()
    def _next(self) -> None:
        if self._page >= self._document.pageCount():
            self._turn.stop()
            self._painter.end()
            self.deleteLater()
            return
        if self._page:
            self._printer.newPage()
        self._draw(self._page)
        self._page += 1

    def _draw(self, number: int) -> None:
        """One page on the printer's paper, as large as it fits."""
        size = self._document.pagePointSize(number)
        picture = self._document.render(number, (size * SHARP / 72).toSize())
        area = QRectF(self._printer.pageLayout().paintRectPixels(self._printer.resolution()))
        fitted = size.scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._painter.drawImage(QRectF(area.topLeft(), fitted), picture)

    @Slot()
    def _finish(self) -> None:
        """The program ends: half a report is not left in the printer."""
        while self.is_under_way:
            self._next()
