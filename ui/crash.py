"""Bugs are loud: a report is written and logged once, the person is told, and the program goes on."""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout

from lims_desktop import VERSION
from ui import icons
from ui.parts.buttons import button
from ui.parts.words import paragraph, words

log = logging.getLogger(__name__)


class Crashes(QObject):
    """Catches what nobody caught, on every thread."""

    _happened = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._told: set[str] = set()
        self.dialog: CrashDialog | None = None
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Stand behind the interpreter's own last resorts."""
        sys.excepthook = self.caught
        threading.excepthook = lambda gone: self.caught(gone.exc_type, gone.exc_value, gone.exc_traceback)

    def uninstall(self) -> None:
        """Give them back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def caught(self, kind: type[BaseException], bug: BaseException | None, trace: TracebackType | None) -> None:
        """Report one bug; the same one again is only counted by the log."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            QApplication.quit()
            return
        text = "".join(traceback.format_exception(kind, bug, trace))
        if text in self._told:
            return
        self._told.add(text)
        path = self._write(text)
        log.error("A bug was reported in %s: %s", path, text.strip().splitlines()[-1])
        self._happened.emit(str(path))

    def _write(self, text: str) -> Path:
        now = datetime.now(UTC)
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"report-{now:%Y%m%d-%H%M%S-%f}.txt"
        about = f"LIMS Desktop {VERSION}\nPython {platform.python_version()}, Qt {qVersion()}, {platform.platform()}\n"
        path.write_text(f"{about}{now.isoformat()}\n\n{text}", encoding="utf-8")
        return path

    @Slot(str)
    def _show(self, path: str) -> None:
        if self.dialog is None or not self.dialog.isVisible():
            self.dialog = CrashDialog(Path(path))
            self.dialog.show()


class CrashDialog(QDialog):
    """Says what happened in plain words, and where the report is."""

    def __init__(self, report: Path) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(self.tr("A mistake in the program"))
        self.setMinimumWidth(560)
        self._report = report
        text = QPlainTextEdit(report.read_text("utf-8"))
        text.setReadOnly(True)
        text.setFixedHeight(180)
        text.setAccessibleName(self.tr("The report"))
        mark = QLabel()
        icons.put(mark, "bug", "refused", 28)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(mark)
        top.addWidget(words(self.tr("Something in the program is broken"), "large"), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(top)
        said = self.tr("What was recorded is safe. You can go on working; if the page looks odd, open it again.")
        column.addWidget(paragraph(said))
        column.addWidget(paragraph(self.tr("Please give this report to whoever looks after the program:"), "quiet"))
        column.addWidget(text)
        column.addWidget(paragraph(str(report), "small"))
        column.addLayout(self._buttons(text))

    def _buttons(self, text: QPlainTextEdit) -> QHBoxLayout:
        row = QHBoxLayout()
        copy = button(self.tr("&Copy"), lambda: QGuiApplication.clipboard().setText(text.toPlainText()), icon="copy")
        folder = QUrl.fromLocalFile(str(self._report.parent))
        row.addWidget(copy)
        row.addWidget(button(self.tr("Open the &folder"), lambda: QDesktopServices.openUrl(folder), icon="external"))
        row.addStretch(1)
        go_on = button(self.tr("&Go on"), self.accept, primary=True)
        go_on.setDefault(True)
        row.addWidget(go_on)
        return row
