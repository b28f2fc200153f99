"""What was in a person's hands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import recall
from ui.parts.choice import Choice
from ui.recall.subjects import KINDS, Choices, Subject


@KINDS.register("person")
class PersonSubject(Subject):
    """One person, also one who left."""

    title = QT_TRANSLATE_NOOP("recall", "A person")
    order = 20

    def build(self) -> None:
        """One field."""
        self.person = Choice((), self.tr("Choose a person"))
        self.add(self.tr("&Person in whose hands it was"), self.person)

    def offer(self, choices: Choices) -> None:
        """Everybody who has or had hands to hold items with."""
        self.person.set_terms((one.id, one.name) for one in choices.people)

    def subject(self) -> dict[str, Any] | None:
        """The person."""
        return None if self.person.value is None else recall.person(self.person.value)

    def show_subject(self, subject: Mapping[str, Any]) -> None:
        """Show the person."""
        self.person.choose(subject.get("person"))
