"""Any printer that the computer itself knows: the label goes to its queue as a PDF page of the label's size.

That a queue took a label says nothing about paper: only the scan of the printed label does. The queues of Windows are
printed to by its own program and have not been tried.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable

from devices.labels.marks import Label
from devices.labels.typeface import Typeface
from devices.printers.kind import Outcome, Status, printers
from devices.printers.sheet import EMBEDDED, page
from lims_desktop.errors import Refused

Run = Callable[[list[str], bytes], tuple[int, str]]


def run(command: list[str], given: bytes = b"") -> tuple[int, str]:
    """Run a program of the system with this input; its return code and what it said."""
    if shutil.which(command[0]) is None:
        raise Refused("printer.no_queues", program=command[0], system=sys.platform)
    try:
        plain = os.environ | {"LC_ALL": "C"}  # what lpstat says is read, so it has to say it in English
        done = subprocess.run(command, input=given, capture_output=True, timeout=15, check=False, env=plain)
    except (OSError, subprocess.TimeoutExpired) as trouble:
        raise Refused("printer.queue_stuck", trouble=str(trouble)) from trouble
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace").strip()


@printers.register("queue")
class QueuePrinter:
    """A queue of the printing system (CUPS), by its name."""

    tried = False
    typeface: Typeface = EMBEDDED

    def __init__(self, queue: str, dpi: int = 300, command: Run = run) -> None:
        self.dpi = dpi
        self._queue = queue
        self._run = command

    def status(self) -> Status:
        """What `lpstat` says of the queue."""
        try:
            code, said = self._run(["lpstat", "-p", self._queue], b"")
        except Refused as refusal:
            return Status(False, refusal.code, str(refusal.detail.get("trouble", "")))
        if code != 0:
            return Status(False, "printer.no_such_queue", said)
        return (
            Status(False, "printer.queue_stopped", said) if "disabled" in said else Status(True, "printer.queue", said)
        )

    def say(self, label: Label) -> bytes:
        """The label as a PDF page."""
        return page(label)

    def print(self, label: Label) -> Outcome:
        """Hand one label to the queue."""
        before = self.status()
        if not before.ready:
            return Outcome("failed", before.code, detail=before.detail)
        job = self.say(label)
        try:
            code, said = self._run(["lp", "-d", self._queue, "-n", "1", "-o", "fit-to-page", "-t", label.payload], job)
        except Refused as refusal:
            return Outcome("unknown", refusal.code, job)
        return (
            Outcome("sent", "printer.queued", job, said)
            if code == 0
            else Outcome("failed", "printer.refused", b"", said)
        )
