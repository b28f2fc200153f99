"""What is asked before a method is proposed, approved or rejected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from lims_desktop.errors import LimsError, Refused
from lims_desktop.methods import reading, register
from lims_desktop.methods.definition import Method
from lims_desktop.methods.register import Version
from ui.forms import long_text
from ui.methods import wording
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.choice import Choice


class Questions(QObject):
    """Asks, and does what was answered."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page

    def from_file(self) -> None:
        """Propose the definition in a file."""
        title = self.tr("Propose the method in a file")
        path, _ = QFileDialog.getOpenFileName(self._page, title, "", "TOML (*.toml)")
        if path:
            self._page.ask(_file, Path(path), then=self._propose)

    def shipped(self, known: dict[str, Version]) -> None:
        """Propose a method that comes with the product, when the laboratory has none of it or another text."""
        methods = {code: one for code, one in reading.shipped().items() if self._is_news(one, known.get(code))}
        if not methods:
            self._page.desk.messages.say(
                self.tr("Every method that comes with the program is in the register already.")
            )
            return
        language = self._page.desk.language
        about = self.tr("It comes into force when quality and one more person have approved it.")
        asking = Asking(self.tr("Propose a method"), about, self.tr("Propose"), self._page.desk.over)
        options = [(code, wording.named(one, language)) for code, one in methods.items()]
        asking.form.add("code", self.tr("&Method"), Choice(options))
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.require("code", "reason")
        asking.given.connect(
            lambda said: self._do(asking, register.propose, methods[said["code"]], reason=said["reason"])
        )
        asking.open()

    def approve(self, version: Version, then: Callable[[], object]) -> None:
        """Approve exactly the text that is shown, with one's own password."""
        method = version.read
        purpose = self.tr("Approve version {number} of {method} ({sha256}).").format(
            number=version.number, method=wording.named(method, self._page.desk.language), sha256=version.sha256[:12]
        )
        self._page.desk.ask_password(
            purpose, register.approve, version.id, version.sha256, act=uuid4(), login=self._page.desk.lab.me.login,
            then=lambda _: then(),
        )  # fmt: skip

    def reject(self, version: Version) -> None:
        """Reject a proposal, saying why."""
        title = self.tr("Reject version {number} of {method}").format(number=version.number, method=version.code)
        asking = Asking(
            title, self.tr("It stays in the register, with the reason."), self.tr("Reject"), self._page.desk.over
        )
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.require("reason")
        asking.given.connect(lambda said: self._do(asking, register.reject, version.id, reason=said["reason"]))
        asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _is_news(self, method: Method, known: Version | None) -> bool:
        return known is None or known.sha256 != reading.digest(method)

    def _propose(self, method: Method) -> None:
        title = self.tr("Propose {method}").format(method=wording.named(method, self._page.desk.language))
        asking = Asking(title, self.tr("Say what is new in this version."), self.tr("Propose"), self._page.desk.over)
        asking.form.add("reason", self.tr("&Reason"), long_text(2))
        asking.require("reason")
        asking.given.connect(lambda said: self._do(asking, register.propose, method, reason=said["reason"]))
        asking.open()

    def _do(self, asking: Asking, fn: Callable[..., Any], *args: Any, **kw: Any) -> None:
        def refused(error: LimsError) -> None:
            asking.refuse(self._page.desk.sentence(error))

        self._page.act(fn, *args, then=lambda _: asking.agree(), refused=refused, act=uuid4(), **kw)


def _file(_lab: object, path: Path) -> Method:
    """The method in a file; refused with the first thing that is wrong with it."""
    from lims_desktop.methods.checking import complaints

    method = reading.read_file(path)
    for complaint in complaints(method):
        assert isinstance(complaint, Refused)
        raise complaint
    return method
