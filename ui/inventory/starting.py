"""How a count or a draw begins: one question each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QSpinBox

from lims_desktop import draws, inventory
from lims_desktop.draws import Drawn
from lims_desktop.errors import Conflict, LimsError
from lims_desktop.inventory import Opened
from lims_desktop.places import Place
from ui.inventory.wording import method_words, reasons
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice


class Starting(QObject):
    """Both questions stay open until the laboratory has agreed."""

    drawn = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._places: Sequence[Place] = ()
        self.asking: Asking | None = None

    def offer(self, places: Sequence[Place]) -> None:
        """The places to choose from."""
        self._places = places

    def count(self, place: int | None = None, why: str = "ROUTINE", terms: dict[str, Any] | None = None) -> None:
        """Begin a count of a place."""
        about = self.tr("What is expected is fixed at this moment: everything recorded in the place and below it.")
        asking = self._asking(self.tr("Begin an inventory"), about, self.tr("Begin"))
        form, told = asking.form, dict(terms or {})
        form.add("place", self.tr("&Place"), Choice(self._options(), self.tr("Type its name")))
        form.add("why", self.tr("&Reason"), Choice(reasons()))
        if not told:
            form.add("method", self.tr("&How"), Choice([(one, method_words(one)) for one in ("PLACE", "SHELF")]))
        blind = QCheckBox(self.tr("&Blind: nobody is told what is expected until it is closed"))
        if told.get("method", "PLACE") == "PLACE":
            form.add("blind", "", blind)
        form.fill({"place": place, "why": why, "method": "PLACE"})
        asking.require("place", "why", *(() if told else ("method",)))
        asking.given.connect(partial(self._begin, asking, told))
        asking.open()

    def draw(self, kind: str = "PLACES") -> None:
        """Draw places to count, or items to look for."""
        about = self.tr("The seed is the ledger's newest root and the number of the draw: nobody chooses it.")
        asking = self._asking(self.tr("Draw at random"), about, self.tr("Draw"))
        many = QSpinBox()
        many.setRange(1, 1000)
        kinds = [("PLACES", self.tr("Places to be counted")), ("ITEMS", self.tr("Items to be found on the shelf"))]
        asking.form.add("kind", self.tr("&What"), Choice(kinds))
        asking.form.add("place", self.tr("&From"), Choice(self._options(), self.tr("Type the name of a site or room")))
        asking.form.add("many", self.tr("How &many"), many)
        asking.form.fill({"kind": kind, "many": 3})
        asking.require("kind", "place")
        asking.given.connect(partial(self._draw, asking))
        asking.open()

    def _options(self) -> list[tuple[int, str]]:
        return [(place.id, place.path) for place in self._places]

    def _asking(self, title: str, about: str, go_on: str) -> Asking:
        self.asking = Asking(title, about, go_on, self._page.desk.over)
        return self.asking

    def _begin(self, asking: Asking, told: dict[str, Any], said: dict[str, Any]) -> None:
        terms = told or ({} if said["method"] == "PLACE" else {"method": said["method"]})
        act = partial(inventory.open_one, blind=bool(said.get("blind")), terms=terms)
        refused = partial(self._running, asking)
        self._page.act(act, said["place"], said["why"], act=uuid4(), then=partial(self._began, asking), refused=refused)

    def _began(self, asking: Asking, opened: Opened) -> None:
        asking.agree()
        self._page.desk.open("inventory", opened.inventory)

    def _running(self, asking: Asking, error: LimsError) -> None:
        """A place that is being counted already is opened, to be joined."""
        if isinstance(error, Conflict) and "inventory" in error.detail:
            asking.agree()
            self._page.desk.messages.warn(self._page.desk.sentence(error))
            self._page.desk.open("inventory", int(error.detail["inventory"]))
        else:
            asking.refuse(self._page.desk.sentence(error))

    def _draw(self, asking: Asking, said: dict[str, Any]) -> None:
        self._page.act(
            draws.make,
            said["kind"],
            said["place"],
            said["many"],
            act=uuid4(),
            then=partial(self._drawn, asking),
            refused=lambda error: asking.refuse(self._page.desk.sentence(error)),
        )

    def _drawn(self, asking: Asking, drawn: Drawn) -> None:
        asking.agree()
        self._page.desk.open("draw", drawn.id)
