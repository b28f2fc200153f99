"""What keeps the interpreter from holding up the screen while somebody works.

Both were measured (`tests/bench`): searching everything for garbage took 290 ms of the screen's thread on a busy
machine, most of it spent on modules, tables and pages that live until sign-out; and whenever the thread of a question
computed, the screen waited up to the interpreter's 5 ms for each of its turns, so that 17 ms of drawing took 121 ms.

And the collector of garbage works on the screen's own thread alone. By itself it works on whichever thread made the
last object; when it takes away a widget there, Qt and the interpreter wait for each other, and the program stands still
for ever (seen once in many thousands of windows).
"""

from __future__ import annotations

import gc
import sys
import time

from PySide6.QtCore import QObject, QTimer, Slot

TURN_S = 0.0005
USUAL_TURN_S = 0.005
LOOK_MS, WHOLE_S = 200, 60.0
"""How often the collector looks whether there is enough to do; seconds between two searches of everything."""


class Collector(QObject):
    """Collects garbage on the thread that made it, by the interpreter's own thresholds; never on another one."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._whole = time.monotonic()
        timer = QTimer(self, interval=LOOK_MS)
        timer.timeout.connect(self.look)
        timer.start()

    @Slot()
    def look(self) -> None:
        """Collect the generations that are due."""
        due = [made > most for made, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[2] and time.monotonic() - self._whole > WHOLE_S:
            gc.collect()
            self._whole = time.monotonic()
        elif due[0] or due[1]:
            gc.collect(1 if due[1] else 0)


def begin() -> None:
    """What is here now stays until `end` and is not searched for garbage; the screen gets its turn ten times sooner."""
    gc.freeze()
    sys.setswitchinterval(TURN_S)


def end() -> None:
    """As it was before."""
    gc.unfreeze()
    sys.setswitchinterval(USUAL_TURN_S)
