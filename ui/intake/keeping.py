"""Keeps the draft: a second after the last key, off the screen's thread, one at a time, never out of order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from lims_desktop import drafts
from lims_desktop.errors import LimsError

if TYPE_CHECKING:
    from ui.page import Page

KEEP_AFTER_MS = 1000


class Draftable(Protocol):
    """Unfinished work: the number of its draft, and everything of it."""

    @property
    def id(self) -> UUID: ...

    def body(self) -> Mapping[str, Any]: ...


class DraftKeeper(QObject):
    """The drafts of one page, kept under the page's name; `kept` says whether the last try went well."""

    kept = Signal(bool)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._delivery: Draftable | None = None
        self._title = ""
        self._changed = self._busy = False
        self._after: list[Callable[[], object]] = []
        self._soon = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._soon.timeout.connect(self.keep_now)

    @property
    def is_behind(self) -> bool:
        """Whether something was typed that is not kept yet."""
        return self._changed or self._busy

    def touch(self, delivery: Draftable, title: str) -> None:
        """Something was typed: keep it soon."""
        self._delivery, self._title, self._changed = delivery, title, True
        if not self._soon.isActive():
            self._soon.start()

    @Slot()
    def keep_now(self) -> None:
        """Keep it now, unless the one before is still on its way: then right after it."""
        self._soon.stop()
        if self._busy or self._delivery is None or not self._changed or not self._page.desk.is_open():
            return
        self._changed, self._busy = False, True
        said = (self._delivery.id, self._page.name, self._title, self._delivery.body())
        self._page.ask(drafts.keep, *said, then=self._done, refused=self._failed, key="draft")

    def keep_before_leaving(self) -> None:
        """Keep it among the acts, which are waited for when the window closes."""
        if self._changed and self._delivery is not None:
            self._soon.stop()
            self._changed = False
            said = (self._delivery.id, self._page.name, self._title, self._delivery.body())
            self._page.act(drafts.keep, *said, refused=self._failed)

    def when_free(self, run: Callable[[], object]) -> None:
        """Run this when no draft is on its way, so that an older one cannot overtake it."""
        if self._busy:
            self._after.append(run)
        else:
            run()

    def forget(self, draft: UUID) -> None:
        """The work is finished, or was given up."""
        if self._delivery is None or self._delivery.id == draft:
            self._delivery, self._changed = None, False
        self.when_free(lambda: self._page.ask(drafts.drop, draft, then=self._settled, key=("drop", draft)))

    def let_go(self) -> None:
        """It is put aside: kept as it is now, and then the list of drafts is read again."""
        self._soon.stop()
        if self._changed and self._delivery is not None:
            said = (self._delivery.id, self._page.name, self._title, self._delivery.body())
            key = ("draft", self._delivery.id)
            self.when_free(lambda: self._page.ask(drafts.keep, *said, then=self._settled, key=key))
        self._delivery, self._changed = None, False

    def _done(self, _answer: Any) -> None:
        self._busy = False
        self.kept.emit(True)
        self._go_on()
        if self._changed:
            self._soon.start()

    def _settled(self, _answer: Any) -> None:
        self._page.reload()

    def _failed(self, _error: LimsError) -> None:
        """The strip over the window says that the laboratory does not answer; typing goes on, and so does trying."""
        self._busy, self._changed = False, self._delivery is not None
        self.kept.emit(False)
        self._go_on()
        if self._changed:
            self._soon.start(5 * KEEP_AFTER_MS)

    def _go_on(self) -> None:
        waiting, self._after = self._after, []
        for run in waiting:
            run()
