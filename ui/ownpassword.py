"""The first thing after signing in with a password that somebody gave: choose an own one, typed twice."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lims_desktop.errors import LimsError
from lims_desktop.lab import Lab
from lims_desktop.people import SHORTEST_PASSWORD
from lims_desktop.sentences import sentence
from ui.parts.buttons import button
from ui.parts.field import Field
from ui.parts.notice import Notice
from ui.parts.passwords import PasswordEdit
from ui.parts.words import paragraph, words
from ui.people.roster import change_password
from ui.work import Job, Work


class OwnPassword(QWidget):
    """Replaces the given password; until that is done the laboratory refuses everything else."""

    kept = Signal(object)
    given_up = Signal()

    def __init__(self, lab: Lab, given: str, work: Work, language: str) -> None:
        super().__init__()
        self._lab, self._given, self._work, self._language = lab, given, work, language
        self._present = True
        self.new, self.again = PasswordEdit(), PasswordEdit()
        note = self.tr("At least {count} characters; a sentence is easy to remember").format(count=SHORTEST_PASSWORD)
        self.new_field = Field(self.tr("&Your own password"), self.new, note)
        self.again_field = Field(self.tr("The same &again"), self.again)
        self.notice = Notice()
        self.button = button(self.tr("&Keep it and go on"), self.keep, primary=True)
        self.back = button(self.tr("&Back to the sign-in"), self.give_up, flat=True)
        self.new.returnPressed.connect(self.again.setFocus)
        self.again.returnPressed.connect(self.keep)
        self.setFocusProxy(self.new)
        self._lay_out()

    @Slot()
    def keep(self) -> None:
        """Replace the given password when the new one was typed twice alike."""
        lacking = "" if self.new.text() else self.tr("This is needed.")
        other = "" if self.new.text() == self.again.text() else self.tr("The two are not the same.")
        self.new_field.complain(lacking)
        self.again_field.complain("" if lacking else other)
        if lacking or other:
            (self.new if lacking else self.again).setFocus()
            return
        self.notice.hide()
        self._wait(True)
        run = partial(change_password, self._lab, self._given, self.new.text())
        self._work.act(Job(run, self._kept, self._refused, lambda: True))

    @Slot()
    def give_up(self) -> None:
        """Not now; the person is signed out again."""
        self.let_go()
        self.given_up.emit()

    def let_go(self) -> None:
        """Nobody asks any more."""
        if self._present:
            self._present = False
            self._lab.close()

    def _kept(self, _nothing: None) -> None:
        if self._present:  # from here on the laboratory is somebody else's to close
            self._present = False
            self.kept.emit(self._lab)

    def _refused(self, error: LimsError) -> None:
        if self._present:
            self._wait(False)
            self.notice.show_text(sentence(error, self._language), tone="refused")
            self.new.selectAll()
            self.new.setFocus()

    def _wait(self, waiting: bool) -> None:
        """While the laboratory is asked nothing is sent twice."""
        self.button.setEnabled(not waiting)
        self.back.setEnabled(not waiting)

    def _lay_out(self) -> None:
        self.setMaximumWidth(460)
        form = QVBoxLayout(self)
        form.setSpacing(14)
        form.setContentsMargins(48, 40, 48, 20)
        about = self.tr(
            "Welcome, {name}. Your password was given to you by somebody else. Choose one of your own now: "
            "from then on only you know it, and what is recorded under your name is yours."
        )
        form.addWidget(words(self.tr("Your own password"), "title"))
        form.addWidget(paragraph(about.format(name=self._lab.me.name), "quiet"))
        for part in (self.notice, self.new_field, self.again_field, self.button):
            form.addWidget(part)
        form.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        form.addStretch(1)
