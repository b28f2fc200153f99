"""All seals of a type whose numbers lie between two."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import recall
from ui.forms import text_input
from ui.parts.choice import Choice
from ui.recall.subjects import KINDS, Choices, Subject


@KINDS.register("seal_lot")
class SealLotSubject(Subject):
    """A type of seal, the first number and the last."""

    title = QT_TRANSLATE_NOOP("recall", "A lot of seals")
    order = 30

    def build(self) -> None:
        """Three fields."""
        self.kind = Choice((), self.tr("Choose a type"))
        self.first, self.last = text_input(80), text_input(80)
        self.add(self.tr("Type of &seal"), self.kind, 2)
        self.add(self.tr("F&irst number"), self.first)
        self.add(self.tr("&Last number"), self.last)

    def offer(self, choices: Choices) -> None:
        """The types of seals."""
        kinds = [term for term in choices.terms if term.list == "seal_type"]
        self.kind.set_terms((term.code, term.named(choices.language)) for term in kinds)

    def subject(self) -> dict[str, Any] | None:
        """The lot; the database says whether its numbers belong together."""
        first, last = self.first.text().strip(), self.last.text().strip()
        return recall.seal_lot(self.kind.value, first, last) if self.kind.value and first and last else None

    def show_subject(self, subject: Mapping[str, Any]) -> None:
        """Show the lot."""
        self.kind.choose(subject.get("seal_type"))
        self.first.setText(subject.get("first", ""))
        self.last.setText(subject.get("last", ""))
