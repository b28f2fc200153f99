"""How long one item is kept, and by which rule (domain.md section 10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Kept:
    """Which rule keeps an item; `due` is None while no date lets it go (`waits`: closed, outcome, authority)."""

    item: str
    state: str
    ripe: bool | None
    rule: str | None
    name: str | None
    name_es: str | None
    action: str
    consents: list[str]
    due: date | None
    waits: str | None
    review_on: date
    kept_until: date | None = None
    outcome: str | None = None

    def named(self, language: str) -> str:
        """The rule in this language ('en' or 'es'); empty when none fits."""
        return (self.name_es if language.startswith("es") else self.name) or ""
