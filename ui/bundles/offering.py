"""A disclosure bundle made from the page of a case or a report: asked for, written with progress, its end told.

The work belongs to the desk: it goes on when its page is left, and its answer never touches a page that is gone.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QLineEdit

from lims_desktop.bundles import MAY_MAKE, Begun
from lims_desktop.errors import LimsError
from lims_desktop.lab import Lab
from ui.desk import Desk
from ui.forms import long_text, text_input
from ui.messages import Message, Tone
from ui.page import Page
from ui.parts.asking import Asking
from ui.parts.inside import InsideButton
from ui.parts.passwords import PasswordEdit
from ui.work import Job, Steps

_NEVER_OVER = QFileDialog.Option.DontConfirmOverwrite
"""The dialog does not ask whether a file is to be written over: none ever is."""


class BundleQuestion(QObject):
    """What is asked before a bundle is made; everything typed stays until it is begun."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self.asking: Asking | None = None

    @property
    def is_for_me(self) -> bool:
        """Whether my duty makes bundles."""
        return bool(self._page.desk.lab.me.duties & MAY_MAKE)

    def ask(self, subject: str, number: int, name: str) -> None:
        """Ask for whom it is, where it goes, and my password."""
        about = self.tr(
            "Everything recorded about it as one file: signed reports, worksheets with every attempt and every "
            "superseded value, custody, files, the ledger with its proof. It can be checked without this program. "
            "That it was made, for whom, and its SHA-256 stay in the ledger."
        )
        title = self.tr("Disclosure bundle of {name}").format(name=name)
        asking, path = Asking(title, about, self.tr("&Make it"), self._page.desk.over), text_input(400)
        self.asking = asking
        asking.form.add("reason", self.tr("&For whom, and why"), long_text(2))
        asking.form.add("file", self.tr("F&ile"), path, note=self.tr("It is never written over another file."))
        password = PasswordEdit()
        asking.form.add("password", self.tr("My &password"), password)
        path.setText(str(Path.home() / f"{name}.zip"))
        self._offer_choosing(asking, path)
        asking.require("reason", "file", "password")
        asking.given.connect(lambda said: self._begin(asking, subject, number, said | {"password": password.text()}))
        asking.open()

    # -- own ---------------------------------------------------------------------------------------------------

    def _offer_choosing(self, asking: Asking, path: QLineEdit) -> None:
        def choose() -> None:
            title = self.tr("Where the bundle goes")
            name, _ = QFileDialog.getSaveFileName(asking, title, path.text(), "ZIP (*.zip)", options=_NEVER_OVER)
            if name:
                path.setText(name)

        InsideButton(path, "file", self.tr("Choose a file …  (Ctrl+O)"), choose)
        QShortcut(QKeySequence("Ctrl+O"), asking, choose)

    def _begin(self, asking: Asking, subject: str, number: int, said: dict[str, Any]) -> None:
        from lims_desktop.bundling import making

        desk = self._page.desk
        wanted = making.Wanted(subject, number, said["reason"], desk.language)

        def begun(answer: Begun) -> None:
            asking.agree()
            write(desk, answer, wanted, said["file"])

        def refused(error: LimsError) -> None:
            asking.say_refusal(desk, error)

        self._page.act(
            making.begin_with, wanted, said["password"], said["file"], act=uuid4(), then=begun, refused=refused
        )


def write(desk: Desk, begun: Begun, wanted: Any, path: str) -> Steps:
    """Write the bundle beside everything else; how far it is stands at the foot of the window, with Stop."""
    steps, said = Steps(), _words()
    steps.loss = said["leaving"].format(number=begun.number)
    run = partial(_complete, desk.lab, begun, wanted, path, steps)
    refused = partial(_refused, desk, said["stopped"].format(number=begun.number))
    desk.work.ask(Job(run, partial(_made, desk, said), refused, desk.is_open, steps))
    return steps


def _complete(lab: Lab, begun: Begun, wanted: Any, path: str, steps: Steps) -> Any:
    from lims_desktop.bundling import making

    said = _words()

    def progress(done: int, total: int, what: str) -> None:
        steps(done, total or 1, said[what].format(done=f"{done:,}", total=f"{total:,}"))

    return making.complete(lab, begun, wanted, path, progress=progress, act=uuid4())


def _made(desk: Desk, said: dict[str, str], made: Any) -> None:
    if not made.is_recorded:
        text = said["unheard"].format(number=made.number, path=made.path)
        desk.messages.post(Message(text, Tone.WARNING, lasting=True))
        desk.lost.emit()
    elif made.trouble:
        text = said["trouble"].format(number=made.number, path=made.path, why=made.trouble)
        desk.messages.post(Message(text, Tone.WARNING, lasting=True))
    else:
        text = said["made"].format(number=made.number, path=made.path)
        desk.messages.post(Message(text, Tone.GOOD, lasting=True))
    desk.changed.emit(frozenset({"case"}))


def _refused(desk: Desk, stopped: str, error: LimsError) -> None:
    from lims_desktop.errors import Cancelled

    if isinstance(error, Cancelled):
        desk.messages.say(stopped)
    else:
        desk.tell(error)


SENTENCES = {
    "ledger": QT_TRANSLATE_NOOP("bundles", "Bundle: entries of the ledger, {done} of {total}"),
    "files": QT_TRANSLATE_NOOP("bundles", "Bundle: files, {done} of {total}"),
    "checking": QT_TRANSLATE_NOOP("bundles", "Bundle: checking what was written"),
    "leaving": QT_TRANSLATE_NOOP(
        "bundles", "The bundle {number} is still being made; whoever leaves now stops it, and gets no file."
    ),
    "unheard": QT_TRANSLATE_NOOP(
        "bundles",
        "The bundle {number} is written: {path}. The server did not answer: whether its SHA-256 was recorded stands in "
        "the list of bundles once it does. If it does not stand there, make the bundle anew.",
    ),
    "stopped": QT_TRANSLATE_NOOP(
        "bundles", "Stopped. Nothing of the bundle {number} was written; that it was begun is recorded."
    ),
    "made": QT_TRANSLATE_NOOP("bundles", "The bundle {number} is made, and everything in it holds: {path}"),
    "trouble": QT_TRANSLATE_NOOP("bundles", "The bundle {number} is made: {path}. Its check found something: {why}"),
}


def _words() -> dict[str, str]:
    """The sentences, in the language of the screen."""
    return {name: QCoreApplication.translate("bundles", str(text)) for name, text in SENTENCES.items()}
