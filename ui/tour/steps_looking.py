"""Looking: where is it, what happened to it, what is attached, and is the record sound."""

from __future__ import annotations

from PySide6.QtGui import QAction

from lims_desktop import verify
from ui.pages.item import ItemPage
from ui.pages.search import SearchPage
from ui.pages.verify import VerifyPage
from ui.signin import SignIn
from ui.tokens import DARK, LIGHT
from ui.tour.driver import Driver
from ui.tour.steps_custody import ANALYST, WITNESS

QUALITY = "ingrid.usher"


def search(tour: Driver) -> None:
    """Where is it? Two words find the tablets while one types."""
    tour.press("Ctrl+K")
    tour.write("blue tabl")
    tour.until(lambda: isinstance(tour.session.window.visible_page(), SearchPage), "the search is shown")
    tour.still()
    tablets = tour.day.taken(tour.day.drugs).items[3]
    found = tour.page(SearchPage).findings.findings.lines
    tour.check(any(getattr(row, "id", None) == tablets.id for row in found), "the tablets are not found")
    tour.shot("search")


def open_item(tour: Driver) -> None:
    """Its page tells every change of hands, with the witness, and what is on the record about it."""
    tablets = tour.day.taken(tour.day.drugs).items[3]
    assert tablets.code is not None
    tour.scan(tablets.code)
    tour.until(lambda: isinstance(tour.session.window.visible_page(), ItemPage), "the item is shown")
    tour.still()
    page = tour.page(ItemPage)
    tour.same(page.heading.title, tablets.number, "the item shown")
    tour.check(len(page.timeline.events) >= 3, "the timeline is too short")
    tour.shot("item")
    tour.diary.note(item=tablets.number)


def darken(tour: Driver) -> None:
    """The same at night: the dark look."""
    _look(tour, "Dark")
    tour.same(tour.program.theme.mode, DARK, "the look")
    tour.shot("item-dark")
    _look(tour, "Light")
    tour.same(tour.program.theme.mode, LIGHT, "the look")


def devices(tour: Driver) -> None:
    """The devices of the station and how they are."""
    tour.open("Devices")
    tour.shot("devices")


def lock(tour: Driver) -> None:
    """The technician goes for a coffee: the screen is locked, and is as it was left after the password."""
    tour.press("Ctrl+L")
    tour.check(tour.session.widget.locked, "the screen is not locked")
    tour.shot("locked")
    tour.enter(tour.ground.password)
    tour.until(lambda: not tour.session.widget.locked, "the password unlocks the screen")


def analyst(tour: Driver) -> None:
    """Priya Mahadeo signs in and finds the items on her own bench."""
    tour.sign_out()
    tour.sign_in(ANALYST)
    tour.open("My bench")
    tour.shot("analyst")


def speak_spanish(tour: Driver) -> None:
    """Devon Arzú prefers Spanish: the language is chosen at the sign-in."""
    tour.sign_out()
    _next_language(tour, "Down")
    tour.same(tour.program.preferences.language, "es", "the language")
    tour.sign_in(WITNESS)
    tour.shot("spanish")
    tour.sign_out()
    _next_language(tour, "Up")
    tour.same(tour.program.preferences.language, "en", "the language")


def prove(tour: Driver) -> None:
    """The quality manager has the whole ledger recomputed: it is sound."""
    tour.sign_in(QUALITY)
    tour.open("Verify")
    page = tour.page(VerifyPage)
    tour.press("Ctrl+Return")
    tour.until(lambda: page.verdict.tone != "", "the verdict is there")
    tour.still()
    tour.shot("verify")
    tour.same(page.verdict.tone, "good", "the verdict on the screen")
    verdict = verify.verify(tour.eye)
    tour.check(verdict.sound, verdict.sentence())
    tour.diary.note(ledger={"entries": verdict.entries, "checkpoints": verdict.checkpoints, "sound": verdict.sound})
    tour.sign_out()


STEPS = (search, open_item, darken, devices, lock, analyst, speak_spanish, prove)


def _look(tour: Driver, name: str) -> None:
    """Choose a look from the menu in the header."""
    actions = tour.window.findChildren(QAction)
    next(one for one in actions if one.text().replace("&", "") == name).trigger()
    tour.settle()


def _next_language(tour: Driver, key: str) -> None:
    """Go up or down in the list of languages at the sign-in."""
    signin = tour.program.shown
    assert isinstance(signin, SignIn)
    signin.languages.setFocus()
    tour.press(key)
    tour.until(lambda: tour.program.shown is not signin, "the sign-in speaks the other language")
