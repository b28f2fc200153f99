"""One question of quality in one dialog, which stays, with all that was typed, until the laboratory has agreed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject

from lims_desktop.errors import LimsError, NeedsReason, Refused
from lims_desktop.lab import Lab
from ui.page import Page
from ui.parts.asking import Asking


class Asked(QObject):
    """The questions of one page; `asking` is the one that was asked last."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.page = page
        self.asking: Asking | None = None

    def begin(self, title: str, about: str, go_on: str, columns: int = 1) -> Asking:
        """A dialog to be given its fields and opened."""
        self.asking = Asking(title, about, go_on, self.page.desk.over, columns)
        return self.asking

    def send(self, fn: Callable[..., Any], *args: Any, then: Callable[[Any], object] | None = None, **kw: Any) -> None:
        """Do the act; a refusal is said in the dialog, an answer closes it."""
        asking = self.asking
        assert asking is not None

        def refused(error: LimsError) -> None:
            asking.say_refusal(self.page.desk, error)

        def agreed(answer: Any) -> None:
            asking.agree()
            (then or self._reload)(answer)

        self.page.act(partial(_reason_asked_here, fn), *args, act=uuid4(), then=agreed, refused=refused, **kw)

    def _reload(self, _answer: Any) -> None:
        self.page.reload()


def _reason_asked_here(fn: Callable[..., Any], lab: Lab, *args: Any, **kw: Any) -> Any:
    """The dialog has a field for the reason: that it is missing is said there and not asked in another dialog."""
    try:
        return fn(lab, *args, **kw)
    except NeedsReason as needed:
        raise Refused(needed.code, **dict(needed.detail)) from needed
