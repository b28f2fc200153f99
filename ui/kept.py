"""The pages that are alive: the last ones visited, and those that hold something nobody has sent yet.

A page costs up to seven megabytes, and a person may visit all of them in a day. One that has nothing of the person's in
it is let go and made anew when it is opened again, at the place where it was left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QStackedWidget

from ui.bookmark import Bookmark, mark

if TYPE_CHECKING:
    from ui.page import Page

MOST = 8


class KeptPages:
    """The pages of a window by name, the one visited last at the end."""

    def __init__(self, stack: QStackedWidget, make: Callable[[str], Page]) -> None:
        self._stack, self._make = stack, make
        self._alive: dict[str, Page] = {}
        self._left: dict[str, Bookmark] = {}

    def __iter__(self) -> Iterator[Page]:
        return iter(list(self._alive.values()))

    def __len__(self) -> int:
        return len(self._alive)

    def get(self, name: str) -> Page | None:
        """The page of this name, when it is alive."""
        return self._alive.get(name)

    def show(self, name: str) -> Page:
        """Bring this page to the front, made anew when it was let go."""
        page = self._alive.pop(name, None) or self._made(name)
        self._alive[name] = page
        self._stack.setCurrentWidget(page)
        return page

    def let_go(self) -> None:
        """Let the pages go that were visited longest ago, but none that is seen or holds something of the person's."""
        surplus = len(self._alive) - MOST
        old = [page for page in list(self._alive.values())[: max(0, surplus)] if not page.isVisible()]
        for page in old:
            if not page.is_needed():
                self._let_go(page)

    def _made(self, name: str) -> Page:
        page = self._make(name)
        self._stack.addWidget(page)
        if bookmark := self._left.pop(name, None):
            page.go_back_to(bookmark)
        return page

    def _let_go(self, page: Page) -> None:
        self._left[page.name] = mark(page)
        del self._alive[page.name]
        self._stack.removeWidget(page)
        page.deleteLater()
