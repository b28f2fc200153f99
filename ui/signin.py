"""The sign-in: who, and their password. It stands there at once; what is slow is fetched while the person types."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from lims_desktop.errors import LimsError
from lims_desktop.sentences import sentence
from lims_desktop.station import EMBEDDED, Station, form_kit
from ui import demonstrators
from ui.cover import Cover
from ui.parts.buttons import button
from ui.parts.field import Field
from ui.parts.notice import Notice
from ui.parts.passwords import PasswordEdit
from ui.parts.words import paragraph, words
from ui.preferences import LANGUAGES, Preferences
from ui.work import Job, Steps, Work

if TYPE_CHECKING:
    from lims_desktop.lab import Lab
    from ui.ownpassword import OwnPassword

Prepare = Callable[[Station, Steps], Station]


class SignIn(QWidget):
    """Signs one person in at this station."""

    signed_in = Signal(object)
    language_chosen = Signal(str)
    station_wished = Signal()
    form_wished = Signal()

    def __init__(self, station: Station, preferences: Preferences, prepare: Prepare) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle(self.tr("Sign in · LIMS Desktop"))
        self._station, self._preferences, self._prepare = station, preferences, prepare
        self._work = Work()
        self._ready: Station | None = None
        self._steps = Steps()
        self._look = QTimer(self, interval=200)
        self._look.timeout.connect(self._show_steps)
        self._wished = False
        self.could_not_remember = False
        self._present = True
        self.own: OwnPassword | None = None
        self._make_fields()
        self._lay_out()
        (self.password if self.login.text() else self.login).setFocus()
        self.resize(940, 640)
        self._begin()

    # -- what the person does ----------------------------------------------------------------------------------

    @Slot()
    def sign_in(self) -> None:
        """Sign in with what was typed, as soon as the station is ready."""
        missing = self.tr("This is needed.")
        lacking = [
            field.complain("" if field.input.text().strip() else missing)  # type: ignore[attr-defined]
            for field in (self.password_field, self.login_field)
        ]
        if any(lacking):
            (self.login if lacking[1] else self.password).setFocus()
            return
        self.notice.hide()
        self._wished = True
        self.button.setEnabled(False)
        self._say(
            self.tr("Signing in …") if self._ready else self.tr("Signing in as soon as the laboratory is ready …")
        )
        if self._ready:
            self._send(self._ready)

    def choose(self, login: str) -> None:
        """Fill in one of the demonstration's people."""
        self.login.setText(login)
        self.password.setText(demonstrators.password())
        self.button.setFocus()

    def close_lanes(self) -> None:
        """The window is not needed any more."""
        self._present = False
        if self.own:
            self.own.let_go()
        self._work.close()

    # -- what happens meanwhile --------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._say(self.tr("Starting the laboratory on this computer …") if self._is_embedded else "")
        self._look.start()
        run = partial(self._prepare, self._station, self._steps)
        self._work.ask(Job(run, self._prepared, self._unprepared, lambda: self._present, self._steps))
        if self._preferences.remembers and self.login.text():
            recall = partial(_recall, self._station, self.login.text())
            self._work.ask(Job(recall, self._recalled, self._unprepared, lambda: self._present))

    def _prepared(self, station: Station) -> None:
        self._ready = station
        self._stop_looking()
        if self._wished:
            self._send(station)

    @Slot()
    def _show_steps(self) -> None:
        if self._steps.text and not self._ready:
            self._say(self._steps.text)
            self.bar.setVisible(True)
            self.bar.setRange(0, self._steps.total)
            self.bar.setValue(self._steps.done)

    def _stop_looking(self) -> None:
        self._look.stop()
        self.bar.hide()
        self._say("")

    def _unprepared(self, error: LimsError) -> None:
        self._stop_looking()
        self._wished = False
        self.button.setEnabled(True)
        self._complain(error, self._begin)

    def _recalled(self, password: str | None) -> None:
        if password and not self.password.text():
            self.password.setText(password)

    def _send(self, station: Station) -> None:
        run = partial(_sign_in, station, self.login.text().strip(), self.password.text(), self.remember.isChecked())
        self._work.act(Job(run, self._accepted, self._refused, lambda: True))

    def _accepted(self, answer: tuple[Lab, bool]) -> None:
        lab, remembered = answer
        if not self._present:
            lab.close()
            return
        self._preferences.login = self.login.text().strip()
        self._preferences.remembers = remembered
        self.could_not_remember = self.remember.isChecked() and not remembered
        given = self.password.text()
        self.password.clear()
        if lab.me.password_given:
            self._ask_own(lab, given)
        else:
            self.signed_in.emit(lab)

    def _ask_own(self, lab: Lab, given: str) -> None:
        """Somebody else chose this password: all that can be done with it is to replace it."""
        from ui.ownpassword import OwnPassword

        self.own = OwnPassword(lab, given, self._work, self._preferences.language)
        self.own.kept.connect(self.signed_in)
        self.own.given_up.connect(self._ask_person)
        self._row.replaceWidget(self._side, self.own)
        self._side.hide()
        self.own.setFocus()

    @Slot()
    def _ask_person(self) -> None:
        """Somebody else may sign in after all."""
        if self.own:
            self._row.replaceWidget(self.own, self._side)
            self.own.deleteLater()
            self.own = None
        self._wished = False
        self._say("")
        self.button.setEnabled(True)
        self._side.show()
        self.password.setFocus()

    def _refused(self, error: LimsError) -> None:
        if not self._present:
            return
        self._wished = False
        self._say("")
        self.button.setEnabled(True)
        self.password.selectAll()
        self.password.setFocus()
        self._complain(error)

    def _complain(self, error: LimsError, again: Callable[[], object] | None = None) -> None:
        text = sentence(error, self._preferences.language)
        self.notice.show_text(text, self.tr("Try again") if again else "", again, "refused")

    def _say(self, text: str) -> None:
        self.status.setText(text or " ")

    # -- how it looks ------------------------------------------------------------------------------------------

    @property
    def _is_embedded(self) -> bool:
        return self._station.mode == EMBEDDED

    def _make_fields(self) -> None:
        self.login = QLineEdit(self._preferences.login)
        self.login.setMaxLength(63)
        self.password = PasswordEdit()
        self.login_field = Field(self.tr("&Login"), self.login)
        self.password_field = Field(self.tr("&Password"), self.password)
        self.remember = QCheckBox(self.tr("&Remember my password on this computer"))
        self.remember.setChecked(self._preferences.remembers)
        self.button = button(self.tr("&Sign in"), self.sign_in, primary=True)
        self.notice = Notice()
        self.status = words(" ", "small")
        self.bar = QProgressBar(textVisible=False)
        self.bar.hide()
        self.login.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self.sign_in)

    def _lay_out(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(14)
        form.addWidget(words(self.tr("Sign in"), "title"))
        form.addWidget(paragraph(self._where(), "quiet"))
        for part in (
            self.notice,
            self.login_field,
            self.password_field,
            self.remember,
            self.button,
            self.bar,
            self.status,
        ):
            form.addWidget(part)
        if self._is_embedded and demonstrators.password():
            form.addWidget(self._hint())
        form.addStretch(1)
        form.addLayout(self._foot())
        side = self._side = QWidget()
        side.setLayout(form)
        side.setMaximumWidth(460)
        form.setContentsMargins(48, 40, 48, 20)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(Cover(self), 4)
        row.addWidget(side, 5, Qt.AlignmentFlag.AlignHCenter)

    def _where(self) -> str:
        if self._is_embedded:
            return self.tr("{station} · the laboratory on this computer").format(station=self._station.name)
        return self.tr("{station} · laboratory at {host}").format(station=self._station.name, host=self._station.host)

    def _hint(self) -> QWidget:
        hint = QFrame()
        hint.setProperty("tone", "info")
        column = QVBoxLayout(hint)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        said = self.tr("This is a demonstration: everybody's password is {password}.")
        column.addWidget(paragraph(said.format(password=demonstrators.password())))
        self.people = QComboBox()
        self.people.setAccessibleName(self.tr("People of the demonstration"))
        self.people.addItem(self.tr("Choose somebody to be …"), "")
        for person in demonstrators.demonstrators():
            self.people.addItem(f"{person.name} · {person.title}", person.login)
        self.people.activated.connect(self._chosen)
        column.addWidget(self.people)
        return hint

    @Slot(int)
    def _chosen(self, number: int) -> None:
        if login := self.people.itemData(number):
            self.choose(login)

    def _foot(self) -> QHBoxLayout:
        self.languages = QComboBox()
        self.languages.setAccessibleName(self.tr("Language"))
        for code, name in LANGUAGES.items():
            self.languages.addItem(name, code)
        self.languages.setCurrentIndex(self.languages.findData(self._preferences.language))
        self.languages.activated.connect(self._language_chosen)
        row = QHBoxLayout()
        row.addWidget(self.languages)
        row.addStretch(1)
        if form_kit().exists():
            row.addWidget(
                button(self.tr("A &form without connection …"), self.form_wished.emit, flat=True, icon="document")
            )
        self.station = button(self.tr("This s&tation …"), self.station_wished.emit, flat=True, icon="settings")
        row.addWidget(self.station)
        return row

    @Slot(int)
    def _language_chosen(self, number: int) -> None:
        self.language_chosen.emit(str(self.languages.itemData(number)))


def _sign_in(station: Station, login: str, password: str, wants_remembering: bool) -> tuple[Any, bool]:
    from lims_desktop.lab import Lab
    from ui import remembered

    lab = Lab.sign_in(station, login, password)
    if wants_remembering:
        return lab, remembered.remember(station, login, password)
    remembered.forget(station, login)
    return lab, False


def _recall(station: Station, login: str) -> str | None:
    from ui import remembered

    return remembered.recall(station, login)
