"""The words of the controlled lists in the reader's language, kept by a page after it asked for them once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lims_desktop.lists import Term


class Terms:
    """A code's words, and the terms of a list to choose from."""

    def __init__(self, terms: Sequence[Term] = (), language: str = "en") -> None:
        self._terms = {(term.list, term.code): term for term in terms}
        self._language = language

    @property
    def language(self) -> str:
        """The reader's language: 'en' or 'es'."""
        return self._language

    def __bool__(self) -> bool:
        return bool(self._terms)

    def word(self, of: str, code: str | None) -> str:
        """The words for a code of this list; the code itself when the list has lost it."""
        term = self._terms.get((of, code or ""))
        return term.named(self._language) if term else code or ""

    def particulars(self, of: str, code: str | None) -> Mapping[str, Any]:
        """What the list says of a code beside its words."""
        term = self._terms.get((of, code or ""))
        return term.extra if term else {}

    def unit(self, code: str | None) -> str:
        """The short sign of a unit."""
        term = self._terms.get(("unit", code or ""))
        return str(term.extra.get("symbol") or term.named(self._language)) if term else code or ""

    def options(self, of: str) -> list[tuple[str, str]]:
        """The terms of a list as (code, words), in the order in which they are offered."""
        return [(term.code, term.named(self._language)) for term in self._terms.values() if term.list == of]
