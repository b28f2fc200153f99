"""Printing over a cable: open, ask, send one label, ask again, close.

Network printers serve one client at a time, so the cable is held only for the label; when it is taken, a few more tries
are made before the job fails. Once a single byte may have left, nothing is ever tried again.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from devices.port import Port
from devices.printers.kind import Outcome, Status
from lims_desktop.errors import Refused

Opener = Callable[[], Port]
Ask = Callable[[Port], Status]

WAITS = (0.3, 0.9)
"""Seconds between the tries to get at a printer that serves somebody else."""

SETTLING = 60
"""How often a printer that still prints is asked again, a tenth of a second between."""

_PRINTER = {
    "devices.silent": "printer.silent",
    "devices.half_answer": "printer.half_answer",
    "devices.gone": "printer.gone",
}


def status_over(opener: Opener, ask: Ask) -> Status:
    """The printer's status, on a cable of its own."""
    try:
        with _open(opener) as port:
            return ask(port)
    except Refused as refusal:
        return _not_ready(refusal)


def print_over(opener: Opener, ask: Ask, job: bytes) -> Outcome:
    """Send one label and say how that ended."""
    try:
        with _open(opener) as port:
            before = ask(port)
            return _send(port, ask, job) if before.ready else Outcome("failed", before.code, detail=before.detail)
    except Refused as refusal:
        status = _not_ready(refusal)
        return Outcome("failed", status.code, detail=status.detail)


def _send(port: Port, ask: Ask, job: bytes) -> Outcome:
    try:
        port.write(job)
        after = _settled(port, ask)
    except Refused as refusal:
        after = _not_ready(refusal)
    if after.ready:
        return Outcome("sent", "printer.sent", job)
    return Outcome("unknown", after.code, job, after.detail)


def _settled(port: Port, ask: Ask) -> Status:
    for _ in range(SETTLING):
        after = ask(port)
        if not (after.ready and after.busy):
            return after
        port.some(0.1)
    return Status(False, "printer.still_printing")


def _open(opener: Opener) -> Port:
    for wait in WAITS:
        try:
            return opener()
        except Refused as refusal:
            if refusal.code != "devices.busy":
                raise
        time.sleep(wait)
    return opener()


def _not_ready(refusal: Refused) -> Status:
    return Status(False, _PRINTER.get(refusal.code, refusal.code), str(refusal.detail.get("trouble", "")))
