"""A page: what to load, how to show it, which act a gesture means. It never computes and never waits.

@pages.register
class BenchPage(Page):
    name = "bench"
    icon = "bench"
    order = 20
    title = QT_TRANSLATE_NOOP("pages", "My bench")
    topics = frozenset({"item"})

    def build(self) -> None:               # make the widgets, once
        self.items = Table(self, COLUMNS)
        self.content.addWidget(self.items)

    def load(self, lab: Lab) -> list[Held]:  # off the screen's thread; reads self.argument, no widget
        return custody.mine(lab)

    def fill(self, items: list[Held]) -> None:
        self.items.show_rows(items)

    def take(self, code: str) -> None:
        self.act(custody.take, code, then=self.taken)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lims_desktop.errors import Cancelled, Conflict, LimsError, NeedsReason
from ui.bookmark import Bookmark, go_back, scroll_back, written
from ui.parts.headings import PageHeading
from ui.parts.notice import Notice
from ui.wishes import wish_of
from ui.work import Job, Steps

if TYPE_CHECKING:
    from uuid import UUID

    from devices.scan import Scan
    from lims_desktop.lab import Lab
    from ui.desk import Desk

RELOAD_AFTER_MS = 150


class Page(QWidget):
    """One subject on the screen, opened with an argument. The window lets it go when it is not needed."""

    name: ClassVar[str] = ""
    title: ClassVar[Any] = ""
    icon: ClassVar[str] = "file"
    group: ClassVar[str] = "work"
    order: ClassVar[int] = 100
    duties: ClassVar[frozenset[str]] = frozenset()
    in_rail: ClassVar[bool] = True
    scrolls: ClassVar[bool] = False
    topics: ClassVar[frozenset[str]] = frozenset()
    stays: ClassVar[bool] = False
    """Whether it shows what loading again would not bring back (a verification, a test of a device)."""

    help: ClassVar[str] = ""
    """The help page that explains it, when that has another name than the page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.argument: Any = None
        self.keys: list[QAction] = []
        self._asked: Counter[Hashable] = Counter()
        self._stale = True
        self._written: tuple[str, ...] = ()
        self._bookmark: Bookmark | None = None
        self._soon = QTimer(self, singleShot=True, interval=RELOAD_AFTER_MS)
        self._soon.timeout.connect(self.reload)
        self._lay_out()
        self.build()
        self._written = written(self)

    # -- for the page's author to say ------------------------------------------------------------------------

    def build(self) -> None:
        """Make the widgets and put them into `self.content`."""

    def load(self, lab: Lab) -> Any:
        """What the page shows, asked off the screen's thread; read `self.argument` here, never a widget."""

    def fill(self, answer: Any) -> None:
        """Show what `load` answered."""

    def wants(self, _scan: Scan) -> bool:
        """Whether this scan is for this page; otherwise what was scanned is opened."""
        return False

    def scanned(self, scan: Scan) -> None:
        """Take a scan that `wants` said yes to."""

    def leave(self) -> str | None:
        """A sentence about what would be lost now, or None when nothing would."""
        return None

    def refused(self, error: LimsError) -> None:
        """An act or a question was refused: by default the sentence is shown."""
        self.desk.tell(error)

    # -- for the page's author to use ------------------------------------------------------------------------

    def act(
        self,
        fn: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object] | None = None,
        refused: Callable[[LimsError], object] | None = None,
        **kw: Any,
    ) -> None:
        """Do `fn(lab, *args, **kw)` behind the acts before it; a missing reason is asked for and the act repeated.

        With `act=uuid4()`, the same wish after a line that broke is sent under its first number, and recorded once.
        """
        wish = wish_of(fn, args, kw) if "act" in kw else ""
        if "act" in kw:
            kw["act"] = self.desk.wishes.number(wish, kw["act"])
        again = partial(self.act, fn, *args, then=then, refused=refused, **kw)
        number: UUID | None = kw.get("act")
        refusal = partial(self._act_refused, again, refused or self.refused, wish, number)
        done = partial(self._acted, then, number)
        self.desk.work.act(Job(partial(fn, self.desk.lab, *args, **kw), done, refusal, self.desk.is_open))

    def ask(
        self,
        fn: Callable[..., Any],
        *args: Any,
        then: Callable[[Any], object],
        refused: Callable[[LimsError], object] | None = None,
        key: Hashable = None,
        **kw: Any,
    ) -> None:
        """Ask `fn(lab, *args, **kw)`; a later question for the same `then` (or `key`) outdates this one."""
        run = partial(fn, self.desk.lab, *args, **kw)
        self.desk.work.ask(Job(run, then, refused or self.refused, self._newest(then if key is None else key)))

    def ask_at_length(
        self, fn: Callable[..., Any], *args: Any, then: Callable[[Any], object], key: Hashable = None, **kw: Any
    ) -> Steps:
        """Ask something long that is given `progress=` to call at its checkpoints; the person may stop it there."""
        steps = Steps()
        run = partial(fn, self.desk.lab, *args, progress=steps, **kw)
        self.desk.work.ask(Job(run, then, self.refused, self._newest(then if key is None else key), steps))
        return steps

    def key(self, shortcut: str, text: str, run: Callable[[], object]) -> QAction:
        """A key of this page, shown in the bar of keys at the foot of the window."""
        action = QAction(text, self)
        action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(lambda: run())  # noqa: PLW0108 - Qt would pass `checked`
        self.addAction(action)
        self.keys.append(action)
        return action

    def reload(self) -> None:
        """Ask `load` anew and show its answer."""
        self._soon.stop()
        self._stale = False
        self.ask(type(self).load_for, self, then=self._loaded, refused=self._not_loaded, key="load")

    def set_title(self, title: str, subtitle: str = "") -> None:
        """The heading of the page, with a quieter line below it."""
        self.heading.set(title, subtitle)

    def add_button(self, text: str, run: Callable[[], object], *, icon: str = "", primary: bool = False) -> QPushButton:
        """A button at the right of the page's heading."""
        return self.heading.add_button(text, run, icon, primary)

    # -- for the window --------------------------------------------------------------------------------------

    @classmethod
    def words(cls) -> str:
        """The page's title in the reader's language."""
        return QCoreApplication.translate("pages", str(cls.title))

    @classmethod
    def is_for(cls, duties: frozenset[str]) -> bool:
        """Whether a person of these duties sees the page."""
        return not cls.duties or bool(cls.duties & duties)

    def open(self, argument: Any) -> None:
        """Show this subject of the page; coming back to the same one keeps what is on the screen."""
        if argument != self.argument:
            self.argument, self._stale = argument, True
        if self._bookmark and self._bookmark.argument != argument:
            self._bookmark = None
        if self._bookmark:
            go_back(self, self._bookmark)
        if self._stale:
            self.reload()

    def changed(self) -> None:
        """Something of the page's topics changed: load again soon, or when shown, or say so when edited here."""
        self._stale = True
        if self.isVisible():
            if self.leave() is None:
                self._soon.start()
            else:
                self.notice.show_text(self.tr("This was changed by another station."), self.tr("Load it"), self.reload)

    def choices_changed(self) -> None:
        """What is chosen from changed: load again soon, or when shown; nobody who is writing here is disturbed."""
        self._stale = True
        if self.isVisible() and self.leave() is None and written(self) == self._written:
            self._soon.start()

    def is_needed(self) -> bool:
        """Whether something would be lost if the page were let go: unsent, typed or chosen since it was filled."""
        return self.stays or self.leave() is not None or written(self) != self._written

    def go_back_to(self, bookmark: Bookmark) -> None:
        """The page was let go and made anew: when the same subject is opened, show the place where it was left."""
        self._bookmark = bookmark

    @staticmethod
    def load_for(lab: Lab, page: Page) -> Any:
        """Load the page in the lane of questions."""
        return page.load(lab)

    # -- own ---------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.setObjectName("page")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.heading = PageHeading(self.words(), self)
        self.notice = Notice(self, inset=24)
        body = QFrame(self)
        body.setObjectName("pageBody")
        self.content = QVBoxLayout(body)
        self.content.setContentsMargins(24, 4, 24, 16)
        self.content.setSpacing(16)
        for part in (self.heading, self.notice, self._scrolling(body) if self.scrolls else body):
            column.addWidget(part)
        column.setStretch(2, 1)

    def _scrolling(self, body: QFrame) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(body)
        return area

    def _newest(self, key: Hashable) -> Callable[[], bool]:
        self._asked[key] += 1
        asked = self._asked[key]
        return lambda: self._asked[key] == asked and self.desk.is_open()

    def _loaded(self, answer: Any) -> None:
        untouched = written(self) == self._written
        self.notice.hide()
        self.fill(answer)
        if untouched:
            self._written = written(self)
        if self._bookmark:
            scroll_back(self, self._bookmark)
            self._bookmark = None

    def _not_loaded(self, error: LimsError) -> None:
        self._stale = True
        if not isinstance(error, Cancelled):
            self.notice.show_text(self.desk.sentence(error), self.tr("Try again"), self.reload)

    def _acted(self, then: Callable[[Any], object] | None, number: UUID | None, answer: Any) -> None:
        if number:
            self.desk.wishes.answered(number)
        if then:
            then(answer)
        self.desk.acted(answer)

    def _act_refused(
        self,
        again: Callable[..., None],
        refused: Callable[[LimsError], object],
        wish: str,
        number: UUID | None,
        error: LimsError,
    ) -> None:
        self.desk.wishes.ended(wish, number, error)
        self.desk.heard_nothing(error)
        if isinstance(error, NeedsReason):
            self.desk.ask_reason(self.desk.sentence(error), lambda reason: again(reason=reason))
            return
        refused(error)
        if isinstance(error, Conflict):
            self.changed()
