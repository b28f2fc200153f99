"""A place and everything below it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import recall
from ui.parts.choice import Choice
from ui.recall.subjects import KINDS, Choices, Subject


@KINDS.register("place")
class PlaceSubject(Subject):
    """One location, chosen or scanned."""

    title = QT_TRANSLATE_NOOP("recall", "A place")
    order = 10

    def build(self) -> None:
        """One field."""
        self.place = Choice((), self.tr("Choose a place"))
        self.add(self.tr("&Place and everything below it"), self.place)

    def offer(self, choices: Choices) -> None:
        """Every location, closed ones too."""
        self.place.set_terms((one.id, one.name) for one in choices.places)

    def subject(self) -> dict[str, Any] | None:
        """The location."""
        return None if self.place.value is None else recall.place(self.place.value)

    def show_subject(self, subject: Mapping[str, Any]) -> None:
        """Show the location."""
        self.place.choose(subject.get("place"))
