"""Who carries the items: a colleague, who confirms with their own password, or somebody outside, who signs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from lims_desktop import files, outside
from lims_desktop.errors import Refused
from lims_desktop.lab import Lab
from lims_desktop.outside import Bearer, Colleague
from lims_desktop.people import Known
from ui.outside.identity import Identity
from ui.page import Page
from ui.parts.choice import Choice
from ui.parts.field import Field
from ui.parts.headings import Card
from ui.parts.terms import Terms
from ui.parts.words import paragraph


class BearerCard(Card):
    """A colleague is chosen by name or badge; while nobody is, the fields for somebody outside stand there."""

    def __init__(self, page: Page, title: str, who: str) -> None:
        super().__init__(title)
        self.colleague = Choice((), self.tr("Nobody: somebody from outside"))
        self.identity = Identity(page, who)
        self._proof = paragraph(self.tr("They confirm with their own password."), "quiet")
        self._people: dict[int, Known] = {}
        for part in (Field(self.tr("C&olleague"), self.colleague), self._proof, self.identity):
            self.content.addWidget(part)
        self.colleague.picked.connect(self._picked)
        self._picked(None)

    def offer(self, people: Sequence[Known], terms: Terms) -> None:
        """Who may be chosen, and the words for identity documents."""
        self._people = {person.id: person for person in people}
        self.colleague.set_terms((person.id, f"{person.name} · {person.login}") for person in people)
        self.identity.offer(terms)

    def choose(self, person: int) -> bool:
        """Choose a colleague; answers whether they may carry."""
        if person in self._people:
            self.colleague.choose(person)
        return person in self._people

    @property
    def person(self) -> Known | None:
        """The chosen colleague."""
        return self._people.get(self.colleague.value)

    def bearer(self) -> tuple[Bearer, bytes] | None:
        """Who carries, with the picture of their signature; None when something lacks, which is said."""
        if self.person is not None:
            return Colleague(self.person.id), b""
        shown = self.identity.shown()
        return (shown.outsider, shown.picture) if shown else None

    def clear(self) -> None:
        """For the next one."""
        self.colleague.choose(None)
        self.identity.clear()

    def _picked(self, _person: object) -> None:
        chosen = self.person is not None
        self._proof.setVisible(chosen)
        self.identity.setVisible(not chosen)


def inked(lab: Lab, fn: Callable[..., Any], pictures: Sequence[bytes], *args: Any, **kw: Any) -> Any:
    """Keep the pictures of the signatures, then do it."""
    for picture in pictures:
        if picture:
            files.keep(lab, picture, "image/png")
    return fn(lab, *args, **kw)


def call_second(
    page: Page, purpose: str, name: str, act: UUID, then: Callable[[], object], only: Known | None, /, **args: Any
) -> None:
    """Let a second person give their word for this act and these arguments; `only` says who alone it can be."""
    word = partial(_word, page.desk.lab.me.person, only, name, act, args)
    page.desk.ask_password(purpose, word, then=lambda _: then(), login=only.login if only else "")


def _word(me: int, only: Known | None, name: str, act: UUID, args: dict[str, Any], second: Lab) -> None:
    if only is not None and second.me.person != only.id:
        raise Refused("transit.other_bearer", bearer=only.name)
    if second.me.person == me:
        raise Refused("vouch.same_person")
    outside.confirm(second, name, act, **args)
