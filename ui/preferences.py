"""What a person chose about the screen on this computer: language, look, sizes, the last login. Nothing of evidence."""

from __future__ import annotations

import locale
import os

from PySide6.QtCore import QByteArray, QSettings

from ui.theme import NORMAL, SYSTEM

LANGUAGES = {"en": "English", "es": "Español"}


class Preferences:
    """Kept in a small file of the person's own."""

    def __init__(self, settings: QSettings | None = None) -> None:
        form, scope = QSettings.Format.IniFormat, QSettings.Scope.UserScope
        self._kept = settings or QSettings(form, scope, "lims-desktop", "screen")

    @property
    def language(self) -> str:
        """`en` or `es`: what was chosen, otherwise the system's."""
        chosen = self._text("language", "")
        return chosen if chosen in LANGUAGES else system_language()

    @language.setter
    def language(self, value: str) -> None:
        self._kept.setValue("language", value)

    @property
    def look(self) -> str:
        """`system`, `light` or `dark`."""
        return self._text("look", SYSTEM)

    @look.setter
    def look(self, value: str) -> None:
        self._kept.setValue("look", value)

    @property
    def density(self) -> str:
        """`normal` or `touch`."""
        return self._text("density", NORMAL)

    @density.setter
    def density(self, value: str) -> None:
        self._kept.setValue("density", value)

    @property
    def login(self) -> str:
        """Who signed in here last."""
        return self._text("login", "")

    @login.setter
    def login(self, value: str) -> None:
        self._kept.setValue("login", value)

    @property
    def remembers(self) -> bool:
        """Whether the person asked to have the password remembered."""
        return self._text("remembers", "no") == "yes"

    @remembers.setter
    def remembers(self, value: bool) -> None:
        self._kept.setValue("remembers", "yes" if value else "no")

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood last; empty the first time."""
        kept = self._kept.value("geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._kept.setValue("geometry", value)

    def signing_key(self, login: str) -> dict[str, str]:
        """Where this person's signing key was last: kind, path and label; never its passphrase."""
        return {name: self._text(f"signing/{login}/{name}", "") for name in ("kind", "path", "label")}

    def keep_signing_key(self, login: str, place: dict[str, str]) -> None:
        """Remember where this person's signing key is."""
        for name, value in place.items():
            self._kept.setValue(f"signing/{login}/{name}", value)

    def _text(self, name: str, otherwise: str) -> str:
        return str(self._kept.value(name, otherwise))


def system_language() -> str:
    """The language of the system when we speak it, otherwise English."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    tongue = (named or locale.getlocale()[0] or "")[:2].lower()
    return tongue if tongue in LANGUAGES else "en"
