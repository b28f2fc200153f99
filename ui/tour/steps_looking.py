"""Looking: where is it, what happened to it, what is attached, and is the record sound."""

from __future__ import annotations

from lims_desktop import verify
from ui.disposition.questions import CountAsking
from ui.pages.document import DocumentPage
from ui.pages.item import ItemPage
from ui.pages.search import SearchPage
from ui.pages.verify import VerifyPage
from ui.preferences import LANGUAGES
from ui.signin import SignIn
from ui.tokens import DARK, LIGHT
from ui.tour.driver import Driver, said
from ui.tour.steps_custody import WITNESS
from ui.tour.steps_keeping import open_disposition
from ui.tour.steps_walkin import PARCELS
from ui.tour.things import code, items_of_search, keep_paper

QUALITY = "ingrid.usher"


def search(tour: Driver) -> None:
    """Where is it? The beginnings of two words find the tablets while one types."""
    first, second, *_ = said(PARCELS[3].what).replace(",", "").casefold().split()
    tour.press("Ctrl+K")
    tour.write(f"{first} {second[:4]}")
    tour.until(lambda: isinstance(tour.session.window.visible_page(), SearchPage), "the search is shown")
    tablets, page = items_of_search(tour, 3)[0], tour.page(SearchPage)
    lines = page.findings.findings
    tour.until(lambda: any(getattr(row, "id", None) == tablets.id for row in lines.lines), "the tablets are found")
    tour.shot("search")


def open_item(tour: Driver) -> None:
    """Its page tells every change of hands, with the witness, and what is on the record about it."""
    tablets = items_of_search(tour, 3)[0]
    tour.scan(code(tablets))
    tour.until(lambda: isinstance(tour.session.window.visible_page(), ItemPage), "the item is shown")
    page = tour.page(ItemPage)
    tour.until(lambda: bool(page.timeline.events), "its story is shown")
    tour.same(page.heading.title, tablets.number, "the item shown")
    tour.check(len(page.timeline.events) >= 3, "the timeline is too short")
    tour.shot("item")
    tour.diary.note(item=tablets.number)


def darken(tour: Driver) -> None:
    """The same at night: the dark look."""
    _look(tour, DARK)
    tour.same(tour.program.theme.mode, DARK, "the look")
    tour.shot("item-dark")
    _look(tour, LIGHT)
    tour.same(tour.program.theme.mode, LIGHT, "the look")


def devices(tour: Driver) -> None:
    """The devices of the station and how they are."""
    tour.open("devices")
    tour.shot("devices")


def lock(tour: Driver) -> None:
    """The technician goes for a coffee: the screen is locked, and is as it was left after the password."""
    tour.press("Ctrl+L")
    tour.check(tour.session.widget.locked, "the screen is not locked")
    tour.shot("locked")
    tour.enter(tour.ground.password)
    tour.until(lambda: not tour.session.widget.locked, "the password unlocks the screen")


def speak_otherwise(tour: Driver) -> None:
    """Devon Arzú prefers the other language, chosen at the sign-in; he counts what was destroyed, and certifies it."""
    tour.sign_out()
    ours = tour.program.preferences.language
    _speak(tour, next(language for language in LANGUAGES if language != ours))
    tour.sign_in(WITNESS)
    page = open_disposition(tour)
    tour.click(page.steps.buttons["count"])
    tour.question(CountAsking)
    tour.enter("1")
    tour.until(lambda: isinstance(tour.session.window.visible_page(), DocumentPage), "the certificate is shown")
    tour.settle()
    keep_paper(tour, tour.page(DocumentPage).heading.title)
    tour.read_messages()
    tour.shot("other-language")
    tour.sign_out()
    _speak(tour, ours)


def prove(tour: Driver) -> None:
    """The quality manager has the whole ledger recomputed: it is sound."""
    tour.sign_in(QUALITY)
    tour.open("verify")
    page = tour.page(VerifyPage)
    tour.press("Ctrl+Return")
    tour.until(lambda: page.verdict.tone != "", "the verdict is there")
    tour.shot("verify")
    tour.same(page.verdict.tone, "good", "the verdict on the screen")
    verdict = verify.verify(tour.eye)
    tour.check(verdict.sound, verdict.sentence())
    tour.diary.note(ledger={"entries": verdict.entries, "checkpoints": verdict.checkpoints, "sound": verdict.sound})
    tour.sign_out()


LOOKING = (search, open_item, darken, devices, lock)
ENDING = (speak_otherwise, prove)


def _look(tour: Driver, look: str) -> None:
    """Choose a look from the menu in the header."""
    tour.session.window.header.looks[look].trigger()
    tour.settle()


def _speak(tour: Driver, language: str) -> None:
    """Go to a language in the list at the sign-in."""
    signin = tour.program.shown
    assert isinstance(signin, SignIn)
    languages = list(LANGUAGES)
    before = languages.index(tour.program.preferences.language)
    signin.languages.setFocus()
    tour.press("Down" if languages.index(language) > before else "Up")
    tour.until(lambda: tour.program.shown is not signin, "the sign-in speaks the other language")
    tour.same(tour.program.preferences.language, language, "the language")
