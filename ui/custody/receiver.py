"""Who receives: chosen by their badge, or from a list one types into."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from lims_desktop.people import Known
from ui.parts.choice import Choice
from ui.parts.field import Field
from ui.parts.headings import Card
from ui.parts.words import paragraph


class Receiver(Card):
    """The person who is to receive the items."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.set_title(self.tr("To whom"))
        self.choice = Choice((), self.tr("Scan their badge, or type a name"))
        self.content.addWidget(Field(self.tr("&Receiver"), self.choice))
        self._about = paragraph("", "quiet")
        self.content.addWidget(self._about)
        self._people: dict[int, Known] = {}
        self.choice.picked.connect(self._picked)
        self._describe()

    @property
    def person(self) -> Known | None:
        """Who is chosen."""
        return self._people.get(self.choice.value)

    def offer(self, people: Sequence[Known]) -> None:
        """The people to choose from."""
        self._people = {person.id: person for person in people}
        self.choice.set_terms((person.id, f"{person.name} · {person.login}") for person in people)
        self._describe()

    def choose(self, person: int) -> bool:
        """Choose this person; answers whether they may receive."""
        if person in self._people:
            self.choice.choose(person)
        return person in self._people

    def clear(self) -> None:
        """Nobody is chosen."""
        self.choice.choose(None)

    @Slot(object)
    def _picked(self, _person: object) -> None:
        self.choice.setCursorPosition(0)
        self._describe()
        self.changed.emit()

    def _describe(self) -> None:
        person = self.person
        about = " · ".join(part for part in (person.title, person.section) if part) if person else ""
        self._about.setText(about or self.tr("They confirm with their own password, here or at their own desk."))
