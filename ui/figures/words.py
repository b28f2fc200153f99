"""What the page of figures says about clocks and moments."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from lims_desktop.figures import Definition, Wording


def clock_words(wording: Wording) -> str:
    """Of what it is counted and from when to when."""
    if not wording.start:
        still = QCoreApplication.translate("figures", "Counted: {population}. Clock: none, as of {stop}.")
        return still.format(population=wording.population, stop=wording.stop)
    return QCoreApplication.translate(
        "figures", "Counted: {population}. Clock: from {start} to {stop}; pauses: {pauses}."
    ).format(population=wording.population, start=wording.start, stop=wording.stop, pauses=wording.pauses)


def meaning(definition: Definition, language: str) -> str:
    """A whole definition, with its version."""
    wording = definition.wording(language)
    version = QCoreApplication.translate("figures", "Version {version}.").format(version=definition.version)
    return f"{wording.definition} {clock_words(wording)} {version}"
