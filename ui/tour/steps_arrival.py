"""Arriving: which station this is, and who is there."""

from __future__ import annotations

from ui.firststart import FirstStart
from ui.signin import SignIn
from ui.tour.driver import Driver

POLICE, COUNTER = "Police, Port Regent", "Counter 1"
TECHNICIAN = "marisol.chan"


def choose_station(tour: Driver) -> None:
    """The program is started for the first time and asks where the laboratory is."""
    tour.program.start()
    _name(tour, POLICE)


def change_station(tour: Driver) -> None:
    """The program is told that it stands at the laboratory's counter now."""
    signin = tour.program.shown
    assert isinstance(signin, SignIn)
    tour.click(signin.station)
    _name(tour, COUNTER)


def mistype_password(tour: Driver) -> None:
    """A mistyped password gets a sentence, and nobody is let in."""
    signin = tour.program.shown
    assert isinstance(signin, SignIn)
    tour.go_to(signin.login)
    tour.enter(TECHNICIAN)
    tour.go_to(signin.password)
    tour.enter("evidence-2026-dmeo")
    tour.until(signin.notice.isVisible, "the wrong password is refused")
    tour.check(tour.program.session is None, "a wrong password was let in")
    tour.shot("wrong-password")


def sign_in(tour: Driver) -> None:
    """Marisol Chan, evidence technician, signs in at the counter."""
    tour.sign_in(TECHNICIAN)
    tour.same(tour.lab.me.login, TECHNICIAN, "signed in as")
    tour.same(tour.lab.station_name, COUNTER, "the station")
    tour.check(tour.session.window.demonstration.isVisible(), "nothing says that this is a demonstration")
    tour.diary.note(station=COUNTER, technician=tour.lab.me.login)


def _name(tour: Driver, name: str) -> None:
    first = tour.program.shown
    assert isinstance(first, FirstStart)
    tour.check(first.here.isChecked(), "this computer is not what is offered")
    tour.go_to(first.name)
    tour.write(name)
    if name == POLICE:
        tour.shot("first-start")
    tour.click(first.button)
    tour.until(lambda: isinstance(tour.program.shown, SignIn), "the sign-in is shown")
