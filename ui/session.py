"""One person's session from sign-in to sign-out: their desk and window, the listening ear, the scanners, the lock."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from lims_desktop.errors import LimsError, Refused
from lims_desktop.lab import Lab
from ui import calm
from ui.aftermath import Aftermath
from ui.climate.polling import Polling
from ui.desk import Desk
from ui.listener import Listener
from ui.lock import Idleness, Lockable, LockCover
from ui.messages import Message, Tone
from ui.remembering import Remembering
from ui.scanners import ScannerThread
from ui.theme import Theme
from ui.wedge import WedgeFilter
from ui.window import Window

IDLE_MINUTES = 15.0
ROOMY = QSize(1360, 860)


class Session(QObject):
    """Joins what a signed-in person needs; `ended` when they signed out or closed the window."""

    ended = Signal()

    def __init__(self, lab: Lab, theme: Theme, bench: Any = None, language: str = "en") -> None:
        super().__init__()
        self.desk = Desk(lab, theme, bench, language)
        self.window = Window(self.desk)
        self.cover = LockCover(self.desk)
        self.widget: Lockable = Lockable(self.window, self.cover)
        self.widget.setWindowTitle(self.window.windowTitle())
        self.widget.resize(ROOMY.boundedTo(self.widget.screen().availableSize()))
        self.listener = Listener(self.desk)
        self.aftermath = Aftermath(self.desk)
        self.remembering = Remembering(self.desk)
        self.polling = Polling(self.desk)
        minutes = float(lab.laboratory.policies.get("idle_lock_minutes", IDLE_MINUTES))
        self.idleness = Idleness(minutes, self)
        self.wedge = WedgeFilter(self)
        self._scanners: list[ScannerThread] = []
        self._plugged: object = None
        self._over = False
        self._connect()

    def begin(self) -> None:
        """Open the first page and begin to listen."""
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self.wedge)
        app.installEventFilter(self.idleness)
        self._plug_scanners()
        self.window.open_first()
        self.listener.start()
        self.aftermath.ask()
        self.remembering.start()
        self.polling.start()
        calm.begin()

    def _plug_scanners(self) -> None:
        """Listen to the scanners on a cable, each on a thread of its own."""
        bench = self.desk.bench
        self._plugged = bench.entries if bench else ()
        for device in bench.of_kind("scanner") if bench else ():
            thread = ScannerThread(partial(bench.scanner, device.name), self)
            thread.scanned.connect(self._scanned, Qt.ConnectionType.QueuedConnection)
            thread.lost.connect(self._scanner_lost, Qt.ConnectionType.QueuedConnection)
            self._scanners.append(thread)
            thread.start()

    @Slot()
    def plug_again(self) -> None:
        """The devices of the station were changed, or one that was gone may be back."""
        bench = self.desk.bench
        same = bench is not None and bench.entries == self._plugged
        if self._over or (same and not any(thread.isFinished() for thread in self._scanners)):
            return
        self._unplug_scanners()
        self._plug_scanners()

    def _unplug_scanners(self) -> None:
        for thread in self._scanners:
            thread.close()
        self._scanners = []

    @Slot()
    def sign_out(self) -> None:
        """Leave: drafts are kept, acts under way are waited for."""
        if self.widget.locked:
            self._end_and_say_so()
        else:
            self.window.when_free(self._end_and_say_so)

    def _end_and_say_so(self) -> None:
        self.end()
        self.ended.emit()

    @Slot()
    def end(self) -> None:
        """Let go of everything, in the order in which it depends on each other; once."""
        if self._over:
            return
        self._over = True
        calm.end()
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self.wedge)
        app.removeEventFilter(self.idleness)
        self.listener.stop()
        self.remembering.stop()
        self.polling.stop()
        self._unplug_scanners()
        self.desk.close()
        self.desk.lab.close()
        self.widget.let_go()

    def _connect(self) -> None:
        self.widget.closed.connect(self.end)
        self.idleness.passed.connect(self.widget.lock)
        self.window.lock_wished.connect(self.widget.lock)
        self.window.sign_out_wished.connect(self.sign_out)
        self.cover.sign_out_wished.connect(self.sign_out)
        self.wedge.scanned.connect(self._typed)
        self.wedge.broken.connect(self._cut_off)
        self.listener.noticed.connect(self.window.changed)
        self.listener.connected.connect(self.window.show_connected)
        self.listener.connected.connect(self._line_changed)
        self.desk.devices_changed.connect(self.plug_again)
        self.listener.warned.connect(self._warned)

    @Slot(str)
    def _warned(self, code: str) -> None:
        text = self.desk.sentence(Refused(code, stream="ledger"))
        self.desk.messages.post(Message(text, Tone.WARNING, lasting=True))

    @Slot(bool)
    def _line_changed(self, connected: bool) -> None:
        if connected:
            self.aftermath.ask()

    @Slot(str)
    def _typed(self, text: str) -> None:
        if self.widget.locked:
            QApplication.beep()
        else:
            self.window.router.take_text(text)

    @Slot(str)
    def _cut_off(self, _begun: str) -> None:
        if not self.widget.locked:
            QApplication.beep()
            self.desk.messages.warn(self.tr("A scan was cut off before its end; please scan again."))

    @Slot(object)
    def _scanned(self, scan: Any) -> None:
        if self.widget.locked:
            QApplication.beep()
        else:
            self.window.router.take(scan)

    @Slot(object)
    def _scanner_lost(self, error: LimsError) -> None:
        self.desk.tell(error)
