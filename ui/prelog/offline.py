"""A submission written without a connection: the form, and the paper whose symbols carry it to the counter."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lims_desktop import forms
from lims_desktop.errors import Refused
from lims_desktop.forms import Kit
from lims_desktop.sentences import sentence
from ui.intake.paper import PaperView
from ui.intake.words import Words
from ui.parts.notice import Notice
from ui.parts.words import paragraph, words
from ui.prelog.form import AnnouncementForm
from ui.prelog.paper import form_paper
from ui.prelog.room import FormRoom


class OfflineForm(QWidget):
    """The form on the left, its paper on the right; `left` when the person goes back to the sign-in."""

    left = Signal()

    def __init__(self, made: Kit, language: str) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(self.tr("A form without connection · LIMS Desktop"))
        self._made, self._language = made, language
        self._words = Words(made.terms, made.agencies, made.officers, date.today(), made.tolerance, language)  # noqa: DTZ011
        self.notice = Notice()
        self.form = AnnouncementForm(
            self._words, made.agency, partial(sentence, language=language), self.tr("Make the form  (Ctrl+Enter)"),
            self.tr("Back to the sign-in"),
        )  # fmt: skip
        self.paper = PaperView()
        self.form.announced.connect(self.make)
        self.form.left.connect(self.left)
        self.paper.saved.connect(lambda path: self._say(self.tr("Saved: {path}").format(path=path), "good"))
        self.paper.failed.connect(lambda why: self._say(why, "refused"))
        for keys, run in (
            ("Ctrl+Return", self.form.send), ("Ctrl+P", self.paper.print_button.click),
            ("Ctrl+S", self.paper.save_button.click),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        self._lay_out()
        self.resize(1280, 800)
        self.form.focus_first()

    @Slot(dict)
    def make(self, said: dict[str, Any]) -> None:
        """Seal what was written, and show its paper; what was typed stays for a correction."""
        try:
            form = forms.sealed(said, self._made.key, forms.secret_of(self._made))
            shown = form_paper(form, said, self._made, self._words)
        except Refused as refusal:
            self._say(sentence(refusal, self._language), "refused")
        else:
            self.paper.show_paper(shown, f"LF-{form.name}")
            self._say(self.tr("The form is made. Print it, and bring it with the packages."), "good")
        self.form.send_button.setEnabled(True)

    def _say(self, text: str, tone: str) -> None:
        self.notice.show_text(text, tone=tone)

    def _lay_out(self) -> None:
        about = self.tr("{name} · {laboratory} · words of the laboratory as of {day}")
        made = self._made
        head = QVBoxLayout()
        head.addWidget(words(self.tr("A submission without connection"), "title"))
        head.addWidget(
            paragraph(about.format(name=made.person, laboratory=made.laboratory, day=made.as_of.isoformat()), "quiet")
        )
        head.addWidget(self.notice)
        room = FormRoom()
        room.hold(self.form)
        both = QHBoxLayout()
        both.setSpacing(16)
        both.addWidget(room, 5)
        both.addWidget(self.paper, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(both, 1)
