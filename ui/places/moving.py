"""Reorganising the tree: a place dropped on another one, or two labels scanned, is asked about and then moved."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Slot

from lims_desktop import places
from lims_desktop.errors import LimsError
from lims_desktop.places import PlaceChanged
from ui.custody.signing import someone_else
from ui.custody.wording import items_words
from ui.forms import text_input
from ui.page import Page
from ui.parts.asking import Asking
from ui.places.storage import Spot


class Moving(QObject):
    """Asks before a place is moved; `find` answers the place with this number or this label."""

    def __init__(
        self, page: Page, find: Callable[[int | str], Spot | None], below: Callable[[int], list[Spot]]
    ) -> None:
        super().__init__(page)
        self._page, self._find, self._below = page, find, below
        self.scanning = False
        self._first: Spot | None = None

    @Slot()
    def start(self) -> None:
        """By scanning: first the place that moves, then the one it goes into."""
        self.scanning, self._first = True, None
        self._invite(self.tr("Scan the label of the place that moves."))

    @Slot()
    def stop(self) -> None:
        """No more scans are taken."""
        self.scanning, self._first = False, None
        self._page.notice.hide()

    def take(self, code: str) -> None:
        """A label was scanned."""
        spot = self._find(code)
        if spot is None:
            self._invite(self.tr("{code} is not the label of an open place. Scan again.").format(code=code))
        elif self._first is None:
            self._first = spot
            into = self.tr("{place} moves. Now scan the place it goes into.")
            self._invite(into.format(place=spot.place.path))
        else:
            moved = self._first
            self.stop()
            self.ask(moved, spot)

    def ask(self, spot: Spot, parent: Spot | None) -> None:
        """Say what would move, and whether a witness is needed; then ask."""
        then = partial(self._ask, spot, parent)
        self._page.ask(places.moves_controlled, spot.id, then=then, key="moves_controlled")

    # -- own ---------------------------------------------------------------------------------------------------

    def _invite(self, text: str) -> None:
        self._page.notice.show_text(text, self.tr("Stop"), self.stop, tone="info")

    def _ask(self, spot: Spot, parent: Spot | None, controlled: bool) -> None:
        asking = Asking(self.tr("Move a place"), self._about(spot, parent), self.tr("Move it"), self._page.desk.over)
        asking.form.add("reason", self.tr("&Reason"), text_input())
        act = uuid4()
        do = self._call_witness if controlled else self._move
        asking.given.connect(lambda said: do(asking, act, (spot, parent), said["reason"]))
        asking.open()

    def _about(self, spot: Spot, parent: Spot | None) -> str:
        where = parent.place.path if parent else self.tr("the top of the tree")
        text = self.tr("{place} goes into {parent}.").format(place=spot.place.path, parent=where)
        inside = len(self._below(spot.id)) - 1
        if inside:
            text += " " + self.tr("Places that go along: {count}.").format(count=inside)
        kept = self.tr("Inside it: {items}; their custody does not change.")
        return text + " " + kept.format(items=items_words(spot.inside)) if spot.inside else text

    def _call_witness(self, asking: Asking, act: UUID, ends: tuple[Spot, Spot | None], reason: str | None) -> None:
        spot, parent = ends
        purpose = self.tr("{place} holds items of a controlled place: a witness who is someone else sees it move.")
        word = partial(someone_else, self._page.desk.lab.me.person, places.witness_move)
        asking.go_on.setEnabled(True)
        self._page.desk.ask_password(
            purpose.format(place=spot.place.path),
            word,
            act,
            spot.id,
            parent.id if parent else None,
            then=lambda _word: self._move(asking, act, ends, reason),
        )

    def _move(self, asking: Asking, act: UUID, ends: tuple[Spot, Spot | None], reason: str | None) -> None:
        def moved(answer: PlaceChanged) -> None:
            asking.agree()
            self._page.desk.messages.good(self.tr("Now {path}").format(path=answer.path))

        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        spot, parent = ends
        into: Any = parent.id if parent else None
        self._page.act(places.move, spot.id, into, reason=reason, act=act, then=moved, refused=refused)
