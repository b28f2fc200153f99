"""What was measured with an instrument."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP

from lims_desktop import recall
from lims_desktop.codes import Kind
from ui.parts.choice import Choice
from ui.recall.subjects import KINDS, Choices, Subject


@KINDS.register("instrument")
class InstrumentSubject(Subject):
    """One instrument, also a retired one."""

    title = QT_TRANSLATE_NOOP("recall", "An instrument")
    order = 40
    label = Kind.INSTRUMENT

    def build(self) -> None:
        """One field."""
        self.instrument = Choice((), self.tr("Choose an instrument, or scan its label"))
        self.add(self.tr("&Instrument that was used"), self.instrument)

    def offer(self, choices: Choices) -> None:
        """All that there ever were."""
        self.instrument.set_terms((one.id, one.name) for one in choices.instruments)

    def subject(self) -> dict[str, Any] | None:
        """The instrument."""
        return None if self.instrument.value is None else recall.instrument(self.instrument.value)

    def show_subject(self, subject: Mapping[str, Any]) -> None:
        """Show the instrument."""
        self.instrument.choose(subject.get("instrument"))
