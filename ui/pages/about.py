"""About: which program, which laboratory, which station, and who made the letters."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, qVersion
from PySide6.QtWidgets import QFormLayout

from ui import pages
from ui.duties import duty_words
from ui.page import Page
from ui.parts.headings import Card
from ui.parts.words import paragraph, words

if TYPE_CHECKING:
    from lims_desktop.lab import Lab


@dataclass(frozen=True)
class Facts:
    """What there is to know about this session."""

    laboratory: str
    person: str
    duties: frozenset[str]
    station: str


@pages.register
class AboutPage(Page):
    """The smallest page there is, and the model for the others."""

    name = "about"
    icon = "info"
    group = "help"
    order = 910
    title = QT_TRANSLATE_NOOP("pages", "About")
    scrolls = True

    def build(self) -> None:
        """Two cards: the session, and the program."""
        session = Card(self.tr("This session"))
        self.facts = QFormLayout()
        self.facts.setHorizontalSpacing(24)
        session.content.addLayout(self.facts)
        program = Card(self.tr("This program"))
        program.content.addWidget(paragraph(self.tr("LIMS Desktop keeps the evidence, and the proof of who held it.")))
        versions = f"Python {platform.python_version()}  ·  Qt {qVersion()}"
        program.content.addWidget(words(versions, "code"))
        thanks = self.tr("Letters: Inter (SIL Open Font License) and JetBrains Mono (Apache License 2.0).")
        program.content.addWidget(paragraph(thanks, "quiet"))
        self.content.addWidget(session)
        self.content.addWidget(program)
        self.content.addStretch(1)

    def load(self, lab: Lab) -> Facts:
        """Who is here, and where."""
        return Facts(lab.laboratory.name, lab.me.name, lab.me.duties, lab.station_name)

    def fill(self, facts: Facts) -> None:
        """One line for each fact."""
        while self.facts.rowCount():
            self.facts.removeRow(0)
        duties = ", ".join(sorted(duty_words(duty) for duty in facts.duties))
        for name, text in (
            (self.tr("Laboratory"), facts.laboratory),
            (self.tr("Signed in"), facts.person),
            (self.tr("Duties"), duties),
            (self.tr("Station"), facts.station),
        ):
            self.facts.addRow(words(name, "quiet"), paragraph(text))
