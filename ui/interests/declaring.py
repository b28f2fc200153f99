"""What is asked before a conflict of interest is declared: about which case or whom, and what stands between."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QRadioButton

from lims_desktop import interests
from lims_desktop.errors import LimsError, Refused
from lims_desktop.interests import CaseMeant, Declared, PersonMeant
from ui.forms import long_text, text_input
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.field import Field

_LOOK_AFTER_MS = 350


class Declaring(Asking):
    """One of two: a case by its number or a label, or a person by name. What is meant is shown while typing."""

    def __init__(self, page: Page, written: str = "") -> None:
        super().__init__(_title(), _consequences(), _go_on(), page.desk.over)
        self._page = page
        self.a_case = QRadioButton(self.tr("About a &case"))
        self.a_person = QRadioButton(self.tr("About a &person named in cases"))
        self.a_case.setChecked(True)
        choice = QHBoxLayout()
        choice.setSpacing(24)
        for one in (self.a_case, self.a_person):
            choice.addWidget(one)
        choice.addStretch(1)
        self.room.insertLayout(2, choice)
        number, name = text_input(60), text_input(200)
        self.about_case = self.form.add("case", self.tr("Case &number, or the label of an item"), number, note=" ")
        self.about_person = self.form.add("named", self.tr("&Name as it stands in cases"), name, note=" ")
        self.form.add("statement", self.tr("&What stands between"), long_text(4), note=_who_reads())
        self._soon = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self._soon.timeout.connect(self._look)
        self._fitting = QTimer(self, singleShot=True, interval=0)  # when the lines have told their height
        self._fitting.timeout.connect(self._fit)
        for field in (number, name):
            field.textChanged.connect(self._typed)
        self.a_case.toggled.connect(self._turn)
        self.require("statement")
        self.form.fill({"case": written})
        self._turn()

    @Slot()
    def answer(self) -> None:
        """Send it, when the one of the two that is asked was filled."""
        key = "case" if self.a_case.isChecked() else "named"
        if self.form.missing({key: self.tr("This is needed.")}):
            return
        super().answer()

    def open(self) -> None:
        """Ask; what is known of the case already need not be typed."""
        super().open()
        if self.form["case"]:
            self.form.fields["statement"].input.setFocus()

    # -- own ---------------------------------------------------------------------------------------------------

    @Slot()
    def _turn(self) -> None:
        self.trouble.hide()
        self.about_case.setVisible(self.a_case.isChecked())
        self.about_person.setVisible(not self.a_case.isChecked())
        self._field.input.setFocus()
        self._soon.start()

    @property
    def _field(self) -> Field:
        return self.about_case if self.a_case.isChecked() else self.about_person

    @Slot()
    def _typed(self) -> None:
        self._field.complain()
        self._say(" ")
        self._soon.start()

    def _say(self, meant: str) -> None:
        """What is meant stands below the field; the dialog makes room for it."""
        self._field.note.setText(meant)
        self._fitting.start()

    @Slot()
    def _fit(self) -> None:
        self.resize(self.width(), max(self.height(), self.room.totalHeightForWidth(self.width())))

    @Slot()
    def _look(self) -> None:
        """Say what is meant; a later answer outdates an earlier one, and the other question's."""
        if self.a_case.isChecked() and self.form["case"]:
            self._page.ask(interests.case_meant, self.form["case"], then=self._show_case, key="interest")
        elif not self.a_case.isChecked() and self.form["named"]:
            self._page.ask(interests.person_meant, self.form["named"], then=self._show_person, key="interest")

    def _show_case(self, meant: CaseMeant | None) -> None:
        unknown = Refused("case.unknown", case=self.form["case"])
        self._say(f"{meant.number} · {meant.about}" if meant else self._page.desk.sentence(unknown))

    def _show_person(self, meant: PersonMeant) -> None:
        self._say(person_words(meant))


class InterestQuestions(QObject):
    """Declare and lift, from whichever page; `asking` is the question asked last."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.asking: Asking | None = None

    def declare(self, written: str = "") -> None:
        """Ask about a case or a person; `written` is a case number or the code of a label that is known already."""
        asking = Declaring(self._page, written)

        def given(said: dict[str, Any]) -> None:
            if asking.a_case.isChecked():
                self._send(interests.declare_about, said["case"], said["statement"])
            else:
                self._send(interests.declare, said["statement"], named=said["named"])

        self._open(asking, given)

    def declare_in(self, case: int, number: str) -> None:
        """Declare one in the case that is on the screen."""
        title = self.tr("Declare a conflict of interest in {case}").format(case=number)
        asking = Asking(title, _consequences(), _go_on(), self._page.desk.over)
        asking.form.add("statement", self.tr("&What stands between"), long_text(4), note=_who_reads())
        asking.require("statement")
        self._open(asking, lambda said: self._send(interests.declare, said["statement"], case=case))

    def lift(self, interest: int, name: str, about: str) -> None:
        """Lift what somebody else declared, with the reason."""
        said = self.tr("{name} may be given work on it again. The declaration stays on record with your reason.")
        title = self.tr("Lift the conflict of interest: {about}").format(about=about)
        asking = Asking(title, said.format(name=name), self.tr("Lift it"), self._page.desk.over)
        asking.form.add("reason", self.tr("&Reason"), long_text(3))
        asking.require("reason")
        self._open(asking, lambda said: self._send(interests.lift, interest, reason=said["reason"]))

    # -- own ---------------------------------------------------------------------------------------------------

    def _open(self, asking: Asking, given: Any) -> None:
        self.asking = asking
        asking.given.connect(given)
        asking.open()

    def _send(self, fn: Any, *args: Any, **kw: Any) -> None:
        asking = self.asking
        assert asking is not None

        def agreed(declared: Declared) -> None:
            asking.agree()
            self._tell(declared, lifted=fn is interests.lift)

        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        self._page.act(fn, *args, then=agreed, refused=refused, act=uuid4(), **kw)

    def _tell(self, declared: Declared, *, lifted: bool) -> None:
        said = self._page.desk.messages
        if lifted:
            said.good(self.tr("It is lifted."))
        elif declared.work:
            words = self.tr("Declared. Put your {count} open requests in it aside: whoever leads the section is told.")
            one = self.tr("Declared. Put your open request in it aside: whoever leads the section is told.")
            said.warn(words.format(count=declared.work) if declared.work > 1 else one)
        else:
            said.good(self.tr("Declared. Nobody gives you work on it until a manager lifts it."))


def person_words(meant: PersonMeant) -> str:
    """How many cases name somebody now, and that further words are another name."""
    say = QCoreApplication.translate
    if meant.cases == 0:
        now = say("interests", "No case that you may see names this person now; it holds for later ones.")
    elif meant.cases == 1:
        now = say("interests", "1 case that you may see names this person now.")
    else:
        now = say("interests", "{count} cases that you may see name this person now.").format(count=meant.cases)
    if not meant.more:
        return now
    more = say("interests", "Longer names with these words, which are not meant: {count}.")
    return f"{now} {more.format(count=meant.more)}"


def _title() -> str:
    return QCoreApplication.translate("interests", "Declare a conflict of interest")


def _go_on() -> str:
    return QCoreApplication.translate("interests", "Declare it")


def _consequences() -> str:
    return QCoreApplication.translate(
        "interests",
        "From now on nobody gives you work on it, and you have no part in its runs, reviews and reports. What you have"
        " of it already goes to somebody else. Only a manager lifts it.",
    )


def _who_reads() -> str:
    return QCoreApplication.translate("interests", "Read by you, the managers, and whoever audits the ledger.")
