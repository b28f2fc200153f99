"""The end of one item on the screen: who takes it, when somebody does, then two witnesses, then the act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any
from uuid import UUID, uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from lims_desktop import disposition, files
from lims_desktop.disposition import End, Line, Step
from lims_desktop.errors import LimsError, Refused
from lims_desktop.lab import Lab
from ui.forms import text_input
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.signature import SignaturePad


class Ending(QObject):
    """One item at a time; a witness who cancels leaves everything as it was."""

    def __init__(self, page: Page, done: Callable[[Step], object], refused: Callable[[LimsError], object]) -> None:
        super().__init__(page)
        self._page, self._done, self._refused = page, done, refused
        self._number = 0

    def begin(self, number: int, line: Line, label: str, place: str, *, recipient: bool) -> None:
        """End this line of disposition `number`."""
        self._number = number
        how = End(line.id, label, place)
        if recipient:
            self._ask_recipient(line, how)
        else:
            self._call_first(line, how)

    def _ask_recipient(self, line: Line, how: End) -> None:
        asking = RecipientAsking(line.shown_number, self._page.desk.over)
        asking.given.connect(partial(self._keep_signature, asking, line, how))
        asking.open()

    def _keep_signature(self, asking: RecipientAsking, line: Line, how: End, values: dict[str, Any]) -> None:
        if asking.pad.is_empty:
            asking.refuse(self._page.desk.sentence(Refused("custody.signature_missing")))
            return

        def kept(picture: Any) -> None:
            asking.agree()
            said = {
                "name": values["name"],
                "identity_document": values["identity_document"],
                "signature": picture.sha256,
            }
            self._call_first(line, replace(how, recipient=said))

        refuse = lambda error: asking.refuse(self._page.desk.sentence(error))  # noqa: E731
        self._page.act(files.keep, asking.pad.png(), "image/png", act=uuid4(), then=kept, refused=refuse)

    def _call_first(self, line: Line, how: End) -> None:
        purpose = self.tr("{item} ends now, at {place}. The first witness saw it and confirms with their own password.")
        said = purpose.format(item=line.shown_number, place=how.place)
        act, me = uuid4(), self._page.desk.lab.me.person
        self._page.desk.ask_password(
            said, _word, [me], act, self._number, how, then=partial(self._call_second, line, how, act)
        )

    def _call_second(self, line: Line, how: End, act: UUID, first: int) -> None:
        purpose = self.tr("{item} ends now, at {place}. The second witness, somebody else again, confirms too.")
        said = purpose.format(item=line.shown_number, place=how.place)
        taken = [self._page.desk.lab.me.person, first]
        self._page.desk.ask_password(said, _word, taken, act, self._number, how, then=partial(self._end, how, act))

    def _end(self, how: End, act: UUID, _second: int) -> None:
        self._page.act(disposition.dispose, self._number, how, act=act, then=self._done, refused=self._refused)


def _word(second: Lab, taken: list[int], act: UUID, number: int, how: End) -> int:
    """The witness's word, unless they are the executor or the other witness; answers who gave it."""
    if second.me.person in taken:
        raise Refused("vouch.same_person")
    disposition.witness_end(second, act, number, how)
    return second.me.person


class RecipientAsking(Asking):
    """Who takes an item for good: name, identity document, signature."""

    def __init__(self, item: str, over: QWidget | None) -> None:
        text = self.tr("Whoever takes {item} for good shows a document and signs.").format(item=item)
        super().__init__(self.tr("To whom"), text, self.tr("Go &on"), over)
        self.form.add("name", self.tr("&Name"), text_input(200))
        self.form.add("identity_document", self.tr("Identity &document"), text_input(100))
        self.pad = SignaturePad()
        self.room.insertWidget(self.room.count() - 2, self.pad)
        self.require("name", "identity_document")
