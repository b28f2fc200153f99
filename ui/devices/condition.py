"""How the chosen device is: a shape, a sentence, and what is to be known about its driver."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from devices.attached import Attached
from lims_desktop.errors import Refused
from ui.custody.lastscan import Mark
from ui.desk import Desk
from ui.devices.asking import Asked
from ui.devices.words import WEDGE, driver_words, kind_words, where
from ui.parts.badge import Badge, BadgeLabel
from ui.parts.elided import Elided
from ui.parts.headings import Card
from ui.parts.words import paragraph


class Condition(Card):
    """The first card of a device."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._facts = ""
        self.mark = Mark()
        self.name = Elided("", "large")
        self.sentence = paragraph("")
        self.about = Elided("", "quiet")
        self.untried = BadgeLabel(Badge(self.tr("Not yet tried on hardware"), "warning"))
        self.simulated = BadgeLabel(Badge(self.tr("Simulated"), "info"))
        self.untried.setToolTip(self.tr("This driver was written from a manual. Try it before you rely on it."))
        self.content.addLayout(self._top())

    def show_device(self, device: Attached) -> None:
        """Show another device; how it is follows."""
        self.name.setText(device.name or "?")
        parts = (kind_words(device.kind), driver_words(device.driver), where(device))
        self._facts = "  ·  ".join(part for part in parts if part)
        self.about.setText(self._facts)
        self.untried.setVisible(not device.tried)
        self.simulated.setVisible(device.simulated)
        if device.driver == WEDGE:
            self._say("", self.tr("Nothing to ask: scan something, and it appears here."))
        elif device.problem:
            self._say("refused", self._desk.sentence(Refused(device.problem, device=device.name)))
        else:
            self._say("", self.tr("Asking …"))

    def show_state(self, asked: Asked) -> None:
        """The device answered, or did not."""
        status = asked.status
        said = self._desk.sentence(Refused(status.code, trouble=status.detail))
        self._say("good" if status.ready else "warning", said)
        when = self.tr("Asked at {time}").format(time=f"{asked.at:%H:%M:%S}")
        self.about.setText(f"{self._facts}  ·  {when}")

    @property
    def tone(self) -> str:
        """`good`, `warning`, `refused`, or nothing while it is not known."""
        return self.mark.tone

    def _say(self, tone: str, sentence: str) -> None:
        self.mark.tone = tone
        self.mark.update()
        self.sentence.setText(sentence)
        self.setAccessibleName(f"{self.name.text()}: {sentence}")

    def _top(self) -> QHBoxLayout:
        badges = QHBoxLayout()
        badges.setSpacing(8)
        badges.addWidget(self.simulated)
        badges.addWidget(self.untried)
        badges.addStretch(1)
        texts = QVBoxLayout()
        texts.setSpacing(3)
        for part in (self.name, self.sentence, self.about):
            texts.addWidget(part)
        texts.addSpacing(2)
        texts.addLayout(badges)
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        return row
