"""What is asked before an instrument or a lot is added, noted, used or quarantined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from lims_desktop import instruments
from lims_desktop.errors import LimsError, Refused
from lims_desktop.instruments import Instrument, Lot, NewInstrument, NewReagent, Noted
from ui.forms import date_input, long_text, text_input
from ui.instruments import wording
from ui.intake.typed import typed_number
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice

YEAR = timedelta(days=365)


class Questions(QObject):
    """Asks, and does what was answered; `doubted` says what turned out bad: instrument or lot, its number, its name."""

    doubted = Signal(str, int, str)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def add_instrument(self, kinds: Sequence[tuple[str, str]]) -> None:
        """A new instrument, as it stands on its plate."""
        about = self.tr("It may be used when its first calibration is noted.")
        asking = self._asking(self.tr("New instrument"), about, self.tr("Add"), columns=2)
        form = asking.form
        form.add("name", self.tr("&Name"), text_input())
        form.add("kind", self.tr("&Kind"), Choice(kinds), note=self.tr("Methods ask for it by its kind"))
        form.add("maker", self.tr("&Maker"), text_input())
        form.add("model", self.tr("M&odel"), text_input())
        form.add("serial", self.tr("&Serial number"), text_input())
        form.add("software", self.tr("So&ftware and version"), text_input())
        asking.require("name", "kind", "maker", "model", "serial")
        self._ask(asking, lambda said: self._do(asking, instruments.add, NewInstrument(**said)))

    def note(self, instrument: Instrument) -> None:
        """A calibration, a check, a fault ..."""
        title = self.tr("Note about {name}").format(name=instrument.name)
        about = self.tr("A failed calibration or a fault takes it out of service; a passed one holds until a day.")
        asking = self._asking(title, about, self.tr("Note"), columns=2)
        form = asking.form
        form.add("kind", self.tr("&What"), Choice(wording.event_options()))
        outcomes = [("pass", self.tr("passed")), ("fail", self.tr("failed"))]
        form.add("outcome", self.tr("&Outcome"), Choice(outcomes), note=self.tr("Of a calibration, check or repair"))
        form.add("valid_until", self.tr("Holds &until"), date_input(), note=self.tr("Of a calibration that passed"))
        form.add("statement", self.tr("&Statement"), long_text(2), span=2)
        form.fill({"valid_until": date.today() + YEAR})  # noqa: DTZ011 - days of the place where one works
        asking.require("kind", "statement")

        def given(said: dict[str, Any]) -> None:
            holds = said["kind"] == "calibration" and said["outcome"] == "pass"
            noted = Noted(said["kind"], said["statement"], said["outcome"], said["valid_until"] if holds else None)
            self._do(asking, instruments.note, instrument.id, noted)
            if noted.outcome == "fail" or noted.kind == "fault":
                asking.accepted.connect(lambda: self.doubted.emit("instrument", instrument.id, instrument.name))

        self._ask(asking, given)

    def kind(self, instrument: Instrument, kinds: Sequence[tuple[str, str]]) -> None:
        """What kind of instrument it is, put right."""
        title = self.tr("Kind of {name}").format(name=instrument.name)
        about = self.tr("Methods ask for it by its kind. Worksheets that are not started yet are asked anew.")
        asking = self._asking(title, about, self.tr("Change"))
        asking.form.add("kind", self.tr("&Kind"), Choice(kinds))
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.form.fill({"kind": instrument.kind})
        asking.require("kind", "reason")
        self._ask(asking, lambda said: self._do(asking, instruments.change_kind, instrument.id, **said))

    def add_reagent(self) -> None:
        """A reagent, reference material, calibrator or control."""
        asking = self._asking(
            self.tr("New reagent"), self.tr("Its lots are received afterwards."), self.tr("Add"), columns=2
        )
        form = asking.form
        form.add("code", self.tr("&Code"), text_input(40))
        form.add("name", self.tr("&Name"), text_input())
        form.add("kind", self.tr("&Kind"), Choice(wording.kind_options()))
        form.add("unit", self.tr("&Unit"), text_input(20), note=self.tr("In which amounts are counted"))
        form.add("supplier", self.tr("&Supplier"), text_input())
        form.add("storage", self.tr("S&torage"), text_input())
        asking.require("code", "name", "kind", "unit")
        self._ask(asking, lambda said: self._do(asking, instruments.add_reagent, NewReagent(**said)))

    def receive(self, reagents: Sequence[tuple[int, str]]) -> None:
        """A lot that came in."""
        asking = self._asking(self.tr("Receive a lot"), "", self.tr("Receive"), columns=2)
        form = asking.form
        form.add("reagent", self.tr("&Reagent"), Choice(reagents))
        form.add("number", self.tr("&Lot number"), text_input(60))
        form.add("amount", self.tr("&Amount"), text_input(30))
        form.add("expires", self.tr("&Expires"), date_input())
        form.fill({"expires": date.today() + YEAR})  # noqa: DTZ011
        asking.require("reagent", "number", "amount")

        def given(said: dict[str, Any]) -> None:
            amount = self._amount(asking, said["amount"])
            if amount is not None:
                self._do(asking, instruments.receive, said["reagent"], said["number"], amount, said["expires"])

        self._ask(asking, given)

    def use(self, lot: Lot) -> None:
        """So much of a lot is used, for something that is said."""
        left = self.tr("{left} {unit} are left.").format(left=lot.left_over, unit=lot.unit)
        asking = self._asking(
            self.tr("Use of {name}, {lot}").format(name=lot.name, lot=lot.number), left, self.tr("Use")
        )
        asking.form.add("amount", self.tr("&Amount"), text_input(30))
        asking.form.add("what_for", self.tr("&What for"), text_input())
        asking.require("amount", "what_for")

        def given(said: dict[str, Any]) -> None:
            amount = self._amount(asking, said["amount"])
            if amount is not None:
                self._do(asking, instruments.use, lot.id, amount, said["what_for"])

        self._ask(asking, given)

    def quarantine(self, lot: Lot) -> None:
        """Nobody uses it, or quality lets it go."""
        held = lot.quarantine is not None
        title = self.tr("Let {lot} go") if held else self.tr("Put {lot} in quarantine")
        go_on = self.tr("Let go") if held else self.tr("Quarantine")
        asking = self._asking(title.format(lot=lot.number), lot.quarantine or "", go_on)
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.require("reason")
        act = instruments.let_go if held else instruments.quarantine
        if not held:
            asking.accepted.connect(lambda: self.doubted.emit("lot", lot.id, f"{lot.name}, {lot.number}"))
        self._ask(asking, lambda said: self._do(asking, act, lot.id, reason=said["reason"]))

    # -- own ---------------------------------------------------------------------------------------------------

    def _amount(self, asking: Asking, text: str) -> Any:
        try:
            return typed_number(text)
        except Refused as refusal:
            asking.refuse(self._page.desk.sentence(refusal))
            return None

    def _asking(self, title: str, about: str, go_on: str, columns: int = 1) -> Asking:
        return Asking(title, about, go_on, self._page.desk.over, columns)

    def _ask(self, asking: Asking, given: Callable[[dict[str, Any]], object]) -> None:
        asking.given.connect(given)
        asking.open()

    def _do(self, asking: Asking, fn: Callable[..., Any], *args: Any, **kw: Any) -> None:
        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        self._page.act(fn, *args, then=lambda _: asking.agree(), refused=refused, act=uuid4(), **kw)
