"""The program on the screen: first start, sign-in, the window, the lock, and sign-out, one after the other."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QStandardPaths, QTranslator, Slot
from PySide6.QtWidgets import QApplication, QWidget

from lims_desktop import VERSION, station
from lims_desktop.errors import Refused
from lims_desktop.sentences import sentence
from lims_desktop.station import Station
from ui import opening
from ui.calm import Collector
from ui.cover import brand
from ui.crash import Crashes
from ui.ending import put_away
from ui.preferences import Preferences
from ui.reports import mailing
from ui.signin import Prepare, SignIn
from ui.theme import Theme
from ui.tokens import RESOURCES

if TYPE_CHECKING:
    from lims_desktop.lab import Lab
    from ui.session import Session

Attach = Callable[[Station], Any]


class Program(QObject):
    """What is on the screen now. `prepare` makes the laboratory ready, `attach` finds the devices of the station."""

    def __init__(self, app: QApplication, preferences: Preferences, prepare: Prepare, attach: Attach) -> None:
        super().__init__(app)
        self._app, self._prepare, self._attach = app, prepare, attach
        self.preferences = preferences
        self._translators: list[QTranslator] = []
        self.speak(self.preferences.language)
        self.theme = Theme(app, self.preferences.look, self.preferences.density)
        self.theme.changed.connect(self._remember_look)
        self.crashes = Crashes(Path(_folder()) / "reports", self)
        self.crashes.install()
        self.shown: QWidget | None = None
        self.known: Station | None = None
        self.session: Session | None = None
        app.aboutToQuit.connect(self._quit)

    def start(self) -> None:
        """Show the first thing a person needs."""
        try:
            known = station.load()
        except Refused as refusal:  # written by hand, and not understood: say what is wrong, and ask
            self.ask_station(None)
            self._complain(refusal)
            return
        if known is None:
            self.ask_station(None)
        else:
            self.ask_person(known)

    def ask_station(self, known: Station | None) -> None:
        """Ask where the laboratory is, and keep the answer."""
        from ui.firststart import FirstStart

        first = FirstStart(known)
        first.chosen.connect(self._keep_station)
        self._show(first)

    def ask_person(self, known: Station) -> None:
        """Ask who is there."""
        self.known = known
        signin = SignIn(known, self.preferences, self._prepare)
        signin.signed_in.connect(self._sit_down)
        signin.station_wished.connect(lambda: self.ask_station(known))
        signin.form_wished.connect(lambda: self._write_form(known))
        signin.language_chosen.connect(lambda language: self._speak_again(language, known))
        self._show(signin)

    def _write_form(self, known: Station) -> None:
        from lims_desktop import forms
        from ui.prelog.offline import OfflineForm

        made = forms.kept(station.form_kit())
        if made is not None:
            writing = OfflineForm(made, self.preferences.language)
            writing.left.connect(lambda: self.ask_person(known))
            self._show(writing)

    def speak(self, language: str) -> None:
        """Speak this language from now on."""
        for old in self._translators:
            self._app.removeTranslator(old)
        QLocale.setDefault(QLocale(language))
        places = (RESOURCES / "translations", Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)))
        self._translators = []
        for folder, name in zip(places, ("lims", "qtbase"), strict=True):
            translator = QTranslator(self)
            if translator.load(f"{name}_{language}", str(folder)):
                self._app.installTranslator(translator)
                self._translators.append(translator)

    @Slot(object)
    def _keep_station(self, chosen: Station) -> None:
        try:
            chosen.save()
        except OSError as trouble:
            self._complain(Refused("station.unwritable", file=str(trouble.filename), why=str(trouble.strerror)))
        else:
            self.ask_person(chosen)

    def _complain(self, refusal: Refused) -> None:
        from ui.firststart import FirstStart

        if isinstance(self.shown, FirstStart):
            self.shown.notice.show_text(sentence(refusal, self.preferences.language), tone="refused")

    def _speak_again(self, language: str, known: Station) -> None:
        self.preferences.language = language
        self.speak(language)
        self.ask_person(known)

    @Slot(object)
    def _sit_down(self, lab: Lab) -> None:
        from ui.session import Session

        known = lab.station
        self.session = Session(lab, self.theme, self._attach(known), self.preferences.language)
        self.session.ended.connect(lambda: self._stand_up(known))
        self.session.widget.restoreGeometry(self.preferences.geometry)
        forgotten = isinstance(self.shown, SignIn) and self.shown.could_not_remember
        self._show(self.session.widget)
        self.session.begin()
        if forgotten:
            self.session.desk.messages.warn(self.tr("This computer has no keyring; the password was not remembered."))

    @Slot()
    def _quit(self) -> None:
        """However the program ends: acts are waited for, devices are let go."""
        if self.session:
            self._remember_geometry()
            self.session.end()
        if isinstance(self.shown, SignIn):
            self.shown.close_lanes()

    def _stand_up(self, known: Station) -> None:
        self._remember_geometry()
        self.session = None
        self.ask_person(known)

    def _show(self, widget: QWidget) -> None:
        before, self.shown = self.shown, widget
        if before is not None:
            widget.resize(before.size().expandedTo(widget.size()))
        widget.show()
        widget.activateWindow()
        if isinstance(before, SignIn):
            before.close_lanes()
        if before is not None:
            before.close()
            before.deleteLater()

    def _remember_geometry(self) -> None:
        if self.session:
            self.preferences.geometry = self.session.widget.saveGeometry()

    @Slot()
    def _remember_look(self) -> None:
        self.preferences.look, self.preferences.density = self.theme.wish, self.theme.density


def make_application(arguments: list[str]) -> QApplication:
    """The application object, named, before anything is drawn."""
    app = QApplication(arguments)
    app.setApplicationName("LIMS Desktop")
    app.setApplicationVersion(VERSION)
    app.setOrganizationName("lims-desktop")
    app.setDesktopFileName("lims-desktop")
    app.setWindowIcon(brand())
    Collector(app)
    return app


def run() -> int:
    """Run until the last window is closed; answers the exit status."""
    app = make_application(sys.argv[:1])
    program = Program(app, Preferences(), opening.prepare, opening.attach)
    mailing.tidy()
    program.start()
    status = app.exec()
    put_away()
    mailing.tidy()
    opening.leave(program.known)
    return status


def _folder() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
