"""What is asked before a request takes a step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QSpinBox

from lims_desktop import requests
from lims_desktop.errors import LimsError, NeedsReason
from lims_desktop.methods.register import Version
from lims_desktop.requests import Load, RequestView
from ui.forms import date_input, long_text
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice


class Questions(QObject):
    """Asks, and does what was answered."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def decline(self, view: RequestView) -> None:
        """Decline it; the customer is told why."""
        about = self.tr("The customer is told these words.")
        self._because(self.tr("Decline the request"), about, self.tr("Decline"), requests.decline, view.id)

    def hold(self, view: RequestView) -> None:
        """Let it wait, or let it go on."""
        if view.state == "ON_HOLD":
            self._because(self.tr("Let it go on"), "", self.tr("Go on"), requests.resume, view.id)
        else:
            self._because(self.tr("Put it on hold"), "", self.tr("Hold"), requests.hold, view.id)

    def cancel(self, view: RequestView) -> None:
        """Cancel it; whoever has it acknowledges."""
        about = self.tr("The analyst who has it acknowledges that they have seen it.")
        self._because(self.tr("Cancel the request"), about, self.tr("Cancel it"), requests.cancel, view.id)

    def clarify(self, view: RequestView) -> None:
        """Put a question or an answer to the questions."""
        self._words(self.tr("A question, or an answer"), "", self.tr("Add"), requests.clarify, view.id)

    def stop(self, view: RequestView) -> None:
        """Put a stop-work notice on the bench."""
        about = self.tr("It stands on the analyst's bench before the next step, until they have acknowledged it.")
        self._words(self.tr("Stop work"), about, self.tr("Stop work"), requests.stop_work, view.id)

    def urgency(self, view: RequestView) -> None:
        """Set the urgency by hand."""
        about = self.tr("The reason stands beside the number for everybody.")
        asking = Asking(self.tr("Set the urgency"), about, self.tr("Set"), self._page.desk.over)
        points = QSpinBox()
        points.setRange(0, 999)
        points.setValue(view.urgency.points)
        asking.form.add("points", self.tr("&Points"), points)
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.require("reason")
        self._ask(
            asking,
            lambda said: self._do(asking, requests.override_urgency, view.id, said["points"], reason=said["reason"]),
        )

    def promise(self, view: RequestView) -> None:
        """Promise it for another day."""
        about = self.tr("The customer sees the day, and reads the reason.")
        asking = Asking(self.tr("Promise another day"), about, self.tr("Promise it"), self._page.desk.over)
        asking.form.add("day", self.tr("&Day"), date_input())
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.form.fill({"day": view.promised_for})
        asking.require("reason")
        self._ask(asking, lambda said: self._do(asking, requests.promise, view.id, said["day"], reason=said["reason"]))

    def assign(
        self, view: RequestView, loads: Sequence[Load], methods: Sequence[Version], person: int | None = None
    ) -> None:
        """Give it to an analyst, by a method that serves it; again to another one when somebody has it."""
        again = view.state != "ACCEPTED"
        serving = [one for one in methods if one.state == "CURRENT" and view.examination in one.read.examinations]
        if not serving:
            self._page.desk.messages.warn(self.tr(
                "No method in force serves this examination. One is proposed and approved on the page Methods, and "
                "people are authorised for it."
            ))  # fmt: skip
            return
        title = self.tr("Give it to somebody else") if again else self.tr("Assign the request")
        asking = Asking(title, "", self.tr("Assign"), self._page.desk.over)
        asking.form.add("method", self.tr("&Method"), Choice([(one.method, one.code) for one in serving]))
        asking.form.add("person", self.tr("&Analyst"), Choice([(one.person, self._load(one)) for one in loads]))
        asking.form.add(
            "reason", self.tr("&Reason"), long_text(2), note="" if again else self.tr("Only when out of turn")
        )
        asking.form.fill({"method": serving[0].method if len(serving) == 1 else None, "person": person})
        asking.require("method", "person", *(("reason",) if again else ()))
        act = requests.reassign if again else requests.assign

        def given(said: dict[str, Any]) -> None:
            self._do(asking, act, view.id, said["person"], said["method"], reason=said["reason"])

        self._ask(asking, given)

    # -- own ---------------------------------------------------------------------------------------------------

    def _load(self, load: Load) -> str:
        return self.tr("{name}, {count} in hand").format(name=load.name, count=load.open)

    def _because(self, title: str, about: str, go_on: str, fn: Callable[..., Any], request: int) -> None:
        asking = Asking(title, about, go_on, self._page.desk.over)
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.require("reason")
        self._ask(asking, lambda said: self._do(asking, fn, request, reason=said["reason"]))

    def _words(self, title: str, about: str, go_on: str, fn: Callable[..., Any], request: int) -> None:
        asking = Asking(title, about, go_on, self._page.desk.over)
        asking.form.add("words", self.tr("&Words"), long_text(3))
        asking.require("words")
        self._ask(asking, lambda said: self._do(asking, fn, request, said["words"]))

    def _ask(self, asking: Asking, given: Callable[[dict[str, Any]], object]) -> None:
        asking.given.connect(given)
        asking.open()

    def _do(self, asking: Asking, fn: Callable[..., Any], *args: Any, **kw: Any) -> None:
        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))
            if isinstance(error, NeedsReason) and "reason" in asking.form.fields:
                asking.form.fields["reason"].input.setFocus()

        self._page.act(fn, *args, then=lambda _: asking.agree(), refused=refused, act=uuid4(), **kw)
