"""What a verification found, in a form that can be shown, printed and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lims_desktop.errors import LimsError
from lims_desktop.ledger import Anchor
from lims_desktop.sentences import sentence

LAST = 1 << 62
MOST = 1000


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is not as it was recorded: which entry (as far as one can be named), and what is wrong."""

    code: str
    entry: int | None = None
    stream: str | None = None
    number: int | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)

    def sentence(self, language: str = "en") -> str:
        """What to tell the person who asked."""
        particulars = {"entry": self.entry, "stream": self.stream, "number": self.number} | dict(self.detail)
        return sentence(LimsError(self.code, **particulars), language)


class Findings:
    """Collects what is found: the first thousand, and how many there were."""

    def __init__(self) -> None:
        self.kept: list[Finding] = []
        self.count = 0

    def add(self, code: str, entry: int | None = None, stream: bytes | str | None = None, number: int | None = None,
            **detail: Any) -> None:  # fmt: skip
        """Remember one finding."""
        self.count += 1
        if len(self.kept) < MOST:
            name = stream.decode("utf-8", "replace") if isinstance(stream, bytes) else stream
            self.kept.append(Finding(code, entry, name, number, detail))

    def in_order(self) -> tuple[Finding, ...]:
        """The findings by entry; those that belong to no single entry come last."""
        return tuple(sorted(self.kept, key=lambda each: LAST if each.entry is None else each.entry))


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome: sound when nothing was found.

    `partly` names the tables of which this login sees only some rows, so that a missing one proves nothing; `unread`
    those it may not read at all. `size` and `root` are the recomputed tree's; `newest` is the last checkpoint in it.
    """

    findings: tuple[Finding, ...]
    found: int
    entries: int
    checkpoints: int
    custody: int
    rows: int
    anchors: int
    receipts: int
    size: int
    root: bytes
    seconds: float
    partly: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    newest: Anchor | None = None

    @property
    def sound(self) -> bool:
        """Whether everything is as it was recorded."""
        return not self.found

    @property
    def first(self) -> Finding | None:
        """The earliest broken entry."""
        return self.findings[0] if self.findings else None

    def sentence(self, language: str = "en") -> str:
        """The verdict in one or two sentences."""
        numbers = {"entries": self.entries, "checkpoints": self.checkpoints, "found": self.found}
        if self.first is None:
            held = {"anchors": self.anchors, "receipts": self.receipts}
            return sentence(LimsError("verify.sound", **numbers, **held), language)
        return sentence(LimsError("verify.broken", **numbers), language) + " " + self.first.sentence(language)
