"""Is this file a paper of the laboratory? Its bytes against the ledger, and the checkpoint it prints against the tree.

The SHA-256 of the file finds the document and the entry that has told of it since it was kept; the entry is recomputed.
The ledger must still begin with what the printed checkpoint covers: the newest root is recomputed from there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import select

from lims_desktop import witness
from lims_desktop.errors import LimsError, Refused
from lims_desktop.lab import Lab
from lims_desktop.ledger import Entry
from lims_desktop.merkle import Peaks
from lims_desktop.sentences import sentence
from lims_desktop.tables.ledger import Checkpoint, Leaf
from lims_desktop.verify.station import Steps
from lims_desktop.wire import answered

LARGEST = 26_214_400
"""No paper of the laboratory has more bytes."""

PIECE = 20_000
"""Leaves read at a time."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was issued with these bytes; `position` is the place of its entry in the tree."""

    code: str
    kind: str
    stream: str
    issued_at: datetime
    issued_by: str
    entry: Entry
    position: int | None = None
    checkpoint_size: int | None = None
    checkpoint_root: str | None = None


@dataclass(frozen=True, slots=True)
class PaperChecked:
    """A genuine paper: who issued it when, its entry, the checkpoint it names and the newest one grown from it."""

    found: Found
    sha256: str
    size: int
    newest: int

    @property
    def covered(self) -> bool:
        """Whether the newest checkpoint covers the paper's own entry already."""
        return self.found.position is not None and self.found.position < self.newest

    def sentences(self, language: str, kind: str = "") -> list[str]:
        """What is known of the paper, in words; `kind` is what the reader calls this kind of paper."""
        found = self.found
        genuine = LimsError(
            "verify.paper_genuine",
            code=found.code,
            kind=kind or found.kind.replace("_", " "),
            issued_by=found.issued_by,
            issued_at=f"{found.issued_at:%Y-%m-%d %H:%M:%S %z}",
            entry=found.entry.id,
        )
        state = "verify.paper_covered" if self.covered else "verify.paper_waiting"
        return [sentence(genuine, language), sentence(LimsError(state, size=self.size, newest=self.newest), language)]


@dataclass(frozen=True, slots=True)
class _Sight:
    size: int
    root: bytes
    peaks: list[bytes]


@dataclass(frozen=True, slots=True)
class _Place:
    position: int
    hash: bytes


def check_file(lab: Lab, path: str, *, progress: Steps) -> PaperChecked:
    """Check the file at this path; refused with `verify.not_a_paper` when the laboratory never issued these bytes."""
    file = Path(path)
    try:
        if file.stat().st_size > LARGEST:
            raise Refused("verify.not_a_paper")
        content = file.read_bytes()
    except OSError as problem:
        raise Refused("verify.paper_unreadable", file=path, why=problem.strerror or str(problem)) from problem
    return check(lab, content, progress=progress)


def check(lab: Lab, content: bytes, *, progress: Steps) -> PaperChecked:
    """Check these bytes: see the module. Refused with a sentence that says what is not as it should be."""
    digest = sha256(content).hexdigest()
    told: dict[str, Any] | None = lab.call("paper_of", sha256=digest)
    if told is None:
        raise Refused("verify.not_a_paper")
    found = answered(Found, told)
    if found.entry.digest() != found.entry.hash or json.loads(found.entry.body).get("sha256") != digest:
        raise Refused("verify.paper_broken", code=found.code, entry=found.entry.id)
    witness.look(lab)  # what this station has kept of the ledger still stands
    printed = _printed(lab, found)
    newest = _grown(lab, found, printed, progress) if printed else 0
    return PaperChecked(found, digest, printed.size if printed else 0, newest)


def _printed(lab: Lab, found: Found) -> _Sight | None:
    """The checkpoint the paper prints; for a receipt, which prints one in words only, the last before its own entry."""
    if found.checkpoint_size is not None:
        sight = _sight(lab, Checkpoint.size == found.checkpoint_size)
        if sight is None or sight.root.hex() != found.checkpoint_root:
            raise Refused("verify.paper_checkpoint", code=found.code, size=found.checkpoint_size)
    else:
        sight = (
            _sight(lab, Checkpoint.size <= found.position)
            if found.position is not None
            else _sight(lab, Checkpoint.size > 0)
        )
    if sight is not None and Peaks(sight.size, sight.peaks).root() != sight.root:
        raise Refused("verify.paper_checkpoint", code=found.code, size=sight.size)
    return sight


def _sight(lab: Lab, which: Any) -> _Sight | None:
    query = select(Checkpoint.size, Checkpoint.root, Checkpoint.peaks).where(which)
    return next(iter(lab.rows(query.order_by(Checkpoint.size.desc()).limit(1), _Sight)), None)


def _grown(lab: Lab, found: Found, printed: _Sight, progress: Steps) -> int:
    """The size of the newest checkpoint, whose root follows from the printed one and every leaf since."""
    newest = _sight(lab, Checkpoint.size >= printed.size)
    assert newest is not None  # the printed one at least
    peaks = Peaks(printed.size, printed.peaks)
    while peaks.size < newest.size:
        progress(peaks.size - printed.size, newest.size - printed.size, "leaves")
        where = (Leaf.position >= peaks.size) & (Leaf.position < min(newest.size, peaks.size + PIECE))
        leaves = lab.rows(select(Leaf.position, Leaf.hash).where(where).order_by(Leaf.position), _Place)
        own = [leaf.hash for leaf in leaves if leaf.position == found.position]
        if not leaves or own not in ([], [found.entry.hash]):
            raise Refused("verify.paper_broken", code=found.code, entry=found.entry.id)
        peaks.extend(leaf.hash for leaf in leaves)
    if peaks.root() != newest.root:
        raise Refused("verify.paper_checkpoint", code=found.code, size=printed.size)
    return newest.size
