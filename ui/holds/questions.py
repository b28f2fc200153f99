"""What a person may do to a hold that stands: let it last longer, or lift it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject

from lims_desktop import holds
from lims_desktop.errors import LimsError
from ui.custody.wording import minute
from ui.forms import text_input
from ui.holds.ending import add_ending, ending
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.terms import Terms

MAY_HOLD = frozenset({"evidence_technician", "laboratory_manager", "quality_manager", "medical_examiner"})
MAY_LIFT = frozenset({"laboratory_manager", "quality_manager"})


class HoldQuestions(QObject):
    """Each is asked in one dialog that stays open until the laboratory has agreed."""

    def __init__(self, page: Page, terms: Callable[[], Terms]) -> None:
        super().__init__(page)
        self._page = page
        self._terms = terms

    def lift(self, hold: int, kind: str, authority: str) -> None:
        """Lift a hold, with a reason; one that rests on somebody's authority names the document that lifts it."""
        outside = bool(self._terms().particulars("hold_kind", kind).get("needs_authority"))
        own = self.tr("A hold of the laboratory's own is lifted by somebody other than who set it.")
        about = f"{self._terms().word('hold_kind', kind)} · {authority}"
        about += "" if outside else f"\n{own}"
        asking = Asking(self.tr("Lift the hold"), about, self.tr("Lift"), self._page.desk.over)
        if outside:
            asking.form.add("authority", self.tr("&Document that lifts it"), text_input())
            asking.require("authority")
        asking.form.add("reason", self.tr("&Reason"), text_input())
        asking.require("reason")
        asking.given.connect(
            lambda said: self._do(asking, holds.lift, hold, reason=said["reason"], authority=said.get("authority"))
        )
        asking.open()

    def extend(self, hold: int, authority: str, expires: datetime) -> None:
        """Let a hold last longer, or without an end."""
        about = self.tr("{authority}: it ends on {moment}. It may be extended; to end it sooner, lift it.")
        about = about.format(authority=authority, moment=minute(expires))
        asking = Asking(self.tr("Extend the hold"), about, self.tr("Extend"), self._page.desk.over)
        add_ending(asking.form, expires)
        asking.form.fill({"ends": True})
        asking.form.add("reason", self.tr("&Reason"), text_input())
        asking.require("reason")
        asking.given.connect(lambda said: self._do(asking, holds.extend, hold, ending(said), reason=said["reason"]))
        asking.open()

    def _do(self, asking: Asking, fn: Callable[..., Any], *args: Any, **kw: Any) -> None:
        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        self._page.act(fn, *args, then=lambda _: asking.agree(), refused=refused, act=uuid4(), **kw)
