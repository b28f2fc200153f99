"""The words of one subject in the reader's language: as text, as badges, as a list to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from ui.parts.badge import Badge

Code = TypeVar("Code", str, str | None)


class Vocabulary:
    """The texts of one context of the translations, as QT_TRANSLATE_NOOP marks them."""

    def __init__(self, context: str) -> None:
        self._context = context

    def say(self, text: object) -> str:
        """A text in the reader's language; one that is not of this vocabulary stays as it is."""
        return QCoreApplication.translate(self._context, str(text))

    def badge(self, of: Mapping[Code, tuple[object, str]], code: Code) -> Badge:
        """The words and the tone of a code; the code itself where the table does not know it."""
        text, tone = of.get(code, (code or "", "neutral"))
        return Badge(self.say(text), tone)

    def options(self, of: Mapping[str, object]) -> list[tuple[str, str]]:
        """The codes of these words, with or without a tone, to choose from."""
        return [(code, self.say(text[0] if isinstance(text, tuple) else text)) for code, text in of.items()]
