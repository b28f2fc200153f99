"""What keeps the interpreter from holding up the screen while somebody works.

Both were measured (`tests/bench`): searching everything for garbage took 290 ms of the screen's thread on a busy
machine, most of it spent on modules, tables and pages that live until sign-out; and whenever the thread of a question
computed, the screen waited up to the interpreter's 5 ms for each of its turns, so that 17 ms of drawing took 121 ms.
"""

from __future__ import annotations

import gc
import sys

TURN_S = 0.0005
USUAL_TURN_S = 0.005


def begin() -> None:
    """What is here now stays until `end` and is not searched for garbage; the screen gets its turn ten times sooner."""
    gc.freeze()
    sys.setswitchinterval(TURN_S)


def end() -> None:
    """As it was before."""
    gc.unfreeze()
    sys.setswitchinterval(USUAL_TURN_S)
