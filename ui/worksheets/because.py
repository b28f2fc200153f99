"""A step that needs a reason: asked for over the page, and kept open with the sentence while the laboratory refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from lims_desktop.errors import LimsError
from ui.forms import long_text
from ui.page import Page
from ui.parts.asking import Asking


def because(page: Page, title: str, about: str, go_on: str, step: Callable[..., Any], *about_what: Any) -> None:
    """Ask why, do `step(lab, *about_what, reason=...)`, and load the page anew."""
    asking = Asking(title, about, go_on, page.desk.over)
    asking.form.add("reason", QCoreApplication.translate("worksheettools", "&Reason"), long_text(2))
    asking.require("reason")
    asking.given.connect(lambda said: answer(page, asking, step, *about_what, reason=said["reason"]))
    asking.open()


def answer(page: Page, asking: Asking, step: Callable[..., Any], *args: Any, **kw: Any) -> None:
    """Do the step with what was answered; the question closes when it is done."""

    def done(_stepped: object) -> None:
        asking.agree()
        page.reload()

    def refused(error: LimsError) -> None:
        asking.refuse(page.desk.sentence(error))

    page.act(step, *args, then=done, refused=refused, act=uuid4(), **kw)
