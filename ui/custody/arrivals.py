"""Scans as they come: each is asked about at once, and told in the order in which it was scanned."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lims_desktop import custody
from lims_desktop.codes import Kind, read_code
from lims_desktop.custody import Scanned
from lims_desktop.errors import LimsError, Refused
from ui.scan import safe

if TYPE_CHECKING:
    from devices.scan import Scan
    from ui.page import Page


@dataclass(eq=False)
class Arrival:
    """One scan: what it stands for, or why it stands for nothing."""

    text: str
    found: Scanned | None = None
    problem: LimsError | None = None

    @property
    def answered(self) -> bool:
        """Whether it is known what it stands for."""
        return self.found is not None or self.problem is not None


class Arrivals(QObject):
    """Two hundred scans over a slow line overtake each other on the way; here they come out as they went in."""

    came = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._waiting: deque[Arrival] = deque()
        self._numbers = count()

    @property
    def waiting(self) -> int:
        """How many scans have no answer yet."""
        return len(self._waiting)

    def take(self, scan: Scan) -> None:
        """Take a scan; one that cannot be a code of ours is told without asking anybody."""
        arrival = Arrival(safe(scan.text))
        self._waiting.append(arrival)
        try:
            self._ask(arrival, scan)
        except Refused as refusal:
            arrival.problem = refusal
            self._tell()

    def type(self, text: str) -> None:
        """Take what was typed because a label cannot be read: a code, or an item's whole number."""
        arrival = Arrival(safe(text))
        self._waiting.append(arrival)
        unknown = Refused("custody.unknown_number", number=safe(text))
        self._page.ask(
            custody.named,
            text,
            then=partial(self._answer, arrival, unknown),
            refused=partial(self._refuse, arrival),
            key=("typed", next(self._numbers)),
        )

    def _ask(self, arrival: Arrival, scan: Scan) -> None:
        if not scan.ok:
            raise Refused(scan.problem, text=safe(scan.text))
        code = read_code(scan.text)
        if code.kind is Kind.DOCUMENT:
            raise Refused("custody.scan_of_paper", code=scan.text)
        self._page.ask(
            custody.scanned,
            scan.text,
            then=partial(self._answer, arrival, Refused("custody.unknown_label", code=scan.text)),
            refused=partial(self._refuse, arrival),
            key=("scan", next(self._numbers)),
        )

    def _answer(self, arrival: Arrival, unknown: Refused, found: Scanned | None) -> None:
        arrival.found = found
        arrival.problem = None if found else unknown
        self._tell()

    def _refuse(self, arrival: Arrival, error: LimsError) -> None:
        arrival.problem = error
        self._tell()

    def _tell(self) -> None:
        while self._waiting and self._waiting[0].answered:
            self.came.emit(self._waiting.popleft())
