"""The eyes of the tour: what the screen shows, what the database says, and waiting until it is so.

What the database says is asked by an auditor at a desk of their own.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QWidget

from lims_desktop import items
from lims_desktop.items import ItemView
from lims_desktop.lab import Lab
from ui.app import Program
from ui.page import Page
from ui.session import Session
from ui.tour import pictures
from ui.tour.day import Day
from ui.tour.diary import Diary
from ui.tour.ground import AUDITOR, Ground

PATIENCE = 30.0
SIZE = (1280, 800)
PAUSE_MS = 10
STILL_MS = 250
"""After so long without anything under way, whatever was to be shown is shown."""

ROUNDS = 3
"""So often at most is something under way again, such as a device that is asked every second."""

P = TypeVar("P", bound=Page)
W = TypeVar("W", bound=QWidget)


class NotAsItShouldBe(Exception):
    """The screen, a device or the database shows something else than it should; the text says what."""


class Watcher(QObject):
    """Looks at one program; `diary` keeps what is seen, `day` what later steps need."""

    def __init__(self, program: Program, ground: Ground, diary: Diary) -> None:
        super().__init__()
        self.program, self.ground, self.diary = program, ground, diary
        self.day = Day()
        self.bugs: list[BaseException] = []
        self._eye: Lab | None = None

    # -- what there is -----------------------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """Whoever is signed in."""
        if self.program.session is None:
            raise NotAsItShouldBe("nobody is signed in")
        return self.program.session

    @property
    def lab(self) -> Lab:
        """The laboratory of whoever is signed in; for questions only."""
        return self.session.desk.lab

    @property
    def window(self) -> QWidget:
        """What is on the screen."""
        if self.program.shown is None:
            raise NotAsItShouldBe("nothing is on the screen")
        return self.program.shown

    @property
    def focus(self) -> QWidget:
        """Where the cursor is."""
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if over is None and not self.window.isActiveWindow():
            self.window.activateWindow()  # without a window manager a list that closes leaves no window active
            self.until(self.window.isActiveWindow, "the window comes to the front")
        top = QApplication.activeModalWidget() or self.window
        inside: QWidget | None = top.focusWidget()
        return top if inside is None else inside

    def page(self, kind: type[P]) -> P:
        """The visible page, which is one of this kind."""
        page = self.session.window.visible_page()
        if not isinstance(page, kind):
            raise NotAsItShouldBe(f"the page shown is {page and page.name}, not {kind.name}")
        return page

    def question(self, kind: type[W]) -> W:
        """The question that is open now."""
        self.until(lambda: isinstance(QApplication.activeModalWidget(), kind), f"{kind.__name__} is asked")
        found = QApplication.activeModalWidget()
        assert isinstance(found, kind)
        return found

    def said(self) -> str:
        """The sentence said last in a corner of the window."""
        latest = self.session.desk.messages.latest
        return latest.text if latest else ""

    @property
    def eye(self) -> Lab:
        """The auditor, who sees what the database says."""
        if self._eye is None:
            self._eye = self.ground.sign_in(AUDITOR, "Auditor's desk")
        return self._eye

    def eye_on(self, item: int) -> ItemView:
        """The item as the auditor sees it."""
        found = items.view(self.eye, item)
        if found is None:
            raise NotAsItShouldBe(f"the auditor finds no item {item}")
        return found

    # -- waiting -----------------------------------------------------------------------------------------------

    def until(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait until it is so."""
        over = time.monotonic() + PATIENCE
        while not is_so():
            if time.monotonic() > over:
                raise NotAsItShouldBe(f"waited {PATIENCE:.0f} s in vain until {what}")
            self.rest(PAUSE_MS)

    def settle(self) -> None:
        """Wait until everything under way has answered."""
        self.rest(0)
        if self.program.session is not None:
            work = self.program.session.desk.work
            self.until(lambda: work.is_idle, "everything has answered")
            self.rest(0)

    def still(self) -> None:
        """Wait until nothing has been under way for a moment."""
        for _ in range(ROUNDS):
            heard = None if self.program.session is None else QSignalSpy(self.program.session.desk.work.idle)
            self.rest(STILL_MS)
            self.settle()
            if heard is not None and not heard.count():
                break

    def rest(self, milliseconds: int) -> None:
        """Let the screen do what it has to do; a bug that comes up there ends the tour."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
        if self.bugs:
            raise self.bugs[0]

    # -- looking -----------------------------------------------------------------------------------------------

    def shot(self, name: str) -> None:
        """Keep a picture of the screen."""
        if self.window.size().toTuple() != SIZE:
            self.window.resize(*SIZE)
        self.still()
        pictures.save(self.window, self.diary.picture(name))

    def check(self, is_so: bool, otherwise: str) -> None:
        """Go on only when it is so."""
        if not is_so:
            raise NotAsItShouldBe(otherwise)

    def same(self, found: Any, expected: Any, what: str) -> None:
        """Go on only when what was found is what is expected."""
        self.check(found == expected, f"{what}: {found!r} instead of {expected!r}")

    def close(self) -> None:
        """The auditor goes home."""
        if self._eye is not None:
            self._eye.close()
