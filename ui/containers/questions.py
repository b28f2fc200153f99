"""What is asked about carriers: a new one, and one that goes out of use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSpinBox

from lims_desktop import containers
from lims_desktop.containers import Made
from lims_desktop.errors import LimsError
from lims_desktop.items import ItemView
from ui.forms import text_input
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice
from ui.parts.terms import Terms

MOST_POSITIONS = 500


class CarrierQuestions(QObject):
    """Each is asked in one dialog that stays open until the laboratory has agreed."""

    def __init__(self, page: Page, terms: Callable[[], Terms]) -> None:
        super().__init__(page)
        self._page = page
        self._terms = terms

    def make(self, then: Callable[[Made], object]) -> None:
        """A new carrier, in my hands."""
        about = self.tr("A carrier holds items of many cases and belongs to none. It gets a number and a label.")
        asking = Asking(self.tr("New carrier"), about, self.tr("Make it"), self._page.desk.over)
        asking.form.add("kind", self.tr("&Kind"), Choice(self._terms().options("carrier_kind")))
        asking.form.add("description", self.tr("&What is it for"), text_input())
        positions = QSpinBox()
        positions.setRange(0, MOST_POSITIONS)
        positions.setSpecialValueText(self.tr("not limited"))
        asking.form.add("positions", self.tr("&Positions"), positions)
        asking.require("kind", "description")
        asking.given.connect(
            lambda said: self._do(
                asking, then, containers.make, said["kind"], said["description"], said["positions"] or None
            )
        )
        asking.open()

    def retire(self, carrier: ItemView, then: Callable[[Any], object]) -> None:
        """A carrier that is broken or no longer needed."""
        about = self.tr("{carrier} is never used again. Its record stays.").format(carrier=carrier.number)
        asking = Asking(self.tr("Out of use"), about, self.tr("Take it out of use"), self._page.desk.over)
        asking.form.add("reason", self.tr("&Reason"), text_input())
        asking.require("reason")
        asking.given.connect(lambda said: self._do(asking, then, containers.retire, carrier.id, reason=said["reason"]))
        asking.open()

    def _do(self, asking: Asking, then: Callable[[Any], object], fn: Callable[..., Any], *args: Any, **kw: Any) -> None:
        def agreed(answer: Any) -> None:
            asking.agree()
            then(answer)

        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        self._page.act(fn, *args, then=agreed, refused=refused, act=uuid4(), **kw)
