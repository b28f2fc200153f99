"""The verdict: a large shape, a sentence, and the figures behind it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.custody.lastscan import Mark
from ui.parts.words import paragraph, restyle, words

_FIGURES_ACROSS = 4
_FIGURE = 110


class VerdictCard(QFrame):
    """Sound, not sound, or not asked yet; while it is being found out, how far that is."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.mark = Mark()
        self.title = words("", "title")
        self.title.setWordWrap(True)
        self.sentence = paragraph("")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.hide()
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.figures = QGridLayout()
        self.figures.setHorizontalSpacing(24)
        self.figures.setVerticalSpacing(14)
        self._lay_out()

    @property
    def tone(self) -> str:
        """`good`, `refused`, or nothing while nobody asked."""
        return self.mark.tone

    def show_verdict(self, tone: str, title: str, sentence: str) -> None:
        """Say it, to the eye and to a screen reader."""
        self.mark.tone = tone
        self.mark.update()
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.bar.hide()
        self.setProperty("tone", tone or None)
        restyle(self)
        self.setAccessibleName(f"{title} {sentence}")
        if tone:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.accessibleName()))

    def show_progress(self, done: int, total: int, text: str) -> None:
        """Say how far it is; nothing is known of the end while `total` is 0."""
        self.bar.setRange(0, total)
        self.bar.setValue(min(done, total))
        self.bar.show()
        self.sentence.setText(text)

    def show_figures(self, figures: Sequence[tuple[str, str]]) -> None:
        """The numbers the verdict stands on, each with its name."""
        while self.figures.count():
            item = self.figures.takeAt(0)
            if item is not None and (old := item.widget()) is not None:
                old.deleteLater()
        for number, (value, name) in enumerate(figures):
            row, column = divmod(number, _FIGURES_ACROSS)
            self.figures.addWidget(_figure(value, name), row, column)

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(6)
        texts.addWidget(self.title)
        texts.addWidget(self.sentence)
        texts.addSpacing(6)
        texts.addWidget(self.bar)
        texts.addLayout(self.figures)
        texts.addSpacing(6)
        texts.addLayout(self.buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 22, 24, 22)
        row.setSpacing(24)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)


def _figure(value: str, name: str) -> QWidget:
    whole = QWidget()
    whole.setProperty("value", value)
    whole.setAccessibleName(name)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(words(value, "large"))
    said = paragraph(name, "small")
    said.setMinimumWidth(_FIGURE)
    column.addWidget(said)
    column.addStretch(1)
    return whole
