"""Where a scan goes: to the visible page when it wants it, otherwise to the page of the thing that was scanned."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from devices.scan import Scan, read_scan
from lims_desktop.codes import Kind, read_code
from lims_desktop.errors import Refused
from lims_desktop.forms import is_form

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.page import Page

LONGEST_SHOWN = 60
OPENS = {
    Kind.ITEM: "item",
    Kind.CONTAINER: "item",
    Kind.LOCATION: "place",
    Kind.BADGE: "person",
    Kind.DOCUMENT: "document",
}


def safe(text: str, longest: int = LONGEST_SHOWN) -> str:
    """The text as it may be put into a sentence: what is invisible or turns the line round is written as its number."""
    shown = "".join(c if _is_plain(c) else f"<{ord(c):02X}>" for c in text[:longest])
    return shown[:longest] + ("…" if len(text) > longest or len(shown) > longest else "")


def _is_plain(character: str) -> bool:
    return unicodedata.category(character)[0] != "C" and character not in "\u2028\u2029"


class Repeats:
    """Tells whether the same code was scanned twice within a moment (a nervous finger, not two items)."""

    def __init__(self, within: float = 1.5, clock: Callable[[], float] = time.monotonic) -> None:
        self._within = within
        self._clock = clock
        self._last: tuple[str, float] = ("", float("-inf"))

    def again(self, text: str) -> bool:
        """Whether this code came a moment ago; remembers it for the next time."""
        code, when = self._last
        now = self._clock()
        self._last = (text, now)
        return text == code and now - when <= self._within


class Router(QObject):
    """Gives every scan to the one place it belongs to."""

    def __init__(self, desk: Desk, visible: Callable[[], Page | None], opens: Callable[[str], bool]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._visible = visible
        self._opens = opens

    def take(self, scan: Scan) -> None:
        """Route one scan; while a question is open it is refused with a beep."""
        if QApplication.activeModalWidget() is not None:
            QApplication.beep()
            self._desk.messages.warn(self.tr("Finish the open question first; the scan was not taken."))
            return
        page = self._visible()
        if page is not None and page.wants(scan):
            page.scanned(scan)
        elif scan.ok:
            self._open(scan.text)
        else:
            self._refuse(Refused(scan.problem, text=safe(scan.text)))

    def take_text(self, raw: str) -> None:
        """Route what a keyboard wedge typed."""
        self.take(read_scan(raw))

    def _open(self, text: str) -> None:
        if is_form(text) and self._opens("intake"):
            self._desk.open("intake", text)
            return
        try:
            code = read_code(text)
        except Refused as refusal:
            self._refuse(Refused(refusal.code, text=safe(text)))
            return
        page = OPENS[code.kind]
        if self._opens(page):
            self._desk.open(page, str(code))
        else:
            self._desk.messages.warn(self.tr("{code} is not something this desk can open.").format(code=safe(text)))

    def _refuse(self, refusal: Refused) -> None:
        QApplication.beep()
        self._desk.tell(refusal)
