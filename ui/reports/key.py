"""A person's signing key, asked for over the page: a file under its passphrase, or a token under its PIN.

Where it is, this computer remembers; the passphrase nobody does. One's own password is asked for beside it: the
laboratory does not see the key, but who signs must have proved a moment ago who they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog

from lims_desktop.errors import Refused
from ui.forms import text_input
from ui.parts.asking import Asking
from ui.parts.choice import Choice
from ui.parts.inside import InsideButton
from ui.parts.passwords import PasswordEdit
from ui.parts.smallfile import small_file
from ui.preferences import Preferences

if TYPE_CHECKING:
    from pyhanko.sign.signers import Signer

FILE, TOKEN = "file", "token"


@dataclass(frozen=True)
class Key:
    """Where a key is and what opens it. `path` is the file, or the library of the token's maker."""

    kind: str
    path: str
    label: str = ""
    secret: str = field(default="", repr=False)

    @contextmanager
    def opened(self) -> Iterator[Signer]:
        """The key, ready to sign. Refused when it is not there or does not open."""
        from lims_desktop.signing.keys import key_file, token

        if self.kind == TOKEN:
            with token(self.path, self.label, self.secret) as signer:
                yield signer
            return
        try:
            content = small_file(self.path)
        except OSError as problem:
            raise Refused("signing.no_key_file", why=problem.strerror or str(problem)) from problem
        with key_file(content, self.secret) as signer:
            yield signer


class KeyQuestion(Asking):
    """Asks for the key, its passphrase and one's password; room above them for what is signed."""

    def __init__(self, title: str, about: str, go_on: str, login: str, over: Any, preferences: Preferences) -> None:
        super().__init__(title, about, go_on, over, columns=2)
        self._login, self._preferences = login, preferences
        kinds = [(FILE, self.tr("key file")), (TOKEN, self.tr("token"))]
        self.kind, self.path = Choice(kinds), text_input(400)
        self.secret, self.password = PasswordEdit(), PasswordEdit()
        note = self.tr("This computer remembers where the key is, never its passphrase.")
        self.form.add("kind", self.tr("&Key"), self.kind)
        self.form.add("label", self.tr("&Name of the token"), text_input(100))
        self.form.add("path", self.tr("&File"), self.path, note=note, span=2)
        self.form.add("secret", self.tr("Pass&phrase or PIN of the key"), self.secret)
        self.form.add("password", self.tr("&My own password"), self.password)
        InsideButton(self.path, "file", self.tr("Choose a file …  (Ctrl+O)"), self._choose)
        QShortcut(QKeySequence("Ctrl+O"), self, self._choose)
        self.require("kind", "path", "secret", "password")
        self.kind.picked.connect(self._narrow)
        kept = preferences.signing_key(login)
        self.form.fill({"kind": kept["kind"] or FILE, "path": kept["path"], "label": kept["label"]})
        self._narrow()

    @property
    def key(self) -> Key:
        """What was answered; where the key is, is remembered."""
        said = {name: str(self.form[name] or "") for name in ("kind", "path", "label")}
        self._preferences.keep_signing_key(self._login, said)
        return Key(**said, secret=self.secret.text())

    def open(self) -> None:
        """Ask; where the key is known already, only for the passphrase."""
        super().open()
        if self.path.text():
            self.secret.setFocus()

    @Slot()
    def _choose(self) -> None:
        keys = QCoreApplication.translate("KeyQuestion", "Keys")
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Key file"), self.path.text(), f"{keys} (*.p12 *.pfx);;* (*)"
        )
        if name:
            self.path.setText(name)

    @Slot()
    def _narrow(self) -> None:
        token = self.kind.value == TOKEN
        self.form.fields["label"].setVisible(token)
        self.form.fields["path"].name.setText(self.tr("&Library of the token") if token else self.tr("&File"))
