"""A lot of a reagent, and whatever was prepared from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import recall
from lims_desktop.codes import Kind
from ui.parts.choice import Choice
from ui.recall.subjects import KINDS, Choices, Subject


@KINDS.register("lot")
class LotSubject(Subject):
    """One lot, also one that is used up."""

    title = QT_TRANSLATE_NOOP("recall", "A lot of a reagent")
    order = 50
    label = Kind.LOT

    def build(self) -> None:
        """One field."""
        self.lot = Choice((), self.tr("Choose a lot, or scan its label"))
        self.add(self.tr("Reagent l&ot, with all that was prepared from it"), self.lot)

    def offer(self, choices: Choices) -> None:
        """All that there ever were."""
        self.lot.set_terms((one.id, one.name) for one in choices.lots)

    def subject(self) -> dict[str, Any] | None:
        """The lot."""
        return None if self.lot.value is None else recall.lot(self.lot.value)

    def show_subject(self, subject: Mapping[str, Any]) -> None:
        """Show the lot."""
        self.lot.choose(subject.get("lot"))
