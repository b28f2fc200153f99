"""Scanners that type: from the prefix key to Enter or Tab every key is the scanner's and reaches no widget.

The physical key is read, not what the layout of the keyboard makes of it, so that a German or French layout does not
garble a code. The numbers are those of Linux (evdev); X11 and Wayland add 8, Windows sends the same ones bare.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

PREFIX = Qt.Key.Key_F12
SUFFIXES = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
MODIFIERS = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock}
)
ABORT_AFTER_MS = 250
LONGEST = 1024
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride})
_ROWS = {2: ("1234567890-=", "!@#$%^&*()_+"), 16: ("qwertyuiop[]", "QWERTYUIOP{}")} | {
    30: ("asdfghjkl;'`", 'ASDFGHJKL:"~'),
    43: ("\\zxcvbnm,./", "|ZXCVBNM<>?"),
    57: (" ", " "),
}
US = {first + n: pair for first, row in _ROWS.items() for n, pair in enumerate(zip(*row, strict=True))}
_OFFSET = 0 if sys.platform == "win32" else 8


class WedgeFilter(QObject):
    """Watches every key of the application; installed on it with `installEventFilter`."""

    scanned = Signal(str)
    broken = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._scanning = False
        self._typed: list[str] = []
        self._held = 0
        self._silence = QTimer(self, singleShot=True, interval=ABORT_AFTER_MS)
        self._silence.timeout.connect(self._cut_off)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the scanner's keys from everybody else."""
        if not isinstance(event, QKeyEvent) or event.type() not in _KEYS:  # the kind is cheap, its number is not
            return False
        if not self._scanning and event.key() != PREFIX:
            return self._is_tail(event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif event.type() == QEvent.Type.KeyPress:
            self._pressed(event)
        return True

    def _is_tail(self, event: QKeyEvent) -> bool:
        """Whether this is only the suffix key coming up again after a scan."""
        held, self._held = self._held, 0
        return event.type() == QEvent.Type.KeyRelease and event.key() == held

    def _pressed(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.isAutoRepeat():
            return
        self._silence.start()
        if not self._scanning:
            self._scanning, self._typed = True, []
        elif key in SUFFIXES:
            self._finish(event.key())
        elif key not in MODIFIERS and key != PREFIX and len(self._typed) <= LONGEST:
            self._typed.append(character_of(event))

    def _finish(self, suffix: int) -> None:
        self._scanning, self._held = False, suffix
        self._silence.stop()
        self.scanned.emit("".join(self._typed))

    def _cut_off(self) -> None:
        self._scanning = False
        self.broken.emit("".join(self._typed))


def character_of(event: QKeyEvent) -> str:
    """What this key means on the scanner's own, American, keyboard."""
    pair = US.get(event.nativeScanCode() - _OFFSET) if event.nativeScanCode() else None
    if pair is None:
        return event.text()
    return pair[bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)]
