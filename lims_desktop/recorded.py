"""What every act answers besides its own words: the receipts of what it wrote into the ledger."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Receipt:
    """One ledger entry as the laboratory told it; `number` counts within the stream, `hash` is hexadecimal."""

    entry: int
    stream: str
    number: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The answer of an act."""

    receipts: list[Receipt] = field(default_factory=list)
